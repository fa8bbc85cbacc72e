"""Reads the codes of one still picture from a file: no hurry, so more is tried than on a frame."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hardware.camera.library import opencv
from hardware.decode.frame_time import FrameTime
from hardware.decode.geometry import Box, corners_of
from hardware.decode.image_header import ImageHeader, is_whole_png, read_header
from hardware.decode.ladder import Ladder
from hardware.decode.look import Corners, Look, Place
from hardware.decode.places import Places
from hardware.decode.rungs import standard_rungs
from hardware.decode.scan import Scanner
from hardware.decode.sightings import Sighting
from hardware.decode.zxing import ZxingDecoder
from kiosk.console import native_stderr_silenced

if TYPE_CHECKING:
    from hardware.decode.sightings import Grey

LARGEST_FILE = 64 * 1024 * 1024  # bytes
MOST_PIXELS = 64_000_000  # a good phone's photograph
_CLIMBS = 30


class UnreadableImageError(Exception):
    """There is no picture here; the message is a short reason fit for output."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All texts of a picture, each once, in the order they were read."""

    texts: tuple[str, ...]
    decoders: tuple[str, ...]  # those that read something
    milliseconds: float  # decoding only, without reading the file


def read_image(path: str) -> Reading:
    """Read every code in an image file. Raises UnreadableImageError."""
    grey = load_grey(path)
    Scanner().warm_up()  # loading the libraries is not decoding
    began = time.perf_counter()
    sightings = _all_codes(grey)
    elapsed = 1000 * (time.perf_counter() - began)
    texts = tuple(dict.fromkeys(sighting.text for sighting in sightings))
    decoders = tuple(dict.fromkeys(sighting.decoder for sighting in sightings))
    return Reading(texts, decoders, elapsed)


def load_grey(path: str) -> Grey:
    """The picture as height x width, uint8, transparent parts white. Raises UnreadableImageError."""
    data = _load(path)
    header = read_header(data)
    if header is None:
        raise UnreadableImageError("not_an_image")
    if header.width * header.height > MOST_PIXELS:
        raise UnreadableImageError("too_many_pixels")
    return _unpack(data, header)


def _load(path: str) -> bytes:
    try:
        # Not blocking: a pipe without a writer would wait for ever before it could be refused.
        handle = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableImageError("not_a_file")
            if status.st_size > LARGEST_FILE:
                raise UnreadableImageError("file_too_large")
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise UnreadableImageError("not_found") from None
    except (OSError, ValueError):  # a directory, no permission; a path with a NUL in it
        raise UnreadableImageError("not_readable") from None
    if not data:
        raise UnreadableImageError("empty")
    return data


def _unpack(data: bytes, header: ImageHeader) -> Grey:
    import numpy as np  # noqa: PLC0415 - heavy

    cv2 = opencv()
    if header.kind == "png" and not is_whole_png(data):
        # OpenCV would fill up the missing rows with black.
        raise UnreadableImageError("truncated")
    try:
        with native_stderr_silenced():  # libpng and libjpeg write their complaints there
            image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
        if image is None or image.size == 0:
            raise UnreadableImageError("damaged_image")
        if image.dtype == np.uint16:
            image = cv2.convertScaleAbs(image, alpha=1 / 257)
        if image.dtype != np.uint8:
            raise UnreadableImageError("damaged_image")
        return _to_grey(image)
    except (cv2.error, MemoryError):
        raise UnreadableImageError("damaged_image") from None


def _to_grey(image: Grey) -> Grey:
    import numpy as np  # noqa: PLC0415 - heavy

    cv2 = opencv()
    channels = 1 if image.ndim == 2 else image.shape[2]  # noqa: PLR2004 - no channels
    if channels == 1:
        return image.reshape(image.shape[:2])
    if channels == 3:  # noqa: PLR2004 - BGR
        grey: Grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
        return grey
    # BGRA, or grey with alpha: a transparent ground was meant to be seen as light.
    alpha = image[:, :, -1]
    opaque = image[:, :, 0] if channels == 2 else cv2.cvtColor(image, cv2.COLOR_BGRA2GRAY)  # noqa: PLR2004 - grey, alpha
    blended = (opaque.astype(np.uint16) * alpha + (255 - alpha.astype(np.uint16)) * 255) // 255
    return blended.astype(np.uint8)


def _all_codes(grey: Grey) -> list[Sighting]:
    """zxing; where it read nothing, or saw a symbol that it could not read, the ladder too."""
    read, unread = ZxingDecoder().look(grey)
    if read and not unread:
        return list(read)
    return [*read, *_climb(grey, read, unread)]


def _climb(grey: Grey, read: Sequence[Sighting], unread: Sequence[Corners]) -> list[Sighting]:
    """As many rungs as a second of frames would be given, each with all the time it wants.

    Ends with the first that reads something new, or once nothing is left that was seen and not read.
    """
    height, width = grey.shape
    patient = FrameTime(patient=True)
    ladder, places = Ladder(standard_rungs(patient), patient), Places()
    whole = Place(corners_of(Box(0, 0, width, height)), located=False, seen_at=0.0)
    places.add([whole], width, height)
    places.add((Place(c, located=True, seen_at=0.0) for c in unread), width, height)
    shown, again = grey.copy(), list(read)
    known = {sighting.text for sighting in read}
    for _ in range(_CLIMBS):
        for sighting in again:
            places.drop_read(sighting.corners)
            _cover(shown, sighting.corners)
        seen = places.now(0.0, width, height)
        if read and not any(place.located for place in seen):
            break
        attempt = ladder.climb(Look(shown, 0.0, seen))
        fresh = [sighting for sighting in attempt.read if sighting.text not in known]
        if fresh:
            return fresh
        places.add(attempt.places, width, height)
        again += attempt.read
    return []


def _cover(picture: Grey, corners: Corners) -> None:
    """Or what can be read would be read again and again, and nothing beside it."""
    import numpy as np  # noqa: PLC0415 - heavy

    opencv().fillConvexPoly(picture, np.array(corners, np.float64).round().astype(np.int32), 128)
