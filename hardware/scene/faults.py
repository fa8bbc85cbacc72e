"""What may go wrong with the scene's camera while it stays plugged in, by name."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from hardware.camera.frames import Picture

SLOW_STEP = 12  # of the scene's frames, of which a slow camera gives one

_DARK_NOISE = 7  # grey levels that a covered sensor's noise reaches; one less than a power of two


class CameraFault(StrEnum):
    """Named states of the scene's camera."""

    NONE = auto()
    SILENT = auto()  # it can be opened, but gives no frames
    HANGING = auto()  # it gives a part of a frame and nothing more
    FROZEN = auto()  # it gives frames, but it is always the same picture
    BLACK = auto()  # a cover is on the lens: nothing but the sensor's noise
    SLOW = auto()  # it gives a frame now and then


def covered(image: Picture, number: int) -> Picture:
    """What the sensor gives with a cover on the lens, other noise in each frame; takes no time."""
    import numpy as np  # noqa: PLC0415 - heavy; only the filming thread needs it

    noise = np.random.default_rng(number).bytes(image.size)
    grey = np.frombuffer(noise, np.uint8).reshape(image.shape) & np.uint8(_DARK_NOISE)
    return cast("Picture", grey)
