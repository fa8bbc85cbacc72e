"""The rung of the ladder that restores a symbol; see the package's docstring.

What a frame has no time for is done at the next: work on a frame may be interrupted between any two
steps. A frame is first told by itself, then along with those of the last second that show the same
code.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hardware.decode.look import Attempt, Corners, Look, Place, largest
from hardware.decode.restore import codewords, crop, evidence, patterns, picture
from hardware.decode.restore.codewords import Correction
from hardware.decode.restore.evidence import KEPT, Evidence
from hardware.decode.restore.pace import Pace, Step, Work
from hardware.decode.restore.symbol import Restorer
from hardware.decode.sightings import Sighting

if TYPE_CHECKING:
    from hardware.decode.restore.crop import Crop
    from hardware.decode.restore.geometry import Floats
    from hardware.decode.restore.patterns import Pose

NAME = "restore"
_NOTHING = Attempt()
_BUDGET = 0.010  # seconds of one core for one attempt
_SUITS = 0.9


@dataclass(slots=True, eq=False)
class _Begun:
    """Work on a frame that there was no time to finish."""

    work: Work[Attempt]
    step: Step | None
    seen_at: float


class Restoration:
    """Restores the largest located symbol. Not thread-safe: it keeps what the last second told.

    `clock` gives seconds of work; that of the thread, so that other programs do not count.
    """

    name = NAME

    def __init__(self, clock: Callable[[], float] = time.thread_time) -> None:
        self._clock = clock
        self._pace = Pace(clock)
        self._evidence = Evidence()
        self._begun: _Begun | None = None
        self._version: tuple[int, float] | None = None  # that fitted, and when

    def suits(self, look: Look) -> float:
        self._drop_old(look.taken_at)  # asked on every unread frame, whether it has its turn or not
        place = largest(look.places)
        return _SUITS if place is not None and place.located else 0.0

    def start_over(self) -> None:
        self._evidence.forget()
        self._begun = None

    def forget(self) -> None:
        self.start_over()
        self._version = None

    def attempt(self, look: Look) -> Attempt:
        until = self._clock() + _BUDGET
        self._drop_old(look.taken_at)
        begun = self._begun
        if begun is None:
            place = largest(look.places)
            if place is None or not place.located:
                return _NOTHING
            part = crop.cut(look.grey, place.corners)
            if part is None:
                return _NOTHING
            begun = _Begun(self._restore(part, look.taken_at), None, look.taken_at)
        self._begun = None
        result = self._pace.run(begun.work, begun.step, until)
        if isinstance(result, Attempt):
            return result
        self._begun = _Begun(begun.work, result, begun.seen_at)
        return _NOTHING

    def _drop_old(self, now: float) -> None:
        self._evidence.drop_old(now)
        if self._version is not None and not 0 <= now - self._version[1] <= KEPT:
            self._version = None
        if self._begun is not None and not 0 <= now - self._begun.seen_at <= KEPT:
            self._begun = None

    def _restore(self, part: Crop, now: float) -> Work[Attempt]:
        version = None if self._version is None else self._version[0]
        yield Step("pose" if version is None else "pose of known version")
        found = [] if version is None else patterns.poses(part, (version,))
        if not found:
            found = patterns.poses(part)
        for pose in found:
            restorer, text = yield from self._looked_at(part, pose)
            if text is not None:
                return Attempt(read=(Sighting(text, _corners(part, restorer), NAME),))
            if restorer.fits():
                self._version = (pose.version, now)
                return (yield from self._along_with_others(part, restorer, pose.version, now))
        self._version = None
        return _NOTHING

    def _looked_at(self, part: Crop, pose: Pose) -> Work[tuple[Restorer, str | None]]:
        """As closely as is needed to read it as it is, the library correcting what errors there are."""
        size = float(crop.samples(pose.version))
        yield Step("sample", size)
        restorer = Restorer(part, pose)
        text = _plain(restorer.view.inner(), pose.version)
        if text is None:
            yield Step("register", size)
            restorer.register()
            text = _plain(restorer.view.inner(), pose.version)
        if text is None:
            yield Step("detect", size)
            restorer.detect()
            text = _plain(restorer.view.inner(), pose.version)
        return restorer, text

    def _along_with_others(
        self, part: Crop, restorer: Restorer, version: int, now: float
    ) -> Work[Attempt]:
        """By everything that the last second tells, with erasures."""
        alone = restorer.view.inner()
        form = codewords.format_of(alone, version)
        if form is None:
            return _NOTHING
        corners = _corners(part, restorer)
        earlier = self._evidence.add(alone, version, form, now)
        if earlier is None:
            text = yield from _corrected(alone, alone, version)
        else:
            text = yield from _corrected(alone + earlier, alone, version)
            if text is None:
                yield Step("detect", float(crop.samples(version)))
                restorer.detect(earlier)
                text = yield from _corrected(restorer.view.inner(), alone, version)
        if text is not None:
            return Attempt(read=(Sighting(text, corners, NAME),))
        return Attempt(places=(Place(corners, located=True, seen_at=now),))


def _plain(log_odds: Floats, version: int) -> str | None:
    form = codewords.format_of(log_odds, version)
    if form is None or not codewords.trusts_any_decoder(version, form.level):
        return None
    return picture.text_of(codewords.reading(log_odds, version, form))


def _corrected(log_odds: Floats, latest: Floats, version: int) -> Work[str | None]:
    """With erasures. The text, if every block of it looks like what the latest frame shows.

    Several frames never show two codes (see `evidence`); this makes sure of it once more.
    """
    form = codewords.format_of(log_odds, version)
    if form is None:
        return None
    correction = Correction(codewords.reading(log_odds, version, form))
    while not correction.done:
        yield Step("correct")
        correction.step()
        if correction.failed:
            return None
    reading = correction.corrected()
    symbol = codewords.clean(reading).astype("float32")
    if not evidence.same_code(symbol.T if form.mirrored else symbol, latest, version, form):
        return None
    return picture.text_of(reading)


def _corners(part: Crop, restorer: Restorer) -> Corners:
    a, b, c, d = ((float(x), float(y)) for x, y in part.in_frame(restorer.view.warp.corners()))
    return a, b, c, d
