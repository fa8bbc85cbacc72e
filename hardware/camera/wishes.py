"""What is wished of a camera, and what it was really got to do."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, auto


@dataclass(frozen=True, slots=True)
class CameraWishes:
    """What to ask of a device. One that refuses a wish works on without it.

    Controls stay in a device after whoever set them has gone, so autofocus and automatic exposure
    are asked for and not taken for granted. Raises ValueError for sizes and times that no camera has.
    """

    width: int = 1280  # px
    height: int = 720
    frames_per_second: float = 30.0
    autofocus: bool | None = True  # None: leave it as it is
    # The driver's own units: V4L2 focus_absolute, Media Foundation's Focus, Qt's 0 (near) to 1 (far).
    # Asked for only where `autofocus` is False.
    focus: float | None = None
    exposure: float | None = None  # seconds; None: automatic
    gain: float | None = None  # the driver's own units, in Qt ISO sensitivity; None: leave it

    def __post_init__(self) -> None:
        if not (160 <= self.width <= 3840 and 120 <= self.height <= 3840):  # noqa: PLR2004 - px
            raise ValueError("a camera's picture is 160x120 to 3840x3840 pixels")
        if not 1 <= self.frames_per_second <= 120:  # noqa: PLR2004 - a second
            raise ValueError("a camera gives 1 to 120 frames a second")
        if self.exposure is not None and not 0 < self.exposure <= 1:
            raise ValueError("an exposure is longer than 0 and at most 1 second")


class Origin(Enum):
    """Where pictures come from, which decides what a repeated picture means."""

    SENSOR = auto()  # noise makes every picture different from all others
    STREAM = auto()  # a video codec repeats a quiet scene bit by bit between its key frames
    FILE = auto()  # anything may be in it


@dataclass(frozen=True, slots=True)
class CameraMode:
    """How a camera runs, as far as its driver says: for staff.

    `device` names what was opened, without the password of an address. 0 and None: not told.
    """

    device: str
    origin: Origin = Origin.SENSOR
    width: int = 0  # px, of the frames handed out
    height: int = 0
    frames_per_second: float = 0.0
    coding: str = ""  # of the pictures on the wire, a FourCC
    autofocus: bool | None = None
    focus: float | None = None
    automatic_exposure: bool | None = None
    exposure: float | None = None  # seconds
    gain: float | None = None


_FLUID = 0.5  # of the wished rate: below it a moving code smears past between two frames


def rank(
    width: int, height: int, frames_per_second: float, coding: str, wishes: CameraWishes
) -> tuple[bool, float, float, bool]:
    """How well a mode of a device serves the wishes; the largest is the best.

    First it must be fluid, then of the wished size (too small is worse than too large by the same
    factor), then fast. At equal worth MJPG leaves room on the bus for the next device.
    """
    fluid = frames_per_second >= wishes.frames_per_second * _FLUID
    factor = math.log(max(width * height, 1) / (wishes.width * wishes.height))
    misfit = factor if factor >= 0 else -2 * factor
    return fluid, -misfit, min(frames_per_second, wishes.frames_per_second), coding == "MJPG"
