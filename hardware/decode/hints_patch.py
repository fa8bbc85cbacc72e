"""The part of a picture that looks like a code: where, how large, and how well it is to be seen."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hardware.camera.library import opencv

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hardware.decode.hints_maps import Cells
    from hardware.decode.sightings import Grey, Point

    Contour = NDArray[np.int32]
    Mask = NDArray[np.bool_]

_LEAST_CELLS = 9
_LEAST_FILL = 0.55  # of the rectangle around it: two things side by side fill less
_LEAST_GRAIN = 4.0  # grey levels per px; noise and soft backgrounds stay below
_ABOVE_NOISE = 2.2
_OF_PEAK = 0.45
_STEEPEST = 9  # cells that may be steeper than the code: the frame of a phone, the title over it
_WINDOW = 256  # px of the frame: what is looked at closely
_SOFTENED = 1.0  # px, sigma
_SOFTENED_MORE = 3.0
_LEAST_FIELD = 24  # px: smaller, and nothing can be said of what repeats


@dataclass(frozen=True, slots=True)
class Outline:
    """A patch of code-like cells. Lengths are in cells."""

    contour: Contour
    box: tuple[int, int, int, int]  # left, top, width, height
    shorter: float  # sides of the smallest rectangle around it
    longer: float
    fill: float  # share of that rectangle
    edges: int  # of the picture, that it touches
    spans: bool  # it reaches from one edge to the opposite one

    @property
    def centre(self) -> Point:
        left, top, width, height = self.box
        return left + width / 2, top + height / 2

    @property
    def side(self) -> float:
        return math.sqrt(self.shorter * self.longer)


@dataclass(frozen=True, slots=True)
class Detail:
    """The middle of a patch, looked at closely. Grey levels 0 to 255, lengths in px of the frame."""

    light: float  # 98th percentile
    contrast: float  # to the 2nd
    softness: float  # share of the slopes' energy that further softening leaves: 0.1 sharp, 0.3 not
    periodic: float  # how well it matches itself moved: 1 a grid, under 0.4 a code


def find_outline(fresh: Cells, noise: float) -> Outline | None:
    """The largest compact patch in a map of new grain over a noise of so much grain."""
    import numpy as np  # noqa: PLC0415 - heavy

    cv2 = opencv()
    if fresh.size <= _STEEPEST:
        return None
    peak = float(np.partition(fresh, -_STEEPEST, axis=None)[-_STEEPEST])
    level = max(_OF_PEAK * peak, _LEAST_GRAIN, _ABOVE_NOISE * noise)
    if peak < level:
        return None
    mask = (fresh >= level).astype(np.uint8)
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    outlines = (_outline(np.asarray(contour, np.int32), fresh.shape) for contour in contours)
    compact = [outline for outline in outlines if outline is not None]
    return max(compact, key=lambda outline: outline.side * outline.fill, default=None)


def _outline(contour: Contour, shape: tuple[int, ...]) -> Outline | None:
    cv2 = opencv()
    # A contour runs through the middles of the outermost cells.
    cells = cv2.contourArea(contour) + cv2.arcLength(contour, closed=True) / 2 + 1
    if cells < _LEAST_CELLS:
        return None
    (_, sides, _) = cv2.minAreaRect(contour)
    shorter, longer = sorted(side + 1 for side in sides)
    fill = min(cells / (shorter * longer), 1.0)
    if fill < _LEAST_FILL:
        return None
    left, top, width, height = cv2.boundingRect(contour)
    low, right = left == 0, left + width == shape[1]
    high, bottom = top == 0, top + height == shape[0]
    edges = sum((low, right, high, bottom))
    spans = (low and right) or (high and bottom)
    return Outline(contour, (left, top, width, height), shorter, longer, fill, edges, spans)


def mask_of(outline: Outline, shape: tuple[int, ...], grow: int = 0) -> Mask:
    """The cells inside it, and `grow` cells around; holes and bays belong to it."""
    import numpy as np  # noqa: PLC0415 - heavy

    cv2 = opencv()
    mask = np.zeros(shape, np.uint8)
    cv2.fillConvexPoly(mask, cv2.convexHull(outline.contour), 1)
    if grow:
        mask = np.asarray(cv2.dilate(mask, np.ones((2 * grow + 1, 2 * grow + 1), np.uint8)))
    return mask.astype(np.bool_)


def detail_of(grey: Grey, outline: Outline, cell: float) -> Detail:
    """Look at its middle closely, at most 256 px square; `cell` is the side of a cell in px."""
    import numpy as np  # noqa: PLC0415 - heavy

    part = _middle(grey, outline, cell)
    sample = part[::2, ::2].ravel()
    low, high = int(0.02 * (sample.size - 1)), int(0.98 * (sample.size - 1))
    sorted_ends = np.partition(sample, (low, high))
    dark, light = float(sorted_ends[low]), float(sorted_ends[high])
    return Detail(light, light - dark, _softness(part), _periodicity(part))


def _middle(grey: Grey, outline: Outline, cell: float) -> Grey:
    left, top, width, height = (round(length * cell) for length in outline.box)
    # The rim holds some of the quiet zone.
    half = (min(round(0.4 * width), _WINDOW // 2), min(round(0.4 * height), _WINDOW // 2))
    x, y = left + width // 2, top + height // 2
    return grey[max(y - half[1], 0) : y + half[1], max(x - half[0], 0) : x + half[0]]


def _softness(part: Grey) -> float:
    """As in Detail; 1 where there are no slopes."""
    import numpy as np  # noqa: PLC0415 - heavy

    cv2 = opencv()

    def energy(sigma: float) -> float:
        soft = cv2.GaussianBlur(part, (0, 0), sigma).astype(np.float32)
        down, across = np.diff(soft, axis=0), np.diff(soft, axis=1)
        return float(np.mean(down * down) + np.mean(across * across))

    # The first softening takes the noise away, which would pass for steep slopes.
    steep = energy(_SOFTENED)
    return energy(_SOFTENED_MORE) / steep if steep > 0 else 1.0


def _periodicity(part: Grey) -> float:
    """The highest autocorrelation away from the middle peak: plaids and blinds repeat, codes do not."""
    import numpy as np  # noqa: PLC0415 - heavy

    cv2 = opencv()
    half = cv2.resize(part, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    field = half.astype(np.float32)
    field -= cv2.blur(field, (33, 33))  # uneven light repeats at no distance
    side = min(field.shape)
    if side < _LEAST_FIELD:
        return 0.0
    spectrum = np.fft.rfft2(field)
    match = np.fft.irfft2(np.abs(spectrum) ** 2, s=field.shape)
    if match[0, 0] <= 0:
        return 0.0
    match /= match[0, 0]
    rows = np.minimum(np.arange(field.shape[0]), field.shape[0] - np.arange(field.shape[0]))
    columns = np.minimum(np.arange(field.shape[1]), field.shape[1] - np.arange(field.shape[1]))
    away = np.hypot(rows[:, None], columns[None, :])
    # The middle peak ends where the match first falls to nothing.
    width = _first_zero(match)
    ring = match[(away > 1.5 * width) & (away < side / 2)]
    return float(ring.max()) if ring.size else 0.0


def _first_zero(match: NDArray[np.float64]) -> int:
    for distance in range(1, min(match.shape) // 2):
        if min(match[distance, 0], match[0, distance]) <= 0:
            return distance
    return int(min(match.shape)) // 2
