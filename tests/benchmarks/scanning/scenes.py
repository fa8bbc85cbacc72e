"""Scenes for the scanning measurement: a still picture or a second of video of each case.

The same case always gives the same pixels (on the same OpenCV and numpy). What each severity is, in
physical numbers: `conditions.TABLE`. Nothing here knows any decoder.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from tests.benchmarks.scanning.conditions import LENGTHS, LEVELS, SEVERITIES, Case, Condition
from tests.benchmarks.scanning.optics import Picture
from tests.benchmarks.scanning.scene import (
    FRAMES_PER_SECOND,
    Scene,
    code_size,
    medium_of,
    text_of,
)

__all__ = [
    "FRAMES_PER_SECOND",
    "Case",
    "Condition",
    "Scene",
    "all_cases",
    "clip",
    "code_size",
    "medium_of",
    "still",
    "text_of",
]


def all_cases(seeds: Sequence[int] = (0, 1)) -> list[Case]:
    """Every condition at every severity, of every length and level; 360 for each seed."""
    every = itertools.product(seeds, Condition, SEVERITIES, LENGTHS, LEVELS)
    return [Case(condition, s, length, level, seed) for seed, condition, s, length, level in every]


def still(case: Case, size: tuple[int, int] = (1280, 720)) -> Picture:
    """One picture, height x width x 3 BGR; `size` is (width, height)."""
    return Scene(case, size).still()


def clip(
    case: Case, frames: int = FRAMES_PER_SECOND, size: tuple[int, int] = (1280, 720)
) -> Iterator[Picture]:
    """`frames` pictures at 30 a second: hand, light, focus and noise go on as they would."""
    scene = Scene(case, size)
    return (scene.at(number) for number in range(frames))
