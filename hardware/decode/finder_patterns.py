"""What a finder pattern looks like (ISO/IEC 18004 clause 6.3.3), as templates for correlation.

Each shows the pattern and a module of light around it, 9 x 9 modules, a little out of focus.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from hardware.camera.library import opencv
from hardware.decode.sightings import Point

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hardware.decode.sightings import Grey

    Floats = NDArray[np.float32]

POINTS = 2  # a module, along each side of `upright`
_SIDE = 9  # modules
_SOFT = 0.5  # sigma of the blur, modules: sharper or softer ones find less
_FINE = 4  # points a pixel while drawing
_LITTLE = 4.0  # grey levels: where next to nothing is, nothing is like a pattern
_TURNS = 8  # in a quarter turn


@lru_cache(maxsize=1)
def upright() -> Floats:
    """18 x 18, POINTS a module; mean 0, norm 1."""
    import numpy as np  # noqa: PLC0415 - heavy

    fine = _FINE * POINTS
    at = (np.arange(_SIDE * fine, dtype=np.float32) + 0.5) / fine - _SIDE / 2
    light = _light(np.maximum(np.abs(at)[None, :], np.abs(at)[:, None]))
    pattern = _drawn(light, _SOFT * fine, _SIDE * POINTS)
    pattern -= pattern.mean()
    pattern /= np.linalg.norm(pattern)
    return pattern


@lru_cache(maxsize=32)
def turned_every_way(module: float) -> Floats:
    """The mean of the pattern in every direction; `module` px. Its side is odd, grey levels 0 to 255."""
    import numpy as np  # noqa: PLC0415 - heavy

    half = math.ceil(_SIDE / 2 * module)
    side = 2 * half + 1
    at = ((np.arange(side * _FINE, dtype=np.float32) + 0.5) / _FINE - side / 2) / module
    x, y = np.meshgrid(at, at)
    mean = np.zeros(x.shape, np.float32)
    for turn in np.arange(_TURNS) * (math.pi / 2 / _TURNS):
        u, v = x * math.cos(turn) + y * math.sin(turn), y * math.cos(turn) - x * math.sin(turn)
        mean += _light(np.maximum(np.abs(u), np.abs(v))) / _TURNS
    return 255 * _drawn(mean, _SOFT * module * _FINE, side)


def likeness(picture: Grey | Floats, centres: Sequence[Point], across: Point, down: Point) -> float:
    """How well what is around `centres` agrees with finder patterns; the mean correlation.

    `across`, `down`: the way from one module to the next, px.
    """
    import numpy as np  # noqa: PLC0415 - heavy

    cv2 = opencv()
    pattern = upright()
    size = pattern.shape[0]
    (ux, uy), (vx, vy) = ((x / POINTS, y / POINTS) for x, y in (across, down))
    total, middle = 0.0, (size - 1) / 2
    for x, y in centres:
        patch = cv2.warpAffine(
            picture,
            np.array(((ux, vx, x - middle * (ux + vx)), (uy, vy, y - middle * (uy + vy)))),
            (size, size),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        ).astype(np.float32)
        # The pattern's mean is 0, so that of the patch need not be taken off before the product.
        _, deviation = cv2.meanStdDev(patch)
        total += float(np.vdot(patch, pattern)) / (float(deviation[0, 0]) * size + _LITTLE)
    return total / len(centres)


def _light(ring: Floats) -> Floats:
    """1 where a finder pattern is light, 0 where dark; `ring`: modules from its middle."""
    import numpy as np  # noqa: PLC0415 - heavy

    dark = (ring < 1.5) | ((ring >= 2.5) & (ring < 3.5))  # noqa: PLR2004 - 1:1:3:1:1
    return np.where(dark, np.float32(0), np.float32(1))


def _drawn(fine: Floats, sigma: float, side: int) -> Floats:
    """Blurred, and averaged down to side x side."""
    cv2 = opencv()
    soft = cv2.GaussianBlur(fine, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE)
    drawn: Floats = cv2.resize(soft, (side, side), interpolation=cv2.INTER_AREA)
    return drawn
