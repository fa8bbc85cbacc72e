"""When frames were drawn, by the signals of `QQuickWindow`, and whether anything moved between them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow

_BEATS = b"import QtQuick; FrameAnimation { running: true }"


class Beats(QObject):
    """The beats of the animations' clock, every 16 ms as Qt sets it, and which of them changed nothing.

    `still`: `time.perf_counter` of the newest beat after which nothing had to be drawn: the glass showed
    all there was to show.
    """

    def __init__(self) -> None:
        super().__init__()
        self._engine = QQmlEngine(self)
        component = QQmlComponent(self._engine)
        component.setData(_BEATS, QUrl())
        self._source: Any = component.create()
        self._source.triggered.connect(self._on_beat)
        self._beat = 0.0
        self._drawn = False
        self.still = 0.0

    def drawn(self) -> None:
        """A frame begins."""
        self._drawn = True

    def _on_beat(self) -> None:
        if not self._drawn:
            self.still = self._beat
        self._beat = time.perf_counter()
        self._drawn = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Times in seconds of `time.perf_counter`. `still`: see `Beats`, when the frame began.

    `work`: what this thread had computed by its end, seconds of `time.thread_time`.
    """

    began: float
    swapped: float
    still: float
    work: float


class FrameLog(QObject):
    """`last`: `time.perf_counter` of the newest frame."""

    def __init__(self, window: QQuickWindow, beats: Beats) -> None:
        super().__init__()
        self.last = 0.0
        self._beats = beats
        self._window = window
        self._began = 0.0
        self._costs: list[float] = []
        self._watches: list[list[Frame]] = []
        self._watching = False
        direct = Qt.ConnectionType.DirectConnection  # when it happens, on whatever thread
        window.afterAnimating.connect(self._on_begin, direct)
        window.frameSwapped.connect(self._on_swapped, direct)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Something moves now."""
        self._watches.append([])
        self._watching = True
        yield
        self._watching = False

    def moving_ms(self) -> list[float]:
        """From one frame to the next, milliseconds, while something moved.

        Where nothing moved for a while, a frame counts from when the glass last showed all there was to
        show.
        """
        return [
            (frame.swapped - max(before.swapped, frame.still)) * 1000
            for watch in self._watches
            for before, frame in pairwise(watch)
        ]

    def work_ms(self) -> list[float]:
        """What the GUI thread computed from one frame to the next, milliseconds, waiting left out.

        What is beyond this in `moving_ms` was spent waiting: for the beat, another thread or the machine.
        """
        return [
            (frame.work - before.work) * 1000
            for watch in self._watches
            for before, frame in pairwise(watch)
        ]

    def cost_ms(self) -> list[float]:
        """What drawing one frame took, milliseconds."""
        return [cost * 1000 for cost in self._costs]

    def until(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Run the event loop as a terminal does until a frame after which `condition` holds."""
        loop = QEventLoop()

        def look() -> None:
            if condition():
                loop.quit()

        queued = Qt.ConnectionType.QueuedConnection  # others note what was drawn first
        connection = self._window.frameSwapped.connect(look, queued)
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        if not condition():
            loop.exec()
        self._window.frameSwapped.disconnect(connection)
        return condition()

    @staticmethod
    def pause(milliseconds: int) -> None:
        """Run the event loop as a terminal does for so long."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _on_begin(self) -> None:
        self._began = time.perf_counter()
        self._beats.drawn()

    def _on_swapped(self) -> None:
        self.last = time.perf_counter()
        self._costs.append(self.last - self._began)
        if self._watching:
            frame = Frame(self._began, self.last, self._beats.still, time.thread_time())
            self._watches[-1].append(frame)
