"""Where the kiosk's window and the dock stand on the developer's screen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

from ui.demo.world import Glass

_SHARE = 0.9  # of the screen's height; the rest is for the windows' frames
_DOCK_WIDTH = 640
_LEAST_DOCK_WIDTH = 440
_LEAST_GLASS = 320  # as the terminal's settings have it
_GAP = 16
_DRAWN_FOR = 972  # height of the dock at zoom 1: nine tenths of 1080


@dataclass(frozen=True, slots=True)
class Places:
    """Windows in the screen's own coordinates. `zoom`: of everything in the dock."""

    kiosk: QRect
    glass: Glass
    dock: QRect
    zoom: float


def places_on(available: QRect) -> Places:
    """An upright panel scaled to the height of the screen, the dock right of it, both centred."""
    panel = Glass()
    height = max(round(available.height() * _SHARE), _LEAST_GLASS)
    width = max(round(height * panel.width / panel.height), _LEAST_GLASS)
    zoom = min(max(height / _DRAWN_FOR, 1.0), 2.0)
    left_over = available.width() - width - _GAP
    dock_width = max(min(round(_DOCK_WIDTH * zoom), left_over), _LEAST_DOCK_WIDTH)
    used = width + _GAP + dock_width
    left = available.x() + max((available.width() - used) // 2, 0)
    top = available.y() + (available.height() - height) // 2
    # On a screen too narrow for both, the dock lies over the kiosk's edge and stays whole itself.
    dock_left = min(left + width + _GAP, available.x() + available.width() - dock_width)
    return Places(
        kiosk=QRect(left, top, width, height),
        glass=Glass(width, height, panel.px_per_mm * height / panel.height),
        dock=QRect(dock_left, top, dock_width, height),
        zoom=zoom,
    )
