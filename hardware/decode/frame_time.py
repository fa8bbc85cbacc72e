"""What one frame may cost, in seconds of this thread's processor, and what a rung learns of its cost.

Counted in CPU time of the thread where that is told finely, so that another process does not make a
rung look slow. Where it is not (Windows counts in steps of 16 ms), the wall clock has to do.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Clock = Callable[[], float]

# Goals are 25 ms a frame at 1280x720 and 40 ms at 1920x1080, p95. What is planned stays below: a
# rung cannot be stopped half-way and may be a third dearer on this frame than on the last.
_AT_720P = 0.019
_AT_1080P = 0.033
_PIXELS_720P = 1280 * 720
_PIXELS_1080P = 1920 * 1080
_FINE = 1e-4  # seconds
_FORGIVEN = 0.97  # of a cost, by each refusal
_PATIENCE = 0.25  # seconds for each step: keeps pictures of many megapixels within some seconds


def thread_clock() -> Clock:
    """Seconds of CPU time of the calling thread, or the next best."""
    fine = time.get_clock_info("thread_time").resolution <= _FINE
    return time.thread_time if fine else time.perf_counter


def allowance(pixels: int) -> float:
    """Seconds that are planned for a frame of so many pixels."""
    share = (pixels - _PIXELS_720P) / (_PIXELS_1080P - _PIXELS_720P)
    return _AT_720P + min(max(share, 0.0), 1.0) * (_AT_1080P - _AT_720P)


class FrameTime:
    """The time that is left of the frame in hand. `patient`: no frame waits, nothing is counted."""

    def __init__(self, clock: Clock | None = None, *, patient: bool = False) -> None:
        self.clock = clock if clock is not None else thread_clock()
        self.patient = patient
        self._until = 0.0

    def begin(self, pixels: int) -> None:
        self._until = self.clock() + allowance(pixels)

    def left(self) -> float:
        """Seconds; below zero when the frame is overdrawn."""
        return _PATIENCE if self.patient else self._until - self.clock()


class Cost:
    """Seconds a pixel of one kind of work: dearer at once when it was, cheaper by and by.

    One measurement at most doubles it, and each refusal lessens it: what was slow once, because the
    machine was busy, is tried again some time.
    """

    def __init__(self, time: FrameTime, seconds_a_megapixel: float) -> None:
        self._time = time
        self._a_pixel = seconds_a_megapixel / 1e6

    def pixels(self, seconds: float) -> int:
        """How many pixels can be afforded in that time."""
        return max(int(seconds / self._a_pixel), 0)

    def seconds(self, pixels: int) -> float:
        return pixels * self._a_pixel

    def refused(self) -> None:
        """Nothing of this kind was done on a frame, for it seemed too dear."""
        self._a_pixel *= _FORGIVEN

    @contextmanager
    def measured(self, pixels: int) -> Iterator[None]:
        """Learn from the work in this block, done on so many pixels."""
        began = self._time.clock()
        yield
        if self._time.patient:
            return  # a first run, or a picture of any size: no guide to the frames of a camera
        a_pixel = (self._time.clock() - began) / max(pixels, 1)
        if a_pixel > self._a_pixel:
            self._a_pixel += min(0.5 * (a_pixel - self._a_pixel), self._a_pixel)
        else:
            self._a_pixel += 0.1 * (a_pixel - self._a_pixel)
