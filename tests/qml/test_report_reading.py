"""What is to be read of a report: all of it can be reached, and says what the hospital said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.reports.report import Flag
from kiosk.session.screens import Attract, View
from ui.gallery import LANGUAGES, PANELS
from ui.inspection import findings, targets_on
from ui.samples import samples
from ui.samples_report_page import REPORT_PAGE, row, trend
from ui.samples_reports import card

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Open = Callable[..., Any]
LONG = ["report_page-odd", "report_page-imaging-long"]


def click(shown: Any, name: str) -> None:
    QTest.mouseClick(shown.window, LEFT, NO_KEY, shown.middle(name))
    shown.settle()
    shown.picture()  # rows are laid out for a frame


def names(shown: Any) -> list[str]:
    return [target.item.objectName() for target in targets_on(shown.window)]


def views(shown: Any) -> Iterator[None]:
    """Each part of what scrolls, down to its end."""
    shown.picture()
    for _ in range(60):
        yield
        if "down" not in names(shown):
            return
        click(shown, "down")
    raise AssertionError("the button leads nowhere")


def all_texts(shown: Any) -> list[str]:
    """In the order in which they come into view, each once."""
    return list(dict.fromkeys(text for _ in views(shown) for text in shown.texts()))


@pytest.mark.parametrize("sample", LONG)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", PANELS)
def test_every_part_keeps_the_rules(glass: Open, panel: str, language: str, sample: str) -> None:
    shown = glass(replace(samples()[sample], language=language), panel)
    for _ in views(shown):
        assert findings(shown.window, shown.picture(), PANELS[panel], elder=False) == []


@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
@pytest.mark.parametrize("panel", PANELS)
def test_all_results_can_be_read_and_each_stands_once(
    glass: Open, panel: str, *, elder: bool
) -> None:
    shown = glass(replace(samples()["report_page"], elder=elder), panel)
    opened = list(
        dict.fromkeys(name for _ in views(shown) for name in names(shown) if "trend_" in name)
    )
    attention, rest = ["trend_o0", "trend_o13"], [f"trend_o{at}" for at in range(16)]
    # What needs care first, then the others as the hospital has them.
    assert opened == attention + [name for name in rest if name not in attention]
    assert shown.meant() == []


def test_every_word_of_a_long_finding_can_be_read(glass: Open) -> None:
    view = samples()["report_page-imaging-long"]
    read = "".join(all_texts(glass(view)))
    for section in view.screen.sections:
        for sentence in section.text.replace("\n", "").split("。"):
            assert sentence in read


def test_flags_are_told_in_words_and_by_arrows(glass: Open) -> None:
    flags = [flag for flag in Flag if flag is not Flag.NONE]
    rows = tuple(
        replace(row(0), id=f"f{at}", name=f"项目 {at}", flag=flag) for at, flag in enumerate(flags)
    )
    page = replace(REPORT_PAGE, rows=rows, remarks=(), attention=6)
    told = set(all_texts(glass(replace(samples()["report_page"], screen=page))))
    assert {"正常", "↓ 偏低", "↑ 偏高", "↓ 危急", "↑ 危急", "异常", "危急"} <= told


def test_a_result_that_nobody_has_judged_is_not_called_normal(glass: Open) -> None:
    unjudged = replace(row(1), flag=Flag.NONE)
    page = replace(REPORT_PAGE, rows=(unjudged,), remarks=(), attention=0)
    told = all_texts(glass(replace(samples()["report_page"], screen=page)))
    assert unjudged.value in told
    assert not [text for text in told if "正常" in text]


def test_a_missing_result_says_why_and_opens_nothing(glass: Open) -> None:
    shown = glass(samples()["report_page-odd"])
    told = all_texts(shown)
    assert {"标本溶血，请重新采血", "没有结果"} <= set(told)
    assert "trend_x4" not in names(shown)


def test_a_critical_value_says_where_to_go_now(glass: Open) -> None:
    said: list[str] = []
    shown = glass(samples()["report_page"])
    shown.stage.said.connect(lambda words, _language: said.append(words))
    shown.show(samples()["report_page-odd"])
    assert {"血钾 7.1 mmol/L", "请现在就去急诊"} <= set(shown.texts())
    assert said[-1] == "请现在就去急诊"


@pytest.mark.parametrize(
    "sample",
    ["report_page", "report_page-odd", "report_page-imaging", "report_trend", "report_form"],
)
def test_nothing_of_what_a_report_says_is_said_aloud(glass: Open, sample: str) -> None:
    said: list[str] = []
    shown = glass(View(Attract(), ()))
    shown.stage.said.connect(lambda words, _language: said.append(words))
    shown.show(samples()[sample])
    screen = samples()[sample].screen
    assert said
    assert said[-1] != ""
    secrets = [getattr(screen, name, "") for name in ("title", "name")] + ["血", "偏", "项"]
    assert not [secret for secret in secrets if secret and secret in said[-1]]


@pytest.mark.parametrize(
    ("sample", "words"),
    [
        ("report_page", "已经审核（检验科，2025-11-01）"),
        ("report_page-unreviewed", "尚未经临床医生审核"),
    ],
)
def test_who_has_seen_to_the_explanation_is_said(glass: Open, sample: str, words: str) -> None:
    told = "".join(all_texts(glass(samples()[sample])))
    assert words in told
    assert "不是诊断" in told


def test_no_results_are_no_reassurance(glass: Open) -> None:
    told = "".join(all_texts(glass(samples()["report_page-imaging"])))
    assert "没有标出异常" not in told


def test_the_computers_advice_is_marked_as_such(glass: Open) -> None:
    shown = glass(samples()["report_page-advice"])
    told = "".join(all_texts(shown))
    assert "示范医院智能解读" in told
    assert "由计算机生成，不是诊断" in told


def test_advice_is_asked_for_by_a_button(glass: Open) -> None:
    shown = glass(samples()["report_page-unreviewed"])
    for _ in views(shown):
        if "askAdvice" in names(shown):
            break
    click(shown, "askAdvice")
    assert shown.meant() == [("ask_advice", "")]


def test_going_back_leads_to_where_one_was(glass: Open) -> None:
    shown = glass(samples()["report_page"])
    shown.picture()
    click(shown, "down")
    before = shown.item("view").property("contentY")
    assert before > 0
    shown.show(samples()["report_trend"])
    shown.show(samples()["report_page"])
    shown.picture()
    assert shown.item("view").property("contentY") == before
    assert "up" in names(shown)


def test_the_next_patient_begins_at_the_top(glass: Open) -> None:
    shown = glass(samples()["report_page"])
    shown.picture()
    click(shown, "down")
    shown.show(View(Attract(), ()))
    shown.show(samples()["report_page"])
    shown.picture()
    assert shown.item("view").property("contentY") == 0


def test_the_button_past_the_end_of_a_page_leads_to_the_next_one(glass: Open) -> None:
    view = samples()["reports-twenty"]
    shown = glass(view)
    for _ in views(shown):
        pass
    assert "第 2 / 10 页" in shown.texts()
    click(shown, "next")
    assert shown.meant() == [("page", "next")]
    shown.show(replace(view, screen=replace(view.screen, page=2, cards=(card(1), card(2)))))
    shown.picture()
    assert shown.item("view").property("contentY") == 0
    click(shown, "previous")
    assert shown.meant()[-1] == ("page", "previous")


def test_a_trend_says_facts_alone(glass: Open) -> None:
    dots = trend(3).dots
    rising = tuple(
        replace(dot, value=value, up=up, flag=flag)
        for dot, value, up, flag in zip(
            dots,
            ("4.0", "5.0", "11.0"),
            (300, 400, 900),
            (Flag.NORMAL, Flag.NORMAL, Flag.HIGH),
            strict=True,
        )
    )
    view = samples()["report_trend"]
    shown = glass(replace(view, screen=replace(trend(3), dots=rising)))
    assert "最近一次是 11.0，比上一次高。3 次里有 1 次超出参考范围" in [
        text.replace("\n", "") for text in shown.texts()
    ]
    shown.show(samples()["report_trend-1"])
    assert "目前只有这一次的结果" in shown.texts()


@pytest.mark.parametrize("panel", PANELS)
def test_large_text_has_fewer_values_in_the_plot(glass: Open, panel: str) -> None:
    def written(sample: str, *, elder: bool) -> int:
        shown = glass(replace(samples()[sample], elder=elder), panel)
        values = {dot.value for dot in samples()[sample].screen.dots}
        plot = shown.item("plot")
        return sum(each.property("text") in values for each in plot.childItems())

    assert 2 <= written("report_trend-long", elder=True) <= 5
    assert written("report_trend-long", elder=False) > 5
    assert 2 <= written("report_trend-30", elder=False) <= 5


def test_what_is_being_printed_stays_in_view(glass: Open) -> None:
    view = samples()["printing-many"]
    shown = glass(view)
    state = type(view.screen.lines[0].state)
    lines = tuple(
        replace(line, title=f"报告 {at}", state=state.NOW if at == 9 else state.WAITING)
        for at, line in enumerate(view.screen.lines)
    )
    shown.show(replace(view, screen=replace(view.screen, lines=lines, index=9)))
    shown.picture()
    shown.settle()
    assert "报告 9" in shown.texts()
