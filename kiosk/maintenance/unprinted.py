"""Queue tickets whose paper did not come out, for half an hour: staff can print them again.

In memory only, and without the surname: what is kept names nobody.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from kiosk.clock import Clock
from kiosk.devices import TicketOutcome
from kiosk.domain import Ticket

KEPT_SECONDS: Final = 1_800.0
MOST: Final = 10
_SOONEST: Final = 0.05  # seconds


@dataclass(frozen=True, slots=True)
class Unprinted:
    """`key`: tells it from the others; `since`: monotonic seconds; `outcome`: what became of the paper."""

    key: str
    outcome: TicketOutcome
    since: float
    ticket: Ticket = field(repr=False)  # without surname

    def anew(self, now: datetime) -> Ticket:
        """As it is printed again: the place in the queue is another by now."""
        return replace(self.ticket, ahead=None, wait_minutes=None, printed_at=now, reprint=True)


class UnprintedTickets:
    """Safe from any thread. What is too old goes by itself; `wipe` has it gone at once."""

    def __init__(self, clock: Clock, *, seconds: float = KEPT_SECONDS) -> None:
        """`seconds`: for which a ticket is kept."""
        self._clock = clock
        self._seconds = seconds
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()
        self._minted = 0
        self._kept: list[Unprinted] = []  # oldest first

    def note(self, ticket: Ticket, outcome: TicketOutcome) -> None:
        """What became of a ticket that was to be printed; one that came out is no longer wanted here."""
        with self._lock:
            self._kept = [one for one in self._fresh() if not _same(one.ticket, ticket)]
            if outcome is TicketOutcome.PRINTED:
                return
            self._minted += 1
            nameless = replace(ticket, surname="")
            one = Unprinted(str(self._minted), outcome, self._clock.monotonic(), nameless)
            self._kept = [*self._kept, one][-MOST:]
            self._set_timer()

    def drop(self, key: str) -> None:
        """Staff have printed it."""
        with self._lock:
            self._kept = [one for one in self._fresh() if one.key != key]

    def wipe(self) -> None:
        """Drop what is too old."""
        with self._lock:
            self._kept = self._fresh()

    def all(self) -> tuple[Unprinted, ...]:
        """The newest first."""
        with self._lock:
            self._kept = self._fresh()
            return tuple(reversed(self._kept))

    def find(self, key: str) -> Unprinted | None:
        return next((one for one in self.all() if one.key == key), None)

    def _set_timer(self) -> None:
        """For the oldest, unless one runs: a terminal that nobody touches must forget it, too."""
        if self._timer is not None or not self._kept:
            return
        left = self._kept[0].since + self._seconds - self._clock.monotonic()
        self._timer = threading.Timer(max(_SOONEST, left), self._time_is_over)
        self._timer.daemon = True  # it must not keep the program from ending
        self._timer.start()

    def _time_is_over(self) -> None:
        with self._lock:
            self._timer = None
            self._kept = self._fresh()
            self._set_timer()

    def _fresh(self) -> list[Unprinted]:
        oldest = self._clock.monotonic() - self._seconds
        return [one for one in self._kept if one.since > oldest]


def _same(one: Ticket, other: Ticket) -> bool:
    """Whether both are of one visit. Where the hospital gives no numbers nobody can tell."""
    return one.number != "" and (one.number, one.department) == (other.number, other.department)
