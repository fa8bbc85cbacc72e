"""The page of the ticket printer, over the driver and a stand-in printer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from hardware.checks.ticket_page import TicketTrial
from hardware.ticket.escpos_printer import EscPosTicketPrinter
from hardware.ticket.standin import Physical, StandInPrinter
from kiosk.maintenance.checks import CheckId, Fact, Verdict
from kiosk.maintenance.pages.ticket_printer import TicketPrinterPage
from kiosk.maintenance.sheet import Task
from kiosk.settings.sections import TicketPrinterSettings

CHECK = CheckId.TICKET_PRINTER


@pytest.fixture
def printer() -> Iterator[StandInPrinter]:
    made = StandInPrinter().start()
    yield made
    made.stop()
    assert made.errors == ()


@pytest.fixture
def page(engineer: Any, printer: StandInPrinter) -> TicketPrinterPage:
    host, port = printer.address
    driver = EscPosTicketPrinter(host, port, timeout=1.0)
    return TicketPrinterPage(
        bench=engineer.bench,
        clock=engineer.clock,
        settings=TicketPrinterSettings(host=host, port=port),
        printer=TicketTrial(driver, "YM-07", engineer.clock.local),
    )


def test_a_page_that_looks_right_passes(
    engineer: Any, page: TicketPrinterPage, printer: StandInPrinter
) -> None:
    assert engineer.tests(page, CHECK) is None  # nobody has looked at it so far
    slip = printer.wait_for_slip(5)
    assert slip is not None
    assert slip.codes == ("YIMA-TEST:YM-07",)
    assert "Is the test page whole" in engineer.reads(page)
    assert {"answer ticket_printer yes", "answer ticket_printer no"} <= set(engineer.choices(page))
    assert engineer.do(page, Task.ANSWER, "ticket_printer yes").good
    result = engineer.record.results()[CHECK]
    assert result.verdict is Verdict.PASS
    assert (result.facts[Fact.OUTCOME], result.facts[Fact.ANSWERED_YES]) == ("printed", True)
    assert "Is the test page whole" not in engineer.reads(page)


def test_a_page_that_does_not_fails(engineer: Any, page: TicketPrinterPage) -> None:
    engineer.tests(page, CHECK)
    assert not engineer.do(page, Task.ANSWER, "ticket_printer no").good
    assert engineer.record.results()[CHECK].verdict is Verdict.FAIL
    assert not engineer.do(page, Task.ANSWER, "ticket_printer yes").good  # it was answered
    assert engineer.record.results()[CHECK].verdict is Verdict.FAIL


def test_no_paper_fails_and_needs_no_eye(
    engineer: Any, page: TicketPrinterPage, printer: StandInPrinter
) -> None:
    printer.state = Physical.PAPER_OUT
    assert engineer.tests(page, CHECK).verdict is Verdict.FAIL
    shown = engineer.reads(page)
    assert "State now No paper" in shown
    assert "Is the test page whole" not in shown


def test_the_flow_and_the_test_wait_for_each_other(
    engineer: Any, page: TicketPrinterPage, printer: StandInPrinter
) -> None:
    """The printer takes one connection at a time: while it prints, it is not asked by the page."""
    engineer.begins(page, CHECK)
    while engineer.bench.trial is not None:
        engineer.look(page)
    assert engineer.bench.question is not None
    assert "State now Ready" in engineer.reads(page)
    assert len(printer.slips) == 1
