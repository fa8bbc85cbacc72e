"""Where the card is and which of its points a pixel sees: a pinhole camera in millimetres.

x to the right, y down, z away from the lens. The card's own coordinates are mm from the middle of
its code. A folded card rises towards the lens along its folds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.scanning.optics import Light

FOCAL_LENGTH = 1050 / 1280  # of the picture's width: about 63 degrees across, a usual webcam
_ROUNDS = 4  # of finding where a ray meets a folded card


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the code's middle is (mm) and how the card is turned (degrees)."""

    x: float
    y: float
    z: float
    roll: float
    yaw: float
    pitch: float

    def rotation(self) -> NDArray[np.float64]:
        """Card to camera, 3 x 3."""
        roll, yaw, pitch = (math.radians(a) for a in (self.roll, self.yaw, self.pitch))
        about_z = np.array(
            [[math.cos(roll), -math.sin(roll), 0], [math.sin(roll), math.cos(roll), 0], [0, 0, 1]]
        )
        about_y = np.array(
            [[math.cos(yaw), 0, math.sin(yaw)], [0, 1, 0], [-math.sin(yaw), 0, math.cos(yaw)]]
        )
        about_x = np.array(
            [
                [1, 0, 0],
                [0, math.cos(pitch), -math.sin(pitch)],
                [0, math.sin(pitch), math.cos(pitch)],
            ]
        )
        turned: NDArray[np.float64] = about_y @ about_x @ about_z
        return turned


@dataclass(frozen=True, slots=True)
class Fold:
    """A straight fold: the line where x cos + y sin = `offset` (mm), `direction` in radians."""

    direction: float
    offset: float
    angle: float  # degrees between the two halves, away from flat

    def distance(self, u: Light, v: Light) -> Light:
        """Signed, mm."""
        across = math.cos(self.direction) * u + math.sin(self.direction) * v - self.offset
        return np.asarray(across, np.float32)

    @property
    def slope(self) -> float:
        return math.tan(math.radians(self.angle) / 2)


@dataclass(frozen=True, slots=True)
class Box:
    """Part of a picture, px."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def size(self) -> tuple[int, int]:
        return self.right - self.left, self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Camera:
    width: int
    height: int

    @property
    def focal(self) -> float:
        """Px."""
        return FOCAL_LENGTH * self.width

    def project(self, pose: Pose, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Picture coordinates (n x 2, px) of points of a flat card (n x 2, mm)."""
        flat = np.column_stack([points, np.zeros(len(points))])
        seen = flat @ pose.rotation().T + (pose.x, pose.y, pose.z)
        depth = np.maximum(seen[:, 2], 20.0)
        middle = np.array((self.width / 2, self.height / 2))
        on_picture: NDArray[np.float64] = middle + self.focal * seen[:, :2] / depth[:, None]
        return on_picture

    def box(self, pose: Pose, corners: NDArray[np.float64], margin: float) -> Box | None:
        """The part of the picture that a card may take up; None when it is out of view."""
        points = self.project(pose, corners)
        left, top = np.maximum(np.floor(points.min(axis=0) - margin), 0).astype(int)
        right, bottom = np.ceil(points.max(axis=0) + margin).astype(int)
        right, bottom = min(int(right), self.width), min(int(bottom), self.height)
        if left >= right or top >= bottom:
            return None
        return Box(int(left), int(top), right, bottom)

    def on_card(
        self, pose: Pose, box: Box, folds: tuple[Fold, ...], oversample: int = 1
    ) -> tuple[Light, Light]:
        """What each pixel of `box` sees: mm on the card, across and down; each height x width."""
        width, height = (oversample * side for side in box.size)
        across = (np.arange(width) + 0.5) / oversample + box.left - self.width / 2
        down = (np.arange(height) + 0.5) / oversample + box.top - self.height / 2
        turn = pose.rotation().astype(np.float32)
        x = (across / self.focal).astype(np.float32)[None, :]
        y = (down / self.focal).astype(np.float32)[:, None]
        rays = [turn[0, k] * x + turn[1, k] * y + turn[2, k] for k in range(3)]
        # Beyond the horizon of a tilted card there is nothing of it: such points land far out.
        rays[2] = np.maximum(rays[2], np.float32(1e-3))
        eye = -(turn.T @ np.array((pose.x, pose.y, pose.z), np.float32))
        reach = -eye[2] / rays[2]
        u, v = eye[0] + reach * rays[0], eye[1] + reach * rays[1]
        for _ in range(_ROUNDS if folds else 0):
            rise = sum((-fold.slope * np.abs(fold.distance(u, v)) for fold in folds), np.float32(0))
            reach = (rise - eye[2]) / rays[2]
            u, v = eye[0] + reach * rays[0], eye[1] + reach * rays[1]
        return np.asarray(u, np.float32), np.asarray(v, np.float32)
