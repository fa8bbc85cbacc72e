from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pytest

from hardware.decode.geometry import Box, corners_of
from hardware.decode.measures import measure

Picture = Callable[..., Any]


@pytest.mark.parametrize("sigma", [1.0, 2.0, 3.0, 4.5])
def test_blur_is_the_sigma_that_made_edges_so_soft(
    sigma: float, picture: Picture, on_frame: Picture
) -> None:
    code = picture("EHC1:BLUR", scale=12)
    frame = cv2.GaussianBlur(on_frame(code), (0, 0), sigma)
    side = code.shape[0]
    measures = measure(frame, corners_of(Box(450, 180, 450 + side, 180 + side)))
    assert measures.blur == pytest.approx(sigma, rel=0.3)


def test_a_flat_picture_has_no_edges() -> None:
    for level in (0, 128, 255):
        measures = measure(np.full((720, 1280), level, np.uint8), None)
        assert math.isinf(measures.blur)
        assert (measures.dark, measures.light) == (level, level)
        assert measures.brightness == pytest.approx(level)
        assert measures.saturated == (1.0 if level == 255 else 0.0)


def test_levels_are_those_of_the_place_else_of_the_middle() -> None:
    frame = np.full((720, 1280), 30, np.uint8)
    frame[:, 400:880] = 100
    frame[100:200, 0:100] = 255
    assert measure(frame, None).brightness > 70
    there = measure(frame, corners_of(Box(0, 100, 100, 200)))
    assert there.brightness > 245
    assert there.saturated > 0.9


def test_a_share_of_saturated_pixels() -> None:
    frame = np.full((720, 1280), 128, np.uint8)
    frame[:, np.arange(1280) % 80 < 20] = 250
    assert measure(frame, None).saturated == pytest.approx(0.25, abs=0.03)


@pytest.mark.parametrize("shape", [(1, 1), (3, 500), (500, 3), (20, 20)])
def test_small_pictures_and_places_outside_are_fine(shape: tuple[int, int]) -> None:
    picture = np.full(shape, 77, np.uint8)
    for corners in (None, corners_of(Box(900, 900, 990, 990)), corners_of(Box(-90, -90, -9, -9))):
        assert measure(picture, corners).brightness == pytest.approx(77)
