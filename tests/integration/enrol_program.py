"""`yima enrol --screen` as it is started, with a hand on its glass: `python enrol_program.py SOCKET ARGUMENTS`.

Lines of JSON over the socket, one order at a time. `{"tap": NAME}` touches the item of that objectName once it
can be touched, `{"see": TEXT}` waits until such a text is on the glass, `{"mirror": true}` until the camera's
picture is. Each is answered with what is written there then. A touch enters as an event of the window, and takes the way of every touch from there.
"""

from __future__ import annotations

import json
import socket
import sys
import time
from typing import Any

from PySide6.QtCore import QObject, QPointF, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.__main__ import main
from ui.window import application

_POLL_MS = 20
_BYTES = 65_536


class Hand(QObject):
    """Obeys on the GUI thread, between two events of the program's own."""

    def __init__(self, line: socket.socket) -> None:
        super().__init__()
        self._line = line
        self._read = b""
        self._notifier = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_readable)

    def _on_readable(self) -> None:
        got = self._line.recv(_BYTES)
        if not got:
            self._notifier.setEnabled(False)
            return
        *lines, self._read = (self._read + got).split(b"\n")
        for each in lines:
            order = json.loads(each)
            self._try(order, time.monotonic() + order["seconds"])

    def _try(self, order: dict[str, Any], until: float) -> None:
        window = next(iter(QGuiApplication.topLevelWindows()), None)
        if isinstance(window, QQuickWindow) and self._done(window, order):
            self._say(window, done=True)
        elif time.monotonic() > until:
            self._say(window, done=False)
        else:
            QTimer.singleShot(_POLL_MS, self, lambda: self._try(order, until))

    def _done(self, window: QQuickWindow, order: dict[str, Any]) -> bool:
        if "see" in order:
            return any(order["see"] in text for text in _texts(window.contentItem()))
        if "mirror" in order:
            mirror = _named(window.contentItem(), "mirror")
            return mirror is not None and bool(mirror.property("live"))
        return self._tap(window, order["tap"])

    def _tap(self, window: QQuickWindow, name: str) -> bool:
        root = window.contentItem()
        guard = _named(root, "guard")  # a MouseArea, which has an `enabled` of its own
        item = _named(root, name)
        guarded = guard is not None and guard.property("enabled")
        if item is None or not item.isEnabled() or guarded:
            return False
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        return True

    def _say(self, window: object, *, done: bool) -> None:
        texts = list(_texts(window.contentItem())) if isinstance(window, QQuickWindow) else []
        self._line.sendall(json.dumps({"done": done, "texts": texts}).encode() + b"\n")


def _named(root: QQuickItem, name: str) -> QQuickItem | None:
    if not root.isVisible() or root.opacity() == 0:
        return None
    if root.objectName() == name:
        return root
    found = (_named(child, name) for child in root.childItems())
    return next((item for item in found if item is not None), None)


def _texts(root: QQuickItem) -> list[str]:
    """As they are drawn, in order."""
    if not root.isVisible() or root.opacity() == 0:
        return []
    own = (
        [str(root.property("text"))]
        if root.property("paintedWidth") and root.property("text")
        else []
    )
    return own + [text for child in root.childItems() for text in _texts(child)]


if __name__ == "__main__":
    application()
    hand = Hand(socket.socket(fileno=int(sys.argv[1])))
    sys.exit(main(["enrol", "--screen", *sys.argv[2:]]))
