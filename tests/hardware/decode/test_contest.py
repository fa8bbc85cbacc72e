"""A code that was read, and a larger one in the middle that was not."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hardware.decode.first import FirstLook
from hardware.decode.frame_time import FrameTime
from hardware.decode.look import Attempt, Corners, Look, Place
from hardware.decode.scan import Scanner
from hardware.decode.sightings import Sighting

BLANK = np.full((720, 1280), 200, np.uint8)


def square(x: float, y: float, side: float) -> Corners:
    half = side / 2
    return (x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)


HELD, CORNER = square(640, 360, 300), square(1100, 120, 120)
STICKER = Sighting("sticker", square(1200, 60, 60), "first")


class First:
    """Stands in for zxing: reads what it is told."""

    def __init__(self, *read: Sighting, clock: list[float] | None = None) -> None:
        self.read, self.clock, self.looks = read, clock, 0

    def look(self, _image: Any) -> tuple[tuple[Sighting, ...], tuple[Corners, ...]]:
        self.looks += 1
        if self.clock is not None:
            self.clock[0] += 0.018
        return self.read, ()


class Rung:
    """Locates and reads what it is told, and notes when it had a turn and had to start over."""

    name = "rung"

    def __init__(self, *places: Corners) -> None:
        self.places, self.read = places, tuple[Sighting, ...]()
        self.turns, self.started_over = list[float](), 0

    def suits(self, _look: Look) -> float:
        return 1.0

    def attempt(self, look: Look) -> Attempt:
        self.turns.append(look.taken_at)
        at = look.taken_at
        return Attempt(self.read, tuple(Place(c, located=True, seen_at=at) for c in self.places))

    def start_over(self) -> None:
        self.started_over += 1

    def forget(self) -> None:
        """It keeps nothing."""


def scanner(first: First, rung: Rung) -> Scanner:
    return Scanner(first, (rung,), time=FrameTime(lambda: 0.0))


def test_one_code_held_up_costs_nothing_more() -> None:
    first, rung = First(Sighting("held", HELD, "first")), Rung(HELD)
    held = scanner(first, rung)
    assert all(held.look(BLANK, n / 30).foremost == first.read[0] for n in range(6))
    assert rung.turns == []


def test_a_sticker_waits_a_second_for_a_larger_code_that_is_located() -> None:
    first, rung = First(), Rung(HELD)
    held = scanner(first, rung)
    held.look(BLANK, 10.0)
    first.read = (STICKER,)
    glances = [held.look(BLANK, 10.0 + n / 10) for n in range(1, 15)]
    assert len(rung.turns) == 15
    waiting = [glance.foremost is None for glance in glances]
    assert waiting == [True] * 11 + [False] * 3
    assert all(glance.read == (STICKER,) and not glance.several for glance in glances)


def test_the_larger_one_is_held_up_once_a_rung_reads_it_and_while_it_is_there() -> None:
    first, rung = First(), Rung(HELD)
    held = scanner(first, rung)
    held.look(BLANK, 10.0)
    first.read, rung.read = (STICKER,), (Sighting("held", HELD, "rung"),)
    glance = held.look(BLANK, 10.1)
    assert glance.foremost == rung.read[0]
    assert glance.places == ()
    rung.read = rung.places = ()
    assert held.look(BLANK, 10.2).foremost is None
    assert held.look(BLANK, 10.7).foremost == STICKER


def test_a_lesser_place_or_the_same_symbol_moved_holds_nothing_back() -> None:
    for read, place in (
        (Sighting("held", HELD, "first"), CORNER),
        (Sighting("held", square(440, 360, 230), "first"), square(640, 360, 300)),
    ):
        first, rung = First(), Rung(place)
        held = scanner(first, rung)
        held.look(BLANK, 10.0)
        first.read = (read,)
        assert held.look(BLANK, 10.3).foremost == read
        assert rung.turns == [10.0]


def test_beside_a_slight_code_a_larger_one_is_looked_for_on_every_second_frame() -> None:
    first, rung = First(STICKER), Rung()
    held = scanner(first, rung)
    assert all(held.look(BLANK, n / 10).foremost == STICKER for n in range(6))
    assert rung.turns == pytest.approx([0.1, 0.3, 0.5])


def test_what_was_begun_before_a_code_was_read_is_given_up() -> None:
    first, rung = First(), Rung()
    held = scanner(first, rung)
    held.look(BLANK, 1.0)
    assert rung.started_over == 0
    first.read = (STICKER,)
    for number in range(5):
        held.look(BLANK, 1.1 + number / 10)
    assert rung.started_over == 1, "and not again: what is begun beside the sticker goes on"
    first.read = (Sighting("held", HELD, "first"),)
    held.look(BLANK, 1.6)
    assert rung.started_over == 2


def test_on_a_slow_machine_the_next_few_looks_are_quick_ones() -> None:
    clock = [0.0]
    thorough, quick = First(clock=clock), First()
    time = FrameTime(lambda: clock[0])
    first = FirstLook(thorough, quick, time)
    for _ in range(12):
        time.begin(BLANK.size)
        first.look(BLANK)
    assert (thorough.looks, quick.looks) == (2, 10)


@pytest.mark.parametrize("shape", [(0, 0), (0, 640), (480, 0, 3), (0, 0, 1)])
def test_an_empty_picture_gives_an_empty_glance(shape: tuple[int, ...]) -> None:
    glance = Scanner().look(np.zeros(shape, np.uint8), 1.0)
    assert (glance.read, glance.foremost, glance.places) == ((), None, ())
