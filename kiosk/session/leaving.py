"""Screens that leave by themselves: kept for a hand, begun anew when they are come back to, and let go
sooner once nobody is there any more.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.services import offer
from kiosk.session.pay_stages import PaidUp
from kiosk.session.state import Arrived, AtHome, Kiosk, Leaving, Moment, Stage

STAY: Final = 8.0
"""Seconds that a touch keeps a leaving screen at least."""
LEFT_BEHIND: Final = 5.0
"""Seconds that it stays with nobody there: somebody else may come to stand before it."""


def kept(kiosk: Kiosk, at: Moment) -> Kiosk:
    """A screen that leaves by itself does not leave from under a hand."""
    stage = kiosk.stage
    if not isinstance(stage, Leaving):
        return kiosk
    if stage.until is None or stage.until >= at.monotonic + STAY:
        return kiosk
    return replace(kiosk, stage=replace(stage, until=at.monotonic + STAY))


def let_go(kiosk: Kiosk, at: Moment) -> Kiosk:
    """Whoever it was for has gone, with their paper or without there being any."""
    stage, soon = kiosk.stage, at.monotonic + LEFT_BEHIND
    if kiosk.attendance.gone_at is None or not isinstance(stage, Leaving):
        return kiosk
    if stage.until is None or stage.until <= soon:
        return kiosk
    return replace(kiosk, stage=replace(stage, until=soon))


def anew(back: Stage, kiosk: Kiosk, at: Moment) -> Stage:
    """As it is come back to."""
    match back:
        case AtHome():
            until = at.monotonic + kiosk.pace.nothing
            return replace(back, until=until, order=offer.tiles(kiosk))
        case Arrived(until=float()) | PaidUp(until=float()):
            return replace(back, until=at.monotonic + kiosk.pace.done)
        case _:
            return back
