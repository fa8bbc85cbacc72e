"""How a hand moves, and what hunts and wanders meanwhile: smooth functions of time, seeded."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from tests.benchmarks.scanning.conditions import EXPOSURE, Case, Condition
from tests.benchmarks.scanning.geometry import Pose

_STILL = 1 / 120  # seconds over which a speed is measured


class Tremor:
    """A hand that tries to keep still: sway of millimetres, tremor of tenths at 4 to 10 Hz."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._hertz = np.array((0.3, 0.7, 1.6, 4.5, 9.0)) * rng.uniform(0.8, 1.2, (6, 5))
        self._phase = rng.uniform(0, 2 * math.pi, (6, 5))
        millimetres = np.array((1.5, 0.8, 0.35, 0.12, 0.08))
        # Three directions in mm, three angles in degrees: a phone turns by about half as many.
        self._size = np.array((1, 1, 1.3, 0.5, 0.5, 0.5))[:, None] * millimetres

    def __call__(self, seconds: float) -> tuple[float, ...]:
        waves = np.sin(2 * math.pi * self._hertz * seconds + self._phase)
        return tuple(float(value) for value in (self._size * waves).sum(axis=1))


@dataclass(frozen=True, slots=True)
class Hand:
    """Where a card is at any time of a clip. `shake` is the fastest deliberate or shaky movement,
    mm/s, along `direction` (radians); it turns round `hertz` times a second, and a little sideways.
    """

    rest: Pose
    tremor: Tremor
    drift: tuple[float, float]  # mm/s
    shake: float
    direction: float
    hertz: float
    phase: float

    def pose(self, seconds: float) -> Pose:
        dx, dy, dz, roll, yaw, pitch = self.tremor(seconds)
        turn = 2 * math.pi * self.hertz
        along = self.shake / turn * math.sin(turn * seconds + self.phase)
        aside = 0.35 * self.shake / turn * math.cos(turn * seconds + self.phase)
        cos, sin = math.cos(self.direction), math.sin(self.direction)
        ago = seconds - 0.5  # the middle of a clip is where the card rests
        return Pose(
            self.rest.x + dx + self.drift[0] * ago + along * cos - aside * sin,
            self.rest.y + dy + self.drift[1] * ago + along * sin + aside * cos,
            self.rest.z + dz,
            self.rest.roll + roll,
            self.rest.yaw + yaw,
            self.rest.pitch + pitch,
        )

    def streak(self, seconds: float, exposure: float, focal: float) -> tuple[float, float]:
        """How far the code's middle moves in the picture while the shutter is open: px."""
        before, after = self.pose(seconds - _STILL), self.pose(seconds + _STILL)
        dx = focal * (after.x / after.z - before.x / before.z)
        dy = focal * (after.y / after.z - before.y / before.z)
        share = exposure / (2 * _STILL)
        return share * dx, share * dy


def hand(case: Case, rest: Pose, streak: float, focal: float) -> Hand:
    """The hand of a clip. Its fastest streak is a quarter longer than the still picture's."""
    rng = case.rng("hand")
    shake = 0.0
    if case.condition is Condition.MOTION:
        shake = 1.25 * streak / EXPOSURE * rest.z / focal
    return Hand(
        rest=rest,
        tremor=Tremor(rng),
        drift=(float(rng.uniform(-8, 8)), float(rng.uniform(-8, 8))),
        shake=shake,
        direction=float(rng.uniform(0, math.pi)),
        hertz=float(rng.uniform(1.6, 3.0)),
        phase=float(rng.uniform(0, 2 * math.pi)),
    )


@dataclass(frozen=True, slots=True)
class Wanderer:
    """A slow wave: autofocus that hunts, a lamp's reflection that slides over a turning card."""

    hertz: float
    phase: float

    @classmethod
    def seeded(cls, rng: np.random.Generator, slowest: float, fastest: float) -> Wanderer:
        return cls(float(rng.uniform(slowest, fastest)), float(rng.uniform(0, 2 * math.pi)))

    def __call__(self, seconds: float) -> float:
        """-1 to 1."""
        return math.sin(2 * math.pi * self.hertz * seconds + self.phase)
