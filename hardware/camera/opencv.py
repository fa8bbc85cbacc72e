"""Whatever OpenCV opens: a USB camera by index, a network stream by URL, a video file."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from hardware.camera.frames import CameraLostError, CameraUnavailableError, Frame
from hardware.camera.library import opencv

if TYPE_CHECKING:
    from hardware.camera.frames import Picture

WIDTH, HEIGHT, FRAMES_PER_SECOND = 1280, 720, 30
_LONGEST_SIDE = 1920  # px; larger pictures are shrunk, decoding has a time budget
_OPEN_TIMEOUT_MS, _READ_TIMEOUT_MS = 4000, 2000
_SLOWEST, _FASTEST = 1.0, 60.0  # frames per second believed of a file


class OpenCvCamera:
    """A camera through cv2.VideoCapture.

    `source` is a device index, a device's path (`/dev/v4l/by-id/...`, which unlike an index stays the
    same when other cameras come and go), a URL (`scheme://...`), or the path of a video file. A file
    is played at its own frame rate, over and over.
    """

    def __init__(self, source: int | str) -> None:
        self._source = source
        self._is_device = isinstance(source, int) or source.startswith("/dev/")
        self._is_file = isinstance(source, str) and "://" not in source and not self._is_device
        self._capture: Any = None  # cv2.VideoCapture; its stubs do not know the module is lazy
        self._serial = 0
        self._period = 0.0  # seconds between frames; 0 where the device sets the pace
        self._due = 0.0

    def open(self) -> None:
        cv2 = opencv()
        capture = self._device(cv2) if self._is_device else self._stream(cv2)
        if not capture.isOpened():
            capture.release()
            raise CameraUnavailableError("OpenCV cannot open the camera")
        self._capture = capture
        if self._is_file:
            rate = float(capture.get(cv2.CAP_PROP_FPS))
            self._period = 1 / min(max(rate, _SLOWEST), _FASTEST) if rate > 0 else 1 / 30
            self._due = time.monotonic()

    def read(self) -> Frame | None:
        if self._capture is None:
            raise CameraLostError("the camera is closed")
        self._keep_pace()
        image = self._grab()
        captured_at = time.monotonic()
        self._serial += 1
        return Frame(image, captured_at, self._serial)

    def close(self) -> None:
        capture, self._capture = self._capture, None
        if capture is not None:
            capture.release()

    def _device(self, cv2: Any) -> Any:
        backend = cv2.CAP_ANY if isinstance(self._source, int) else cv2.CAP_V4L2
        capture = cv2.VideoCapture(self._source, backend)
        if capture.isOpened():
            # MJPG first: uncompressed, USB 2 carries 720p at 10 frames a second only.
            capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
            capture.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH)
            capture.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT)
            capture.set(cv2.CAP_PROP_FPS, FRAMES_PER_SECOND)
            # Old frames are of no use; not every backend knows this property.
            capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        return capture

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
        longest = max(image.shape[:2])
        if longest > _LONGEST_SIDE:
            scale = _LONGEST_SIDE / longest
            image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        picture: Picture = image if image.ndim == 3 else cv2.cvtColor(image, cv2.COLOR_GRAY2BGR)  # noqa: PLR2004 - height, width, channels
        return picture
