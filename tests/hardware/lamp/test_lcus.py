"""The frames of the relay boards, against those that their product sheets print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.lamp.lcus import LENGTH, MOST_CHANNELS, Command, parse


@pytest.mark.parametrize(
    ("command", "frame"),
    [
        (Command(1, closed=True), "A0 01 01 A2"),
        (Command(1, closed=False), "A0 01 00 A1"),
        (Command(2, closed=True), "A0 02 01 A3"),
        (Command(2, closed=False), "A0 02 00 A2"),
    ],
)
def test_frames_are_those_of_the_product_sheet(command: Command, frame: str) -> None:
    assert command.frame() == bytes.fromhex(frame)
    assert parse(bytes.fromhex(frame)) == command


@given(
    st.integers(1, MOST_CHANNELS), st.booleans(), st.integers(0, LENGTH - 1), st.integers(1, 255)
)
def test_a_byte_that_changed_on_the_way_is_noticed(
    channel: int, closed: bool, place: int, noise: int
) -> None:
    frame = bytearray(Command(channel, closed).frame())
    assert parse(bytes(frame)) == Command(channel, closed)
    frame[place] ^= noise
    assert parse(bytes(frame)) is None


@pytest.mark.parametrize("frame", ["", "A0 01 01", "A0 01 01 A2 00", "A0 00 01 A1", "A0 01 02 A3"])
def test_what_is_no_command_is_none(frame: str) -> None:
    assert parse(bytes.fromhex(frame)) is None
