"""What was written of an order, line by line, and what the gateway says of it now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from typing import Final

from kiosk.maintenance.pages.payment_words import state_name
from kiosk.maintenance.pages.times import moment
from kiosk.maintenance.sheet import Row, Tone
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.money import yuan
from kiosk.payment.order import Cause, OrderEvent
from kiosk.payment.port import GatewayOrder, GatewayState
from kiosk.reasons import Code, Failure

_CAUSES: Final[Mapping[Cause, str]] = {
    Cause.CREATED: QT_TRANSLATE_NOOP("Maintenance", "Begun"),
    Cause.PLACING: QT_TRANSLATE_NOOP("Maintenance", "To be sent to the payment system"),
    Cause.REVERSING: QT_TRANSLATE_NOOP("Maintenance", "To be closed or given back"),
    Cause.SETTLING_INSURANCE: QT_TRANSLATE_NOOP("Maintenance", "Insurance to be settled"),
    Cause.CORRECTING_INSURANCE: QT_TRANSLATE_NOOP(
        "Maintenance", "Insurance: a request without an answer to be undone"
    ),
    Cause.CANCELLING_INSURANCE: QT_TRANSLATE_NOOP("Maintenance", "Insurance to be cancelled"),
    Cause.TELLING_HOSPITAL: QT_TRANSLATE_NOOP("Maintenance", "Hospital to be told"),
    Cause.PLACED: QT_TRANSLATE_NOOP("Maintenance", "The payment system has it"),
    Cause.CONFIRMING: QT_TRANSLATE_NOOP("Maintenance", "The payer is entering the password"),
    Cause.PAID: QT_TRANSLATE_NOOP("Maintenance", "Paid"),
    Cause.PAID_LATE: QT_TRANSLATE_NOOP("Maintenance", "Paid after it had been closed"),
    Cause.NO_ANSWER: QT_TRANSLATE_NOOP("Maintenance", "No answer"),
    Cause.REFUSED: QT_TRANSLATE_NOOP("Maintenance", "Refused, before any money moved"),
    Cause.REVERSE_ANSWERED: QT_TRANSLATE_NOOP(
        "Maintenance", "The payment system says that it is closed; to be looked up"
    ),
    Cause.REVERSED: QT_TRANSLATE_NOOP("Maintenance", "Closed or given back, and looked up"),
    Cause.REVERSE_REFUSED: QT_TRANSLATE_NOOP("Maintenance", "Giving it back was refused"),
    Cause.CONTRADICTION: QT_TRANSLATE_NOOP("Maintenance", "The payment system contradicts itself"),
    Cause.AMOUNT_DIFFERS: QT_TRANSLATE_NOOP("Maintenance", "Another amount than was asked for"),
    Cause.INSURANCE_SETTLED: QT_TRANSLATE_NOOP("Maintenance", "Insurance settled"),
    Cause.INSURANCE_REFUSED: QT_TRANSLATE_NOOP("Maintenance", "The insurance refuses its part"),
    Cause.INSURANCE_DIFFERS: QT_TRANSLATE_NOOP(
        "Maintenance", "The insurance settled another amount than it had said"
    ),
    Cause.INSURANCE_CORRECTED: QT_TRANSLATE_NOOP(
        "Maintenance", "Insurance: the request without an answer is undone"
    ),
    Cause.INSURANCE_CANCELLED: QT_TRANSLATE_NOOP("Maintenance", "Insurance cancelled"),
    Cause.SETTLED: QT_TRANSLATE_NOOP("Maintenance", "The hospital has it"),
    Cause.HOSPITAL_REFUSED: QT_TRANSLATE_NOOP("Maintenance", "The hospital refuses it"),
    Cause.NOTHING_TO_PAY: QT_TRANSLATE_NOOP("Maintenance", "Nothing to pay oneself"),
    Cause.TIME_OVER: QT_TRANSLATE_NOOP("Maintenance", "The time to pay is over"),
    Cause.NOT_WANTED: QT_TRANSLATE_NOOP("Maintenance", "The patient chose otherwise"),
    Cause.INTERRUPTED: QT_TRANSLATE_NOOP("Maintenance", "Found open when the program started"),
    Cause.WATCHED: QT_TRANSLATE_NOOP("Maintenance", "Looked up once more: no late money"),
    Cause.STAFF_REVERSE: QT_TRANSLATE_NOOP("Maintenance", "Staff want the money given back"),
    Cause.STAFF_SETTLE: QT_TRANSLATE_NOOP("Maintenance", "Staff want it tried again"),
    Cause.WISH_HEARD: QT_TRANSLATE_NOOP("Maintenance", "The terminal has taken that up"),
    Cause.HANDED_OVER: QT_TRANSLATE_NOOP("Maintenance", "Brought to its end by hand"),
    Cause.TAKEN_OVER: QT_TRANSLATE_NOOP("Maintenance", "Handed over to the desk"),
}
_SAYS: Final[Mapping[GatewayState, tuple[str, Tone]]] = {
    GatewayState.OPEN: (QT_TRANSLATE_NOOP("Maintenance", "Nobody has paid yet"), Tone.PLAIN),
    GatewayState.CONFIRMING: (
        QT_TRANSLATE_NOOP("Maintenance", "The payer is entering the password"),
        Tone.PLAIN,
    ),
    GatewayState.PAID: (QT_TRANSLATE_NOOP("Maintenance", "Paid"), Tone.GOOD),
    GatewayState.CLOSED: (
        QT_TRANSLATE_NOOP("Maintenance", "Closed, and nobody has paid"),
        Tone.PLAIN,
    ),
    GatewayState.REVERSED: (
        QT_TRANSLATE_NOOP("Maintenance", "Was paid, and the money has gone back"),
        Tone.PLAIN,
    ),
}
_SILENT: Final = frozenset(
    {Code.PAYMENT_UNREACHABLE, Code.PAYMENT_TIMEOUT, Code.PAYMENT_ERROR, Code.PAYMENT_RESTING}
)


def event_row(event: OrderEvent, zone: tzinfo | None) -> Row:
    """One line of the journal: what, when, where it led to, by whom."""
    label = Said(_CAUSES[event.cause])
    detail: Said | str = state_name(event.state)
    if event.staff:
        staff = event.staff if event.staff.isprintable() else ascii(event.staff)
        detail = Said(QT_TRANSLATE_NOOP("Maintenance", "By staff: %1"), (staff,))
    return Row(label, moment(event.at, zone), detail=detail)


def gateway_row(outcome: GatewayOrder | Failure, at: int, zone: tzinfo | None) -> Row:
    """What the gateway said when staff asked. `at`: Unix seconds."""
    label = Said(QT_TRANSLATE_NOOP("Maintenance", "The payment system, at %1"), (moment(at, zone),))
    if isinstance(outcome, Failure):
        return Row(label, failed(outcome), Tone.WARN)
    words, tone = _SAYS[outcome.state]
    amount = Said(QT_TRANSLATE_NOOP("Maintenance", "¥%1"), (yuan(outcome.amount),))
    if outcome.transaction:
        amount = Said(
            QT_TRANSLATE_NOOP("Maintenance", "¥%1, transaction %2"),
            (yuan(outcome.amount), outcome.transaction),
        )
    return Row(label, Said(words), tone, amount)


def failed(failure: Failure) -> Said:
    """Why the gateway has not said how an order stands."""
    if failure.code is Code.PAYMENT_ORDER_UNKNOWN:
        return Said(QT_TRANSLATE_NOOP("Maintenance", "It does not know this order"))
    if failure.code in _SILENT:
        return Said(
            QT_TRANSLATE_NOOP("Maintenance", "It does not answer (%1)"), (failure.reason.number,)
        )
    return Said(
        QT_TRANSLATE_NOOP("Maintenance", "It answers, but not how it stands (%1)"),
        (failure.reason.number,),
    )
