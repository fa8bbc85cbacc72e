"""Reports on paper in a demo world: the A4 printer, and what the hospital releases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hardware.report_printer.standin import Manners, Physical, StandInReportPrinter
from kiosk.demo.hospital.cast import demo_cast
from kiosk.demo.hospital.process import RunningHospital
from kiosk.demo.phones import Phone, Phones
from ui.demo.paying_world import SEED, TERMINAL


@dataclass(frozen=True, slots=True)
class Tray:
    """What came out of the A4 printer, and what is still in it."""

    state: str  # a `hardware.report_printer.standin.Physical`
    sheets: int
    papers: tuple[str, ...]  # PDFs of completed jobs, oldest first
    held: int  # documents in its spool
    told: int  # prints here that the hospital has heard of


class PrintingWorld:
    """The part of `DemoWorld` that prints reports."""

    hospital: RunningHospital
    report_printer: StandInReportPrinter
    _phones: Phones

    def set_report_printer(
        self,
        state: str,
        *,
        sheets: int | None = None,
        power_cut_after: int | None = None,
        **manners: Any,
    ) -> None:
        """All of it anew. `state`: a `Physical`; `sheets` in the tray, None for many; the power goes
        with so many more sheets; `manners` as `hardware.report_printer.standin.Manners` has them.
        """
        printer = self.report_printer
        printer.load(sheets)
        printer.lose_power_after(power_cut_after)
        printer.manners = Manners(**manners)
        printer.state = Physical(state)

    def report_tray(self) -> Tray:
        printer = self.report_printer
        papers = tuple(str(paper.path) for paper in printer.papers)
        told = sum(each.terminal == TERMINAL for each in self.hospital.prints())
        return Tray(printer.state, len(printer.sheets), papers, printer.documents_held, told)

    def release_report(self, phone: str, **settings: int | str | bool) -> str:
        """The hospital has one more report of whoever has this phone; its id.

        `settings`: as `kiosk.demo.hospital.report_switch.ReportOrder` has them.
        """
        card_id = self._phones.identity(Phone(phone))[2]
        member = next(one for one in demo_cast(SEED) if one.card_id == card_id)
        return self.hospital.add_reports(member.patient_ids[0], **settings)[0].id
