"""Which lane of the runner is at what, and for how long: a lane that hangs shows no progress.

An idle lane is progress, and so is a busy one that has not been at one effect for longer than its bound.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps
from itertools import count
from time import monotonic
from typing import Any

from kiosk.runner import Handler, Lane
from kiosk.session.effects import Effect
from kiosk.session.events import Event


class WorkWatch:
    """Wraps the handlers of lanes. Any thread."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._tickets = count()
        self._under_way: dict[int, tuple[str, float]] = {}
        self._done: set[type[Effect]] = set()

    def watched(self, lane: Lane) -> Lane:
        """The lane, with what it does noted."""
        handlers = {
            kind: self._noted(lane.name, kind, each) for kind, each in lane.handlers.items()
        }
        return replace(lane, handlers=handlers)

    def oldest(self) -> dict[str, float]:
        """Seconds that the longest effect under way of each busy lane has taken so far."""
        now = self._now()
        with self._lock:
            under_way = tuple(self._under_way.values())
        ages: dict[str, float] = {}
        for lane, since in under_way:
            ages[lane] = max(ages.get(lane, 0.0), now - since)
        return ages

    def has_done(self, kind: type[Effect]) -> bool:
        """Whether one effect of this kind has been carried out, however it ended."""
        with self._lock:
            return kind in self._done

    def _noted(self, lane: str, kind: type[Effect], handler: Handler) -> Handler:
        @wraps(handler)
        def noted(effect: Any) -> Event | None:
            with self._at(lane, kind):
                return handler(effect)

        return noted

    @contextmanager
    def _at(self, lane: str, kind: type[Effect]) -> Iterator[None]:
        ticket = next(self._tickets)
        with self._lock:
            self._under_way[ticket] = lane, self._now()
        try:
            yield
        finally:
            with self._lock:
                del self._under_way[ticket]
                self._done.add(kind)
