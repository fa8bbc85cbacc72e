"""Pictures of every screen in every state, and what a program finds wrong with each.

`python -m ui.gallery` draws them; the tests and `./run prove gallery` look at the same set.
"""

from __future__ import annotations

from ui.gallery.looks import LANGUAGES, PANELS, Look, covering, everything, looks
from ui.gallery.studio import Studio, picture_of, show_camera_picture

__all__ = [
    "LANGUAGES",
    "PANELS",
    "Look",
    "Studio",
    "covering",
    "everything",
    "looks",
    "picture_of",
    "show_camera_picture",
]
