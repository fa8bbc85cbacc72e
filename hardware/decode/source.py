"""The camera as a code source of the kiosk: capture, decoding and mirror, started and stopped as one."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from hardware.camera.capture import CaptureWorker, Patience
from hardware.camera.frames import Camera, Frame
from hardware.camera.mailbox import Mailbox
from hardware.camera.mirror import MirrorFeed, MirrorPicture
from hardware.decode.look import Glance
from hardware.decode.worker import ScanWorker
from kiosk.devices import CameraState

_KNOWN_TEXTS = 4


@dataclass(frozen=True, slots=True)
class ScanTiming:
    """When the frame of a reported text was taken and read; CLOCK_MONOTONIC seconds."""

    serial: int
    captured_at: float
    decoded_at: float


class CameraCodeSource:
    """A camera as a source of codes.

    A code that stays in view is reported at once and then every `repeat_after` seconds, another
    code at once. `on_mirror` gets the live picture, `on_glance` what each frame came to, lent for the
    call, and `on_timing`, just before each text, the timing of its frame. `on_fault` gets contained
    exceptions, whose message may hold anything: log their type and place only; `on_stuck` as
    `CaptureWorker`. All callbacks come on worker threads and must return soon; none may call `stop`.
    """

    def __init__(
        self,
        make_camera: Callable[[], Camera],
        *,
        on_mirror: Callable[[MirrorPicture], None] | None = None,
        on_glance: Callable[[Glance], None] | None = None,
        on_timing: Callable[[ScanTiming], None] | None = None,
        on_fault: Callable[[Exception], None] | None = None,
        on_stuck: Callable[[], None] | None = None,
        repeat_after: float = 1.0,
        patience: Patience | None = None,
    ) -> None:
        self._make_camera = make_camera
        self._on_mirror = on_mirror
        self._on_glance = on_glance
        self._on_timing = on_timing
        self._on_fault = on_fault
        self._on_stuck = on_stuck
        self._repeats = _Repeats(repeat_after)
        self._patience = patience
        self._capture: CaptureWorker | None = None
        self._scan: ScanWorker | None = None
        self._mirror: MirrorFeed | None = None

    def start(
        self, on_text: Callable[[str], None], on_state: Callable[[CameraState], None]
    ) -> None:
        """Begin; returns at once. Libraries are loaded and the camera opened in the workers."""
        if self._capture is not None:
            raise RuntimeError("the code source is running already")

        def on_sighting(text: str, frame: Frame) -> None:
            now = time.monotonic()
            if self._repeats.is_repeat(text, now):
                return
            if self._on_timing is not None:
                self._on_timing(ScanTiming(frame.serial, frame.captured_at, now))
            on_text(text)

        def on_glance(glance: Glance, _frame: Frame) -> None:
            if self._on_glance is not None:
                self._on_glance(glance)

        capture = CaptureWorker(
            self._make_camera,
            on_state,
            on_fault=self._on_fault,
            on_stuck=self._on_stuck,
            patience=self._patience,
        )
        self._scan = ScanWorker(
            capture.subscribe(),
            on_sighting,
            on_glance=on_glance,
            on_fault=self._on_fault,
        )
        if self._on_mirror is not None:
            self._mirror = MirrorFeed(capture.subscribe(), self._on_mirror, on_fault=self._on_fault)
            self._mirror.start()
        self._capture = capture
        self._scan.start()
        capture.start()

    def frames(self) -> Mailbox[Frame] | None:
        """Another way out for the frames, until it is closed; None while nothing runs."""
        return None if self._capture is None else self._capture.subscribe()

    @property
    def gives_frames(self) -> bool:
        """Whether the camera runs, and frames come of it at this moment."""
        report = None if self._capture is None else self._capture.report_now
        return (
            report is not None
            and report.state is CameraState.RUNNING
            and report.frames_per_second > 0
        )

    @property
    def frames_read(self) -> int:
        """How many frames the decoder is done with; stands still while it hangs in one."""
        return 0 if self._scan is None else self._scan.frames_read

    def stop(self) -> None:
        """End all threads and let go of everything. Stopping what is not running is fine."""
        if self._capture is not None:
            self._capture.stop()
        if self._scan is not None:
            self._scan.stop()
        if self._mirror is not None:
            self._mirror.stop()
        self._capture = self._scan = self._mirror = None
        self._repeats.forget()

    def forget(self) -> None:
        """The session ended: let go of its frames and codes, and report none of them any more."""
        if self._scan is not None:
            self._scan.forget()
        if self._capture is not None:
            self._capture.forget()
        self._repeats.forget()


class _Repeats:
    """Knows the last few codes again without keeping them: keyed digests, until forgotten.

    A few, for two codes in view may be read in turn.
    """

    def __init__(self, repeat_after: float) -> None:
        self._repeat_after = repeat_after
        self._key = secrets.token_bytes(16)
        self._last: dict[bytes, float] = {}  # when each was let through, the oldest first

    def is_repeat(self, text: str, now: float) -> bool:
        """Whether this text was let through less than `repeat_after` seconds ago; if not, it is now."""
        digest = hashlib.blake2b(
            text.encode("utf-8", "surrogatepass"), key=self._key, digest_size=16
        ).digest()
        if digest in self._last and now - self._last[digest] < self._repeat_after:
            return True
        self._last.pop(digest, None)
        self._last[digest] = now
        if len(self._last) > _KNOWN_TEXTS:
            del self._last[next(iter(self._last))]
        return False

    def forget(self) -> None:
        self._last.clear()
