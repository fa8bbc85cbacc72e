from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import segno
from numpy.typing import NDArray

Grey = NDArray[np.uint8]


@pytest.fixture
def picture() -> Callable[..., Grey]:
    """A QR code drawn by a library that is none of the decoders: `scale` px a module, on white."""

    def draw(text: str, *, scale: int = 4, error: str = "m") -> Grey:
        matrix = segno.make_qr(text, error=error, boost_error=False).matrix
        modules = np.array([list(row) for row in matrix], np.uint8)
        light = np.pad(1 - modules, 4, constant_values=1) * 255
        return np.kron(light, np.ones((scale, scale), np.uint8)).astype(np.uint8)

    return draw


@pytest.fixture
def on_frame() -> Callable[..., Grey]:
    """A picture put into a frame of 1280x720 on plain grey, its upper left corner at `left`, `top`."""

    def put(code: Grey, left: int = 450, top: int = 180, ground: int = 170) -> Grey:
        frame = np.full((720, 1280), ground, np.uint8)
        height, width = code.shape
        frame[top : top + height, left : left + width] = code
        return frame

    return put
