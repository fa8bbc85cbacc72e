"""Keeps one camera running without end and hands the newest frame to whoever wants it.

A supervisor thread opens the camera in a reader thread of its own. It retires a reader that ends,
falls silent, or whose pictures stay frozen or black, and begins the next, so a driver that hangs in a
call holds up neither the detection of silence nor the stopping. Between openings nothing is
remembered but the times to wait and what a frozen picture is recognised by.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from hardware.camera.faults import without_locals
from hardware.camera.frames import Camera, Frame
from hardware.camera.mailbox import Mailbox
from hardware.camera.picture_check import CheckTimes, PictureCheck
from hardware.camera.reader import Reader
from hardware.camera.report import CaptureReport, RateMeter
from kiosk.devices import CameraState

_POLL = 0.05  # seconds between two looks of the supervisor
_MOST_HANGING = 3  # readers stuck in a driver's call before no more are begun


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for what, in seconds."""

    opening: float = 8.0  # for a driver's open(), then the camera counts as absent
    silence: float = 2.0  # without a frame, then it counts as silent
    after_loss: float = 0.1  # before reopening a camera that gave frames
    first_retry: float = 0.5  # before reopening one that gave none; doubles up to `last_retry`
    last_retry: float = 3.0
    last_words: float = 1.0  # for a retired reader to close its camera; then it counts as hanging
    # A camera whose picture is frozen or black is watched for so long before it is opened again,
    # doubled each time: it recovers by itself as soon as the cover is off the lens.
    first_watch: float = 5.0
    last_watch: float = 60.0
    check: CheckTimes = field(default_factory=CheckTimes)


class CaptureWorker:
    """Runs the camera made by `make_camera`; for one `start` and one `stop`.

    `on_state` is called on a worker thread for each change of state, in order. `on_fault` gets what
    a driver or a callback raised against its contract; the camera is reopened. `on_stuck` is called
    once, when so many readers hang in a driver that no more are begun: only the end of this process
    frees what they hold. None of them may block or call `stop`.
    """

    def __init__(
        self,
        make_camera: Callable[[], Camera],
        on_state: Callable[[CameraState], None],
        *,
        on_fault: Callable[[Exception], None] | None = None,
        on_stuck: Callable[[], None] | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._make_camera = make_camera
        self._on_state = on_state
        self._on_fault = on_fault
        self._on_stuck = on_stuck
        self._patience = patience if patience is not None else Patience()
        self._stopping = threading.Event()
        self._reporting = threading.RLock()
        self._state = CameraState.STARTING
        self._boxes: tuple[Mailbox[Frame], ...] = ()
        self._reader: Reader | None = None
        self._hanging: list[Reader] = []
        self._stuck = False
        self._forgotten_at = 0.0
        self._check = PictureCheck(self._patience.check)
        self._meter = RateMeter()
        self._openings = 0
        self._blind = 0  # openings in a row that were given up for a frozen or black picture
        self._thread = threading.Thread(target=self._supervise, name="camera", daemon=True)

    @property
    def state(self) -> CameraState:
        return self._state

    @property
    def stuck(self) -> bool:
        """Whether a driver hangs so often that only a new process can go on; never unsaid."""
        return self._stuck

    @property
    def report_now(self) -> CaptureReport:
        """How it goes, at any time and from any thread."""
        reader = self._reader
        return CaptureReport(
            self._state,
            None if reader is None else reader.mode,
            self._meter.rate(),
            max(self._openings - 1, 0),
            len(self._hanging),
        )

    def subscribe(self) -> Mailbox[Frame]:
        """A mailbox that always holds the newest frame, until it is closed. At any time.

        All subscribers get the same Frame object: look, do not draw on it.
        """
        box: Mailbox[Frame] = Mailbox()
        with self._reporting:
            if self._stopping.is_set():
                box.close()
            self._boxes = (*(other for other in self._boxes if not other.closed), box)
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
        with self._reporting:
            boxes = self._boxes
        for box in boxes:
            box.close()

    def forget(self) -> None:
        """Blacken and let go of every frame taken until now, also one that is being read."""
        self._forgotten_at = time.monotonic()
        self._check.forget()
        self._empty_boxes()

    def _empty_boxes(self) -> None:
        for box in self._boxes:
            frame = box.empty()
            if frame is not None:
                frame.wipe()

    def _supervise(self) -> None:
        fruitless = 0  # openings in a row that gave no frame
        while not self._stopping.is_set():
            reader = Reader(self)
            self._reader = reader
            self._openings += 1
            reader.start()
            self._watch(reader)
            self._retire(reader)
            fruitless = 0 if reader.last_frame_at else fruitless + 1
            self._stopping.wait(self._pause(fruitless))
            self._await_hanging()

    def _watch(self, reader: Reader) -> None:
        """Return when the reader ended, fell silent, is blind, or everything shall stop."""
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
            elif self._watched_long_enough(reader.opened_at, now):
                self._blind += 1
                return

    def _watched_long_enough(self, opened_at: float, now: float) -> bool:
        """Whether the picture has been frozen or black for so long that reopening is due."""
        trouble = self._check.trouble
        if trouble is None:
            return False
        return now - max(trouble.since, opened_at) >= self._watch_for(trouble.state, self._blind)

    def _watch_for(self, state: CameraState, blind: int) -> float:
        """Seconds. A first freeze is cured at once; a hand over the lens may go away by itself."""
        patience = self._patience
        doublings = blind if state is CameraState.BLACK else blind - 1
        if doublings < 0:
            return 0.0
        return float(min(patience.first_watch * 2 ** min(doublings, 16), patience.last_watch))

    def _retire(self, reader: Reader) -> None:
        reader.retired.set()
        with self._reporting:
            self._reader = None
        if not reader.ended.wait(self._patience.last_words):
            self._hanging.append(reader)

    def _await_hanging(self) -> None:
        """Readers stuck in a driver's call cannot be ended; do not pile them up without limit."""
        while not self._stopping.is_set():
            self._hanging = [reader for reader in self._hanging if not reader.ended.is_set()]
            if len(self._hanging) < _MOST_HANGING:
                return
            if not self._stuck:
                self._stuck = True
                if self._on_stuck is not None:
                    self._contained(self._on_stuck)
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

    def publish(self, frame: Frame, reader: Reader) -> None:
        """Hand a frame to the subscribers, unless it is to be forgotten or the reader is retired.

        Nor if it is not a new one: what a frozen picture shows is over.
        """
        if reader.retired.is_set():
            return
        self._meter.count()
        verdict = self._check.look(frame.image, time.monotonic(), reader.origin)
        if verdict.state is not None and verdict.state is not CameraState.RUNNING:
            self.report(verdict.state, reader)
        if not verdict.pass_on or frame.captured_at <= self._forgotten_at:
            frame.wipe()
            return
        for box in self._boxes:
            box.put(frame)
        if frame.captured_at <= self._forgotten_at:  # forget() ran between the two lines above
            self._empty_boxes()
        if verdict.state is CameraState.RUNNING:
            self._blind = 0
            self.report(CameraState.RUNNING, reader)

    def report(self, state: CameraState, reader: Reader) -> None:
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
        self._contained(lambda: self._on_state(self._state))

    def _contained(self, callback: Callable[[], None]) -> None:
        try:
            callback()
        except Exception as error:  # noqa: BLE001 - a listener's bug must not end the camera
            self.fault(error)
