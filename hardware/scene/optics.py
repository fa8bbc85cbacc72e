"""Lens and sensor: defocus, movement during the exposure, reflections, brightness, noise."""

from __future__ import annotations

import math
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from hardware.scene.motion import Wander
from hardware.scene.situations import FRAME_HEIGHT, FRAME_WIDTH, FRAMES_PER_SECOND

Picture = NDArray[np.uint8]

_NOISE_SIGMA = 2.5  # grey levels
_MARGIN = 64  # the noise tile is larger than the frame by this much, to be cut anew each frame
_GLARE_RADIUS = 300  # px
_LEAST_SIGMA = 0.3  # px; a Gaussian below this changes nothing at 8 bits
_LONGEST_STREAK = 15.0  # px of the shrunken picture


class Sensor:
    """Brightness that the automatic exposure never quite settles, and noise."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._drift = Wander(seed + 201, 0.05, 0.7)
        self._tile = _noise_tile(seed)

    def expose(self, image: Picture, number: int, *, gain: float, noise: float) -> None:
        """Apply brightness and noise of frame `number` in place."""
        gain *= 1 + 0.05 * self._drift(number / FRAMES_PER_SECOND)
        rng = np.random.default_rng((self._seed, number))
        x, y = (int(value) for value in rng.integers(0, _MARGIN, 2))
        tile = self._tile[y : y + FRAME_HEIGHT, x : x + FRAME_WIDTH]
        # The tile is noise around 128; its mean is taken off again.
        cv2.addWeighted(image, gain, tile, noise, -128 * noise, dst=image)


def smear(layer: Picture, moved: tuple[float, float], defocus: float) -> Picture:
    """Blur by a lens out of focus (sigma in px) and by a movement (px) while the shutter is open.

    Wide blurs are made on a smaller copy: what they leave has no detail to lose.
    """
    length = math.hypot(*moved)
    shrink = 4 if max(length / 4, defocus) > 4 else 2 if max(length / 4, defocus) > 2 else 1  # noqa: PLR2004 - see above
    height, width = layer.shape[:2]
    if shrink > 1:
        smaller = (max(width // shrink, 1), max(height // shrink, 1))
        layer = _u8(cv2.resize(layer, smaller, interpolation=cv2.INTER_AREA))
    if defocus / shrink >= _LEAST_SIGMA:
        layer = _u8(cv2.GaussianBlur(layer, (0, 0), defocus / shrink))
    if length / shrink >= 1.0:
        layer = _u8(cv2.filter2D(layer, -1, _streak(moved[0] / shrink, moved[1] / shrink)))
    if shrink > 1:
        layer = _u8(cv2.resize(layer, (width, height), interpolation=cv2.INTER_LINEAR))
    return layer


def reflect(scene: Picture, mask: Picture, at: tuple[float, float], strength: float) -> None:
    """Add a lamp's reflection around `at` (px), in place, where `mask` (the shiny thing) is not 0.

    It washes out and, in its middle, saturates.
    """
    patch = _glare(round(strength, 2))
    radius = _GLARE_RADIUS
    x, y = round(at[0]) - radius, round(at[1]) - radius
    left, top = max(x, 0), max(y, 0)
    right, bottom = min(x + 2 * radius, scene.shape[1]), min(y + 2 * radius, scene.shape[0])
    if left >= right or top >= bottom:
        return
    lit = scene[top:bottom, left:right]
    light = patch[top - y : bottom - y, left - x : right - x]
    cv2.add(lit, light, dst=lit, mask=mask[top:bottom, left:right])


@lru_cache(maxsize=8)
def _glare(strength: float) -> Picture:
    """A bright core with a wide halo; warm, like a ceiling lamp."""
    axis = np.arange(-_GLARE_RADIUS, _GLARE_RADIUS, dtype=np.float32)
    distance = np.hypot(axis[None, :], 1.35 * axis[:, None]) / _GLARE_RADIUS
    core = 0.16 + 0.24 * max(strength - 0.5, 0) * 2
    light = 500 * np.exp(-((distance / core) ** 2)) + 90 * np.exp(-((distance / 0.5) ** 2))
    light *= min(strength, 1.0) * np.clip(1.3 - 1.3 * distance, 0, 1)
    tint = np.array((0.94, 0.99, 1.0), np.float32)
    return np.ascontiguousarray(np.clip(light[:, :, None] * tint, 0, 255).astype(np.uint8))


def _streak(dx: float, dy: float) -> NDArray[np.float32]:
    """A line from (-dx/2, -dy/2) to (dx/2, dy/2) as a filter that keeps brightness."""
    half = math.ceil(min(math.hypot(dx, dy), _LONGEST_STREAK) / 2)
    shorten = min(1.0, _LONGEST_STREAK / math.hypot(dx, dy))
    kernel = np.zeros((2 * half + 1, 2 * half + 1), np.float32)
    steps = np.linspace(-0.5, 0.5, 8 * half + 1) * shorten
    np.add.at(
        kernel, (np.rint(half + steps * dy).astype(int), np.rint(half + steps * dx).astype(int)), 1
    )
    kernel /= kernel.sum()
    return kernel


def _u8(image: cv2.typing.MatLike) -> Picture:
    return np.asarray(image, np.uint8)


@lru_cache(maxsize=4)
def _noise_tile(seed: int) -> Picture:
    """Noise as a colour sensor gives it: fine in brightness, coarser and weaker in colour."""
    rng = np.random.default_rng(seed)
    shape = (FRAME_HEIGHT + _MARGIN, FRAME_WIDTH + _MARGIN)
    light = _NOISE_SIGMA * rng.standard_normal((*shape, 1), np.float32)
    colour = 2 * _NOISE_SIGMA * rng.standard_normal((*shape, 3), np.float32)
    soft = cv2.GaussianBlur(colour, (0, 0), 1.2)
    tile: Picture = np.clip(np.rint(128 + light + soft), 0, 255).astype(np.uint8)
    return tile
