from __future__ import annotations

import math

import pytest

from hardware.decode.geometry import are_same_place, area, box_around, centre, is_plausible, side
from hardware.decode.look import Corners, Place
from hardware.decode.parts import box_of, cut_box
from hardware.decode.places import KEPT_FOR, Places

WIDTH, HEIGHT = 1280, 720


def square(x: float, y: float, length: float) -> Corners:
    half = length / 2
    return (x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)


def located(x: float, y: float, length: float = 200.0, at: float = 1.0) -> Place:
    return Place(square(x, y, length), located=True, seen_at=at)


def guessed(x: float, y: float, length: float = 200.0, at: float = 1.0) -> Place:
    return Place(square(x, y, length), located=False, seen_at=at)


def kept(*added: Place, at: float = 1.0) -> list[Place]:
    places = Places()
    for place in added:
        places.add([place], WIDTH, HEIGHT)
    return list(places.now(at, WIDTH, HEIGHT))


def test_the_newest_of_one_place_is_kept_even_when_it_moved() -> None:
    newer = located(660, 380, at=1.1)
    assert kept(located(640, 360), newer, at=1.2) == [newer]


def test_a_guess_does_not_take_the_place_of_knowledge() -> None:
    known = located(640, 360)
    assert kept(known, guessed(650, 365, at=1.1), at=1.2) == [known]
    assert kept(guessed(650, 365), known) == [known]


def test_likeliest_first() -> None:
    small, large, guess = located(300, 360, 100), located(900, 360, 300), guessed(640, 360, 400)
    assert kept(guess, small, large) == [large, small, guess]
    middle, corner = located(640, 360, 200), located(120, 120, 210)
    assert kept(corner, middle) == [middle, corner]


def test_places_grow_old() -> None:
    places = Places()
    places.add([located(640, 360, at=1.0)], WIDTH, HEIGHT)
    assert places.now(1.0 + KEPT_FOR - 0.01, WIDTH, HEIGHT)
    assert not places.now(1.0 + KEPT_FOR + 0.01, WIDTH, HEIGHT)
    places.add([located(640, 360, at=9.0)], WIDTH, HEIGHT)
    assert not places.now(8.0, WIDTH, HEIGHT), "a clock that went back"


def test_only_a_handful_is_kept() -> None:
    many = [located(60 + 150 * (n % 8), 100 + 180 * (n // 8), 80) for n in range(24)]
    assert len(kept(*many)) == 6


def test_what_is_read_or_forgotten_is_gone() -> None:
    places = Places()
    places.add([located(300, 300), located(900, 300)], WIDTH, HEIGHT)
    places.drop_read(square(310, 305, 190))
    assert [centre(place.corners) for place in places.now(1.0, WIDTH, HEIGHT)] == [(900, 300)]
    places.forget()
    assert not places.now(1.0, WIDTH, HEIGHT)


@pytest.mark.parametrize(
    "corners",
    [
        ((0.0, 0.0), (100.0, 100.0), (100.0, 0.0), (0.0, 100.0)),  # crossed
        ((0.0, 0.0), (100.0, 0.0), (200.0, 0.0), (300.0, 0.0)),  # flat
        ((0.0, 0.0), (400.0, 0.0), (400.0, 60.0), (0.0, 60.0)),  # a strip
        ((0.0, 0.0), (math.nan, 0.0), (100.0, 100.0), (0.0, 100.0)),
        square(2000, 300, 100),  # outside
    ],
)
def test_what_no_symbol_can_be_is_not_kept(corners: Corners) -> None:
    assert not is_plausible(corners, WIDTH, HEIGHT)
    assert kept(Place(corners, located=True, seen_at=1.0)) == []


def test_a_symbol_that_is_mirrored_or_turned_is_plausible() -> None:
    corners = square(640, 360, 200)
    assert is_plausible(corners[::-1], WIDTH, HEIGHT)
    assert is_plausible((*corners[2:], *corners[:2]), WIDTH, HEIGHT)


def test_the_size_of_a_quadrilateral() -> None:
    corners = square(10, 20, 30)
    assert (area(corners), side(corners), centre(corners)) == (900, 30, (10, 20))
    assert are_same_place(corners, square(14, 22, 40))
    assert not are_same_place(corners, square(14, 22, 100))
    assert not are_same_place(corners, square(40, 20, 30))


def test_a_place_that_may_have_moved_gets_more_room() -> None:
    import numpy as np  # noqa: PLC0415 - for this test alone

    grey, place = np.zeros((HEIGHT, WIDTH), np.uint8), located(640, 360, 200, at=1.0)
    now, later = box_of(place, grey, 1.0), box_of(place, grey, 1.4)
    assert now.left < 540
    assert now.right > 740
    assert later.left < now.left
    assert later.bottom > now.bottom
    assert box_of(located(0, 0, 5000), grey, 1.0) == (0, 0, WIDTH, HEIGHT)


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0, 2.7])
def test_a_resized_part_knows_the_way_back(scale: float) -> None:
    import numpy as np  # noqa: PLC0415 - for this test alone

    grey = np.zeros((HEIGHT, WIDTH), np.uint8)
    grey[300:340, 500:560] = 255
    box = box_around(square(530, 320, 160), 0, WIDTH, HEIGHT)
    part = cut_box(grey, box).resized(scale)
    ys, xs = np.nonzero(part.picture > 127)
    corner = (float(xs.min()), float(ys.min()))
    ((x, y), *_) = part.in_frame((corner, corner, corner, corner))
    assert (x, y) == pytest.approx((500, 300), abs=0.5 + 0.5 / scale)


def test_of_hundreds_at_once_the_largest_are_kept() -> None:
    many = [located(20 + 30 * (n % 40), 20 + 30 * (n // 40), 20) for n in range(600)]
    large = [located(300, 300, 150), located(900, 400, 150)]
    places = Places()
    places.add([*many, *large], WIDTH, HEIGHT)
    assert set(large) < set(places.now(1.0, WIDTH, HEIGHT))
    assert len(places._places) <= 8
