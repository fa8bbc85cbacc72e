"""No way out of the window that fills the panel, tried from within: what Qt hands to a window of any program."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QClipboard,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
    QWindow,
)
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from ui.inspection import place_of, visible_items
from ui.lint import QML
from ui.lockdown import Lockdown
from ui.samples import HOSPITAL, samples
from ui.stage import Stage

Button, Modifier = Qt.MouseButton, Qt.KeyboardModifier
NO_KEY = Modifier.NoModifier
_PRESENCE = {"touch", "finger"}  # somebody is there: no meaning of its own
FULL = QWindow.Visibility.FullScreen
EVIL = '<a href="file:///etc/passwd">x</a><img src="http://127.0.0.1:9/x.png"><b>y</b>'


@dataclass
class Panel:
    stage: Stage
    window: QQuickWindow
    taps: list[str] = field(default_factory=list)

    def settle(self, times: int = 5) -> None:
        for _ in range(times):
            QGuiApplication.processEvents()

    def comes_back(self) -> bool:
        for _ in range(500):
            if self.window.visibility() is FULL and self.window.isVisible():
                return True
            QTest.qWait(10)
        return False

    def is_as_it_was(self) -> bool:
        self.settle()
        seen = [window for window in QGuiApplication.allWindows() if window.isVisible()]
        return seen == [self.window] and self.window.visibility() is FULL

    def middle(self, name: str) -> QPoint:
        (item,) = (each for each in visible_items(self.window) if each.objectName() == name)
        return place_of(item).center().toPoint()


@pytest.fixture
def panel(qapp: QGuiApplication) -> Iterator[Callable[[str], Panel]]:  # noqa: ARG001 - Qt is up
    made: list[tuple[Panel, Lockdown]] = []

    def open_it(sample: str) -> Panel:
        stage = Stage(HOSPITAL, 2.0)
        stage.set_animated(animated=False)
        window = stage.load(samples()[sample])
        window.resize(540, 960)
        window.showFullScreen()
        shown = Panel(stage, window)
        stage.tapped.connect(
            lambda action, _argument: action in _PRESENCE or shown.taps.append(action)
        )
        made.append((shown, Lockdown(window)))
        shown.settle()
        return shown

    yield open_it
    for shown, lockdown in made:
        lockdown.release()
        shown.stage.close()
    QGuiApplication.processEvents()


@pytest.mark.parametrize("hide", ["showMinimized", "showNormal", "showMaximized"])
def test_a_window_that_was_shrunk_fills_the_panel_again(
    panel: Callable[[str], Panel], hide: str
) -> None:
    shown = panel("attract")
    getattr(shown.window, hide)()
    assert shown.comes_back()


@pytest.mark.parametrize("hide", ["showMinimized", "showNormal", "hide"])
def test_nor_can_it_be_closed_while_it_is_shrunk(panel: Callable[[str], Panel], hide: str) -> None:
    """Main.qml refuses where it fills the panel; a window manager may shrink it first."""
    shown = panel("attract")
    getattr(shown.window, hide)()
    assert shown.window.visibility() is not FULL
    QGuiApplication.sendEvent(shown.window, QEvent(QEvent.Type.Close))
    assert not shown.window.close() or shown.window.isVisible() or hide == "hide"
    assert shown.comes_back()
    assert not QGuiApplication.quitOnLastWindowClosed()


def test_the_program_itself_ends_it(panel: Callable[[str], Panel]) -> None:
    shown = panel("attract")
    (lockdown,) = shown.window.findChildren(Lockdown)
    lockdown.release()
    shown.window.showNormal()
    assert shown.window.close()
    shown.settle()
    assert not shown.window.isVisible()


def test_files_and_links_that_are_dropped_are_nothing(panel: Callable[[str], Panel]) -> None:
    shown = panel("attract")
    dropped = QMimeData()
    dropped.setUrls([QUrl("file:///etc/passwd"), QUrl("https://example.invalid/")])
    dropped.setText("https://example.invalid/")
    for x in range(20, 540, 60):
        place, action = QPoint(x, 400), Qt.DropAction.CopyAction
        enter = QDragEnterEvent(place, action, dropped, Button.LeftButton, NO_KEY)
        QGuiApplication.sendEvent(shown.window, enter)
        assert not enter.isAccepted()
        drop = QDropEvent(QPointF(place), action, dropped, Button.LeftButton, NO_KEY)
        QGuiApplication.sendEvent(shown.window, drop)
        assert not drop.isAccepted()
    assert shown.is_as_it_was()
    assert shown.taps == []


def test_nothing_is_pasted_or_copied(panel: Callable[[str], Panel]) -> None:
    shown = panel("second_factor-half")
    board = QGuiApplication.clipboard()
    board.setText("1234")
    if board.supportsSelection():
        board.setText("1234", QClipboard.Mode.Selection)
    for key in (Qt.Key.Key_V, Qt.Key.Key_Insert, Qt.Key.Key_C, Qt.Key.Key_A):
        for held in (Modifier.ControlModifier, Modifier.ShiftModifier):
            QTest.keyClick(shown.window, key, held)
    QTest.mouseClick(shown.window, Button.MiddleButton, NO_KEY, QPoint(270, 400))
    assert shown.is_as_it_was()
    assert shown.taps == []
    assert board.text() == "1234"


@pytest.mark.parametrize(
    "held",
    [
        Modifier.ControlModifier,
        Modifier.AltModifier,
        Modifier.MetaModifier,
        Modifier.GroupSwitchModifier,
        Modifier.ControlModifier | Modifier.ShiftModifier,
    ],
)
def test_a_key_pressed_with_another_is_no_key(
    panel: Callable[[str], Panel], held: Qt.KeyboardModifier
) -> None:
    shown = panel("second_factor-half")
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_7, Qt.Key.Key_X, Qt.Key.Key_Backspace):
        QTest.keyClick(shown.window, key, held)
    QTest.keyClick(shown.window, Qt.Key.Key_Tab)
    at = shown.window.activeFocusItem()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
        QTest.keyClick(shown.window, key, held)
    assert shown.window.activeFocusItem() is at
    assert shown.taps == []
    QTest.keyClick(shown.window, Qt.Key.Key_7, Modifier.KeypadModifier)
    QTest.keyClick(shown.window, Qt.Key.Key_8, Modifier.ShiftModifier)
    assert shown.taps == ["digit", "digit"]


def test_a_key_that_was_pressed_alone_comes_up_whatever_is_held_by_then(
    panel: Callable[[str], Panel],
) -> None:
    shown = panel("help-staff")
    while shown.window.activeFocusItem().objectName() != "action_back":
        QTest.keyClick(shown.window, Qt.Key.Key_Tab)
    QTest.keyPress(shown.window, Qt.Key.Key_Space)
    QTest.keyRelease(shown.window, Qt.Key.Key_Space, Modifier.ControlModifier)
    assert shown.taps == ["back"]
    QTest.keyClick(shown.window, Qt.Key.Key_Control)
    assert shown.taps == ["back"]


def test_an_input_method_writes_nowhere(panel: Callable[[str], Panel]) -> None:
    shown = panel("second_factor-half")
    for text in ("1234", "密码", "\u202e7", "\0"):
        event = QInputMethodEvent()
        event.setCommitString(text)
        QGuiApplication.sendEvent(shown.window, event)
    assert shown.is_as_it_was()
    assert shown.taps == []
    assert QGuiApplication.inputMethod() is None or not QGuiApplication.inputMethod().isVisible()


@pytest.mark.parametrize("button", [Button.RightButton, Button.MiddleButton, Button.BackButton])
def test_only_the_left_button_taps(panel: Callable[[str], Panel], button: Qt.MouseButton) -> None:
    shown = panel("help-staff")
    there = shown.middle("action_back")
    QTest.mouseClick(shown.window, button, NO_KEY, there)
    QTest.mouseDClick(shown.window, button, NO_KEY, there)
    QTest.mousePress(shown.window, button, NO_KEY, there)
    QTest.qWait(900)  # longer than a platform's long press
    QTest.mouseRelease(shown.window, button, NO_KEY, there)
    assert shown.is_as_it_was()
    assert shown.taps == []


def test_wheel_and_pinch_change_nothing(panel: Callable[[str], Panel]) -> None:
    shown = panel("attract")
    size = shown.stage.values["pxPerMm"], shown.stage.values["textSize"]
    place = QPointF(270, 480)
    for held in (NO_KEY, Modifier.ControlModifier):
        wheel = QWheelEvent(
            place, place, QPoint(), QPoint(0, 960), Button.NoButton, held,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QGuiApplication.sendEvent(shown.window, wheel)
    for kind in (
        Qt.NativeGestureType.ZoomNativeGesture,
        Qt.NativeGestureType.RotateNativeGesture,
        Qt.NativeGestureType.SmartZoomNativeGesture,
        Qt.NativeGestureType.SwipeNativeGesture,
    ):
        gesture = QNativeGestureEvent(
            kind, QPointingDevice.primaryPointingDevice(), 2, place, place, place, 4.0, QPointF()
        )
        QGuiApplication.sendEvent(shown.window, gesture)
    assert shown.is_as_it_was()
    assert shown.taps == []
    assert (shown.stage.values["pxPerMm"], shown.stage.values["textSize"]) == size


def test_five_fingers_at_once_open_nothing(panel: Callable[[str], Panel]) -> None:
    """Spread, drawn together, swept in from every edge."""
    shown = panel("attract")
    screen = QTest.createTouchDevice()
    ends = [QPoint(1, 480), QPoint(538, 480), QPoint(270, 1), QPoint(270, 958), QPoint(270, 480)]
    begun = QTest.touchEvent(shown.window, screen)
    for number, end in enumerate(ends):
        begun.press(number, end)
    begun.commit()
    for step in range(1, 11):
        moved = QTest.touchEvent(shown.window, screen)
        for number, end in enumerate(ends):
            moved.move(number, end + (QPoint(270, 480) - end) * step / 10)
        moved.commit()
    ended = QTest.touchEvent(shown.window, screen)
    for number in range(len(ends)):
        ended.release(number, QPoint(270, 480))
    ended.commit()
    assert shown.is_as_it_was()
    assert shown.taps == []


# -- texts are texts -------------------------------------------------------------------------------

OURS = sorted(QML.rglob("*.qml"))  # the dock is no part of a terminal
# What can hold markup, a link, a menu, a field or a page.
RICH = (
    r"\b(?:TextEdit|TextArea|TextField|TextInput|WebView|WebEngineView|Menu|MenuBar|ToolTip|Drag)\b"
)
OUTWARDS = (
    r"openUrlExternally|onLinkActivated|onLinkHovered|RichText|StyledText|MarkdownText|AutoText"
)
OUTWARDS += r"|FileDialog|FolderDialog|QtQuick\.Dialogs|QtWebEngine|Qt\.labs|Shortcut|DropArea"


@pytest.mark.parametrize("path", OURS, ids=[path.name for path in OURS])
def test_no_file_knows_markup_links_dialogs_or_shortcuts(path: Path) -> None:
    source = re.sub(r"//.*", "", path.read_text(encoding="utf8"))
    assert re.findall(rf"^\s*(?:{RICH})\s*{{", source, re.MULTILINE) == []
    assert re.findall(OUTWARDS, source) == []
    for begin in re.finditer(r"^(\s*)Text\s*{", source, re.MULTILINE):
        indent = begin.group(1).strip("\n")
        body = source[begin.end() :].split(f"\n{indent}}}", 1)[0]
        assert "textFormat: Text.PlainText" in body


def test_every_text_on_the_glass_is_plain(panel: Callable[[str], Panel]) -> None:
    shown = panel("attract")
    formats: dict[int, list[str]] = {}
    for name, view in samples().items():
        shown.stage.show(view)
        shown.settle(2)
        for each in visible_items(shown.window):
            if each.property("linkColor") is not None:  # a Text
                asked = QQmlExpression(qmlContext(each), each, "Number(textFormat)")
                value, _is_undefined = asked.evaluate()
                formats.setdefault(int(value), []).append(f"{name}: {each.property('text')}")
    plain = formats.pop(Qt.TextFormat.PlainText.value)
    assert formats == {}
    assert len(plain) > 1_000


def test_markup_in_a_name_is_shown_as_it_is_written(panel: Callable[[str], Panel]) -> None:
    shown = panel("attract")
    shown.stage.set_hospital(EVIL)
    shown.settle()
    said = [
        each
        for each in visible_items(shown.window)
        if EVIL in str(each.property("text") or "") and each.property("linkColor") is not None
    ]
    assert said
    assert {each.property("hoveredLink") for each in said} == {""}
    for each in said:
        QTest.mouseClick(shown.window, Button.LeftButton, NO_KEY, place_of(each).center().toPoint())
    assert shown.is_as_it_was()
