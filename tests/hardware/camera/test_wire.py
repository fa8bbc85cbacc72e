from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.camera.wire import HEADER_BYTES, FrameHeader, parse_header


@given(
    serial=st.integers(0, 2**32 - 1),
    code_in_view=st.booleans(),
    width=st.integers(1, 1920),
    height=st.integers(1, 1920),
    sent_at=st.floats(allow_nan=False, allow_infinity=False),
)
def test_a_header_survives_the_wire(
    serial: int, code_in_view: bool, width: int, height: int, sent_at: float
) -> None:
    header = FrameHeader(serial, code_in_view, width, height, sent_at)
    assert parse_header(header.pack()) == header


@given(st.binary(max_size=64))
def test_garbage_is_no_header(data: bytes) -> None:
    assert parse_header(data) is None


@pytest.mark.parametrize(
    ("width", "height", "sent_at"),
    [(0, 720, 1.0), (1280, 0, 1.0), (65535, 65535, 1.0), (1280, 720, float("nan"))],
)
def test_sizes_and_times_out_of_range_are_refused(width: int, height: int, sent_at: float) -> None:
    data = struct.pack(">4sIBHHd", b"YMF1", 1, 0, width, height, sent_at)
    assert len(data) == HEADER_BYTES
    assert parse_header(data) is None
