"""The A4 printer's test over IPP, against the stand-in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hardware.report_printer.ipp_report_printer import IppReportPrinter
from hardware.report_printer.standin import Physical, StandInReportPrinter
from kiosk.maintenance.checks import Fact, Verdict
from kiosk.maintenance.device_checks import check_report_printer
from tests.a4_printer import PAGE, quick_printer


@pytest.fixture
def printer() -> Iterator[StandInReportPrinter]:
    with quick_printer() as made:
        yield made


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
