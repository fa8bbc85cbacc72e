"""报告, screen by screen: from the offer to the list, a report, its trend, its document and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from kiosk.codes.classify import Kind
from kiosk.codes.judge import OnlineCode
from kiosk.devices import PrinterState
from kiosk.domain import PatientId
from kiosk.reasons import Code, Failure
from kiosk.reports.paper import FormPage
from kiosk.reports.printer import ReportPrinterState
from kiosk.reports.reading import Advice, Explanation, Remark
from kiosk.reports.report import (
    Flag,
    FormRef,
    PendingReport,
    Quantity,
    ReferenceRange,
    Report,
    ReportHead,
    ReportId,
    ReportKind,
    ReportList,
    ReportStatus,
    Result,
    Section,
    Trend,
    TrendPoint,
)
from kiosk.services.access import ServiceId
from kiosk.session.effects import (
    AskAdvisor,
    AskReportPrinter,
    FindReports,
    FindTrend,
    NoteUse,
    OpenForm,
    OpenReport,
    PrintReports,
)
from kiosk.session.events import (
    AdviceFound,
    BillsFound,
    EffectFailed,
    Errand,
    FormOpened,
    PrinterChanged,
    ReportOpened,
    ReportPrinterChanged,
    ReportsFound,
    SecondFactorChecked,
    TrendFound,
)
from kiosk.session.report_screens import (
    NoReports,
    PrintMark,
    ReportErrand,
    ReportFilter,
    ReportForm,
    ReportPage,
    Reports,
    ReportTrend,
    ReportWait,
)
from kiosk.session.screens import (
    WAY_OUT_AFTER,
    Action,
    Attract,
    HospitalTrouble,
    NothingToday,
    Offer,
    SecondFactor,
    SignedIn,
    StaffNote,
    Welcome,
)

ZONE = timezone(timedelta(hours=8))
TODAY = datetime(2027, 1, 15, 8, 30, tzinfo=ZONE)
USUAL = ReferenceRange(Decimal("3.5"), Decimal("5.3"), "3.5–5.3")


def potassium(value: str = "7.1", flag: Flag = Flag.CRITICAL_HIGH) -> Result:
    quantity = Quantity(Decimal(value), value, "mmol/L", "mmol/L")
    return Result("o1", "血钾", "2823-3", "K", quantity=quantity, range=USUAL, flag=flag)


def head(number: int, **changes: Any) -> ReportHead:
    """Report `number`, released so many days ago."""
    plain = ReportHead(
        id=ReportId(f"r{number}"),
        kind=ReportKind.LABORATORY,
        status=ReportStatus.FINAL,
        title=f"检验{number}",
        number=f"L{number:04}",
        issued=TODAY - timedelta(days=number),
        collected=TODAY - timedelta(days=number, hours=2),
        department="检验科",
        doctor="李医生",
        results=3,
        attention=0,
    )
    return replace(plain, **changes)


BLOOD, OLD = head(1), head(40)
CHEST = head(2, kind=ReportKind.IMAGING, title="胸部CT平扫", results=-1, attention=-1)
PRINTED = head(3, printed_at=TODAY - timedelta(days=1))
PENDING = PendingReport(ReportId("w1"), ReportKind.LABORATORY, "细菌培养", TODAY, None)


@pytest.fixture
def reads(walk: Any) -> Any:
    """A terminal where reports are looked at and printed."""
    walk.kiosk = replace(
        walk.kiosk,
        reports=True,
        critical_place={"zh_CN": "急诊", "en": "the emergency department"},
        advises=True,
    )
    return walk.happens(ReportPrinterChanged(ReportPrinterState.READY))


def opens_list(walk: Any, *heads: ReportHead, **found: Any) -> Reports:
    walk.finds_nothing().taps(Action.REPORTS).asked(FindReports)
    reports = ReportList(heads or (BLOOD, CHEST, PRINTED, OLD), found.pop("pending", ()))
    screen: Reports = walk.happens(ReportsFound(walk.session, reports, **found)).sees(Reports)
    return screen


def opens_report(walk: Any, report: Report, explained: Explanation | None = None) -> ReportPage:
    opens_list(walk, report.head)
    walk.taps(Action.OPEN_REPORT, report.head.id).asked(OpenReport)
    told = {"zh_CN": explained or Explanation(())}
    page: ReportPage = walk.happens(ReportOpened(walk.session, report, told)).sees(ReportPage)
    return page


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
    assert reads.taps(Action.BACK).sees(NothingToday).reports


@pytest.fixture
def pays(reads: Any) -> Any:
    from kiosk.bills import Bill, BillItem, BillVisit  # noqa: PLC0415 - for this one
    from kiosk.money import Fen  # noqa: PLC0415
    from kiosk.payment.progress import CashierState  # noqa: PLC0415
    from kiosk.session.events import PaymentsChanged  # noqa: PLC0415

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
    reads.shows_code(reads.code(2)).sees(Welcome)
    assert "检验1" not in repr(reads.kiosk)


def test_nobody_there_is_warned_and_wiped(reads: Any) -> None:
    opens_list(reads)
    assert reads.passes(61).view().idle_seconds > 0
    reads.passes(20).sees(Attract)


# -- one report ----------------------------------------------------------------------------------


def test_a_report_has_each_value_with_its_place_and_words(reads: Any) -> None:
    low = Result("o2", "血钠", quantity=Quantity(Decimal(130), "130", "mmol/L"), flag=Flag.LOW)
    words = Result("o3", "乙肝表面抗原", text="阴性", flag=Flag.NORMAL)
    gone = Result("o4", "血氯", missing="标本溶血")
    below = Result("o5", "CRP", quantity=Quantity(Decimal(5), "5", "mg/L", comparator="<"))
    report = Report(BLOOD, (potassium("4.0", Flag.NORMAL), low, words, gone, below), author="王某")
    page = opens_report(reads, report)
    rows = [(row.value, row.unit, row.usual, row.missing, row.numeric) for row in page.rows]
    assert rows == [
        ("4.0", "mmol/L", "3.5–5.3", False, True),
        ("130", "mmol/L", "", False, True),
        ("阴性", "", "", False, False),
        ("标本溶血", "", "", True, False),
        ("<5", "mg/L", "", False, False),
    ]
    assert page.rows[0].bar is not None
    assert page.rows[1].bar is None
    assert (page.attention, page.critical, page.can_print) == (1, (), True)


def test_a_critical_value_is_the_first_thing_said(reads: Any) -> None:
    page = opens_report(reads, Report(BLOOD, (potassium(),)))
    assert page.critical == ("血钾 7.1 mmol/L",)
    assert page.critical_place == "急诊"


def test_plain_words_say_whether_a_clinician_has_read_them(reads: Any) -> None:
    remark = Remark("o1", "血钾偏高", "测血液里的钾", "可能与肾脏有关", "请尽快就诊", soon=True)
    page = opens_report(reads, Report(BLOOD, (potassium(),)), Explanation((remark,)))
    assert (page.remarks[0].title, page.reviewed) == ("血钾偏高", "")
    reads.taps(Action.LANGUAGE, "en")
    assert reads.sees(ReportPage).remarks == (), "only in languages there are words in"


def test_imaging_is_words(reads: Any) -> None:
    report = Report(CHEST, sections=(Section("检查所见", "双肺纹理清晰。"),))
    page = opens_report(reads, report)
    assert page.sections[0].text == "双肺纹理清晰。"
    assert page.rows == ()


def test_a_value_over_time_and_back(reads: Any) -> None:
    opens_report(reads, Report(BLOOD, (potassium("5.6", Flag.HIGH),)))
    asked = reads.taps(Action.SHOW_TREND, "o1").asked(FindTrend)
    assert asked.result.name == "血钾"
    before = TrendPoint(TODAY - timedelta(days=90), Quantity(Decimal("4.1"), "4.1", "mmol/L"))
    now = TrendPoint(BLOOD.collected or TODAY, Quantity(Decimal("5.6"), "5.6", "mmol/L"), Flag.HIGH)
    trend = Trend("血钾", "mmol/L", USUAL, (before, now))
    screen = reads.happens(TrendFound(reads.session, trend)).sees(ReportTrend)
    assert [(dot.on, dot.value, dot.current) for dot in screen.dots] == [
        ("2026-10-17", "4.1", False),
        ("2027-01-14", "5.6", True),
    ]
    assert screen.dots[0].across < screen.dots[1].across
    assert 0 <= screen.low < screen.high <= 1000
    reads.taps(Action.BACK).sees(ReportPage)
    reads.taps(Action.BACK).sees(Reports)
    reads.taps(Action.BACK).sees(NothingToday)


def test_words_have_no_trend(reads: Any) -> None:
    opens_report(reads, Report(BLOOD, (Result("o3", "乙肝表面抗原", text="阴性"),)))
    reads.taps(Action.SHOW_TREND, "o3").taps(Action.SHOW_TREND, "nobody").sees(ReportPage)
    assert reads.asked_nothing(FindTrend)


def test_a_document_is_leafed_through(reads: Any) -> None:
    form = FormRef(0, "病理报告", 1000)
    opens_report(reads, Report(replace(BLOOD, forms=(form,))))
    assert reads.taps(Action.SHOW_FORM).asked(OpenForm).page == 0
    page = FormPage("data:image/png;base64,AA", 2)
    screen = reads.happens(FormOpened(reads.session, 0, page)).sees(ReportForm)
    assert (screen.title, screen.page, screen.pages) == ("病理报告", 0, 2)
    assert reads.taps(Action.PAGE, "next").asked(OpenForm).page == 1
    reads.happens(FormOpened(reads.session, 1, page))
    reads.taps(Action.PAGE, "next")
    assert reads.asked_nothing(OpenForm), "there is no third page"
    reads.taps(Action.BACK).sees(ReportPage)


@pytest.mark.parametrize("code", [Code.FORM_UNREADABLE, Code.FORM_TOO_LARGE])
def test_a_document_that_cannot_be_shown_leaves_the_report(reads: Any, code: Code) -> None:
    opens_report(reads, Report(replace(BLOOD, forms=(FormRef(0, "", None),))))
    reads.taps(Action.SHOW_FORM)
    reads.happens(EffectFailed(reads.session, Failure(code), Errand.REPORT))
    trouble = reads.sees(ReportPage).trouble
    assert trouble is not None
    assert trouble.code is code


def test_a_report_that_is_gone_is_said_on_the_list(reads: Any) -> None:
    opens_list(reads)
    reads.taps(Action.OPEN_REPORT, BLOOD.id)
    reads.happens(EffectFailed(reads.session, Failure(Code.REPORT_GONE), Errand.REPORT))
    trouble = reads.sees(Reports).trouble
    assert trouble is not None
    assert trouble.code is Code.REPORT_GONE


def test_the_hospitals_own_words_are_asked_for_and_marked(reads: Any) -> None:
    page = opens_report(reads, Report(BLOOD, (potassium("5.6", Flag.HIGH),)))
    assert page.offers_advice
    assert reads.taps(Action.ASK_ADVICE).asked(AskAdvisor).language == "zh_CN"
    assert reads.sees(ReportWait).errand is ReportErrand.ADVICE
    reads.happens(AdviceFound(reads.session, Advice("请多喝水", "示范医院智能解读")))
    page = reads.sees(ReportPage)
    assert (page.advice, page.advice_by, page.offers_advice) == (
        "请多喝水",
        "示范医院智能解读",
        False,
    )


def test_advice_that_does_not_come_is_no_loss(reads: Any) -> None:
    opens_report(reads, Report(BLOOD))
    reads.taps(Action.ASK_ADVICE)
    failure = Failure(Code.ADVICE_UNAVAILABLE)
    reads.happens(EffectFailed(reads.session, failure, Errand.REPORT))
    assert reads.sees(ReportPage).trouble == failure


def test_an_answer_about_another_report_changes_nothing(reads: Any) -> None:
    opens_list(reads)
    reads.taps(Action.OPEN_REPORT, BLOOD.id)
    reads.happens(ReportOpened(reads.session, Report(OLD), {})).sees(ReportWait)


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
