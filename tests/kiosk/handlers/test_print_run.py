"""Reports go to paper, the journal and the hospital, once each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kiosk.domain import Patient
from kiosk.handlers.reports import NoReportPrinter, ReportHandlers, ReportPrintHandlers
from kiosk.reasons import Code, Failure
from kiosk.reports.book import PrintState
from kiosk.reports.print_notice import from_bytes, to_bytes
from kiosk.reports.printer import PrintOutcome, PrintResult, ReportPrinterState
from kiosk.reports.report import FormRef, ReportId, ReportStatus
from kiosk.session.effects import (
    AskReportPrinter,
    OpenForm,
    PrintReports,
    SettlePrints,
    StopPrinting,
)
from kiosk.session.events import EffectFailed
from kiosk.session.report_events import (
    FormOpened,
    PrintMoved,
    PrintsChanged,
    ReportPrinterChanged,
)
from kiosk.session.report_screens import PrintLineState, PrintPhase
from tests.kiosk.handlers.print_lane import FIRST, SECOND, STATES, THIRD, Desk, lines
from tests.report_heads import head
from tests.report_shop import CRITICAL, PATIENT, READY, TERMINAL, PlayedHospital, Shop


def test_each_report_comes_out_and_the_hospital_hears_of_it_once(desk: Desk, shop: Shop) -> None:
    done = desk.prints(FIRST, SECOND)
    assert lines(done) == [STATES.PRINTED, STATES.PRINTED]
    assert [document for _, document in shop.printer.tray] == [b"%PDF r1", b"%PDF r2"]
    assert desk.heard[-1] == PrintsChanged(untold=2, doubtful=0)
    assert desk.deliveries == 2, "each is told at once"
    desk.tells()
    desk.tells()
    told = [(one.report, one.pages, one.terminal) for one in shop.hospital.notices]
    assert told == [("r1", 2, TERMINAL), ("r2", 2, TERMINAL)]
    assert desk.handlers.settle(SettlePrints()) == PrintsChanged(0, 0)


def test_the_job_is_named_by_the_prints_number_and_nobody_else(desk: Desk, shop: Shop) -> None:
    desk.prints(FIRST)
    name = shop.printer.tray[0][0]
    standing = desk.standing(FIRST)
    assert standing is not None
    assert name == standing.number
    assert "p1" not in name
    assert shop.paper.sheets[0].number == name


def test_the_paper_is_masked_unless_the_hospital_wants_it_whole(desk: Desk, shop: Shop) -> None:
    desk.prints(FIRST)
    assert shop.paper.sheets[0].holder.name == "测*者"
    whole = replace(shop.parts, full_name=True)
    ReportPrintHandlers(whole, shop.journal, desk.heard.append, lambda: None).print(
        PrintReports(1, PATIENT, (SECOND,), "zh_CN")
    )
    assert shop.paper.sheets[1].holder.name == "测试者"


def test_a_second_request_says_when_it_was_printed(desk: Desk, shop: Shop) -> None:
    """Before the hospital has heard of it, too."""
    desk.prints(FIRST)
    again = desk.prints(FIRST)
    assert lines(again) == [STATES.BEFORE]
    assert again.items[0].printed_at is not None
    assert len(shop.printer.tray) == 1


def test_a_second_request_at_another_terminal_says_so_too(
    desk: Desk, shop: Shop, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk.prints(FIRST)
    desk.tells()
    other = Shop(tmp_path_factory.mktemp("other"), hospital=shop.hospital)
    done = Desk(other).prints(FIRST)
    assert lines(done) == [STATES.BEFORE]
    assert other.printer.tray == []
    other.journal.close()


def test_two_terminals_at_the_same_instant_and_staff_hear_of_it(
    desk: Desk, shop: Shop, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Both were told that it is not printed yet. Paper cannot be called back, but it is not hidden."""
    other = Desk(Shop(tmp_path_factory.mktemp("other"), hospital=shop.hospital))

    def meanwhile(_job: Any) -> None:
        other.prints(FIRST)
        other.tells()

    shop.printer.on_job = meanwhile
    desk.prints(FIRST)
    desk.tells()
    standing = desk.standing(FIRST)
    assert standing is not None
    assert standing.state is PrintState.TWICE
    assert len(shop.hospital.notices) == 1
    other.shop.journal.close()


def test_an_amended_report_may_be_printed_anew(desk: Desk, shop: Shop) -> None:
    desk.prints(FIRST)
    desk.tells()
    later = FIRST.issued + timedelta(days=400)
    amended = replace(FIRST, status=ReportStatus.AMENDED, issued=later)
    shop.hospital.add(amended)
    assert lines(desk.prints(amended)) == [STATES.PRINTED]


def test_one_that_was_amended_since_the_list_was_read_is_printed_as_it_is_now(
    desk: Desk, shop: Shop
) -> None:
    later = replace(FIRST, status=ReportStatus.CORRECTED, issued=FIRST.issued + timedelta(hours=1))
    shop.hospital.add(later)
    done = desk.prints(FIRST)
    assert done.items[0].head == later
    assert shop.paper.sheets[0].report.head.status is ReportStatus.CORRECTED


def test_the_hospitals_own_document_is_printed_as_it_is(desk: Desk, shop: Shop) -> None:
    pathology = head(4, forms=(FormRef(0, "病理", 10),))
    shop.hospital.add(pathology)
    shop.hospital.documents[pathology.id] = b"%PDF of the hospital"
    done = desk.prints(pathology)
    assert shop.printer.tray[0][1] == b"%PDF of the hospital"
    assert done.items[0].pages_out == 3
    assert shop.paper.sheets == []


@pytest.mark.parametrize(
    ("result", "line", "state"),
    [
        (PrintResult(PrintOutcome.PARTLY, 1, READY), STATES.PARTLY, PrintState.DOUBTFUL),
        (PrintResult(PrintOutcome.UNKNOWN, 0, READY), STATES.IN_DOUBT, PrintState.DOUBTFUL),
    ],
)
def test_what_may_have_come_out_is_never_printed_again_silently(
    desk: Desk, shop: Shop, result: PrintResult, line: PrintLineState, state: PrintState
) -> None:
    shop.printer.script = [result]
    done = desk.prints(FIRST, SECOND)
    assert lines(done) == [line, STATES.NOT_PRINTED], "the rest is not tried at a lost printer"
    standing = desk.standing(FIRST)
    assert standing is not None
    assert standing.state is state
    assert desk.heard[-1] == PrintsChanged(untold=0, doubtful=1)
    again = desk.prints(FIRST, SECOND)
    assert lines(again) == [STATES.IN_DOUBT, STATES.PRINTED]
    assert again.items[0].failure == Failure(Code.REPORT_IN_DOUBT)


def test_what_did_not_come_out_may_be_printed_again(desk: Desk, shop: Shop) -> None:
    offline = ReportPrinterState.OFFLINE
    shop.printer.script = [PrintResult(PrintOutcome.NOT_PRINTED, 0, offline)]
    done = desk.prints(FIRST, SECOND)
    assert (lines(done), done.printer) == ([STATES.NOT_PRINTED] * 2, offline)
    assert lines(desk.prints(FIRST, SECOND)) == [STATES.PRINTED] * 2


def test_a_hospital_that_does_not_say_whether_it_was_printed_prints_nothing(
    desk: Desk, shop: Shop
) -> None:
    shop.hospital.silent = Failure(Code.HOSPITAL_TIMEOUT)
    done = desk.prints(FIRST, SECOND)
    assert lines(done) == [STATES.NOT_PRINTED] * 2
    assert done.items[0].failure == shop.hospital.silent
    assert shop.printer.tray == []


def test_a_hospital_that_falls_silent_half_way_is_not_asked_for_the_rest(
    desk: Desk, shop: Shop
) -> None:
    def falls_silent(_job: Any) -> None:
        shop.hospital.silent = Failure(Code.HOSPITAL_TIMEOUT)

    shop.printer.on_job = falls_silent
    assert lines(desk.prints(FIRST, SECOND, THIRD)) == [
        STATES.PRINTED,
        STATES.NOT_PRINTED,
        STATES.NOT_PRINTED,
    ]


def test_one_report_that_cannot_be_laid_out_does_not_hold_up_the_others(
    desk: Desk, shop: Shop
) -> None:
    crooked = head(5, forms=(FormRef(0, "", None),))
    shop.hospital.add(crooked)
    done = desk.prints(crooked, FIRST)
    assert lines(done) == [STATES.FAILED, STATES.PRINTED]
    assert done.items[0].failure == Failure(Code.FORM_UNREADABLE)
    assert lines(desk.prints(crooked)) == [STATES.FAILED], "and it is not taken for printed"


def test_one_that_is_gone_does_not_either(desk: Desk) -> None:
    done = desk.prints(head(9), FIRST)
    assert lines(done) == [STATES.FAILED, STATES.PRINTED]


def test_critical_values_come_back_with_the_paper(desk: Desk, shop: Shop) -> None:
    shop.hospital.add(FIRST, results=(CRITICAL,))
    assert desk.prints(FIRST).items[0].critical == ("血钾 7.1",)


def test_the_printer_that_wants_a_hand_is_told_of_and_goes_on(desk: Desk, shop: Shop) -> None:
    shop.printer.held_with = [ReportPrinterState.PAPER_OUT, ReportPrinterState.READY]
    assert lines(desk.prints(FIRST)) == [STATES.PRINTED]
    phases = [each.phase for each in desk.heard if isinstance(each, PrintMoved)]
    assert PrintPhase.HELD in phases
    assert phases[-1] is PrintPhase.PRINTING


def test_nobody_wants_the_rest(desk: Desk, shop: Shop) -> None:
    shop.printer.on_job = lambda _job: desk.handlers.stop(StopPrinting(1))
    assert lines(desk.prints(FIRST, SECOND)) == [STATES.NOT_PRINTED] * 2
    shop.printer.on_job = lambda _job: None
    assert lines(desk.prints(FIRST, session=2)) == [STATES.PRINTED], (
        "the next patient is no part of it"
    )


def test_another_sessions_stop_stops_nothing(desk: Desk, shop: Shop) -> None:
    shop.printer.on_job = lambda _job: desk.handlers.stop(StopPrinting(7))
    assert lines(desk.prints(FIRST)) == [STATES.PRINTED]


def test_when_the_session_is_over_no_more_is_printed_and_the_spool_is_purged(
    desk: Desk, shop: Shop
) -> None:
    shop.printer.on_job = lambda _job: desk.handlers.forget(1)
    assert lines(desk.prints(FIRST, SECOND)) == [STATES.NOT_PRINTED] * 2
    assert shop.printer.purged == 2, "before, since nobody knows what was left there, and after"


def test_a_document_is_fetched_once_for_all_its_pages_and_forgotten(shop: Shop) -> None:
    form = FormRef(0, "", None)
    shop.hospital.documents[ReportId("r1")] = b"%PDF"
    looking = ReportHandlers(shop.parts, None, ("zh_CN",))
    for page in (0, 1):
        opened = looking.form(OpenForm(1, PATIENT, ReportId("r1"), form, page))
        assert isinstance(opened, FormOpened)
        shop.hospital.documents.clear()
    looking.forget(1)
    gone = looking.form(OpenForm(1, PATIENT, ReportId("r1"), form, 0))
    assert isinstance(gone, EffectFailed)


class LeftMeanwhile(PlayedHospital):
    """Sends a document to somebody who has gone by then."""

    leave: Callable[[], None]

    def form(self, patient: Patient, report: ReportId, form: FormRef) -> bytes | Failure:
        document = super().form(patient, report, form)
        self.leave()
        return document


def test_a_document_that_comes_after_the_session_is_not_kept(shop: Shop) -> None:
    hospital = LeftMeanwhile(documents={ReportId("r1"): b"%PDF"})
    looking = ReportHandlers(replace(shop.parts, hospital=hospital), None, ("zh_CN",))
    hospital.leave = lambda: looking.forget(1)
    looking.form(OpenForm(1, PATIENT, ReportId("r1"), FormRef(0, "", None), 0))
    assert looking._form is None


def test_a_terminal_without_a_printer_says_so(desk: Desk, shop: Shop) -> None:
    handlers = ReportPrintHandlers(
        replace(shop.parts, printer=NoReportPrinter()),
        shop.journal,
        desk.heard.append,
        lambda: None,
    )
    changed = handlers.ask(AskReportPrinter())
    assert changed == ReportPrinterChanged(ReportPrinterState.NONE)
    done = handlers.print(PrintReports(1, PATIENT, (FIRST,), "zh_CN"))
    assert lines(done) == [STATES.NOT_PRINTED]


def test_a_notice_of_a_print_is_kept_as_bytes_and_comes_back_the_same(
    desk: Desk, shop: Shop
) -> None:
    desk.prints(FIRST)
    desk.tells()
    notice = shop.hospital.notices[0]
    assert from_bytes(to_bytes(notice)) == notice
    assert "p1" not in repr(notice)
