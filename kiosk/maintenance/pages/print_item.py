"""One print of a report that is in doubt: what is known, and what staff can say of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from typing import Final

from kiosk.audit.catalogue import StaffSaid
from kiosk.journal.print_reading import PrintLine
from kiosk.maintenance.pages.times import UNKNOWN, moment
from kiosk.maintenance.sheet import Choice, PageId, Row, Section, Sheet, Task, Tone
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.order_number import in_groups
from kiosk.reasons import Code, Failure
from kiosk.reports.book import PrintState
from kiosk.reports.print_saying import may_say

JOURNAL: Final = Failure(Code.REPORT_JOURNAL)
NO_JOURNAL: Final = Row(
    Said(QT_TRANSLATE_NOOP("Maintenance", "The records of prints")),
    Said(QT_TRANSLATE_NOOP("Maintenance", "Cannot be read")),
    Tone.BAD,
    Said(
        QT_TRANSLATE_NOOP(
            "Maintenance", "The disk is full or faulty, or the key is another. Call the engineer."
        )
    ),
)

_STATES: Final[Mapping[str, str]] = {
    PrintState.STARTED: QT_TRANSLATE_NOOP("Maintenance", "On its way to the printer"),
    PrintState.ACCEPTED: QT_TRANSLATE_NOOP("Maintenance", "At the printer"),
    PrintState.PRINTED: QT_TRANSLATE_NOOP(
        "Maintenance", "Printed, and the hospital still to be told"
    ),
    PrintState.TOLD: QT_TRANSLATE_NOOP("Maintenance", "Printed, and the hospital knows"),
    PrintState.TWICE: QT_TRANSLATE_NOOP(
        "Maintenance", "Printed, but the hospital has another print of it"
    ),
    PrintState.NOT_PRINTED: QT_TRANSLATE_NOOP("Maintenance", "Nothing came out"),
    PrintState.DOUBTFUL: QT_TRANSLATE_NOOP("Maintenance", "Some or all of it may have come out"),
    PrintState.REFUTED: QT_TRANSLATE_NOOP("Maintenance", "What came out is of no use"),
}
_NOTED: Final[Mapping[StaffSaid, str]] = {
    StaffSaid.PRINTED: QT_TRANSLATE_NOOP(
        "Maintenance", "Noted as printed. The terminal tells the hospital."
    ),
    StaffSaid.NOT_PRINTED: QT_TRANSLATE_NOOP(
        "Maintenance", "Noted as not printed. The report can be printed again."
    ),
}
_NOTED_UNREAD: Final = QT_TRANSLATE_NOOP(
    "Maintenance",
    "Noted as printed. The terminal cannot tell the hospital: note it in the hospital's own system.",
)


def sheet(line: PrintLine, zone: tzinfo | None, *, may: bool) -> Sheet:
    """Its page. `line`: as the journal has it now. `may`: whoever looks can say what became of it."""
    pages = UNKNOWN if not line.pages else str(line.pages)
    rows = [
        Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Number")), in_groups(line.number)),
        Row(Said(QT_TRANSLATE_NOOP("Maintenance", "State")), _state(line), _tone(line)),
        Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Begun")), moment(line.started_at, zone)),
        Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Pages")), pages),
        Row(
            Said(QT_TRANSLATE_NOOP("Maintenance", "Pages known to have come out")),
            str(line.pages_out),
        ),
    ]
    if line.staff:
        staff = line.staff if line.staff.isprintable() else ascii(line.staff)
        rows.append(Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Said by")), staff))
    title = Said(QT_TRANSLATE_NOOP("Maintenance", "Report in doubt"))
    sections = (Section(rows=tuple(rows)), *_to_say(line, may=may))
    return Sheet(PageId.PAPER, title, sections, item=line.number)


def noted(said: StaffSaid, *, readable: bool) -> Said:
    """What is told once staff have said it. `readable`: the terminal could tell the hospital."""
    by_hand = said is StaffSaid.PRINTED and not readable
    return Said(_NOTED_UNREAD if by_hand else _NOTED[said])


def _to_say(line: PrintLine, *, may: bool) -> tuple[Section, ...]:
    if not may_say(line, StaffSaid.PRINTED):
        return ()
    look = Row(
        Said(QT_TRANSLATE_NOOP("Maintenance", "What to do")),
        detail=Said(
            QT_TRANSLATE_NOOP(
                "Maintenance",
                "Look in the printer's tray and ask the patient. Until somebody says what became of it, it "
                "cannot be printed again.",
            )
        ),
    )
    choices = (
        Choice(
            Task.SAY_PRINTED,
            Said(QT_TRANSLATE_NOOP("Maintenance", "It came out whole")),
            f"{line.number} printed",
            on=may,
            sure=Said(
                QT_TRANSLATE_NOOP(
                    "Maintenance",
                    "Every page came out and is of use? It is not printed again then.",
                )
            ),
        ),
        Choice(
            Task.SAY_PRINTED,
            Said(QT_TRANSLATE_NOOP("Maintenance", "It did not come out")),
            f"{line.number} not_printed",
            on=may,
            sure=Said(
                QT_TRANSLATE_NOOP(
                    "Maintenance",
                    "Nothing of use came out? Destroy single pages. The report can be printed again then.",
                )
            ),
        ),
    )
    return (Section(rows=(look,), choices=choices),)


def _state(line: PrintLine) -> Said | str:
    if not line.readable:
        return Said(QT_TRANSLATE_NOOP("Maintenance", "The record of it does not open"))
    return Said(_STATES[line.state])


def _tone(line: PrintLine) -> Tone:
    return Tone.WARN if may_say(line, StaffSaid.PRINTED) else Tone.PLAIN
