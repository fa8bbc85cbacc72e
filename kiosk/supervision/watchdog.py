"""The watchdog of this process: it says "alive" only while every part that is watched makes progress.

A supervisor that hears nothing for its interval ends the process and starts it anew.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from time import monotonic

from kiosk.supervision.notify import Notifier

Check = Callable[[], bool]
_SIGNS = 4  # looks for each interval: one that is late is not yet the last


class Beat:
    """A part that says by itself when it has got further. Any thread."""

    def __init__(self, bound: float, now: Callable[[], float] = monotonic) -> None:
        """`bound`: seconds that it may be silent."""
        self._bound = bound
        self._now = now
        self._last = now()

    def beat(self) -> None:
        self._last = self._now()

    def progresses(self) -> bool:
        return self._now() - self._last <= self._bound


class WorkCheck:
    """No lane has been at one effect for longer than its bound."""

    def __init__(
        self,
        oldest: Callable[[], Mapping[str, float]],
        bound: float,
        bounds: Mapping[str, float],
    ) -> None:
        """`oldest`: seconds by lane; `bounds`: of lanes that may take longer than `bound`."""
        self._oldest, self._bound, self._bounds = oldest, bound, bounds

    def progresses(self) -> bool:
        ages = self._oldest()
        return all(age <= max(self._bound, self._bounds.get(lane, 0)) for lane, age in ages.items())


class Watchdog:
    """A thread of its own: whatever hangs, it is not this. Parts may be added while it runs."""

    def __init__(self, notifier: Notifier, interval: float) -> None:
        """`interval`: seconds of silence after which the supervisor acts."""
        self._notifier = notifier
        self._pause = interval / _SIGNS
        self._parts: dict[str, Check] = {}
        self._over = threading.Event()
        self._stalled: tuple[str, ...] = ()
        self._thread = threading.Thread(target=self._run, name="watchdog", daemon=True)

    def watch(self, name: str, progresses: Check) -> None:
        self._parts = {**self._parts, name: progresses}

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """The end is supervised by a time limit of its own."""
        self._over.set()

    def look(self) -> tuple[str, ...]:
        """Say "alive", or which parts hang. One look."""
        stalled = tuple(name for name, progresses in self._parts.items() if not progresses())
        if not stalled:
            self._notifier.alive()
        if stalled != self._stalled:
            self._stalled = stalled
            self._notifier.status(f"hangs: {', '.join(stalled)}" if stalled else "works")
        return stalled

    def _run(self) -> None:
        while True:
            self.look()
            if self._over.wait(self._pause):
                return
