"""States of an order in staff's words: what it means, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kiosk.maintenance.sheet import Tone
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.payment.order import Order, OrderState
from kiosk.payment.tools.ledger import Record


@dataclass(frozen=True, slots=True)
class StateWords:
    """`means` and `to_do` may be empty."""

    name: Said
    tone: Tone
    means: Said
    to_do: Said


_NOTHING_TO_DO: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "Nothing: the terminal brings it to its end by itself.")
)
_NO_MORE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Nothing."))

_STATES: Final[Mapping[OrderState, StateWords]] = {
    OrderState.CREATED: StateWords(
        Said(QT_TRANSLATE_NOOP("Maintenance", "Begun, nothing sent yet")),
        Tone.PLAIN,
        Said(QT_TRANSLATE_NOOP("Maintenance", "No money can have moved.")),
        _NOTHING_TO_DO,
    ),
    OrderState.SENT: StateWords(
        Said(QT_TRANSLATE_NOOP("Maintenance", "Sent, no answer yet")),
        Tone.WARN,
        Said(
            QT_TRANSLATE_NOOP(
                "Maintenance", "The payment system may have it. Whether it is paid is not known."
            )
        ),
        _NOTHING_TO_DO,
    ),
    OrderState.UNKNOWN: StateWords(
        Said(QT_TRANSLATE_NOOP("Maintenance", "Not known whether paid")),
        Tone.WARN,
        Said(
            QT_TRANSLATE_NOOP(
                "Maintenance",
                "The payment system has not answered. The patient may have paid, and should not pay again.",
            )
        ),
        Said(
            QT_TRANSLATE_NOOP(
                "Maintenance",
                "Ask the payment system now. If it does not answer, check the network; the terminal goes on "
                "asking.",
            )
        ),
    ),
    OrderState.PAYING: StateWords(
        Said(QT_TRANSLATE_NOOP("Maintenance", "Waiting for the payer")),
        Tone.PLAIN,
        Said(
            QT_TRANSLATE_NOOP(
                "Maintenance",
                "The payment system has it, and nobody has paid so far as it said last.",
            )
        ),
        _NOTHING_TO_DO,
    ),
    OrderState.PAID: StateWords(
        Said(QT_TRANSLATE_NOOP("Maintenance", "Paid, hospital not done")),
        Tone.WARN,
        Said(
            QT_TRANSLATE_NOOP(
                "Maintenance",
                "The money is in. The insurance or the hospital has not said yet that it has it.",
            )
        ),
        Said(
            QT_TRANSLATE_NOOP(
                "Maintenance",
                "The terminal goes on telling them. Do not collect again and do not book it at the desk: if "
                "you do, the money goes back by itself.",
            )
        ),
    ),
    OrderState.SETTLED: StateWords(
        Said(QT_TRANSLATE_NOOP("Maintenance", "Done: the hospital has it")),
        Tone.GOOD,
        Said(QT_TRANSLATE_NOOP("Maintenance", "Paid and booked, once.")),
        Said(QT_TRANSLATE_NOOP("Maintenance", "A refund is the cashier's desk's.")),
    ),
    OrderState.REVERSING: StateWords(
        Said(QT_TRANSLATE_NOOP("Maintenance", "On its way back")),
        Tone.WARN,
        Said(
            QT_TRANSLATE_NOOP(
                "Maintenance",
                "It is being closed, or the money given back. That it is, is not certain yet.",
            )
        ),
        Said(
            QT_TRANSLATE_NOOP(
                "Maintenance",
                "The terminal repeats it until the payment system says that it is done. Do not give money back "
                "by hand meanwhile.",
            )
        ),
    ),
    OrderState.REVERSED: StateWords(
        Said(QT_TRANSLATE_NOOP("Maintenance", "Closed: not paid, or money back")),
        Tone.GOOD,
        Said(QT_TRANSLATE_NOOP("Maintenance", "The patient has the money, or never gave it.")),
        _NO_MORE,
    ),
    OrderState.NEEDS_STAFF: StateWords(
        Said(QT_TRANSLATE_NOOP("Maintenance", "Needs staff")),
        Tone.BAD,
        Said(QT_TRANSLATE_NOOP("Maintenance", "The terminal alone cannot bring it to an end.")),
        Said(
            QT_TRANSLATE_NOOP(
                "Maintenance",
                "Ask the payment system first. If the bill is to be paid by this money, have the terminal try "
                "again; if not, have the money given back. Only if both fail: put it right at the desk, and "
                "then note here how it ended.",
            )
        ),
    ),
}
_UNREADABLE: Final = StateWords(
    Said(QT_TRANSLATE_NOOP("Maintenance", "Its record does not open")),
    Tone.BAD,
    Said(
        QT_TRANSLATE_NOOP(
            "Maintenance",
            "The key is another, or somebody has altered the record. No payment begins here until it is settled.",
        )
    ),
    Said(
        QT_TRANSLATE_NOOP(
            "Maintenance",
            "Go by the payment system's own records, put it right at the desk, and then note here how it ended.",
        )
    ),
)
_GOING_BACK: Final = StateWords(
    Said(QT_TRANSLATE_NOOP("Maintenance", "Paid, to be given back")),
    Tone.WARN,
    Said(
        QT_TRANSLATE_NOOP(
            "Maintenance", "The money is in, and the hospital or the insurance will not have it."
        )
    ),
    _NOTHING_TO_DO,
)
_WITH_DESK: Final = StateWords(
    Said(QT_TRANSLATE_NOOP("Maintenance", "Handed over to the desk")),
    Tone.BAD,
    Said(
        QT_TRANSLATE_NOOP(
            "Maintenance",
            "It is paid, and staff have taken it from the terminal. The hospital may have booked it all the "
            "same.",
        )
    ),
    Said(
        QT_TRANSLATE_NOOP(
            "Maintenance",
            "Look whether the hospital's system has the bill as paid. Then note here how it ended, or have "
            "the terminal try again.",
        )
    ),
)


def words_of(record: Record) -> StateWords:
    """Of an order as it stands now."""
    if not isinstance(record, Order):
        return _UNREADABLE
    if record.state is OrderState.PAID and record.going_back:
        return _GOING_BACK
    if record.state is OrderState.NEEDS_STAFF and record.why is None:
        return _WITH_DESK
    return _STATES[record.state]


def state_name(state: OrderState) -> Said:
    """Of one that it was in once."""
    return _STATES[state].name
