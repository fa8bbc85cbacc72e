"""What the printers say, how much paper is gone, and reports of which nobody knows whether they came out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from kiosk.audit.catalogue import StaffSaid
from kiosk.clock import Clock
from kiosk.devices import PrinterState
from kiosk.journal.database import Trouble
from kiosk.journal.print_book import StoredPrintBook
from kiosk.journal.print_reading import PrintLine
from kiosk.maintenance.pages import print_item
from kiosk.maintenance.pages.print_item import JOURNAL, NO_JOURNAL
from kiosk.maintenance.pages.printer_words import report_printer, ticket_printer
from kiosk.maintenance.pages.signing import signature
from kiosk.maintenance.pages.times import UNKNOWN, moment
from kiosk.maintenance.sheet import (
    TASKS,
    Choice,
    Doing,
    Done,
    Look,
    PageId,
    Row,
    Section,
    Sheet,
    Task,
    Tone,
)
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.order_number import in_groups
from kiosk.reasons import Failure
from kiosk.reports.book import PrintState
from kiosk.reports.print_saying import may_say, say
from kiosk.reports.printer import ReportPrinterState
from kiosk.staff.access import ROLES
from kiosk.usage.store import Paper

_REFRESH: Final = 10.0  # seconds
_SAID: Final = {
    "printed": StaffSaid.PRINTED,
    "not_printed": StaffSaid.NOT_PRINTED,
}
_CHANGED: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "It has changed this very moment. Look at it again.")
)
_SINCE_REFILL: Final[Mapping[Paper, str]] = {
    Paper.TICKET: QT_TRANSLATE_NOOP("Maintenance", "Tickets and slips since the roll was changed"),
    Paper.REPORT: QT_TRANSLATE_NOOP("Maintenance", "Reports since A4 paper was put in"),
}
_REFILL: Final[Mapping[Paper, str]] = {
    Paper.TICKET: QT_TRANSLATE_NOOP("Maintenance", "New roll is in"),
    Paper.REPORT: QT_TRANSLATE_NOOP("Maintenance", "A4 paper is in"),
}
_REFILLED: Final[Mapping[Paper, Said]] = {
    Paper.TICKET: Said(
        QT_TRANSLATE_NOOP("Maintenance", "Noted. Tickets and slips are counted from 0.")
    ),
    Paper.REPORT: Said(QT_TRANSLATE_NOOP("Maintenance", "Noted. Reports are counted from 0.")),
}


class PaperPage:
    """Calls are made one at a time."""

    def __init__(
        self,
        *,
        ticket_printer: Callable[[], PrinterState],
        report_printer: Callable[[], ReportPrinterState] | None,
        papers: Callable[[], Mapping[Paper, int] | Trouble],
        refill: Callable[[Paper], None],
        prints: Callable[[], StoredPrintBook | None] | None,
        settle_prints: Callable[[], None],
        clock: Clock,
    ) -> None:
        """`ticket_printer`, `report_printer`: ask the device; None: this terminal has none.

        `papers`, `refill`: of `UsageKeeper`. `prints`: the journal of prints; None: this terminal prints no
        reports. `settle_prints`: have the hospital told of what is printed (effect `SettlePrints`).
        """
        self._ticket_printer = ticket_printer
        self._report_printer = report_printer
        self._papers = papers
        self._refill = refill
        self._prints = prints
        self._settle_prints = settle_prints
        self._clock = clock

    def look(self, look: Look) -> Sheet | Failure:
        if look.item:
            return self._item(look)
        sections = [self._printers(), self._counters()]
        if self._prints is not None:
            sections += [self._reports(), self._doubtful()]
        return Sheet(PageId.PAPER, sections=tuple(sections), refresh=_REFRESH)

    def do(self, doing: Doing) -> Done:
        match doing.task:
            case Task.REFILLED:
                paper = Paper(doing.argument)
                self._refill(paper)
                return Done(_REFILLED[paper])
            case Task.SAY_PRINTED:
                return self._say(doing)
            case _:
                raise ValueError(f"no task of this page: {doing.task}")

    def _printers(self) -> Section:
        rows = [ticket_printer(self._ticket_printer())]
        if self._report_printer is not None:
            rows.append(report_printer(self._report_printer()))
        return Section(rows=tuple(rows))

    def _counters(self) -> Section:
        """A printer tells of new paper when it had run out; who changes it before that says so."""
        told = self._papers()
        counted = list(Paper) if self._report_printer is not None else [Paper.TICKET]
        rows = [
            Row(
                Said(_SINCE_REFILL[paper]),
                UNKNOWN if isinstance(told, Trouble) else str(told[paper]),
            )
            for paper in counted
        ]
        choices = [
            Choice(Task.REFILLED, Said(_REFILL[paper]), paper.value, primary=paper is Paper.TICKET)
            for paper in counted
        ]
        title = Said(QT_TRANSLATE_NOOP("Maintenance", "Counters"))
        return Section(title, tuple(rows), tuple(choices))

    def _reports(self) -> Section:
        """How many reports came out, today and as far as the journal goes back."""
        title = Said(QT_TRANSLATE_NOOP("Maintenance", "Reports printed"))
        book = self._book()
        today = self._clock.local()
        if isinstance(book, Trouble):
            return Section(title, (NO_JOURNAL,))
        of_today, of_all = book.sums(today.date()), book.sums()
        if isinstance(of_today, Trouble) or isinstance(of_all, Trouble):
            return Section(title, (NO_JOURNAL,))
        rows = [
            Row(
                Said(QT_TRANSLATE_NOOP("Maintenance", "Today")),
                _reports_and_pages(of_today.prints, of_today.pages),
            ),
            Row(
                Said(QT_TRANSLATE_NOOP("Maintenance", "In all")),
                _reports_and_pages(of_all.prints, of_all.pages),
                detail=""
                if of_all.since is None
                else Said(
                    QT_TRANSLATE_NOOP("Maintenance", "Since %1, as far as the records go back"),
                    (moment(of_all.since, today.tzinfo),),
                ),
            ),
        ]
        return Section(title, tuple(rows))

    def _doubtful(self) -> Section:
        """Reports that staff have to say something of, and how many others are on their way."""
        title = Said(QT_TRANSLATE_NOOP("Maintenance", "Reports in doubt"))
        book = self._book()
        found = Trouble.STORAGE if isinstance(book, Trouble) else book.open_lines()
        if isinstance(found, Trouble):
            return Section(title, (NO_JOURNAL,))
        return Section(title, tuple(self._doubtful_rows(found)))

    def _doubtful_rows(self, lines: tuple[PrintLine, ...]) -> Iterator[Row]:
        zone = self._clock.local().tzinfo
        ours = [line for line in lines if may_say(line, StaffSaid.PRINTED)]
        for line in ours:
            yield Row(
                in_groups(line.number),
                moment(line.started_at, zone),
                Tone.WARN,
                Said(QT_TRANSLATE_NOOP("Maintenance", "Some or all of it may have come out")),
                opens=line.number,
            )
        untold = sum(line.state == PrintState.PRINTED for line in lines if line not in ours)
        if untold:
            yield Row(
                Said(
                    QT_TRANSLATE_NOOP("Maintenance", "Printed, and the hospital still to be told")
                ),
                str(untold),
                detail=Said(QT_TRANSLATE_NOOP("Maintenance", "The terminal does this by itself.")),
            )
        if not ours:
            yield Row(Said(QT_TRANSLATE_NOOP("Maintenance", "None")), tone=Tone.GOOD)

    def _book(self) -> StoredPrintBook | Trouble:
        book = None if self._prints is None else self._prints()
        return Trouble.STORAGE if book is None else book

    def _item(self, look: Look) -> Sheet | Failure:
        book = self._book()
        if isinstance(book, Trouble):
            return JOURNAL
        line = book.line(look.item)
        if not isinstance(line, PrintLine):
            return JOURNAL
        may = bool(ROLES[TASKS[Task.SAY_PRINTED]] & look.by.roles)
        return print_item.sheet(line, self._clock.local().tzinfo, may=may)

    def _say(self, doing: Doing) -> Done:
        number, _, what = doing.argument.partition(" ")
        said = _SAID[what]
        book = self._book()
        line = book if isinstance(book, Trouble) else book.line(number)
        if isinstance(book, Trouble) or isinstance(line, Trouble):
            return Done(JOURNAL, good=False)
        if line is None or not may_say(line, said):
            return Done(_CHANGED, good=False)
        after = say(book, line, said, staff=signature(doing.by), at=self._clock.now())
        if isinstance(after, Trouble):
            return Done(JOURNAL, good=False)
        if after is None:
            return Done(_CHANGED, good=False)
        self._settle_prints()
        return Done(print_item.noted(said, readable=line.readable), leave=True)


def _reports_and_pages(reports: int, pages: int) -> Said:
    return Said(
        QT_TRANSLATE_NOOP("Maintenance", "%1 reports, %2 pages"), (str(reports), str(pages))
    )
