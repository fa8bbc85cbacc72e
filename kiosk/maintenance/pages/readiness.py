"""The page of the readiness report: what it says now, the checks that need no hand, and the report itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from kiosk.clock import Clock
from kiosk.maintenance.checks import NEEDS_HAND, CheckId, Fact, not_checked, not_fitted
from kiosk.maintenance.pages import stick
from kiosk.maintenance.pages.device_words import of_check, of_verdict
from kiosk.maintenance.pages.results import NOT_HERE, fact_rows, result_row
from kiosk.maintenance.pages.value_words import VALUES
from kiosk.maintenance.readiness import About, Overall, Readiness, as_json, readiness
from kiosk.maintenance.record import CheckRecord
from kiosk.maintenance.sheet import (
    Choice,
    Doing,
    Done,
    Look,
    Row,
    Section,
    Sheet,
    Task,
    Tone,
)
from kiosk.maintenance.software import installed_version
from kiosk.maintenance.timed import Check
from kiosk.maintenance.unattended import run_unattended, unfitted
from kiosk.maintenance.usb import FileKind, UsbVolumes
from kiosk.maintenance.wording import OVERALL
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.reasons import Failure
from kiosk.reports.printer import PrintJob, PrintOutcome, ReportPrinter
from kiosk.trust.distribution.status import DistributionStatus

if TYPE_CHECKING:
    from kiosk.settings import Settings

Draw = Callable[[Readiness], bytes]
"""The report as PDF, in the hospital's language and time."""

PRINT_PATIENCE: Final = 120.0
"""Seconds for paper to come out, somebody refilling it included."""

_PAGE: Final = re.compile(rb"/Type\s*/Page\b")
_SPARE: Final = 4_096  # bytes besides the content

_OVERALL: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Verdict"))
_FAILING: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Failing"))
_OUTSTANDING: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Outstanding"))
_BY_HAND: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "Needs somebody: test it on the device's own page")
)
_WITHOUT_HAND: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Needs nobody: run the checks"))
_CHECKS: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Checks"))
_VERSION: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Software version"))
_SIGNED: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Signature"))
_DIGEST: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Digest of the program (SM3)"))
_RUN: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Run the checks (half a minute at most)"))
_TO_PDF: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "PDF to USB stick"))
_TO_JSON: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "JSON to USB stick"))
_PRINT: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Print on A4"))
_RAN: Final[Mapping[Overall, str]] = {
    Overall.PASS: QT_TRANSLATE_NOOP("Maintenance", "Checked: ready for patients."),
    Overall.INCOMPLETE: QT_TRANSLATE_NOOP(
        "Maintenance", "Checked: nothing fails, but not all was checked yet."
    ),
    Overall.FAIL: QT_TRANSLATE_NOOP("Maintenance", "Checked: not ready, something fails."),
}
_UNSTORED: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "Checked, but the results could not be stored.")
)
_PRINTED: Final[Mapping[PrintOutcome, str]] = {
    PrintOutcome.PRINTED: QT_TRANSLATE_NOOP("Maintenance", "The report is printed."),
    PrintOutcome.NOT_PRINTED: QT_TRANSLATE_NOOP(
        "Maintenance", "The report was not printed: look at the A4 printer."
    ),
    PrintOutcome.PARTLY: QT_TRANSLATE_NOOP(
        "Maintenance", "The report was printed in part: look at the A4 printer."
    ),
    PrintOutcome.UNKNOWN: QT_TRANSLATE_NOOP(
        "Maintenance", "The A4 printer was lost on the way: look whether the report came out."
    ),
}
_TONES: Final = {Overall.PASS: Tone.GOOD, Overall.INCOMPLETE: Tone.WARN, Overall.FAIL: Tone.BAD}


class ReadinessPage:
    """A `Page`. Looking shows what is kept of each check; nothing is checked for it."""

    def __init__(
        self,
        *,
        settings: Settings,
        record: CheckRecord,
        clock: Clock,
        trust: Callable[[], DistributionStatus],
        software: Check,
        draw: Draw,
        volumes: UsbVolumes,
        printer: ReportPrinter | None = None,
        root: Path = Path("/"),
    ) -> None:
        """`printer`: the A4 one, which this page has for itself while it prints; None: there is none."""
        self._settings = settings
        self._record = record
        self._clock = clock
        self._trust = trust
        self._software = software
        self._draw = draw
        self._volumes = volumes
        self._printer = printer
        self._root = root

    def look(self, look: Look) -> Sheet | Failure:
        report = self.report()
        result = next((each for each in report.results if each.id == look.item), None)
        zone = self._settings.terminal.zone
        if result is not None:
            rows = (result_row(result, zone), *fact_rows(result))
            return Sheet(look.page, of_check(result.id), (Section(rows=rows),), item=look.item)
        sections = (
            Section(rows=tuple(self._verdict(report)), choices=self._choices()),
            *_outstanding(report),
            Section(
                _CHECKS, tuple(result_row(each, zone, opens=each.id) for each in report.results)
            ),
        )
        return Sheet(look.page, sections=sections)

    def do(self, doing: Doing) -> Done:
        match doing.task:
            case Task.RUN_CHECKS:
                return self._run()
            case Task.EXPORT_READINESS if doing.argument in {"pdf", "json"}:
                return self._export(doing.argument)
            case Task.PRINT_READINESS if self._printer is not None:
                return self._print(self._printer)
            case _:
                return Done(NOT_HERE, good=False)

    def report(self) -> Readiness:
        """As it is now, of what is kept."""
        now = self._clock.now()
        kept = self._record.results()
        fresh = [not_fitted(check).at(now, 0) for check in unfitted(self._settings)]
        software = kept.get(CheckId.SOFTWARE, not_checked(CheckId.SOFTWARE)).facts
        about = About(
            self._settings.terminal.id,
            self._settings.terminal.hospital,
            str(software.get(Fact.VERSION, installed_version())),
            str(software.get(Fact.DIGEST, "")),
            str(software.get(Fact.SIGNED, "unreadable")),
        )
        return readiness(about, now, kept.values(), fresh)

    def _verdict(self, report: Readiness) -> Iterator[Row]:
        about = report.about
        yield Row(_OVERALL, Said(OVERALL[report.overall]), _TONES[report.overall])
        yield Row(_FAILING, str(len(report.failing)), Tone.BAD if report.failing else Tone.PLAIN)
        outstanding = Tone.WARN if report.outstanding else Tone.PLAIN
        yield Row(_OUTSTANDING, str(len(report.outstanding)), outstanding)
        yield Row(_VERSION, about.version)
        if about.digest:
            yield Row(_SIGNED, Said(VALUES.get(about.signed, about.signed)))
            yield Row(_DIGEST, detail=about.digest)

    def _choices(self) -> tuple[Choice, ...]:
        printing = () if self._printer is None else (Choice(Task.PRINT_READINESS, _PRINT),)
        return (
            Choice(Task.RUN_CHECKS, _RUN, primary=True),
            Choice(Task.EXPORT_READINESS, _TO_PDF, "pdf"),
            Choice(Task.EXPORT_READINESS, _TO_JSON, "json"),
            *printing,
        )

    def _run(self) -> Done:
        fresh = run_unattended(self._settings, self._clock, self._trust, self._software, self._root)
        if not self._record.keep(fresh):
            return Done(_UNSTORED, good=False)
        overall = self.report().overall
        return Done(Said(_RAN[overall]), good=overall is not Overall.FAIL)

    def _export(self, form: str) -> Done:
        report = self.report()
        if form == "pdf":
            content, kind = self._draw(report), FileKind.PDF
        else:
            text = json.dumps(as_json(report), ensure_ascii=False, indent=1)
            content, kind = text.encode(), FileKind.JSON
        made = datetime.fromtimestamp(report.made_at, self._settings.terminal.zone)
        stem = f"readiness-{report.about.terminal}-{made:%Y-%m-%d}"
        return stick.put(
            self._volumes, stem, kind, len(content) + _SPARE, lambda write: _given(write, content)
        )

    def _print(self, printer: ReportPrinter) -> Done:
        document, latest = self._draw(self.report()), monotonic() + PRINT_PATIENCE
        name = f"READINESS-{self._settings.terminal.id}-{self._clock.now()}"
        job = PrintJob(name, document, max(1, len(_PAGE.findall(document))))
        made = printer.print(job, lambda _progress: None, lambda: monotonic() > latest)
        return Done(Said(_PRINTED[made.outcome]), good=made.outcome is PrintOutcome.PRINTED)


def _outstanding(report: Readiness) -> Iterator[Section]:
    by_id = {each.id: each for each in report.results}
    rows = tuple(
        Row(
            of_check(check),
            *of_verdict(by_id[check].verdict),
            _BY_HAND if check in NEEDS_HAND else _WITHOUT_HAND,
            opens=check.value,
        )
        for check in report.outstanding
    )
    if rows:
        yield Section(_OUTSTANDING, rows)


def _given(write: Callable[[bytes], object], content: bytes) -> None:
    write(content)
