"""What goes up the ladder: one frame, and where a symbol may be.

A frame is read by the first decoder; while nothing is found, one rung of the ladder has a try at it.
A rung may read the frame, or only find out where a symbol is: later rungs are told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from hardware.decode.sightings import Point, Sighting

if TYPE_CHECKING:
    from hardware.decode.sightings import Grey

Corners = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a symbol is that nobody has read yet.

    `corners` are px of the whole frame, clockwise from the symbol's own upper left corner where that
    is known. `located`: its finder patterns were found, so the corners are those of the symbol
    without its quiet zone, within about a module; otherwise they only surround what looks like a
    code. `seen_at` is CLOCK_MONOTONIC seconds of the frame it was found in.
    """

    corners: Corners
    located: bool
    seen_at: float


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """One frame on its way up. `places`: likeliest first."""

    grey: Grey  # the whole frame, height x width, uint8; not to be written to
    taken_at: float  # CLOCK_MONOTONIC seconds
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a rung came to."""

    read: tuple[Sighting, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Glance:
    """What one frame came to. `read`: every code that was read, each text once.

    `foremost` is the one held up: the larger in the middle. It is None where nothing was read,
    where two codes are so alike in size and place that whoever holds them must be asked (`several`),
    and for up to a second where a larger one is in the middle that cannot be read yet.
    """

    grey: Grey  # the whole frame; not to be kept
    taken_at: float  # CLOCK_MONOTONIC seconds
    read: tuple[Sighting, ...]
    foremost: Sighting | None
    several: bool
    places: tuple[Place, ...]


class Rung(Protocol):
    """One further way to read a frame. May keep what earlier frames told, until `forget`."""

    @property
    def name(self) -> str: ...

    def suits(self, look: Look) -> float:
        """How promising a try at this frame is: 0 not at all, 1 as promising as can be."""
        ...

    def attempt(self, look: Look) -> Attempt:
        """Try it. Takes at most about 15 ms on one core, whatever is in view; see `ladder`."""
        ...

    def forget(self) -> None:
        """Let go of everything that is kept of earlier frames."""
        ...


def largest(places: Sequence[Place]) -> Place | None:
    """The place that takes up most of the picture; located ones before others."""
    return max(places, key=lambda place: (place.located, _area(place.corners)), default=None)


def _area(corners: Corners) -> float:
    return abs(
        sum(
            corners[i][0] * corners[(i + 1) % 4][1] - corners[(i + 1) % 4][0] * corners[i][1]
            for i in range(4)
        )
        / 2
    )
