"""Both decoders give the text exactly as it was put in, and never more than is there."""

from __future__ import annotations

import string
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.decode.sightings import Decoder
from hardware.decode.zbar import PyzbarDecoder
from hardware.decode.zxing import ZxingDecoder

Picture = Callable[..., Any]
HealthCode = Callable[..., str]
DECODERS: tuple[Decoder, ...] = (ZxingDecoder(), PyzbarDecoder())
BY_NAME = pytest.mark.parametrize("decoder", DECODERS, ids=[each.name for each in DECODERS])


def draw(text: str) -> Any:
    matrix = np.array([list(row) for row in segno.make_qr(text, error="m").matrix], np.uint8)
    light = np.pad(1 - matrix, 4, constant_values=1) * 255
    return np.kron(light, np.ones((4, 4), np.uint8)).astype(np.uint8)


def texts(decoder: Decoder, image: Any) -> list[str]:
    return sorted(sighting.text for sighting in decoder.decode(image))


def test_both_libraries_are_here() -> None:
    assert PyzbarDecoder.available()


@BY_NAME
@pytest.mark.parametrize("length", [120, 235, 260, 334, 398, 480])
def test_a_health_code_comes_out_as_it_went_in(
    decoder: Decoder, length: int, health_code: HealthCode, picture: Picture
) -> None:
    text = health_code(length, seed=length)
    assert texts(decoder, picture(text)) == [text]


@BY_NAME
@pytest.mark.parametrize(
    "text",
    [
        "4240123456789012345678901234",
        "134567890123456789",
        "a" * 64 + ":1::5100A0013",
        "0",
        " EHC1: ",
        "EHC1:%%%   %$$ ",
    ],
)
def test_other_kinds_of_code_come_out_as_they_went_in(
    decoder: Decoder, text: str, picture: Picture
) -> None:
    assert texts(decoder, picture(text)) == [text]


@given(st.text(st.sampled_from(string.printable + "\x00\x7f"), min_size=1, max_size=200))
@settings(max_examples=60, deadline=None)
def test_zxing_keeps_every_ascii_text(text: str) -> None:
    assert texts(ZxingDecoder(), draw(text)) == [text]


@given(st.text(st.sampled_from(string.printable[:95]), min_size=1, max_size=200))
@settings(max_examples=40, deadline=None)
def test_the_decoders_agree(text: str) -> None:
    image = draw(text)
    assert texts(PyzbarDecoder(), image) == texts(ZxingDecoder(), image) == [text]


@BY_NAME
def test_corners_are_where_the_code_is(decoder: Decoder, picture: Picture) -> None:
    code = picture("EHC1:CORNERS", scale=6)
    side = code.shape[0]
    image = np.full((720, 1280), 255, np.uint8)
    image[200 : 200 + side, 700 : 700 + side] = code
    (sighting,) = decoder.decode(image)
    inner = side - 2 * 4 * 6
    x, y = sighting.centre
    assert abs(x - (700 + side / 2)) < 6
    assert abs(y - (200 + side / 2)) < 6
    assert sighting.area == pytest.approx(inner**2, rel=0.1)
    assert (sighting.decoder, sighting.symbology) == (decoder.name, "QRCode")


@BY_NAME
def test_all_codes_in_view_are_seen(decoder: Decoder, picture: Picture) -> None:
    image = np.full((720, 1280), 255, np.uint8)
    for number in range(3):
        code = picture(f"CODE {number}", scale=5)
        image[100 : 100 + code.shape[0], 60 + 400 * number :][:, : code.shape[1]] = code
    assert texts(decoder, image) == ["CODE 0", "CODE 1", "CODE 2"]


@BY_NAME
def test_noise_and_stripes_hold_no_code(
    decoder: Decoder, capfd: pytest.CaptureFixture[str]
) -> None:
    rng = np.random.default_rng(5)
    stripes = np.tile((np.arange(640) // 3 % 2 * 255).astype(np.uint8), (360, 1))
    images = [rng.integers(0, 256, (360, 640)).astype(np.uint8), stripes, stripes.T.copy()]
    images += [np.full((360, 640), level, np.uint8) for level in (0, 127, 255)]
    assert [texts(decoder, image) for image in images] == [[]] * 6
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("shape", [(1, 1), (1, 2000), (3, 3), (2000, 1)])
@BY_NAME
def test_odd_shapes_are_fine(decoder: Decoder, shape: tuple[int, int]) -> None:
    assert decoder.decode(np.zeros(shape, np.uint8)) == ()


def test_a_screen_in_dark_mode_is_read(picture: Picture) -> None:
    assert texts(ZxingDecoder(), 255 - picture("EHC1:DARK")) == ["EHC1:DARK"]


def test_a_symbol_that_cannot_be_read_is_still_seen(
    health_code: HealthCode, picture: Picture
) -> None:
    code = picture(health_code(260))
    side = code.shape[0]
    cv2.circle(code, (side // 2, side // 2), side // 4, 255, cv2.FILLED)
    read, unread = ZxingDecoder().look(code)
    assert read == ()
    assert unread
    xs, ys = zip(*unread[0], strict=True)
    assert 0 <= min(xs) < max(xs) <= side
    assert 0 <= min(ys) < max(ys) <= side


def test_a_micro_code_is_none_of_ours() -> None:
    matrix = np.array([list(row) for row in segno.make_micro("12345").matrix], np.uint8)
    light = np.pad(1 - matrix, 4, constant_values=1) * 255
    assert texts(ZxingDecoder(), np.kron(light, np.ones((8, 8), np.uint8)).astype(np.uint8)) == []


def test_the_text_of_a_code_is_not_in_words_for_a_log(picture: Picture) -> None:
    (sighting,) = ZxingDecoder().decode(picture("EHC1:SECRET"))
    assert "SECRET" not in repr(sighting)


@pytest.mark.parametrize("text", ["ÄÖÜ", "复诊"])
def test_zbar_gives_no_text_whose_character_set_it_guessed(text: str, picture: Picture) -> None:
    assert PyzbarDecoder().decode(picture(text, scale=5)) == ()


@pytest.mark.parametrize("data", [b"", "ÄÖÜ".encode()])
def test_zbar_gives_no_empty_text(data: bytes) -> None:
    class Symbol:
        polygon, rect = (), (0, 0, 9, 9)

    symbol = Symbol()
    symbol.data = data  # type: ignore[attr-defined] # what pyzbar hands over
    assert PyzbarDecoder()._sighting(symbol) is None


def test_a_part_of_a_sequence_is_none_to_zbar() -> None:
    sequence = segno.make_sequence("FIRST HALF AND SECOND HALF", symbol_count=2, error="m")
    matrix = np.array([list(row) for row in sequence[0].matrix], np.uint8)
    light = np.pad(1 - matrix, 4, constant_values=1) * 255
    image = np.kron(light, np.ones((5, 5), np.uint8)).astype(np.uint8)
    assert ZxingDecoder().decode(image)
    assert PyzbarDecoder().decode(image) == ()
