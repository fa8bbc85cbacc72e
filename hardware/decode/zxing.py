"""The first decoder: zxing-cpp.

Measured at 1280x720 on one core (tests/benchmarks/decoding.py): restricted to QR it takes 1 to 2 ms
on lobby pictures with and without a code, 5 ms on noisy ones, 7 ms on pure noise; with its default
of all formats 15, 60 and 115 ms. `try_downscale` (large or grainy codes) and `try_invert` (dark
mode) are worth their third of that; `try_rotate` concerns linear codes only.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hardware.decode.sightings import Sighting

if TYPE_CHECKING:
    from types import ModuleType

    from zxingcpp import Barcode

    from hardware.decode.look import Corners
    from hardware.decode.sightings import Grey


@lru_cache(maxsize=1)
def _library() -> ModuleType:
    import zxingcpp  # noqa: PLC0415 - imported in the worker that decodes

    return zxingcpp


class ZxingDecoder:
    """QR codes by zxing-cpp. Releases the interpreter's lock while it works.

    `thorough` also searches smaller copies and the negative.
    """

    name = "zxing"

    def __init__(self, *, thorough: bool = True) -> None:
        self._thorough = thorough

    def decode(self, image: Grey) -> tuple[Sighting, ...]:
        return self.look(image)[0]

    def look(self, image: Grey) -> tuple[tuple[Sighting, ...], tuple[Corners, ...]]:
        """The codes that were read, and the corners of symbols that were found but not read.

        A part of a structured append sequence (ISO/IEC 18004 clause 8) is read like a code of its
        own: the library's Python interface does not tell it from one.
        """
        zxing = _library()
        found = zxing.read_barcodes(
            image,
            # Model 2 only: Micro QR has so little redundancy that a newspaper can hold one.
            formats=zxing.BarcodeFormat.QRCodeModel2,
            try_rotate=False,
            try_downscale=self._thorough,
            try_invert=self._thorough,
            # Plain: the text as it is; the default writes control characters as "<LF>".
            text_mode=zxing.TextMode.Plain,
            return_errors=True,
        )
        read = tuple(Sighting(code.text, _corners(code), self.name) for code in found if code.valid)
        return read, tuple(_corners(code) for code in found if not code.valid)


def _corners(code: Barcode) -> Corners:
    at = code.position
    points = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
    a, b, c, d = ((float(point.x), float(point.y)) for point in points)
    return a, b, c, d
