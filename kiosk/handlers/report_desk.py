"""The report desk: what looks at reports and what prints them, put together from the settings.

A terminal without `[reports]` has none, and offers no reports; one without `[report_printer]` shows
them on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.clock import Clock
from kiosk.handlers.print_run import PrintShop
from kiosk.handlers.reports import NoReportPrinter, ReportHandlers, ReportPrintHandlers
from kiosk.hospital.fhir import FhirHospital
from kiosk.journal.deliver import DeliveryOutcome
from kiosk.journal.opened import Journal
from kiosk.reports.paper import FormReader, ReportPaper
from kiosk.reports.print_notice import told_to
from kiosk.reports.printer import ReportPrinter
from kiosk.runner import Lane
from kiosk.session.events import Event
from kiosk.settings import Settings
from kiosk.settings.reports import ReportsSettings


@dataclass(frozen=True, slots=True)
class ReportDevices:
    """What draws, and what prints. `printer` None: this terminal has none."""

    paper: ReportPaper
    forms: FormReader
    printer: ReportPrinter | None = None


@dataclass(frozen=True, slots=True)
class ReportDesk:
    """`told`: the outbox's receiver of notices that a report was printed."""

    looking: ReportHandlers
    printing: ReportPrintHandlers
    told: Callable[[bytes], DeliveryOutcome]

    def lanes(self) -> tuple[Lane, ...]:
        return (self.looking.lane(), *self.printing.lanes())

    def forget(self, session: int) -> None:
        """The session is over."""
        self.printing.forget(session)
        self.looking.forget(session)

    def close(self) -> None:
        self.looking.close()


def open_report_desk(
    settings: Settings,
    devices: ReportDevices | None,
    hospital: FhirHospital,
    journal: Journal,
    clock: Clock,
    *,
    post: Callable[[Event], None],
    deliver: Callable[[], None],
) -> ReportDesk | None:
    """None: there are no reports here. `deliver`: have a message of the outbox sent now.

    Raises:
        SettingsError: a file that the settings name cannot be used.
    """
    reports = settings.reports
    if reports is None or devices is None:
        return None
    from kiosk.codes.paper_seal import sealer_of  # noqa: PLC0415 - few terminals have reports
    from kiosk.reports.advisor import advisor_of  # noqa: PLC0415 - likewise
    from kiosk.reports.readings import explainer_of  # noqa: PLC0415 - likewise

    terminal, port = settings.terminal.id, hospital.reports_port(form_limit=_bytes(reports))
    shop = PrintShop(
        hospital=port,
        book=lambda: journal.prints(terminal),
        printer=devices.printer or NoReportPrinter(),
        paper=devices.paper,
        forms=devices.forms,
        explainer=explainer_of(reports),
        sealer=sealer_of(reports),
        clock=clock,
        hospital_name=settings.terminal.hospital,
        terminal=terminal,
        full_name=reports.patient_name == "full",
        print_readings=reports.print_readings,
    )
    return ReportDesk(
        ReportHandlers(shop, advisor_of(reports, clock), settings.terminal.languages),
        ReportPrintHandlers(shop, journal, post, deliver),
        told_to(port, shop.book, clock.now),
    )


def critical_places(reports: ReportsSettings | None) -> Mapping[str, str]:
    """Where to go with a critical value, by language."""
    if reports is None:
        return {}
    return {"zh_CN": reports.critical_place, "en": reports.critical_place_en}


def _bytes(reports: ReportsSettings) -> int:
    return reports.form_megabytes * 1_048_576
