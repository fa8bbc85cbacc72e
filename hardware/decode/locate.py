"""The rung that reads nothing: it finds out where a symbol is, for those that come after it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hardware.decode import finders, fourth_corner
from hardware.decode.frame_time import Cost, FrameTime
from hardware.decode.geometry import (
    Box,
    are_same_place,
    area,
    corners_of,
    is_plausible,
    middle_box,
)
from hardware.decode.look import Attempt, Corners, Look, Place
from hardware.decode.parts import box_of, cut_box
from hardware.decode.texture import code_like

if TYPE_CHECKING:
    from hardware.decode.sightings import Grey

SIDE = 300  # px: what is searched for finder patterns is brought to that size
_MOST_ENLARGED = 2.0
_LEAST_LIKENESS = 0.68  # what looks like a code but is none reaches 0.7 once in a while
_LEAST_LIKENESS_SEEN = 0.5  # less for what a decoder took for a symbol: its runs fit already
_MOST_CHECKED = 4  # of those, on a frame
_SURE = 0.8
_SURE_FOR = 0.4  # seconds: then a symbol that is held is to be located anew
_MIDDLE = 0.4  # of the frame's pixels
_REST = 4  # turns for one search where nothing is in view
_UNSURE, _KNOWN = 1.0, 0.3  # how it suits


class Locate:
    """Surrounds what looks like a code, and searches the frame for finder patterns, piece by piece."""

    name = "locate"

    def __init__(self, time: FrameTime) -> None:
        self._time = time
        self._search_cost = Cost(time, 0.12)
        self._texture_cost = Cost(time, 0.002)
        self.forget()

    def suits(self, look: Look) -> float:
        """Most until a symbol is found beyond doubt: what the other rungs do rests on it."""
        return _KNOWN if 0 <= look.taken_at - self._sure_at < _SURE_FOR else _UNSURE

    def forget(self) -> None:
        self._turn = 0
        self._fruitless = 0  # pieces searched in a row
        self._rested = 0  # turns
        self._sure_at = -math.inf

    def attempt(self, look: Look) -> Attempt:
        if self._texture_cost.seconds(look.grey.size) > self._time.left():
            self._texture_cost.refused()
            return Attempt()
        with self._texture_cost.measured(look.grey.size):
            boxes = code_like(look.grey)
        around = [Place(corners_of(box), located=False, seen_at=look.taken_at) for box in boxes]
        pieces = _pieces(look, around)
        searches = self._searches(len(pieces), suggested=bool(around or look.places))
        located = self._search(look, pieces) if searches else []
        unlike = (
            place
            for place in around
            if not any(are_same_place(place.corners, other.corners) for other in located)
        )
        return Attempt((), (*unlike, *located))

    def _searches(self, pieces: int, *, suggested: bool) -> bool:
        """Not on every turn where a whole round came to nothing and nothing else suggests a code."""
        if suggested:
            self._fruitless = 0
        self._rested += 1
        if self._fruitless >= pieces and self._rested < _REST:
            return False
        self._rested = 0
        return True

    def _search(self, look: Look, pieces: Sequence[Box]) -> list[Place]:
        """As many pieces as there is time for, from where the last frame left off."""
        first = self._turn % len(pieces)
        located: list[Place] = []
        for done, piece in enumerate((*pieces[first:], *pieces[:first])):
            if self._search_cost.seconds(SIDE * SIDE) > self._time.left():
                if not done:
                    self._search_cost.refused()
                break
            with self._search_cost.measured(SIDE * SIDE):
                place, likeness = _symbol_in(look, piece)
            self._fruitless += 1
            if place is not None:
                located.append(place)
                self._fruitless = 0
            if likeness >= _SURE:
                self._sure_at = look.taken_at
                break  # and there again the next time
            self._turn += 1
        return located


def _pieces(look: Look, around: Sequence[Place]) -> list[Box]:
    """What looks like a code, and in between what may hold one that does not."""
    height, width = look.grey.shape[:2]
    boxes = [box_of(place, look.grey, look.taken_at) for place in around]
    middle = middle_box(width, height, int(_MIDDLE * width * height))
    left, right = (
        Box(0, 0, min(height, width), height),
        Box(max(width - height, 0), 0, width, height),
    )
    return [*boxes[:1], middle, *boxes[1:2], left, right, *boxes[2:]]


def _symbol_in(look: Look, piece: Box) -> tuple[Place | None, float]:
    """The likeliest symbol there if it is like enough, and how like it is."""
    import numpy as np  # noqa: PLC0415 - heavy

    part = cut_box(look.grey, piece)
    if not part.pixels:
        return None, 0.0
    part = part.resized(min(SIDE / max(part.picture.shape), _MOST_ENLARGED))
    found = finders.symbols(part.picture)
    if not found or found[0].likeness < _LEAST_LIKENESS:
        return None, 0.0
    exact = part.picture.astype(np.float32)
    corners = fourth_corner.refined(exact, found[0].corners, found[0].modules)
    place = Place(part.in_frame(corners), located=True, seen_at=look.taken_at)
    return place, found[0].likeness


def checked(unread: Sequence[Corners], grey: Grey, at: float) -> list[Place]:
    """The symbols that a decoder saw and could not read; the one most like a symbol last.

    Among what it reports are chance triples, on a real symbol too. What has no finder patterns is
    left for others to search.
    """
    height, width = grey.shape[:2]
    plausible = [corners for corners in unread if is_plausible(corners, width, height)]
    plausible.sort(key=area, reverse=True)
    likely = [
        (likeness, c)
        for c in plausible[:_MOST_CHECKED]
        if (likeness := finders.likeness_at(grey, c)) >= _LEAST_LIKENESS_SEEN
    ]
    return [Place(corners, located=True, seen_at=at) for _, corners in sorted(likely)]
