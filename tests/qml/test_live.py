"""The glass while it is used: languages, elder mode, screens following one another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QObject

from kiosk.session.screens import Attract, View
from tests.brief_looks import of_every_screen
from tests.qt_properties import kind_of
from ui.samples import HOSPITAL, SIGNED_IN, as_seen, samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

# Names, places and numbers are the same in every language.
DATA = {"9:42", HOSPITAL, "心内科", "李医生", "9:00 – 10:00", "门诊楼 1 层 B 区 12 诊室", "E-209"}
DATA |= {"1", "2", "3"}  # the steps

Open = Callable[..., Any]


@pytest.mark.parametrize("sample", ["attract", "offer", "refused-presentation_too_old"])
def test_languages_change_everything_at_once(glass: Open, sample: str) -> None:
    view = samples()[sample]
    shown = glass(view)
    chinese = shown.texts()
    shown.show(as_seen(view, language="en"))
    english = shown.texts()
    assert set(chinese) & set(english) <= DATA
    shown.show(view)
    assert shown.texts() == chinese


def test_a_terminal_can_begin_in_english(glass: Open) -> None:
    shown = glass(as_seen(samples()["attract"], language="en"))
    assert "中文" in shown.texts()
    assert "No phone" in shown.texts()


def test_one_language_needs_no_button(glass: Open) -> None:
    shown = glass(samples()["attract"])
    shown.stage.offer_languages(["zh_CN"])
    shown.settle()
    assert "English" not in shown.texts()


def test_elder_mode_makes_text_larger_and_says_the_way_back(glass: Open) -> None:
    view = samples()["offer"]
    shown = glass(view)
    before = shown.item("signIn").height()
    shown.show(as_seen(view, elder=True))
    assert shown.item("signIn").height() >= before
    assert "标准字号" in shown.texts()


def test_the_glass_follows_at_once(glass: Open) -> None:
    """A tap may come right after a view: what it is meant for is there by then."""
    shown = glass(samples()["welcome"])
    shown.stage.show(samples()["offer"])
    assert shown.item("signIn").isVisible()


def test_the_same_screen_is_changed_and_not_made_again(glass: Open) -> None:
    shown = glass(View(SIGNED_IN, ()))
    number = shown.item("number")
    shown.show(View(replace(SIGNED_IN, number="B003", ahead=0), ()))
    assert shown.item("number") is number
    assert "B 003" in shown.texts()
    assert "下一位就是您" in shown.texts()


def test_seconds_left_are_counted_in_the_bottom_row(glass: Open) -> None:
    view = samples()["signed_in"]
    shown = glass(view)
    assert "结束 (8)" in shown.texts()
    shown.show(replace(view, screen=replace(SIGNED_IN, seconds_left=-1)))
    assert "结束使用" in shown.texts()


def test_a_screen_that_was_left_is_gone(glass: Open) -> None:
    """Nothing of the last patient stays in an object of the window."""
    shown = glass(samples()["offer"])
    shown.show(samples()["signed_in"])
    shown.show(View(Attract(), ()))
    shown.settle()
    kinds = {kind_of(child).name for child in shown.window.findChildren(QObject)}
    screens = {kind.partition("Screen_")[0] for kind in kinds if "Screen_QML" in kind}
    assert screens == {"Attract"}
    held = [
        str(child.property(each))
        for child in shown.window.findChildren(QObject)
        for each in ("text", "words", "name")
    ]
    assert not any("张*明" in text or "A 017" in text for text in held)


def test_all_screens_one_after_the_other_and_back(glass: Open) -> None:
    shown = glass(samples()["attract"])
    names = of_every_screen(samples(), one_in=3)
    for name in [*names, *reversed(names)]:
        shown.show(samples()[name])
    assert shown.texts()


def test_a_screen_that_does_not_load_is_told(glass: Open) -> None:
    shown = glass(samples()["attract"])
    told: list[str] = []
    shown.stage.broken.connect(told.append)
    terminal = shown.stage.engine.singletonInstance("Yima", "Terminal")
    terminal.setProperty("screen", "Imaginary")
    terminal.setProperty("revision", 99)
    shown.settle()
    assert len(told) == 1
    assert "ImaginaryScreen.qml" in told[0]


@pytest.mark.parametrize("markup", ["<b>李</b>医生", "<img src='file:///etc/hostname'>"])
def test_markup_from_the_hospital_is_text(glass: Open, markup: str) -> None:
    shown = glass(View(replace(SIGNED_IN, doctor=markup), ()))
    assert markup in shown.texts()
    drawn = next(
        item
        for item in shown.window.findChildren(QObject)
        if item.property("text") == markup and item.property("paintedWidth") is not None
    )
    assert drawn.property("paintedWidth") > 0
    assert drawn.property("lineCount") >= 1
