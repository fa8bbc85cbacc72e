"""The one runner of effects: worker threads in lanes, answers come back as events.

A lane is one queue with its own threads, so that a hospital that hangs holds up neither the
judging of codes nor the printer nor the log. A handler returns an event, or None; what it raises
is a bug and becomes `Crashed`, without the exception's message.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from queue import SimpleQueue
from time import monotonic
from typing import Any

from kiosk.audit.catalogue import fingerprint
from kiosk.session.effects import Effect
from kiosk.session.events import Crashed, Event

Handler = Callable[[Any], Event | None]
_STOP = object()


@dataclass(frozen=True, slots=True)
class Lane:
    """Effects that share threads. The order of effects is kept where there is one thread.

    `merged`: of these one that waits its turn stands for all that come meanwhile. What is asked again and
    again would else pile up before a device that hangs, and whoever comes next would wait for all of it.
    """

    name: str
    handlers: Mapping[type[Effect], Handler]
    threads: int = 1
    merged: frozenset[type[Effect]] = frozenset()


class EffectRunner:
    """Runs effects; `post` is called from worker threads with their answers."""

    def __init__(self, lanes: Sequence[Lane], post: Callable[[Event], None]) -> None:
        self._post = post
        self._queues: dict[type[Effect], SimpleQueue[Any]] = {}
        self._threads: list[tuple[threading.Thread, SimpleQueue[Any]]] = []
        self._lock = threading.Lock()
        self._merged: set[type[Effect]] = set()
        self._waiting: set[type[Effect]] = set()  # of these, those that wait their turn
        for lane in lanes:
            self._open(lane)

    def _open(self, lane: Lane) -> None:
        queue: SimpleQueue[Any] = SimpleQueue()
        for kind in lane.handlers:
            if kind in self._queues:
                raise ValueError(f"two lanes for {kind.__name__}")
            self._queues[kind] = queue
        self._merged |= lane.merged
        for number in range(lane.threads):
            # A daemon: a call that hangs in the hospital must not keep the program from ending.
            thread = threading.Thread(
                target=self._work,
                args=(queue, lane.handlers),
                name=f"{lane.name}-{number}",
                daemon=True,
            )
            thread.start()
            self._threads.append((thread, queue))

    def run(self, effect: Effect) -> None:
        """Have the effect carried out; returns at once."""
        kind = type(effect)
        if kind in self._merged:
            with self._lock:
                if kind in self._waiting:
                    return
                self._waiting.add(kind)
        self._queues[kind].put(effect)

    def stop(self, patience: float = 2.0) -> None:
        """Let what is queued finish, for at most `patience` seconds; what comes later is not told."""
        for _thread, queue in self._threads:
            queue.put(_STOP)
        until = monotonic() + patience
        for thread, _queue in self._threads:
            thread.join(max(0.0, until - monotonic()))
        self._post = _tell_nobody

    def _work(self, queue: SimpleQueue[Any], handlers: Mapping[type[Effect], Handler]) -> None:
        while (effect := queue.get()) is not _STOP:
            with self._lock:
                self._waiting.discard(type(effect))
            answer = self._carry_out(effect, handlers[type(effect)])
            del effect  # while this thread waits, it holds nothing of the last patient
            if answer is not None:
                self._post(answer)
            del answer

    @staticmethod
    def _carry_out(effect: Effect, handler: Handler) -> Event | None:
        try:
            return handler(effect)
        except Exception as bug:  # noqa: BLE001 - a bug anywhere must land in the safe screen
            return Crashed(fingerprint(bug))


def _tell_nobody(_event: Event) -> None:
    """After the end there is no terminal, and perhaps no Qt, to hear of an answer."""
