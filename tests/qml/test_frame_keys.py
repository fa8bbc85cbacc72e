"""The keyboard and the tactile keys: what each of them does, and that none leads out of the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QWindow
from PySide6.QtTest import QTest

from kiosk.session.preferences import ColourTheme, Panel
from ui.inspection import contrast, place_of, targets_on
from ui.samples import as_seen, samples

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

Key, Modifier = Qt.Key, Qt.KeyboardModifier
Open = Callable[..., Any]

# What leaves, closes, copies, searches, zooms, reloads or opens a menu in one program or another.
LETTERS = "ACFNOPQRSTVWXZ"
SPECIAL = (
    *(Key(Key.Key_F1 + number) for number in range(24)),
    *(Key.Key_Escape, Key.Key_Tab, Key.Key_Backtab, Key.Key_Delete, Key.Key_Insert, Key.Key_Print),
    *(Key.Key_Menu, Key.Key_Meta, Key.Key_Super_L, Key.Key_Context1, Key.Key_Launch0),
    *(Key.Key_HomePage, Key.Key_Search, Key.Key_Refresh, Key.Key_Close, Key.Key_Copy),
    *(Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown, Key.Key_Plus, Key.Key_Minus),
    *(Key.Key_Sleep, Key.Key_PowerOff, Key.Key_LogOff, Key.Key_TaskPane, Key.Key_Explorer),
)
HELD = (
    Modifier.ControlModifier,
    Modifier.AltModifier,
    Modifier.MetaModifier,
    Modifier.ControlModifier | Modifier.AltModifier,
    Modifier.ControlModifier | Modifier.ShiftModifier,
)


def send(glass: Any, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """As a keyboard sends it: QTest has no text for most of these, and aborts."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QGuiApplication.sendEvent(glass.window, QKeyEvent(kind, int(key), held))


@pytest.mark.parametrize(
    ("sample", "key", "taps"),
    [
        ("help-staff", Key.Key_Escape, [("back", "")]),
        ("help-staff", Key.Key_Back, [("back", "")]),
        ("help-staff", Key.Key_Backspace, [("back", "")]),
        ("second_factor", Key.Key_Escape, [("back", "")]),
        ("second_factor", Key.Key_Backspace, [("erase", "")]),
        ("attract", Key.Key_Escape, []),
        ("attract", Key.Key_F1, [("staff", "")]),
        ("hospital_trouble", Key.Key_Help, [("staff", "")]),
        ("second_factor", Key.Key_F1, []),
        ("help-staff", Key.Key_VolumeUp, [("volume", "up")]),
        ("help-staff", Key.Key_VolumeDown, [("volume", "down")]),
    ],
)
def test_a_key_of_its_own(
    glass: Open, sample: str, key: Qt.Key, taps: list[tuple[str, str]]
) -> None:
    shown = glass(samples()[sample])
    shown.press(key)
    assert shown.meant() == taps


def test_a_digit_is_typed_and_erased_wherever_the_focus_is(glass: Open) -> None:
    shown = glass(samples()["second_factor-half"])
    while shown.focused != "返回":
        shown.press(Key.Key_Tab)
    QTest.keyClick(shown.window, "7")
    shown.press(Key.Key_Backspace)
    assert shown.meant() == [("digit", "7"), ("erase", "")]


def test_a_key_that_repeats_itself_goes_back_once(glass: Open) -> None:
    shown = glass(samples()["help-staff"])
    QTest.keyPress(shown.window, Key.Key_Escape)
    for _ in range(3):
        QTest.simulateEvent(shown.window, True, Key.Key_Escape, Modifier.NoModifier, "", True)
    QTest.keyRelease(shown.window, Key.Key_Escape)
    assert shown.meant() == [("back", "")]


def test_arrows_go_the_way_the_screen_is_read(glass: Open) -> None:
    shown = glass(samples()["help-staff"])
    shown.press(Key.Key_Right)
    shown.press(Key.Key_Right)
    assert shown.focused == "返回"
    shown.press(Key.Key_Left)
    assert shown.focused == "大字版"
    shown.stage.engine.singletonInstance("Yima", "Terminal").setProperty("language", "ar")
    shown.press(Key.Key_Left)
    assert shown.focused == "返回"


def test_the_focus_goes_over_the_screen_then_the_bottom_row_then_the_top_bar(glass: Open) -> None:
    shown = glass(samples()["hospital_trouble"])
    walked = []
    for _ in targets_on(shown.window):
        shown.press(Key.Key_Tab)
        walked.append(shown.window.activeFocusItem().objectName())
    assert walked == [
        "retry",
        "action_elder_mode",
        "action_staff",
        "action_finish",
        "cover",
        "display",
        "language",
    ]


@pytest.mark.parametrize("theme", list(ColourTheme))
@pytest.mark.parametrize("name", ["retry", "action_staff", "display"])
def test_the_focus_is_seen_on_every_theme(glass: Open, theme: ColourTheme, name: str) -> None:
    """A ring of 3:1 against the ground (WCAG 2.2, 2.4.13), where there was ground before."""
    shown = glass(as_seen(samples()["hospital_trouble"], theme=theme))
    item = shown.item(name)
    place = place_of(item)
    edge = round(place.center().x()), round(place.top()) - 5
    before = shown.picture().pixelColor(*edge)
    item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    assert contrast(shown.picture().pixelColor(*edge), before) >= 3.0


def full(glass: Any) -> None:
    glass.window.showFullScreen()
    glass.settle()


def still_there(glass: Any) -> bool:
    """The one window, as it was."""
    windows = [window for window in QGuiApplication.allWindows() if window.isVisible()]
    return windows == [glass.window] and (
        glass.window.visibility() is QWindow.Visibility.FullScreen
    )


@pytest.mark.parametrize("over", [{}, {"panel": Panel.DISPLAY}, {"idle_seconds": 9}])
def test_no_key_leads_out_of_the_program(glass: Open, over: dict[str, Any]) -> None:
    shown = glass(replace(samples()["second_factor-half"], **over))
    full(shown)
    keys = (*SPECIAL, *(getattr(Key, f"Key_{letter}") for letter in LETTERS))
    for key, held in product(keys, (Modifier.NoModifier, Modifier.ShiftModifier, *HELD)):
        send(shown, key, held)
    shown.settle()
    assert still_there(shown)
    assert {action for action, _ in shown.meant()} <= {"back", "close_panel", "digit", "erase"}


def test_a_key_that_is_held_down_with_another_does_nothing(glass: Open) -> None:
    shown = glass(samples()["help-staff"])
    for key, held in product((Key.Key_Escape, Key.Key_F1, Key.Key_VolumeUp), HELD):
        shown.press(key, held)
    assert shown.meant() == []


def test_no_menu_opens_and_nothing_closes_the_window(glass: Open) -> None:
    """As a window manager has it close on Alt+F4, and a long press or the right button opens menus."""
    shown = glass(samples()["help-staff"])
    full(shown)
    middle = shown.middle("action_back")
    menu = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, middle, shown.window.mapToGlobal(middle)
    )
    QGuiApplication.sendEvent(shown.window, menu)
    QTest.mouseClick(shown.window, Qt.MouseButton.RightButton, Modifier.NoModifier, middle)
    QGuiApplication.sendEvent(shown.window, QEvent(QEvent.Type.Close))
    shown.window.close()
    shown.settle()
    assert still_there(shown)
    assert shown.meant() == []


def test_the_program_itself_closes_it(glass: Open) -> None:
    shown = glass(samples()["help-staff"])
    full(shown)
    window = shown.window
    assert not window.close()
    shown.stage.engine.singletonInstance("Yima", "Terminal").setProperty("ending", True)
    assert window.close()


def test_a_window_on_a_desk_can_be_closed(glass: Open) -> None:
    shown = glass(samples()["help-staff"])
    assert shown.window.close()


@pytest.mark.parametrize("name", ["cover", "repeat"])
def test_no_key_reaches_a_button_that_has_gone(glass: Open, name: str) -> None:
    """The session ends while the focus is on a button that the next screen has not."""
    view = samples()["bills"]
    shown = glass(replace(view, preferences=replace(view.preferences, voice=True)))
    shown.item(name).forceActiveFocus(Qt.FocusReason.TabFocusReason)
    shown.show(samples()["attract"])
    assert shown.window.activeFocusItem().isVisible()
    shown.press(Key.Key_Return)
    assert (name, "") not in shown.meant()
