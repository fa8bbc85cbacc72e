"""What is to be told of a running camera besides its pictures: for the maintenance screen."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from hardware.camera.wishes import CameraMode
from kiosk.devices import CameraState

_WINDOW = 3.0  # seconds over which the rate is measured
_MOST_STAMPS = 400  # 120 frames a second for the window, and some


@dataclass(frozen=True, slots=True)
class CaptureReport:
    """One look at a `CaptureWorker`. Holds no picture and nothing of a patient."""

    state: CameraState
    mode: CameraMode | None  # of the device that is open; None while none is
    frames_per_second: float  # as they came in the last seconds, passed on or not
    reopenings: int  # since the start
    hanging: int  # openings whose driver has not come back from a call


class RateMeter:
    """Frames a second over the last three seconds. Any thread may ask, one thread counts."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._stamps: deque[float] = deque(maxlen=_MOST_STAMPS)

    def count(self) -> None:
        self._stamps.append(self._clock())

    def rate(self) -> float:
        since = self._clock() - _WINDOW
        recent = [stamp for stamp in tuple(self._stamps) if stamp >= since]
        return (len(recent) - 1) / (recent[-1] - recent[0]) if _spans(recent) else 0.0


def _spans(stamps: list[float]) -> bool:
    return len(stamps) > 1 and stamps[-1] > stamps[0]
