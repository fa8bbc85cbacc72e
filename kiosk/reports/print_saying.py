"""What staff may say of a print in the journal: by `yima prints settle`, or at the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.audit.catalogue import StaffSaid
from kiosk.journal.database import Trouble
from kiosk.journal.print_book import StoredPrintBook
from kiosk.journal.print_reading import PrintLine
from kiosk.reports.book import OPEN, PrintState

_ENDS: Final[Mapping[StaffSaid, PrintState]] = {
    StaffSaid.PRINTED: PrintState.PRINTED,
    StaffSaid.NOT_PRINTED: PrintState.REFUTED,
    StaffSaid.TOLD: PrintState.TOLD,
}
_UNREAD_ENDS: Final[Mapping[StaffSaid, PrintState]] = {
    StaffSaid.PRINTED: PrintState.TOLD,
    StaffSaid.NOT_PRINTED: PrintState.REFUTED,
    StaffSaid.TOLD: PrintState.TOLD,
}


def may_say(line: PrintLine, said: StaffSaid) -> bool:
    """Whether it is for staff to say that of this print."""
    if not line.readable:
        return line.state in OPEN
    return line.state == (PrintState.PRINTED if said is StaffSaid.TOLD else PrintState.DOUBTFUL)


def say(
    book: StoredPrintBook, line: PrintLine, said: StaffSaid, *, staff: str, at: int
) -> PrintLine | Trouble | None:
    """Write it down. The print as it is then; None: it has changed this very moment, perhaps by somebody
    else of the staff. `staff`: who, for the journal; `at`: Unix seconds.
    """
    outcome: object
    if line.readable:
        outcome = book.move(line.number, _ENDS[said], at=at, staff=staff)
    else:
        outcome = book.close_unread(line.number, _UNREAD_ENDS[said], staff=staff, at=at)
    if isinstance(outcome, Trouble):
        return outcome
    after = book.line(line.number)
    if not outcome or not isinstance(after, PrintLine) or after.staff != staff:
        return None
    return after
