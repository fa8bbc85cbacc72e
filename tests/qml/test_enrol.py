"""Hands and keys on a terminal's first start, and what reaches Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.enrolment.states import EnrolState, Finding, Step, Trouble, grouped
from kiosk.session.enrol_screens import EnrolRoot
from ui.enrol.present import present
from ui.enrol.shown import Shown
from ui.inspection import targets_on, words_on
from ui.samples_enrol import enrol_samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

Open = Callable[..., Any]
CAMERA = "/dev/v4l/by-id/usb-Example_Wide_Camera-video-index0"


@pytest.mark.parametrize(
    ("sample", "target", "tap"),
    [
        ("enrol_welcome", "choose_begin", ("choose", "begin")),
        ("enrol_welcome", "choose_stick", ("choose", "stick")),
        ("enrol_welcome", "language", ("language", "en")),
        ("enrol_root", "choose_same", ("choose", "same")),
        ("enrol_root", "choose_different", ("choose", "different")),
        ("enrol_root", "action_back", ("back", "")),
        ("enrol_page-terminal", "item_terminal.id", ("open_item", "terminal.id")),
        ("enrol_page-hospital", "choose_check", ("choose", "check")),
        ("enrol_page-certificate", "item_client=request", ("open_item", "client=request")),
        ("enrol_page-certificate-request", "choose_code", ("choose", "code")),
        ("enrol_page-certificate-request", "choose_import", ("choose", "import")),
        ("enrol_code", "choose_close", ("choose", "close")),
        ("enrol_camera", f"item_camera.source={CAMERA}", ("open_item", f"camera.source={CAMERA}")),
        ("enrol_page-printers", "choose_ticket", ("choose", "ticket")),
        ("enrol_page-summary", "choose_enrol", ("choose", "enrol")),
        ("enrol_page-summary", "item_root>", ("open_item", "root>")),
        ("enrol_done", "choose_start", ("choose", "start")),
        ("enrol_typing", "key_7", ("type", "7")),
        ("enrol_typing", "key_M", ("type", "M")),
        ("enrol_typing", "key_-", ("type", "-")),
        ("enrol_typing", "key_erase", ("erase", "")),
        ("enrol_typing", "confirm", ("confirm", "")),
        ("enrol_typing-address", "key_scheme", ("type", "https://")),
        ("enrol_typing-address", "key_h", ("type", "h")),
        ("enrol_typing-digits", "key_4", ("type", "4")),
    ],
)
def test_a_tap_says_what_it_is_on(
    glass: Open, sample: str, target: str, tap: tuple[str, str]
) -> None:
    shown = glass(enrol_samples()[sample])
    shown.click(target)
    assert shown.meant() == [tap]


@pytest.mark.parametrize(
    ("sample", "target"),
    [
        ("enrol_welcome-reading", "choose_begin"),
        ("enrol_page-hospital-checking", "choose_check"),
        ("enrol_page-certificate-making", "choose_code"),
        ("enrol_page-certificate-request", "choose_onward"),
        ("enrol_page-printers-looking", "choose_report"),
    ],
)
def test_what_cannot_be_done_now_is_shown_and_dull(glass: Open, sample: str, target: str) -> None:
    shown = glass(enrol_samples()[sample])
    shown.click(target)
    assert shown.meant() == []


def test_while_it_is_written_nothing_but_the_language_can_be_touched(glass: Open) -> None:
    shown = glass(enrol_samples()["enrol_done-writing"])
    assert {target.name for target in targets_on(shown.window)} == {"English"}


@pytest.mark.parametrize("sample", ["enrol_welcome", "enrol_page-terminal", "enrol_root"])
def test_nothing_of_a_patients_glass_is_there(glass: Open, sample: str) -> None:
    shown = glass(enrol_samples()[sample])
    items = {target.item.objectName() for target in targets_on(shown.window)}
    assert items & {"display", "cover", "repeat", "action_elder_mode", "action_no_phone"} == set()


@pytest.mark.parametrize("panel", ["1080x1920", "1920x1080", "1280x1024"])
def test_whoever_comes_by_reads_that_there_is_no_service_in_patients_letters(
    glass: Open, panel: str
) -> None:
    shown = glass(enrol_samples()["enrol_welcome"], panel)
    large = [
        "".join(each.text.split())
        for each in words_on(shown.window)
        if each.capitals / shown.stage.values["pxPerMm"] >= 4.8 * 0.98
    ]
    assert "本机尚未启用" in large
    assert any("请使用其他自助机" in text and "服务台" in text for text in large)


def test_all_of_both_fingerprints_is_on_the_glass_and_read_out_in_groups(glass: Open) -> None:
    view = enrol_samples()["enrol_root"]
    assert isinstance(view.screen, EnrolRoot)
    shown = glass(view)
    texts = shown.texts()
    assert set(view.screen.sm3) | set(view.screen.sha256) <= set(texts)
    assert f"SM3: {' '.join(view.screen.sm3)}" in shown.read()
    assert grouped("".join(view.screen.sm3)) == view.screen.sm3
    sizes = {each.text: each.font.pixelSize() for each in words_on(shown.window)}
    assert min(sizes[group] for group in view.screen.sm3) > sizes[view.screen.sha256[0]]


def test_groups_stand_in_columns_of_one_width(glass: Open) -> None:
    view = enrol_samples()["enrol_root"]
    assert isinstance(view.screen, EnrolRoot)
    shown = glass(view)
    places = {each.text: each.place for each in words_on(shown.window)}
    lefts = {round(places[group].left()) for group in view.screen.sm3}
    widths = {round(places[group].width()) for group in view.screen.sm3}
    assert (len(lefts), len(widths)) == (4, 1)


def test_capitals_stay_until_they_are_switched(glass: Open) -> None:
    shown = glass(enrol_samples()["enrol_typing"])
    for key in ("key_A", "key_B", "key_shift", "key_c", "key_d"):
        shown.click(key)
    assert [argument for _, argument in shown.meant()] == ["A", "B", "c", "d"]


@pytest.mark.parametrize(
    ("key", "tap"),
    [
        (Qt.Key.Key_Return, ("confirm", "")),
        (Qt.Key.Key_Backspace, ("erase", "")),
        (Qt.Key.Key_Escape, ("back", "")),
    ],
)
def test_a_keyboard_on_the_bench_does_the_same(
    glass: Open, key: Qt.Key, tap: tuple[str, str]
) -> None:
    shown = glass(enrol_samples()["enrol_typing"])
    shown.press(key)
    assert shown.meant() == [tap]


def test_what_a_keyboard_types_is_typed(glass: Open) -> None:
    shown = glass(enrol_samples()["enrol_typing-address"])
    for each in "a:/9":
        QTest.keyClick(shown.window, each)
    shown.settle()
    assert shown.meant() == [("type", each) for each in "a:/9"]


@pytest.mark.parametrize("sample", ["enrol_page-hospital-fails", "enrol_camera", "enrol_typing"])
def test_keys_come_by_everything_and_round_again(glass: Open, sample: str) -> None:
    shown = glass(enrol_samples()[sample], "1080x1920")
    shown.assert_keys_go_round(Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def test_what_is_the_matter_is_an_alert_with_a_mark_of_its_own_shape(glass: Open) -> None:
    state = EnrolState(
        step=Step.HOSPITAL,
        findings=(Finding(Trouble.HOSPITAL_FAILS), Finding(Trouble.NOT_WRITTEN)),
    )
    shown = glass(present(Shown(state)))
    marks = [
        str(each.property("name"))
        for strip in (shown.item("notice_0"), shown.item("notice_1"))
        for each in strip.childItems()
        if str(each.property("name")).startswith("icons/")
    ]
    assert marks == ["icons/staff-warn", "icons/staff-bad"]


def test_a_step_that_comes_again_is_where_it_was_scrolled_to(glass: Open) -> None:
    views = enrol_samples()
    shown = glass(views["enrol_page-hospital-fails"], "1280x1024")
    shown.click("down")
    before = shown.item("view").property("contentY")
    assert before > 0
    shown.show(views["enrol_typing-address"])
    shown.show(views["enrol_page-hospital-fails"])
    assert shown.item("view").property("contentY") == pytest.approx(before)
