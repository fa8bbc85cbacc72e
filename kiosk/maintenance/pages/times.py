"""Moments and ages as staff read them."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Final

from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said

UNKNOWN: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Not known"))

_MINUTE: Final = 60
_HOUR: Final = 3_600
_DAY: Final = 86_400


def moment(at: float, zone: tzinfo | None) -> str:
    """As in "2027-01-15 09:30:05"; what is no time at all, in a row that somebody has altered, as it is."""
    try:
        return datetime.fromtimestamp(at, zone).astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")
    except (OverflowError, ValueError, OSError):
        return ascii(at)


def age(seconds: float) -> Said:
    """How long ago, or how long it has lasted, to the precision that somebody needs to know it."""
    whole = max(0, int(seconds))
    if whole < _MINUTE:
        return Said(QT_TRANSLATE_NOOP("Maintenance", "less than a minute"))
    if whole < _HOUR:
        return Said(QT_TRANSLATE_NOOP("Maintenance", "%1 min"), (str(whole // _MINUTE),))
    hours, minutes = whole // _HOUR, whole % _HOUR // _MINUTE
    if whole < _DAY:
        return Said(QT_TRANSLATE_NOOP("Maintenance", "%1 h %2 min"), (str(hours), str(minutes)))
    return Said(
        QT_TRANSLATE_NOOP("Maintenance", "%1 days %2 h"), (str(whole // _DAY), str(hours % 24))
    )
