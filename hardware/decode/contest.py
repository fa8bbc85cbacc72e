"""Two codes in view, and the lesser is the one that can be read: which of them is held up.

A sticker in the corner is read on every frame, while the code in the hand is blurred. So the larger,
once it is located, keeps the lesser from being foremost for a while, in which the ladder goes on.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from hardware.decode.foremost import LIKE_WEIGHT, weight
from hardware.decode.geometry import centre, side
from hardware.decode.look import Look, Place
from hardware.decode.parts import DRIFT
from hardware.decode.places import KEPT_FOR
from hardware.decode.sightings import Sighting

HELD_BACK_FOR = 1.0  # seconds: a code in a newspaper must not stand in the way for longer
SLIGHT = 0.008  # of the frame's area: what is held up weighs more, 90 px in the middle of 1280x720


class Course(NamedTuple):
    """`climbs`: the ladder is to go on although a code was read. `anew`: it is to start over."""

    climbs: bool
    anew: bool


class Contest:
    """Keeps times only, nothing of what was read."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        self._held_back_since: float | None = None
        self._open_at = -math.inf
        self._slight = 0  # frames

    def course(self, read: Sequence[Sighting], look: Look) -> Course:
        """How to go on with a frame of which the first decoder read that.

        What was begun before a code came into view is given up, but not on each of its frames
        again: or the larger code, which takes several to restore, would never be read.
        """
        if not read:
            return Course(climbs=True, anew=False)
        height, width = look.grey.shape[:2]
        heaviest = max(read, key=lambda sighting: weight(sighting.corners, width, height))
        outweighed = is_outweighed(heaviest, look.places, look.taken_at, width, height)
        slight = weight(heaviest.corners, width, height) < SLIGHT * width * height
        if not outweighed and not slight:
            self._open_at = -math.inf
            return Course(climbs=False, anew=True)
        anew = not 0 <= look.taken_at - self._open_at <= KEPT_FOR
        self._open_at = look.taken_at
        self._slight = 0 if anew else self._slight + 1
        return Course(climbs=outweighed or self._slight % 2 == 1, anew=anew)

    def holds_back(
        self, foremost: Sighting, places: Sequence[Place], at: float, width: int, height: int
    ) -> bool:
        """Whether it has to wait because a larger code may soon be read."""
        if not is_outweighed(foremost, places, at, width, height):
            self._held_back_since = None
            return False
        since = self._held_back_since
        if since is None or at < since:
            since = self._held_back_since = at
        return at - since <= HELD_BACK_FOR


def is_outweighed(
    sighting: Sighting, places: Sequence[Place], at: float, width: int, height: int
) -> bool:
    """Whether another symbol that was located lately is clearly the larger in the middle."""
    least = weight(sighting.corners, width, height) / LIKE_WEIGHT
    return any(
        place.located
        and weight(place.corners, width, height) > least
        and not _may_be(place, sighting, at)
        for place in places
    )


def _may_be(place: Place, sighting: Sighting, at: float) -> bool:
    """Whether it is the same symbol, which has moved since it was located."""
    reach = side(place.corners) * (0.5 + DRIFT * max(at - place.seen_at, 0.0))
    return math.dist(centre(place.corners), centre(sighting.corners)) < reach
