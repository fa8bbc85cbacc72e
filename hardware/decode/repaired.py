"""The plain rung: cut out a place, size it, repair it, decode it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from hardware.decode.frame_time import Cost, FrameTime
from hardware.decode.locate import checked
from hardware.decode.look import Attempt, Corners, Look, Place
from hardware.decode.parts import Part, box_of, cut_box
from hardware.decode.sightings import Sighting

if TYPE_CHECKING:
    from hardware.decode.sightings import Grey

_FEWEST_PIXELS = 96 * 96  # made smaller than that, no symbol is readable
_PLACES = 3  # the likeliest are gone for
_MOST_ENLARGED = 3.0
_GUESSED = 0.4  # as promising where no symbol has been located yet


class PartDecoder(Protocol):
    """Gives what it read of a picture, and the corners of symbols it could not read."""

    def look(self, image: Grey) -> tuple[tuple[Sighting, ...], tuple[Corners, ...]]: ...


class Try(NamedTuple):
    """A repair, and the size of picture that it is for."""

    repair: Callable[[Grey], Grey]
    side: int | None = None  # px to which a place's smaller side is brought; None: as it is


class Repaired:
    """Goes through its tries, as many a frame as there is time for; the next frame goes on from there.

    `tries`: likeliest first. `suits`: how it suits a frame in which a symbol has been located.
    `seconds_a_megapixel` is a first guess at what repair and decoder cost.
    """

    def __init__(
        self,
        name: str,
        tries: Sequence[Try],
        decoder: PartDecoder,
        time: FrameTime,
        *,
        suits: float,
        seconds_a_megapixel: float = 0.012,
    ) -> None:
        self.name = name
        self._tries = tries
        self._decoder = decoder
        self._time = time
        self._suits = suits
        self._cost = Cost(time, seconds_a_megapixel)
        self._turn = 0

    def suits(self, look: Look) -> float:
        if not look.places:
            return 0.0
        return self._suits * (1.0 if look.places[0].located else _GUESSED)

    def forget(self) -> None:
        self._turn = 0

    def attempt(self, look: Look) -> Attempt:
        """Each try at each of the likeliest places, from where the last frame left off."""
        boxes = [box_of(place, look.grey, look.taken_at) for place in look.places[:_PLACES]]
        rounds = [(a_try, box) for a_try in self._tries for box in boxes if box.pixels]
        first, done = self._turn % max(len(rounds), 1), 0
        seen: list[Place] = []
        for number, (a_try, box) in enumerate((*rounds[first:], *rounds[:first]), start=first + 1):
            part = self._sized(cut_box(look.grey, box), a_try)
            if part is None and done:
                break
            if part is None:  # too dear for a whole frame; a cheaper one may not be
                continue
            done += 1
            self._turn = number
            with self._cost.measured(part.pixels):
                shown = part.showing(a_try.repair(part.picture))
                read, unread = self._decoder.look(shown.picture)
                if not look.places[0].located:
                    seen += _in_frame(shown, checked(unread, shown.picture, look.taken_at))
            if read:
                self._turn -= 1  # it may well be what reads the next frame too
                found = tuple(shown.sighting_in_frame(each, self.name) for each in read)
                return Attempt(found, tuple(seen))
        if rounds and not done:
            self._cost.refused()
        return Attempt((), tuple(seen))

    def _sized(self, part: Part, a_try: Try) -> Part | None:
        """In the size that the try is for, or as large as the time allows; None: no time."""
        height, width = part.picture.shape
        scale = 1.0
        if a_try.side is not None:
            scale = min(a_try.side / min(height, width), _MOST_ENLARGED)
        wanted = part.pixels * scale * scale
        affordable = self._cost.pixels(self._time.left())
        if wanted > affordable:
            if affordable < max(_FEWEST_PIXELS, wanted / 2):
                return None
            scale *= math.sqrt(affordable / wanted)
        return part.resized(scale)


def _in_frame(part: Part, places: Sequence[Place]) -> list[Place]:
    return [replace(place, corners=part.in_frame(place.corners)) for place in places]
