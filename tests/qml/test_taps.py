"""Real mouse and key events on the glass, and what reaches Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ui.inspection import targets_on
from ui.samples import as_seen, samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Open = Callable[..., Any]


@pytest.mark.parametrize(
    ("sample", "target", "tap"),
    [
        ("offer", "signIn", ("sign_in", "ap-0")),
        ("choice-2", "choose_ap-1", ("sign_in", "ap-1")),
        ("hospital_trouble", "retry", ("retry", "")),
        ("offer-idle", "stillHere", ("still_here", "")),
        ("attract", "language", ("language", "en")),
        ("attract", "action_elder_mode", ("elder_mode", "")),
        ("attract", "action_no_phone", ("no_phone", "")),
        ("attract", "action_staff", ("staff", "")),
        ("help-staff", "action_back", ("back", "")),
        ("signed_in", "action_reprint", ("reprint", "")),
        ("signed_in", "action_finish", ("finish", "")),
    ],
)
def test_a_tap_says_what_it_is_on(
    glass: Open, sample: str, target: str, tap: tuple[str, str]
) -> None:
    shown = glass(samples()[sample])
    shown.click(target)
    assert shown.meant() == [tap]


def test_every_touch_says_that_somebody_is_there_once(glass: Open) -> None:
    shown = glass(samples()["offer"])
    QTest.mouseClick(shown.window, LEFT, NO_KEY, QPoint(20, 900))
    shown.settle()
    assert shown.taps == [("touch", "")]
    shown.click("signIn")
    assert shown.taps == [("touch", ""), ("touch", ""), ("sign_in", "ap-0")]


def test_a_tap_that_ends_outside_does_not_count(glass: Open) -> None:
    shown = glass(samples()["offer"])
    QTest.mousePress(shown.window, LEFT, NO_KEY, shown.middle("signIn"))
    QTest.mouseMove(shown.window, QPoint(540, 1500))
    QTest.mouseRelease(shown.window, LEFT, NO_KEY, QPoint(540, 1500))
    shown.settle()
    assert shown.meant() == []


def test_a_tap_that_begins_outside_does_not_count(glass: Open) -> None:
    shown = glass(samples()["offer"])
    QTest.mousePress(shown.window, LEFT, NO_KEY, QPoint(540, 1500))
    QTest.mouseMove(shown.window, shown.middle("signIn"))
    QTest.mouseRelease(shown.window, LEFT, NO_KEY, shown.middle("signIn"))
    shown.settle()
    assert shown.meant() == []


def test_a_slow_hand_counts_too(glass: Open) -> None:
    shown = glass(samples()["offer"])
    QTest.mousePress(shown.window, LEFT, NO_KEY, shown.middle("signIn"))
    QTest.mouseRelease(shown.window, LEFT, NO_KEY, shown.middle("signIn"), 1500)
    shown.settle()
    assert shown.meant() == [("sign_in", "ap-0")]


def test_nothing_under_the_idle_warning_can_be_reached(glass: Open) -> None:
    covered = samples()["offer-idle"]
    shown = glass(replace(covered, idle_seconds=-1))
    below = shown.middle("action_finish")
    shown.show(covered)
    QTest.mouseClick(shown.window, LEFT, NO_KEY, below)
    shown.press(Qt.Key.Key_Tab)
    shown.press(Qt.Key.Key_Tab)
    shown.press(Qt.Key.Key_Return)
    assert shown.focused != ""
    assert set(shown.meant()) == {("still_here", "")}


@pytest.mark.parametrize("sample", ["attract", "choice-4", "signed_in", "hospital_trouble"])
@pytest.mark.parametrize(
    ("onward", "back"), [(Qt.Key.Key_Tab, Qt.Key.Key_Backtab), (Qt.Key.Key_Down, Qt.Key.Key_Up)]
)
def test_keys_walk_over_every_target_and_wrap(
    glass: Open, sample: str, onward: Qt.Key, back: Qt.Key
) -> None:
    glass(samples()[sample]).assert_keys_go_round(onward, back)


def test_focus_starts_with_what_is_to_be_done_next(glass: Open) -> None:
    shown = glass(samples()["offer"])
    shown.press(Qt.Key.Key_Tab)
    assert shown.focused == "签到，取号"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_activate_once(glass: Open, key: Qt.Key) -> None:
    shown = glass(samples()["offer"])
    shown.press(Qt.Key.Key_Tab)
    shown.press(key)
    assert shown.meant() == [("sign_in", "ap-0")]


def test_a_key_that_was_held_while_the_screen_changed_activates_nothing(glass: Open) -> None:
    shown = glass(samples()["offer"])
    shown.press(Qt.Key.Key_Tab)
    QTest.keyPress(shown.window, Qt.Key.Key_Return)
    shown.show(samples()["signing_in"])
    QTest.keyRelease(shown.window, Qt.Key.Key_Return)
    shown.settle()
    assert shown.meant() == []


def test_the_focus_can_be_seen(glass: Open) -> None:
    shown = glass(samples()["offer"])
    before = shown.picture()
    shown.press(Qt.Key.Key_Tab)
    after = shown.picture()
    corner = shown.corner("signIn")
    edge = (round(corner.x()) + 300, round(corner.y()) - 4)
    assert before.pixelColor(*edge).name() == "#ffffff"
    assert after.pixelColor(*edge).name() == "#0b3fb3"


def test_pages_of_appointments_hold_each_of_them_once(glass: Open) -> None:
    shown = glass(as_seen(samples()["choice-6"], elder=True))
    seen = []
    for _ in range(6):
        seen += [
            target.item.objectName()
            for target in targets_on(shown.window)
            if target.item.objectName().startswith("choose_")
        ]
        if "later" not in {target.item.objectName() for target in targets_on(shown.window)}:
            break
        shown.click("later")
    assert seen == [f"choose_ap-{index}" for index in range(6)]
    shown.click("earlier")
    assert "later" in {target.item.objectName() for target in targets_on(shown.window)}
    assert shown.meant() == []
