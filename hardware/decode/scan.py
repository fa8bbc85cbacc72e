"""The order in which a stream of frames is tried, and which of several codes counts.

Every frame goes to zxing. A frame that it cannot read may go to one rung of the ladder as well: now
and then, one rung a frame, in turn, each on a picture small enough to keep within the frame's time.
So no frame holds up the next, and the repairs to come (sharpening, equalising, enlarging) are
rungs, not edits.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from hardware.camera.library import opencv
from hardware.decode.sightings import Decoder, Sighting
from hardware.decode.zbar import PyzbarDecoder
from hardware.decode.zxing import Corners, ZxingDecoder

if TYPE_CHECKING:
    from hardware.camera.frames import Picture
    from hardware.decode.sightings import Grey

RUNG_EVERY = 6  # unread frames: five tries a second
_RUNG_SIDE = 480  # px: what a rung is given is at most so wide and high (zbar: 10 ms when noisy)
_MARGIN = 0.15  # of a symbol's size, around it: its corners are only guessed


class Rung(Protocol):
    """One further way to read a frame that zxing could not."""

    def attempt(self, image: Grey, unread: Sequence[Corners]) -> tuple[Sighting, ...]:
        """Try it, within about 10 ms. `unread` are symbols that were seen but not read."""
        ...


class SecondOpinion:
    """Another decoder, given the largest unread symbol, or else the whole picture made smaller."""

    def __init__(self, decoder: Decoder) -> None:
        self._decoder = decoder

    def attempt(self, image: Grey, unread: Sequence[Corners]) -> tuple[Sighting, ...]:
        left, top, right, bottom = _region(image, unread)
        part = image[top:bottom, left:right]
        scale = min(1.0, _RUNG_SIDE / max(part.shape))
        if not unread:
            scale = min(scale, 0.5)
        if scale < 1:
            cv2 = opencv()
            part = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        return tuple(_moved(sighting, scale, left, top) for sighting in self._decoder.decode(part))


class Scanner:
    """Reads a stream of frames. Not thread-safe: it counts the frames that it could not read."""

    def __init__(
        self,
        first: ZxingDecoder | None = None,
        ladder: Sequence[Rung] | None = None,
        *,
        rung_every: int = RUNG_EVERY,
    ) -> None:
        self._first = first if first is not None else ZxingDecoder()
        if ladder is None:
            ladder = (SecondOpinion(PyzbarDecoder()),)
        self._ladder = itertools.cycle(ladder) if ladder else None
        self._rung_every = rung_every
        self._unread_frames = 0

    def look(self, image: Picture) -> Sighting | None:
        """The code that is being held up in `image` (BGR or grey), if any can be read."""
        cv2 = opencv()
        grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY) if image.ndim == 3 else image  # noqa: PLR2004 - has channels
        read, unread = self._first.look(grey)
        if not read:
            read = self._climb(grey, unread)
        height, width = grey.shape[:2]
        return foremost(read, width, height)

    def warm_up(self) -> None:
        """Load the libraries and let them allocate, before a patient waits for it."""
        import numpy as np  # noqa: PLC0415 - heavy; imported in the worker

        blank = np.full((64, 64), 255, np.uint8)
        self._first.look(blank)
        PyzbarDecoder().decode(blank)

    def _climb(self, grey: Grey, unread: Sequence[Corners]) -> tuple[Sighting, ...]:
        self._unread_frames += 1
        if self._ladder is None or self._unread_frames % self._rung_every:
            return ()
        return next(self._ladder).attempt(grey, unread)


def foremost(sightings: Sequence[Sighting], width: int, height: int) -> Sighting | None:
    """Of several codes in a picture the one that is held up: large, and near the middle.

    A code in the outermost corner counts for a third of its area.
    """
    reach = math.hypot(width, height) / 2

    def weight(sighting: Sighting) -> float:
        x, y = sighting.centre
        away = math.hypot(x - width / 2, y - height / 2) / reach
        return sighting.area / (1 + 2 * away)

    return max(sightings, key=weight, default=None)


def _region(image: Grey, unread: Sequence[Corners]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is worth a second look."""
    height, width = image.shape[:2]
    boxes = [_box(corners, width, height) for corners in unread]
    return max(boxes, key=_size, default=(0, 0, width, height))


def _box(corners: Corners, width: int, height: int) -> tuple[int, int, int, int]:
    xs, ys = zip(*corners, strict=True)
    margin = _MARGIN * max(max(xs) - min(xs), max(ys) - min(ys)) + 8
    return (
        max(int(min(xs) - margin), 0),
        max(int(min(ys) - margin), 0),
        min(int(max(xs) + margin), width),
        min(int(max(ys) + margin), height),
    )


def _size(box: tuple[int, int, int, int]) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])


def _moved(sighting: Sighting, scale: float, left: int, top: int) -> Sighting:
    """From coordinates of a shrunken part to those of the whole picture."""
    a, b, c, d = ((x / scale + left, y / scale + top) for x, y in sighting.corners)
    return Sighting(sighting.text, (a, b, c, d), sighting.decoder, sighting.symbology)
