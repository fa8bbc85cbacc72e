"""What the journal's states mean, in words for staff."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from kiosk.journal.database import Trouble
from kiosk.payment.claims import nothing_settled
from kiosk.payment.order import Order, OrderState, StaffWish
from kiosk.payment.tools.ledger import Record
from kiosk.reasons import CATALOGUE, Code, Failure

TROUBLE: Final[Mapping[Trouble, str]] = {
    Trouble.STORAGE: (
        "the journal cannot be opened: no payment was ever begun here, the disk is full or read-only, "
        "it is of another release, or this account may not read it"
    ),
    Trouble.DAMAGED: (
        "the journal is damaged: begin no payments here, keep a copy of the storage folder, and go by "
        "the gateway's books"
    ),
    Trouble.UNREADABLE: (
        "the journal's record of this order does not open: the installation's key is another, or "
        "somebody has altered it. Go by the gateway's books; once it is done at the desk, note it with "
        "--by-hand"
    ),
}

_WAITS: Final[Mapping[OrderState, str]] = {
    OrderState.CREATED: "nothing was sent yet; if nobody stands at the terminal, it is closed",
    OrderState.SENT: "for the gateway's word whether it has the order",
    OrderState.UNKNOWN: "for the gateway's word whether it has the order, and whether it is paid",
    OrderState.PAYING: "for the payer, or for the end of the time to pay",
    OrderState.SETTLED: "nothing: the hospital has it",
    OrderState.REVERSED: "nothing: the patient has the money, or never gave it",
}
_WISHES: Final[Mapping[StaffWish, str]] = {
    StaffWish.REVERSE: "staff want it reversed",
    StaffWish.SETTLE: "staff want it settled",
}


def waits_for(record: Record) -> str:
    """What an order waits for."""
    if not isinstance(record, Order):
        return f"staff: {TROUBLE[Trouble.UNREADABLE]}"
    waits = _waits_for(record)
    if record.wish is None:
        return waits
    return f"the terminal, or `yima journal`, to take it up: {_WISHES[record.wish]}; until then {waits}"


def _waits_for(order: Order) -> str:
    match order.state:
        case OrderState.PAID if order.going_back:
            return "to be returned to the payer"
        case OrderState.PAID:
            return "the hospital to say that it has it" if order.told else "insurance and hospital"
        case OrderState.REVERSING if not nothing_settled(order):
            return "the insurance to cancel its part; the money goes back after that"
        case OrderState.REVERSING:
            return "the gateway to have closed it, or to have given the money back"
        case OrderState.REVERSED if order.late_checks:
            return f"late money: it is looked up {order.late_checks} more times"
        case OrderState.NEEDS_STAFF if order.why is None:
            return "staff: the desk has taken it from the terminal, which does no more"
        case OrderState.NEEDS_STAFF:
            return f"staff: {why(order.why)}"
        case _:
            return _WAITS[order.state]


def why(code: Code | None) -> str:
    """The staff's words for a reason in the journal, which keeps no facts."""
    if code is None:
        return "the terminal alone cannot bring it to an end"
    return CATALOGUE[code].staff.format_map(defaultdict(lambda: "not kept"))


def failure(told: Failure) -> str:
    """Number and staff's words."""
    return f"{told.reason.number}: {told.reason.staff.format_map(told.facts)}"
