"""One run of the smoothness measurement: JSON on standard output. Started by `smoothness`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk.demo.phones import Phone
from kiosk.payment.progress import CashierState
from kiosk.session.screens import SignedIn, TicketState
from tests.benchmarks.smooth_frames import Beats, FrameLog
from tests.benchmarks.terminals import percentile, terminal
from ui.app import App
from ui.demo.player import settle, tap
from ui.demo.recorder import Recorder
from ui.gallery import PANELS
from ui.inspection import targets_on
from ui.samples import HOSPITAL, samples
from ui.stage import Stage
from ui.view_props import name_of
from ui.window import application

ROUNDS = 6
GOAL_P99_MS, GOAL_WORST_MS, GOAL_TOUCH_MS = 33.0, 100.0, 100.0
GOAL_FIRST_MS, GOAL_AFTER_MS = 150.0, 50.0
_MOVES_MS = 450  # what moves has come to rest by then


def run() -> dict[str, Any]:
    beats = Beats()
    with terminal() as (app, world, recorder):
        frames = FrameLog(app.window, beats)
        touches = _Errands(app, world, recorder, frames).played()
        moving = frames.moving_ms()
        work = frames.work_ms()
        costs = frames.cost_ms()
    peer = _bare_fade(beats)
    loads = _loads()
    return {
        "moving_frames_ms": {
            **_spread(moving),
            "met": percentile(moving, 0.99) <= GOAL_P99_MS and max(moving) <= GOAL_WORST_MS,
        },
        "gui_thread_between_frames_ms": _spread(work),
        "frame_cost_ms": _spread(costs),
        "peer_bare_fade_frames_ms": _spread(peer),
        "ratio_p99": round(percentile(moving, 0.99) / percentile(peer, 0.99), 2),
        "touch_answered_ms": {**_spread(touches), "met": max(touches) <= GOAL_TOUCH_MS},
        **loads,
    }


class _Errands:
    """Patients who sign in, pay and look at reports, by real touches; how long each was unanswered."""

    def __init__(self, app: App, world: Any, recorder: Recorder, frames: FrameLog) -> None:
        self._app, self._world, self._recorder, self._frames = app, world, recorder, frames
        self._answered: list[float] = []

    def played(self) -> list[float]:
        def ready() -> bool:
            return self._app.assembly.terminal.state.equipment.payments is CashierState.READY

        Recorder.wait_until(ready, 20)
        for _ in range(ROUNDS):
            self._signs_in_and_pays()
            self._reads_a_report()
        return self._answered

    def _signs_in_and_pays(self) -> None:
        self._holds_up(Phone.ONE_APPOINTMENT, "Offer", "SignedIn")
        if self._recorder.drawn[-1].screen == "Offer":
            self._touches("signIn", "SignedIn")
        # What else can be done means something once the paper is out.
        Recorder.wait_until(self._has_paper, 10)
        self._touches("dues", "Bills")
        self._touches("pay", "PayWays")
        self._touches("action_back", "Bills")
        self._leaves()

    def _reads_a_report(self) -> None:
        self._holds_up(Phone.NOTHING_TODAY, "Home", "Bills")
        if self._recorder.drawn[-1].screen == "Bills":
            self._touches("action_back", "Home")
        self._touches("service_reports", "Reports")
        opened = next(
            target.item.objectName()
            for target in targets_on(self._app.window)
            if target.item.objectName().startswith("open_")
        )
        self._touches(opened, "ReportPage")
        self._touches("action_back", "Reports")
        self._leaves()

    def _holds_up(self, phone: Phone, *screens: str) -> None:
        with self._frames.watched():
            self._world.hold_up(phone.value)
            self._comes(*screens)
            self._frames.pause(_MOVES_MS)
        self._world.put_away()

    def _touches(self, name: str, *screens: str) -> None:
        settle(self._app.window)
        with self._frames.watched():
            before = time.perf_counter()
            tap(self._app.window, name)
            # Pressed is drawn at once; what comes of it, later.
            self._frames.until(lambda: self._frames.last > before, 2)
            self._answered.append((self._frames.last - before) * 1000)
            self._comes(*screens)
            self._frames.pause(_MOVES_MS)

    def _comes(self, *screens: str) -> None:
        def there() -> bool:
            return any(drawn.screen in screens for drawn in self._recorder.drawn[-1:])

        self._frames.until(there, 20)
        self._recorder.wait_for(*screens, seconds=0)

    def _leaves(self) -> None:
        if self._recorder.drawn[-1].screen != "Attract":
            self._touches("action_finish", "Attract")
        self._recorder.forget()
        Recorder.pause(0.5)

    def _has_paper(self) -> bool:
        screen = self._recorder.drawn[-1].view.screen
        return isinstance(screen, SignedIn) and screen.ticket is TicketState.TAKE


def _loads() -> dict[str, Any]:
    """Each screen put on a glass for the first time, and again: milliseconds until its frame is out."""
    stage = Stage(HOSPITAL, PANELS["1080x1920"])
    window = stage.load(samples()["attract"])
    window.resize(1080, 1920)
    _run_for(1500)  # until the later screens are compiled, as on a terminal that waits for somebody
    views = {name_of(view.screen): view for view in reversed(samples().values())}
    views["ReportPage"] = samples()["report_page"]
    attract = samples()["attract"]
    first = {
        name: _until_drawn(window, lambda v=view: stage.show(v)) for name, view in views.items()
    }
    after: dict[str, float] = {}
    for name, view in views.items():
        spans = []
        for _ in range(3):
            stage.show(attract)
            _run_for(60)
            spans.append(_until_drawn(window, lambda v=view: stage.show(v)))
        after[name] = median(spans)
    stage.close()
    return {
        "first_load_ms": {**_worst(first), "met": max(first.values()) <= GOAL_FIRST_MS},
        "load_after_ms": {**_worst(after), "met": max(after.values()) <= GOAL_AFTER_MS},
    }


def _until_drawn(window: QQuickWindow, change: Callable[[], object]) -> float:
    drawn: list[float] = []
    connection = window.frameSwapped.connect(lambda: drawn.append(time.perf_counter()))
    began = time.perf_counter()
    change()
    window.update()
    Recorder.wait_until(lambda: bool(drawn), 5)
    window.frameSwapped.disconnect(connection)
    return (drawn[0] - began) * 1000


_BARE = b"""
import QtQuick
Window {
    width: 1080; height: 1920; visible: true
    property bool up: false
    Rectangle { anchors.fill: parent; color: "#f2f6f7" }
    Item {
        anchors.fill: parent
        opacity: up ? 1 : 0.3
        Behavior on opacity { NumberAnimation { duration: 140 } }
        Column {
            anchors.centerIn: parent
            spacing: 32
            Repeater {
                model: 6
                Rectangle {
                    width: 900; height: 180; radius: 40; color: "white"
                    Text { anchors.centerIn: parent; text: "A page of rectangles"; font.pixelSize: 60 }
                }
            }
        }
    }
}
"""


def _bare_fade(beats: Beats) -> list[float]:
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(_BARE, QUrl())
    window: Any = component.create()
    frames = FrameLog(window, beats)
    _run_for(300)
    for turn in range(20):
        with frames.watched():
            window.setProperty("up", turn % 2 == 0)
            frames.pause(_MOVES_MS)
    window.close()
    window.deleteLater()
    _run_for(20)
    return frames.moving_ms()


def _run_for(milliseconds: int) -> None:
    QTest.qWait(milliseconds)


def _spread(values: list[float]) -> dict[str, float]:
    return {
        "median": round(median(values), 1),
        "p99": round(percentile(values, 0.99), 1),
        "worst": round(max(values), 1),
        "count": len(values),
    }


def _worst(values: dict[str, float]) -> dict[str, Any]:
    slow = sorted(values, key=values.__getitem__, reverse=True)[:3]
    return {
        "median": round(median(values.values()), 1),
        "worst": {name: round(values[name], 1) for name in slow},
    }


def main() -> int:
    application()
    json.dump(run(), sys.stdout)
    return 0


if __name__ == "__main__":  # children of a spawning process import this module too
    sys.exit(main())
