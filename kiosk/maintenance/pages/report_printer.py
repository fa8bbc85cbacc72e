"""The page of the A4 printer."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import ClassVar, Final

from kiosk.clock import Clock
from kiosk.maintenance.bench import Bench, Trial, Work
from kiosk.maintenance.checks import CheckId, CheckResult, Fact, Verdict
from kiosk.maintenance.device_checks import check_report_printer
from kiosk.maintenance.pages.device_words import ADDRESS, state_row
from kiosk.maintenance.pages.trial import TrialPage
from kiosk.maintenance.sheet import PageId, Row
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.reports.printer import ReportPrinter, ReportPrinterState
from kiosk.settings.reports import ReportPrinterSettings

_QUEUE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Address of the queue"))
_SIDES: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Sides"))
_DO: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance",
        "The A4 test page is being printed. If the printer wants a hand (paper, cover), help it.",
    )
)
_ASKS: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance", "Is the A4 page clean, and are its greys and its Chinese as they should be?"
    )
)
_NAME_BYTES: Final = 4


class ReportPrinterPage(TrialPage):
    """`printer` None: this terminal has none. `document`: the test page, PDF, made at that moment; any thread."""

    PAGE: ClassVar = PageId.REPORT_PRINTER
    CHECKS: ClassVar = (CheckId.REPORT_PRINTER,)
    ASKS: ClassVar = _ASKS

    def __init__(
        self,
        *,
        bench: Bench,
        clock: Clock,
        settings: ReportPrinterSettings | None,
        printer: ReportPrinter | None,
        document: Callable[[datetime], bytes],
    ) -> None:
        super().__init__(bench, clock)
        self._settings = settings
        self._printer = printer
        self._document = document

    def is_fitted(self) -> bool:
        return self._printer is not None

    def state(self) -> tuple[Row, ...]:
        """Asked while it prints, too: it may want a hand."""
        state = ReportPrinterState.NONE if self._printer is None else self._printer.state()
        return (state_row(state.value, CheckId.REPORT_PRINTER),)

    def settings(self) -> tuple[Row, ...]:
        at = self._settings
        if at is None:
            return ()
        device = (Row(ADDRESS, at.device_uri),) if at.device_uri else ()
        first = Row(_QUEUE if device else ADDRESS, at.uri)
        return first, *device, Row(_SIDES, at.sides)

    def test(self, check: CheckId) -> tuple[Said, Work]:  # noqa: ARG002 - it has one
        return _DO, self._print

    def judge(self, result: CheckResult, *, yes: bool) -> CheckResult:
        verdict = result.verdict if yes else Verdict.FAIL
        return CheckResult(result.id, verdict, {**result.facts, Fact.ANSWERED_YES: yes})

    def _print(self, trial: Trial) -> CheckResult:
        name = f"yima-test-{secrets.token_hex(_NAME_BYTES)}"
        page = self._document(self._clock.local())
        return check_report_printer(self._printer, page, name, stop=lambda: trial.stopped)
