"""What is told of a task on an order: done, noted, waiting, or why not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.journal.database import Trouble
from kiosk.maintenance.sheet import Done
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.payment.order import Order, StaffWish
from kiosk.payment.staff_orders import NO_SUCH, Outcome
from kiosk.payment.tools.wishes import ENDS, Refusal, has_ended
from kiosk.reasons import Code, Failure

JOURNAL: Final = Failure(Code.PAYMENT_JOURNAL)
_DONE: Final[Mapping[StaffWish, Said]] = {
    StaffWish.SETTLE: Said(QT_TRANSLATE_NOOP("Maintenance", "Done: the hospital has it.")),
    StaffWish.REVERSE: Said(
        QT_TRANSLATE_NOOP("Maintenance", "Done: closed, and any money is given back.")
    ),
}
_WAITS: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance", "Noted. The terminal is at it; look again in a few minutes how it stands."
    )
)
_OTHERWISE: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "It ended otherwise than asked for. See how it stands now.")
)
_REFUSED: Final[Mapping[str, str]] = {
    "settled": QT_TRANSLATE_NOOP(
        "Maintenance", "The hospital has it. A refund is the cashier's desk's."
    ),
    "reversed": QT_TRANSLATE_NOOP(
        "Maintenance", "It is closed. If the bill is to be paid, have it paid anew."
    ),
    "not_with_staff": QT_TRANSLATE_NOOP(
        "Maintenance",
        "The terminal is still at it. Only what needs staff is noted as done by hand.",
    ),
    "reversing": QT_TRANSLATE_NOOP(
        "Maintenance", "It is on its way back, which is not stopped half-way."
    ),
    "hospital_told": QT_TRANSLATE_NOOP(
        "Maintenance",
        "The hospital has been told and may have it. Wait until it answers, or hand it over to the desk.",
    ),
    "with_staff": QT_TRANSLATE_NOOP("Maintenance", "It is with staff already."),
    "soon": QT_TRANSLATE_NOOP(
        "Maintenance", "It was paid only just now. Wait ten minutes: mostly it ends by itself."
    ),
    "undecided": QT_TRANSLATE_NOOP(
        "Maintenance",
        "Whether it is paid is not certain yet. The terminal asks, and closes it by itself.",
    ),
    "changed": QT_TRANSLATE_NOOP(
        "Maintenance", "It has changed this very moment. Look at it again."
    ),
    "no_such_order": QT_TRANSLATE_NOOP("Maintenance", "This terminal has no such order."),
}
NO_SUCH_ORDER: Final = Said(_REFUSED[NO_SUCH.result])


def wanted(wish: StaffWish, outcome: Outcome) -> Done:
    """Of what the cashier was to do."""
    if not isinstance(outcome, Order):
        return not_done(outcome)
    if not has_ended(outcome):
        return Done(_WAITS)
    if outcome.state is ENDS[wish]:
        return Done(_DONE[wish])
    return Done(_OTHERWISE, good=False)


def noted(outcome: Outcome | None) -> Done:
    """Of what is only written down."""
    if outcome is None or isinstance(outcome, Order):
        return Done(Said(QT_TRANSLATE_NOOP("Maintenance", "Noted.")))
    return not_done(outcome)


def not_done(why: Refusal | Trouble) -> Done:
    """Why nothing was done."""
    if isinstance(why, Trouble):
        return Done(JOURNAL, good=False)
    return Done(Said(_REFUSED[why.result]), good=False)
