"""Orders as the cashier's desk meets them, and their page over a cashier that is turned by hand."""

from __future__ import annotations

from kiosk.maintenance.pages.payments import PaymentsPage
from kiosk.maintenance.sheet import Done, PageId
from kiosk.payment.order import Order, OrderState
from kiosk.payment.staff_orders import StaffOrders
from kiosk.reasons import Code, Failure
from tests.counter import Crank, Mischief, new_order
from tests.staff_pages import Hand, text

ASK, AGAIN, BACK = (
    "Ask the payment system now",
    "Have the terminal try again",
    "Give the money back",
)
OVER, PAID, UNPAID = (
    "Hand over to the desk",
    "Note: booked as paid at the desk",
    "Note: money back, or never paid",
)
"""What can be offered."""


def page_over(crank: Crank, cashier: object = None) -> Hand:
    """`cashier`: in place of the crank's own."""
    orders = StaffOrders(
        book=lambda: crank.journal.orders("T07"),
        cashier=cashier or crank.cashier,  # type: ignore[arg-type] # what staff need of one
        gateway=crank.counter.gateway,
        clock=crank.counter.clock,
    )
    page = PaymentsPage(orders=orders, clock=crank.counter.clock, wait_seconds=0)
    return Hand(page, PageId.PAYMENTS)


def paying(crank: Crank, *bills: str) -> Order:
    """The gateway has it, and waits for the payer."""
    order = crank.opens(new_order(*bills or ("i1",)))
    return crank.until(lambda one: one.number == order.number and one.state is OrderState.PAYING)


def with_staff(crank: Crank) -> Order:
    """Paid; the hospital would not have it, the gateway not give it back. By now both would."""
    order = paying(crank)
    crank.counter.hospital.cancelled = {"i1"}
    crank.counter.gateway.refuses = Code.PAYMENT_REVERSE_REFUSED
    crank.counter.gateway.pay(order.number)
    crank.until(lambda one: one.state is OrderState.NEEDS_STAFF)
    crank.counter.gateway.refuses = None
    crank.counter.hospital.cancelled = set()
    return order


def told_in_vain(crank: Crank) -> Order:
    """Paid, and the hospital has not answered for a quarter of an hour."""
    order = paying(crank)
    crank.counter.gateway.pay(order.number)
    crank.counter.hospital.line.planned["notify"] = [Mischief.LOST_BEFORE] * 500
    crank.until(lambda _: crank.counter.hospital.line.calls["notify"] >= 3)
    while crank.counter.clock.now() - crank.order(order.number).paid_at < 900:
        crank.turn()
    return order


def said(done: Done) -> str:
    assert not isinstance(done.said, Failure), done.said
    return text(done.said)
