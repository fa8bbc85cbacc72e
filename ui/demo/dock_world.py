"""Plays a world from the GUI thread without ever waiting for it there.

A thread of its own does one thing after the other: a switch of the hospital may take a second, and
two taps must arrive in the order in which they were made.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Started:
    """A running world: what to play with, and what ends it."""

    world: Any
    stop: Callable[[], None]


class WorldThread(QObject):
    """Starts a world by `start` at once. What is played before it is there, waits for it."""

    _answered = Signal(object)

    def __init__(self, start: Callable[[], Started]) -> None:
        super().__init__()
        self._answered.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="world")
        self._starting = self._pool.submit(start)

    def play(
        self,
        work: Callable[[Any], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `work` after all that was asked before; `done` or `failed` is called on this thread.

        When the world did not come up, every `work` fails with what hindered it.
        """
        self._pool.submit(self._work, work, done, failed)

    def stop(self) -> None:
        """Drop what has not begun, wait for what has, end the world. Harmless when repeated."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        if self._starting.cancelled() or self._starting.exception() is not None:
            return
        # Its process may have died before; its own children end with it.
        with suppress(OSError, EOFError):
            self._starting.result().stop()

    def _work(
        self,
        work: Callable[[Any], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        try:
            value = work(self._starting.result().world)
        except Exception as error:  # noqa: BLE001 - whatever it is, the dock tells it and goes on
            self._answered.emit(partial(failed, error))
        else:
            self._answered.emit(partial(done, value))

    def _tell(self, answer: Callable[[], None]) -> None:
        answer()
