"""The test page on stand-in printers: what comes out, and what the check says when it does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from hardware.checks.ticket_page import TicketTrial, page_elements
from hardware.ticket.escpos_printer import EscPosTicketPrinter
from hardware.ticket.layout.elements import Line
from hardware.ticket.standin import Physical, StandInPrinter
from kiosk.maintenance.checks import Fact, Verdict
from kiosk.maintenance.device_checks import check_ticket_printer

AT = datetime(2027, 1, 15, 9, 30, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def printer() -> Iterator[StandInPrinter]:
    made = StandInPrinter().start()
    yield made
    made.stop()
    assert made.errors == ()


def trial(printer: StandInPrinter, **options: Any) -> TicketTrial:
    return TicketTrial(
        EscPosTicketPrinter(*printer.address, timeout=1.0, **options), "YM-07", lambda: AT
    )


def test_the_page_comes_out_with_its_code(printer: StandInPrinter) -> None:
    result = check_ticket_printer(trial(printer), None)
    assert result.verdict is Verdict.PASS
    assert result.facts[Fact.OUTCOME] == "printed"
    slip = printer.wait_for_slip(5)
    assert slip is not None
    assert slip.complete
    assert slip.codes == ("YIMA-TEST:YM-07",)
    assert any("候诊" in line for line in slip.lines)


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (Physical.PAPER_OUT, "paper_out"),
        (Physical.COVER_OPEN, "cover_open"),
        (Physical.OFFLINE, "offline"),
    ],
)
def test_a_printer_that_cannot_fails(printer: StandInPrinter, fault: Physical, state: str) -> None:
    printer.state = fault
    result = check_ticket_printer(trial(printer), None)
    assert result.verdict is Verdict.FAIL
    assert (result.facts[Fact.OUTCOME], result.facts[Fact.STATE]) == ("not_printed", state)


def test_low_paper_prints_and_wants_a_hand(printer: StandInPrinter) -> None:
    printer.state = Physical.PAPER_LOW
    assert check_ticket_printer(trial(printer), None).verdict is Verdict.WARN


@pytest.mark.parametrize("columns", [48, 32])
def test_nothing_is_wider_than_the_paper(columns: int) -> None:
    lines = [each for each in page_elements("YM-07", AT, columns) if isinstance(each, Line)]
    assert max(line.columns for line in lines) <= columns
    marks = next(line.text for line in lines if line.text.startswith("|........."))
    numbers = lines[[line.text for line in lines].index(marks) + 1].text
    assert marks.index("|", 1) == 10 == numbers.index("15")
