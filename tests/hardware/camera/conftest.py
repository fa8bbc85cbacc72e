from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from hardware.camera.frames import CameraLostError, CameraUnavailableError, Frame
from hardware.camera.wishes import CameraMode, Origin
from kiosk.devices import CameraState


class Socket:
    """The USB socket of a fake camera: what is plugged in, and how that behaves."""

    def __init__(self) -> None:
        self.plugged = True
        self.quiet = False
        self.raises: Exception | None = None
        self.hangs = threading.Event()  # set: read() does not return until cleared
        self.hangs_in_open = threading.Event()
        self.hangs_in_close = threading.Event()
        self.picture: NDArray[np.uint8] | None = (
            None  # the same again and again, in place of new ones
        )
        self.ring: list[NDArray[np.uint8]] = []  # old buffers, handed out in turn
        self.covered = False
        self.origin = Origin.SENSOR
        self.taken = 0  # pictures, over all openings
        self.opened = 0
        self.closed = 0

    def camera(self) -> FakeCamera:
        return FakeCamera(self)


class FakeCamera:
    """Frames of one grey level between 51 and 250, about 200 a second."""

    def __init__(self, plug: Socket) -> None:
        self._plug = plug
        self._serial = 0

    @property
    def mode(self) -> CameraMode:
        return CameraMode("fake", self._plug.origin, 8, 8)

    def open(self) -> None:
        wait_while(self._plug.hangs_in_open)
        if not self._plug.plugged:
            raise CameraUnavailableError("nothing is plugged in")
        self._plug.opened += 1

    def read(self) -> Frame | None:
        time.sleep(0.005)
        wait_while(self._plug.hangs)
        if self._plug.raises is not None:
            raise self._plug.raises
        if not self._plug.plugged:
            raise CameraLostError("unplugged")
        if self._plug.quiet:
            return None
        self._serial += 1
        return Frame(self._image(), time.monotonic(), self._serial)

    def close(self) -> None:
        wait_while(self._plug.hangs_in_close)
        self._plug.closed += 1

    def _image(self) -> NDArray[np.uint8]:
        self._plug.taken += 1
        if self._plug.ring:
            return self._plug.ring[self._plug.taken % len(self._plug.ring)].copy()
        if self._plug.picture is not None:
            return self._plug.picture.copy()
        darkest, steps = (0, 10) if self._plug.covered else (51, 200)
        return np.full((8, 8, 3), darkest + self._plug.taken % steps, np.uint8)


def wait_while(event: threading.Event) -> None:
    while event.is_set():
        time.sleep(0.01)


@pytest.fixture
def plug() -> Iterator[Socket]:
    socket = Socket()
    yield socket
    for event in (socket.hangs, socket.hangs_in_open, socket.hangs_in_close):
        event.clear()


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
