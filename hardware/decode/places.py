"""Where symbols were seen lately that nobody has read: kept for half a second, then forgotten."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable

from hardware.decode.geometry import are_same_place, area, centre, is_plausible
from hardware.decode.look import Corners, Place

KEPT_FOR = 0.5  # seconds
_MOST = 6
_MOST_ADDED = 8  # at once


class Places:
    """At most a handful, likeliest first: located before guessed, then large, new and central."""

    def __init__(self) -> None:
        self._places: list[Place] = []

    def add(self, places: Iterable[Place], width: int, height: int) -> None:
        """A newer place takes the place of an older one there, unless that knew more.

        Of many at once only the largest, for each is compared with each.
        """
        plausible = [place for place in places if is_plausible(place.corners, width, height)]
        largest = heapq.nlargest(_MOST_ADDED, plausible, key=lambda p: (p.located, area(p.corners)))
        for place in plausible:
            if place in largest:
                self._add(place)

    def _add(self, place: Place) -> None:
        kept = []
        for other in self._places:
            if not are_same_place(place.corners, other.corners):
                kept.append(other)
            elif other.located and not place.located:
                return
        self._places = [*kept, place]

    def drop_read(self, corners: Corners) -> None:
        """What stands there has been read."""
        self._places = [p for p in self._places if not are_same_place(p.corners, corners)]

    def now(self, at: float, width: int, height: int) -> tuple[Place, ...]:
        """Those that are not too old at that time; a clock that went back makes them so too."""
        fresh = [place for place in self._places if 0 <= at - place.seen_at <= KEPT_FOR]
        middle, reach = (width / 2, height / 2), math.hypot(width, height) / 2

        def weight(place: Place) -> tuple[bool, float]:
            away = math.dist(centre(place.corners), middle) / reach
            age = (at - place.seen_at) / KEPT_FOR
            return place.located, area(place.corners) / (1 + 2 * away) * (1 - age / 2)

        self._places = sorted(fresh, key=weight, reverse=True)[:_MOST]
        return tuple(self._places)

    def forget(self) -> None:
        self._places = []
