"""报告, one that is open: its values, its words, its trend, its document."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from kiosk.reasons import Code, Failure
from kiosk.reports.paper import FormPage
from kiosk.reports.reading import Advice, Explanation, Remark
from kiosk.reports.report import (
    Flag,
    FormRef,
    Quantity,
    Report,
    Result,
    Section,
    Trend,
    TrendPoint,
)
from kiosk.session.effects import (
    AskAdvisor,
    FindTrend,
    OpenForm,
)
from kiosk.session.events import EffectFailed, Errand
from kiosk.session.report_events import (
    AdviceFound,
    FormOpened,
    ReportOpened,
    TrendFound,
)
from kiosk.session.report_screens import (
    ReportErrand,
    ReportForm,
    ReportPage,
    Reports,
    ReportTrend,
    ReportWait,
)
from kiosk.session.screens import (
    Action,
    Home,
)
from tests.flows.reader import (
    BLOOD,
    CHEST,
    OLD,
    TODAY,
    USUAL,
    opens_list,
    opens_report,
    potassium,
    reads,
)

__all__ = ["reads"]


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
    reads.taps(Action.BACK).sees(Home)


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
