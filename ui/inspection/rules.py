"""Sizes, edges and distances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import hypot

import numpy as np
from PySide6.QtCore import QRectF

from kiosk.session.preferences import TextSize
from ui.inspection.items import SLACK, place_of
from ui.inspection.targets import Target
from ui.inspection.words import Words

LEAST_TARGET = 10.0
LEAST_PRIMARY = 15.0
LEAST_GAP = 8.0
LEAST_CAPITALS = {
    TextSize.STANDARD: 4.8,
    TextSize.LARGE: 5.4,
    TextSize.LARGER: 6.4,
    TextSize.LARGEST: 7.3,
}
LEAST_CAPITALS_OF_STAFF = 3.2
"""Whatever the text size: docs/decisions/0023-staff-screens.md."""

_ROUNDING = 0.06  # mm: sizes are rounded to whole dots


def reading(words: list[Words], glass: QRectF) -> Iterator[str]:
    """Every text is there as a whole."""
    for each in words:
        if each.cut_off:
            yield f"cut off: {each.text!r}"
        if not each.seen.isEmpty() and not glass.contains(each.seen):
            yield f"outside the glass: {each.text!r}"
        card = each.card
        if card is not None and not place_of(card).adjusted(-1, -1, 1, 1).contains(each.place):
            yield f"sticks out of its card: {each.text!r}"


def sizes(words: list[Words], px_per_mm: float, least: float) -> Iterator[str]:
    """Every text can be read from where one stands. `least`: mm of its capitals."""
    for each in words:
        if each.capitals / px_per_mm < least - _ROUNDING:
            yield f"capitals of {each.capitals / px_per_mm:.2f} mm: {each.text!r}"


def touching(targets: list[Target], px_per_mm: float, glass: QRectF) -> Iterator[str]:
    """Every target is large enough, and far enough from the next."""
    for each in targets:
        least = LEAST_PRIMARY if each.primary else LEAST_TARGET
        height, width = each.place.height() / px_per_mm, each.place.width() / px_per_mm
        if height < least - _ROUNDING or width < LEAST_TARGET - _ROUNDING:
            yield f"a target of {width:.1f} x {height:.1f} mm: {each.name!r}"
        if each.cut_off:
            yield f"a target that is cut off: {each.name!r}"
        if not each.seen.isEmpty() and not glass.contains(each.seen):
            yield f"outside the glass: {each.name!r}"
    for one, other in combinations(targets, 2):
        gap = _gap(one.seen, other.seen) / px_per_mm
        if gap < LEAST_GAP - 2 * _ROUNDING:
            yield f"{gap:.1f} mm between {one.name!r} and {other.name!r}"


def collisions(words: list[Words], targets: list[Target]) -> Iterator[str]:
    """Nothing is drawn over anything else."""
    texts = [each.seen for each in words]
    for first, second in _overlaps(texts, texts):
        if first < second:
            yield f"{words[first].text!r} runs into {words[second].text!r}"
    for first, second in _overlaps(texts, [each.seen for each in targets]):
        one, target = words[first], targets[second]
        if not target.item.isAncestorOf(one.item):
            yield f"{one.text!r} runs into the button {target.name!r}"


def _overlaps(ones: Sequence[QRectF], others: Sequence[QRectF]) -> Iterator[tuple[int, int]]:
    """Indices of those that have more in common than an edge."""
    if not ones or not others:
        return
    one, other = _edges(ones)[:, None, :], _edges(others)[None, :, :]
    common = np.minimum(one[..., 2:], other[..., 2:]) - np.maximum(one[..., :2], other[..., :2])
    yield from ((int(i), int(j)) for i, j in np.argwhere((common > SLACK).all(axis=-1)))


def _edges(places: Sequence[QRectF]) -> np.ndarray:
    """One row each: left, top, right, bottom."""
    return np.array([(each.left(), each.top(), each.right(), each.bottom()) for each in places])


def _gap(one: QRectF, other: QRectF) -> float:
    across = max(one.left() - other.right(), other.left() - one.right(), 0.0)
    down = max(one.top() - other.bottom(), other.top() - one.bottom(), 0.0)
    return hypot(across, down)
