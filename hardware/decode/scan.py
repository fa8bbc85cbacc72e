"""Reads a stream of frames: zxing-cpp on every one, and on those it cannot read a rung of the ladder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from hardware.camera.library import opencv
from hardware.decode.foremost import choose, each_text_once
from hardware.decode.frame_time import FrameTime
from hardware.decode.geometry import Box, corners_of
from hardware.decode.ladder import Ladder
from hardware.decode.look import Corners, Glance, Look, Place, Rung
from hardware.decode.measures import measure
from hardware.decode.places import Places
from hardware.decode.rungs import standard_rungs
from hardware.decode.sightings import Sighting
from hardware.decode.zxing import ZxingDecoder

if TYPE_CHECKING:
    from hardware.camera.frames import Picture
    from hardware.decode.sightings import Grey


class FirstDecoder(Protocol):
    """What every frame goes to. Gives what it read, and the corners of symbols it could not read."""

    def look(self, image: Grey) -> tuple[tuple[Sighting, ...], tuple[Corners, ...]]: ...


class Scanner:
    """Keeps what earlier frames told, so one thread calls it, and for one camera.

    Nothing but a frame's time is kept of what was read: neither its text nor a picture of it.
    """

    def __init__(
        self,
        first: FirstDecoder | None = None,
        rungs: Sequence[Rung] | None = None,
        *,
        time: FrameTime | None = None,
    ) -> None:
        self._time = time if time is not None else FrameTime()
        self._first = first if first is not None else ZxingDecoder()
        self._ladder = Ladder(
            rungs if rungs is not None else standard_rungs(self._time), self._time
        )
        self._places = Places()

    @property
    def rungs(self) -> tuple[Rung, ...]:
        return self._ladder.rungs

    def look(self, image: Picture, at: float) -> Glance:
        """What can be read of a frame, BGR or grey, uint8, taken at `at` (CLOCK_MONOTONIC seconds).

        Takes at most about 25 ms of one core at 1280x720 and 40 ms at 1920x1080.
        """
        height, width = image.shape[:2]
        self._time.begin(height * width)
        cv2 = opencv()
        grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY) if image.ndim == 3 else image  # noqa: PLR2004 - has channels
        read, unread = self._first.look(grey)
        self._places.add(
            (Place(corners, located=True, seen_at=at) for corners in unread), width, height
        )
        look = self._as_look(grey, at, read)
        if read:
            self._ladder.start_over()
        else:
            attempt = self._ladder.climb(look)
            read = attempt.read
            self._places.add(attempt.places, width, height)
        return self._glance(look, read)

    def warm_up(self) -> None:
        """Load the libraries and let them allocate, before a patient waits for it."""
        import numpy as np  # noqa: PLC0415 - heavy; imported in the worker

        blank = np.full((240, 320), 255, np.uint8)
        self._first.look(blank)
        place = Place(corners_of(Box(40, 40, 200, 200)), located=True, seen_at=0.0)
        look = Look(blank, 0.0, (place,), measure(blank, place.corners))
        self._time.patient, before = True, self._time.patient  # first runs are no guide to cost
        try:
            for rung in self.rungs:
                if rung.suits(look) > 0:
                    rung.attempt(look)
        finally:
            self._time.patient = before
            self.forget()

    def forget(self) -> None:
        """The session is over: let go of everything that earlier frames told."""
        self._ladder.forget()
        self._places.forget()

    def _as_look(self, grey: Grey, at: float, read: Sequence[Sighting]) -> Look:
        height, width = grey.shape[:2]
        places = self._places.now(at, width, height)
        likeliest = read[0].corners if read else places[0].corners if places else None
        return Look(grey, at, places, measure(grey, likeliest))

    def _glance(self, look: Look, read: Sequence[Sighting]) -> Glance:
        height, width = look.grey.shape[:2]
        for sighting in read:
            self._places.drop_read(sighting.corners)
        once = each_text_once(read)
        choice = choose(once, width, height)
        places = self._places.now(look.taken_at, width, height)
        return Glance(
            look.grey, look.taken_at, once, choice.foremost, choice.several, places, look.measures
        )
