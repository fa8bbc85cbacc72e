"""The scanner as a whole: what it reads, whom it asks, what it tells and what it forgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from hardware.decode.look import Attempt, Corners, Look, Place
from hardware.decode.scan import Scanner
from hardware.decode.sightings import Sighting

Picture = Callable[..., Any]
BLANK = np.full((720, 1280), 200, np.uint8)


def square(x: float, y: float, side: float) -> Corners:
    half = side / 2
    return (x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)


class Blind:
    """Stands in for zxing: reads nothing, sees the symbols it is told."""

    def __init__(self, *unread: Corners) -> None:
        self.unread = unread

    def look(self, _image: Any) -> tuple[tuple[Sighting, ...], tuple[Corners, ...]]:
        return (), self.unread


class Teller:
    """A rung that reads and locates what it is told, and notes what it was asked."""

    def __init__(self, name: str = "teller", *attempts: Attempt) -> None:
        self.name = name
        self.attempts = list(attempts)
        self.looks: list[tuple[float, tuple[Place, ...]]] = []
        self.forgotten = 0

    def suits(self, _look: Look) -> float:
        return 1.0

    def attempt(self, look: Look) -> Attempt:
        self.looks.append((look.taken_at, look.places))
        return self.attempts.pop(0) if self.attempts else Attempt()

    def forget(self) -> None:
        self.forgotten += 1


def on_frame(codes: Sequence[tuple[Any, int, int]]) -> Any:
    image = np.full((720, 1280), 230, np.uint8)
    for code, left, top in codes:
        image[top : top + code.shape[0], left : left + code.shape[1]] = code
    return image


def test_of_a_code_in_the_hand_and_a_poster_behind_it_the_first_counts(picture: Picture) -> None:
    held, poster = picture("HELD UP", scale=9), picture("https://poster.example", scale=4)
    glance = Scanner().look(on_frame([(poster, 1080, 40), (held, 500, 250)]), 1.0)
    assert glance.foremost is not None
    assert glance.foremost.text == "HELD UP"
    assert not glance.several
    assert {sighting.text for sighting in glance.read} == {"HELD UP", "https://poster.example"}


def test_of_two_codes_side_by_side_neither_counts(picture: Picture) -> None:
    one, two = picture("PATIENT ONE", scale=8), picture("PATIENT TWO", scale=8)
    glance = Scanner().look(on_frame([(one, 350, 250), (two, 700, 250)]), 1.0)
    assert glance.foremost is None
    assert glance.several
    assert len(glance.read) == 2


def test_the_same_code_twice_is_one(picture: Picture) -> None:
    code = picture("PATIENT ONE", scale=8)
    glance = Scanner().look(on_frame([(code, 350, 250), (code, 700, 250)]), 1.0)
    assert [sighting.text for sighting in glance.read] == ["PATIENT ONE"]
    assert glance.foremost is not None
    assert not glance.several


def test_colour_and_grey_pictures_are_read(picture: Picture) -> None:
    grey = picture("EHC1:BOTH")
    for image in (grey, np.dstack([grey] * 3), grey[:, :, None]):
        glance = Scanner().look(image, 2.5)
        assert glance.foremost is not None
        assert glance.foremost.text == "EHC1:BOTH"
        assert glance.taken_at == 2.5
        assert glance.grey.shape == grey.shape


def test_a_frame_is_not_written_to(picture: Picture) -> None:
    scanner = Scanner()
    rng = np.random.default_rng(3)
    for image in (picture("EHC1:KEPT"), rng.integers(0, 256, (360, 640)).astype(np.uint8)):
        before = image.copy()
        for number in range(14):
            scanner.look(image, number / 30)
        assert np.array_equal(image, before)


def test_no_rung_is_tried_on_a_frame_that_was_read(picture: Picture) -> None:
    rung = Teller()
    assert Scanner(rungs=(rung,)).look(picture("READ"), 1.0).foremost is not None
    assert rung.looks == []


def test_one_rung_is_tried_on_a_frame_that_was_not() -> None:
    rungs = [Teller(str(number)) for number in range(3)]
    scanner = Scanner(Blind(), rungs)
    for number in range(6):
        assert scanner.look(BLANK, number / 30).read == ()
    assert [len(rung.looks) for rung in rungs] == [2, 2, 2]


def test_what_a_rung_reads_is_what_is_held_up() -> None:
    read = Sighting("found", square(640, 360, 200), "teller")
    glance = Scanner(Blind(), (Teller("teller", Attempt(read=(read,))),)).look(BLANK, 1.0)
    assert glance.foremost == read
    assert glance.read == (read,)


def seen_code(code: Any, left: int, top: int, scale: int) -> Corners:
    """The corners of a code without its quiet zone of 4 modules."""
    side = code.shape[0] - 8 * scale
    return square(left + code.shape[0] / 2 - 0.5, top + code.shape[0] / 2 - 0.5, side)


def test_places_are_passed_on_for_half_a_second(picture: Picture) -> None:
    code = picture("EHC1:UNREAD", scale=6)
    frame, unread = on_frame([(code, 200, 200)]), seen_code(code, 200, 200, 6)
    told = square(900, 400, 250)
    rung = Teller("teller", Attempt(places=(Place(told, located=True, seen_at=10.0),)))
    first = Blind(unread)
    scanner = Scanner(first, (rung,))
    glance = scanner.look(frame, 10.0)
    assert {place.corners for place in glance.places} == {unread, told}
    assert all(place.located and place.seen_at == 10.0 for place in glance.places)
    first.unread = ()
    scanner.look(frame, 10.4)
    scanner.look(frame, 10.6)
    assert [len(places) for _, places in rung.looks] == [1, 2, 0]


def test_what_a_decoder_takes_for_a_symbol_is_checked(picture: Picture) -> None:
    """Chance triples on a real symbol are among what it reports, in any order."""
    code = picture("EHC1:UNREAD", scale=6)
    true = seen_code(code, 500, 200, 6)
    askew = tuple((x + 25.0, y - 20.0) for x, y in true)
    elsewhere, nothing = square(200, 500, 150), square(0, 0, 0)
    for unread in ((true, askew, elsewhere, nothing), (nothing, elsewhere, askew, true)):
        glance = Scanner(Blind(*unread), ()).look(on_frame([(code, 500, 200)]), 1.0)  # type: ignore[arg-type] # four corners each
        assert [place.corners for place in glance.places] == [true]


def test_what_was_read_is_no_place_any_more(picture: Picture) -> None:
    code = picture("EHC1:UNREAD", scale=6)
    frame, corners = on_frame([(code, 500, 200)]), seen_code(code, 500, 200, 6)
    read = Attempt(read=(Sighting("found", corners, "teller"),))
    glance = Scanner(Blind(corners), (Teller("teller", read),)).look(frame, 1.0)
    assert glance.places == ()


def test_forgetting_reaches_rungs_and_places() -> None:
    place = Place(square(640, 360, 200), located=True, seen_at=1.0)
    rung = Teller("teller", Attempt(places=(place,)))
    scanner = Scanner(Blind(), (rung,))
    assert scanner.look(BLANK, 1.0).places == (place,)
    scanner.forget()
    scanner.look(BLANK, 1.1)
    assert rung.forgotten == 1
    assert rung.looks[1] == (1.1, ())


def test_nothing_of_a_picture_is_left_after_forgetting() -> None:
    """Whatever the rungs keep of a frame they let go of; libraries' caches hold no pixels of it."""
    import gc  # noqa: PLC0415 - for this test alone
    import weakref  # noqa: PLC0415 - for this test alone

    scanner = Scanner()
    image = np.random.default_rng(1).integers(0, 256, (360, 640)).astype(np.uint8)
    gone = weakref.ref(image)
    for number in range(20):
        scanner.look(image, number / 30)
    scanner.forget()
    del image
    gc.collect()
    assert gone() is None


def test_warming_up_leaves_nothing_behind(picture: Picture) -> None:
    scanner = Scanner()
    scanner.warm_up()
    glance = scanner.look(BLANK, 0.0)
    assert (glance.read, glance.places) == ((), ())
    assert scanner.look(picture("EHC1:WARM"), 0.1).foremost is not None


def test_the_first_frame_after_warming_up_is_looked_at_thoroughly(picture: Picture) -> None:
    """Loading libraries takes long, which is no reason to hurry: the quick look inverts nothing."""
    scanner = Scanner(rungs=())
    scanner.warm_up()
    assert scanner.look(255 - picture("EHC1:DARK MODE"), 0.0).foremost is not None


@pytest.mark.parametrize("shape", [(1, 1), (2, 3), (1, 2000), (40, 40), (2000, 3)])
def test_odd_shapes_are_fine(shape: tuple[int, int]) -> None:
    scanner = Scanner()
    for number in range(16):
        glance = scanner.look(np.full(shape, 90, np.uint8), number / 30)
        assert glance.read == ()
