"""Prints that were cut off or not told of: nothing comes out twice, and the hospital hears of each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.handlers.reports import ReportHandlers, ReportPrintHandlers
from kiosk.reasons import Code, Failure
from kiosk.reports.book import PrintState
from kiosk.reports.printer import PrintOutcome, PrintResult
from kiosk.session.effects import (
    FindReports,
    PrintReports,
    SettlePrints,
)
from kiosk.session.report_events import (
    PrintsChanged,
    ReportsFound,
)
from tests.kiosk.handlers.print_lane import FIRST, SECOND, STATES, Desk, lines
from tests.report_shop import PATIENT, READY, TERMINAL, Shop


class PowerCutError(Exception):
    """The process ends here."""


@pytest.mark.parametrize(
    ("remembered", "state", "told"),
    [
        (PrintResult(PrintOutcome.PRINTED, 2, READY), PrintState.TOLD, 1),
        (PrintResult(PrintOutcome.NOT_PRINTED, 0, READY), None, 0),
        (PrintResult(PrintOutcome.PARTLY, 1, READY), PrintState.DOUBTFUL, 0),
        (None, PrintState.DOUBTFUL, 0),
    ],
    ids=["came out", "did not", "half of it", "forgotten"],
)
def test_after_a_power_cut_at_the_printer_the_printer_is_asked(
    desk: Desk, shop: Shop, remembered: PrintResult | None, state: PrintState | None, told: int
) -> None:
    def cut(job: Any) -> None:
        if remembered is not None:
            shop.printer.memory[job.name] = remembered
        raise PowerCutError

    shop.printer.on_job = cut
    with pytest.raises(PowerCutError):
        desk.prints(FIRST)
    desk = desk.restarts()
    desk.handlers.settle(SettlePrints())
    desk.tells()
    standing = desk.standing(FIRST)
    assert (None if standing is None else standing.state) is state
    assert len(shop.hospital.notices) == told


def test_a_printer_that_cannot_be_asked_yet_is_asked_later(desk: Desk, shop: Shop) -> None:
    def cut(job: Any) -> None:
        shop.printer.memory[job.name] = PrintResult(PrintOutcome.PRINTED, 2, READY)
        raise PowerCutError

    shop.printer.on_job = cut
    with pytest.raises(PowerCutError):
        desk.prints(FIRST)
    desk = desk.restarts()
    shop.printer.reachable = False
    desk.handlers.settle(SettlePrints())
    shop.printer.on_job = lambda _job: None
    assert lines(desk.prints(FIRST)) == [STATES.IN_DOUBT], "not printed again meanwhile"
    shop.printer.reachable = True
    desk.handlers.settle(SettlePrints())
    desk.tells()
    assert len(shop.hospital.notices) == 1


def test_after_a_power_cut_between_paper_and_telling_it_is_told(desk: Desk, shop: Shop) -> None:
    """The journal has it printed, and nothing was put into the outbox."""
    book = shop.journal.prints(TERMINAL)
    assert book is not None
    handlers = desk.handlers
    handlers._settled = lambda: (_ for _ in ()).throw(PowerCutError())  # type: ignore[method-assign]
    with pytest.raises(PowerCutError):
        desk.prints(FIRST)
    desk = desk.restarts()
    assert desk.handlers.settle(SettlePrints()) == PrintsChanged(1, 0)
    desk.tells()
    assert [one.report for one in shop.hospital.notices] == ["r1"]
    assert desk.handlers.settle(SettlePrints()) == PrintsChanged(0, 0)


def test_a_lost_answer_of_the_hospital_makes_no_second_notice(desk: Desk, shop: Shop) -> None:
    desk.prints(FIRST)
    shop.hospital.forgets_answers = True
    desk.tells()
    shop.hospital.forgets_answers = False
    shop.clock.unix += 3_600
    shop.clock.seconds += 3_600
    desk.tells()
    assert len(shop.hospital.notices) == 1
    standing = desk.standing(FIRST)
    assert standing is not None
    assert standing.state is PrintState.TOLD


def test_without_a_journal_nothing_is_printed(desk: Desk, shop: Shop) -> None:
    parts = replace(shop.parts, book=lambda: None)
    handlers = ReportPrintHandlers(parts, shop.journal, desk.heard.append, lambda: None)
    done = handlers.print(PrintReports(1, PATIENT, (FIRST,), "zh_CN"))
    assert done.items[0].failure == Failure(Code.REPORT_JOURNAL)
    assert shop.printer.tray == []


def test_the_list_knows_of_prints_that_the_hospital_has_not_heard_of(
    desk: Desk, shop: Shop
) -> None:
    shop.printer.script = [
        PrintResult(PrintOutcome.PRINTED, 2, READY),
        PrintResult(PrintOutcome.UNKNOWN, 0, READY),
    ]
    desk.prints(FIRST, SECOND)
    looking = ReportHandlers(shop.parts, None, ("zh_CN",))
    found = looking.find(FindReports(1, PATIENT))
    assert isinstance(found, ReportsFound)
    assert [one.printed_at is not None for one in found.reports.reports] == [True, False, False]
    assert found.doubted == {SECOND.id}
