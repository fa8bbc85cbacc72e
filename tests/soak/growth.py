"""How fast something grows: Theil and Sen's slope, which single peaks do not move, and the verdict."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from tests.soak.gauge import Sample

PER: Final = 1_000
"""Sessions that slopes are given for."""

MOST_MB: Final = 1.0
"""MiB by which the memory of kiosk and vision process together may grow."""

WARM_UP: Final = 1_000
LEAST: Final = 1_000
"""Sessions after the warm-up by which a slope is believed as it is. Of fewer it must be certain to fail."""

_NORMAL_95: Final = 1.96
_FEWEST: Final = 6  # samples for a slope
LIMITS: Final = {
    "memory": MOST_MB,
    "kiosk_handles": 1.0,
    "kiosk_sockets": 1.0,
    "kiosk_threads": 0.5,
    "vision_handles": 1.0,
    "vision_threads": 0.5,
    "children": 0.5,
    "items": 50.0,
    "heap": MOST_MB,
    "blocks": 10_000.0,
    "temporary": 64.0,
    "files": 2.0,
}
"""By which each may grow in `PER` sessions. A clean terminal's are about 0. `heap` and `blocks`
are memory without the allocators' reserves, so a leak shows in them long before it does in `memory`."""

BY_DESIGN: Final = {
    "logs": "the event log: a file a day, kept for storage.keep_days",
    "databases": "orders and prints, kept for storage.keep_days, and what was held up lately",
    "write_ahead": "used again from its beginning at 1,000 pages, 4 MiB for each database",
}

CEILINGS: Final = {"write_ahead": 24 * 1_024.0}
"""KiB that is never exceeded, of what fills and then is used again: five databases, and some room."""


@dataclass(frozen=True, slots=True)
class Slope:
    """Per `PER` sessions, with the ends of its 95 % interval."""

    per_thousand: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Verdict:
    name: str
    slope: Slope
    limit: float | None  # None: grows by design
    fails: bool


def series(samples: Sequence[Sample], name: str) -> list[float]:
    if name == "memory":
        return [each.kiosk_private + each.vision_private for each in samples]
    return [float(getattr(each, name)) for each in samples]


def warmed(samples: Sequence[Sample]) -> list[Sample]:
    """Those after the warm-up: the first half, at most `WARM_UP` sessions."""
    if not samples:
        return []
    begins = min(WARM_UP, samples[-1].session // 2)
    return [each for each in samples if each.session >= begins]


def theil_sen(sessions: Sequence[float], values: Sequence[float]) -> Slope | None:
    """The median of the slopes of all pairs; its interval as Sen has it (1968), by Kendall's variance.

    None: too few to tell.
    """
    count = len(values)
    if count < _FEWEST:
        return None
    x, y = np.asarray(sessions, dtype=float), np.asarray(values, dtype=float)
    first, second = np.triu_indices(count, k=1)
    apart = x[second] != x[first]
    slopes = np.sort((y[second] - y[first])[apart] / (x[second] - x[first])[apart]) * PER
    wide = _NORMAL_95 * math.sqrt(count * (count - 1) * (2 * count + 5) / 18)
    low = max(int((len(slopes) - wide) / 2), 0)
    high = min(int((len(slopes) + wide) / 2) + 1, len(slopes) - 1)
    return Slope(float(np.median(slopes)), _at(slopes, low), _at(slopes, high))


def verdicts(samples: Sequence[Sample]) -> list[Verdict]:
    """On everything that is measured; none where the samples are too few."""
    after = warmed(samples)
    sessions = [float(each.session) for each in after]
    enough = bool(after) and after[-1].session - after[0].session >= LEAST
    found = []
    for name in (*LIMITS, *BY_DESIGN):
        slope = theil_sen(sessions, series(after, name))
        if slope is not None:
            limit = LIMITS.get(name)
            over = max(series(samples, name)) > CEILINGS.get(name, math.inf)
            found.append(Verdict(name, slope, limit, over or _fails(slope, limit, enough=enough)))
    return found


def _fails(slope: Slope, limit: float | None, *, enough: bool) -> bool:
    """A short run cannot tell a leak from a pool that fills: there even the interval must lie beyond."""
    if limit is None:
        return False
    return (slope.per_thousand if enough else slope.low) > limit


def _at(slopes: npt.NDArray[np.float64], place: int) -> float:
    return float(slopes[place])
