"""One order: how it stands, what staff can have done, and all that was written of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from typing import Final

from kiosk.journal.database import Trouble
from kiosk.maintenance.pages import payment_notes as notes
from kiosk.maintenance.pages.payment_history import event_row
from kiosk.maintenance.pages.payment_words import words_of
from kiosk.maintenance.pages.times import moment
from kiosk.maintenance.sheet import Choice, PageId, Row, Section, Sheet, Task, Tone
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.money import Fen, yuan
from kiosk.order_number import in_groups
from kiosk.payment.order import RESOLVED, Order, OrderEvent, OrderState, StaffWish
from kiosk.payment.port import GatewayOrder, GatewayState, Way
from kiosk.payment.tools import wishes
from kiosk.payment.tools.ledger import Record
from kiosk.reasons import Failure

AGAIN, PAID, UNPAID = "again", "paid", "unpaid"
"""What follows the number in the argument of `Task.SETTLE`."""

_SURE_REVERSE: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance",
        "Close this order and give the money back to the payer? The bill is unpaid then. This cannot be "
        "taken back.",
    )
)
_SURE_REVERSE_TOLD: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance",
        "The hospital was told of this payment and may have booked it. Give the money back only if its "
        "system has the bill as unpaid. This cannot be taken back. Give it back?",
    )
)
_SURE_AGAIN: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance",
        "Have the payment system asked, and if it has the money, the hospital told? If not, the order is "
        "closed.",
    )
)
_SURE_PAID: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance",
        "The desk has booked this bill as paid by this money, the insurance's part too? This only notes it, "
        "and cannot be taken back.",
    )
)
_SURE_UNPAID: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance",
        "The patient has the money back, or never paid, and the insurance's part is cancelled? This only "
        "notes it, and cannot be taken back.",
    )
)
_SURE_HAND_OVER: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance",
        "The terminal does no more for this payment then; the desk puts it right and notes here how it ended. "
        "Hand it over?",
    )
)


def sheet(
    record: Record,
    events: tuple[OrderEvent, ...] | Trouble,
    asked: tuple[Row, GatewayOrder | Failure] | None,
    *,
    now: int,
    zone: tzinfo | None,
) -> Sheet:
    """Its page. `asked`: what the gateway said when staff asked last; `now`: Unix seconds."""
    said = None if asked is None else asked[1]
    rows = (*_facts(record, zone), *(() if asked is None else (asked[0],)))
    sections = (
        Section(rows=rows, choices=tuple(_choices(record, said, now))),
        Section(
            Said(QT_TRANSLATE_NOOP("Maintenance", "What was written of it")),
            tuple(_history(events, zone)),
        ),
    )
    title = Said(QT_TRANSLATE_NOOP("Maintenance", "Payment"))
    refresh = 0.0 if is_over(record) else 5.0
    return Sheet(PageId.PAYMENTS, title, sections, item=record.number, refresh=refresh)


def is_over(record: Record) -> bool:
    """Whether it is at its end, by its plain column where it does not open."""
    return record.state in RESOLVED


def _facts(record: Record, zone: tzinfo | None) -> Iterator[Row]:
    told = words_of(record)
    yield Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Order")), in_groups(record.number))
    yield Row(Said(QT_TRANSLATE_NOOP("Maintenance", "State")), told.name, told.tone)
    yield Row(Said(QT_TRANSLATE_NOOP("Maintenance", "What it means")), detail=told.means)
    if isinstance(record, Order) and record.why is not None:
        yield Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Why")), detail=notes.why(record.why))
    if isinstance(record, Order) and (wish := notes.wish(record)) is not None:
        yield Row(
            wish,
            tone=Tone.WARN,
            detail=Said(QT_TRANSLATE_NOOP("Maintenance", "The terminal takes it up by itself.")),
        )
    yield Row(Said(QT_TRANSLATE_NOOP("Maintenance", "What to do")), detail=told.to_do)
    yield Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Amount to pay oneself")), _yuan(record.amount))
    yield Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Begun")), moment(record.created_at, zone))
    if isinstance(record, Order):
        yield from _money(record, zone)


def _money(order: Order, zone: tzinfo | None) -> Iterator[Row]:
    split = order.split
    if split.own != split.total:
        yield Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Bills in all")), _yuan(split.total))
        yield Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Insurance fund")), _yuan(split.fund))
        yield Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Insurance account")), _yuan(split.account))
    yield Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Paid with")), notes.CHANNELS[order.channel])
    if order.paid_at:
        yield Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Paid at")), moment(order.paid_at, zone))
    if order.transaction:
        yield Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Transaction")), order.transaction)


def _history(events: tuple[OrderEvent, ...] | Trouble, zone: tzinfo | None) -> Iterator[Row]:
    if isinstance(events, Trouble):
        yield Row(
            Said(QT_TRANSLATE_NOOP("Maintenance", "Cannot be read")),
            tone=Tone.BAD,
            detail=Said(
                QT_TRANSLATE_NOOP(
                    "Maintenance", "The disk is faulty, or somebody has altered the record."
                )
            ),
        )
        return
    yield from (event_row(event, zone) for event in events)


def _choices(record: Record, said: GatewayOrder | Failure | None, now: int) -> Iterator[Choice]:
    """What the cashier's rules allow (`kiosk.payment.tools.wishes`), and makes sense."""
    if not isinstance(record, Order):
        if not is_over(record):
            yield from _by_hand(record.number)
        return
    if record.way is not Way.NOTHING:
        yield Choice(
            Task.QUERY_ORDER,
            Said(QT_TRANSLATE_NOOP("Maintenance", "Ask the payment system now")),
            record.number,
            primary=True,
        )
    if _can_go(record, said, StaffWish.SETTLE):
        yield Choice(
            Task.SETTLE,
            Said(QT_TRANSLATE_NOOP("Maintenance", "Have the terminal try again")),
            f"{record.number} {AGAIN}",
            sure=_SURE_AGAIN,
        )
    if _can_go(record, said, StaffWish.REVERSE):
        yield Choice(
            Task.REVERSE,
            Said(QT_TRANSLATE_NOOP("Maintenance", "Give the money back")),
            record.number,
            sure=_SURE_REVERSE_TOLD if record.told else _SURE_REVERSE,
        )
    if wishes.hand_over_refusal(record, now) is None:
        yield Choice(
            Task.HAND_OVER,
            Said(QT_TRANSLATE_NOOP("Maintenance", "Hand over to the desk")),
            record.number,
            sure=_SURE_HAND_OVER,
        )
    if record.state is OrderState.NEEDS_STAFF:
        yield from _by_hand(record.number)


def _can_go(order: Order, said: GatewayOrder | Failure | None, wish: StaffWish) -> bool:
    """Whether to offer it. Of what is closed only money that the gateway has all the same can go anywhere;
    trying again means something only where the terminal has stopped.
    """
    if order.wish is not None or wishes.refusal(order, wish, by_hand=False) is not None:
        return False
    if order.state is OrderState.REVERSED:
        return isinstance(said, GatewayOrder) and said.state is GatewayState.PAID
    if wish is StaffWish.SETTLE:
        return order.state is OrderState.NEEDS_STAFF
    return order.state is not OrderState.REVERSING


def _by_hand(number: str) -> Iterator[Choice]:
    yield Choice(
        Task.SETTLE,
        Said(QT_TRANSLATE_NOOP("Maintenance", "Note: booked as paid at the desk")),
        f"{number} {PAID}",
        sure=_SURE_PAID,
    )
    yield Choice(
        Task.SETTLE,
        Said(QT_TRANSLATE_NOOP("Maintenance", "Note: money back, or never paid")),
        f"{number} {UNPAID}",
        sure=_SURE_UNPAID,
    )


def _yuan(amount: Fen) -> Said:
    return Said(QT_TRANSLATE_NOOP("Maintenance", "¥%1"), (yuan(amount),))
