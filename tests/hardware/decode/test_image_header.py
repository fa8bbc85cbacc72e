from __future__ import annotations

import struct
from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.decode.image_header import ImageHeader, read_header


def encoded(suffix: str, *options: int) -> bytes:
    image: Any = np.random.default_rng(1).integers(0, 256, (37, 53, 3)).astype(np.uint8)
    done, data = cv2.imencode(suffix, image, list(options))
    assert done
    return data.tobytes()


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("png", encoded(".png")),
        ("jpeg", encoded(".jpg")),
        ("jpeg", encoded(".jpg", cv2.IMWRITE_JPEG_PROGRESSIVE, 1)),
        ("bmp", encoded(".bmp")),
        ("webp", encoded(".webp", cv2.IMWRITE_WEBP_QUALITY, 80)),
        ("webp", encoded(".webp", cv2.IMWRITE_WEBP_QUALITY, 101)),
        ("bmp", b"BM" + bytes(12) + struct.pack("<IHH", 12, 53, 37)),
        ("bmp", b"BM" + bytes(12) + struct.pack("<Iii", 40, 53, -37)),
        (
            "webp",
            b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + bytes([52, 0, 0, 36, 0, 0]),
        ),
    ],
)
def test_kind_and_size_are_known(kind: str, data: bytes) -> None:
    assert read_header(data) == ImageHeader(kind, 53, 37)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".bmp", ".webp"])
def test_a_header_cut_short_is_none_and_never_an_error(suffix: str) -> None:
    data = encoded(suffix)
    assert {read_header(data[:length]) for length in range(12)} == {None}
    for length in range(12, 200):
        header = read_header(data[:length])
        assert header is None or (header.width, header.height) == (53, 37)


@given(
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"BM", b"RIFF\0\0\0\0WEBP"]),
    st.binary(max_size=80),
)
def test_garbage_never_raises(start: bytes, rest: bytes) -> None:
    header = read_header(start + rest)
    assert header is None or min(header.width, header.height) > 0


def test_other_kinds_and_endless_markers_are_none() -> None:
    assert read_header(b"GIF89a\x05\0\x05\0") is None
    assert read_header(b"\xff\xd8" + b"\xff" * 10_000) is None
    assert read_header(b"\xff\xd8" + b"\xff\xe0\x00\x00" * 1000) is None
    assert read_header(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(8)) is None
