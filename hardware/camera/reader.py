"""One opening of a camera, on a thread of its own: open, read until told to retire, close."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Protocol

from hardware.camera.frames import Camera, CameraError, Frame
from hardware.camera.wishes import CameraMode, Origin


class Owner(Protocol):
    """What a reader needs of the worker that began it. Called on the reader's thread."""

    @property
    def make_camera(self) -> Callable[[], Camera]: ...

    def publish(self, frame: Frame, reader: Reader) -> None: ...

    def fault(self, error: Exception) -> None: ...


class Reader(threading.Thread):
    """Ends by itself when the camera cannot be opened or is lost, else soon after `retired` is set.

    A driver that hangs in a call holds this thread for as long as it pleases; nobody waits for it.
    """

    def __init__(self, owner: Owner) -> None:
        super().__init__(name="camera-reader", daemon=True)
        self._owner = owner
        self.retired = threading.Event()
        self.ended = threading.Event()
        self.opened_at: float | None = None
        self.last_frame_at = 0.0  # monotonic; 0 until the first frame
        self.mode: CameraMode | None = None

    @property
    def origin(self) -> Origin:
        return Origin.SENSOR if self.mode is None else self.mode.origin

    def run(self) -> None:
        try:
            self._read_on(self._owner.make_camera())
        except CameraError:
            pass  # expected; the supervisor sees that this reader ended, and whether it gave frames
        except Exception as error:  # noqa: BLE001 - a driver's bug is contained and reported
            self._owner.fault(error)
        finally:
            self.ended.set()

    def _read_on(self, camera: Camera) -> None:
        try:
            camera.open()
            self.mode = camera.mode
            self.opened_at = time.monotonic()
            while not self.retired.is_set():
                frame = camera.read()
                if frame is not None:
                    self.last_frame_at = time.monotonic()
                    self.mode = camera.mode
                    self._owner.publish(frame, self)
                # Not even for the next frame's duration is the old one kept here.
                frame = None
        finally:
            camera.close()
