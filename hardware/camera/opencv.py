"""Whatever OpenCV opens: a USB camera by index or path, a network stream by URL, a video file."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from hardware.camera.frames import CameraLostError, CameraUnavailableError, Frame
from hardware.camera.library import as_frame_image, opencv
from hardware.camera.opencv_controls import configure, read_mode
from hardware.camera.wishes import CameraMode, CameraWishes, Origin

if TYPE_CHECKING:
    from hardware.camera.frames import Picture

_OPEN_TIMEOUT_MS, _READ_TIMEOUT_MS = 4000, 2000
_SLOWEST, _FASTEST = 1.0, 60.0  # frames per second believed of a file


class OpenCvCamera:
    """A camera through cv2.VideoCapture.

    `source` is a device index, a device's path (`/dev/...`), a URL (`scheme://...`), or the path of a
    video file. Devices are opened through V4L2 on Linux and through Media Foundation on Windows.
    A file is played at its own frame rate, over and over.
    """

    def __init__(self, source: int | str, wishes: CameraWishes | None = None) -> None:
        self._source = source
        self._wishes = wishes if wishes is not None else CameraWishes()
        self._is_device = isinstance(source, int) or source.startswith("/dev/")
        self._is_file = isinstance(source, str) and "://" not in source and not self._is_device
        self._mode = CameraMode(_name_for_staff(source), self._origin())
        self._capture: Any = None  # cv2.VideoCapture; its stubs do not know the module is lazy
        self._serial = 0
        self._period = 0.0  # seconds between frames; 0 where the device sets the pace
        self._due = 0.0

    @property
    def mode(self) -> CameraMode:
        return self._mode

    def open(self) -> None:
        cv2 = opencv()
        capture = self._device(cv2) if self._is_device else self._stream(cv2)
        if not capture.isOpened():
            capture.release()
            raise CameraUnavailableError("OpenCV cannot open the camera")
        self._capture = capture
        if self._is_device:
            configure(cv2, capture, self._wishes)
            self._mode = read_mode(cv2, capture, self._mode)
            return
        rate = float(capture.get(cv2.CAP_PROP_FPS))
        self._mode = replace(self._mode, frames_per_second=max(rate, 0.0))
        if self._is_file:
            self._period = 1 / min(max(rate, _SLOWEST), _FASTEST) if rate > 0 else 1 / 30
            self._due = time.monotonic()

    def read(self) -> Frame | None:
        if self._capture is None:
            raise CameraLostError("the camera is closed")
        self._keep_pace()
        image = self._grab()
        captured_at = time.monotonic()
        self._serial += 1
        height, width = image.shape[:2]
        if (self._mode.width, self._mode.height) != (width, height):
            self._mode = replace(self._mode, width=width, height=height)
        return Frame(image, captured_at, self._serial)

    def close(self) -> None:
        capture, self._capture = self._capture, None
        if capture is not None:
            capture.release()

    def _origin(self) -> Origin:
        if self._is_device:
            return Origin.SENSOR
        return Origin.FILE if self._is_file else Origin.STREAM

    def _device(self, cv2: Any) -> Any:
        return cv2.VideoCapture(self._source, device_backend(cv2))

    def _stream(self, cv2: Any) -> Any:
        if self._is_file:
            return cv2.VideoCapture(self._source)
        timeouts = [
            cv2.CAP_PROP_OPEN_TIMEOUT_MSEC,
            _OPEN_TIMEOUT_MS,
            cv2.CAP_PROP_READ_TIMEOUT_MSEC,
            _READ_TIMEOUT_MS,
        ]
        return cv2.VideoCapture(self._source, cv2.CAP_FFMPEG, timeouts)

    def _keep_pace(self) -> None:
        if self._period:
            now = time.monotonic()
            if self._due > now:
                time.sleep(self._due - now)
            # After a pause (suspend, load) go on from now; do not catch up.
            self._due = max(self._due, now - self._period) + self._period

    def _grab(self) -> Picture:
        cv2 = opencv()
        taken, image = self._capture.read()
        if not taken and self._is_file:
            self._capture.set(cv2.CAP_PROP_POS_FRAMES, 0)
            taken, image = self._capture.read()
        if not taken or image is None:
            raise CameraLostError("no more frames come from the camera")
        return as_frame_image(image)


def device_backend(cv2: Any, platform: str = sys.platform) -> int:
    """V4L2 on Linux, Media Foundation on Windows, whatever there is elsewhere."""
    if platform.startswith("linux"):
        return int(cv2.CAP_V4L2)
    return int(cv2.CAP_MSMF if platform == "win32" else cv2.CAP_ANY)


def _name_for_staff(source: int | str) -> str:
    """An address may hold user and password, and a token in its query: leave them out."""
    if isinstance(source, int) or "://" not in source:
        return str(source)
    try:
        parts = urlsplit(source)
        port = "" if parts.port is None else f":{parts.port}"
    except ValueError:  # no address at all; OpenCV will not open it either
        return "a network camera"
    return f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path}"
