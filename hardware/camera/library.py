"""OpenCV, imported when first needed and made fit for a service: silent and single-threaded."""

from __future__ import annotations

import os
from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hardware.camera.frames import Picture

_LONGEST_SIDE = 1920  # px; larger pictures are shrunk, decoding has a time budget


@lru_cache(maxsize=1)
def opencv() -> ModuleType:
    """The cv2 module.

    Its thread pool is switched off: on a terminal of two cores it only wakes threads that compete
    with the screen for work of half a millisecond. Its warnings go straight to standard error, and
    a camera that is away would write one every retry.
    """
    os.environ.setdefault("OPENCV_LOG_LEVEL", "OFF")
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")  # AV_LOG_QUIET
    # Seconds that a read of a V4L2 device may take (default 10): see frames.Camera.read.
    os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "1")
    # With them Media Foundation takes up to a minute to open some USB cameras.
    os.environ.setdefault("OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS", "0")
    import cv2  # noqa: PLC0415 - heavy; see above

    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    cv2.setNumThreads(1)
    return cv2


def as_frame_image(image: Picture) -> Picture:
    """A picture as `frames.Frame` wants it: BGR, and no larger than decoding has time for."""
    cv2 = opencv()
    longest = max(image.shape[:2])
    if longest > _LONGEST_SIDE:
        scale = _LONGEST_SIDE / longest
        image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    if image.ndim == 2:  # noqa: PLR2004 - no axis for the channels
        image = cv2.cvtColor(image, cv2.COLOR_GRAY2BGR)
    return image
