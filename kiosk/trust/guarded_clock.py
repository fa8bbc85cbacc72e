"""The clock that trust goes by: the terminal's own, but never behind what was vouched for."""

from __future__ import annotations

from datetime import datetime

from kiosk.clock import Clock
from kiosk.trust.clock_guard import ClockGuard
from kiosk.trust.health import ClockState


class GuardedClock:
    """A `Clock` for whatever expires: setting the terminal's clock back makes nothing valid again."""

    def __init__(self, clock: Clock, guard: ClockGuard) -> None:
        self._clock = clock
        self._guard = guard

    def now(self) -> int:
        """The clock; while it is behind the time vouched for, that time. Unix seconds."""
        now = self._clock.now()
        if self._guard.suspect() is ClockState.BEHIND:
            return max(now, self._guard.vouched_now())
        return now

    def monotonic(self) -> float:
        return self._clock.monotonic()

    def local(self) -> datetime:
        return self._clock.local()
