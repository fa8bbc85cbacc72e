"""The rung that reads nothing: it finds out where a symbol is, for those that come after it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from hardware.decode import finders, fourth_corner
from hardware.decode.frame_time import Cost, FrameTime
from hardware.decode.geometry import Box, are_same_place, corners_of, middle_box
from hardware.decode.look import Attempt, Look, Place
from hardware.decode.parts import box_of, cut_box
from hardware.decode.texture import code_like

SIDE = 300  # px: what is searched for finder patterns is brought to that size
_MOST_ENLARGED = 2.0
_LEAST_LIKENESS = 0.68  # what looks like a code but is none reaches 0.7 once in a while
_SURE = 0.8
_SURE_FOR = 0.4  # seconds: then a symbol that is held is to be located anew
_MIDDLE = 0.4  # of the frame's pixels
_UNSURE, _KNOWN = 1.0, 0.3  # how it suits


class Locate:
    """Surrounds what looks like a code, and searches the frame for finder patterns, piece by piece."""

    name = "locate"

    def __init__(self, time: FrameTime) -> None:
        self._time = time
        self._search_cost = Cost(time, 0.12)
        self._texture_cost = Cost(time, 0.002)
        self._turn = 0
        self._sure_at = -math.inf

    def suits(self, look: Look) -> float:
        """Most until a symbol is found beyond doubt: what the other rungs do rests on it."""
        return _KNOWN if 0 <= look.taken_at - self._sure_at < _SURE_FOR else _UNSURE

    def forget(self) -> None:
        self._turn = 0
        self._sure_at = -math.inf

    def attempt(self, look: Look) -> Attempt:
        if self._texture_cost.seconds(look.grey.size) > self._time.left():
            return Attempt()
        with self._texture_cost.measured(look.grey.size):
            boxes = code_like(look.grey)
        around = [Place(corners_of(box), located=False, seen_at=look.taken_at) for box in boxes]
        located = self._search(look, _pieces(look, around))
        unlike = (
            place
            for place in around
            if not any(are_same_place(place.corners, other.corners) for other in located)
        )
        return Attempt((), (*unlike, *located))

    def _search(self, look: Look, pieces: Sequence[Box]) -> list[Place]:
        """As many pieces as there is time for, from where the last frame left off."""
        first = self._turn % len(pieces)
        located = []
        for piece in (*pieces[first:], *pieces[:first]):
            if self._search_cost.seconds(SIDE * SIDE) > self._time.left():
                break
            with self._search_cost.measured(SIDE * SIDE):
                place, likeness = _symbol_in(look, piece)
            if place is not None:
                located.append(place)
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
