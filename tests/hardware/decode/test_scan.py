from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from hardware.decode.scan import Scanner, SecondOpinion, foremost
from hardware.decode.sightings import Sighting
from hardware.decode.zbar import PyzbarDecoder
from hardware.decode.zxing import Corners

Picture = Callable[..., Any]


def square(text: str, x: float, y: float, side: float) -> Sighting:
    half = side / 2
    return Sighting(
        text,
        ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)),
        "test",
    )


class Recorder:
    """A rung that reads nothing, or what it is told, and notes what it was given."""

    def __init__(self, answer: tuple[Sighting, ...] = ()) -> None:
        self.answer = answer
        self.asked: list[tuple[tuple[int, ...], int]] = []

    def attempt(self, image: Any, unread: Sequence[Corners]) -> tuple[Sighting, ...]:
        self.asked.append((image.shape, len(unread)))
        return self.answer


class Blind:
    """Stands in for zxing: reads nothing, sees the symbols it is told."""

    def __init__(self, *unread: Corners) -> None:
        self.unread = unread

    def look(self, _image: Any) -> tuple[tuple[Sighting, ...], tuple[Corners, ...]]:
        return (), self.unread


class Echo:
    """A decoder that finds a code filling the picture that it is given."""

    name = "echo"

    def decode(self, image: Any) -> tuple[Sighting, ...]:
        height, width = image.shape
        self.given = (height, width)
        return (Sighting("x", ((0, 0), (width, 0), (width, height), (0, height)), self.name),)


@pytest.mark.parametrize(
    ("sightings", "chosen"),
    [
        ([], None),
        ([square("only", 1200, 700, 30)], "only"),
        ([square("small", 640, 360, 100), square("large", 400, 300, 300)], "large"),
        ([square("corner", 120, 120, 220), square("middle", 640, 360, 200)], "middle"),
        ([square("corner", 200, 200, 380), square("middle", 640, 360, 100)], "corner"),
    ],
)
def test_the_code_held_up_is_large_and_near_the_middle(
    sightings: list[Sighting], chosen: str | None
) -> None:
    best = foremost(sightings, 1280, 720)
    assert (best.text if best else None) == chosen


def test_of_a_code_in_the_hand_and_a_poster_behind_it_the_first_counts(picture: Picture) -> None:
    image = np.full((720, 1280), 230, np.uint8)
    held, poster = picture("HELD UP", scale=9), picture("https://poster.example", scale=4)
    image[40 : 40 + poster.shape[0], 1080 : 1080 + poster.shape[1]] = poster
    image[250 : 250 + held.shape[0], 500 : 500 + held.shape[1]] = held
    sighting = Scanner().look(image)
    assert sighting is not None
    assert sighting.text == "HELD UP"


def test_colour_and_grey_pictures_are_read(picture: Picture) -> None:
    grey = picture("EHC1:BOTH")
    for image in (grey, np.dstack([grey] * 3)):
        sighting = Scanner().look(image)
        assert sighting is not None
        assert sighting.text == "EHC1:BOTH"


def test_now_and_then_one_rung_is_tried_in_turn() -> None:
    one, two = Recorder(), Recorder((square("found", 5, 5, 5),))
    scanner = Scanner(ladder=(one, two), rung_every=3)
    blank = np.full((72, 128), 200, np.uint8)
    found = [scanner.look(blank) for _ in range(12)]
    assert (len(one.asked), len(two.asked)) == (2, 2)
    assert [sighting is not None for sighting in found] == [False] * 5 + [True] + [False] * 5 + [
        True
    ]


def test_no_rung_is_tried_on_a_frame_that_was_read(picture: Picture) -> None:
    rung = Recorder()
    scanner = Scanner(ladder=(rung,), rung_every=1)
    assert scanner.look(picture("READ")) is not None
    assert rung.asked == []


def test_without_a_ladder_zxing_stands_alone() -> None:
    scanner = Scanner(ladder=(), rung_every=1)
    assert scanner.look(np.zeros((72, 128), np.uint8)) is None


def test_the_second_opinion_is_given_little_to_look_at() -> None:
    frame = np.zeros((720, 1280), np.uint8)
    corners: Corners = ((400.0, 100.0), (1000.0, 100.0), (1000.0, 700.0), (400.0, 700.0))
    small: Corners = ((600.0, 300.0), (700.0, 300.0), (700.0, 400.0), (600.0, 400.0))
    for unread in ((), (corners,), (small,), (small, corners)):
        decoder = Echo()
        (sighting,) = SecondOpinion(decoder).attempt(frame, unread)
        assert decoder.given[0] * decoder.given[1] <= 480 * 480
        # Whatever was cut and shrunk, the corners are those in the whole picture.
        xs, ys = zip(*sighting.corners, strict=True)
        if unread:
            left, right = (400, 1000) if corners in unread else (600, 700)
            assert left - 110 <= min(xs) < left < right < max(xs) <= right + 110
        else:
            assert (min(xs), min(ys)) == (0, 0)
            assert max(xs) == pytest.approx(1280, abs=3)
            assert max(ys) == pytest.approx(720, abs=3)


def test_corners_outside_the_picture_do_no_harm() -> None:
    frame = np.zeros((100, 200), np.uint8)
    outside: Corners = ((-50.0, -50.0), (500.0, -50.0), (500.0, 500.0), (-50.0, 500.0))
    assert SecondOpinion(Echo()).attempt(frame, (outside,))


def test_zbar_reads_what_zxing_is_kept_from_reading(picture: Picture) -> None:
    """The way from an unread symbol over the cut-out to zbar and back."""
    code = picture("EHC1:SECOND OPINION", scale=6)
    side = code.shape[0]
    image = np.full((720, 1280), 255, np.uint8)
    image[300 : 300 + side, 800 : 800 + side] = code
    left, top, right, bottom = 824.0, 324.0, 776.0 + side, 276.0 + side
    unread: Corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    scanner = Scanner(
        Blind(unread),  # type: ignore[arg-type] # has what the scanner uses
        (SecondOpinion(PyzbarDecoder()),),
        rung_every=1,
    )
    sighting = scanner.look(image)
    assert sighting is not None
    assert (sighting.text, sighting.decoder) == ("EHC1:SECOND OPINION", "zbar")
    assert sighting.centre == pytest.approx((800 + side / 2, 300 + side / 2), abs=6)
