"""A piece of a frame, resized as need be: what a decoder is given, and the way back to the frame."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hardware.camera.library import opencv
from hardware.decode.geometry import Box, box_around
from hardware.decode.look import Corners, Place
from hardware.decode.sightings import Sighting

if TYPE_CHECKING:
    from hardware.decode.sightings import Grey

_MARGIN = 0.16  # of a symbol's side: quiet zone of 4 modules, and corners that are only guessed
DRIFT = 0.8  # of its side a second: how far a held code may have moved since it was located


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """`scale` px of `picture` are one px of the frame; pixels are squares, so centres are at .5."""

    picture: Grey
    left: float
    top: float
    scale: float

    @property
    def pixels(self) -> int:
        return int(self.picture.size)

    def showing(self, picture: Grey) -> Part:
        """The same piece after a repair, which may have changed its size."""
        scale = self.scale * picture.shape[1] / self.picture.shape[1]
        return Part(picture, self.left, self.top, scale)

    def resized(self, scale: float) -> Part:
        """By area when smaller, by cubic splines when larger; `scale` px of the frame's."""
        factor = scale / self.scale
        if math.isclose(factor, 1.0, rel_tol=0.02):
            return self
        cv2 = opencv()
        height, width = self.picture.shape[:2]
        size = (max(round(width * factor), 1), max(round(height * factor), 1))
        method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        return self.showing(cv2.resize(self.picture, size, interpolation=method))

    def in_frame(self, corners: Corners) -> Corners:
        a, b, c, d = (
            ((x + 0.5) / self.scale - 0.5 + self.left, (y + 0.5) / self.scale - 0.5 + self.top)
            for x, y in corners
        )
        return a, b, c, d

    def sighting_in_frame(self, sighting: Sighting, decoder: str) -> Sighting:
        return Sighting(sighting.text, self.in_frame(sighting.corners), decoder, sighting.symbology)


def cut_box(grey: Grey, box: Box) -> Part:
    """A view, not a copy: not to be written to."""
    return Part(grey[box.top : box.bottom, box.left : box.right], box.left, box.top, 1.0)


def box_of(place: Place, grey: Grey, now: float) -> Box:
    """A place with its quiet zone, and as much around it as it may have moved."""
    height, width = grey.shape[:2]
    xs, ys = zip(*place.corners, strict=True)
    extent = max(max(xs) - min(xs), max(ys) - min(ys))
    share = _MARGIN + DRIFT * max(now - place.seen_at, 0.0)
    return box_around(place.corners, share * extent + 6, width, height)


def cut(grey: Grey, place: Place, now: float, most_pixels: int) -> Part:
    """A place with its surroundings, made smaller where it has more than so many pixels."""
    part = cut_box(grey, box_of(place, grey, now))
    if part.pixels > most_pixels:
        part = part.resized(math.sqrt(most_pixels / part.pixels))
    return part
