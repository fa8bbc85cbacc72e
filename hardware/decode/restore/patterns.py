"""Finding the symbol's own marks: which corner is which, which version it is, where it is bent."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from hardware.camera.library import opencv
from hardware.decode.restore import crop as crops
from hardware.decode.restore import geometry, tables

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hardware.decode.restore.crop import Crop, Doubles
    from hardware.decode.restore.geometry import Floats

_PITCH = 2  # px a module that patterns are looked for with
_REACH = 3  # modules around where a finder pattern should be
_FINDER = 8  # modules of the template: pattern, and separator where it faces the symbol
_CENTRE = 4.0  # modules from the symbol's edges to the middle of that
_LEAST_LIKENESS = 0.45  # mean correlation coefficient of the three finder patterns
_SIMILAR = 0.14  # sizes that finder patterns alone do not tell apart
_COARSE = (1, 2, 3, 5, 7, 9, 12, 16, 20, 25)  # versions, each a fifth larger than the one before
_GUESSES = 3  # versions that are tried further
_LEAST_CONTRAST = 1e-3  # of full scale (standard deviation): with less, nothing is seen


@dataclass(frozen=True, slots=True, eq=False)
class Pose:
    """A symbol's version and its corners (4 x 2, px of the crop) from its own upper left one.

    Upper left is where the three finder patterns meet; whether it is mirrored, they do not tell.
    """

    version: int
    corners: Doubles
    likeness: float

    @property
    def homography(self) -> Doubles:
        return crops.homography(crops.unit_square() * tables.side(self.version), self.corners)


def poses(crop: Crop, versions: tuple[int, ...] = ()) -> list[Pose]:
    """Likeliest first, few or none. Only `versions`, where they are given."""
    found = [p for v in versions or _COARSE if (p := _finders(crop, crop.corners, v)) is not None]
    if not found:
        return []
    best = max(found, key=lambda pose: pose.likeness)
    if versions:
        near = found
    else:
        side = tables.side(best.version)
        near = []
        for version in range(1, tables.MAX_VERSION + 1):
            if abs(tables.side(version) - side) <= _SIMILAR * side + 2:
                pose = _finders(crop, crop.corners, version)
                if pose is not None:
                    near.append(pose)
    timed = [(_timing(crop, pose), pose) for pose in near]
    timed.sort(key=lambda each: -each[0])
    return [pose for _, pose in timed[:_GUESSES]]


def _finders(crop: Crop, corners: Doubles, version: int) -> Pose | None:
    """The symbol as its three finder patterns have it, if it were of this version."""
    import numpy as np  # noqa: PLC0415 - heavy; see the package's other modules

    side = tables.side(version)
    square = crops.unit_square() * side
    transform = crops.homography(square, corners)
    centres = square + np.sign(side / 2 - square) * _CENTRE
    shifts = np.zeros((4, 2))
    likeness = np.zeros(4)
    for index, centre in enumerate(centres):
        likeness[index], shifts[index] = _look_for(crop.light, transform, centre, index)
    # Three have a finder pattern; the odd one out is the lower right corner.
    odd = int(likeness.argmin())
    three = [i for i in range(4) if i != odd]
    mean = float(likeness[three].mean())
    if mean < _LEAST_LIKENESS:
        return None
    # The corner without one goes where those beside it went, less where the one across did.
    shifts[odd] = shifts[odd - 1] + shifts[(odd + 1) % 4] - shifts[(odd + 2) % 4]
    moved = crops.homography(centres, crops.project(transform, centres + shifts))
    quad = crops.project(moved, square)
    if not crops.plausible(quad):
        return None
    order = [(odd + 2 + i) % 4 for i in range(4)]
    return Pose(version, quad[order], mean)


def _look_for(
    light: Floats, transform: Doubles, centre: Doubles, corner: int
) -> tuple[float, Doubles]:
    """Likeness (0 to 1) and shift (modules) of the finder pattern near `centre`."""
    import numpy as np  # noqa: PLC0415

    cv2 = opencv()
    half = _FINDER / 2 + _REACH
    size = int(2 * half * _PITCH)
    view = np.array(
        [
            [1 / _PITCH, 0, centre[0] - half + 0.5 / _PITCH],
            [0, 1 / _PITCH, centre[1] - half + 0.5 / _PITCH],
            [0, 0, 1],
        ]
    )
    window = cv2.warpPerspective(
        light,
        _to_pixel() @ transform @ view,
        (size, size),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    if cv2.meanStdDev(window)[1][0, 0] < _LEAST_CONTRAST:
        return 0.0, np.zeros(2)
    likeness = cv2.matchTemplate(window, _finder_templates()[corner], cv2.TM_CCOEFF_NORMED)
    peak, (x, y) = highest(likeness)
    return peak, np.array((x, y)) / _PITCH - _REACH


def highest(likeness: Floats) -> tuple[float, tuple[float, float]]:
    """The peak's height, and where it is (x, y) to a fraction, by a parabola each way."""
    _, peak, _, (column, row) = opencv().minMaxLoc(likeness)
    return min(float(peak), 1.0), (
        column + _vertex(likeness[row], column),
        row + _vertex(likeness[:, column], row),
    )


def _vertex(values: Floats, at: int) -> float:
    if not 0 < at < len(values) - 1:
        return 0.0
    before, peak, after = (float(value) for value in values[at - 1 : at + 2])
    curve = before - 2 * peak + after
    return 0.0 if curve > -1e-6 else max(-0.5, min(0.5, 0.5 * (before - after) / curve))  # noqa: PLR2004


def _timing(crop: Crop, pose: Pose) -> float:
    """How clearly dark and light alternate along both timing patterns, 0 to 1.

    Each half of a line by itself: a version off by one gets out of step by a whole period in each.
    """
    import numpy as np  # noqa: PLC0415

    cv2 = opencv()
    side = tables.side(pose.version)
    count = 2 * (side - 16)
    total = 0.0
    for swapped in (False, True):
        view = np.array([[0.5, 0, 8.25], [0, 0.25, 6.25], [0, 0, 1]])
        if swapped:
            view = view[[1, 0, 2]]
        strip = cv2.warpPerspective(
            crop.light,
            _to_pixel() @ pose.homography @ view,
            (count, 3),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )
        line = strip.mean(0)
        line = line - cv2.blur(line.reshape(1, -1), (5, 1), borderType=cv2.BORDER_REPLICATE)[0]
        turning = line * np.exp(0.5j * np.pi * np.arange(count))
        halves = abs(turning[: count // 2].sum()) + abs(turning[count // 2 :].sum())
        total += float(halves / (np.abs(line).sum() + 1e-9))
    return total / 2


@lru_cache(maxsize=1)
def _finder_templates() -> tuple[Floats, ...]:
    """For the corners clockwise from the upper left. What lies outside the symbol may be anything."""
    import numpy as np  # noqa: PLC0415

    first = geometry.layout(1).known[:8, :8]
    return tuple(template(np.rot90(first, -turn)) for turn in range(4))


def template(known: NDArray[np.int8]) -> Floats:
    """What a pattern looks like, two px a module, a little blurred; light is high."""
    import numpy as np  # noqa: PLC0415

    drawn = np.repeat(np.repeat(-known.astype(np.float32), _PITCH, 0), _PITCH, 1)
    return np.asarray(opencv().GaussianBlur(drawn, (0, 0), 0.5 * _PITCH), np.float32)


@lru_cache(maxsize=1)
def _to_pixel() -> Doubles:
    import numpy as np  # noqa: PLC0415

    return np.array([[1, 0, -0.5], [0, 1, -0.5], [0, 0, 1]], np.float64)
