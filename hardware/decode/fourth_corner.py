"""Where a symbol's fourth corner is, which has no finder pattern: by its two free edges.

Three finder patterns fix a parallelogram. Held at a slant, the symbol is none; its right and lower
edges then run from the known corners to somewhere beside the fourth, and beyond them all is light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hardware.camera.library import opencv
from hardware.decode.look import Corners

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_POINTS = 2  # a module
_MARGIN = 8  # modules around the symbol
_REACH = 5.0  # modules to either side of the parallelogram's corner
_STEP = 0.25
_STRIP = 1.5  # modules, on both sides of an edge
_LEAST_STEP = 0.25  # of the symbol's contrast


def refined(picture: Floats, corners: Corners, modules: int) -> Corners:
    """The same corners with the third (lower right) moved to where the free edges meet."""
    import numpy as np  # noqa: PLC0415 - heavy

    cv2 = opencv()
    a, b, _, d = corners
    ux, uy = (b[0] - a[0]) / modules, (b[1] - a[1]) / modules
    vx, vy = (d[0] - a[0]) / modules, (d[1] - a[1]) / modules
    size = (modules + 2 * _MARGIN) * _POINTS
    first = (0.5 / _POINTS) - _MARGIN
    matrix = np.array(
        (
            (ux / _POINTS, vx / _POINTS, a[0] + first * (ux + vx)),
            (uy / _POINTS, vy / _POINTS, a[1] + first * (uy + vy)),
        )
    )
    straight = cv2.warpAffine(
        picture,
        matrix,
        (size, size),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    dx = _slant(straight, modules)
    dy = _slant(straight.T, modules)
    x, y = modules + dx, modules + dy
    fourth = a[0] + x * ux + y * vx, a[1] + x * uy + y * vy
    return a, b, fourth, d


def _slant(straight: Floats, modules: int) -> float:
    """How far out, in modules, the right edge has got at the lower end of the symbol."""
    import numpy as np  # noqa: PLC0415 - heavy

    rows = np.arange(modules * _POINTS)
    down = (rows + 0.5) / rows.size
    slants = np.arange(-_REACH, _REACH + _STEP / 2, _STEP)
    edge = (_MARGIN + modules + slants[:, None] * down[None, :]) * _POINTS
    summed = np.cumsum(straight, axis=1)
    lines = rows[None, :] + _MARGIN * _POINTS

    def strip(begin: float, end: float) -> Floats:
        """Mean over a strip beside the edge, from `begin` to `end` modules out."""
        left = np.rint(edge + begin * _POINTS).astype(int) - 1
        right = np.rint(edge + end * _POINTS).astype(int) - 1
        mean: Floats = (summed[lines, right] - summed[lines, left]) / (right - left)
        return mean

    # The lower half tells more of the slant, and the upper end holds a finder pattern's border.
    steps = ((strip(0, _STRIP) - strip(-_STRIP, 0)) * down).mean(axis=1)
    contrast = float(straight.std())
    best = int(np.argmax(steps))
    if steps[best] < _LEAST_STEP * contrast:
        return 0.0
    return float(slants[best])
