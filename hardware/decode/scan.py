"""Reads a stream of frames: zxing-cpp on every one, and on those it cannot read a rung of the ladder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hardware.camera.library import opencv
from hardware.decode.contest import Contest
from hardware.decode.first import FirstDecoder, FirstLook
from hardware.decode.foremost import choose, each_text_once
from hardware.decode.frame_time import FrameTime
from hardware.decode.geometry import Box, corners_of
from hardware.decode.ladder import Ladder
from hardware.decode.locate import checked
from hardware.decode.look import Glance, Look, Place, Rung
from hardware.decode.places import Places
from hardware.decode.rungs import standard_rungs
from hardware.decode.sightings import Sighting
from hardware.decode.zxing import ZxingDecoder

if TYPE_CHECKING:
    from hardware.camera.frames import Picture
    from hardware.decode.sightings import Grey


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
        self._first = FirstLook(
            first if first is not None else ZxingDecoder(),
            first if first is not None else ZxingDecoder(thorough=False),
            self._time,
        )
        self._ladder = Ladder(
            rungs if rungs is not None else standard_rungs(self._time), self._time
        )
        self._places = Places()
        self._contest = Contest()

    @property
    def rungs(self) -> tuple[Rung, ...]:
        return self._ladder.rungs

    def look(self, image: Picture, at: float) -> Glance:
        """What can be read of a frame, BGR or grey, uint8, taken at `at` (CLOCK_MONOTONIC seconds).

        Planned to stay below 25 ms of one core at 1280x720 and 40 ms at 1920x1080. A machine on
        which the first decoder alone takes that long exceeds it by what that takes.
        """
        height, width = image.shape[:2]
        self._time.begin(height * width)
        grey = _as_grey(image)
        if not grey.size:
            return Glance(grey, at, (), None, several=False, places=())
        read, unread = self._first.look(grey)
        self._places.add(checked(unread, grey, at), width, height)
        self._drop_read(read)
        look = Look(grey, at, self._places.now(at, width, height))
        course = self._contest.course(read, look)
        if course.anew:
            self._ladder.start_over()
        if course.climbs:
            attempt = self._ladder.climb(look)
            self._places.add(attempt.places, width, height)
            self._drop_read(attempt.read)
            read = (*read, *attempt.read)
        return self._glance(look, read)

    def warm_up(self) -> None:
        """Load the libraries and let them allocate, before a patient waits for it."""
        import numpy as np  # noqa: PLC0415 - heavy; imported in the worker

        blank = np.full((240, 320), 255, np.uint8)
        place = Place(corners_of(Box(40, 40, 200, 200)), located=True, seen_at=0.0)
        look = Look(blank, 0.0, (place,))
        self._time.patient, before = True, self._time.patient  # first runs are no guide to cost
        try:
            self._first.look(blank)
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
        self._contest.forget()

    def _drop_read(self, read: Sequence[Sighting]) -> None:
        for sighting in read:
            self._places.drop_read(sighting.corners)

    def _glance(self, look: Look, read: Sequence[Sighting]) -> Glance:
        height, width = look.grey.shape[:2]
        at = look.taken_at
        once = each_text_once(read)
        foremost, several = choose(once, width, height)
        places = self._places.now(at, width, height)
        if foremost is not None and self._contest.holds_back(foremost, places, at, width, height):
            foremost = None
        if foremost is not None and len(once) > 1:
            # Should it be missed on the next frame, the others are not held up for that.
            self._places.add([Place(foremost.corners, located=True, seen_at=at)], width, height)
        return Glance(look.grey, at, once, foremost, several, places)


def _as_grey(image: Picture) -> Grey:
    if not image.size:
        return image.reshape(0, 0)
    if image.ndim == 2 or image.shape[2] == 1:  # noqa: PLR2004 - no channels
        return image.reshape(image.shape[:2])
    cv2 = opencv()
    grey: Grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    return grey
