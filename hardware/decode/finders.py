"""Finder patterns where blur, grain or glare hide them from a decoder: a matched filter and geometry.

A decoder looks for runs of 1:1:3:1:1 along a line (ISO/IEC 18004 clause 12), which two modules of
blur do away with. What then remains is a dark blob in a light ring, and three of those at the corners
of a right-angled isosceles triangle. `symbols` finds the triples and tells how many modules there
must be between them.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hardware.camera.library import opencv
from hardware.decode import finder_patterns
from hardware.decode.look import Corners
from hardware.decode.sightings import Point

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hardware.decode.sightings import Grey

    Floats = NDArray[np.float32]

_SCALES = tuple(1.5 * 2 ** (step / 3.5) for step in range(4))  # px a module, at full and half size
_SMALLEST = 32  # px: no symbol of 21 modules can be told in less
_LEAST_LIKENESS = 0.4  # correlation coefficient
_MOST_PEAKS = 9  # of a scale
_MOST_CHECKED = 9  # triples that are looked at more closely
_FINEST = 1.2  # px a module: less tells nothing
_CENTRE = 3.5  # modules from a symbol's edge to the middle of its finder pattern
_SIDES = range(21, 102, 4)  # modules, versions 1 to 21
_MOST_UNEQUAL = 1.7  # legs, by perspective
_LEAST_SINE = 0.75  # of the angle between the legs
_SCALE_DOUBT = 1.35  # a template of so much larger or smaller modules still fits


@dataclass(frozen=True, slots=True)
class Finder:
    """Something like a finder pattern. px of the picture; `likeness`: correlation, at most 1."""

    x: float
    y: float
    module: float
    likeness: float


@dataclass(frozen=True, slots=True)
class Symbol:
    """Three finder patterns and the modules along a side that agree best with them."""

    corners: Corners  # the fourth by the parallelogram
    modules: int
    likeness: float  # correlation of the finder patterns, at most 1


def symbols(picture: Grey) -> tuple[Symbol, ...]:
    """What may be symbols in a picture of at most some 300 x 300 px, likeliest first."""
    import numpy as np  # noqa: PLC0415 - heavy

    if min(picture.shape) < _SMALLEST:
        return ()
    exact = picture.astype(np.float32)
    candidates = [triple for level in find(exact) for triple in _triples(level)]
    candidates.sort(key=lambda triple: -triple[0])
    found = (_closely(exact, triple[1:]) for triple in candidates[:_MOST_CHECKED])
    return tuple(sorted((s for s in found if s is not None), key=lambda s: -s.likeness))


def find(picture: Floats) -> Iterator[list[Finder]]:
    """The likeliest finder patterns of each size, smallest modules first."""
    cv2 = opencv()
    half = cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    for shrunk, copy in ((1, picture), (2, half)):
        for module in _SCALES:
            template = finder_patterns.turned_every_way(module)
            if min(copy.shape) <= 2 * template.shape[0]:
                return
            likeness = cv2.matchTemplate(copy, template, cv2.TM_CCOEFF_NORMED)
            yield _peaks(likeness, module, template.shape[0] // 2, shrunk)


def _peaks(likeness: Floats, module: float, edge: int, shrunk: int) -> list[Finder]:
    import numpy as np  # noqa: PLC0415 - heavy

    apart = 2 * int(2 * module) + 1
    highest = opencv().dilate(likeness, np.ones((apart, apart), np.uint8))
    ys, xs = np.nonzero((likeness == highest) & (likeness > _LEAST_LIKENESS))
    order = np.argsort(-likeness[ys, xs])[:_MOST_PEAKS]
    found = []
    for at in order:
        x, y = _between(likeness, int(xs[at]), int(ys[at]))
        found.append(
            Finder(
                (x + edge + 0.5) * shrunk - 0.5,
                (y + edge + 0.5) * shrunk - 0.5,
                module * shrunk,
                float(likeness[ys[at], xs[at]]),
            )
        )
    return found


def _between(values: Floats, x: int, y: int) -> Point:
    """Where between the pixels the peak is: the top of a parabola."""
    height, width = values.shape
    if not (0 < x < width - 1 and 0 < y < height - 1):
        return float(x), float(y)
    return (
        x + _top(values[y, x - 1], values[y, x], values[y, x + 1]),
        y + _top(values[y - 1, x], values[y, x], values[y + 1, x]),
    )


def _top(before: float, at: float, after: float) -> float:
    bend = float(before - 2 * at + after)
    return 0.0 if bend >= 0 else min(max(float(before - after) / (2 * bend), -0.5), 0.5)


_Triple = tuple[float, Finder, Finder, Finder]


def _triples(finders: Sequence[Finder]) -> Iterator[_Triple]:
    """A score, and three that may be a symbol's upper left, upper right and lower left."""
    if not finders:
        return
    module = finders[0].module
    shortest = ((_SIDES[0] - 7) * module / _SCALE_DOUBT) ** 2
    longest = ((_SIDES[-1] - 7) * module * _SCALE_DOUBT) ** 2
    for a, b, c in itertools.combinations(finders, 3):
        ab, bc, ca = _squared(a, b), _squared(b, c), _squared(c, a)
        if ab >= bc and ab >= ca:
            corner, one, other, legs = c, a, b, (ca, bc)
        elif bc >= ca:
            corner, one, other, legs = a, b, c, (ab, ca)
        else:
            corner, one, other, legs = b, c, a, (bc, ab)
        if min(legs) < shortest or max(legs) > longest or max(legs) > _MOST_UNEQUAL**2 * min(legs):
            continue
        ux, uy = one.x - corner.x, one.y - corner.y
        vx, vy = other.x - corner.x, other.y - corner.y
        cross = ux * vy - uy * vx
        sine = abs(cross) / math.sqrt(legs[0] * legs[1])
        if sine < _LEAST_SINE:
            continue
        crooked = abs(math.log(legs[0] / legs[1])) / 2 + 1 - sine
        score = a.likeness + b.likeness + c.likeness - crooked
        # Chance likeness is rarer where a template takes in more of the picture.
        score *= math.sqrt(module)
        yield (score, corner, one, other) if cross > 0 else (score, corner, other, one)


def _squared(a: Finder, b: Finder) -> float:
    return (a.x - b.x) ** 2 + (a.y - b.y) ** 2


def _closely(picture: Floats, three: tuple[Finder, ...]) -> Symbol | None:
    """The number of modules between three finder patterns with which they look most like some."""
    a, b, c = three
    legs = ((b.x - a.x, b.y - a.y), (c.x - a.x, c.y - a.y))
    leg = (math.hypot(*legs[0]) + math.hypot(*legs[1])) / 2
    best, sides = -1.0, 0
    for modules in _SIDES:
        if 1 / _SCALE_DOUBT < leg / (modules - 7) / a.module < _SCALE_DOUBT:
            likeness = finder_patterns.likeness(
                picture,
                [(finder.x, finder.y) for finder in three],
                (legs[0][0] / (modules - 7), legs[0][1] / (modules - 7)),
                (legs[1][0] / (modules - 7), legs[1][1] / (modules - 7)),
            )
            if likeness > best:
                best, sides = likeness, modules
    if not sides:
        return None
    out = _CENTRE / (sides - 7)
    (ux, uy), (vx, vy) = legs

    def at(u: float, v: float) -> Point:
        return a.x + u * ux + v * vx, a.y + u * uy + v * vy

    corners = at(-out, -out), at(1 + out, -out), at(1 + out, 1 + out), at(-out, 1 + out)
    return Symbol(corners, sides, best)


def likeness_at(picture: Grey, corners: Corners) -> float:
    """How like finder patterns those are that a symbol with these corners would have; at most 1.

    Tells symbols from what a decoder took for one.
    """
    a, b, c, d = corners
    side = math.dist(a, b)
    return max(
        (
            finder_patterns.likeness(
                picture,
                [_inside(a, b, d, n), _inside(b, a, c, n), _inside(d, a, c, n)],
                ((b[0] - a[0]) / n, (b[1] - a[1]) / n),
                ((d[0] - a[0]) / n, (d[1] - a[1]) / n),
            )
            for n in _SIDES
            if side >= n * _FINEST
        ),
        default=0.0,
    )


def _inside(corner: Point, one: Point, other: Point, modules: int) -> Point:
    """The middle of the finder pattern in a corner, whose neighbours are `one` and `other`."""
    share = _CENTRE / modules
    return (
        corner[0] + share * (one[0] + other[0] - 2 * corner[0]),
        corner[1] + share * (one[1] + other[1] - 2 * corner[1]),
    )
