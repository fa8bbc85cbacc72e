"""What is to be read of a report: all of it can be reached, and says what the hospital said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.reports.report import Flag
from kiosk.session.screens import Attract, View
from tests.brief_looks import of_every_screen
from tests.sampling import sampled
from ui.gallery import LANGUAGES, PANELS
from ui.inspection import findings, targets_on, words_on
from ui.languages import is_right_to_left
from ui.samples import as_seen, samples
from ui.samples_report_page import REPORT_PAGE, row, trend
from ui.samples_reports import card, report_samples

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


@pytest.mark.parametrize(
    ("panel", "language", "sample"), sampled(product(PANELS, LANGUAGES, LONG), one_in=4)
)
def test_every_part_keeps_the_rules(glass: Open, panel: str, language: str, sample: str) -> None:
    shown = glass(as_seen(samples()[sample], language=language), panel)
    for _ in views(shown):
        assert findings(shown.window, shown.picture(), PANELS[panel]) == []


@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
@pytest.mark.parametrize("panel", PANELS)
def test_all_results_can_be_read_and_each_stands_once(
    glass: Open, panel: str, *, elder: bool
) -> None:
    shown = glass(as_seen(samples()["report_page"], elder=elder), panel)
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


def said_on(glass: Open, view: View, *, private: bool = False) -> str:
    """What is read out of the screen in elder mode, which has the voice on."""
    said: list[str] = []
    shown = glass(as_seen(View(Attract(), ()), elder=True))
    shown.stage.set_private_voice(private=private)
    shown.stage.said.connect(lambda words, _language: said.append(words))
    shown.show(as_seen(view, elder=True))
    return said[-1] if said else ""


def test_a_critical_value_says_where_to_go_now(glass: Open) -> None:
    view = samples()["report_page-odd"]
    assert {"血钾 7.1 mmol/L", "请现在就去急诊"} <= set(glass(view).texts())
    assert "请现在就去急诊" in said_on(glass, view, private=True)


READ = {name: view for name, view in report_samples().items() if not name.startswith("no_reports")}


@pytest.mark.parametrize(
    "sample", of_every_screen(["no_reports", "no_reports-pending", *READ], one_in=4)
)
def test_the_hall_hears_what_to_do_and_nothing_of_health(glass: Open, sample: str) -> None:
    view = samples()[sample]
    said = said_on(glass, view)
    assert said.rstrip().endswith("。")
    screen = view.screen
    cards = [*getattr(screen, "cards", ()), *getattr(screen, "pending", ())]
    titled = [screen, *cards, *getattr(screen, "lines", ()), *getattr(screen, "rows", ())]
    secrets = {str(getattr(each, name, "")) for each in titled for name in ("title", "name")}
    secrets |= {getattr(each, "value", "") for each in getattr(screen, "dots", ())}
    secrets |= {"急诊", "检验科", "血", "偏", "危", "异常", "张"}
    assert not [secret for secret in secrets if secret and secret in said]


def test_a_critical_report_sounds_in_the_hall_like_any_other(glass: Open) -> None:
    assert said_on(glass, samples()["report_page-odd"]) == said_on(glass, samples()["report_page"])


def test_headphones_hear_what_report_it_is_and_how_much_to_look_at(glass: Open) -> None:
    said = said_on(glass, samples()["report_page"], private=True)
    assert "血常规" in said
    assert "16 项，2 项需要留意" in said


@pytest.mark.parametrize("sample", ["report_page", "report_trend", "report_wait", "reports"])
def test_without_the_voice_nothing_is_said(glass: Open, sample: str) -> None:
    said: list[str] = []
    shown = glass(View(Attract(), ()))
    shown.stage.said.connect(lambda words, _language: said.append(words))
    shown.show(samples()[sample])
    assert "".join(said) == ""


def test_what_has_come_out_is_to_be_taken_even_without_the_voice(glass: Open) -> None:
    said: list[str] = []
    shown = glass(View(Attract(), ()))
    shown.stage.said.connect(lambda words, _language: said.append(words))
    shown.show(samples()["print_done"])
    assert said[-1].startswith("请取走")


def test_elder_mode_has_fewer_choices(glass: Open) -> None:
    def offered(sample: str, *, elder: bool) -> set[str]:
        shown = glass(as_seen(samples()[sample], elder=elder))
        shown.picture()
        return set(names(shown))

    assert {"form", "print"} <= offered("report_page", elder=False)
    assert "form" not in offered("report_page", elder=True)
    # There is nothing else to read.
    assert "form" in offered("report_page-imaging-form_alone", elder=True)
    assert "filter_imaging" not in offered("reports", elder=True)
    # What is left out of the list must be to be found again.
    assert "filter_all" in offered("reports-imaging", elder=True)


def test_a_long_report_is_made_a_few_lines_at_a_time(glass: Open) -> None:
    view = samples()["report_page-sixty"]
    shown = glass(View(Attract(), ()))
    shown.stage.set_animated(animated=True)
    shown.show(view)

    def made() -> list[str]:
        waiting, found = [shown.window.contentItem()], []
        while waiting:
            item = waiting.pop()
            found += [item.objectName()] if item.objectName().startswith("trend_") else []
            waiting += reversed(item.childItems())
        return found

    at_once = len(made())
    assert 0 < at_once < 60
    for _ in range(400):
        if len(made()) == 60:
            break
        QTest.qWait(5)
    first = {f"trend_o{at}" for at, each in enumerate(view.screen.rows) if each.flag != Flag.NORMAL}
    # In the order of the focus, as if they had all been there from the beginning.
    order = made()
    assert set(order[: len(first)]) == first
    rest = [int(name.removeprefix("trend_o")) for name in order[len(first) :]]
    assert rest == sorted(rest)
    assert len(order) == 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_screen_from_right_to_left_figures_keep_their_order(
    glass: Open, language: str
) -> None:
    shown = glass(as_seen(samples()["report_page"], language=language))
    words = {str(each.text): each.place for each in words_on(shown.window)}
    assert words["11.8"].left() < words["10⁹/L"].left(), "the unit stands after its value"
    names_left = words["白细胞计数"].center().x() < words["11.8"].center().x()
    assert names_left is not is_right_to_left(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_time_runs_from_left_to_right_in_every_language(glass: Open, language: str) -> None:
    view = samples()["report_trend-2"]
    shown = glass(as_seen(view, language=language))
    inside = [each for each in words_on(shown.window) if shown.item("plot").isAncestorOf(each.item)]
    first, last = (
        next(each.place.center().x() for each in inside if each.text == dot.value)
        for dot in view.screen.dots
    )
    assert first < last


def test_arabic_months_have_the_digits_of_the_figures(glass: Open) -> None:
    shown = glass(as_seen(samples()["report_trend"], language="ar"))
    assert "20 نوفمبر 2025" in shown.texts()


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
        shown = glass(as_seen(samples()[sample], elder=elder), panel)
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
