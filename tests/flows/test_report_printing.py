"""报告打印, screen by screen: from the button to the paper, and what becomes of it on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.reasons import Code, Failure
from kiosk.reports.printer import ReportPrinterState
from kiosk.reports.report import ReportHead, ReportList
from kiosk.session.effects import (
    AskReportPrinter,
    JudgeCode,
    PrintReports,
    Record,
    StopPrinting,
)
from kiosk.session.events import CodeJudged, CodeRead, Crashed
from kiosk.session.report_events import (
    PrintMoved,
    PrintRunDone,
    PrintsChanged,
    ReportPrinterChanged,
    ReportsFound,
)
from kiosk.session.report_screens import (
    PrintDone,
    Printing,
    PrintLineState,
    PrintMark,
    PrintPhase,
    Reports,
)
from kiosk.session.report_stages import PrintItem
from kiosk.session.screens import Action, Attract, Refused, StaffNote, Welcome
from tests import report_heads

ISSUED = datetime(2027, 1, 14, 8, 30, tzinfo=timezone(timedelta(hours=8)))
OUT_AT = ISSUED + timedelta(days=1)


def head(number: int) -> ReportHead:
    return report_heads.head(number, issued=ISSUED - timedelta(hours=number))


FIRST, SECOND = head(1), head(2)
PRINTED = PrintItem(FIRST, PrintLineState.PRINTED, pages_out=2, printed_at=OUT_AT)
READY = ReportPrinterState.READY


@pytest.fixture
def prints(walk: Any) -> Any:
    """Somebody with two new reports, who has tapped "print"."""
    walk.kiosk = replace(walk.kiosk, reports=True, critical_place={"zh_CN": "急诊"})
    walk.happens(ReportPrinterChanged(READY))
    walk.finds_nothing().taps(Action.REPORTS)
    walk.happens(ReportsFound(walk.session, ReportList((FIRST, SECOND))))
    return walk.taps(Action.PRINT)


def moves(walk: Any, phase: PrintPhase, state: ReportPrinterState = READY, index: int = 0) -> Any:
    item = PrintItem((FIRST, SECOND)[index], PrintLineState.NOW)
    run = walk.kiosk.runs - 1
    return walk.happens(PrintMoved(walk.session, index, item, phase, 1, 2, state, run))


def ends(walk: Any, *items: PrintItem, state: ReportPrinterState = READY) -> PrintDone:
    run = walk.kiosk.runs - 1
    done: PrintDone = walk.happens(PrintRunDone(walk.session, items, state, run)).sees(PrintDone)
    return done


def test_what_is_chosen_is_printed_one_after_the_other(prints: Any) -> None:
    assert [one.id for one in prints.asked(PrintReports).heads] == [FIRST.id, SECOND.id]
    assert prints.sees(Printing).phase is PrintPhase.CHECKING
    moves(prints, PrintPhase.PRINTING)
    screen = prints.sees(Printing)
    assert (screen.index, screen.page, screen.pages) == (0, 1, 2)
    assert [line.state for line in screen.lines] == [PrintLineState.NOW, PrintLineState.WAITING]


def test_a_second_tap_prints_nothing_more(prints: Any) -> None:
    prints.asked(PrintReports)
    prints.taps(Action.PRINT).taps(Action.RESUME_PRINT).sees(Printing)
    assert prints.asked_nothing(PrintReports)


def test_at_the_end_it_says_what_to_take_and_leaves(prints: Any) -> None:
    second = PrintItem(SECOND, PrintLineState.PRINTED, pages_out=1, printed_at=OUT_AT)
    done = ends(prints, PRINTED, second)
    assert (done.printed, done.sheets, done.trouble, done.can_resume) == (2, 3, None, False)
    assert prints.passes(31).sees(Attract)


def test_back_on_the_list_what_was_printed_is_marked(prints: Any) -> None:
    ends(prints, PRINTED, PrintItem(SECOND, PrintLineState.NOT_PRINTED))
    screen = prints.taps(Action.BACK).sees(Reports)
    marks = [(card.mark, card.chosen) for card in screen.cards]
    assert marks == [(PrintMark.PRINTED, False), (PrintMark.NEW, True)]


def test_only_what_did_not_come_out_is_printed_when_it_goes_on(prints: Any) -> None:
    prints.asked(PrintReports)
    done = ends(
        prints,
        PRINTED,
        PrintItem(SECOND, PrintLineState.NOT_PRINTED),
        state=ReportPrinterState.PAPER_OUT,
    )
    assert not done.can_resume
    assert done.trouble is not None
    assert done.trouble.code is Code.REPORT_PRINTER_PAPER_OUT
    prints.taps(Action.RESUME_PRINT).sees(PrintDone)
    assert prints.asked_nothing(PrintReports)


def test_it_goes_on_once_the_printer_can(prints: Any) -> None:
    prints.asked(PrintReports)
    ends(prints, PRINTED, PrintItem(SECOND, PrintLineState.NOT_PRINTED), state=READY)
    assert prints.sees(PrintDone).can_resume
    assert [one.id for one in prints.taps(Action.RESUME_PRINT).asked(PrintReports).heads] == ["r2"]


@pytest.mark.parametrize("state", [PrintLineState.PARTLY, PrintLineState.IN_DOUBT])
def test_what_may_have_come_out_is_for_the_desk(prints: Any, state: PrintLineState) -> None:
    prints.asked(PrintReports)
    failure = Failure(Code.REPORT_UNFINISHED)
    item = PrintItem(FIRST, state, pages_out=1, failure=failure)
    done = ends(prints, item, PrintItem(SECOND, PrintLineState.NOT_PRINTED))
    assert done.trouble == failure
    assert [one.id for one in prints.taps(Action.RESUME_PRINT).asked(PrintReports).heads] == ["r2"]
    ends(prints, PrintItem(SECOND, PrintLineState.PRINTED, printed_at=OUT_AT))
    screen = prints.taps(Action.BACK).sees(Reports)
    assert screen.cards[0].mark is PrintMark.IN_DOUBT
    assert not screen.cards[0].printable


def test_one_that_was_printed_before_says_when(prints: Any) -> None:
    before = PrintItem(FIRST, PrintLineState.BEFORE, printed_at=ISSUED)
    done = ends(prints, before, PrintItem(SECOND, PrintLineState.PRINTED, printed_at=OUT_AT))
    assert done.lines[0].printed_on == "2027-01-14 08:30"
    assert not done.can_resume


def test_critical_values_are_not_left_to_the_paper(prints: Any) -> None:
    done = ends(prints, replace(PRINTED, critical=("血钾 7.1 mmol/L",)))
    assert (done.critical, done.critical_place) == (("血钾 7.1 mmol/L",), "急诊")
    prints.passes(45).sees(PrintDone)


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (ReportPrinterState.PAPER_OUT, Code.REPORT_PRINTER_PAPER_OUT),
        (ReportPrinterState.JAM, Code.REPORT_PRINTER_JAM),
        (ReportPrinterState.COVER_OPEN, Code.REPORT_PRINTER_COVER),
        (ReportPrinterState.WRONG_PAPER, Code.REPORT_PRINTER_WRONG_PAPER),
        (ReportPrinterState.TONER_OUT, Code.REPORT_PRINTER_TONER_OUT),
        (ReportPrinterState.STOPPED, Code.REPORT_PRINTER_STOPPED),
        (ReportPrinterState.OFFLINE, Code.REPORT_PRINTER_OFFLINE),
        (ReportPrinterState.ERROR, Code.REPORT_PRINTER_ERROR),
    ],
)
def test_a_printer_that_wants_a_hand_says_which_and_goes_on(
    prints: Any, state: ReportPrinterState, code: Code
) -> None:
    moves(prints, PrintPhase.HELD, state)
    screen = prints.sees(Printing)
    assert screen.trouble is not None
    assert screen.trouble.code is code
    assert Action.FINISH in prints.view().actions
    moves(prints, PrintPhase.PRINTING)
    assert prints.sees(Printing).trouble is None


def test_whoever_will_not_wait_is_told_how_far_it_got(prints: Any) -> None:
    moves(prints, PrintPhase.HELD, ReportPrinterState.JAM)
    prints.taps(Action.FINISH).asked(StopPrinting)
    assert prints.sees(Printing).phase is PrintPhase.STOPPING
    prints.taps(Action.FINISH)
    assert prints.asked_nothing(StopPrinting), "once is enough"
    moves(prints, PrintPhase.PRINTING)
    assert prints.sees(Printing).phase is PrintPhase.STOPPING
    ends(prints, PrintItem(FIRST, PrintLineState.NOT_PRINTED), state=ReportPrinterState.JAM)
    prints.taps(Action.FINISH).sees(Attract)


def test_a_hand_that_does_not_come_is_not_waited_for_without_end(prints: Any) -> None:
    moves(prints, PrintPhase.HELD, ReportPrinterState.PAPER_OUT)
    prints.passes(prints.kiosk.held_seconds - 1)
    assert prints.asked_nothing(StopPrinting)
    prints.passes(2).asked(StopPrinting)


def test_while_it_prints_nobody_is_warned_or_wiped(prints: Any) -> None:
    moves(prints, PrintPhase.PRINTING)
    assert prints.passes(120).view().idle_seconds == -1
    prints.sees(Printing)


def test_the_next_patients_code_waits_for_the_paper(prints: Any) -> None:
    moves(prints, PrintPhase.PRINTING)
    prints.happens(CodeRead(prints.code(2))).sees(Printing)
    ends(prints, PRINTED)
    prints.shows_code(prints.code(2)).sees(Welcome)
    assert "检验1" not in repr(prints.kiosk)


def test_a_fault_stops_the_run_and_its_end_is_still_logged(prints: Any) -> None:
    from kiosk.audit.catalogue import fingerprint  # noqa: PLC0415 - for this one

    session = prints.session
    prints.happens(Crashed(fingerprint(ValueError()))).sees(Refused)
    prints.effects.clear()
    prints.happens(PrintRunDone(session, (PRINTED,), READY)).sees(Refused)
    record = prints.asked(Record)
    assert record.event is EventId.REPORTS_PRINTED
    assert record.fields["printed"] == 1


def test_the_log_counts_and_names_nobody(prints: Any) -> None:
    prints.effects.clear()
    ends(
        prints,
        PRINTED,
        PrintItem(SECOND, PrintLineState.IN_DOUBT, failure=Failure(Code.REPORT_UNFINISHED)),
    )
    record = prints.asked(Record)
    assert dict(record.fields) == {
        "printed": 1,
        "doubtful": 1,
        "not_printed": 0,
        "state": ReportPrinterState.READY,
    }


def test_prints_in_doubt_are_shown_to_staff(walk: Any) -> None:
    screen = walk.happens(PrintsChanged(0, 2)).sees(Attract)
    assert (screen.staff_note, screen.doubtful_prints) == (StaffNote.PRINTS_IN_DOUBT, 2)


def test_a_printer_that_is_down_when_print_is_tapped(walk: Any) -> None:
    walk.kiosk = replace(walk.kiosk, reports=True)
    walk.finds_nothing().taps(Action.REPORTS)
    walk.happens(ReportsFound(walk.session, ReportList((FIRST,))))
    screen = walk.taps(Action.PRINT).sees(Reports)
    assert screen.trouble is not None
    assert screen.trouble.code is Code.REPORT_PRINTER_NONE


def test_a_run_that_never_says_how_it_ended_keeps_nobody(prints: Any) -> None:
    moves(prints, PrintPhase.PRINTING)
    prints.passes(601).asked(StopPrinting)
    assert prints.sees(Printing).phase is PrintPhase.STOPPING
    done = prints.passes(91).sees(PrintDone)
    assert [line.state for line in done.lines] == [
        PrintLineState.IN_DOUBT,
        PrintLineState.WAITING,
    ]
    assert done.trouble is not None
    assert done.trouble.code is Code.REPORT_UNFINISHED


def test_each_sheet_is_a_sign_of_life(prints: Any) -> None:
    item = PrintItem(FIRST, PrintLineState.NOW)
    for page in range(5):
        prints.happens(
            PrintMoved(prints.session, 0, item, PrintPhase.PRINTING, page, 5, READY)
        ).passes(500)
    assert prints.asked_nothing(StopPrinting)


def test_the_patients_own_fresh_paper_in_view_ends_nothing(prints: Any) -> None:
    ends(prints, PRINTED)
    prints.happens(CodeRead("EHCR1:ABC"))
    effect = prints.asked(JudgeCode)
    prints.happens(CodeJudged(effect.session, prints.judged(effect.text))).sees(PrintDone)


def test_a_run_that_was_given_up_says_nothing_of_the_next_one(prints: Any) -> None:
    """It comes to its end while the rest is being printed."""
    given_up = prints.asked(PrintReports)
    moves(prints, PrintPhase.PRINTING)
    prints.passes(601).asked(StopPrinting)
    assert prints.passes(91).sees(PrintDone).can_resume
    rest = prints.taps(Action.RESUME_PRINT).asked(PrintReports)
    assert rest.run != given_up.run
    late = (PRINTED, PrintItem(SECOND, PrintLineState.NOT_PRINTED))
    prints.happens(PrintMoved(prints.session, 0, PRINTED, PrintPhase.PRINTING, 2, 2, READY))
    prints.happens(PrintRunDone(prints.session, late, READY, given_up.run))
    assert [line.title for line in prints.sees(Printing).lines] == ["检验2"]
    ends(prints, PrintItem(SECOND, PrintLineState.PRINTED, printed_at=OUT_AT))


def test_whoever_stopped_a_run_has_stopped_that_one(prints: Any) -> None:
    run = prints.asked(PrintReports).run
    assert prints.taps(Action.FINISH).asked(StopPrinting) == StopPrinting(prints.session, run)


def test_what_was_not_printed_can_go_on_once_the_printer_has_had_a_hand(prints: Any) -> None:
    empty = ReportPrinterState.PAPER_OUT
    done = ends(prints, PRINTED, PrintItem(SECOND, PrintLineState.NOT_PRINTED), state=empty)
    assert not done.can_resume
    prints.effects.clear()
    prints.passes(prints.kiosk.pace.printer_poll + 1).asked(AskReportPrinter)
    assert prints.happens(ReportPrinterChanged(READY)).sees(PrintDone).can_resume


def test_a_printer_that_is_by_turns_well_and_not_keeps_nobody(prints: Any) -> None:
    prints.effects.clear()
    for _ in range(70):
        moves(prints, PrintPhase.HELD, ReportPrinterState.JAM).passes(5)
        moves(prints, PrintPhase.PRINTING).passes(5)
    prints.asked(StopPrinting)
