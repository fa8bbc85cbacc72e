"""Where the modules really lie: the homography of three corners, corrected by what is seen.

The fourth corner is only extrapolated at first, paper bends, and lenses distort.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hardware.camera.library import opencv
from hardware.decode.restore import crop as crops
from hardware.decode.restore import geometry, patterns, tables
from hardware.decode.restore.crop import NODES, Warp

if TYPE_CHECKING:
    from hardware.decode.restore.crop import Doubles
    from hardware.decode.restore.geometry import Floats
    from hardware.decode.restore.patterns import Pose

_SLACK = 2.5  # modules that the fourth corner may be off
_SLACK_SHARE = 0.07  # and of the symbol's side, by perspective
_STEP = 0.5
_DEAR = 0.02  # likeness that a shift of the fourth corner by a module must gain
_NEAR = 1.5  # modules around the place where a pattern is expected once that corner is found
_LEAST_LIKENESS = 0.5  # correlation coefficient of an alignment pattern
_BLOCKS = 12  # along a side, of which each says how far it is off
_STIFF = 0.02  # weight of straightness against what the blocks say
_MOST_SHIFT = 0.6  # modules, in one step


def flat(pose: Pose) -> Warp:
    """As if there were nothing to correct."""
    import numpy as np  # noqa: PLC0415 - heavy; see the package's other modules

    return Warp(pose.version, pose.homography, np.zeros((NODES, NODES, 2)))


def aligned(samples: Floats, pose: Pose) -> Warp:
    """The warp by the alignment patterns. `samples` are evened, of the flat warp of `pose`."""
    import numpy as np  # noqa: PLC0415

    side = tables.side(pose.version)
    centres = np.array(geometry.layout(pose.version).alignment, np.float64).reshape(-1, 2)
    if not len(centres):
        return flat(pose)
    centres = centres[:, ::-1] + 0.5  # x, y of the middle of the module
    slack = _SLACK + _SLACK_SHARE * side
    pulls = _pulled(side, centres)
    maps = [
        _likeness(samples, at, slack * pull + _NEAR)
        for at, pull in zip(centres, pulls, strict=True)
    ]
    shift = _fourth_corner(maps, pulls, slack)
    square = crops.unit_square() * side
    moved = square.copy()
    moved[2] += shift
    from_moved = crops.homography(square, crops.project(pose.homography, moved))
    warp = Warp(pose.version, from_moved, np.zeros((NODES, NODES, 2)))
    expected = crops.project(np.linalg.inv(pose.homography) @ from_moved, centres) - centres
    rows = []
    for at, (likeness, reach), where in zip(centres, maps, expected, strict=True):
        low = np.maximum(np.round((where - _NEAR + reach) * 2).astype(int), 0)
        high = np.round((where + _NEAR + reach) * 2).astype(int) + 1
        part = likeness[low[1] : high[1], low[0] : high[0]]
        if part.size == 0:
            continue
        peak, (x, y) = patterns.highest(part)
        if peak >= _LEAST_LIKENESS:
            found = (np.array((x, y)) + low) / 2 - reach
            rows.append((*at, *(found - where), peak**4))
    if len(rows) < 4:  # noqa: PLR2004 - versions 2 to 6 have one, which the corner has used up
        return warp
    seen = np.array(rows)
    # Shifts are measured in modules of `pose`, which `from_moved` hardly changes.
    return Warp(pose.version, from_moved, _mesh(side, seen[:, :2], seen[:, 2:4], seen[:, 4]))


def adjusted(warp: Warp, samples: Floats, expected: Floats, weight: Floats) -> Warp:
    """`warp` shifted so that `samples` come to lie where `expected` has them.

    Both are evened and blurred alike (2 samples a module, with the margin). Lucas and Kanade's
    step in each of _BLOCKS x _BLOCKS blocks, and a stiff mesh through them.
    """
    import numpy as np  # noqa: PLC0415

    cv2 = opencv()
    side = tables.side(warp.version)
    across = cv2.Sobel(expected, cv2.CV_32F, 1, 0, ksize=3, scale=0.25)  # a module: two samples
    down = cv2.Sobel(expected, cv2.CV_32F, 0, 1, ksize=3, scale=0.25)
    error = samples - expected
    weighted_across, weighted_down = weight * across, weight * down

    def sums(values: Floats) -> Doubles:
        small = cv2.resize(values, (_BLOCKS, _BLOCKS), interpolation=cv2.INTER_AREA)
        return np.asarray(small, np.float64).ravel()

    xx, xy, yy = (
        sums(weighted_across * across),
        sums(weighted_across * down),
        sums(weighted_down * down),
    )
    xe, ye = sums(weighted_across * error), sums(weighted_down * error)
    firm = 0.05 * float((xx + yy).mean()) + 1e-9
    determinant = (xx + firm) * (yy + firm) - xy * xy
    # samples(p) = expected(p - shift): the picture lies further on where the error falls.
    shift = (
        -np.column_stack([(yy + firm) * xe - xy * ye, (xx + firm) * ye - xy * xe])
        / determinant[:, None]
    )
    shift = np.clip(shift, -_MOST_SHIFT, _MOST_SHIFT)
    span = (side + 2 * geometry.MARGIN) / _BLOCKS
    middle = (np.arange(_BLOCKS) + 0.5) * span - geometry.MARGIN
    x, y = np.meshgrid(middle, middle)
    weights = (xx + yy) / float((xx + yy).mean() + 1e-9)
    mesh = _mesh(side, np.column_stack([x.ravel(), y.ravel()]), shift, weights)
    return Warp(warp.version, warp.homography, warp.bend + mesh)


def _likeness(samples: Floats, at: Doubles, reach: Doubles) -> tuple[Floats, Doubles]:
    """Of an alignment pattern around `at`: map in half modules, and its reach (x, y; modules)."""
    import numpy as np  # noqa: PLC0415

    cv2 = opencv()
    border = 2 * geometry.MARGIN
    middle = np.round(2 * at - 5).astype(int) + border
    most = np.minimum(middle, np.array(samples.shape[::-1]) - 10 - middle)
    room = np.clip(np.ceil(2 * reach).astype(int), 0, np.maximum(most, 0))
    x, y = middle - room
    x_end, y_end = middle + room + 10
    window = samples[y:y_end, x:x_end]
    found = cv2.matchTemplate(window, _template(), cv2.TM_CCOEFF_NORMED)
    return np.nan_to_num(np.asarray(found, np.float32), posinf=0, neginf=0), room / 2


def _fourth_corner(maps: list[tuple[Floats, Doubles]], pulls: Doubles, slack: float) -> Doubles:
    """The shift (x, y; modules) of the lower right corner that most alignment patterns vote for."""
    import numpy as np  # noqa: PLC0415

    steps = np.arange(-slack, slack + _STEP / 2, _STEP)
    x, y = (part.ravel() for part in np.meshgrid(steps, steps))
    votes = np.zeros(len(x))
    for (likeness, reach), pull in zip(maps, pulls, strict=True):
        columns = np.round((x * pull[0] + reach[0]) * 2).astype(int)
        rows = np.round((y * pull[1] + reach[1]) * 2).astype(int)
        inside = (columns >= 0) & (rows >= 0)
        inside &= (columns < likeness.shape[1]) & (rows < likeness.shape[0])
        height, width = likeness.shape
        votes += inside * likeness[np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1)]
    votes -= _DEAR * len(maps) * np.hypot(x, y)
    best = int(votes.argmax())
    return np.array((x[best], y[best]))


def _pulled(side: int, centres: Doubles) -> Doubles:
    """How far each point moves when the fourth corner moves by one module, x and y alike."""
    import numpy as np  # noqa: PLC0415

    square = crops.unit_square() * side
    moved = square.copy()
    moved[2] += 1
    return np.asarray(crops.project(crops.homography(square, moved), centres) - centres, np.float64)


def _mesh(side: int, at: Doubles, shift: Doubles, weight: Doubles) -> Doubles:
    """The stiff mesh through shifts seen at some points: NODES x NODES x 2, modules."""
    import numpy as np  # noqa: PLC0415

    rows = crops.hats(at[:, 1], side)
    columns = crops.hats(at[:, 0], side)
    design = (rows[:, :, None] * columns[:, None, :]).reshape(len(at), NODES * NODES)
    weighted = design * weight[:, None]
    normal = weighted.T @ design + (_STIFF * float(weight.sum()) + 1e-6) * _bending()
    return np.asarray(np.linalg.solve(normal, weighted.T @ shift).reshape(NODES, NODES, 2))


@lru_cache(maxsize=1)
def _bending() -> Doubles:
    """Squared second differences along both ways, and a trace of size, so that it is regular."""
    import numpy as np  # noqa: PLC0415

    second = np.diff(np.eye(NODES), 2, axis=0)
    first = np.diff(np.eye(NODES), 1, axis=0)
    along = second.T @ second
    one = np.eye(NODES)
    twist = np.kron(first.T @ first, first.T @ first)
    return np.asarray(
        (np.kron(along, one) + np.kron(one, along) + twist + 1e-3 * np.eye(NODES**2)) / NODES**2
    )


@lru_cache(maxsize=1)
def _template() -> Floats:
    """An alignment pattern; dark is high, as in what is evened."""
    known = geometry.layout(2).known[16:21, 16:21]
    return -patterns.template(known)
