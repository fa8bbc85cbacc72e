"""Keeps one camera running without end and hands the newest frame to whoever wants it.

A supervisor thread opens the camera in a reader thread of its own. It retires a reader that ends or
falls silent and begins the next, so a driver that hangs in a call holds up neither the detection of
silence nor the stopping. Nothing is remembered between openings but the time to wait.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from hardware.camera.faults import without_locals
from hardware.camera.frames import Camera, CameraError, Frame
from hardware.camera.mailbox import Mailbox
from kiosk.devices import CameraState

_POLL = 0.05  # seconds between two looks of the supervisor
_LAST_WORDS = 1.0  # seconds a retired reader gets to close its camera
_MOST_HANGING = 3  # readers stuck in a driver's call before no more are begun


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for what, in seconds."""

    opening: float = 8.0  # for a driver's open(), then the camera counts as absent
    silence: float = 2.0  # without a frame, then it counts as silent
    after_loss: float = 0.1  # before reopening a camera that gave frames
    first_retry: float = 0.5  # before reopening one that gave none; doubles up to `last_retry`
    last_retry: float = 3.0


class CaptureWorker:
    """Runs the camera made by `make_camera`; for one `start` and one `stop`.

    `on_state` is called on a worker thread for each change of state, in order. `on_fault` gets what
    a driver or a callback raised against its contract; the camera is reopened. Neither may block
    or call `stop`.
    """

    def __init__(
        self,
        make_camera: Callable[[], Camera],
        on_state: Callable[[CameraState], None],
        *,
        on_fault: Callable[[Exception], None] | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._make_camera = make_camera
        self._on_state = on_state
        self._on_fault = on_fault
        self._patience = patience if patience is not None else Patience()
        self._stopping = threading.Event()
        self._reporting = threading.RLock()
        self._state = CameraState.STARTING
        self._boxes: list[Mailbox[Frame]] = []
        self._reader: _Reader | None = None
        self._hanging: list[_Reader] = []
        self._forgotten_at = 0.0
        self._thread = threading.Thread(target=self._supervise, name="camera", daemon=True)

    @property
    def state(self) -> CameraState:
        return self._state

    def subscribe(self) -> Mailbox[Frame]:
        """A mailbox that always holds the newest frame. Call before `start`.

        All subscribers get the same Frame object: look, do not draw on it.
        """
        box: Mailbox[Frame] = Mailbox()
        self._boxes.append(box)
        return box

    def start(self) -> None:
        """Report STARTING and begin. Returns at once."""
        with self._reporting:
            self._tell_state()
        self._thread.start()

    def stop(self, timeout: float = 3.0) -> None:
        """End the threads and close the camera; a hanging driver is left behind after `timeout`."""
        self._stopping.set()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(timeout)
        for box in self._boxes:
            box.close()

    def forget(self) -> None:
        """Blacken and let go of every frame taken until now, also one that is being read."""
        self._forgotten_at = time.monotonic()
        for box in self._boxes:
            frame = box.empty()
            if frame is not None:
                frame.wipe()

    def _supervise(self) -> None:
        fruitless = 0  # openings in a row that gave no frame
        while not self._stopping.is_set():
            reader = _Reader(self)
            self._reader = reader
            reader.start()
            self._watch(reader)
            self._retire(reader)
            fruitless = 0 if reader.last_frame_at else fruitless + 1
            self._stopping.wait(self._pause(fruitless))
            self._await_hanging()

    def _watch(self, reader: _Reader) -> None:
        """Return when the reader ended, fell silent, or everything shall stop."""
        patience = self._patience
        began = time.monotonic()
        while not self._stopping.is_set():
            if reader.ended.wait(_POLL):
                if not reader.last_frame_at:
                    self.report(CameraState.ABSENT, reader)
                return
            now = time.monotonic()
            if reader.opened_at is None:
                if now - began > patience.opening:
                    self.report(CameraState.ABSENT, reader)
                    return
            elif now - max(reader.opened_at, reader.last_frame_at) > patience.silence:
                self.report(CameraState.SILENT, reader)
                return

    def _retire(self, reader: _Reader) -> None:
        reader.retired.set()
        with self._reporting:
            self._reader = None
        if not reader.ended.wait(_LAST_WORDS):
            self._hanging.append(reader)

    def _await_hanging(self) -> None:
        """Readers stuck in a driver's call cannot be ended; do not pile them up without limit."""
        while not self._stopping.is_set():
            self._hanging = [reader for reader in self._hanging if not reader.ended.is_set()]
            if len(self._hanging) < _MOST_HANGING:
                return
            self._stopping.wait(self._patience.first_retry)

    def _pause(self, fruitless: int) -> float:
        patience = self._patience
        if fruitless == 0:
            return patience.after_loss
        doublings = min(fruitless - 1, 16)
        return float(min(patience.first_retry * 2**doublings, patience.last_retry))

    # Called by the reader.

    @property
    def make_camera(self) -> Callable[[], Camera]:
        return self._make_camera

    def publish(self, frame: Frame, reader: _Reader) -> None:
        """Hand a frame to the subscribers, unless it is to be forgotten or the reader is retired."""
        if reader.retired.is_set() or frame.captured_at <= self._forgotten_at:
            return
        for box in self._boxes:
            box.put(frame)
        if frame.captured_at <= self._forgotten_at:  # forget() ran between the two lines above
            self.forget()
        self.report(CameraState.RUNNING, reader)

    def report(self, state: CameraState, reader: _Reader) -> None:
        """Tell a change of state; a reader that is no longer the current one has no say."""
        with self._reporting:
            if state is self._state or reader is not self._reader or self._stopping.is_set():
                return
            self._state = state
            self._tell_state()

    def fault(self, error: Exception) -> None:
        """Pass on what should not have been raised."""
        if self._on_fault is not None:
            self._on_fault(without_locals(error))

    def _tell_state(self) -> None:
        try:
            self._on_state(self._state)
        except Exception as error:  # noqa: BLE001 - a listener's bug must not end the camera
            self.fault(error)


class _Reader(threading.Thread):
    """One opening of the camera: open, read until told to retire or in trouble, close."""

    def __init__(self, worker: CaptureWorker) -> None:
        super().__init__(name="camera-reader", daemon=True)
        self._worker = worker
        self.retired = threading.Event()
        self.ended = threading.Event()
        self.opened_at: float | None = None
        self.last_frame_at = 0.0  # monotonic; 0 until the first frame

    def run(self) -> None:
        try:
            self._read_on(self._worker.make_camera())
        except CameraError:
            pass  # expected; the supervisor sees that this reader ended, and whether it gave frames
        except Exception as error:  # noqa: BLE001 - a driver's bug is contained and reported
            self._worker.fault(error)
        finally:
            self.ended.set()

    def _read_on(self, camera: Camera) -> None:
        try:
            camera.open()
            self.opened_at = time.monotonic()
            while not self.retired.is_set():
                frame = camera.read()
                if frame is not None:
                    self.last_frame_at = time.monotonic()
                    self._worker.publish(frame, self)
                # Not even for the next frame's duration is the old one kept here.
                frame = None
        finally:
            camera.close()
