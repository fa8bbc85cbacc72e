"""Time as an input. One `Clock` is made at start and passed to whoever needs it.

Wall time (`now`) is what signed things are compared with; it can be wrong, and jump. Durations
inside a session use `monotonic`, which cannot.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Protocol


class Clock(Protocol):
    """What a terminal may ask about time."""

    def now(self) -> int:
        """Wall time in whole Unix seconds."""
        ...

    def monotonic(self) -> float:
        """Seconds since some fixed moment; never goes back."""
        ...

    def local(self) -> datetime:
        """Wall time with the hospital's time zone, for screens, tickets and "today"."""
        ...


class SystemClock:
    """The machine's own clock, told in the hospital's time zone (None: the machine's)."""

    def __init__(self, zone: tzinfo | None = None) -> None:
        self._zone = zone

    def now(self) -> int:
        return int(time.time())

    def monotonic(self) -> float:
        return time.monotonic()

    def local(self) -> datetime:
        return datetime.now(self._zone).astimezone(self._zone)


@dataclass
class ManualClock:
    """A clock that moves when told: for tests and for replaying a log."""

    wall: float = 1_800_000_000.0
    uptime: float = 1_000.0

    def now(self) -> int:
        return int(self.wall)

    def monotonic(self) -> float:
        return self.uptime

    def local(self) -> datetime:
        return datetime.fromtimestamp(self.wall).astimezone()

    def advance(self, seconds: float) -> None:
        """Let time pass: wall and monotonic move together."""
        self.wall += seconds
        self.uptime += seconds


class OffsetClock(SystemClock):
    """The machine's clock, set forward or back: for a demo whose day begins when it is started."""

    def __init__(self, offset: float, zone: tzinfo | None = None) -> None:
        super().__init__(zone)
        self._offset = offset

    def now(self) -> int:
        return int(time.time() + self._offset)

    def local(self) -> datetime:
        return super().local() + timedelta(seconds=self._offset)
