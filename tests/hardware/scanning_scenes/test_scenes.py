"""The scenes of the scanning measurement: repeatable, true to their texts, worse from 1 to 5."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from hardware.decode.zxing import ZxingDecoder
from tests.benchmarks.scanning.conditions import (
    LENGTHS,
    LEVELS,
    SEVERITIES,
    TABLE,
    circumstances,
)
from tests.benchmarks.scanning.geometry import Box, Camera, Pose
from tests.benchmarks.scanning.optics import Picture, linear
from tests.benchmarks.scanning.scenes import (
    Case,
    Condition,
    Scene,
    all_cases,
    clip,
    code_size,
    still,
    text_of,
)
from tests.sampling import sampled

SIZE = (1280, 720)
SMALL = (640, 360)  # quicker to draw, where no measure is taken
LENGTH = 120
EASY = Case(Condition.ROTATION, 1, LENGTH, "M", 0)


def grey(picture: Picture) -> NDArray[np.uint8]:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)


def symbol(case: Case, *, around: float = 0.0) -> NDArray[np.uint8]:
    """The code cut out and put straight, 8 px a module, with `around` modules of what surrounds it."""
    modules = code_size(case)
    side = 8 * (modules + 2 * around)
    flat = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], np.float32) * 8 * modules + 8 * around
    corners = Scene(case, SIZE).corners().astype(np.float32)
    matrix = cv2.getPerspectiveTransform(corners, flat.astype(np.float32))
    straight = cv2.warpPerspective(still(case), matrix, (round(side), round(side)))
    return np.asarray(straight, np.uint8)


def at_each_severity(condition: Condition, measure: Callable[[Case], float]) -> list[float]:
    return [measure(Case(condition, severity, LENGTH, "M", 0)) for severity in SEVERITIES]


def numbers(condition: Condition, place: int = 0) -> tuple[float, ...]:
    return TABLE[condition][place].values


def falls(values: list[float]) -> bool:
    return all(late < early for early, late in pairwise(values))


def sharpness(case: Case) -> float:
    """Mean square of the gradient over the symbol."""
    code = grey(symbol(case)).astype(np.float32)
    return float(
        np.mean(cv2.Sobel(code, cv2.CV_32F, 1, 0) ** 2 + cv2.Sobel(code, cv2.CV_32F, 0, 1) ** 2)
    )


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("level", LEVELS)
def test_what_can_be_read_is_the_text(length: int, level: str) -> None:
    case = Case(Condition.ROTATION, 1, length, level, length % 7)
    text = text_of(case)
    assert re.fullmatch(r"EHC1:[0-9A-Z $%*+\-./:]+", text)
    assert len(text) == length
    read = ZxingDecoder().decode(grey(still(case)))
    assert [sighting.text for sighting in read] == [text]


def test_the_symbol_stands_where_the_scene_says() -> None:
    (read,) = ZxingDecoder().decode(grey(still(EASY)))
    assert np.abs(np.array(read.corners) - Scene(EASY, SIZE).corners()).max() < 4


@pytest.mark.parametrize("condition", sampled(Condition, one_in=3))
def test_the_same_case_gives_the_same_pixels(condition: Condition) -> None:
    case = Case(condition, 3, LENGTH, "L", 1)
    once = still(case, SMALL)
    assert np.array_equal(once, still(case, SMALL))
    assert not np.array_equal(once, still(replace(case, seed=2), SMALL))


def test_severity_changes_neither_text_nor_hand() -> None:
    mild, grave = Case(Condition.JPEG, 1, 300, "M", 4), Case(Condition.JPEG, 5, 300, "M", 4)
    assert text_of(mild) == text_of(grave)
    assert Scene(mild, SIZE).pose == Scene(grave, SIZE).pose


def test_every_case_is_there_once() -> None:
    cases = all_cases(seeds=(0, 1))
    assert len(cases) == len(set(cases)) == 2 * 12 * 5 * 3 * 2


@pytest.mark.parametrize("severity", [0, 6])
def test_there_is_no_other_severity(severity: int) -> None:
    with pytest.raises(ValueError, match="severities"):
        circumstances(replace(EASY, severity=severity))


@pytest.mark.parametrize("condition", [Condition.DEFOCUS, Condition.MOTION])
def test_blur_takes_more_and_more_of_the_edges(condition: Condition) -> None:
    assert falls(at_each_severity(condition, sharpness))


def test_so_much_of_the_symbol_is_burnt_out_as_the_table_says() -> None:
    def burnt(case: Case) -> float:
        return float(100 * np.mean(symbol(case).min(axis=2) >= 254))

    measured = at_each_severity(Condition.GLARE, burnt)
    # Light modules around the spot are burnt out as well: somewhat more.
    for percent, wanted in zip(measured, numbers(Condition.GLARE), strict=True):
        assert 0.9 * wanted < percent < 1.9 * wanted


def test_in_less_light_there_is_more_noise() -> None:
    def signal_to_noise(case: Case) -> float:
        """Of the white above the symbol, in linear light."""
        white = linear(symbol(case, around=3))[4:18, 24:-24, 1]
        return float(white.mean() / white.std())

    assert falls(at_each_severity(Condition.LOW_LIGHT, signal_to_noise))


def test_in_the_dark_gain_comes_to_its_end() -> None:
    def white(case: Case) -> float:
        return float(linear(symbol(case, around=3))[4:18, 24:-24, 1].mean())

    brightness = at_each_severity(Condition.LOW_LIGHT, white)
    assert brightness[1] == pytest.approx(brightness[0], rel=0.05)
    assert falls(brightness[1:])


def test_contrast_is_what_the_table_says() -> None:
    def ratio(case: Case) -> float:
        light, dark = np.percentile(linear(symbol(case))[:, :, 1], (88, 12))
        return float(light / dark)

    measured = at_each_severity(Condition.LOW_CONTRAST, ratio)
    assert measured == pytest.approx(numbers(Condition.LOW_CONTRAST), rel=0.2)
    assert falls(measured)


def test_the_panel_shows_more_and_more() -> None:
    def colours(case: Case) -> float:
        """A white screen's quiet zone is not of one colour any more."""
        ring = symbol(case, around=3).astype(np.float32)
        white = ring[:16, 16:-16]
        return float(white.std(axis=(0, 1)).mean())

    assert falls([-value for value in at_each_severity(Condition.MOIRE, colours)])


def test_the_card_leans_as_the_table_says() -> None:
    def tilt(case: Case) -> float:
        normal = Scene(case, SIZE).pose.rotation()[:, 2]
        return float(np.degrees(np.arccos(normal[2])))

    measured = at_each_severity(Condition.PERSPECTIVE, tilt)
    assert measured == pytest.approx(numbers(Condition.PERSPECTIVE), abs=0.01)


def test_the_card_is_turned_as_the_table_says() -> None:
    def turned(case: Case) -> float:
        roll = Scene(case, SIZE).pose.roll % 90
        return min(roll, 90 - roll)

    measured = at_each_severity(Condition.ROTATION, turned)
    assert measured == pytest.approx(numbers(Condition.ROTATION), abs=0.01)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_modules_are_as_small_as_the_table_says(size: tuple[int, int]) -> None:
    def module(case: Case) -> float:
        corners = Scene(case, size).corners()
        sides = np.linalg.norm(corners - np.roll(corners, 1, axis=0), axis=1)
        return float(sides.mean() / code_size(case) * 1280 / size[0])

    measured = at_each_severity(Condition.DISTANCE, module)
    assert measured == pytest.approx(numbers(Condition.DISTANCE), rel=0.02)


def test_less_and_less_of_the_quiet_zone_is_light() -> None:
    def light(case: Case) -> float:
        ring = grey(symbol(case, around=3))
        inside = np.zeros(ring.shape, bool)
        inside[24:-24, 24:-24] = True
        return float((ring[~inside] > 128).mean())

    assert falls(at_each_severity(Condition.QUIET_ZONE, light))


def test_folds_move_more_and_more_of_the_symbol() -> None:
    def unlike_flat(case: Case) -> float:
        flat = replace(circumstances(case), folds=0)
        folded = still(case).astype(int) - Scene(case, SIZE, given=flat).still()
        return -float(np.abs(folded).mean())

    assert falls(at_each_severity(Condition.CREASE, unlike_flat))


def test_jpeg_leaves_less_and_less_of_the_picture() -> None:
    def lost(case: Case) -> float:
        whole = Scene(case, SIZE, given=replace(circumstances(case), jpeg=None)).still()
        return -float(np.abs(still(case).astype(int) - whole).mean())

    assert falls(at_each_severity(Condition.JPEG, lost))


@pytest.mark.parametrize("condition", sampled(Condition, one_in=3))
def test_a_clip_goes_on_and_can_be_repeated(condition: Condition) -> None:
    case = Case(condition, 3, LENGTH, "M", 1)
    frames, again = list(clip(case, 2, SMALL)), list(clip(case, 2, SMALL))
    assert len(frames) == 2
    assert all(np.array_equal(one, other) for one, other in zip(frames, again, strict=True))
    assert not np.array_equal(frames[0], frames[1])
    assert frames[0].shape == (360, 640, 3)
    assert frames[0].dtype == np.uint8


def test_a_clip_of_motion_is_sharp_now_and_blurred_then() -> None:
    frames = clip(Case(Condition.MOTION, 3, LENGTH, "M", 1), 30)
    edges = [float(cv2.Laplacian(grey(frame), cv2.CV_32F).var()) for frame in frames]
    assert max(edges) > 1.2 * min(edges)


def test_a_larger_camera_sees_the_same_larger() -> None:
    small, large = Scene(EASY, SIZE), Scene(EASY, (1920, 1080))
    assert large.corners() == pytest.approx(1.5 * small.corners(), abs=0.01)
    assert large.still().shape == (1080, 1920, 3)


@pytest.mark.parametrize("slant", [0.0, 90.0, 180.0, 270.0])
def test_beyond_the_horizon_of_a_tilted_card_is_nothing_of_it(slant: float) -> None:
    yaw, pitch = 75 * np.cos(np.radians(slant)), 75 * np.sin(np.radians(slant))
    camera, pose = Camera(*SIZE), Pose(0, 0, 150, 0, float(yaw), float(pitch))
    u, v = camera.on_card(pose, Box(0, 0, *SIZE), ())
    x = (np.arange(1280) + 0.5 - 640) / camera.focal
    y = (np.arange(720) + 0.5 - 360) / camera.focal
    across, down, ahead = pose.rotation()[:, 2]
    beyond = across * x[None, :] + down * y[:, None] + ahead < 0
    assert beyond.any()
    assert np.isfinite(u).all()
    assert np.isfinite(v).all()
    assert np.hypot(u, v)[beyond].min() > 5_000  # mm
