"""Where the held card is at a given frame: smooth, seeded, and the same on every run.

Movement is a sum of a few slow sines with seeded phases. Unlike a random walk it can be asked for
any frame without playing those before it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hardware.scene.situations import (
    FOCAL_LENGTH_PX,
    FRAME_HEIGHT,
    FRAME_WIDTH,
    Situation,
)

_ENTRANCE_BELOW = 150.0  # mm under its place from where a card comes in


class Wander:
    """A smooth pseudo-random function of time with values in about -1..1."""

    def __init__(self, seed: int, slowest_hertz: float, fastest_hertz: float) -> None:
        rng = np.random.default_rng(seed)
        self._rates = 2 * math.pi * np.geomspace(slowest_hertz, fastest_hertz, 4)
        self._rates *= rng.uniform(0.85, 1.15, 4)
        self._phases = rng.uniform(0, 2 * math.pi, 4)
        # A hand moves far slowly and little fast: amplitude falls with the rate.
        weights = self._rates**-0.7
        self._weights = weights / weights.sum()

    def __call__(self, seconds: float) -> float:
        return float(np.dot(self._weights, np.sin(self._rates * seconds + self._phases)))


@dataclass(frozen=True, slots=True)
class Pose:
    """Position of the code's centre (mm, camera coordinates) and rotation of the card (degrees)."""

    x: float
    y: float
    z: float
    roll: float
    yaw: float
    pitch: float

    def project(self, points: NDArray[np.float64]) -> NDArray[np.float32]:
        """Picture coordinates (n x 2, px) of points on the card (n x 2, mm from the code's centre)."""
        flat = np.column_stack([points, np.zeros(len(points))])
        turned = flat @ _rotation(self.roll, self.yaw, self.pitch).T + (self.x, self.y, self.z)
        # The lens cannot see what is behind it; a corner pushed that far is far out of the picture.
        depth = np.maximum(turned[:, 2], 20.0)
        u = FRAME_WIDTH / 2 + FOCAL_LENGTH_PX * turned[:, 0] / depth
        v = FRAME_HEIGHT / 2 + FOCAL_LENGTH_PX * turned[:, 1] / depth
        return np.column_stack([u, v]).astype(np.float32)


class Hand:
    """A hand that holds a card in a situation: a pose for every moment since it came up."""

    def __init__(self, situation: Situation, seed: int) -> None:
        self._situation = situation
        self._x, self._y, self._z, self._roll, self._yaw, self._pitch = (
            Wander(seed * 16 + index, 0.4, 5.0) for index in range(6)
        )
        self._sway_phase = float(np.random.default_rng(seed).uniform(0, 2 * math.pi))

    def pose(self, seconds: float) -> Pose:
        """The pose `seconds` after the card came up."""
        s = self._situation
        tremor = 2.5 * s.shake
        angle = 2 * math.pi * s.sway_hertz * seconds + self._sway_phase
        return Pose(
            x=s.across + tremor * self._x(seconds) + s.sway * math.sin(angle),
            y=s.down
            + tremor * self._y(seconds)
            + 0.25 * s.sway * math.sin(2 * angle)
            + self._still_below(seconds),
            z=s.distance * (1 + 0.025 * s.shake * self._z(seconds)),
            roll=s.roll + 3.0 * s.shake * self._roll(seconds),
            yaw=s.yaw + 4.0 * s.shake * self._yaw(seconds),
            pitch=s.pitch + 4.0 * s.shake * self._pitch(seconds),
        )

    def _still_below(self, seconds: float) -> float:
        """How far under its place it still is while it comes in, mm."""
        entrance = self._situation.entrance
        if entrance <= 0 or seconds >= entrance:
            return 0.0
        left = 1 - max(seconds, 0.0) / entrance
        return _ENTRANCE_BELOW * left**3 * self._situation.distance / 160.0


def _rotation(roll: float, yaw: float, pitch: float) -> NDArray[np.float64]:
    """Rotation matrix: first roll about z, then pitch about x, then yaw about y."""
    a, b, c = (math.radians(angle) for angle in (roll, pitch, yaw))
    about_z = np.array([[math.cos(a), -math.sin(a), 0], [math.sin(a), math.cos(a), 0], [0, 0, 1]])
    about_x = np.array([[1, 0, 0], [0, math.cos(b), -math.sin(b)], [0, math.sin(b), math.cos(b)]])
    about_y = np.array([[math.cos(c), 0, math.sin(c)], [0, 1, 0], [-math.sin(c), 0, math.cos(c)]])
    product: NDArray[np.float64] = about_y @ about_x @ about_z
    return product
