"""What somebody does who pays, and what the journal says of it."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.journal.database import Trouble
from kiosk.payment.order import Cause, Order, OrderState
from tests.counter import Crank

CODE = "134567890123456789"


def is_(state: OrderState) -> Callable[[Order], bool]:
    return lambda order: order.state is state


def causes(crank: Crank, number: str) -> list[Cause]:
    book = crank.journal.orders("T07")
    assert book is not None
    events = book.events(number)
    assert not isinstance(events, Trouble)
    return [event.cause for event in events]


def pays(crank: Crank, number: str) -> Order:
    """All the way to the money."""
    crank.until(is_(OrderState.PAYING))
    assert crank.counter.gateway.pay(number)
    return crank.until(lambda order: order.resolved)
