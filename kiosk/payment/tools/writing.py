"""What staff want, written into the journal: by a command, or at the terminal itself."""

from __future__ import annotations

from dataclasses import replace

from kiosk.journal.database import Trouble
from kiosk.journal.order_book import StoredOrderBook
from kiosk.payment.book import Stale
from kiosk.payment.order import Cause, Order, OrderState, StaffWish
from kiosk.payment.tools import wishes


def write_wish(
    book: StoredOrderBook, order: Order, wish: StaffWish, *, staff: str, at: int
) -> Order | Stale | Trouble | None:
    """For a cashier to see to. None: there is no such order. `staff`: who; `at`: Unix seconds."""
    if order.state is not OrderState.REVERSED:
        return book.wish(order.number, wish, staff=staff, at=at)
    again = wishes.opened_again(order, wish)
    return book.change(again, wishes.CAUSES[wish], at=at, staff=staff)


def write_end(
    book: StoredOrderBook, order: Order, end: StaffWish, *, staff: str, at: int
) -> Order | Stale | Trouble:
    """Staff have brought it to this end by hand."""
    over = replace(order, state=wishes.ENDS[end], wish=None, late_checks=0)
    return book.change(over, Cause.HANDED_OVER, at=at, staff=staff)
