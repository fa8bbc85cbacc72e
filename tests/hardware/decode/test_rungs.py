"""Each rung reads what zxing-cpp alone cannot, and no rung reads what is not there."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pytest

from hardware.decode import still
from hardware.decode.frame_time import FrameTime
from hardware.decode.look import Corners, Look, Place, Rung
from hardware.decode.repaired import Repaired, Try
from hardware.decode.rungs import standard_rungs
from hardware.decode.scan import Scanner
from hardware.decode.sightings import Sighting
from hardware.decode.zbar import PyzbarDecoder
from hardware.decode.zxing import ZxingDecoder
from tests.sampling import sampled

Picture = Callable[..., Any]
HealthCode = Callable[..., str]
SCALE = 5


def disc(diameter: float) -> Any:
    half = math.ceil(diameter / 2)
    at = np.arange(-half, half + 0.5, 0.25)
    inside = (np.hypot(at[:, None], at[None, :]) <= diameter / 2).astype(np.float32)
    kernel = cv2.resize(inside, (2 * half + 1, 2 * half + 1), interpolation=cv2.INTER_AREA)
    return kernel / kernel.sum()


def streak(length: int) -> Any:
    kernel = np.zeros((length, length), np.float32)
    kernel[length // 2] = 1 / length
    return kernel


def in_linear_light(image: Any, kernel: Any) -> Any:
    """Blurred as a lens does it: an average of light, not of grey levels."""
    code = np.arange(256) / 255
    light = np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)
    blurred = cv2.filter2D(
        light.astype(np.float32)[image], -1, kernel, borderType=cv2.BORDER_REFLECT
    )
    blurred = np.maximum(blurred, 0)  # by its transforms it may come out a little below
    levels = np.where(blurred <= 0.0031308, 12.92 * blurred, 1.055 * blurred ** (1 / 2.4) - 0.055)
    noisy = 255 * levels + np.random.default_rng(1).normal(0, 1.0, levels.shape)
    return np.clip(np.rint(noisy), 0, 255).astype(np.uint8)


def paled(image: Any) -> Any:
    """A pale print under a light that falls off: 12 grey levels between dark and light."""
    ramp = np.linspace(60, 200, image.shape[1], dtype=np.float32)[None, :]
    grain = np.random.default_rng(2).normal(0, 1.0, image.shape)
    return np.clip(np.rint(ramp + image / 255 * 12 + grain), 0, 255).astype(np.uint8)


def rung(name: str) -> Rung:
    return next(each for each in standard_rungs(FrameTime(patient=True)) if each.name == name)


def look_at(frame: Any, left: int, top: int, side: int) -> Look:
    place = Place(
        ((left, top), (left + side, top), (left + side, top + side), (left, top + side)),
        located=True,
        seen_at=1.0,
    )
    return Look(frame, 1.0, (place,))


SPOILT = {
    "even_out": paled,
    "restore": lambda frame: in_linear_light(frame, disc(11.0)),
    "restore, moved": lambda frame: in_linear_light(frame, streak(11)),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_rung_reads_what_zxing_cannot(
    name: str, health_code: HealthCode, picture: Picture, on_frame: Picture
) -> None:
    text = health_code(120)
    code = picture(text, scale=SCALE)
    frame = SPOILT[name](on_frame(code))
    assert ZxingDecoder().decode(frame) == ()
    quiet = 4 * SCALE
    look = look_at(frame, 450 + quiet, 180 + quiet, code.shape[0] - 2 * quiet)
    tried = rung(name.partition(",")[0])
    assert tried.suits(look) > 0
    read = [s for _ in range(10) for s in tried.attempt(look).read]
    assert {sighting.text for sighting in read} == {text}
    assert read[0].decoder == tried.name
    middle = 450 + code.shape[0] / 2, 180 + code.shape[0] / 2
    assert math.dist(read[0].centre, middle) < 2 * SCALE


@pytest.mark.parametrize("spoil", [*SPOILT.values()], ids=[*SPOILT])
def test_the_scanner_reads_it_within_a_second_without_being_told_where(
    spoil: Callable[[Any], Any], health_code: HealthCode, picture: Picture, on_frame: Picture
) -> None:
    """With a clock that stands still, so that it does not matter how fast this machine is."""
    text = health_code(120)
    frame = spoil(on_frame(picture(text, scale=SCALE)))
    scanner = Scanner(time=FrameTime(lambda: 0.0))
    glances = (scanner.look(frame, number / 30) for number in range(30))
    glance = next((glance for glance in glances if glance.read), None)
    assert glance is not None
    assert glance.foremost is not None
    assert glance.foremost.text == text


def test_zbar_is_asked_too(picture: Picture, on_frame: Picture) -> None:
    text = "EHC1:SECOND OPINION"
    code = picture(text, scale=SCALE)
    look = look_at(on_frame(code), 450, 180, code.shape[0])
    assert [sighting.text for sighting in rung("zbar").attempt(look).read] == [text]


def test_where_no_place_is_known_only_the_search_suits() -> None:
    blank = np.full((720, 1280), 128, np.uint8)
    look = Look(blank, 1.0, ())
    rungs = standard_rungs(FrameTime(patient=True))
    assert [each.name for each in rungs if each.suits(look) > 0] == ["locate"]


def test_a_rung_goes_on_where_the_last_frame_left_off(
    health_code: HealthCode, picture: Picture, on_frame: Picture
) -> None:
    """With time for little, it comes to all its tries over several frames."""
    now = [0.0]

    def clock() -> float:
        now[0] += 0.002  # each look at the clock
        return now[0]

    text = health_code(120)
    code = picture(text, scale=SCALE)
    frame = paled(on_frame(code))
    time = FrameTime(clock)
    evening = next(each for each in standard_rungs(time) if each.name == "even_out")
    look = look_at(frame, 450, 180, code.shape[0])
    counts = []
    for _ in range(40):
        time.begin(frame.size)
        counts.append(len(evening.attempt(look).read))
        if counts[-1]:
            break
    assert sum(counts) == 1


def garbage() -> dict[str, Any]:
    rng = np.random.default_rng(11)
    y, x = np.mgrid[:360, :640]
    page = np.full((360, 640), 235, np.uint8)
    letters = "ABCDEFGHIKLMNOPQRSTUVWXYZ0123456789.,:"
    for line in range(20):
        words = "".join(rng.choice(list(letters + " " * 8), 70))
        cv2.putText(page, words, (4, 16 + 17 * line), cv2.FONT_HERSHEY_SIMPLEX, 0.45, 40, 1)
    return {
        "noise": rng.integers(0, 256, (360, 640)).astype(np.uint8),
        "text page": page,
        "text page out of focus": cv2.GaussianBlur(page, (0, 0), 2.5),
        "checkerboard": ((x // 7 + y // 7) % 2 * 255).astype(np.uint8),
        "random modules": np.kron(rng.integers(0, 2, (72, 128)) * 255, np.ones((5, 5), int)).astype(
            np.uint8
        ),
        "finder patterns without a code": finders_alone(),
    }


def finders_alone() -> Any:
    image = np.full((360, 640), 220, np.uint8)
    rng = np.random.default_rng(5)
    image[60:325, 160:425] = np.kron(rng.integers(0, 2, (53, 53)), np.ones((5, 5))) * 200 + 20
    for left, top in ((160, 60), (160 + 46 * 5, 60), (160, 60 + 46 * 5)):
        image[top - 5 : top + 40, left - 5 : left + 40] = 220
        image[top : top + 35, left : left + 35] = 20
        image[top + 5 : top + 30, left + 5 : left + 30] = 220
        image[top + 10 : top + 25, left + 10 : left + 25] = 20
    return image


@pytest.mark.parametrize("name", sampled(garbage(), one_in=3))
def test_no_rung_reads_what_is_not_there(name: str) -> None:
    frame = garbage()[name]
    scanner = Scanner(time=FrameTime(lambda: 0.0))
    for number in range(45):
        assert scanner.look(frame, number / 30).read == ()


class Deaf:
    """A decoder that notes the size of what it is given."""

    def __init__(self, clock: list[float]) -> None:
        self.clock, self.sides = clock, list[int]()

    def look(self, image: Any) -> tuple[tuple[Sighting, ...], tuple[Corners, ...]]:
        self.sides.append(min(image.shape))
        self.clock[0] += image.size * 1e-8
        return (), ()


def test_where_one_try_is_too_dear_a_cheaper_one_is_made() -> None:
    clock = [0.0]
    time, deaf = FrameTime(lambda: clock[0]), Deaf(clock)
    tries = (Try(lambda grey: grey, 1000), Try(lambda grey: grey, 200))
    repaired = Repaired("r", tries, deaf, time, suits=1.0, seconds_a_megapixel=0.1)
    look = look_at(np.full((720, 1280), 128, np.uint8), 450, 180, 300)
    time.begin(look.grey.size)
    repaired.attempt(look)
    assert deaf.sides == [200]


def test_what_was_too_dear_once_is_tried_again_some_time() -> None:
    clock = [0.0]
    time, deaf = FrameTime(lambda: clock[0]), Deaf(clock)
    repaired = Repaired(
        "r", (Try(lambda grey: grey, 300),), deaf, time, suits=1.0, seconds_a_megapixel=50.0
    )
    look = look_at(np.full((720, 1280), 128, np.uint8), 450, 180, 300)
    for _ in range(200):
        time.begin(look.grey.size)
        repaired.attempt(look)
    assert len(deaf.sides) > 10


def test_without_libzbar_there_is_no_rung_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [each.name for each in standard_rungs(FrameTime())]
    monkeypatch.setattr(PyzbarDecoder, "available", staticmethod(lambda: False))
    without = [each.name for each in standard_rungs(FrameTime())]
    assert names == [*without, "zbar"]


def test_of_a_sticker_and_a_larger_blurred_code_the_larger_is_held_up(
    health_code: HealthCode, picture: Picture, on_frame: Picture
) -> None:
    text = health_code(120)
    frame = in_linear_light(on_frame(picture(text, scale=SCALE)), disc(11.0))
    sticker = picture("STICKER", scale=3)
    frame[20 : 20 + sticker.shape[0], 1100 : 1100 + sticker.shape[1]] = sticker
    scanner = Scanner(time=FrameTime(lambda: 0.0))
    foremost = [scanner.look(frame, number / 30).foremost for number in range(60)]
    texts = [sighting.text for sighting in foremost if sighting is not None]
    assert text in texts
    assert "STICKER" not in texts[texts.index(text) :], "nor does the sticker come in between"


def test_of_a_still_picture_what_is_read_again_does_not_end_the_search(
    health_code: HealthCode, picture: Picture
) -> None:
    """A decoder may report a symbol as unread beside having read it."""
    one, two = health_code(120, seed=1), health_code(120, seed=2)
    clear, blurred = picture(one, scale=5), picture(two, scale=5)
    side, quiet = clear.shape[0], 4 * 5
    frame = np.full((720, 1280), 230, np.uint8)
    frame[200 : 200 + side, 100 : 100 + side] = clear
    frame[200 : 200 + side, 700 : 700 + side] = in_linear_light(blurred, disc(9.0))
    (known,) = ZxingDecoder().decode(frame)
    assert known.text == one
    elsewhere = Sighting(one, ((0, 0), (9, 0), (9, 9), (0, 9)), "zxing")
    unread: list[Corners] = []
    for left in (100, 700):
        near, far = left + quiet, left + side - quiet
        unread.append(((near, 220), (far, 220), (far, 180 + side), (near, 180 + side)))
    assert {sighting.text for sighting in still._climb(frame, (elsewhere,), unread)} == {two}
