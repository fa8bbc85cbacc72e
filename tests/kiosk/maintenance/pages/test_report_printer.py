"""The page of the A4 printer, over IPP and a stand-in printer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest

from hardware.report_printer.ipp_report_printer import IppReportPrinter
from hardware.report_printer.standin import Physical, StandInReportPrinter
from kiosk.maintenance.checks import CheckId, Fact, Verdict
from kiosk.maintenance.pages.report_printer import ReportPrinterPage
from kiosk.maintenance.sheet import Task
from kiosk.settings.reports import ReportPrinterSettings
from tests.a4_printer import PAGE, quick_printer

CHECK = CheckId.REPORT_PRINTER


@pytest.fixture
def printer() -> Iterator[StandInReportPrinter]:
    with quick_printer() as made:
        yield made


class Drawn:
    """The document's port: it remembers for which moment it was asked."""

    def __init__(self) -> None:
        self.moments: list[datetime] = []

    def page(self, made: datetime) -> bytes:
        self.moments.append(made)
        return PAGE


def page_of(engineer: Any, printer: StandInReportPrinter | None, drawn: Drawn) -> ReportPrinterPage:
    return ReportPrinterPage(
        bench=engineer.bench,
        clock=engineer.clock,
        settings=None if printer is None else ReportPrinterSettings(uri=printer.uri),
        printer=None
        if printer is None
        else IppReportPrinter(printer.uri, requesting_user_name="yima-YM-07"),
        document=drawn.page,
    )


def test_the_page_comes_out_and_somebody_looks_at_it(
    engineer: Any, printer: StandInReportPrinter
) -> None:
    drawn = Drawn()
    page = page_of(engineer, printer, drawn)
    assert engineer.tests(page, CHECK) is None
    assert len(printer.sheets) == len(drawn.moments) == 1
    assert engineer.do(page, Task.ANSWER, "report_printer yes").good
    result = engineer.record.results()[CHECK]
    assert (result.verdict, result.facts[Fact.PAGES]) == (Verdict.PASS, 1)
    engineer.tests(page, CHECK)
    assert not engineer.do(page, Task.ANSWER, "report_printer no").good
    assert engineer.record.results()[CHECK].verdict is Verdict.FAIL


def test_a_printer_that_is_off_fails(engineer: Any, printer: StandInReportPrinter) -> None:
    printer.state = Physical.UNPLUGGED
    page = page_of(engineer, printer, Drawn())
    assert engineer.tests(page, CHECK).verdict is Verdict.FAIL
    assert "No connection" in engineer.reads(page)


def test_a_printer_that_waits_for_paper_is_stopped(
    engineer: Any,
    printer: StandInReportPrinter,
    until: Callable[[Callable[[], bool]], None],
) -> None:
    printer.state = Physical.PAPER_OUT
    page = page_of(engineer, printer, Drawn())
    engineer.begins(page, CHECK)
    until(lambda: "No paper" in engineer.reads(page))
    assert engineer.look(page).busy is not None
    engineer.do(page, Task.STOP)
    engineer.ends()
    assert engineer.record.results() == {}
    assert printer.sheets == ()


def test_a_terminal_without_one(engineer: Any) -> None:
    page = page_of(engineer, None, Drawn())
    assert "Not fitted" in engineer.reads(page)
    assert not engineer.do(page, Task.TEST, CHECK.value).good
