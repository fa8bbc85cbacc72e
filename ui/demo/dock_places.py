"""Where the kiosk's window and the dock stand on the developer's screen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

from ui.demo.world import Glass

_SHARE = 0.9  # of the screen's height; the rest is for the windows' frames
_DOCK_WIDTH = 640
_LEAST_DOCK_WIDTH = 560
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
    """An upright panel scaled to the screen, the dock right of it, both centred."""
    panel = Glass()
    height = round(available.height() * _SHARE)
    zoom = min(max(height / _DRAWN_FOR, 1.0), 2.0)
    widest = available.width() - _GAP - _LEAST_DOCK_WIDTH
    width = max(min(round(height * panel.width / panel.height), widest), _LEAST_GLASS)
    kiosk_height = round(width * panel.height / panel.width)
    left_over = available.width() - width - _GAP
    dock_width = max(min(round(_DOCK_WIDTH * zoom), left_over), _LEAST_DOCK_WIDTH)
    left = available.x() + max((left_over - dock_width) // 2, 0)
    top = available.y() + (available.height() - height) // 2
    # On a screen too narrow for both, the dock lies over the kiosk's edge and stays whole itself.
    dock_left = min(left + width + _GAP, available.x() + available.width() - dock_width)
    return Places(
        kiosk=QRect(left, top, width, kiosk_height),
        glass=Glass(width, kiosk_height, panel.px_per_mm * kiosk_height / panel.height),
        dock=QRect(dock_left, top, dock_width, height),
        zoom=min(zoom, dock_width / _DOCK_WIDTH),
    )
