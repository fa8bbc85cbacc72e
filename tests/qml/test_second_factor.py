"""The pad for the second factor: what a hand and a keyboard say by it, and what is never seen of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest

from kiosk.session.screens import SecondFactor, View
from tests.qt_properties import kind_of
from ui.gallery import LANGUAGES, PANELS
from ui.inspection import place_of, targets_on
from ui.samples import as_seen, samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

NO_KEY = Qt.KeyboardModifier.NoModifier
Open = Callable[..., Any]


def types(glass: Any, keys: str) -> None:
    for key in keys:
        QTest.keyClick(glass.window, key)
    glass.settle()


def named(glass: Any) -> set[str]:
    return {target.item.objectName() for target in targets_on(glass.window)}


def test_each_key_says_its_digit(glass: Open) -> None:
    shown = glass(samples()["second_factor-half"])
    for key in "1234567890X":
        shown.click(f"key_{key}")
    shown.click("key_erase")
    assert shown.meant() == [*(("digit", key) for key in "1234567890X"), ("erase", "")]


@pytest.mark.parametrize("sample", ["second_factor", "second_factor-phone", "second_factor-full"])
def test_x_is_there_only_where_a_number_may_end_in_it(glass: Open, sample: str) -> None:
    shown = glass(samples()[sample])
    assert "key_X" not in named(shown)
    assert "X" not in shown.texts()
    shown.show(samples()["second_factor-half"])
    assert "key_X" in named(shown)
    assert "X" in shown.texts()


def test_there_is_nothing_to_confirm_before_all_is_typed(glass: Open) -> None:
    shown = glass(samples()["second_factor-phone"])
    shown.click("confirm")
    assert shown.meant() == []
    assert "confirm" not in named(shown)
    shown.show(samples()["second_factor-full"])
    shown.click("confirm")
    assert shown.meant() == [("confirm", "")]


def test_a_keyboard_types_too(glass: Open) -> None:
    shown = glass(samples()["second_factor"])
    types(shown, "120xX-a")
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(shown.window, key)
    shown.settle()
    digits = [("digit", key) for key in "120XX"]
    assert shown.meant() == [
        *digits,
        ("erase", ""),
        ("erase", ""),
        ("confirm", ""),
        ("confirm", ""),
    ]


def test_a_keyboard_types_wherever_the_focus_is_among_the_keys(glass: Open) -> None:
    shown = glass(samples()["second_factor"])
    QTest.keyClick(shown.window, Qt.Key.Key_Tab)
    shown.settle()
    assert shown.focused == "1"
    types(shown, "7")
    QTest.keyClick(shown.window, Qt.Key.Key_Return)
    shown.settle()
    assert shown.meant() == [("digit", "7"), ("digit", "1")]


def test_a_key_that_is_held_down_types_once(glass: Open) -> None:
    shown = glass(samples()["second_factor"])
    for repeated in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_5, NO_KEY, "5", repeated)
        QGuiApplication.sendEvent(shown.window, event)
    assert shown.meant() == [("digit", "5")]


def test_the_focus_walks_from_key_to_key_and_on_to_the_button(glass: Open) -> None:
    shown = glass(samples()["second_factor-full"])
    walked = []
    for _ in range(12):
        QTest.keyClick(shown.window, Qt.Key.Key_Tab)
        shown.settle()
        walked.append(shown.focused)
    assert walked == [*"1234567890"[:9], "0", "删除一位", "确认"]


def test_keys_stay_where_they_are_while_digits_come_and_words_change(glass: Open) -> None:
    shown = glass(samples()["second_factor"])
    before = place_of(shown.item("key_5"))
    for name in ("half", "phone", "full", "wrong", "last_try"):
        shown.show(samples()[f"second_factor-{name}"])
        assert place_of(shown.item("key_5")) == before


def test_while_it_is_checked_there_are_no_keys(glass: Open) -> None:
    shown = glass(samples()["second_factor-checking"])
    assert not {name for name in named(shown) if name.startswith("key_")}
    assert "confirm" not in named(shown)
    assert "正在向医院核对…" in shown.texts()


@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", PANELS)
def test_keys_are_large_enough_for_an_old_hand(
    glass: Open, panel: str, language: str, *, elder: bool
) -> None:
    """UX.md has 15 mm for what is primary: these are what the screen is for."""
    shown = glass(as_seen(samples()["second_factor-wrong"], language=language, elder=elder), panel)
    keys = [t for t in targets_on(shown.window) if t.item.objectName().startswith("key_")]
    assert len(keys) == 11
    sides = [side for t in keys for side in (t.place.width(), t.place.height())]
    assert min(sides) / PANELS[panel] >= 15.0


def test_how_many_tries_are_left_is_said(glass: Open) -> None:
    shown = glass(samples()["second_factor-wrong"])
    assert "还可以试 3 次" in "".join(shown.texts()).replace("\n", "")
    shown.show(View(SecondFactor(0, 0, wrong=True), ()))
    assert not any("还可以试" in text or "最后一次" in text for text in shown.texts())


def test_what_is_typed_is_dots_and_counted_for_a_screen_reader(glass: Open) -> None:
    shown = glass(samples()["second_factor-half"])
    texts = "".join(shown.texts())
    assert "•" not in texts
    told = [
        str(child.property("label"))
        for child in shown.window.findChildren(QObject)
        if child.property("typed") is not None and child.property("label")
    ]
    assert told == ["身份证号后4位", "手机号后4位"]


def held(glass: Any) -> set[str]:
    """Every text that an object on the glass has."""
    return {
        str(child.property(name))
        for child in glass.window.findChildren(QObject)
        for name, kind in kind_of(child).properties
        if kind == "QString"
    }


def test_no_object_on_the_glass_holds_what_was_typed(glass: Open) -> None:
    """Each digit goes to the program, and only a count comes back."""
    shown = glass(samples()["second_factor"])
    types(shown, "9174")
    shown.show(samples()["second_factor-phone"])
    texts = held(shown)
    assert "身份证号后4位" in texts, "the properties are looked at"
    assert not any("9174" in text for text in texts)
    assert "9174" not in repr(shown.stage.values)


@pytest.mark.parametrize(
    ("way", "after"),
    [
        ("confirm", "second_factor-checking"),
        ("action_back", "attract"),
        ("action_finish", "attract"),
        ("confirm", "second_factor-wrong"),
    ],
)
def test_however_it_ends_nothing_of_the_digits_is_left(glass: Open, way: str, after: str) -> None:
    shown = glass(samples()["second_factor"])
    types(shown, "91742856")
    shown.show(samples()["second_factor-full"])
    shown.click(way)
    shown.show(samples()[after])
    shown.picture()
    # Without addresses of objects, which may have any digits.
    values = re.sub(r"0x[0-9a-f]+", "", repr(shown.stage.values))
    left = {*held(shown), values}
    for digits in ("91742856", "9174", "2856", "917"):
        assert not any(digits in text for text in left)
    assert after != "attract" or "Typed" not in repr(shown.stage.values)
