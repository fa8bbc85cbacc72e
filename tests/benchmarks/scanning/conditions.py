"""What goes wrong in front of the camera, how badly, and in which numbers.

`TABLE` is the only place where a severity is given a number. docs/scanning.md shows it, and a test
compares the two. Severity 1 is everyday, 3 what hospitals complain of, 5 the worst that a patient
can be expected to present. No number was chosen by looking at what a decoder can read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum, auto
from typing import Any, Literal

import numpy as np

SEVERITIES = (1, 2, 3, 4, 5)
LENGTHS = (120, 300, 480)  # characters
LEVELS: tuple[Literal["L", "M"], ...] = ("L", "M")

EXPOSURE = 1 / 60  # seconds, in ordinary light
FULL_WELL = 10_000  # electrons that fill a pixel of a small webcam sensor at gain 1
ELECTRONS_PER_LUX = 16  # of a white card, in 1/30 s
MOST_GAIN = 16  # of such a sensor
EXPOSED_WHITE = 0.6  # where automatic exposure puts white, share of full scale in linear light


class Condition(StrEnum):
    DEFOCUS = auto()
    MOTION = auto()
    GLARE = auto()
    LOW_LIGHT = auto()
    LOW_CONTRAST = auto()
    MOIRE = auto()
    PERSPECTIVE = auto()
    ROTATION = auto()
    DISTANCE = auto()
    QUIET_ZONE = auto()
    CREASE = auto()
    JPEG = auto()


@dataclass(frozen=True, slots=True)
class Case:
    """One scene. `seed` decides pose, lobby, medium and text; those do not depend on `severity`."""

    condition: Condition
    severity: int
    length: int
    level: str
    seed: int

    def rng(self, purpose: str) -> np.random.Generator:
        """Random numbers that are the same at every severity."""
        place = list(Condition).index(self.condition)
        return np.random.default_rng(
            [place, self.length, ord(self.level), self.seed, *purpose.encode()]
        )


@dataclass(frozen=True, slots=True)
class Quantity:
    """One physical quantity and its values at severities 1 to 5, in the unit that `words` name.

    `field` is that of `Circumstances` which it sets, after division by `per`.
    """

    words: str
    field: str
    values: tuple[float, float, float, float, float]
    per: int = 1


TABLE: dict[Condition, tuple[Quantity, ...]] = {
    Condition.DEFOCUS: (
        Quantity("diameter of the blur disc, px", "defocus", (2.0, 4.5, 7.0, 10.0, 13.0)),
    ),
    Condition.MOTION: (
        Quantity("streak of an exposure of 1/60 s, px", "streak", (2.0, 4.0, 7.0, 11.0, 16.0)),
    ),
    Condition.GLARE: (
        Quantity("share of the symbol burnt out, %", "glare", (2.0, 5.0, 10.0, 17.0, 25.0), 100),
    ),
    Condition.LOW_LIGHT: (Quantity("light on the card, lux", "lux", (100, 40, 16, 6, 2.5)),),
    Condition.LOW_CONTRAST: (
        Quantity("light to dark, in linear light", "contrast", (4.0, 2.5, 1.8, 1.4, 1.2)),
    ),
    Condition.MOIRE: (
        Quantity("panel's modulation at the sensor, %", "moire", (10, 20, 35, 50, 70), 100),
        Quantity("depth of rolling bands, %", "banding", (5, 10, 18, 25, 35), 100),
    ),
    Condition.PERSPECTIVE: (Quantity("tilt, degrees", "tilt", (15, 28, 40, 50, 60)),),
    Condition.ROTATION: (Quantity("turn from an axis, degrees", "roll", (8, 17, 27, 36, 45)),),
    Condition.DISTANCE: (Quantity("module, px", "module_px", (3.0, 2.4, 2.0, 1.7, 1.4)),),
    Condition.QUIET_ZONE: (
        Quantity("sides covered", "covered_sides", (1, 2, 3, 3, 4)),
        Quantity("quiet zone left there, modules", "quiet_left", (2.0, 1.0, 0.5, 0.25, 0.0)),
    ),
    Condition.CREASE: (
        Quantity("folds across the symbol", "folds", (1, 1, 2, 2, 2)),
        Quantity("angle of each, degrees", "fold_angle", (5, 9, 14, 20, 28)),
        Quantity("ink worn off along it, mm", "worn", (0.1, 0.2, 0.35, 0.5, 0.8)),
    ),
    Condition.JPEG: (Quantity("quality (libjpeg, 4:2:0)", "jpeg", (60, 40, 25, 15, 8)),),
}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Everything physical about a scene that is not where the hand is. Lengths in px are of a
    picture 1280 px wide; a larger picture has them larger. The defaults are a good day.
    """

    defocus: float = 1.2  # diameter of the blur disc, px: a lens is never quite in focus
    streak: float = 0.8  # px, along `Case`'s direction
    glare: float = 0.0  # share of the symbol
    lux: float = 300.0
    contrast: float = 14.0
    moire: float = 0.0
    banding: float = 0.02  # mains light and rolling shutter
    tilt: float = 0.0  # degrees, beside the few of every hand
    roll: float = 0.0
    module_px: float | None = None  # None: as far away as a hand holds it
    covered_sides: int = 0
    quiet_left: float = 4.0  # modules
    folds: int = 0
    fold_angle: float = 0.0  # degrees
    worn: float = 0.0  # mm
    jpeg: int | None = None

    @property
    def exposure(self) -> float:
        """Seconds: in the dark the shutter stays open as long as 30 frames a second allow."""
        return EXPOSURE if self.lux > 100 else 2 * EXPOSURE

    @property
    def white(self) -> float:
        """What white comes to, share of full scale: less than exposed for where gain ends."""
        return min(EXPOSED_WHITE, self.electrons * MOST_GAIN / FULL_WELL)

    @property
    def electrons(self) -> float:
        """Photoelectrons of a white pixel."""
        return ELECTRONS_PER_LUX * self.lux * 30 * self.exposure


def circumstances(case: Case) -> Circumstances:
    """A good day but for what the case's condition spoils. ValueError for another severity."""
    if case.severity not in SEVERITIES:
        raise ValueError(f"severities are 1 to 5, not {case.severity}")
    spoilt: dict[str, Any] = {
        quantity.field: quantity.values[case.severity - 1] / quantity.per
        if quantity.per > 1
        else quantity.values[case.severity - 1]
        for quantity in TABLE[case.condition]
    }
    return replace(Circumstances(), **spoilt)
