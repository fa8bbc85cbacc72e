"""A release on trial: it is proven once it shows what the former one showed, and its screen is on the glass.

    looking ──all signs──▶ ready ──seen on the glass──▶ proven
       └───────────────┴──time is up──▶ failed

Until it is proven nobody is let in, so that there is nothing of anybody's to come back to.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import Enum, auto

from kiosk.update.health import Sign, Signs


class TrialState(Enum):
    LOOKING = auto()
    READY = auto()  # the glass may show the attract screen, and say so
    PROVEN = auto()
    FAILED = auto()


@dataclass(slots=True)
class Trial:
    """`look` from one thread; `glass_shows` and `state` from any.

    `wanted`: signs that the former release showed. `signs`: those of now; may block for some seconds.
    `is_outage`: this sign is missing for everybody: no release could show it; likewise, and on threads of
    their own. `settle`: keep the release; whether the disk has it.
    """

    wanted: Signs
    until: float  # monotonic
    now: Callable[[], float]
    signs: Callable[[], Signs]
    is_outage: Callable[[Sign], bool]
    settle: Callable[[], bool]
    state: TrialState = field(default=TrialState.LOOKING, init=False)
    missing: Signs = field(default=frozenset(), init=False)
    _excused: Signs = field(default=frozenset(), init=False)
    _on_glass: bool = field(default=False, init=False)
    _glass_until: float = field(default=math.inf, init=False)

    @property
    def is_over(self) -> bool:
        return self.state in (TrialState.PROVEN, TrialState.FAILED)

    def glass_shows(self) -> None:
        """The first screen has been drawn, and stays."""
        self._on_glass = True

    def look(self) -> TrialState:
        """One look; what it came to."""
        if self.is_over:
            return self.state
        late = self.now() >= self.until
        self.missing = self.wanted - self.signs() - self._excused
        if late and self.missing:
            self._excused |= self._outages(self.missing)
            self.missing -= self._excused
        if not self.missing:
            if self.state is TrialState.LOOKING:  # the looks may have taken longer than that
                self._glass_until = max(self.now(), self.until) + GLASS_SECONDS
            self.state = TrialState.READY
            if self._on_glass and self.settle():
                self.state = TrialState.PROVEN
                return self.state
        # Who was late with the signs alone still gets the glass: it is asked for within seconds.
        if late and (self.missing or self.now() >= self._glass_until):
            self.state = TrialState.FAILED
        return self.state

    def _outages(self, missing: Signs) -> Signs:
        """Together: where a network swallows everything, each takes its full time."""
        ordered = sorted(missing)
        with ThreadPoolExecutor(len(ordered), "outages") as pool:
            away = pool.map(self.is_outage, ordered)
            return frozenset(sign for sign, is_away in zip(ordered, away, strict=True) if is_away)


GLASS_SECONDS = 15.0
"""That the glass has beyond the time for all else."""
