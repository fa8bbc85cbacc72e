"""The thread that decodes: always the newest frame, never two at once, never ended by an error."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from hardware.camera.faults import without_locals
from hardware.camera.frames import Frame
from hardware.camera.mailbox import Mailbox
from hardware.decode.look import Glance
from hardware.decode.scan import Scanner

_IDLE = 0.25  # seconds
_KEPT_WITHOUT_FRAMES = 1.0  # seconds


class ScanWorker:
    """Takes frames out of `frames` and reads them, on its thread.

    `on_glance(glance, frame)` is called for every frame, then `on_sighting(text, frame)` where a code
    is held up. Frame and glance are lent for the call only. What decoding or a callback raises is
    counted in `faults` and goes to `on_fault`; the next frame is tried as if nothing had been.
    """

    def __init__(
        self,
        frames: Mailbox[Frame],
        on_sighting: Callable[[str, Frame], None],
        *,
        on_glance: Callable[[Glance, Frame], None] | None = None,
        scanner: Scanner | None = None,
        on_fault: Callable[[Exception], None] | None = None,
    ) -> None:
        self._frames = frames
        self._on_sighting = on_sighting
        self._on_glance = on_glance
        self._scanner = scanner
        self._on_fault = on_fault
        self._forgotten_at = 0.0
        self._must_forget = threading.Event()
        # Held while a frame is reported, so that nothing of it comes after `forget` has returned.
        # A callback may call `forget` itself.
        self._reporting = threading.RLock()
        self._thread = threading.Thread(target=self._run, name="scan", daemon=True)
        self.frames_read = 0
        self.faults = 0

    def start(self) -> None:
        self._thread.start()

    def stop(self, timeout: float = 2.0) -> None:
        """Close the mailbox and end the thread after the frame in hand."""
        self._frames.close()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(timeout)

    def forget(self) -> None:
        """Report nothing any more of frames taken until now, the one in hand included.

        A report that is under way is waited for; when this returns there will be none.
        The scanner belongs to the scan thread, which lets go of what it keeps when it is done with
        the frame in hand, or within a quarter of a second where no frames come.
        """
        with self._reporting:
            self._forgotten_at = time.monotonic()
            self._must_forget.set()

    def _run(self) -> None:
        scanner = self._scanner if self._scanner is not None else Scanner()
        try:
            scanner.warm_up()
        except Exception as error:  # noqa: BLE001 - see the class
            self._fault(error)
        last_frame_at, is_blank = time.monotonic(), True
        while not self._frames.closed:
            frame = self._frames.take(_IDLE)
            self._forget_if_asked(scanner)
            if frame is None:
                if not is_blank and time.monotonic() - last_frame_at > _KEPT_WITHOUT_FRAMES:
                    scanner.forget()
                    is_blank = True
                continue
            try:
                self._read(scanner, frame)
            except Exception as error:  # noqa: BLE001 - see the class
                self._fault(error)
            self._forget_if_asked(scanner)
            last_frame_at, is_blank = time.monotonic(), False
            self.frames_read += 1
            # While it waits for the next frame this thread must not keep the last one.
            del frame
        scanner.forget()

    def _forget_if_asked(self, scanner: Scanner) -> None:
        if self._must_forget.is_set():
            self._must_forget.clear()
            scanner.forget()

    def _read(self, scanner: Scanner, frame: Frame) -> None:
        glance = scanner.look(frame.image, frame.captured_at)
        with self._reporting:
            if self._is_past(frame):
                return
            if self._on_glance is not None:
                self._on_glance(glance, frame)
            if glance.foremost is not None and not self._is_past(frame):
                self._on_sighting(glance.foremost.text, frame)

    def _is_past(self, frame: Frame) -> bool:
        return frame.captured_at <= self._forgotten_at or self._frames.closed

    def _fault(self, error: Exception) -> None:
        self.faults += 1
        if self._on_fault is not None:
            self._on_fault(without_locals(error))
