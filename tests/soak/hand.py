"""Inside of the soaked terminal: a hand that touches what it is told to, and an eye that tells what is shown.

Lines of JSON over a socket. `{"id": 3, "do": "tap", "name": "signIn"}` is answered once it is done, or
cannot be: `{"id": 3, "done": true}`. Whatever is shown is told unasked: `{"shown": {...}}`, without names
and other words of a patient's.

A touch enters as an event of the window, from where it takes the way of every touch: through Qt's
delivery to the item that lies there. With XTEST it would enter one step earlier, at the price of an X server,
whose pictures would have to be drawn too, and still somebody inside would have to say where the buttons are.
"""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable
from datetime import tzinfo
from typing import Any

from PySide6.QtCore import QObject, QPointF, QSocketNotifier, Qt, QTimer
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.clock import OffsetClock
from kiosk.session.screens import View
from tests.soak.inside import Inside
from ui.app import App
from ui.view_props import name_of

_PATIENCE = 5.0  # seconds that a button is looked for
_POLL_MS = 10
_BYTES = 65_536
_PLAIN = (
    "ticket",
    "slip",
    "phase",
    "already",
    "done",
    "told",
    "printed",
    "chosen",
    "count",
    "hint",
    "can_print",
)
_TYPED = ("identity_typed", "phone_typed")
_FAILURES = ("failure", "trouble", "why")


class JumpingClock(OffsetClock):
    """The played world's clock, until it is set otherwise."""

    def __init__(self, ahead: float, zone: tzinfo) -> None:
        super().__init__(ahead, zone)
        self._right = ahead

    def jump(self, seconds: float) -> None:
        """So far from what is right; 0 puts it right again."""
        self._offset = self._right + seconds


def facts_of(view: View, *, somebody: bool) -> dict[str, Any]:
    """What a driver may know of what is shown."""
    screen = view.screen
    facts: dict[str, Any] = {"screen": name_of(screen), "somebody": somebody}
    for name in _PLAIN:
        value = getattr(screen, name, None)
        if isinstance(value, int | str):  # enumerations are text
            facts[name] = value if isinstance(value, int) else str(value)
    if all(hasattr(screen, name) for name in _TYPED):
        facts["typed"] = sum(getattr(screen, name) for name in _TYPED)
    codes = [getattr(getattr(screen, name, None), "code", None) for name in _FAILURES]
    facts["code"] = next((str(code) for code in codes if code is not None), "")
    facts["idle"] = view.idle_seconds
    facts["house"] = view.panel == "none" and view.cover == "none"
    return facts


class Hand(QObject):
    """On the GUI thread. `line`: to the driver."""

    def __init__(self, app: App, clock: JumpingClock, line: socket.socket) -> None:
        super().__init__()
        self._app = app
        self._clock = clock
        self._line = line
        self._read = b""
        self._drawn = False  # since the last view came
        self._inside = Inside(app)
        self._does: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "look": lambda _: self._look(),
            "jump": self._jump,
            "census": lambda _: self._inside.census(),
            "trace": lambda _: self._inside.traced(),
        }
        self._notifier = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_readable)
        app.window.frameSwapped.connect(self._on_frame)
        app.shown.connect(self._on_shown)
        self._on_shown(app.assembly.terminal.shown)

    def _on_shown(self, view: View) -> None:
        self._drawn = False
        self._app.window.update()
        self._say({"shown": self._facts(view)})

    def _on_frame(self) -> None:
        self._drawn = True

    def _facts(self, view: View) -> dict[str, Any]:
        return facts_of(view, somebody=self._app.assembly.terminal.state.person is not None)

    def _say(self, answer: dict[str, Any]) -> None:
        self._line.sendall(json.dumps(answer).encode() + b"\n")

    def _on_readable(self) -> None:
        got = self._line.recv(_BYTES)
        if not got:
            self._notifier.setEnabled(False)
            return
        *lines, self._read = (self._read + got).split(b"\n")
        for each in lines:
            self._obey(json.loads(each))

    def _obey(self, order: dict[str, Any]) -> None:
        if order["do"] == "tap":
            self._taps(order, time.monotonic() + order.get("seconds", _PATIENCE))
            return
        self._say({"id": order["id"], **self._does[order["do"]](order)})

    def _look(self) -> dict[str, Any]:
        """What is shown, and what works."""
        state = self._app.assembly.terminal.state
        have = state.equipment
        return {
            "shown": self._facts(self._app.assembly.terminal.shown),
            "house": state.preferences == state.house,
            "equipment": {
                "camera": str(have.camera),
                "printer": str(have.printer),
                "hospital": have.hospital_answering,
                "trust": str(have.trust.state),
                "clock": str(have.trust.clock),
                "reader": str(have.reader),
                "scanner": str(have.scanner),
                "payments": str(have.payments),
                "gateway": have.gateway_answering,
                "report_printer": str(have.report_printer),
                "untold": have.untold_prints,
                "for_staff": have.orders_for_staff,
                "doubtful": have.doubtful_prints,
            },
        }

    def _jump(self, order: dict[str, Any]) -> dict[str, Any]:
        self._clock.jump(float(order["seconds"]))
        return {"done": True}

    # -- touching ------------------------------------------------------------------------------

    def _taps(self, order: dict[str, Any], until: float) -> None:
        """Once it is drawn and can be touched; looked for again until then."""
        item = self._touchable(order["name"]) if self._drawn else None
        if item is not None:
            self._touch(item)
            self._say({"id": order["id"], "done": True})
        elif time.monotonic() > until:
            self._say({"id": order["id"], "done": False})
        else:
            QTimer.singleShot(_POLL_MS, self, lambda: self._taps(order, until))

    def _touchable(self, name: str) -> QQuickItem | None:
        root = self._app.window.contentItem()
        guard = _find(root, "guard")
        if guard is not None and guard.property("enabled"):
            return None
        found = _find(root, name)
        return found if found is not None and found.isEnabled() else None

    def _touch(self, item: QQuickItem) -> None:
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        button, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self._app.window, button, no_key, middle)


def _find(root: QQuickItem, name: str) -> QQuickItem | None:
    """The first that is seen, by the tree of what is seen. `name`: ends with "*" for any that begin so."""
    if not root.isVisible():
        return None
    called = root.objectName()
    if called == name or (name.endswith("*") and called.startswith(name[:-1])):
        return root
    found = (_find(child, name) for child in root.childItems())
    return next((item for item in found if item is not None), None)
