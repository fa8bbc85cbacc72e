"""Quadrilaterals and boxes in a picture, px; x to the right, y down."""

from __future__ import annotations

import math
from typing import NamedTuple

from hardware.decode.look import Corners
from hardware.decode.sightings import Point

_MOST_UNEQUAL = 3.0  # sides of a symbol that is held at a slant


class Box(NamedTuple):
    """Whole pixels: `left` and `top` are inside, `right` and `bottom` just outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return max(self.right - self.left, 0)

    @property
    def height(self) -> int:
        return max(self.bottom - self.top, 0)

    @property
    def pixels(self) -> int:
        return self.width * self.height


def area(corners: Corners) -> float:
    """In px squared (the shoelace formula)."""
    pairs = zip(corners, (*corners[1:], corners[0]), strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


def centre(corners: Corners) -> Point:
    return sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4


def side(corners: Corners) -> float:
    """The side of a square of the same area, px."""
    return math.sqrt(area(corners))


def box_around(corners: Corners, margin: float, width: int, height: int) -> Box:
    """The box of whole pixels `margin` px around `corners`, cut to a picture of that size."""
    xs, ys = zip(*corners, strict=True)
    left, top = max(int(min(xs) - margin), 0), max(int(min(ys) - margin), 0)
    right = min(math.ceil(max(xs) + margin) + 1, width)
    bottom = min(math.ceil(max(ys) + margin) + 1, height)
    return Box(min(left, width), min(top, height), right, bottom)


def middle_box(width: int, height: int, pixels: int) -> Box:
    """The middle of a picture, of the same proportions, at most so many pixels."""
    scale = min(1.0, math.sqrt(pixels / max(width * height, 1)))
    wide, high = int(width * scale), int(height * scale)
    left, top = (width - wide) // 2, (height - high) // 2
    return Box(left, top, left + wide, top + high)


def corners_of(box: Box) -> Corners:
    left, top, right, bottom = (float(edge) for edge in box)
    return (left, top), (right, top), (right, bottom), (left, bottom)


def are_same_place(one: Corners, other: Corners) -> bool:
    """Whether two quadrilaterals are about one thing: centres near each other, sizes alike."""
    larger, smaller = sorted((side(one), side(other)), reverse=True)
    return math.dist(centre(one), centre(other)) < larger / 2 and larger < 2 * max(smaller, 1.0)


def is_plausible(corners: Corners, width: int, height: int) -> bool:
    """Whether a symbol can be there: convex, its middle in the picture, its sides not too unlike."""
    if not all(math.isfinite(x) and math.isfinite(y) for x, y in corners):
        return False
    turns = []
    for i in range(4):
        (ax, ay), (bx, by), (cx, cy) = (corners[(i + k) % 4] for k in range(3))
        turns.append((bx - ax) * (cy - by) - (by - ay) * (cx - bx))
    if not (all(turn > 0 for turn in turns) or all(turn < 0 for turn in turns)):
        return False
    sides = [math.dist(corners[i], corners[(i + 1) % 4]) for i in range(4)]
    x, y = centre(corners)
    return max(sides) < _MOST_UNEQUAL * min(sides) and 0 <= x < width and 0 <= y < height
