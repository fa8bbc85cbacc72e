"""The page of the ticket printer."""

from __future__ import annotations

from typing import ClassVar, Final

from kiosk.clock import Clock
from kiosk.maintenance.bench import Bench, Trial, Work
from kiosk.maintenance.checks import CheckId, CheckResult
from kiosk.maintenance.device_checks import TrialPrinter, check_ticket_printer
from kiosk.maintenance.pages.device_words import ADDRESS, PORT, state_row
from kiosk.maintenance.pages.trial import TrialPage
from kiosk.maintenance.sheet import PageId, Row
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.settings.sections import TicketPrinterSettings

_COLUMNS: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Columns"))
_DO: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "The test page is being printed."))
_ASKS: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance", "Is the test page whole, sharp and cut, and can its code be scanned?"
    )
)


class TicketPrinterPage(TrialPage):
    """`printer`: the terminal's own, safe from any thread."""

    PAGE: ClassVar = PageId.TICKET_PRINTER
    CHECKS: ClassVar = (CheckId.TICKET_PRINTER,)
    ASKS: ClassVar = _ASKS

    def __init__(
        self,
        *,
        bench: Bench,
        clock: Clock,
        settings: TicketPrinterSettings,
        printer: TrialPrinter,
    ) -> None:
        super().__init__(bench, clock)
        self._settings = settings
        self._printer = printer

    def is_fitted(self) -> bool:
        return True

    def state(self) -> tuple[Row, ...]:
        """Not asked while it prints: the answer would come when it is done."""
        if self._bench.trial is not None:
            return ()
        return (state_row(self._printer.state().value, CheckId.TICKET_PRINTER),)

    def settings(self) -> tuple[Row, ...]:
        at = self._settings
        return Row(ADDRESS, at.host), Row(PORT, str(at.port)), Row(_COLUMNS, str(at.columns))

    def test(self, check: CheckId) -> tuple[Said, Work]:  # noqa: ARG002 - it has one
        return _DO, self._print

    def judge(self, result: CheckResult, *, yes: bool) -> CheckResult:
        said = check_ticket_printer(self._printer, yes)
        return CheckResult(said.id, said.verdict, {**result.facts, **said.facts})

    def _print(self, _trial: Trial) -> CheckResult:
        return check_ticket_printer(self._printer, None)
