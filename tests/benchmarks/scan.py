"""From the frame that first shows a code to the next screen drawn; and how free the GUI thread is.

The frame's time is stamped by the played camera as it leaves, before capture, transport, decoding,
verification and drawing. The peer of the GUI thread's gaps is an idle event loop in the same run.
"""

from __future__ import annotations

import time
from statistics import median
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer

from kiosk.demo.phones import Phone
from kiosk.session.events import Tapped
from kiosk.session.screens import Action
from tests.benchmarks.terminals import percentile, terminal
from ui.app import App
from ui.demo.recorder import Recorder

PATIENTS = 40
PROBE_SECONDS = 15.0
GOAL_MEDIAN_MS, GOAL_P95_MS, GOAL_GAP_MS = 100.0, 150.0, 16.0


class Probe(QObject):
    """A timer of one millisecond; what it is late, somebody else held the thread."""

    def __init__(self) -> None:
        super().__init__()
        self.late_ms: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    def run(self, seconds: float) -> list[float]:
        """Milliseconds by which each of its turns was late."""
        self.late_ms.clear()
        self._last = time.perf_counter()
        self._timer.start()
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()
        self._timer.stop()
        return list(self.late_ms)

    def _on_timeout(self) -> None:
        now = time.perf_counter()
        self.late_ms.append(max(0.0, (now - self._last) * 1000 - 1.0))
        self._last = now


def measure() -> dict[str, Any]:
    with terminal() as (app, world, recorder):
        spans = [_one(app, world, recorder) for _ in range(PATIENTS)]
        world.put_away()
        Recorder.pause(1)
        scanning = Probe().run(PROBE_SECONDS)
    QCoreApplication.processEvents()
    idle = Probe().run(3.0)
    return {
        "frame_to_screen_ms": {
            "median": round(median(spans), 1),
            "p95": round(percentile(spans, 0.95), 1),
            "max": round(max(spans), 1),
            "met": median(spans) <= GOAL_MEDIAN_MS and percentile(spans, 0.95) <= GOAL_P95_MS,
        },
        "gui_thread_late_ms": {**_spread(scanning), "met": max(scanning) <= GOAL_GAP_MS},
        "peer_idle_event_loop_late_ms": _spread(idle),
    }


def _spread(values: list[float]) -> dict[str, float]:
    return {
        "p99": round(percentile(values, 0.99), 1),
        "worst": round(max(values), 1),
        "over_16_ms": sum(value > GOAL_GAP_MS for value in values),
        "turns": len(values),
    }


def _one(app: App, world: Any, recorder: Recorder) -> float:
    """Milliseconds for one patient who is shown their bills, and leaves."""
    recorder.forget()
    world.hold_up(Phone.NOTHING_TODAY.value, "at_once")
    # A quick hospital's answer may be drawn before the welcome is.
    recorder.wait_for("Welcome", "Bills")
    first = next(d for d in recorder.drawn if d.screen in {"Welcome", "Bills"})
    shown = world.first_shown_at()
    recorder.wait_for("Bills")
    world.put_away()
    app.assembly.terminal.post(Tapped(Action.FINISH))
    recorder.wait_for("Attract")
    Recorder.pause(1.1)  # a phone's next code is another second's
    return (first.at - shown) * 1000
