"""A scanner that types, in front of the real screens: what it presses, and what it does not."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from hardware.scanner.make import make_wedge
from kiosk.devices import ScannerState
from kiosk.session.screens import View
from ui.fonts import use_house_font
from ui.inspection import visible_items
from ui.samples import HOSPITAL, samples
from ui.stage import Stage
from ui.wedge import WedgeFilter

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

CODE = "EHC1:6BF5 TEST$%*X12"
LONG_GAP = 60.0  # seconds: these tests do not depend on how quick the machine is
SHORT_GAP = 0.01
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
Tap = tuple[str, str]


class Terminal:
    """A stage with a keyboard wedge in front of it."""

    def __init__(self, view: View, gap: float) -> None:
        self.stage = Stage(HOSPITAL, 2.0)
        self.stage.set_animated(animated=False)
        self.window = self.stage.load(view)
        self.window.resize(540, 960)
        self.taps: list[Tap] = []
        self.stage.tapped.connect(lambda action, argument: self.taps.append((action, argument)))
        self.texts: list[str] = []
        self.states: list[ScannerState] = []
        self.filter = WedgeFilter(make_wedge(gap=gap), self.window)
        self.filter.start(self.texts.append, self.states.append)
        self._milliseconds = 1_000_000
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            QGuiApplication.processEvents()

    def focus(self, name: str) -> None:
        self.item(name).forceActiveFocus(Qt.FocusReason.TabFocusReason)
        self.settle()

    def item(self, name: str) -> QQuickItem:
        return next(each for each in visible_items(self.window) if each.objectName() == name)

    def send(
        self,
        kind: QEvent.Type,
        key: Qt.Key,
        text: str = "",
        *,
        modifiers: Qt.KeyboardModifier = PLAIN,
        after: int = 1,
        repeated: bool = False,
    ) -> None:
        """As the window system sends it, `after` so many milliseconds; no timer can come between."""
        self._milliseconds += after
        event = QKeyEvent(kind, key, modifiers, text, repeated)
        event.setTimestamp(self._milliseconds)
        QCoreApplication.sendEvent(self.window, event)

    def stroke(self, key: Qt.Key, text: str = "", after: int = 10, **more: Any) -> None:
        self.send(QEvent.Type.KeyPress, key, text, after=after, **more)
        self.send(QEvent.Type.KeyRelease, key, text, after=2, **more)

    def scan(self, code: str, after: int = 10) -> None:
        for character in code:
            capital = character.isupper()
            if capital:
                self.send(QEvent.Type.KeyPress, Qt.Key.Key_Shift, modifiers=SHIFT)
            key = Qt.Key(ord(character.upper()))
            self.stroke(key, character, after, modifiers=SHIFT if capital else PLAIN)
            if capital:
                self.send(QEvent.Type.KeyRelease, Qt.Key.Key_Shift)
        self.stroke(Qt.Key.Key_Return, "\r")

    def meant(self) -> list[Tap]:
        return [tap for tap in self.taps if tap[0] != "touch"]


@pytest.fixture
def terminal(qapp: QGuiApplication) -> Iterator[Callable[..., Terminal]]:  # noqa: ARG001 - Qt is up
    use_house_font()
    opened: list[Terminal] = []

    def start(sample: str = "second_factor-half", gap: float = LONG_GAP) -> Terminal:
        opened.append(Terminal(samples()[sample], gap))
        return opened[-1]

    yield start
    for each in opened:
        each.filter.stop()
        each.stage.close()
        each.stage.deleteLater()
    QGuiApplication.processEvents()


Start = Callable[..., Terminal]


@pytest.mark.parametrize("focused", ["key_5", "key_erase", "confirm"])
def test_a_scan_types_no_digit_and_presses_no_button(terminal: Start, focused: str) -> None:
    shown = terminal("second_factor-full" if focused == "confirm" else "second_factor-half")
    shown.focus(focused)
    shown.scan(CODE)
    shown.settle()
    assert shown.texts == [CODE]
    assert shown.taps == []
    assert not shown.item(focused).property("pressed")
    assert shown.item(focused).hasActiveFocus()


def test_a_scan_as_the_window_system_delivers_it(terminal: Start) -> None:
    """Through Qt's own queue, with the override that comes before each key."""
    shown = terminal()
    shown.focus("key_5")
    for character in CODE:
        QTest.keyClick(shown.window, character)
    QTest.keyClick(shown.window, Qt.Key.Key_Return)
    shown.settle()
    assert shown.texts == [CODE]
    assert shown.taps == []


def test_an_enter_pressed_by_hand_presses_the_button(terminal: Start, qtbot: Any) -> None:
    shown = terminal(gap=SHORT_GAP)
    shown.focus("key_5")
    QTest.keyPress(shown.window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(shown.item("key_5").property("pressed")), timeout=20_000)
    QTest.keyRelease(shown.window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.meant() == [("digit", "5")], timeout=20_000)


def test_digits_typed_by_hand_arrive_in_their_order(terminal: Start, qtbot: Any) -> None:
    shown = terminal(gap=0.05)
    for digit in "19X4":
        shown.stroke(Qt.Key(ord(digit)), digit, after=300)
    wanted = [("digit", digit) for digit in "19X4"]
    qtbot.waitUntil(lambda: shown.meant() == wanted, timeout=20_000)
    assert shown.texts == []


def test_tab_and_arrows_pressed_by_hand_move_the_focus(terminal: Start, qtbot: Any) -> None:
    shown = terminal(gap=SHORT_GAP)
    shown.focus("key_5")
    shown.stroke(Qt.Key.Key_Tab, "\t", after=300)
    qtbot.waitUntil(lambda: shown.item("key_6").hasActiveFocus(), timeout=20_000)
    shown.stroke(Qt.Key.Key_Left, after=300)
    qtbot.waitUntil(lambda: shown.item("key_5").hasActiveFocus(), timeout=20_000)


def test_tabs_in_a_scan_do_not_move_the_focus(terminal: Start, qtbot: Any) -> None:
    shown = terminal(gap=0.05)
    shown.focus("key_5")
    for _ in range(12):
        shown.stroke(Qt.Key.Key_Tab, "\t")
    qtbot.waitUntil(lambda: not shown.filter._wedge.busy, timeout=20_000)
    assert shown.item("key_5").hasActiveFocus()
    assert shown.taps == []
    assert shown.texts == []


def test_combinations_that_a_code_has_a_scanner_press_do_nothing(terminal: Start) -> None:
    shown = terminal()
    shown.scan("EHC1:ABC")
    for key, text in ((Qt.Key.Key_O, "\x0f"), (Qt.Key.Key_Space, " "), (Qt.Key.Key_F4, "")):
        shown.stroke(key, text, modifiers=CONTROL)
        shown.stroke(key, text, modifiers=Qt.KeyboardModifier.AltModifier)
    shown.scan(CODE)
    shown.settle()
    assert shown.taps == []
    assert shown.texts == ["EHC1:ABC"], "what has such a key in it is no code"


def test_an_enter_by_control_m_ends_a_scan(terminal: Start) -> None:
    shown = terminal()
    for character in CODE:
        shown.stroke(Qt.Key(ord(character)), character)
    shown.stroke(Qt.Key.Key_M, "\r", modifiers=CONTROL)
    assert shown.texts == [CODE]


def test_the_pace_is_that_of_the_window_system(terminal: Start) -> None:
    """Keys that waited for a busy GUI thread come all at once, and are a hand's all the same."""
    shown = terminal(gap=0.05)
    shown.focus("key_5")
    for digit in "1234567":
        shown.stroke(Qt.Key(ord(digit)), digit, after=200)
    shown.stroke(Qt.Key.Key_Return, "\r", after=200)
    shown.send(QEvent.Type.KeyPress, Qt.Key.Key_Shift, after=200)
    assert shown.meant() == [*(("digit", digit) for digit in "1234567"), ("digit", "5")]
    assert shown.texts == []


def test_a_touch_between_a_key_and_its_gap_takes_the_key_away(terminal: Start, qtbot: Any) -> None:
    shown = terminal(gap=0.05)
    shown.focus("key_5")
    shown.send(QEvent.Type.KeyPress, Qt.Key.Key_Return, "\r")
    QTest.mousePress(shown.window, Qt.MouseButton.LeftButton, PLAIN, QPoint(1, 1))
    qtbot.waitUntil(lambda: not shown.filter._wedge.busy, timeout=20_000)
    QTest.mouseRelease(shown.window, Qt.MouseButton.LeftButton, PLAIN, QPoint(1, 1))
    shown.send(QEvent.Type.KeyRelease, Qt.Key.Key_Return, "\r", after=100)
    assert shown.meant() == []


def test_it_is_ready_and_says_so_once(terminal: Start) -> None:
    assert terminal().states == [ScannerState.READY]


def test_what_is_forgotten_on_any_thread_does_not_come_back(terminal: Start) -> None:
    shown = terminal()
    for character in CODE:
        shown.stroke(Qt.Key(ord(character)), character)
    thread = threading.Thread(target=shown.filter.forget)
    thread.start()
    thread.join()
    shown.settle()
    assert shown.filter._wedge._characters == []
    shown.scan("THE-OTHER-HALF")
    assert shown.texts == []
    assert shown.taps == []


def test_stopped_it_lets_every_key_pass(terminal: Start) -> None:
    shown = terminal()
    shown.stroke(Qt.Key.Key_1, "1")
    shown.filter.stop()
    shown.filter.stop()
    shown.focus("key_5")
    shown.scan("12345678")
    assert shown.meant() == [*(("digit", digit) for digit in "12345678"), ("digit", "5")]
    assert shown.texts == []


def test_it_outlives_its_window(terminal: Start) -> None:
    shown = terminal()
    shown.stroke(Qt.Key.Key_1, "1")
    shown.stage.close()
    shown.filter.stop()
    shown.stage = Stage(HOSPITAL, 2.0)  # for the fixture to close


def test_no_shortcut_can_be_scanned(qtbot: Any) -> None:
    engine = QQmlApplicationEngine()
    engine.loadData(b"""
        import QtQuick
        Window {
            property int fired: 0
            visible: true
            Shortcut { sequences: ["k", "Return", "Ctrl+O"]; onActivated: fired += 1 }
        }""")
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    window.requestActivate()
    qtbot.waitUntil(window.isActive, timeout=20_000)
    QGuiApplication.processEvents()
    QTest.keyClick(window, "k")
    assert window.property("fired") == 1, "it is there without a wedge"
    texts: list[str] = []
    scanner = WedgeFilter(make_wedge(gap=LONG_GAP), window)
    scanner.start(texts.append, lambda _state: None)
    for character in "kkkkkkkk":
        QTest.keyClick(window, character)
    QTest.keyClick(window, Qt.Key.Key_Return)
    QTest.keyClick(window, Qt.Key.Key_O, CONTROL)
    assert texts == ["kkkkkkkk"]
    assert window.property("fired") == 1
    scanner.stop()
    window.close()
    engine.deleteLater()


def test_no_screen_takes_what_an_input_method_composes(terminal: Start) -> None:
    """So none is asked to, and keys of a scan reach the wedge under a Chinese one too."""
    shown = terminal()
    takes = QQuickItem.Flag.ItemAcceptsInputMethod
    for view in samples().values():
        shown.stage.show(view)
        shown.settle()
        assert not [each for each in visible_items(shown.window) if each.flags() & takes]
