"""The second opinion: zbar, through pyzbar.

It finds symbols in another way than zxing-cpp does and so reads some that the other does not, at
ten times the cost (20 to 40 ms for 1280x720): it is given small pictures only, see `scan`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from hardware.decode.sightings import Point, Sighting

if TYPE_CHECKING:
    from types import ModuleType

    from hardware.decode.look import Corners
    from hardware.decode.sightings import Grey


@lru_cache(maxsize=1)
def _library() -> ModuleType | None:
    try:
        from pyzbar import pyzbar  # noqa: PLC0415 - loads libzbar, which may not be installed
    except (ImportError, OSError):
        return None
    module: ModuleType = pyzbar
    return module


class PyzbarDecoder:
    """QR codes by zbar. Without libzbar on the machine it finds nothing; see `available`."""

    name = "zbar"

    @staticmethod
    def available() -> bool:
        """Whether libzbar could be loaded."""
        return _library() is not None

    def look(self, image: Grey) -> tuple[tuple[Sighting, ...], tuple[Corners, ...]]:
        """What it read; of symbols that it cannot read it says nothing."""
        return self.decode(image), ()

    def decode(self, image: Grey) -> tuple[Sighting, ...]:
        pyzbar = _library()
        if pyzbar is None:
            return ()
        # Only QR: faster, and its DataBar decoder prints failed assertions to standard error.
        try:
            found = pyzbar.decode(image, symbols=[pyzbar.ZBarSymbol.QRCODE])
        except ValueError:  # it does not know the orientation that parts of a sequence come with
            return ()
        sightings = (self._sighting(symbol) for symbol in found)
        return tuple(sighting for sighting in sightings if sighting is not None)

    def _sighting(self, symbol: Any) -> Sighting | None:
        corners = _corners(symbol)
        try:
            # It guesses character sets, wrongly at times; our codes are ASCII, which it leaves alone.
            text = symbol.data.decode("ascii")
        except UnicodeDecodeError:
            return None
        return Sighting(text, corners, self.name) if text and corners is not None else None


def _corners(symbol: Any) -> tuple[Point, Point, Point, Point] | None:
    points = [(float(point.x), float(point.y)) for point in symbol.polygon]
    if len(points) != 4:  # noqa: PLR2004 - a hull of fewer points: nearly edge-on, not to be trusted
        left, top, width, height = symbol.rect
        points = [
            (left, top),
            (left + width, top),
            (left + width, top + height),
            (left, top + height),
        ]
    a, b, c, d = points
    return a, b, c, d
