from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from hardware.camera.frames import CameraLostError, CameraUnavailableError, Frame
from kiosk.devices import CameraState

Until = Callable[[Callable[[], bool]], None]


class Socket:
    """The USB socket of a fake camera: what is plugged in, and how that behaves."""

    def __init__(self) -> None:
        self.plugged = True
        self.quiet = False
        self.raises: Exception | None = None
        self.hangs = threading.Event()  # set: read() does not return until cleared
        self.opened = 0
        self.closed = 0

    def camera(self) -> FakeCamera:
        return FakeCamera(self)


class FakeCamera:
    """Frames of one grey level, counted up, about 200 a second."""

    def __init__(self, plug: Socket) -> None:
        self._plug = plug
        self._serial = 0

    def open(self) -> None:
        if not self._plug.plugged:
            raise CameraUnavailableError("nothing is plugged in")
        self._plug.opened += 1

    def read(self) -> Frame | None:
        time.sleep(0.005)
        while self._plug.hangs.is_set():
            time.sleep(0.01)
        if self._plug.raises is not None:
            raise self._plug.raises
        if not self._plug.plugged:
            raise CameraLostError("unplugged")
        if self._plug.quiet:
            return None
        self._serial += 1
        image = np.full((8, 8, 3), self._serial % 200 + 1, np.uint8)
        return Frame(image, time.monotonic(), self._serial)

    def close(self) -> None:
        self._plug.closed += 1


@pytest.fixture
def plug() -> Iterator[Socket]:
    socket = Socket()
    yield socket
    socket.hangs.clear()


class States:
    """Collects what a worker reports."""

    def __init__(self) -> None:
        self.all: list[CameraState] = []
        self.faults: list[Exception] = []

    def __call__(self, state: CameraState) -> None:
        self.all.append(state)

    @property
    def last(self) -> CameraState | None:
        return self.all[-1] if self.all else None


@pytest.fixture
def states() -> States:
    return States()
