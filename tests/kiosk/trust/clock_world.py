"""A terminal whose clock may be wrong, and the true time."""

from __future__ import annotations

from pathlib import Path

from kiosk.clock import ManualClock
from kiosk.trust.clock_guard import ClockGuard
from kiosk.trust.health import ClockState

FINE, BEHIND, OFF_SERVER = ClockState.FINE, ClockState.BEHIND, ClockState.OFF_SERVER


NOW = 1_800_000_000


MINUTE, HOUR, DAY = 60, 3_600, 86_400


YEAR = 365 * DAY


class World:
    """The true time, a terminal whose clock may differ from it, and a hospital server."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "clock.json"
        self.true = float(NOW)
        self.clock = ManualClock(float(NOW), uptime=5_000.0)
        self.guard = ClockGuard(self.path, self.clock)

    @property
    def state(self) -> ClockState:
        return self.guard.suspect()

    def run(self, seconds: float, every: float = 0.0) -> None:
        """Let time pass, with ticks: some, or `every` so often."""
        every = every or max(30.0, seconds / 5)
        while seconds > 0:
            step = min(every, seconds)
            self.true += step
            self.clock.advance(step)
            self.guard.tick()
            seconds -= step

    def set(self, by: float) -> None:
        self.clock.wall += by

    def put_right(self) -> None:
        self.clock.wall = self.true

    def answer(self, error: float = 0.0) -> None:
        """The hospital answers; its own clock is off by `error`."""
        self.guard.saw_server(int(self.true + error), self.clock.now())

    def online(self, seconds: float, error: float = 0.0, every: float = 0.0) -> None:
        """Run, with answers of the hospital."""
        every = every or max(30.0, seconds / 4)
        while seconds > 0:
            self.answer(error)
            self.run(min(every, seconds), every / 2)
            seconds -= every

    def restart(self, off: float = 20.0, *, cut: bool = False, set_by: float = 0.0) -> None:
        """Switched off for a while; `cut`: without warning; `set_by`: and the clock set meanwhile."""
        if not cut:
            self.guard.close()
        self.true += off
        self.clock = ManualClock(self.clock.wall + off + set_by, uptime=self.true % 977)
        self.guard = ClockGuard(self.path, self.clock)
