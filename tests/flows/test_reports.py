"""报告, screen by screen: from the offer to the list, a report, its trend, its document and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kiosk.codes.classify import Kind
from kiosk.codes.judge import OnlineCode
from kiosk.devices import PrinterState
from kiosk.domain import PatientId
from kiosk.reasons import Code, Failure
from kiosk.reports.printer import ReportPrinterState
from kiosk.reports.report import (
    ReportList,
)
from kiosk.services.access import ServiceId
from kiosk.session.effects import (
    AskReportPrinter,
    FindReports,
    NoteUse,
    PrintReports,
)
from kiosk.session.events import (
    EffectFailed,
    Errand,
    PrinterChanged,
    SecondFactorChecked,
)
from kiosk.session.pay_events import BillsFound
from kiosk.session.report_events import ReportPrinterChanged, ReportsFound
from kiosk.session.report_screens import (
    NoReports,
    PrintMark,
    ReportErrand,
    ReportFilter,
    Reports,
    ReportWait,
)
from kiosk.session.screens import (
    WAY_OUT_AFTER,
    Action,
    Attract,
    Home,
    HospitalTrouble,
    Offer,
    SecondFactor,
    SignedIn,
    StaffNote,
    SwitchCard,
    Welcome,
)
from tests.flows.reader import (
    BLOOD,
    PENDING,
    PRINTED,
    TODAY,
    head,
    opens_list,
    reads,
)

__all__ = ["reads"]


# -- the way in ----------------------------------------------------------------------------------


def test_reports_are_offered_where_there_are_any_to_be_had(reads: Any) -> None:
    assert reads.is_offered().sees(Offer).reports


def test_without_the_service_nothing_is_offered_and_nothing_asked(walk: Any) -> None:
    assert not walk.is_offered().sees(Offer).reports
    walk.taps(Action.REPORTS).sees(Offer)
    assert walk.asked_nothing(FindReports)


def test_after_signing_in_they_wait_for_the_number_on_paper(reads: Any) -> None:
    assert not reads.has_arrived().sees(SignedIn).reports


def test_after_the_ticket_they_can_be_opened_and_left_again(reads: Any) -> None:
    assert reads.has_ticket().sees(SignedIn).reports
    reads.taps(Action.REPORTS).asked(FindReports)
    reads.happens(ReportsFound(reads.session, ReportList((BLOOD,)))).sees(Reports)
    reads.taps(Action.BACK).sees(SignedIn)


def test_a_copy_of_a_card_opens_no_reports(reads: Any) -> None:
    """Health data asks for a second factor first (CARD-CODES.md section 2)."""
    reads.is_offered(printed=True).taps(Action.REPORTS).sees(SecondFactor)
    assert reads.asked_nothing(FindReports)
    for digit in "12345678":
        reads.taps(Action.DIGIT, digit)
    reads.taps(Action.CONFIRM).happens(SecondFactorChecked(reads.session, right=True, tries_left=4))
    assert reads.sees(ReportWait).errand is ReportErrand.FINDING
    reads.asked(FindReports)


def test_whoever_has_bills_and_nothing_to_sign_in_for_can_still_get_to_reports(
    reads: Any, pays: Any
) -> None:
    from kiosk.session.pay_screens import Bills  # noqa: PLC0415 - for this one

    reads.finds_nothing()
    bill = pays.bill
    reads.happens(BillsFound(reads.session, (bill,))).sees(Bills)
    assert Action.BACK in reads.view().actions
    tiles = reads.taps(Action.BACK).sees(Home).tiles
    assert [tile.service for tile in tiles] == [ServiceId.PAY, ServiceId.REPORTS]


@pytest.fixture
def pays(reads: Any) -> Any:
    from kiosk.bills import Bill, BillItem, BillVisit  # noqa: PLC0415 - for this one
    from kiosk.money import Fen  # noqa: PLC0415
    from kiosk.payment.progress import CashierState  # noqa: PLC0415
    from kiosk.session.pay_events import PaymentsChanged  # noqa: PLC0415

    reads.happens(PaymentsChanged(CashierState.READY))
    visit = BillVisit("e1", "心内科", "", TODAY)
    reads.bill = Bill("i1", "1", "B-1", visit, (BillItem("血常规", Fen(100)),), Fen(100))
    return reads


# -- the list ------------------------------------------------------------------------------------


def test_what_is_new_is_marked_and_chosen(reads: Any) -> None:
    screen = opens_list(reads)
    marks = {card.title: (card.mark, card.chosen) for card in screen.cards}
    assert marks == {
        "检验1": (PrintMark.NEW, True),
        "胸部CT平扫": (PrintMark.NEW, True),
        "检验3": (PrintMark.PRINTED, False),
        "检验40": (PrintMark.NONE, False),
    }
    assert (screen.chosen, screen.fresh, screen.can_print) == (2, 2, True)
    assert screen.cards[2].printed_on == "2027-01-14 08:30"


def test_pending_ones_are_told_with_when_to_come_back(reads: Any) -> None:
    expected = replace(PENDING, expected=TODAY + timedelta(hours=6))
    screen = opens_list(reads, BLOOD, pending=(expected, PENDING))
    assert [each.expected for each in screen.pending] == ["2027-01-15 14:30", ""]
    assert screen.pending[0].since == "2027-01-15"


def test_somebody_without_reports_hears_of_pending_ones_and_is_let_go(reads: Any) -> None:
    reads.finds_nothing().taps(Action.REPORTS)
    reads.happens(ReportsFound(reads.session, ReportList((), (PENDING,))))
    assert reads.sees(NoReports).pending[0].title == "细菌培养"
    reads.passes(61).sees(Attract)


def test_hundreds_come_in_pages_and_what_was_chosen_stays(reads: Any) -> None:
    many = tuple(head(number) for number in range(205))
    screen = opens_list(reads, *many)
    assert (len(screen.cards), screen.pages, screen.count) == (20, 11, 205)
    assert screen.chosen == 10, "no more than are printed in one go"
    reads.taps(Action.PAGE, "next").taps(Action.CHOOSE_REPORT, "r0")
    reads.taps(Action.CHOOSE_REPORT, "r39")
    screen = reads.sees(Reports)
    assert (screen.page, screen.cards[0].title, screen.chosen) == (1, "检验20", 10)
    for _ in range(30):
        reads.taps(Action.PAGE, "next")
    screen = reads.sees(Reports)
    assert (screen.page, len(screen.cards)) == (10, 5)
    reads.taps(Action.PAGE, "previous")
    assert reads.sees(Reports).page == 9


def test_only_laboratory_or_only_imaging(reads: Any) -> None:
    screen = opens_list(reads)
    assert (screen.count, screen.laboratory, screen.imaging) == (4, 3, 1)
    reads.taps(Action.FILTER, ReportFilter.IMAGING)
    assert [card.title for card in reads.sees(Reports).cards] == ["胸部CT平扫"]
    reads.taps(Action.FILTER, "nonsense")
    assert reads.sees(Reports).filter is ReportFilter.IMAGING


def test_all_new_ones_and_none(reads: Any) -> None:
    opens_list(reads)
    assert reads.taps(Action.CHOOSE_NEW).sees(Reports).chosen == 0
    assert reads.taps(Action.CHOOSE_NEW).sees(Reports).chosen == 2
    reads.taps(Action.CHOOSE_REPORT, BLOOD.id)
    assert reads.sees(Reports).chosen == 1


def test_what_was_printed_or_may_have_been_cannot_be_chosen(reads: Any) -> None:
    screen = opens_list(reads, BLOOD, PRINTED, doubted=frozenset({BLOOD.id}))
    assert screen.cards[0].mark is PrintMark.IN_DOUBT
    assert screen.chosen == 0
    reads.taps(Action.CHOOSE_REPORT, BLOOD.id).taps(Action.CHOOSE_REPORT, PRINTED.id)
    assert reads.sees(Reports).chosen == 0
    reads.taps(Action.PRINT).sees(Reports)
    assert reads.asked_nothing(PrintReports)


def test_a_critical_report_says_where_to_go_before_anything_is_printed(reads: Any) -> None:
    screen = opens_list(reads, replace(BLOOD, critical=True, attention=1))
    assert (screen.critical, screen.critical_place) == (1, "急诊")
    reads.taps(Action.LANGUAGE, "en")
    assert reads.sees(Reports).critical_place == "the emergency department"


@pytest.mark.parametrize(
    "code", [Code.HOSPITAL_UNREACHABLE, Code.HOSPITAL_TIMEOUT, Code.HOSPITAL_RESTING]
)
def test_a_hospital_that_does_not_answer_can_be_asked_again(reads: Any, code: Code) -> None:
    reads.finds_nothing().taps(Action.REPORTS).asked(FindReports)
    reads.happens(EffectFailed(reads.session, Failure(code), Errand.REPORTS))
    assert reads.sees(HospitalTrouble).failure.code is code
    assert Action.BACK in reads.view().actions
    reads.taps(Action.RETRY).asked(FindReports)
    reads.happens(ReportsFound(reads.session, ReportList((BLOOD,)))).sees(Reports)


def test_looking_at_reports_is_a_use_of_a_platforms_code(reads: Any) -> None:
    code = OnlineCode(Kind.EHC_DYNAMIC, "id:0:" + "a" * 32 + "::org")
    reads.finds_nothing()
    reads.kiosk = replace(reads.kiosk, person=replace(reads.kiosk.person, code=code))
    reads.taps(Action.REPORTS)
    reads.happens(ReportsFound(reads.session, ReportList((BLOOD,)))).sees(Reports)
    assert reads.asked(NoteUse) == NoteUse(code, ServiceId.REPORTS)


def test_an_answer_after_the_patient_has_left_is_nobodys(reads: Any) -> None:
    reads.finds_nothing().taps(Action.REPORTS)
    session = reads.session
    reads.passes(WAY_OUT_AFTER).taps(Action.FINISH).sees(Attract)
    reads.happens(ReportsFound(session, ReportList((BLOOD,)))).sees(Attract)
    assert "检验1" not in repr(reads.kiosk)


def test_the_next_patients_card_takes_the_list_away(reads: Any) -> None:
    opens_list(reads)
    reads.shows_code(reads.code(2)).sees(SwitchCard)
    reads.taps(Action.SWITCH_CARD).sees(Welcome)
    assert "检验1" not in repr(reads.kiosk)


def test_nobody_there_is_warned_and_wiped(reads: Any) -> None:
    opens_list(reads)
    assert reads.passes(61).view().idle_seconds > 0
    reads.passes(20).sees(Attract)


# -- staff and printer ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "note"),
    [
        (ReportPrinterState.PAPER_OUT, StaffNote.REPORT_PRINTER_TROUBLE),
        (ReportPrinterState.OFFLINE, StaffNote.REPORT_PRINTER_TROUBLE),
        (ReportPrinterState.PAPER_LOW, StaffNote.PAPER_LOW),
        (ReportPrinterState.TONER_LOW, StaffNote.TONER_LOW),
        (ReportPrinterState.NONE, StaffNote.NONE),
        (ReportPrinterState.READY, StaffNote.NONE),
    ],
)
def test_staff_see_in_passing_how_the_printer_is(
    reads: Any, state: ReportPrinterState, note: StaffNote
) -> None:
    reads.happens(ReportPrinterChanged(state))
    assert reads.sees(Attract).staff_note is note


def test_the_ticket_printers_paper_is_told_of_before_it_is_out(walk: Any) -> None:
    assert walk.happens(PrinterChanged(PrinterState.PAPER_LOW)).sees(Attract).staff_note is (
        StaffNote.PAPER_LOW
    )
    assert not walk.sees(Attract).no_tickets, "it still prints"
    walk.happens(PrinterChanged(PrinterState.READY))
    assert walk.sees(Attract).staff_note is StaffNote.NONE


def test_without_a_printer_that_prints_reports_can_still_be_read(reads: Any) -> None:
    reads.happens(ReportPrinterChanged(ReportPrinterState.JAM))
    screen = opens_list(reads)
    assert not screen.can_print
    assert screen.trouble is not None
    assert screen.trouble.code is Code.REPORT_PRINTER_JAM
    reads.taps(Action.PRINT).sees(Reports)
    assert reads.asked_nothing(PrintReports)
    reads.effects.clear()
    reads.passes(15).asked(AskReportPrinter)
    reads.happens(ReportPrinterChanged(ReportPrinterState.READY))
    screen = reads.sees(Reports)
    assert (screen.can_print, screen.trouble) == (True, None)


def test_a_patient_is_named_by_no_effect_but_as_the_hospital_knows_them(reads: Any) -> None:
    reads.finds_nothing().taps(Action.REPORTS)
    asked = reads.asked(FindReports)
    assert asked.patient.id == PatientId("p1")
    assert "p1" not in repr(asked)
