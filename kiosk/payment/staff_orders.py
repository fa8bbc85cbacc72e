"""What staff do with orders at the terminal itself, whose cashier carries it out.

`yima journal` does the same from a command line (`kiosk.payment.tools.staff`), by the same rules.
"""

from __future__ import annotations

from collections.abc import Callable

from kiosk.clock import Clock
from kiosk.journal.database import Trouble
from kiosk.journal.order_book import StoredOrderBook
from kiosk.payment.book import Stale
from kiosk.payment.cashier import Cashier
from kiosk.payment.order import Cause, Order, OrderEvent, StaffWish
from kiosk.payment.port import GatewayOrder, PaymentGateway
from kiosk.payment.progress import Standing
from kiosk.payment.tools import wishes
from kiosk.payment.tools.attending import wait_until
from kiosk.payment.tools.ledger import Ledger, Record
from kiosk.payment.tools.wishes import Refusal
from kiosk.payment.tools.writing import write_end, write_wish
from kiosk.reasons import Failure

CHANGED = Refusal("changed", "it has changed this very moment: look at it again")
NO_SUCH = Refusal("no_such_order", "the journal of this terminal has no such order")

Outcome = Order | Refusal | Trouble
"""The order as it is then, or why nothing was done."""


class StaffOrders:
    """Over the journal and the cashier of the running program. Calls are made one at a time."""

    def __init__(
        self,
        *,
        book: Callable[[], StoredOrderBook | None],
        cashier: Cashier,
        gateway: PaymentGateway,
        clock: Clock,
    ) -> None:
        """`book`: `Journal.orders` of the journal that the cashier has."""
        self._get_book = book
        self._cashier = cashier
        self._gateway = gateway
        self._clock = clock

    @property
    def standing(self) -> Standing:
        """Of the cashier."""
        return self._cashier.standing

    def unresolved(self) -> tuple[Record, ...] | Trouble:
        """Oldest first, those too that do not open."""
        book = self._get_book()
        return Trouble.STORAGE if book is None else Ledger(book).unresolved()

    def matching(self, text: str) -> tuple[Record, ...] | Trouble:
        """Of those that are open, or were begun today: whose number has `text` in it; or is it, of any day."""
        book = self._get_book()
        if book is None:
            return Trouble.STORAGE
        ledger = Ledger(book)
        found: dict[str, Record] = {}
        for records in (ledger.unresolved(), ledger.of_day(self._clock.local().date())):
            if isinstance(records, Trouble):
                return records
            found |= {one.number: one for one in records if text in one.number.upper()}
        exact = ledger.find(text)
        if isinstance(exact, Trouble):
            return exact
        if exact is not None:
            found[exact.number] = exact
        return tuple(sorted(found.values(), key=lambda one: (one.created_at, one.number)))

    def find(self, number: str) -> Record | Trouble | None:
        book = self._get_book()
        return Trouble.STORAGE if book is None else Ledger(book).find(number)

    def events(self, number: str) -> tuple[OrderEvent, ...] | Trouble:
        """Oldest first."""
        book = self._get_book()
        return Trouble.STORAGE if book is None else book.events(number)

    def ask(self, number: str) -> GatewayOrder | Failure:
        """What the gateway says of it this moment. The cashier asks by itself: it is hurried, if it waits."""
        answer = self._gateway.query(number)
        self._cashier.hurry(number)
        return answer.outcome

    def want(self, number: str, wish: StaffWish, *, staff: str, wait: float) -> Outcome:
        """Have the cashier do it, and wait so many seconds for what becomes of it."""
        found = self._readable(number)
        if not isinstance(found, tuple):
            return found
        book, order = found
        refusal = wishes.refusal(order, wish, by_hand=False)
        if refusal is not None:
            return refusal
        written = write_wish(book, order, wish, staff=staff, at=self._clock.now())
        if not isinstance(written, Order):
            return _not_written(written)
        self._cashier.take_note(written)
        latest = [written]

        def has_ended() -> bool:
            looked = book.find(number)
            if isinstance(looked, Order):  # if not, the disk may be back in a moment
                latest[0] = looked
            return wishes.has_ended(latest[0])

        wait_until(has_ended, wait)
        return latest[0]

    def hand_over(self, number: str, *, staff: str) -> Outcome:
        """The desk sees to it from here on, and the cashier does no more."""
        found = self._readable(number)
        if not isinstance(found, tuple):
            return found
        book, order = found
        at = self._clock.now()
        refusal = wishes.hand_over_refusal(order, at)
        if refusal is not None:
            return refusal
        written = book.change(wishes.handed_over(order), Cause.TAKEN_OVER, at=at, staff=staff)
        if not isinstance(written, Order):
            return _not_written(written)
        self._cashier.take_note(written)
        return written

    def end(self, number: str, end: StaffWish, *, staff: str) -> Outcome | None:
        """It was brought to this end by hand, which moves no money. None: so was one that does not open."""
        book = self._get_book()
        order = Trouble.STORAGE if book is None else book.find(number)
        at = self._clock.now()
        if book is not None and order is Trouble.UNREADABLE:
            closed = book.close_unread(number, wishes.ENDS[end], staff=staff, at=at)
            if isinstance(closed, Trouble):
                return closed
            return None if closed else CHANGED
        if book is None or isinstance(order, Trouble):
            return Trouble.STORAGE if book is None else order
        if order is None:
            return NO_SUCH
        refusal = wishes.refusal(order, end, by_hand=True)
        if refusal is not None:
            return refusal
        written = write_end(book, order, end, staff=staff, at=at)
        return written if isinstance(written, Order) else _not_written(written)

    def _readable(self, number: str) -> tuple[StoredOrderBook, Order] | Refusal | Trouble:
        book = self._get_book()
        order = None if book is None else book.find(number)
        if book is None or isinstance(order, Trouble):
            return order if isinstance(order, Trouble) else Trouble.STORAGE
        return NO_SUCH if order is None else (book, order)


def _not_written(why: object) -> Refusal | Trouble:
    if isinstance(why, Trouble):
        return why
    return CHANGED if isinstance(why, Stale) else NO_SUCH
