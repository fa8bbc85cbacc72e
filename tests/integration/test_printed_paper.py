"""From the hospital's FHIR server to the sheets of a printer that is not ours, and back to the hospital.

Debian's `ippeveprinter` takes what the terminal lays out; what it received is compared page by page with
what was sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.demo.hospital.cast import Role, demo_cast
from kiosk.demo.hospital.process import RunningHospital, start_hospital
from kiosk.handlers.reports import ReportPrintHandlers
from kiosk.reasons import Failure
from kiosk.reports.paper import Printable, Sheet
from kiosk.session.effects import PrintReports
from kiosk.session.report_screens import PrintLineState
from tests.faults.print_desk import Desk
from tests.faults.print_terminal import Errand
from tests.printing.ippeve import IppEvePrinter
from tests.printing.pages import differing_pages
from ui.paper.report_paper import QtReportPaper

SEED = 1


@dataclass
class Watched:
    """The terminal's paper, and what it laid out."""

    paper: QtReportPaper = field(default_factory=QtReportPaper)
    printed: list[Printable] = field(default_factory=list)

    def lay_out(self, sheet: Sheet) -> Printable | Failure:
        printable = self.paper.lay_out(sheet)
        assert isinstance(printable, Printable)
        self.printed.append(printable)
        return printable


@pytest.fixture(scope="module")
def hospital(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHospital]:
    with start_hospital(tmp_path_factory.mktemp("hospital") / "hospital.db", seed=SEED) as running:
        yield running


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[IppEvePrinter]:
    """It had better lie in a short folder: a socket is there."""
    one = IppEvePrinter(tmp_path)
    one.start()
    yield one
    one.stop()


def patient() -> str:
    return next(one for one in demo_cast(SEED) if one.role is Role.NOTHING_TODAY).patient_ids[0]


def desk_for(
    hospital: RunningHospital, printer: IppEvePrinter, folder: Path, **reports: Any
) -> Desk:
    made = hospital.add_reports(patient(), **reports)
    (folder / "terminal").mkdir()
    return Desk(
        Errand(
            folder=folder / "terminal",
            base_url=hospital.base_url,
            printer=printer.uri,
            patient=patient(),
            reports=tuple(one.id for one in made),
            servers={},
        )
    )


@pytest.mark.usefixtures("qapp")
def test_what_the_printer_received_is_what_was_laid_out(
    hospital: RunningHospital, printer: IppEvePrinter, tmp_path: Path
) -> None:
    watched = Watched()
    with desk_for(hospital, printer, tmp_path, count=3) as desk:
        desk.shop = replace(desk.shop, paper=watched)
        done = desk.prints()
        desk.settles()
        desk.tells()
    assert [item.state for item in done.items] == [PrintLineState.PRINTED] * 3
    received = printer.received
    assert len(received) == len(watched.printed) == 3
    for path, sent in zip(received, watched.printed, strict=True):
        assert differing_pages(sent.document, path.read_bytes()) == []
    told = {report for item in done.items for report in [item.head.id] if hospital.prints(report)}
    assert len(told) == 3


@pytest.mark.usefixtures("qapp")
def test_the_hospitals_own_pdf_comes_out_unchanged(
    hospital: RunningHospital, printer: IppEvePrinter, tmp_path: Path
) -> None:
    from ui.paper.forms import PdfForms  # noqa: PLC0415 - its worker is started where it is needed
    from ui.shown_pictures import ShownPictures  # noqa: PLC0415 - likewise

    forms = PdfForms(ShownPictures())
    with desk_for(hospital, printer, tmp_path, form="url", pages=2) as desk:
        desk.shop = replace(desk.shop, forms=forms)
        done = desk.prints()
        form = done.items[0].head.forms[0]
        document = desk.shop.hospital.form(desk.patient, done.items[0].head.id, form)
    forms.close()
    assert done.items[0].state is PrintLineState.PRINTED
    assert done.items[0].pages_out == 2
    assert isinstance(document, bytes)
    assert differing_pages(document, printer.received[0].read_bytes()) == []


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("reason", ["media-empty-error", "media-jam-error", "cover-open-error"])
def test_a_printer_that_wanted_a_hand_goes_on_where_it_stopped(
    hospital: RunningHospital, printer: IppEvePrinter, tmp_path: Path, reason: str
) -> None:
    """The patient waits; somebody of the staff comes; the rest of the run follows."""
    held: list[str] = []
    with desk_for(hospital, printer, tmp_path, count=2) as desk:
        desk.shop = replace(desk.shop, paper=Watched())
        printer.hold(reason)

        def heard(event: Any) -> None:
            state = getattr(event, "printer", None)
            if state is not None and not state.prints and not held:
                held.append(state)
                printer.go_on()

        printing = ReportPrintHandlers(desk.shop, desk.journal, heard, lambda: None)
        done = printing.print(PrintReports(1, desk.patient, desk.finds(), "zh_CN"))
    assert [item.state for item in done.items] == [PrintLineState.PRINTED] * 2
    assert len(held) == 1
    assert len(printer.received) == 2
