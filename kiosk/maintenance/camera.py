"""Judging the camera by what was measured of its pictures. `hardware.checks.picture` measures.

Sharpness is the variance of the Laplacian (Pech-Pacheco et al., 2000) of grey levels 0 to 255 on the
picture brought down to 640 pixels across and freed of noise: so one limit holds for all cameras. It hangs
on what is in the picture (a bare wall has none), so too little is a warning only; whether the lens is in
focus is for the test card to tell (`judge_focus`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from kiosk.devices import CameraState
from kiosk.maintenance.checks import CheckId, CheckResult, Fact, Verdict, worst

FEWEST_PICTURES: Final = 5
SOFT: Final = 0.6
"""The played lobby, which is painted soft, has 1.2; through a smeared lens 0.2."""
MOST_CLIPPED, MUCH_CLIPPED = 0.6, 0.3
"""Share of a picture without any drawing in it, black or white: more is a fail, a warning."""
SLOWEST, SLOW = 5.0, 12.0  # pictures a second
LEAST_HEIGHT: Final = 480
CARD_SOFT: Final = 150.0
USUAL_MM: Final = (60.0, 250.0)
"""Where people hold a phone before the glass: all of it has to be read."""


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """One picture in numbers, from which nobody can be recognised."""

    at: float  # CLOCK_MONOTONIC seconds
    width: int
    height: int
    brightness: float  # mean, 0 to 255
    sharpness: float
    dark_share: float  # of pixels at 4 or less
    bright_share: float  # of pixels at 251 or more
    serial: int = (
        0  # counts the camera's pictures, those that nobody measured included; 0: not known
    )


@dataclass(frozen=True, slots=True)
class CardSeen:
    """The test card in one picture: how far away, as measured by its size, and how sharp it is."""

    at: float
    millimetres: float
    sharpness: float


def judge_camera(pictures: Sequence[PictureFacts], state: CameraState) -> CheckResult:
    """By some seconds' pictures, oldest first, and what the camera's own watch says of it."""
    if state is not CameraState.RUNNING or len(pictures) < FEWEST_PICTURES:
        return CheckResult(CheckId.CAMERA_PICTURE, Verdict.FAIL, {Fact.STATE: state.value})
    span = pictures[-1].at - pictures[0].at
    counted = pictures[-1].serial - pictures[0].serial  # of a camera opened anew they begin anew
    rate = max(counted, len(pictures) - 1) / span if span > 0 else 0.0
    sharpness = median(each.sharpness for each in pictures)
    dark = median(each.dark_share for each in pictures)
    bright = median(each.bright_share for each in pictures)
    last = pictures[-1]
    verdict = worst(
        Verdict.WARN if sharpness < SOFT else Verdict.PASS,
        _at_least(rate, SLOWEST, SLOW),
        _at_most(dark + bright, MUCH_CLIPPED, MOST_CLIPPED),
        Verdict.WARN if min(last.width, last.height) < LEAST_HEIGHT else Verdict.PASS,
    )
    return CheckResult(
        CheckId.CAMERA_PICTURE,
        verdict,
        {
            Fact.STATE: state.value,
            Fact.WIDTH: last.width,
            Fact.HEIGHT: last.height,
            Fact.FRAMES_PER_SECOND: round(rate, 1),
            Fact.SHARPNESS: round(sharpness, 2),
            Fact.BRIGHTNESS: round(median(each.brightness for each in pictures), 1),
            Fact.DARK_SHARE: round(dark, 3),
            Fact.BRIGHT_SHARE: round(bright, 3),
        },
    )


def judge_focus(seen: Sequence[CardSeen], looked_at: int) -> CheckResult:
    """The test card was moved to and fro before the camera.

    `seen`: of each picture in which its code was read; `looked_at`: pictures in all. FAIL: it never was.
    WARN: the distances at which it was read leave some of `USUAL_MM` out, or it is soft even at its best.
    """
    if not seen:
        facts = {Fact.READ: 0, Fact.TRIES: looked_at}
        return CheckResult(CheckId.CAMERA_FOCUS, Verdict.FAIL, facts)
    best = max(seen, key=lambda each: each.sharpness)
    nearest = min(each.millimetres for each in seen)
    farthest = max(each.millimetres for each in seen)
    passes = reaches_usual(seen) and best.sharpness >= CARD_SOFT
    verdict = Verdict.PASS if passes else Verdict.WARN
    return CheckResult(
        CheckId.CAMERA_FOCUS,
        verdict,
        {
            Fact.READ: len(seen),
            Fact.TRIES: looked_at,
            Fact.BEST_MM: round(best.millimetres),
            Fact.NEAREST_MM: round(nearest),
            Fact.FARTHEST_MM: round(farthest),
            Fact.SHARPNESS: round(best.sharpness, 1),
        },
    )


def reaches_usual(seen: Sequence[CardSeen]) -> bool:
    """Whether the card was read over the distances at which people hold a phone."""
    distances = [each.millimetres for each in seen] or [0.0]
    return 0 < min(distances) <= USUAL_MM[0] * 1.5 and max(distances) >= USUAL_MM[1] * 0.8


def judge_decoding(read: int, wanted: int, seconds: float, allowed: float) -> CheckResult:
    """A test code was held up. `read` times of `wanted`, in `seconds` of at most `allowed`."""
    if read >= wanted:
        verdict = Verdict.PASS if seconds <= allowed else Verdict.WARN
    else:
        verdict = Verdict.WARN if 2 * read >= wanted else Verdict.FAIL
    facts = {Fact.READ: read, Fact.TRIES: wanted, Fact.SECONDS: round(seconds, 1)}
    return CheckResult(CheckId.DECODING, verdict, facts)


def _at_least(value: float, fail_below: float, warn_below: float) -> Verdict:
    if value < fail_below:
        return Verdict.FAIL
    return Verdict.WARN if value < warn_below else Verdict.PASS


def _at_most(value: float, warn_above: float, fail_above: float) -> Verdict:
    if value > fail_above:
        return Verdict.FAIL
    return Verdict.WARN if value > warn_above else Verdict.PASS
