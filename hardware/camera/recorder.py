"""Records frames for the developers, after staff have signed in for it and said so on the screen.

The only place where pictures of the camera reach a disk. It is off until `on` is called, ends by
itself, and what it wrote is encrypted for the vendor's key (`kiosk.maintenance.sealed_log`: nobody on the
terminal can open it) and deleted after a week. Whoever calls `on` answers for the sign-in.
"""

from __future__ import annotations

import os
import shutil
import stat
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from hardware.camera.frames import Frame
from hardware.camera.library import opencv
from hardware.camera.mailbox import Mailbox

_PREFIX, _PICTURE = "recording-", ".png"
_KEPT_FOR = 7 * 24 * 3600.0  # seconds
SUFFIX = ".sealed"
_WAIT = 0.2  # seconds; how late a limit in time may be noticed while no frame comes
_MOST_FRAMES = 3600


class RecordingEnd(Enum):
    """Why a recording ended."""

    SWITCHED_OFF = auto()  # by `off`, or because the camera stopped
    TIME = auto()
    SIZE = auto()  # bytes or number of frames
    DISK = auto()  # full, or nearly, or not to be written to
    NO_KEY = auto()  # nobody to encrypt for: nothing was written
    FAULT = auto()  # a bug, which is raised on the recorder's thread


class FrameRecorder:
    """Writes the frames of one mailbox as sealed PNG, without loss, into a new folder below `folder`.

    `recipient`: the vendor's public key, 04 || X || Y; without one nothing is recorded. Folders have the mode 0700 and files 0600. A recording ends after `limit_seconds`, `limit_bytes`
    or 3600 frames, and where the disk has less than `spare_bytes` left for everything else. A disk
    slower than the camera gets fewer frames. `on_end` is called on the recorder's thread.

    Recordings older than seven days are deleted when a recorder is made, when it is switched on, and by
    `delete_old`, which a process that runs for weeks calls once an hour.
    """

    def __init__(
        self,
        folder: Path,
        recipient: bytes = b"",
        *,
        limit_seconds: float = 60.0,
        limit_bytes: int = 1 << 30,
        spare_bytes: int = 1 << 30,
        on_end: Callable[[RecordingEnd], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._folder = folder
        self._recipient = recipient
        self._limit_seconds = limit_seconds
        self._limit_bytes = limit_bytes
        self._spare_bytes = spare_bytes
        self._on_end = on_end
        self._clock = clock
        self._now = now
        self._lock = threading.Lock()
        self._frames: Mailbox[Frame] | None = None
        self._thread: threading.Thread | None = None
        self.delete_old()

    @property
    def running(self) -> bool:
        thread = self._thread
        return thread is not None and thread.is_alive()

    def on(self, frames: Mailbox[Frame]) -> None:
        """Begin to record what comes into `frames`, which is closed at the end of the recording.

        A recording that runs goes on, and `frames` is closed at once.
        """
        with self._lock:
            if self.running:
                frames.close()
                return
            self._frames = frames
            self._thread = threading.Thread(
                target=self._record, args=(frames,), name="recorder", daemon=True
            )
            self._thread.start()

    def off(self, timeout: float = 2.0) -> None:
        """End the recording. Switching off what is off is fine."""
        with self._lock:
            frames, thread = self._frames, self._thread
            self._frames = None
        if frames is not None:
            frames.close()
        if thread is not None and thread is not threading.current_thread():
            thread.join(timeout)

    def delete_old(self) -> None:
        """Delete recordings older than seven days, also those from the future of a clock that was wrong."""
        with suppress(OSError):
            for entry in os.scandir(self._folder):
                if entry.name.startswith(_PREFIX) and entry.is_dir(follow_symlinks=False):
                    age = self._now() - entry.stat(follow_symlinks=False).st_mtime
                    if abs(age) > _KEPT_FOR:
                        shutil.rmtree(entry.path, ignore_errors=True)

    def _record(self, frames: Mailbox[Frame]) -> None:
        end = RecordingEnd.FAULT
        try:
            self.delete_old()
            if self._recipient:
                end = self._write_all(frames, self._new_folder())
            else:
                end = RecordingEnd.NO_KEY
        except OSError:
            end = RecordingEnd.DISK
        finally:
            frames.close()
            if self._on_end is not None:
                self._on_end(end)

    def _write_all(self, frames: Mailbox[Frame], folder: Path) -> RecordingEnd:
        began, written, count = self._clock(), 0, 0
        while not frames.closed:
            if self._clock() - began >= self._limit_seconds:
                return RecordingEnd.TIME
            frame = frames.take(_WAIT)
            if frame is None:
                continue
            picture = _sealed(_as_png(frame), self._recipient)
            serial = frame.serial
            frame = None  # not even while the disk is waited for
            if shutil.disk_usage(folder).free < self._spare_bytes + len(picture):
                return RecordingEnd.DISK
            if written + len(picture) > self._limit_bytes or count >= _MOST_FRAMES:
                return RecordingEnd.SIZE
            elapsed = round((self._clock() - began) * 1000)
            _write(folder / f"{count:04}-{serial}-{elapsed}ms{_PICTURE}{SUFFIX}", picture)
            written += len(picture)
            count += 1
        return RecordingEnd.SWITCHED_OFF

    def _new_folder(self) -> Path:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        above = self._folder.lstat()
        # Nobody else may put a link in the place of the recording, or read it by way of the folder.
        if not stat.S_ISDIR(above.st_mode) or (os.name == "posix" and above.st_uid != os.geteuid()):
            raise PermissionError("the folder of recordings is not this user's own")
        self._folder.chmod(0o700)
        began = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(self._now()))
        folder = self._folder / f"{_PREFIX}{began}-{os.urandom(3).hex()}"
        folder.mkdir(mode=0o700)
        return folder


def _as_png(frame: Frame) -> bytes:
    cv2 = opencv()
    done, picture = cv2.imencode(_PICTURE, frame.image)
    if not done:
        raise OSError("a frame cannot be written as PNG")
    return bytes(picture)


def _sealed(picture: bytes, recipient: bytes) -> bytearray:
    from kiosk.maintenance.sealed_log import Sealer  # noqa: PLC0415 - hardly ever needed

    sealed = bytearray()
    sealer = Sealer(recipient, sealed.extend)
    sealer.add(picture)
    sealer.finish()
    return sealed


def _write(path: Path, content: bytearray) -> None:
    """Whole or not at all, and readable by nobody else at any moment."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        try:
            file.write(content)
            file.flush()
        except OSError:
            path.unlink(missing_ok=True)
            raise
