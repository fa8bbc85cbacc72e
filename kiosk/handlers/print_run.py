"""A print run: reports go to paper one after the other, each journalled before and after.

For each: was it printed before (hospital and journal)? Then a number is minted, the sheet is laid out
and given to the printer, and only the printer's word that it is out makes it printed. What the hospital
hears of it goes through the outbox. The run does not need the screen: it ends in the journal even where
the patient has left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from kiosk.clock import Clock
from kiosk.domain import Patient
from kiosk.journal.database import Trouble
from kiosk.reasons import Code, Failure
from kiosk.reports.book import FREE, NewPrint, Print, PrintBook, PrintState, Standing
from kiosk.reports.paper import FormReader, Printable, ReportPaper, Sheet
from kiosk.reports.port import ReportsPort
from kiosk.reports.printer import (
    PrintJob,
    PrintOutcome,
    PrintProgress,
    PrintResult,
    ReportPrinter,
    ReportPrinterState,
)
from kiosk.reports.reading import Explainer
from kiosk.reports.report import Report, ReportHead, ReportId
from kiosk.reports.seal import Sealer
from kiosk.session.effects import PrintReports
from kiosk.session.report_events import PrintMoved, PrintRunDone
from kiosk.session.report_screens import PrintLineState, PrintPhase
from kiosk.session.report_stages import PrintItem


@dataclass(frozen=True, slots=True)
class PrintShop:
    """What printing needs. `book` is None while there is no journal."""

    hospital: ReportsPort
    book: Callable[[], PrintBook | None]
    printer: ReportPrinter
    paper: ReportPaper
    forms: FormReader
    explainer: Explainer
    sealer: Sealer | None
    clock: Clock
    hospital_name: str
    terminal: str
    full_name: bool
    print_readings: bool


_STATES: Final = {
    PrintOutcome.PRINTED: (PrintLineState.PRINTED, PrintState.PRINTED),
    PrintOutcome.NOT_PRINTED: (PrintLineState.NOT_PRINTED, PrintState.NOT_PRINTED),
    PrintOutcome.PARTLY: (PrintLineState.PARTLY, PrintState.DOUBTFUL),
    PrintOutcome.UNKNOWN: (PrintLineState.IN_DOUBT, PrintState.DOUBTFUL),
}


_OF_THE_REPORT: Final = frozenset(
    {Code.REPORT_GONE, Code.REPORT_UNPRINTABLE, Code.FORM_UNREADABLE, Code.FORM_TOO_LARGE}
)


class PrintRun:
    """One `PrintReports`. `moved` hears how far it is, `printed` of each print that is out; `stopped`
    says that nobody wants the rest.
    """

    def __init__(
        self,
        shop: PrintShop,
        order: PrintReports,
        *,
        moved: Callable[[PrintMoved], None],
        printed: Callable[[Print], None],
        stopped: Callable[[], bool],
    ) -> None:
        self._shop = shop
        self._order = order
        self._moved = moved
        self._printed = printed
        self._stopped = stopped
        self._items = [PrintItem(head) for head in order.heads]
        self._state = ReportPrinterState.READY
        self._lost = False  # the printer did not do as it was told: the rest is not tried

    def run(self) -> PrintRunDone:
        before = self._shop.hospital.printed(self._order.patient, self._order.heads)
        if isinstance(before, Failure):
            self._items = [
                replace(item, state=PrintLineState.NOT_PRINTED, failure=before)
                for item in self._items
            ]
        else:
            for index in range(len(self._items)):
                if self._lost or self._stopped():
                    self._set(index, state=PrintLineState.NOT_PRINTED)
                else:
                    self._one(index, before)
        order = self._order
        return PrintRunDone(order.session, tuple(self._items), self._state, order.run)

    def _one(self, index: int, before: Mapping[ReportId, datetime]) -> None:
        head = self._items[index].head
        if head.id in before:
            self._set(index, state=PrintLineState.BEFORE, printed_at=before[head.id])
            return
        self._set(index, state=PrintLineState.NOW)
        self._tell(index, PrintPhase.PREPARING)
        report = self._shop.hospital.report(self._order.patient, head.id)
        if isinstance(report, Failure):
            self._unread(index, report)
            return
        self._set(index, head=report.head, critical=report.critical_lines)
        printed_at = report.head.printed_at
        if printed_at is not None:  # at another terminal, while this printer was waited for
            self._set(index, state=PrintLineState.BEFORE, printed_at=printed_at)
            return
        if report.head.edition != head.edition and self._was_printed(index, report.head):
            return
        if self._stopped():  # what was read took long enough for that
            self._set(index, state=PrintLineState.NOT_PRINTED)
            return
        self._journalled(index, report)

    def _unread(self, index: int, failure: Failure) -> None:
        """A hospital that does not answer is not asked for the rest as well: that can be resumed."""
        gone = failure.code is Code.REPORT_GONE
        state = PrintLineState.FAILED if gone else PrintLineState.NOT_PRINTED
        self._set(index, state=state, failure=failure)
        self._lost = not gone

    def _was_printed(self, index: int, head: ReportHead) -> bool:
        """It was amended since the list was read, and perhaps printed since then as well."""
        now = self._shop.hospital.printed(self._order.patient, (head,))
        if isinstance(now, Failure):
            self._unread(index, now)
            return True
        if head.id in now:
            self._set(index, state=PrintLineState.BEFORE, printed_at=now[head.id])
        return head.id in now

    def _journalled(self, index: int, report: Report) -> None:
        book, local = self._shop.book(), self._shop.clock.local()
        new = NewPrint(report.head.id, report.head.edition, self._order.patient.id, pages=0)
        begun = None if book is None else book.begin(new, at=self._now(), day=local.date())
        if book is None or begun is None or isinstance(begun, Trouble):
            self._set(index, state=PrintLineState.FAILED, failure=Failure(Code.REPORT_JOURNAL))
            return
        if isinstance(begun, Standing):
            self._stands(index, begun.print)
            return
        printable = self._laid_out(report, begun)
        if isinstance(printable, Failure):
            book.move(begun.number, PrintState.NOT_PRINTED, at=self._now())
            if printable.code in _OF_THE_REPORT:
                self._set(index, state=PrintLineState.FAILED, failure=printable)
            else:
                self._unread(index, printable)
            return
        self._print(index, book, begun, printable)

    def _stands(self, index: int, standing: Print) -> None:
        """It was printed at this terminal, or may have been."""
        if standing.printed_at is not None:
            at = datetime.fromtimestamp(standing.printed_at, UTC)
            self._set(index, state=PrintLineState.BEFORE, printed_at=at)
            return
        failure = Failure(Code.REPORT_IN_DOUBT)
        self._set(index, state=PrintLineState.IN_DOUBT, failure=failure)

    def _laid_out(self, report: Report, begun: Print) -> Printable | Failure:
        """The hospital's own document where there is one, else ours."""
        shop, patient = self._shop, self._order.patient
        if report.head.forms:
            return self._form(report, patient)
        holder = shop.hospital.holder(patient, full=shop.full_name)
        if isinstance(holder, Failure):
            return holder
        local, language = shop.clock.local(), self._order.language
        remarks = shop.explainer.explain(report, language) if shop.print_readings else None
        seal = shop.sealer
        return shop.paper.lay_out(
            Sheet(
                hospital=shop.hospital_name,
                report=report,
                holder=holder,
                explanation=remarks if remarks is not None and remarks.remarks else None,
                seal="" if seal is None else seal.seal(report, holder, local, begun.number),
                language=language,
                printed_at=local,
                terminal=shop.terminal,
                number=begun.number,
            )
        )

    def _form(self, report: Report, patient: Patient) -> Printable | Failure:
        document = self._shop.hospital.form(patient, report.head.id, report.head.forms[0])
        if isinstance(document, Failure):
            return document
        pages = self._shop.forms.pages(document)
        return pages if isinstance(pages, Failure) else Printable(document, pages)

    def _print(self, index: int, book: PrintBook, begun: Print, printable: Printable) -> None:
        job = PrintJob(begun.number, printable.document, printable.pages)
        accepted = False

        def progressed(progress: PrintProgress) -> None:
            nonlocal accepted
            if progress.accepted and not accepted:
                accepted = True
                book.move(begun.number, PrintState.ACCEPTED, at=self._now())
            self._state = progress.state
            held = not progress.state.prints
            phase = PrintPhase.HELD if held else PrintPhase.PRINTING
            self._tell(index, phase, progress.pages_out, printable.pages)

        self._tell(index, PrintPhase.PRINTING, 0, printable.pages)
        result = self._shop.printer.print(job, progressed, self._stopped)
        self._state = result.state
        self._ended(index, book, begun, result, printable.pages)

    def _ended(
        self, index: int, book: PrintBook, begun: Print, result: PrintResult, pages: int
    ) -> None:
        line, state = _STATES[result.outcome]
        out = pages if result.outcome is PrintOutcome.PRINTED else result.pages_out
        now = self._now()
        kept = book.move(begun.number, state, at=now, pages_out=out)
        if isinstance(kept, Print) and kept.state is PrintState.PRINTED:
            self._printed(kept)
        printed = result.outcome is PrintOutcome.PRINTED
        in_doubt = state is PrintState.DOUBTFUL
        self._set(
            index,
            state=line,
            pages_out=out,
            printed_at=datetime.fromtimestamp(now, UTC) if printed else None,
            failure=Failure(Code.REPORT_UNFINISHED) if in_doubt else None,
        )
        self._lost = not printed
        self._tell(index, PrintPhase.PRINTING, out, pages)

    def _tell(self, index: int, phase: PrintPhase, page: int = 0, pages: int = 0) -> None:
        item = self._items[index]
        order, state = self._order, self._state
        self._moved(PrintMoved(order.session, index, item, phase, page, pages, state, order.run))

    def _set(self, index: int, **changes: object) -> None:
        self._items[index] = replace(self._items[index], **changes)  # type: ignore[arg-type] # of several types

    def _now(self) -> int:
        return self._shop.clock.now()


def is_taken(book: PrintBook, report: ReportId, edition: str) -> bool:
    """Whether this terminal has printed it, or may have."""
    standing = book.standing(report, edition)
    return isinstance(standing, Print) and standing.state not in FREE


def doubted(
    book: PrintBook, heads: tuple[ReportHead, ...]
) -> tuple[tuple[ReportHead, ...], frozenset[ReportId]]:
    """Heads with what the journal knows of their prints, and those that may have come out here."""
    known, doubts = [], set()
    for head in heads:
        standing = book.standing(head.id, head.edition)
        if isinstance(standing, Print) and standing.state not in FREE:
            if standing.printed_at is None:
                doubts.add(head.id)
            elif head.printed_at is None:
                at = datetime.fromtimestamp(standing.printed_at, UTC)
                known.append(replace(head, printed_at=at))
                continue
        known.append(head)
    return tuple(known), frozenset(doubts)
