"""What a terminal that prints is made of, apart from its screen."""

# ruff: noqa: ARG002 - the ports' methods are told more than these need

from __future__ import annotations

from types import TracebackType
from typing import Final, Self
from zoneinfo import ZoneInfo

from hardware.report_printer.ipp_report_printer import IppReportPrinter
from kiosk.clock import SystemClock
from kiosk.demo.hospital.plain_pdf import Page, document
from kiosk.domain import Patient, PatientId
from kiosk.handlers.print_run import PrintShop
from kiosk.handlers.reports import ReportHandlers, ReportPrintHandlers
from kiosk.hospital.opened import hospital_of
from kiosk.journal.deliver import Delivery
from kiosk.journal.opened import Journal
from kiosk.reasons import Failure
from kiosk.reports.paper import FormPage, Printable, Sheet
from kiosk.reports.print_notice import REPORT_PRINTED, told_to
from kiosk.reports.reading import Explanation
from kiosk.reports.report import Report, ReportHead
from kiosk.session.effects import FindReports, PrintReports, SettlePrints
from kiosk.session.report_events import PrintRunDone, ReportsFound
from kiosk.settings.sections import HospitalSettings
from tests.faults.print_terminal import PAGES, TERMINAL, Errand

_ZONE: Final = ZoneInfo("Asia/Shanghai")
_DELIVERIES: Final = 20


class TwoPages:
    """Any PDF will do: what is on the paper is not what is tried here."""

    def lay_out(self, sheet: Sheet) -> Printable | Failure:
        pages = []
        for number in range(PAGES):
            page = Page()
            page.text(60, 700, f"{sheet.number} {number + 1}")
            pages.append(page)
        return Printable(document(pages, sheet.number), PAGES)

    def pages(self, document: bytes) -> int | Failure:
        raise NotImplementedError("no forms here")

    def page(self, document: bytes, number: int, width: int) -> FormPage | Failure:
        raise NotImplementedError("no forms here")

    def forget(self) -> None:
        return None

    def close(self) -> None:
        return None

    def explain(self, report: Report, language: str) -> Explanation:
        return Explanation(())


class Desk:
    """Leave a `with` block to close it."""

    def __init__(self, errand: Errand) -> None:
        self._errand = errand
        self._clock = SystemClock(_ZONE)
        self.journal = Journal(errand.folder)
        hospital = HospitalSettings(errand.base_url, connect_seconds=2, read_seconds=5)
        self._hospital = hospital_of(hospital, self._clock)
        port = self._hospital.reports_port()
        paper = TwoPages()
        self.shop = PrintShop(
            hospital=port,
            book=lambda: self.journal.prints(TERMINAL),
            printer=IppReportPrinter(
                errand.printer, requesting_user_name=f"yima-{TERMINAL}", still_seconds=5
            ),
            paper=paper,
            forms=paper,
            explainer=paper,
            sealer=None,
            clock=self._clock,
            hospital_name="示范医院",
            terminal=TERMINAL,
            full_name=False,
            print_readings=False,
        )
        self.patient = Patient(PatientId(errand.patient), "测*者", "测")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._hospital.close()
        self.journal.close()

    @property
    def printing(self) -> ReportPrintHandlers:
        return ReportPrintHandlers(self.shop, self.journal, lambda _event: None, lambda: None)

    def settles(self) -> None:
        self.printing.settle(SettlePrints())

    def finds(self) -> tuple[ReportHead, ...]:
        """Those of the errand, as the list has them."""
        looking = ReportHandlers(self.shop, None, ())
        found = looking.find(FindReports(1, self.patient))
        if not isinstance(found, ReportsFound):
            raise RuntimeError(found.failure.code)  # noqa: TRY004 - a value is wrong, not a type
        return tuple(one for one in found.reports.reports if one.id in self._errand.reports)

    def prints(self) -> PrintRunDone:
        """As somebody would who taps "print", whatever the list says."""
        return self.printing.print(PrintReports(1, self.patient, self.finds(), "zh_CN"))

    def tells(self) -> None:
        outbox = self.journal.outbox()
        if outbox is None:
            return
        told = told_to(self.shop.hospital, self.shop.book, self._clock.now)
        delivery = Delivery(outbox, {REPORT_PRINTED: told}, self._clock)
        for _ in range(_DELIVERIES):
            if not delivery.deliver_one():
                return
