"""What a decoder is and what it returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grey = NDArray[np.uint8]

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A code that was read.

    `corners` are in px of the decoded picture, clockwise from the symbol's own upper left corner
    where the decoder knows it.
    """

    text: str = field(repr=False)  # a patient's code never gets into a log by way of repr
    corners: tuple[Point, Point, Point, Point]
    decoder: str
    symbology: str = "QRCode"

    @property
    def area(self) -> float:
        """Area in px squared (the shoelace formula)."""
        xs, ys = zip(*self.corners, strict=True)
        return abs(
            sum(xs[i] * ys[(i + 1) % 4] - xs[(i + 1) % 4] * ys[i] for i in range(4)) / 2,
        )

    @property
    def centre(self) -> Point:
        return (
            sum(x for x, _ in self.corners) / 4,
            sum(y for _, y in self.corners) / 4,
        )


class Decoder(Protocol):
    """Reads the QR codes of one picture. Holds no state between pictures; any thread may call it."""

    @property
    def name(self) -> str: ...

    def decode(self, image: Grey) -> tuple[Sighting, ...]:
        """All codes in `image` (height x width, uint8, grey). Nothing found is an empty tuple."""
        ...
