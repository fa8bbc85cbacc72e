"""Screens that leave by themselves: kept for a hand, begun anew when they are come back to, and let go
sooner once nobody is there any more.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.reasons import Code
from kiosk.services import offer
from kiosk.services.access import ServiceId
from kiosk.session.pay_stages import GivenBack, NothingDue, PaidUp, Uncertain
from kiosk.session.report_stages import NoneFound, PrintEnded
from kiosk.session.state import (
    Arrived,
    AtHome,
    Kiosk,
    Leaving,
    Moment,
    Offering,
    Refusing,
    Stage,
)

STAY: Final = 8.0
"""Seconds that a touch keeps a leaving screen at least."""
LEFT_BEHIND: Final = 5.0
"""Seconds that it stays with nobody there: somebody else may come to stand before it."""
_DO_NOT_PAY: Final = frozenset(
    {Code.PAYMENT_CONTRADICTION, Code.PAYMENT_BILL_TAKEN, Code.PAYMENT_BILL_PAID}
)


def kept(kiosk: Kiosk, at: Moment) -> Kiosk:
    """A screen that leaves by itself does not leave from under a hand."""
    stage = kiosk.stage
    if not isinstance(stage, Leaving):
        return kiosk
    if stage.until is None or stage.until >= at.monotonic + STAY:
        return kiosk
    return replace(kiosk, stage=replace(stage, until=at.monotonic + STAY))


def let_go(kiosk: Kiosk, at: Moment) -> Kiosk:
    """Whoever it was for has gone, with their paper or without there being any. What they must not miss is
    left to its own time: the sensor may have overlooked them, or they come back for it.
    """
    stage, soon = kiosk.stage, at.monotonic + LEFT_BEHIND
    if kiosk.attendance.gone_at is None or not isinstance(stage, Leaving) or matters(stage):
        return kiosk
    if stage.until is None or stage.until <= soon:
        return kiosk
    return replace(kiosk, stage=replace(stage, until=soon))


def matters(stage: Stage) -> bool:
    """Whether it says something that costs money or health when it is not read."""
    match stage:
        case Uncertain() | GivenBack():
            return True
        case Refusing(failure=failure):
            return failure.code in _DO_NOT_PAY
        case PrintEnded(items=items):
            return any(item.is_critical for item in items)
        case _:
            return False


def leads_back(kiosk: Kiosk) -> Offering | AtHome | None:
    """Where a screen leaves to at its time, its patient not being done; None: their session is over.

    Looking what else there is, or being told that there is nothing, costs nobody their appointment, nor
    the errands that are left at home.
    """
    match kiosk.stage:
        case (
            AtHome(back=Offering() as back)
            | NothingDue(back=Offering() as back)
            | NoneFound(back=Offering() as back)
        ):
            return back
        case NothingDue(back=AtHome() as back):
            return back if _offers_besides(kiosk, ServiceId.PAY) else None
        case NoneFound(back=AtHome() as back):
            return back if _offers_besides(kiosk, ServiceId.REPORTS) else None
        case _:
            return None


def _offers_besides(kiosk: Kiosk, done: ServiceId) -> bool:
    return any(service is not done for service in offer.tiles(kiosk))


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
