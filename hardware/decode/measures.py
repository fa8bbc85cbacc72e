"""What a frame is like, by cheap statistics of its likeliest place, or else of its middle."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hardware.camera.library import opencv
from hardware.decode.geometry import box_around, middle_box
from hardware.decode.look import Corners, Measures
from hardware.decode.parts import cut_box

if TYPE_CHECKING:
    from hardware.decode.sightings import Grey

_SAMPLE = 60_000  # pixels
_SMALLEST = 4  # px a side: in less there are no edges to judge
_FULL_WHITE = 250
_MIDDLE = 0.3  # of the frame's pixels
_STEEP = 0.99  # quantile of the slopes
_SMOOTHED = 1.0  # px sigma
_LEAST_CONTRAST = 8.0  # grey levels between dark and light: below, there are no edges to judge


def measure(grey: Grey, corners: Corners | None) -> Measures:
    """Measures of the part within `corners`, or of the middle. Takes about a millisecond."""
    height, width = grey.shape[:2]
    box = middle_box(width, height, int(_MIDDLE * width * height))
    if corners is not None:
        around = box_around(corners, 0, width, height)
        box = around if around.pixels else box
    part = cut_box(grey, box).picture
    if min(part.shape) < _SMALLEST:
        return _statistics(grey, 0.0)
    step = max(int(math.sqrt(part.size / _SAMPLE)), 1)
    return _statistics(part[::step, ::step], _steepest(part))


def _statistics(sample: Grey, slope: float) -> Measures:
    import numpy as np  # noqa: PLC0415 - heavy

    counts = np.bincount(sample.ravel(), minlength=256)
    summed = np.cumsum(counts) / sample.size
    dark, light = (float(np.searchsorted(summed, share)) for share in (0.02, 0.98))
    mean = float(counts @ np.arange(256)) / sample.size
    saturated = float(counts[_FULL_WHITE:].sum()) / sample.size
    return Measures(mean, dark, light, saturated, _sigma(light - dark, slope))


def _steepest(part: Grey) -> float:
    """The steepest slopes in the middle of a picture, grey levels a px."""
    import numpy as np  # noqa: PLC0415 - heavy

    cv2 = opencv()
    height, width = part.shape
    box = middle_box(width, height, _SAMPLE)
    piece = np.ascontiguousarray(part[box.top : box.bottom, box.left : box.right])
    # A little smoothing keeps the noise of a dim picture from passing for edges; see _sigma.
    smooth = cv2.GaussianBlur(piece, (0, 0), _SMOOTHED)
    across = cv2.Sobel(smooth, cv2.CV_16S, 1, 0, ksize=1)
    down = cv2.Sobel(smooth, cv2.CV_16S, 0, 1, ksize=1)
    slopes = np.hypot(across[::2, ::2], down[::2, ::2]).ravel() / 2
    at = int((slopes.size - 1) * _STEEP)
    return float(np.partition(slopes, at)[at])


def _sigma(contrast: float, slope: float) -> float:
    """An edge of height h under a Gaussian of sigma s is h / (s sqrt(2 pi)) steep."""
    if contrast < _LEAST_CONTRAST or slope <= 0:
        return math.inf
    total = contrast / (slope * math.sqrt(2 * math.pi))
    return math.sqrt(max(total**2 - _SMOOTHED**2, 0.0))
