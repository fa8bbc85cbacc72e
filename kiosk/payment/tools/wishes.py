"""Whether staff may have something done with an order. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from kiosk.payment.order import Cause, Order, OrderState, StaffWish

CAUSES: Final = {
    StaffWish.REVERSE: Cause.STAFF_REVERSE,
    StaffWish.SETTLE: Cause.STAFF_SETTLE,
}
ENDS: Final = {
    StaffWish.REVERSE: OrderState.REVERSED,
    StaffWish.SETTLE: OrderState.SETTLED,
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """`result`: for programs; `words`: for staff."""

    result: str
    words: str


_SETTLED = Refusal("settled", "the hospital has it: the desk refunds, by the hospital's own rules")
_REVERSED = Refusal("reversed", "it is at its end: the patient has the money, or never gave it")
_TERMINAL_AT_IT = Refusal(
    "not_with_staff",
    "the terminal is at it: only what needs staff, or does not open, is noted as done by hand",
)
_INSURED = Refusal(
    "reversed",
    "it went back, or the insurance has a part in it and what settling needs is gone: have it reversed, "
    "and paid anew",
)
_GOING_BACK = Refusal("reversing", "it is on its way back, which is not stopped half-way")
_TOLD = Refusal(
    "hospital_told",
    "the hospital has been told and may have it. Wait until it answers; if the invoice is booked at the "
    "desk meanwhile, the money goes back by itself",
)
_WITH_STAFF = Refusal("with_staff", "it is with staff already")
_SOON = Refusal("soon", "it was paid only just now: mostly it comes to its end by itself")
_UNDECIDED = Refusal(
    "undecided", "whether it is paid is not certain yet: the terminal asks, and closes it by itself"
)
HAND_OVER_AFTER: Final = 600
"""Seconds from the payment until the desk may take an order from the terminal: nothing that was sent to
the hospital is on its way so long.
"""


def refusal(order: Order, wish: StaffWish, *, by_hand: bool) -> Refusal | None:
    """Why not; None: it may be asked for."""
    match order.state:
        case OrderState.SETTLED:
            return _SETTLED
        case OrderState.REVERSED:
            return _REVERSED if by_hand else _not_again(order, wish)
        case OrderState.NEEDS_STAFF:
            return None
        case _ if by_hand:
            return _TERMINAL_AT_IT
        case OrderState.REVERSING if wish is StaffWish.SETTLE:
            return _GOING_BACK
        case OrderState.PAID if wish is StaffWish.REVERSE and order.told and not order.going_back:
            return _TOLD
        case _:
            return None


def hand_over_refusal(order: Order, now: int) -> Refusal | None:
    """Why the desk may not take it from the terminal; None: it may. `now`: Unix seconds.

    Only what is certainly paid: whatever else the terminal has in hand it must close itself, or somebody
    could pay it still. A reverse that was begun may arrive at the gateway at any time.
    """
    match order.state:
        case OrderState.SETTLED:
            return _SETTLED
        case OrderState.REVERSED:
            return _REVERSED
        case OrderState.NEEDS_STAFF:
            return _WITH_STAFF
        case OrderState.PAID if order.going_back or order.wish is not None:
            return _GOING_BACK
        case OrderState.PAID:
            return None if now - order.paid_at >= HAND_OVER_AFTER else _SOON
        case OrderState.REVERSING:
            return _GOING_BACK
        case _:
            return _UNDECIDED


def handed_over(order: Order) -> Order:
    """As it is written for the cashier to do no more with it."""
    return replace(order, state=OrderState.NEEDS_STAFF, wish=None, why=None)


def opened_again(order: Order, wish: StaffWish) -> Order:
    """A reversed order as it is written for the cashier to ask the gateway once more: if it has the
    money after all, that goes to the hospital, or back.
    """
    return replace(order, state=OrderState.NEEDS_STAFF, wish=wish, late_checks=0)


def has_ended(order: Order) -> bool:
    """Whether the cashier is through with what was asked."""
    return order.wish is None and (order.resolved or order.state is OrderState.NEEDS_STAFF)


def _not_again(order: Order, wish: StaffWish) -> Refusal | None:
    # What can be settled is what nobody had paid when it was closed, and the hospital alone is told of.
    insured = any(bill.claim is not None for bill in order.bills)
    is_lost = wish is StaffWish.SETTLE and (insured or order.paid_at != 0)
    return _INSURED if is_lost else None
