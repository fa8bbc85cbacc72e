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
