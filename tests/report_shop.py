"""A print shop in memory: hospital, printer and paper, each with a state of its own."""

# ruff: noqa: ARG002 - the ports' methods are told more than these need

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.clock import Clock
from kiosk.domain import Patient, PatientId
from kiosk.handlers.print_run import PrintShop
from kiosk.journal.opened import Journal
from kiosk.reasons import Code, Failure
from kiosk.reports.paper import FormPage, Printable, Sheet
from kiosk.reports.port import PrintNotice, Told
from kiosk.reports.printer import (
    PrintJob,
    PrintOutcome,
    PrintProgress,
    PrintResult,
    ReportPrinterState,
)
from kiosk.reports.reading import Explanation
from kiosk.reports.report import (
    Flag,
    FormRef,
    Holder,
    Report,
    ReportHead,
    ReportId,
    ReportList,
    Result,
    Trend,
    issued_of,
)

PATIENT = Patient(PatientId("p1"), masked_name="测*者", surname="测")
TERMINAL = "T07"
READY = ReportPrinterState.READY


class StandingClock(Clock):
    """A clock that only a test moves."""

    def __init__(self) -> None:
        self.unix = 1_800_000_000
        self.seconds = 0.0

    def now(self) -> int:
        return self.unix

    def monotonic(self) -> float:
        return self.seconds

    def local(self) -> datetime:
        return datetime.fromtimestamp(self.unix, UTC)


@dataclass
class PlayedHospital:
    """Has reports, and hears of prints: of one edition once."""

    reports_of: dict[ReportId, Report] = field(default_factory=dict)
    documents: dict[ReportId, bytes] = field(default_factory=dict)
    notices: list[PrintNotice] = field(default_factory=list)
    silent: Failure | None = None
    forgets_answers: bool = False  # hears, and its answer is lost
    holders: int = 0

    def add(self, *heads: ReportHead, **contents: Any) -> None:
        for each in heads:
            self.reports_of[each.id] = Report(each, **contents)

    def reports(self, patient: Patient) -> ReportList | Failure:
        if self.silent is not None:
            return self.silent
        marks = self._marks()
        heads = [
            replace(one.head, printed_at=marks.get((one.head.id, one.head.edition)))
            for one in self.reports_of.values()
        ]
        return ReportList(tuple(sorted(heads, key=lambda one: one.issued, reverse=True)))

    def new_editions(self, patient: Patient, since: datetime) -> Mapping[ReportId, str] | Failure:
        if self.silent is not None:
            return self.silent
        marks = self._marks()
        heads = [one.head for one in self.reports_of.values() if one.head.issued >= since]
        return {one.id: one.edition for one in heads if (one.id, one.edition) not in marks}

    def report(self, patient: Patient, report: ReportId) -> Report | Failure:
        if self.silent is not None:
            return self.silent
        return self.reports_of.get(report) or Failure(Code.REPORT_GONE)

    def trend(self, patient: Patient, result: Result) -> Trend | Failure:
        return Failure(Code.HOSPITAL_REFUSED, {"status": 404})

    def form(self, patient: Patient, report: ReportId, form: FormRef) -> bytes | Failure:
        return self.silent or self.documents.get(report) or Failure(Code.FORM_UNREADABLE)

    def holder(self, patient: Patient, *, full: bool) -> Holder | Failure:
        self.holders += 1
        return self.silent or Holder("测试者" if full else "测*者", "测*者")

    def printed(
        self, patient: Patient, reports: Collection[ReportHead]
    ) -> Mapping[ReportId, datetime] | Failure:
        if self.silent is not None:
            return self.silent
        marks = self._marks()
        return {
            one.id: marks[one.id, one.edition] for one in reports if (one.id, one.edition) in marks
        }

    def tell_printed(self, notice: PrintNotice) -> Told | Failure:
        if self.silent is not None:
            return self.silent
        for known in self.notices:
            same = known.report == notice.report
            if same and known.printed_at >= issued_of(notice.edition):
                return Told.TOLD if known.number == notice.number else Told.PRINTED_BEFORE
        self.notices.append(notice)
        return Failure(Code.HOSPITAL_TIMEOUT) if self.forgets_answers else Told.TOLD

    def forget(self) -> None:
        return None

    def _marks(self) -> dict[tuple[ReportId, str], datetime]:
        return {(one.report, one.edition): one.printed_at for one in self.notices}


class PlayedPrinter:
    """Puts sheets into a tray. What happens to the next jobs is told by the test.

    `script`: for each job the outcome, else it is printed. `memory`: what it remembers of jobs.
    """

    def __init__(self) -> None:
        self.standing = READY
        self.tray: list[tuple[str, bytes]] = []
        self.script: list[PrintResult] = []
        self.memory: dict[str, PrintResult] = {}
        self.reachable = True
        self.purged = 0
        self.on_job: Callable[[PrintJob], None] = lambda _job: None
        self.held_with: list[ReportPrinterState] = []
        self.lock = threading.Lock()

    def state(self) -> ReportPrinterState:
        return self.standing

    def print(
        self,
        job: PrintJob,
        on_progress: Callable[[PrintProgress], None],
        stop: Callable[[], bool],
    ) -> PrintResult:
        self.on_job(job)
        on_progress(PrintProgress(accepted=True, pages_out=0, state=READY))
        for held in self.held_with:
            on_progress(PrintProgress(accepted=True, pages_out=0, state=held))
        if stop():
            return self._remembered(job, PrintResult(PrintOutcome.NOT_PRINTED, 0, self.standing))
        done = PrintResult(PrintOutcome.PRINTED, job.pages, self.standing)
        result = self.script.pop(0) if self.script else done
        if result.outcome is PrintOutcome.PRINTED:
            self.tray.append((job.name, job.document))
        return self._remembered(job, result)

    def _remembered(self, job: PrintJob, result: PrintResult) -> PrintResult:
        self.memory[job.name] = result
        return result

    def look_up(self, name: str) -> PrintResult | None:
        if not self.reachable:
            return None
        unknown = PrintResult(PrintOutcome.UNKNOWN, 0, self.standing)
        return self.memory.get(name, unknown)

    def purge(self) -> bool:
        self.purged += 1
        return True


@dataclass
class PlainPaper:
    """Lays out by writing down what it was given."""

    failure: Failure | None = None
    sheets: list[Sheet] = field(default_factory=list)

    def lay_out(self, sheet: Sheet) -> Printable | Failure:
        self.sheets.append(sheet)
        return self.failure or Printable(f"%PDF {sheet.report.head.id}".encode(), 2)


class PlainForms:
    def pages(self, document: bytes) -> int | Failure:
        return 3 if document.startswith(b"%PDF") else Failure(Code.FORM_UNREADABLE)

    def page(self, document: bytes, number: int, width: int) -> FormPage | Failure:
        return FormPage(f"data:,{number}", 3)

    def forget(self) -> None:
        return None

    def close(self) -> None:
        return None


class Quiet:
    """Explains nothing."""

    def explain(self, report: Report, language: str) -> Explanation:
        return Explanation(())


@dataclass
class Shop:
    """Everything that a print run needs, and the journal that outlives it."""

    folder: Path
    hospital: PlayedHospital = field(default_factory=PlayedHospital)
    printer: PlayedPrinter = field(default_factory=PlayedPrinter)
    paper: PlainPaper = field(default_factory=PlainPaper)
    clock: StandingClock = field(default_factory=StandingClock)
    journal: Journal = field(init=False)

    def __post_init__(self) -> None:
        self.journal = Journal(self.folder)

    def restart(self) -> None:
        self.journal.close()
        self.journal = Journal(self.folder)

    @property
    def parts(self) -> PrintShop:
        return PrintShop(
            hospital=self.hospital,
            book=lambda: self.journal.prints(TERMINAL),
            printer=self.printer,
            paper=self.paper,
            forms=PlainForms(),
            explainer=Quiet(),
            sealer=None,
            clock=self.clock,
            hospital_name="示范医院",
            terminal=TERMINAL,
            full_name=False,
            print_readings=False,
        )


CRITICAL = Result("o1", "血钾", text="7.1", flag=Flag.CRITICAL_HIGH)
