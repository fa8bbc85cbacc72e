"""What the cashier asks of the journal. `kiosk.journal.order_book` keeps it in SQLite.

Every method is one transaction, durable when it returns. `Trouble`: not done, perhaps later (while
committing: perhaps done; the same again is harmless, for it is then `Stale`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from kiosk.journal.database import Trouble
from kiosk.payment.order import Cause, NewOrder, Order, OrderEvent, StaffWish


@dataclass(frozen=True, slots=True)
class Taken:
    """An unresolved order of this terminal has one of the bills."""

    number: str


@dataclass(frozen=True, slots=True)
class Stale:
    """Somebody else has changed the order since: this is how it stands."""

    order: Order


@dataclass(frozen=True, slots=True)
class BookCounts:
    unresolved: int
    needs_staff: int


class OrderBook(Protocol):
    def open(self, new: NewOrder, *, at: int, day: date) -> Order | Taken | Trouble:
        """Mint a number and write the order, `created`. `at`: Unix seconds; `day`: the hospital's."""
        ...

    def change(
        self, order: Order, cause: Cause, *, at: int, digest: bytes = b"", staff: str = ""
    ) -> Order | Stale | Trouble:
        """Write `order` (its `revision` is the one it was made from) and an event that says why. The
        order as written. Of a resolved order, what a claim needed of the patient is dropped.
        """
        ...

    def wish(self, number: str, wish: StaffWish, *, staff: str, at: int) -> Order | Trouble | None:
        """Staff want something of an order; the cashier, in whatever process, sees to it. None: there is
        no such order. Writes an event STAFF_REVERSE or STAFF_SETTLE.
        """
        ...

    def find(self, number: str) -> Order | Trouble | None: ...

    def events(self, number: str) -> tuple[OrderEvent, ...] | Trouble:
        """Oldest first."""
        ...

    def unresolved(self) -> tuple[Order, ...] | Trouble:
        """Oldest first; those with staff, too."""
        ...

    def watched(self) -> tuple[Order, ...] | Trouble:
        """Reversed orders with `late_checks` left."""
        ...

    def wished(self) -> tuple[Order, ...] | Trouble:
        """Orders of which staff want something."""
        ...

    def of_day(self, day: date) -> tuple[Order, ...] | Trouble:
        """Orders whose number was minted on this day of the hospital's, oldest first."""
        ...

    def counts(self) -> BookCounts | Trouble: ...

    def trouble(self) -> Trouble | None:
        """Why nothing can be opened now; None: it can. Tries whether the disk takes a write."""
        ...

    def prune(self, before: int) -> int | Trouble:
        """Remove resolved orders created before this moment, with their events. How many."""
        ...
