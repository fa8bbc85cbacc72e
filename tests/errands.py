"""The shortest way through each errand, by real touches in a whole terminal: what it takes.

One way each, from the code held up to its being done: docs/glass.md lists them. The tests hold the numbers
of touches and screens; `./run bench errands` adds the seconds, with what the stand-ins take.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.demo.phones import Phone
from kiosk.payment.progress import CashierState
from kiosk.session.pay_screens import Paid
from kiosk.session.screens import SignedIn, TicketState
from tests.house import House

ANSWER_MS = 150
"""What the played hospital takes for each of its answers, as a real one on its own network would."""


_IN_BETWEEN = frozenset({"Attract", "Welcome", "SigningIn", "PayWait", "ReportWait", "Printing"})
"""What passes by itself, before the errand or while somebody else is at work."""

_PATIENCE = 60.0  # seconds: somebody may have many new reports


@dataclass(frozen=True, slots=True)
class Trip:
    """`screens`: those the patient had something to do or to read on, in order."""

    touches: int
    screens: tuple[str, ...]
    seconds: float


class Visitor:
    """Somebody in the lobby. Leaving is part of no errand: it happens by itself."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._touches = 0
        self._began = 0.0

    def holds_up(self, phone: Phone, *screens: str) -> None:
        house = self._house
        house.sees("Attract")
        house.recorder.forget()
        self._began = time.monotonic()
        house.hold_up(phone)
        house.sees(*screens)
        house.world.put_away()

    def touches(self, name: str, *screens: str) -> None:
        self._touches += 1
        self._house.taps(name)
        if screens:
            self._house.sees(*screens, seconds=_PATIENCE)

    def waits_until(self, condition: Callable[[Any], bool]) -> None:
        self._house.comes(condition)

    def done(self) -> Trip:
        seconds = time.monotonic() - self._began
        seen: list[str] = []
        for drawn in self._house.recorder.drawn:
            if drawn.screen not in _IN_BETWEEN and (not seen or seen[-1] != drawn.screen):
                seen.append(drawn.screen)
        self._house.recorder.forget()
        return Trip(self._touches, tuple(seen), seconds)


def sign_in(house: House) -> Trip:
    """One appointment now: until the ticket can be taken."""
    visitor = Visitor(house)
    visitor.holds_up(Phone.ONE_APPOINTMENT, "Offer")
    visitor.touches("signIn", "SignedIn")
    visitor.waits_until(
        lambda shown: isinstance(shown, SignedIn) and shown.ticket is TicketState.TAKE
    )
    return visitor.done()


def pay(house: House) -> Trip:
    """Somebody who came to pay: until the receipt can be taken."""
    house.owes(Phone.NOTHING_TODAY)
    visitor = Visitor(house)
    visitor.holds_up(Phone.NOTHING_TODAY, "Bills")
    _pays(visitor, house)
    return visitor.done()


def pay_beside(house: House) -> Trip:
    """Somebody with an appointment who pays first: likewise."""
    house.owes(Phone.ONE_APPOINTMENT)
    visitor = Visitor(house)
    visitor.holds_up(Phone.ONE_APPOINTMENT, "Offer")
    visitor.waits_until(lambda shown: shown.dues is not None)
    visitor.touches("dues", "Bills")
    _pays(visitor, house)
    return visitor.done()


def _pays(visitor: Visitor, house: House) -> None:
    visitor.touches("pay", "PayWays")
    visitor.touches("by_wechat", "Paying")
    visitor.waits_until(lambda shown: getattr(shown, "phase", "") == "shown")
    house.world.pay_shown()
    visitor.waits_until(lambda shown: isinstance(shown, Paid) and shown.slip is TicketState.TAKE)


def newest_report(house: House) -> Trip:
    """Somebody who came for a report: until the paper can be taken."""
    house.world.release_report(Phone.CRITICAL_VALUE.value)
    visitor = Visitor(house)
    visitor.holds_up(Phone.CRITICAL_VALUE, "Home")
    visitor.touches("service_reports", "Reports")
    visitor.touches("print", "PrintDone")
    return visitor.done()


ERRANDS: Mapping[str, tuple[Callable[[House], Trip], int]] = {
    "sign in": (sign_in, 1),
    "pay": (pay, 2),
    "pay, beside an appointment": (pay_beside, 3),
    "newest report": (newest_report, 2),
}
"""The way, and the touches it takes."""


def is_ready(house: House) -> None:
    """Payments are taken; the hospital answers as one on its own network does."""
    house.comes(lambda _: house.state.equipment.payments is CashierState.READY)
    house.world.set_hospital("slow", delay_ms=ANSWER_MS)
