"""Messages of the vision process: round trips, and streams that are damaged."""

from __future__ import annotations

import io

import pytest

from hardware.vision import conditions
from hardware.vision.wire import BrokenStreamError, Kind, Picture, Sender, Text, receive
from kiosk.devices import ScanConditions, ScanHint


def sent(kind: Kind, *parts: bytes) -> io.BytesIO:
    stream = io.BytesIO()
    Sender(stream).send(kind, *parts)
    stream.seek(0)
    return stream


def test_a_text_comes_through_exactly() -> None:
    text = Text(1.5, 2.5, "EHC1:A B 码 \ud800")
    kind, body = receive(sent(Kind.TEXT, text.packed()))
    assert kind is Kind.TEXT
    assert Text.unpacked(body) == text


@pytest.mark.parametrize("hint", list(ScanHint))
@pytest.mark.parametrize("dark", [False, True])
def test_conditions_come_through_exactly(hint: ScanHint, dark: bool) -> None:
    told = ScanConditions(hint, dark=dark)
    kind, body = receive(sent(Kind.CONDITIONS, conditions.packed(told)))
    assert kind is Kind.CONDITIONS
    assert conditions.unpacked(body) == told


@pytest.mark.parametrize("body", [b"", b"\x01", b"\x01a poem"])
def test_conditions_that_nobody_knows(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"ScanHint|conditions"):
        conditions.unpacked(memoryview(body))


def test_a_picture_comes_through_exactly() -> None:
    pixels = bytes(range(24))
    picture = Picture(3.0, 4, 2, 12, memoryview(pixels))
    _kind, body = receive(sent(Kind.PICTURE, picture.head(), pixels))
    back = Picture.unpacked(body)
    assert (back.captured_at, back.width, back.height, back.bytes_per_line) == (3.0, 4, 2, 12)
    assert bytes(back.pixels) == pixels


@pytest.mark.parametrize(
    "stream",
    [
        b"",
        b"\x02\x00",
        b"\x02\x00\x00\x00\x09short",
        b"\x63\x00\x00\x00\x00",
        b"\x02\xff\xff\xff\xff",
    ],
)
def test_a_damaged_stream_ends(stream: bytes) -> None:
    with pytest.raises(BrokenStreamError):
        receive(io.BytesIO(stream))


def test_sending_to_nobody() -> None:
    stream = io.BytesIO()
    stream.close()
    with pytest.raises(BrokenStreamError):
        Sender(stream).send(Kind.FORGET)
