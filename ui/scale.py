"""How large a millimetre is on the panel."""

from __future__ import annotations

from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QGuiApplication

from kiosk.settings import ScreenSettings

_USUAL = 4.0  # dots per millimetre
_NARROWEST_MM, _WIDEST_MM = 100.0, 3_000.0
_SQUARE_WITHIN = 0.05  # of the width of a dot


def scale_of(settings: ScreenSettings) -> float:
    """Dots per millimetre: the settings', else what the first panel tells of itself, else a usual one."""
    if settings.px_per_mm is not None:
        return settings.px_per_mm
    screen = QGuiApplication.primaryScreen()
    return told(screen.size(), screen.physicalSize()) or _USUAL


def told(dots: QSize, millimetres: QSizeF) -> float | None:
    """By the size that a panel tells; None where that cannot be: no size, a projector, one turned round.

    A panel on its side may tell its size as it was made: only what gives square dots counts.
    """
    if not _NARROWEST_MM <= millimetres.width() <= _WIDEST_MM or millimetres.height() <= 0:
        return None
    across = dots.width() / millimetres.width()
    down = dots.height() / millimetres.height()
    return across if abs(across / down - 1) <= _SQUARE_WITHIN else None
