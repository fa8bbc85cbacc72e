"""Lens and sensor: blur, reflections, the panel's pixels against the camera's, exposure, noise.

All in linear light, where light adds up: float32, BGR, 1 is full scale. The sensor's own curve is
that of sRGB (IEC 61966-2-1), after a 12 bit converter.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

Light = NDArray[np.float32]
Picture = NDArray[np.uint8]

LENS_SIGMA = 0.55  # px: what a good small lens and the colour filters leave of a point
_READ_NOISE = 4.0  # electrons
_FLARE = 0.008  # of full scale: light that went astray in the lens
_STEPS = 4095
_MARGIN = 160  # px by which the noise tile is larger than a picture, to be cut anew each frame
_RED_BLUE_NOISE = (1.3, 1.0, 1.25)  # white balance amplifies blue and red
_PIECES = 96  # of a streak


def linear(picture: Picture) -> Light:
    """Linear light of an sRGB picture."""
    return _light(cv2.LUT(picture, _to_linear()))


def blur(layer: Light, disc: float, streak: tuple[float, float], lens: float) -> Light:
    """A disc (diameter, px) for defocus, a line (dx, dy; px) for movement, a Gaussian for the lens."""
    layer = _light(cv2.GaussianBlur(layer, (0, 0), lens))
    both = _convolved(_disc(round(disc, 2)), _line(*streak))
    return _light(cv2.filter2D(layer, -1, both))


@dataclass(frozen=True, slots=True)
class Spot:
    """A lamp mirrored on the card: an ellipse, mm from the code's centre.

    Within it even black is burnt out. `edge`: how steeply the light falls off around it; a screen
    mirrors more sharply than paper.
    """

    x: float
    y: float
    half_width: float
    half_height: float
    edge: float

    def light(self, u: Light, v: Light) -> Light:
        """What it adds at points of the card (mm)."""
        away = ((u - self.x) / self.half_width) ** 2 + ((v - self.y) / self.half_height) ** 2
        return _light(np.exp(np.minimum(self.edge * (1 - away), 1.5)))


@dataclass(frozen=True, slots=True)
class Panel:
    """A screen's pixels: pitch in mm, and how much modulation reaches the sensor (0..1)."""

    pitch: float
    depth: float

    def pattern(self, u: Light, v: Light) -> Light:
        """Factor for each colour, height x width x 3, at the camera's pixel centres.

        The stripes of red, green and blue are a third of a pixel apart. Sampled at the camera's
        pixels alone they alias into fringes. Red and blue are sampled at every other pixel (Bayer),
        so theirs are others: coloured fringes.
        """
        height, width = u.shape
        half_u, half_v = u[::2, ::2], v[::2, ::2]
        planes = []
        for offset, across, down in ((2, half_u, half_v), (1, u, v), (0, half_u, half_v)):
            turn = 2 * np.pi / self.pitch
            wave = 0.7 * np.cos(turn * across + 2 * np.pi / 3 * offset) + 0.3 * np.cos(turn * down)
            plane = _light(1 + self.depth * wave)
            if plane.shape != u.shape:
                plane = _light(cv2.resize(plane, (width, height), interpolation=cv2.INTER_LINEAR))
            planes.append(plane)
        return _light(cv2.merge(planes))


class Sensor:
    """Turns light into a picture. Not thread-safe: it keeps its buffers.

    `electrons` are those of full scale: fewer in the dark, where gain makes up for them.
    """

    def __init__(self, size: tuple[int, int], electrons: float) -> None:
        self._tile = _noise(size)
        self._electrons = electrons
        self._variance = np.empty((size[1], size[0], 3), np.float32)

    def expose(self, light: Light, rng: np.random.Generator) -> Picture:
        """Shot noise and read noise, clipping, 12 bits, sRGB. `light` is used up."""
        height, width = light.shape[:2]
        x, y = (int(value) for value in rng.integers(0, _MARGIN, 2))
        tile = self._tile[y : y + height, x : x + width][:: int(rng.choice((-1, 1)))]
        light += np.float32(_FLARE)
        read = (_READ_NOISE / self._electrons) ** 2
        np.multiply(light, 1 / self._electrons, out=self._variance)
        self._variance += np.float32(read)
        cv2.sqrt(self._variance, dst=self._variance)
        np.multiply(self._variance, tile, out=self._variance)
        cv2.add(light, self._variance, dst=light)
        # Up to 8 times full scale fits: brighter than any `Spot`.
        picture: Picture = np.take(_to_srgb(), (light * _STEPS).astype(np.int16), mode="clip")
        return picture


def jpeg(picture: Picture, quality: int) -> Picture:
    """Through libjpeg and back."""
    written, data = cv2.imencode(".jpg", picture, (cv2.IMWRITE_JPEG_QUALITY, quality))
    if not written:
        raise RuntimeError("this OpenCV writes no JPEG")
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)


@lru_cache(maxsize=64)
def _disc(diameter: float) -> Light:
    """A disc that keeps brightness, its edge averaged over 8 x 8 points a pixel; below 1 px, a point."""
    half = math.ceil(max(diameter - 1, 0) / 2)
    points = (np.arange((2 * half + 1) * 8) + 0.5) / 8 - half - 0.5
    inside = np.hypot(points[None, :], points[:, None]) <= max(diameter, 1) / 2
    cells = inside.reshape(2 * half + 1, 8, 2 * half + 1, 8).mean(axis=(1, 3))
    return _light(cells / cells.sum())


def _line(dx: float, dy: float) -> Light:
    """A line from (-dx/2, -dy/2) to (dx/2, dy/2), spread to the pixels beside it."""
    half = math.ceil(max(abs(dx), abs(dy)) / 2) + 1
    kernel = np.zeros((2 * half + 1, 2 * half + 1), np.float32)
    along = (np.arange(_PIECES) + 0.5) / _PIECES - 0.5
    x, y = half + along * dx, half + along * dy
    left, top = np.floor(x).astype(int), np.floor(y).astype(int)
    right, bottom = x - left, y - top
    for row, share_down in ((top, 1 - bottom), (top + 1, bottom)):
        for column, share_across in ((left, 1 - right), (left + 1, right)):
            np.add.at(kernel, (row, column), share_down * share_across)
    return _light(kernel / kernel.sum())


def _convolved(one: Light, other: Light) -> Light:
    reach_down, reach_across = (side // 2 for side in other.shape)
    widened = np.pad(one, ((reach_down, reach_down), (reach_across, reach_across)))
    # Both are symmetric about their middles: correlation is convolution.
    return _light(cv2.filter2D(widened, -1, other, borderType=cv2.BORDER_CONSTANT))


@lru_cache(maxsize=2)
def _noise(size: tuple[int, int]) -> Light:
    """Unit noise as it comes out of demosaicing: red and blue are coarser than green."""
    rng = np.random.default_rng(12)
    shape = (size[1] + _MARGIN, size[0] + _MARGIN)
    planes = []
    for strength, sigma in zip(_RED_BLUE_NOISE, (0.8, 0.45, 0.8), strict=True):
        plane = cv2.GaussianBlur(rng.standard_normal(shape, np.float32), (0, 0), sigma)
        planes.append(strength * plane / plane.std())
    return _light(cv2.merge(planes))


@lru_cache(maxsize=1)
def _to_linear() -> Light:
    code = np.arange(256) / 255
    return _light(np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4))


@lru_cache(maxsize=1)
def _to_srgb() -> Picture:
    light = np.arange(_STEPS + 1) / _STEPS
    code = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    return np.asarray(np.rint(255 * code), np.uint8)


def _light(values: cv2.typing.MatLike | NDArray[np.floating]) -> Light:
    return np.asarray(values, np.float32)
