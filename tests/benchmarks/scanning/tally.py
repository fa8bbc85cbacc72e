"""What was counted: by reader, condition and severity; and what that makes."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from tests.benchmarks.scanning.conditions import SEVERITIES, Condition


def spread(milliseconds: list[float]) -> dict[str, float]:
    """p50, p95 and the longest."""
    if not milliseconds:
        return {}
    p50, p95 = np.percentile(milliseconds, (50, 95))
    return {
        "p50": round(float(p50), 2),
        "p95": round(float(p95), 2),
        "max": round(max(milliseconds), 2),
        "frames": len(milliseconds),
    }


@dataclass(slots=True)
class Rates:
    """How many were read."""

    _read: dict[tuple[Condition, int], list[bool]] = field(
        default_factory=lambda: defaultdict(list)
    )
    wrong: int = 0

    def add(self, condition: Condition, severity: int, *, read: bool) -> None:
        self._read[condition, severity].append(read)

    def overall(self) -> float:
        return _share([one for each in self._read.values() for one in each])

    def of(self, condition: Condition) -> float:
        return _share(
            [one for (about, _), each in self._read.items() if about is condition for one in each]
        )

    def by_severity(self, condition: Condition) -> dict[str, float]:
        """Severities that were not tried are left out."""
        return {
            str(severity): _share(self._read[condition, severity])
            for severity in SEVERITIES
            if (condition, severity) in self._read
        }

    def at_severity(self, severity: int) -> float:
        return _share(
            [one for (_, at), each in self._read.items() if at == severity for one in each]
        )

    def as_json(self) -> dict[str, Any]:
        conditions = {about for about, _ in self._read}
        severities = {at for _, at in self._read}
        return {
            "rate": self.overall(),
            "wrong": self.wrong,
            "by_severity": {str(at): self.at_severity(at) for at in sorted(severities)},
            "by_condition": {
                str(about): {"rate": self.of(about), "by_severity": self.by_severity(about)}
                for about in Condition
                if about in conditions
            },
        }


@dataclass(slots=True)
class Frames:
    """What frames cost, of the clock and of the processor; those that came to nothing apart."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    unread_wall: list[float] = field(default_factory=list)
    unread_cpu: list[float] = field(default_factory=list)

    def add(self, wall_ms: float, cpu_ms: float, *, read: bool) -> None:
        self.wall.append(wall_ms)
        self.cpu.append(cpu_ms)
        if not read:
            self.unread_wall.append(wall_ms)
            self.unread_cpu.append(cpu_ms)

    def as_json(self) -> dict[str, Any]:
        return {
            "wall_ms": spread(self.wall),
            "cpu_ms": spread(self.cpu),
            "unread_wall_ms": spread(self.unread_wall),
            "unread_cpu_ms": spread(self.unread_cpu),
        }


@dataclass(slots=True)
class FirstReads:
    """Seconds to the first read of each clip; None where there was none within the second."""

    seconds: list[float | None] = field(default_factory=list)
    rates: Rates = field(default_factory=Rates)

    def as_json(self) -> dict[str, Any]:
        return {
            "median_s": self.percentile(50),
            "p90_s": self.percentile(90),
            "never": self.seconds.count(None),
            **self.rates.as_json(),
        }

    def percentile(self, percent: float) -> float | None:
        """Those that were not read count as longer than all; None: longer than a second."""
        ordered = sorted(math.inf if value is None else value for value in self.seconds)
        if not ordered:
            return None
        value = ordered[min(math.ceil(percent / 100 * len(ordered)), len(ordered)) - 1]
        return None if math.isinf(value) else round(value, 4)


def _share(outcomes: list[bool]) -> float:
    return round(sum(outcomes) / len(outcomes), 4) if outcomes else 0.0
