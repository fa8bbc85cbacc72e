from __future__ import annotations

import pytest

from hardware.decode.foremost import choose, each_text_once
from hardware.decode.sightings import Sighting


def square(text: str, x: float, y: float, side: float) -> Sighting:
    half = side / 2
    corners = (
        (x - half, y - half),
        (x + half, y - half),
        (x + half, y + half),
        (x - half, y + half),
    )
    return Sighting(text, corners, "test")


@pytest.mark.parametrize(
    ("sightings", "chosen"),
    [
        ([square("only", 1200, 700, 30)], "only"),
        ([square("small", 640, 360, 100), square("large", 400, 300, 300)], "large"),
        ([square("corner", 120, 120, 220), square("middle", 640, 360, 200)], "middle"),
        ([square("corner", 200, 200, 380), square("middle", 640, 360, 100)], "corner"),
        ([square("same", 400, 360, 200), square("same", 880, 360, 200)], "same"),
    ],
)
def test_the_code_held_up_is_large_and_near_the_middle(
    sightings: list[Sighting], chosen: str
) -> None:
    for order in (sightings, sightings[::-1]):
        choice = choose(order, 1280, 720)
        assert choice.foremost is not None
        assert choice.foremost.text == chosen
        assert not choice.several


def test_nothing_read_is_nothing_held_up() -> None:
    assert choose((), 1280, 720) == (None, False)


@pytest.mark.parametrize("side", [200, 170, 235])
def test_two_alike_in_size_and_place_must_be_asked_about(side: float) -> None:
    pair = [square("one", 440, 360, 200), square("two", 840, 360, side)]
    assert choose(pair, 1280, 720) == (None, True)
    assert choose(pair[::-1], 1280, 720) == (None, True)


def test_of_two_as_large_the_one_clearly_in_the_middle_counts() -> None:
    choice = choose([square("middle", 640, 360, 200), square("aside", 1100, 360, 220)], 1280, 720)
    assert choice.foremost is not None
    assert choice.foremost.text == "middle"
    assert not choice.several


def test_a_text_is_kept_once_and_where_it_is_largest() -> None:
    small, large = square("same", 100, 100, 50), square("same", 400, 300, 80)
    other = square("other", 700, 300, 60)
    assert each_text_once((small, other, large)) == (large, other)
