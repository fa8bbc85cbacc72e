"""Which of several codes in view is the one that is held up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from hardware.decode.geometry import area, centre
from hardware.decode.look import Corners
from hardware.decode.sightings import Sighting

LIKE_WEIGHT = 0.6  # of the heavier: from there on two codes weigh alike
_CLEARLY_NEARER = 0.25  # of half the diagonal of the frame


class Choice(NamedTuple):
    foremost: Sighting | None
    several: bool  # two different codes weigh alike: whoever holds them must be asked


def weight(corners: Corners, width: int, height: int) -> float:
    """Its area; in the outermost corner a third of it."""
    return area(corners) / (1 + 2 * _away(corners, width, height))


def choose(read: Sequence[Sighting], width: int, height: int) -> Choice:
    """The larger in the middle; nobody where another text is as large and as central.

    Codes that were seen but not read have no say: one in a newspaper in the background must not keep
    the one in the hand from being read.
    """
    if not read:
        return Choice(None, several=False)
    first, *others = sorted(read, key=lambda s: weight(s.corners, width, height), reverse=True)
    least = LIKE_WEIGHT * weight(first.corners, width, height)
    for other in others:
        if other.text == first.text or weight(other.corners, width, height) < least:
            continue
        nearer = _away(other.corners, width, height) - _away(first.corners, width, height)
        if nearer < _CLEARLY_NEARER:
            return Choice(None, several=True)
    return Choice(first, several=False)


def each_text_once(read: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """Of sightings of one text the largest."""
    largest: dict[str, Sighting] = {}
    for sighting in read:
        known = largest.get(sighting.text)
        if known is None or sighting.area > known.area:
            largest[sighting.text] = sighting
    return tuple(largest.values())


def _away(corners: Corners, width: int, height: int) -> float:
    """From the middle of the frame: 0 there, 1 in its corners."""
    return math.dist(centre(corners), (width / 2, height / 2)) / (math.hypot(width, height) / 2)
