"""The part of a frame that a symbol lies in, in linear light, and sampling it module by module."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from hardware.camera.library import opencv
from hardware.decode.restore import light, products, tables
from hardware.decode.restore.geometry import MARGIN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hardware.decode.restore.geometry import Floats
    from hardware.decode.sightings import Grey

    Doubles = NDArray[np.float64]

NODES = 6  # along a side of the mesh that bends a flat symbol to one that is not
_AROUND = 0.17  # of the symbol's size, that is cut out around it
_MOST_PX = 420.0  # side of the symbol; larger is made smaller: four px a module are plenty
_LEAST_PX = 24.0
_MOST_STRETCHED = 4.0  # longest side to shortest
_LEAST_FILLED = 0.35  # area to that of the square on the longest side
_SAMPLES_A_MODULE = 2


@dataclass(frozen=True, slots=True, eq=False)
class Crop:
    """`corners` (4 x 2, clockwise) are where the symbol is taken to be, in px of the crop; px are
    areas, so that the upper left pixel's centre is at 0.5, 0.5.
    """

    light: Floats
    saturated: Floats  # 1 where a pixel is
    corners: Doubles
    left: int
    top: int
    scale: float  # px of the crop for one px of the frame

    def in_frame(self, points: Doubles) -> Doubles:
        return points / self.scale + (self.left, self.top)


@dataclass(frozen=True, slots=True, eq=False)
class Warp:
    """From modules (x to the right, y down, 0 at the symbol's edge) to px of a crop.

    `homography` is 3 x 3; `bend` (NODES x NODES x 2, modules) is added to x and y before it, between
    its nodes linearly.
    """

    version: int
    homography: Doubles
    bend: Doubles

    def corners(self) -> Doubles:
        side = tables.side(self.version)
        square = unit_square() * side + self.bend[[0, 0, -1, -1], [0, -1, -1, 0]]
        return project(self.homography, square)


def cut(grey: Grey, corners: tuple[tuple[float, float], ...]) -> Crop | None:
    """None when the corners cannot be those of a symbol in this frame."""
    import numpy as np  # noqa: PLC0415 - heavy; see the package's other modules

    quad = np.array(corners, np.float64)
    if quad.shape != (4, 2) or not np.isfinite(quad).all() or np.abs(quad).max() > 1e5:  # noqa: PLR2004
        return None
    if not plausible(quad):
        return None
    if _signed_area(quad) < 0:
        quad = quad[::-1]  # so that a symbol seen in a mirror is told by its modules alone
    size = math.sqrt(_area(quad))
    height, width = grey.shape[:2]
    left, top = np.maximum(np.floor(quad.min(0) - _AROUND * size), 0).astype(int).tolist()
    right, bottom = np.ceil(quad.max(0) + _AROUND * size).astype(int).tolist()
    part = grey[top : min(bottom, height), left : min(right, width)]
    if min(part.shape) < _LEAST_PX or part.size < 0.5 * size * size:
        return None
    cv2 = opencv()
    scale = min(1.0, _MOST_PX / size)
    shine = light.linear_light(part)
    burnt = (part >= light.SATURATED).astype(np.float32)
    if scale < 1:
        shine = np.asarray(
            cv2.resize(shine, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        )
        burnt = np.asarray(cv2.resize(burnt, shine.shape[::-1], interpolation=cv2.INTER_AREA))
    return Crop(shine, burnt, (quad - (left, top)) * scale, left, top, scale)


def smoothed(crop: Crop, version: int) -> Floats:
    """Its light, averaged over half a module: what would be noise between the samples is not lost."""
    import numpy as np  # noqa: PLC0415

    px = math.sqrt(_area(crop.corners)) / tables.side(version)
    span = int(px / _SAMPLES_A_MODULE)
    span -= 1 - span % 2  # odd, or the picture would move
    if span < 2:  # noqa: PLR2004
        return crop.light
    return np.asarray(opencv().blur(crop.light, (span, span)), np.float32)


def sampled(picture: Floats, warp: Warp, *, smooth: bool = True) -> Floats:
    """Two samples a module each way, with the margin: 2 (side + 2 MARGIN) squared."""
    import numpy as np  # noqa: PLC0415

    cv2 = opencv()
    side = tables.side(warp.version)
    across = _positions(side)
    spread = _hats(side)
    bend = warp.bend.astype(np.float32)
    x = across[None, :] + products.inner(spread @ bend[:, :, 0], spread)
    y = across[:, None] + products.inner(spread @ bend[:, :, 1], spread)
    h = warp.homography.astype(np.float32)
    depth = 1 / (h[2, 0] * x + h[2, 1] * y + h[2, 2])
    at_x = (h[0, 0] * x + h[0, 1] * y + h[0, 2]) * depth - np.float32(0.5)
    at_y = (h[1, 0] * x + h[1, 1] * y + h[1, 2]) * depth - np.float32(0.5)
    how = cv2.INTER_CUBIC if smooth else cv2.INTER_LINEAR
    return np.asarray(
        cv2.remap(picture, at_x, at_y, how, borderMode=cv2.BORDER_REPLICATE), np.float32
    )


def samples(version: int) -> int:
    """How many `sampled` takes."""
    return (_SAMPLES_A_MODULE * (tables.side(version) + 2 * MARGIN)) ** 2


def homography(source: Doubles, target: Doubles) -> Doubles:
    """From four points to four others."""
    import numpy as np  # noqa: PLC0415

    return np.asarray(
        opencv().getPerspectiveTransform(source.astype(np.float32), target.astype(np.float32)),
        np.float64,
    )


def project(transform: Doubles, points: Doubles) -> Doubles:
    """Send n x 2 points through a homography."""
    import numpy as np  # noqa: PLC0415

    seen = points @ transform[:, :2].T + transform[:, 2]
    return np.asarray(seen[:, :2] / seen[:, 2:], np.float64)


@lru_cache(maxsize=1)
def unit_square() -> Doubles:
    import numpy as np  # noqa: PLC0415

    return np.array([(0, 0), (1, 0), (1, 1), (0, 1)], np.float64)


def hats(at: Doubles, side: int) -> Doubles:
    """How much each node along a side counts at each position (modules): positions x NODES."""
    import numpy as np  # noqa: PLC0415

    place = np.clip(at / side, 0, 1)[:, None] * (NODES - 1)
    return np.asarray(np.clip(1 - np.abs(place - np.arange(NODES)), 0, 1), np.float64)


@lru_cache(maxsize=tables.MAX_VERSION)
def _hats(side: int) -> Floats:
    import numpy as np  # noqa: PLC0415

    return hats(_positions(side).astype(np.float64), side).astype(np.float32)


@lru_cache(maxsize=tables.MAX_VERSION)
def _positions(side: int) -> Floats:
    import numpy as np  # noqa: PLC0415

    count = _SAMPLES_A_MODULE * (side + 2 * MARGIN)
    return ((np.arange(count) + 0.5) / _SAMPLES_A_MODULE - MARGIN).astype(np.float32)


def plausible(quad: Doubles) -> bool:
    """Convex, clockwise, not too small and not too oblong to be a symbol."""
    import numpy as np  # noqa: PLC0415

    edges = np.roll(quad, -1, 0) - quad
    after = np.roll(edges, -1, 0)
    turns = edges[:, 0] * after[:, 1] - edges[:, 1] * after[:, 0]
    lengths = np.hypot(*edges.T)
    if not ((turns > 0).all() or (turns < 0).all()):
        return False
    shortest, longest = float(lengths.min()), float(lengths.max())
    return (
        shortest >= _LEAST_PX
        and longest <= _MOST_STRETCHED * shortest
        and _area(quad) >= _LEAST_FILLED**2 * longest * longest
    )


def _area(quad: Doubles) -> float:
    return abs(_signed_area(quad))


def _signed_area(quad: Doubles) -> float:
    """Positive where the corners go clockwise, y being down."""
    x, y = quad.T
    return float(x @ (y[[1, 2, 3, 0]] - y[[3, 0, 1, 2]])) / 2
