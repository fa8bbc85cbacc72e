"""Symbols are found where no decoder sees them, and not where there are none."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pytest

from hardware.decode.finders import symbols
from hardware.decode.fourth_corner import refined
from hardware.decode.frame_time import FrameTime
from hardware.decode.geometry import are_same_place, corners_of
from hardware.decode.locate import Locate
from hardware.decode.look import Corners, Look, Place
from hardware.decode.texture import code_like
from hardware.decode.zxing import ZxingDecoder

Picture = Callable[..., Any]
HealthCode = Callable[..., str]
QUIET = 4  # modules


def corners_in(code: Any, scale: int, left: int, top: int) -> Corners:
    near, far = QUIET * scale - 0.5, code.shape[0] - QUIET * scale - 0.5
    return (
        (left + near, top + near),
        (left + far, top + near),
        (left + far, top + far),
        (left + near, top + far),
    )


def moved(corners: Corners, matrix: Any) -> Corners:
    points = cv2.perspectiveTransform(np.array([corners], np.float64), matrix)[0]
    a, b, c, d = ((float(x), float(y)) for x, y in points)
    return a, b, c, d


def worst(found: Corners, true: Corners) -> float:
    return max(math.dist(one, other) for one, other in zip(found, true, strict=True))


def locate(frame: Any, looks: int = 8) -> list[Place]:
    rung = Locate(FrameTime(patient=True))
    places: list[Place] = []
    for number in range(looks):
        look = Look(frame, number / 30, ())
        places += rung.attempt(look).places
    return places


@pytest.mark.parametrize("length", [120, 300, 480])
def test_a_symbol_far_out_of_focus_is_located_within_a_module(
    length: int, health_code: HealthCode, picture: Picture, on_frame: Picture
) -> None:
    scale = 5
    code = picture(health_code(length), scale=scale)
    frame = cv2.GaussianBlur(on_frame(code), (0, 0), 0.9 * scale)
    assert ZxingDecoder().look(frame) == ((), ())
    found = [place for place in locate(frame) if place.located]
    assert found
    assert worst(found[0].corners, corners_in(code, scale, 450, 180)) < scale


def test_a_pale_one_in_grain_is_located(
    health_code: HealthCode, picture: Picture, on_frame: Picture
) -> None:
    scale = 5
    code = picture(health_code(300), scale=scale)
    pale = on_frame(code).astype(np.float32) * 0.06 + 120
    frame = (pale + np.random.default_rng(4).normal(0, 4, pale.shape)).round().astype(np.uint8)
    found = [place for place in locate(frame) if place.located]
    assert found
    assert worst(found[0].corners, corners_in(code, scale, 450, 180)) < 1.5 * scale


@pytest.mark.parametrize("turn", [0, 20, 45, 90, 200])
def test_corners_are_in_the_order_of_the_symbol(
    turn: int, health_code: HealthCode, picture: Picture, on_frame: Picture
) -> None:
    scale = 6
    code = picture(health_code(120), scale=scale)
    turned = np.vstack([cv2.getRotationMatrix2D((640, 360), turn, 1.0), (0, 0, 1)])
    straight = on_frame(code, left=640 - code.shape[0] // 2, top=360 - code.shape[0] // 2)
    frame = cv2.warpPerspective(straight, turned, (1280, 720), borderValue=170)
    frame = cv2.GaussianBlur(frame, (0, 0), 4)
    true = corners_in(code, scale, 640 - code.shape[0] // 2, 360 - code.shape[0] // 2)
    found = [place for place in locate(frame) if place.located]
    assert found
    assert worst(found[0].corners, moved(true, turned)) < scale


def test_the_fourth_corner_of_a_slanted_symbol_is_not_that_of_a_parallelogram(
    health_code: HealthCode, picture: Picture
) -> None:
    scale = 5
    code = picture(health_code(120), scale=scale)
    side = code.shape[0]
    slant = cv2.getPerspectiveTransform(
        np.array([(0, 0), (side, 0), (side, side), (0, side)], np.float32),
        np.array([(8, 10), (side - 6, 4), (side - 26, side - 22), (2, side - 4)], np.float32),
    )
    image = cv2.warpPerspective(code, slant, (side, side), borderValue=255)
    image = cv2.GaussianBlur(image, (0, 0), 2)
    true = moved(corners_in(code, scale, 0, 0), slant)
    best = symbols(image)[0]
    by_parallelogram = math.dist(best.corners[2], true[2])
    corners = refined(image.astype(np.float32), best.corners, best.modules)
    assert by_parallelogram > 2 * scale
    assert math.dist(corners[2], true[2]) < scale
    assert worst(corners, true) < 1.2 * scale


def test_what_looks_like_a_code_is_surrounded(picture: Picture, on_frame: Picture) -> None:
    code = picture("EHC1:AROUND", scale=4)
    side = code.shape[0]
    boxes = code_like(on_frame(code, left=800, top=300))
    assert boxes
    left, top, right, bottom = boxes[0]
    assert 784 <= left <= 850
    assert 284 <= top <= 350
    assert 750 + side <= right <= 832 + side
    assert 250 + side <= bottom <= 332 + side


def test_it_is_located_next_after_it_is_surrounded(
    health_code: HealthCode, picture: Picture, on_frame: Picture
) -> None:
    frame = cv2.GaussianBlur(on_frame(picture(health_code(300))), (0, 0), 3)
    places = locate(frame, looks=1)
    box = code_like(frame)[0]
    assert any(place.located for place in places)
    assert not any(
        are_same_place(place.corners, corners_of(box)) for place in places if not place.located
    )


def test_once_it_is_sure_others_have_their_turn(
    health_code: HealthCode, picture: Picture, on_frame: Picture
) -> None:
    rung = Locate(FrameTime(patient=True))
    look = Look(on_frame(picture(health_code(300))), 5.0, ())
    before = rung.suits(look)
    rung.attempt(look)
    assert rung.suits(look) < before
    rung.forget()
    assert rung.suits(look) == before


def empty_pictures() -> dict[str, Any]:
    rng = np.random.default_rng(7)
    y, x = np.mgrid[:720, :1280]
    return {
        "flat": np.full((720, 1280), 120, np.uint8),
        "noise": rng.integers(0, 256, (720, 1280)).astype(np.uint8),
        "grain": np.clip(120 + rng.normal(0, 12, (720, 1280)), 0, 255).astype(np.uint8),
        "stripes": (x // 5 % 2 * 255).astype(np.uint8),
        "checkerboard": ((x // 9 + y // 9) % 2 * 255).astype(np.uint8),
        "gradient": (x // 5).astype(np.uint8),
        "random modules": np.kron(rng.integers(0, 2, (120, 214)) * 255, np.ones((6, 6)))[:, :1280].astype(np.uint8),
    }  # fmt: skip


@pytest.mark.parametrize("name", empty_pictures())
def test_where_there_is_no_symbol_none_is_located(name: str) -> None:
    frame = empty_pictures()[name]
    assert not [place for place in locate(frame) if place.located]


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def searched(rung: Locate, frame: Any, turns: int, places: tuple[Place, ...] = ()) -> int:
    """On how many of those turns it searched."""
    count = 0
    for number in range(turns):
        before = rung._turn
        rung.attempt(Look(frame, number / 30, places))
        count += rung._turn > before
    return count


def test_where_nothing_is_in_view_the_search_rests_until_something_is(
    picture: Picture, on_frame: Picture
) -> None:
    rung = Locate(FrameTime(patient=True))
    flat = np.full((720, 1280), 120, np.uint8)
    assert searched(rung, flat, 1) == 1, "a whole round"
    assert searched(rung, flat, 12) == 3
    seen = Place(((0, 0), (90, 0), (90, 90), (0, 90)), located=True, seen_at=0.0)
    assert searched(rung, flat, 1, (seen,)) == 1, "a decoder saw something"
    assert searched(rung, flat, 2) == 0
    assert rung.attempt(Look(on_frame(picture("EHC1:NEW", scale=7)), 1.0, ())).places


def test_after_a_hiccup_it_searches_again() -> None:
    clock = Clock()
    time = FrameTime(clock)
    rung = Locate(time)
    for _ in range(10):
        with rung._search_cost.measured(90_000):
            clock.now += 9.0
    frame = np.full((720, 1280), 120, np.uint8)
    turns = 0
    for _ in range(400):
        time.begin(frame.size)
        turns += searched(rung, frame, 1)
    assert turns > 0
