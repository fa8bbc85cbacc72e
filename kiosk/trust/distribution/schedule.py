"""When the next refresh is due. Spread, so that a hospital's terminals do not come at once."""

from __future__ import annotations

from random import Random, SystemRandom
from typing import Final

from kiosk.trust.distribution.outcome import RefreshProblem

DEFAULT_REFRESH_SECONDS: Final = 3_600
SHORTEST: Final = 60
LONGEST: Final = 86_400
"""Bounds of what a list may ask for, in seconds."""

FIRST_RETRY: Final = 30.0
"""Seconds after a failure; doubled with each in a row, up to the refresh interval."""

_LOCAL: Final = frozenset({RefreshProblem.NOT_ENROLLED, RefreshProblem.BUSY})


class Schedule:
    """When to come back.

    Args:
        random: spreads; each delay is up to a fifth off, each retry up to a half.
        tick: seconds between looks at whether the list has aged, or the clock was set.
    """

    def __init__(self, random: Random | None = None, *, tick: float = 20.0) -> None:
        self._random = random or SystemRandom()
        self.tick = tick

    def delay(self, interval: int, problem: RefreshProblem | None, failures: int) -> float:
        """Seconds from the end of a refresh to the next.

        Args:
            interval: between refreshes that go well.
            problem: how the last one ended.
            failures: in a row, up to that one.
        """
        interval = min(max(interval, SHORTEST), LONGEST)
        if problem is None:
            return interval * self._random.uniform(0.8, 1.2)
        if problem in _LOCAL:  # costs nobody anything, and somebody may be waiting
            return FIRST_RETRY
        doublings = min(max(failures - 1, 0), 32)
        return min(FIRST_RETRY * 2.0**doublings, interval) * self._random.uniform(0.5, 1.5)
