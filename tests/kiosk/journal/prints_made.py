"""Prints of reports that are nobody's."""

from __future__ import annotations

from datetime import date

from kiosk.domain import PatientId
from kiosk.journal.print_book import StoredPrintBook
from kiosk.reports.book import NewPrint, Print, PrintState
from kiosk.reports.report import ReportId

NOW = 1_800_000_000
DAY = date(2027, 1, 15)
TERMINAL = "YIMA-CD3-L1-0007"  # as long as they get
EDITION = "final:2027-01-15T09:30:00+08:00"


def new_print(n: int = 0, *, edition: str = EDITION, pages: int = 2) -> NewPrint:
    return NewPrint(ReportId(f"report-{n}"), edition, PatientId(f"patient-{n}"), pages)


def begun(book: StoredPrintBook, n: int = 0, *, at: int = NOW, edition: str = EDITION) -> Print:
    one = book.begin(new_print(n, edition=edition), at=at, day=DAY)
    assert isinstance(one, Print), one
    return one


def moved(
    book: StoredPrintBook, one: Print, *states: PrintState, at: int = NOW, staff: str = ""
) -> Print:
    """Along these arrows; `staff` for those that need them."""
    for state in states:
        by = staff if one.state is PrintState.DOUBTFUL else ""
        found = book.move(one.number, state, at=at, staff=by)
        assert isinstance(found, Print), found
        one = found
    return one
