"""The A4 printer's test over IPP, against the stand-in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hardware.report_printer.ipp_report_printer import IppReportPrinter
from hardware.report_printer.standin import Physical, StandInReportPrinter
from kiosk.maintenance.checks import Fact, Verdict
from kiosk.maintenance.device_checks import check_report_printer

PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


@pytest.fixture
def printer() -> Iterator[StandInReportPrinter]:
    made = StandInReportPrinter(pages_per_second=50.0).start()
    yield made
    made.stop()
    assert made.faults == ()


def driver(printer: StandInReportPrinter) -> IppReportPrinter:
    return IppReportPrinter(printer.uri, requesting_user_name="yima-T07")


def test_the_page_comes_out(printer: StandInReportPrinter) -> None:
    result = check_report_printer(driver(printer), PAGE, "TEST-1", stop=lambda: False)
    assert result.verdict is Verdict.PASS
    assert (result.facts[Fact.OUTCOME], result.facts[Fact.PAGES]) == ("printed", 1)
    assert len(printer.sheets) == 1


def test_a_printer_that_is_off(printer: StandInReportPrinter) -> None:
    printer.state = Physical.UNPLUGGED
    result = check_report_printer(driver(printer), PAGE, "TEST-1", stop=lambda: False)
    assert result.verdict is Verdict.FAIL
    assert result.facts[Fact.STATE] == "offline"


def test_a_terminal_without_one() -> None:
    result = check_report_printer(None, PAGE, "TEST-1", stop=lambda: False)
    assert result.verdict is Verdict.NOT_FITTED
