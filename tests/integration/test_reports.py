"""Reports through the whole terminal: hospital, screen, A4 printer, and the hospital again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hardware.report_printer.standin import Physical
from kiosk.demo.phones import Phone
from kiosk.reasons import Code
from kiosk.services.report_list import MOST_AT_ONCE
from kiosk.session.report_screens import (
    PrintDone,
    Printing,
    PrintLineState,
    PrintMark,
    PrintPhase,
    ReportForm,
    ReportPage,
    Reports,
    ReportTrend,
)
from kiosk.session.screens import Action

PHONE = Phone.TWO_APPOINTMENTS


def opens_reports(home: Any, phone: Phone = PHONE) -> Reports:
    home.comes(lambda _: home.state.equipment.report_printer.prints)
    home.hold_up(phone)
    home.sees("Choice")
    home.world.put_away()
    home.taps("reports")
    home.sees("Reports")
    screen = home.screen
    assert isinstance(screen, Reports)
    return screen


def chooses_only(home: Any, report: str) -> None:
    for card in home.screen.cards:
        if card.chosen is not (card.id == report):
            home.posts(Action.CHOOSE_REPORT, card.id)
    home.comes(lambda shown: shown.chosen == 1)


def prints(home: Any, report: str) -> PrintDone:
    opens_reports(home)
    chooses_only(home, report)
    home.taps("print")
    return is_done(home)


def is_done(home: Any) -> PrintDone:
    screen = home.comes(lambda shown: isinstance(shown, PrintDone), 30)
    assert isinstance(screen, PrintDone)
    return screen


def card_of(home: Any, report: str) -> Any:
    return next(card for card in home.screen.cards if card.id == report)


def test_a_patient_looks_prints_and_the_hospital_hears_of_it(house: Any, world: Any) -> None:
    report = world.release_report(PHONE.value, kind="XCG")
    before = world.report_tray()
    home = house()
    opens_reports(home)
    assert card_of(home, report).mark is PrintMark.NEW
    home.posts(Action.OPEN_REPORT, report)
    page = home.comes(lambda shown: isinstance(shown, ReportPage))
    assert len(page.rows) > 10
    assert any(row.bar is not None for row in page.rows)
    numeric = next(row for row in page.rows if row.numeric)
    home.posts(Action.SHOW_TREND, numeric.id)
    trend = home.comes(lambda shown: isinstance(shown, ReportTrend))
    assert any(dot.current for dot in trend.dots)
    home.taps("action_back")
    home.comes(lambda shown: isinstance(shown, ReportPage))
    home.taps("print")
    done = is_done(home)
    assert [line.state for line in done.lines] == [PrintLineState.PRINTED]
    tray = world.report_tray()
    assert len(tray.papers) == len(before.papers) + 1
    assert Path(tray.papers[-1]).read_bytes().startswith(b"%PDF")
    assert tray.held == 0, "the printer keeps no document"
    home.taps("action_finish")
    home.sees("Attract")
    home.comes(lambda _: world.report_tray().told == before.told + 1)


def test_the_offer_says_how_many_are_new(house: Any, world: Any) -> None:
    world.release_report(PHONE.value, kind="XCG")
    home = house()
    home.hold_up(PHONE)
    home.sees("Choice")
    offered = home.comes(lambda shown: shown.new_reports > 0).new_reports
    home.world.put_away()
    home.taps("reports")
    home.sees("Reports")
    assert home.screen.fresh == min(offered, MOST_AT_ONCE), "no more than are printed in one go"


def test_the_same_report_once_more_says_when_it_was_printed(house: Any, world: Any) -> None:
    report = world.release_report(PHONE.value, kind="XCG")
    home = house()
    prints(home, report)
    home.taps("action_finish")
    home.sees("Attract")
    papers = len(world.report_tray().papers)
    opens_reports(home)
    card = card_of(home, report)
    assert (card.mark, card.printable) == (PrintMark.PRINTED, False)
    assert card.printed_on
    home.posts(Action.CHOOSE_REPORT, report)
    home.posts(Action.OPEN_REPORT, report)
    page = home.comes(lambda shown: isinstance(shown, ReportPage))
    assert not page.can_print
    home.posts(Action.PRINT)
    home.comes(lambda shown: isinstance(shown, ReportPage))
    assert len(world.report_tray().papers) == papers


def test_without_paper_it_waits_for_a_hand_and_goes_on(house: Any, world: Any) -> None:
    report = world.release_report(PHONE.value, kind="XCG")
    home = house()
    opens_reports(home)
    chooses_only(home, report)
    world.set_report_printer(Physical.PAPER_OUT.value)
    home.taps("print")
    held = home.comes(
        lambda shown: isinstance(shown, Printing) and shown.phase is PrintPhase.HELD, 30
    )
    assert held.trouble.code is Code.REPORT_PRINTER_PAPER_OUT
    world.set_report_printer(Physical.READY.value)
    assert is_done(home).printed == 1


def test_whoever_does_not_wait_leaves_nothing_in_the_printer(house: Any, world: Any) -> None:
    report = world.release_report(PHONE.value, kind="XCG")
    home = house()
    opens_reports(home)
    chooses_only(home, report)
    world.set_report_printer(Physical.PAPER_OUT.value)
    home.taps("print")
    home.comes(lambda shown: isinstance(shown, Printing) and shown.phase is PrintPhase.HELD, 30)
    papers = len(world.report_tray().papers)
    home.taps("action_finish")
    done = is_done(home)
    assert [line.state for line in done.lines] == [PrintLineState.NOT_PRINTED]
    world.set_report_printer(Physical.READY.value)
    home.taps("action_finish")
    home.sees("Attract")
    tray = world.report_tray()
    assert (tray.held, len(tray.papers)) == (0, papers)


def test_a_printer_that_dies_half_way_leaves_it_to_the_desk(house: Any, world: Any) -> None:
    report = world.release_report(PHONE.value, form="url", pages=4)
    home = house(YIMA__REPORT_PRINTER__STILL_SECONDS="5", YIMA__REPORT_PRINTER__READ_SECONDS="1")
    opens_reports(home)
    chooses_only(home, report)
    world.set_report_printer(Physical.READY.value, power_cut_after=2)
    home.taps("print")
    done = is_done(home)
    assert done.lines[0].state in {PrintLineState.PARTLY, PrintLineState.IN_DOUBT}
    assert done.trouble is not None
    assert done.trouble.code is Code.REPORT_UNFINISHED
    world.set_report_printer(Physical.READY.value)
    home.taps("action_finish")
    home.sees("Attract")
    home.comes(lambda _: home.state.equipment.doubtful_prints == 1)
    opens_reports(home)
    assert card_of(home, report).mark is PrintMark.IN_DOUBT


def test_the_hospitals_own_document_on_the_screen(house: Any, world: Any) -> None:
    report = world.release_report(PHONE.value, form="data", pages=3)
    home = house()
    opens_reports(home)
    home.posts(Action.OPEN_REPORT, report)
    home.comes(lambda shown: isinstance(shown, ReportPage) and shown.has_form)
    home.posts(Action.SHOW_FORM)
    form = home.comes(lambda shown: isinstance(shown, ReportForm))
    assert (form.page, form.pages) == (0, 3)
    home.taps("next")
    home.comes(lambda shown: isinstance(shown, ReportForm) and shown.page == 1)


@pytest.mark.parametrize("form", ["broken", "wrong_hash"])
def test_a_document_that_is_none_leaves_the_report(house: Any, world: Any, form: str) -> None:
    report = world.release_report(PHONE.value, form=form)
    home = house()
    opens_reports(home)
    home.posts(Action.OPEN_REPORT, report)
    home.comes(lambda shown: isinstance(shown, ReportPage))
    home.posts(Action.SHOW_FORM)
    page = home.comes(lambda shown: isinstance(shown, ReportPage) and shown.trouble is not None)
    assert page.trouble.code is Code.FORM_UNREADABLE


def test_a_critical_value_says_where_to_go_now(house: Any, world: Any) -> None:
    report = world.release_report(PHONE.value, critical=True)
    home = house()
    screen = opens_reports(home)
    assert screen.critical >= 1
    assert screen.critical_place == "急诊"
    home.posts(Action.OPEN_REPORT, report)
    page = home.comes(lambda shown: isinstance(shown, ReportPage))
    assert page.critical
    home.taps("print")
    assert is_done(home).critical == page.critical


def test_two_hundred_reports_are_leafed_through(house: Any, world: Any) -> None:
    world.release_report(PHONE.value, count=200, days_apart=1)
    home = house()
    screen = opens_reports(home)
    assert screen.count >= 200
    assert len(screen.cards) == 20
    home.posts(Action.PAGE, "next")
    home.comes(lambda shown: shown.page == 1)


def test_an_answer_lost_on_the_way_makes_no_second_notice(house: Any, world: Any) -> None:
    report = world.release_report(PHONE.value, kind="XCG")
    home = house()
    told = world.report_tray().told
    prints(home, report)
    world.set_hospital("drop_after_work", times=1, method="POST", path="Provenance")
    home.taps("action_finish")
    home.sees("Attract")
    home.comes(lambda _: world.report_tray().told == told + 1)
    home.comes(lambda _: home.state.equipment.untold_prints == 0, 40)
    assert world.report_tray().told == told + 1
