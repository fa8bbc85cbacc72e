"""When frames were drawn, by the signals of `QQuickWindow`."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import QObject, Qt
from PySide6.QtQuick import QQuickWindow

_ONE_MOVEMENT = 0.1
"""Seconds: frames that follow each other more slowly belong to two movements, or to none."""


class FrameLog(QObject):
    """`last`: `time.perf_counter` of the newest frame."""

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__()
        self.last = 0.0
        self._began = 0.0
        self._costs: list[float] = []
        self._watches: list[list[tuple[float, float]]] = []
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

        A frame that comes long after the one before it counts with its own cost: nothing had to be
        drawn in between, unless drawing it is what took so long.
        """
        spans = []
        for watch in self._watches:
            for (_, before), (began, swapped) in pairwise(watch):
                apart = swapped - before
                spans.append(apart if apart <= _ONE_MOVEMENT else swapped - began)
        return [span * 1000 for span in spans]

    def cost_ms(self) -> list[float]:
        """What drawing one frame took, milliseconds."""
        return [cost * 1000 for cost in self._costs]

    def _on_begin(self) -> None:
        self._began = time.perf_counter()

    def _on_swapped(self) -> None:
        self.last = time.perf_counter()
        self._costs.append(self.last - self._began)
        if self._watching:
            self._watches[-1].append((self._began, self.last))
