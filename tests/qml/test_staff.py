"""Hands and keys in maintenance mode, and what reaches Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.maintenance.sheet import PageId, Row, Section
from kiosk.session.preferences import Preferences, TextSize
from kiosk.session.screens import View
from kiosk.session.staff_screens import StaffPage
from ui.inspection import targets_on, words_on
from ui.samples import as_seen, samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Open = Callable[..., Any]


def click(glass: Any, name: str) -> None:
    QTest.mouseClick(glass.window, LEFT, NO_KEY, glass.middle(name))
    glass.settle()


@pytest.mark.parametrize(
    ("sample", "target", "tap"),
    [
        ("staff_sign_in", "recovery", ("recovery", "")),
        ("staff_sign_in", "action_back", ("back", "")),
        ("staff_sign_in-pin", "invitation", ("invitation", "")),
        ("staff_sign_in-pin", "key_7", ("digit", "7")),
        ("staff_sign_in-pin", "key_erase", ("erase", "")),
        ("staff_sign_in-pin_last", "confirm", ("confirm", "")),
        ("staff_sign_in-recovery_typed", "key_K", ("type", "K")),
        ("staff_sign_in-recovery_typed", "confirm", ("confirm", "")),
        ("staff_menu", "page_camera", ("open_page", "camera")),
        ("staff_menu", "action_sign_out", ("sign_out", "")),
        ("staff_page-network", "item_network_gateway", ("open_item", "network_gateway")),
        ("staff_page-paper", "choice_1_0", ("choose", "1 0")),
        ("staff_page-camera", "choice_0_3", ("choose", "0 3")),
        ("staff_page-logs", "search", ("search", "")),
        ("staff_page-logs", "lookAgain", ("look_again", "")),
        ("staff_page-payments", "next", ("page", "next")),
        ("staff_page-payments-last", "previous", ("page", "previous")),
        ("staff_page-payments-asking", "confirm", ("confirm", "")),
        ("staff_page-payments-asking", "decline", ("back", "")),
        ("staff_page-typing-digits", "key_4", ("type", "4")),
        ("staff_page-typing-digits", "confirm", ("confirm", "")),
        ("staff_page-typing-text", "key_y", ("type", "y")),
        ("staff_page-typing-text", "key_space", ("type", " ")),
        ("staff_page-typing-text", "key_erase", ("erase", "")),
        ("staff_page-typing-text", "confirm", ("confirm", "")),
    ],
)
def test_a_tap_says_what_it_is_on(
    glass: Open, sample: str, target: str, tap: tuple[str, str]
) -> None:
    shown = glass(samples()[sample])
    click(shown, target)
    assert shown.meant() == [tap]


@pytest.mark.parametrize(
    ("sample", "target"),
    [
        ("staff_sign_in-pin", "confirm"),  # too few digits
        ("staff_page-payments-item", "choice_0_5"),
        ("staff_page-typing-empty", "confirm"),
    ],
)
def test_what_cannot_be_done_now_is_shown_and_dull(glass: Open, sample: str, target: str) -> None:
    shown = glass(samples()[sample])
    click(shown, target)
    assert shown.meant() == []


def test_while_the_pad_waits_it_has_no_keys(glass: Open) -> None:
    shown = glass(samples()["staff_sign_in-pin_wait"])
    assert [target.name for target in targets_on(shown.window) if target.name in "0123456789"] == []
    assert any("1:27" in text for text in shown.texts())


def test_a_capital_is_one_and_signs_stay(glass: Open) -> None:
    shown = glass(samples()["staff_page-typing-text"])
    for target in ("key_shift", "key_A", "key_a", "key_signs", "key_#", "key_#", "key_signs"):
        click(shown, target)
    assert [argument for _, argument in shown.meant()] == ["A", "a", "#", "#"]


def test_every_character_of_an_american_keyboard_can_be_typed(glass: Open) -> None:
    shown = glass(samples()["staff_page-typing-text"])
    found = set()
    for turn in ("key_shift", "key_signs", None):
        found |= {target.item.property("character") for target in targets_on(shown.window)}
        if turn is not None:
            click(shown, turn)
    assert {chr(code) for code in range(0x20, 0x7F)} <= found


@pytest.mark.parametrize("sample", ["staff_page-typing-text", "staff_page-typing-digits"])
def test_a_keyboard_on_the_bench_says_the_same(glass: Open, sample: str) -> None:
    shown = glass(samples()[sample])
    for key in (Qt.Key.Key_7, Qt.Key.Key_Backspace, Qt.Key.Key_Return):
        QTest.keyClick(shown.window, key)
    shown.settle()
    assert shown.meant() == [("type", "7"), ("erase", ""), ("confirm", "")]


def test_a_pin_is_typed_on_a_keyboard_too(glass: Open) -> None:
    shown = glass(samples()["staff_sign_in-pin"])
    QTest.keyClick(shown.window, Qt.Key.Key_8)
    shown.settle()
    assert shown.meant() == [("digit", "8")]


def test_what_is_typed_or_asked_hides_what_it_is_about(glass: Open) -> None:
    shown = glass(samples()["staff_page-payments-asking"])
    names = [target.name for target in targets_on(shown.window)]
    assert [name for name in names if "返回" in name or "取消" in name] == ["取消"]
    assert not any(
        "choice_" in str(target.item.objectName()) for target in targets_on(shown.window)
    )


def test_a_page_that_is_looked_at_anew_keeps_a_button_under_the_finger(glass: Open) -> None:
    view = samples()["staff_page-camera"]
    shown = glass(view)
    at = shown.middle("choice_0_0")
    QTest.mousePress(shown.window, LEFT, NO_KEY, at)
    page = view.screen
    assert isinstance(page, StaffPage)
    first, *others = page.sections
    newer = replace(first, rows=(replace(first.rows[0], value="7"), *first.rows[1:]))
    shown.show(replace(view, screen=replace(page, sections=(newer, *others))))
    assert "7" in shown.texts()
    QTest.mouseRelease(shown.window, LEFT, NO_KEY, at)
    shown.settle()
    assert shown.meant() == [("choose", "0 0")]


def test_staffs_letters_and_words_do_not_follow_a_patients(glass: Open) -> None:
    plain = as_seen(samples()["staff_menu"], language="en")
    shown = glass(plain)
    before = [(each.text, each.place) for each in words_on(shown.window)]
    patients = Preferences("ar", TextSize.LARGEST, voice=True, lowered=True, elder=True)
    shown.show(replace(plain, preferences=patients))
    assert [(each.text, each.place) for each in words_on(shown.window)] == before


def test_the_bars_have_nothing_for_patients(glass: Open) -> None:
    shown = glass(samples()["staff_menu"])
    names = {str(target.item.objectName()) for target in targets_on(shown.window)}
    assert not names & {"display", "cover", "repeat", "action_elder_mode"}
    assert "language" in names
    assert "维护模式" in shown.texts()


def test_a_line_that_opens_nothing_is_no_button(glass: Open) -> None:
    line = Row("SMART", "ok")
    page = StaffPage(PageId.PAPER, sections=(Section(rows=(line,)),))
    shown = glass(View(page, ()))
    assert "SMART" not in [target.name for target in targets_on(shown.window)]
    assert {"SMART", "ok"} <= set(shown.texts())
    assert "SMART" in shown.read()


@pytest.mark.parametrize("sample", ["staff_menu-operator", "staff_page-payments-item"])
def test_keys_walk_over_every_target_and_wrap(glass: Open, sample: str) -> None:
    glass(samples()[sample]).assert_keys_go_round(Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
