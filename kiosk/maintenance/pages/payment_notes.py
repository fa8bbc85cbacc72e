"""What else is told of payments, in staff's words: reasons, wishes, channels, and the till as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.maintenance.sheet import Row, Tone
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.payment.order import Order, StaffWish
from kiosk.payment.port import Channel
from kiosk.payment.progress import CashierState
from kiosk.reasons import CATALOGUE, Code

_WHY: Final[Mapping[Code, Said]] = {
    Code.PAYMENT_REVERSE_REFUSED: Said(
        QT_TRANSLATE_NOOP("Maintenance", "The payment system refuses to give the money back")
    ),
    Code.PAYMENT_CONTRADICTION: Said(
        QT_TRANSLATE_NOOP("Maintenance", "The payment system contradicts itself")
    ),
    Code.PAYMENT_AMOUNT_DIFFERS: Said(
        QT_TRANSLATE_NOOP("Maintenance", "Another amount was paid than was asked for")
    ),
    Code.PAYMENT_NOT_MADE: Said(QT_TRANSLATE_NOOP("Maintenance", "Nobody paid")),
    Code.HOSPITAL_REFUSED: Said(
        QT_TRANSLATE_NOOP("Maintenance", "The hospital's system refuses the payment")
    ),
    Code.HOSPITAL_BAD_ANSWER: Said(
        QT_TRANSLATE_NOOP("Maintenance", "The hospital's system answers what makes no sense")
    ),
    Code.BILL_PAID_ALREADY: Said(QT_TRANSLATE_NOOP("Maintenance", "The bill is paid already")),
    Code.BILL_CHANGED: Said(
        QT_TRANSLATE_NOOP("Maintenance", "The bill was cancelled or has changed")
    ),
    Code.INSURANCE_REFUSED: Said(
        QT_TRANSLATE_NOOP("Maintenance", "The insurance refuses its part")
    ),
    Code.INSURANCE_SUMS: Said(
        QT_TRANSLATE_NOOP("Maintenance", "The insurance settled another amount than it had said")
    ),
    Code.INSURANCE_TIMEOUT: Said(QT_TRANSLATE_NOOP("Maintenance", "The insurance does not answer")),
}
_WISHES: Final[Mapping[StaffWish, Said]] = {
    StaffWish.REVERSE: Said(QT_TRANSLATE_NOOP("Maintenance", "Staff want the money given back")),
    StaffWish.SETTLE: Said(QT_TRANSLATE_NOOP("Maintenance", "Staff want it tried again")),
}
CHANNELS: Final[Mapping[Channel, Said]] = {
    Channel.WECHAT: Said(QT_TRANSLATE_NOOP("Maintenance", "WeChat Pay")),
    Channel.ALIPAY: Said(QT_TRANSLATE_NOOP("Maintenance", "Alipay")),
    Channel.UNIONPAY: Said(QT_TRANSLATE_NOOP("Maintenance", "UnionPay")),
    Channel.NONE: Said(QT_TRANSLATE_NOOP("Maintenance", "Nothing to pay oneself")),
}
_TILL: Final[Mapping[CashierState, tuple[Said, Tone, Said | str]]] = {
    CashierState.OFF: (
        Said(QT_TRANSLATE_NOOP("Maintenance", "No payment system is set")),
        Tone.QUIET,
        "",
    ),
    CashierState.STARTING: (
        Said(QT_TRANSLATE_NOOP("Maintenance", "Open payments are being looked at")),
        Tone.WARN,
        Said(QT_TRANSLATE_NOOP("Maintenance", "No payment begins before that is done.")),
    ),
    CashierState.READY: (
        Said(QT_TRANSLATE_NOOP("Maintenance", "Payments can be taken")),
        Tone.GOOD,
        "",
    ),
    CashierState.JOURNAL: (
        Said(QT_TRANSLATE_NOOP("Maintenance", "No payments: the journal cannot be written")),
        Tone.BAD,
        Said(
            QT_TRANSLATE_NOOP(
                "Maintenance",
                "The disk is full or faulty, or another program has the journal. Call the engineer.",
            )
        ),
    ),
}


def why(code: Code) -> Said:
    """A reason that the journal has kept. One that is rare is told by its number in the manual."""
    number = CATALOGUE[code].number
    return _WHY.get(code) or Said(QT_TRANSLATE_NOOP("Maintenance", "See %1"), (number,))


def wish(record: Order) -> Said | None:
    """What staff have asked for and the cashier has not taken up yet."""
    return None if record.wish is None else _WISHES[record.wish]


def till(state: CashierState) -> Row:
    """A row of whether payments can be taken."""
    value, tone, detail = _TILL[state]
    return Row(
        Said(QT_TRANSLATE_NOOP("Maintenance", "Cash desk of this terminal")), value, tone, detail
    )
