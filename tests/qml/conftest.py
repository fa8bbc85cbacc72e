"""A glass to look at and to touch: one window per test, drawn by the processor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.session.screens import View
from tests.brief_looks import brief
from ui.fonts import use_house_font
from ui.gallery import PANELS, Studio, picture_of
from ui.inspection import place_of, targets_on, visible_items
from ui.samples import HOSPITAL, samples
from ui.stage import Stage


@dataclass
class Glass:
    """A stage with its window, and what was tapped on it."""

    stage: Stage
    window: QQuickWindow
    taps: list[tuple[str, str]] = field(default_factory=list)

    def show(self, view: View) -> None:
        self.stage.show(view)
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            QGuiApplication.processEvents()
            # Outside of a running event loop, what is to be deleted later waits for this.
            QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def picture(self) -> QImage:
        return picture_of(self.window)

    def resize(self, panel: str) -> None:
        self.stage.set_scale(PANELS[panel])
        self.window.resize(*map(int, panel.split("x")))
        self.settle()

    def item(self, name: str) -> QQuickItem:
        """The visible item of this objectName."""
        found = [each for each in visible_items(self.window) if each.objectName() == name]
        assert len(found) == 1, f"{len(found)} items are called {name}"
        return found[0]

    def middle(self, name: str) -> QPoint:
        return place_of(self.item(name)).center().toPoint()

    def click(self, name: str) -> None:
        """With the left button, in the middle of the item of this objectName."""
        left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self.window, left, no_key, self.middle(name))
        self.settle()

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.window, key, held)
        self.settle()

    def texts(self) -> list[str]:
        return [
            str(each.property("text"))
            for each in visible_items(self.window)
            if each.property("paintedWidth") is not None and each.property("text")
        ]

    def meant(self) -> list[tuple[str, str]]:
        """The taps so far without the touches, which only say that somebody is there, and the fingers."""
        return [tap for tap in self.taps if tap[0] not in {"touch", "finger"}]

    def read(self) -> str:
        """All that a screen reader comes across, in its order."""
        QAccessible.setActive(True)
        found = []
        waiting = [QAccessible.queryAccessibleInterface(self.window)]
        while waiting:
            each = waiting.pop()
            if each.state().invisible:
                continue
            found.append(each.text(QAccessible.Text.Name))
            waiting.extend(each.child(index) for index in reversed(range(each.childCount())))
        QAccessible.setActive(False)
        return "\n".join(found)

    @property
    def focused(self) -> str:
        item: Any = self.window.activeFocusItem()
        return str(item.property("name") or "") if item is not None else ""

    def assert_keys_go_round(self, onward: Qt.Key, back: Qt.Key) -> None:
        """The focus comes by every target once and to the first again; `back` goes the other way."""
        names = [target.name for target in targets_on(self.window)]
        walked = []
        for key in (*[onward] * (len(names) + 1), back):
            QTest.keyClick(self.window, key)
            self.settle()
            walked.append(self.focused)
        assert sorted(walked[:-2]) == sorted(names)
        assert walked[-2:] == [walked[0], walked[-3]]

    def corner(self, name: str) -> QPointF:
        return place_of(self.item(name)).topLeft()


@pytest.fixture
def glass(qapp: QGuiApplication) -> Iterator[Callable[..., Glass]]:  # noqa: ARG001 - Qt is up
    """Puts a first view on a new glass."""
    use_house_font()
    opened: list[Glass] = []

    def open_with(view: View, panel: str = "1080x1920") -> Glass:
        stage = Stage(HOSPITAL, PANELS[panel])
        stage.set_animated(animated=False)
        stage.show_clock("9:42")
        window = stage.load(view)
        made = Glass(stage, window)
        stage.tapped.connect(lambda action, argument: made.taps.append((action, argument)))
        opened.append(made)
        made.resize(panel)
        return made

    yield open_with
    for each in opened:
        each.stage.close()
        each.stage.deleteLater()
    QGuiApplication.processEvents()


@pytest.fixture(scope="module")
def studio(qapp: QGuiApplication) -> Iterator[Studio]:  # noqa: ARG001 - Qt is up
    """One for all screens of a file: samples come and go on it."""
    made = Studio()
    yield made
    made.close()


@pytest.fixture(scope="module")
def walk(studio: Studio) -> Callable[[str], dict[str, list[str]]]:
    """What is wrong with a sample in its brief looks: findings, and where each was found."""
    views, looks = samples(), brief()

    def walked(name: str) -> dict[str, list[str]]:
        found = defaultdict(list)
        for look in looks[name]:
            studio.show(name, views[name], look)
            for finding in studio.findings(studio.picture()):
                found[finding].append(look.folder)
        return dict(found)

    return walked
