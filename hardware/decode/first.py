"""The first decoder, which every frame goes to, and what becomes of it on a slow machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from hardware.decode.frame_time import FrameTime, allowance
from hardware.decode.look import Corners
from hardware.decode.sightings import Sighting

if TYPE_CHECKING:
    from hardware.decode.sightings import Grey

_MOST = 0.8  # of a frame's allowance: with more, the ladder has no time left
_HURRIED = 5  # frames


class FirstDecoder(Protocol):
    """Gives what it read, and the corners of symbols it could not read."""

    def look(self, image: Grey) -> tuple[tuple[Sighting, ...], tuple[Corners, ...]]: ...


class FirstLook:
    """Looks thoroughly, but after a frame on which that took too long, at the next few quickly."""

    def __init__(self, thorough: FirstDecoder, quick: FirstDecoder, time: FrameTime) -> None:
        self._thorough = thorough
        self._quick = quick
        self._time = time
        self._hurried = 0  # frames still

    def look(self, grey: Grey) -> tuple[tuple[Sighting, ...], tuple[Corners, ...]]:
        if self._hurried:
            self._hurried -= 1
            return self._quick.look(grey)
        found = self._thorough.look(grey)
        if self._time.left() < (1 - _MOST) * allowance(grey.size):
            self._hurried = _HURRIED
        return found
