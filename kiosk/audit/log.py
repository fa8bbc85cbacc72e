"""The event log: one JSON object a line, one file a day, only what the catalogue allows.

A line is `{"at": "2026-03-02T09:41:07.123+08:00", "terminal": "T07", "event": "signed_in", ...}`.
While the disk takes no writes, lines wait in memory (bounded) and the observer is told, once; the
first write that succeeds tells it again. Nothing here may raise for a full disk.

A line has been handed to the operating system, not to the disk: a crash of the program loses none,
a loss of power the last seconds. Waiting for the disk would have each patient wait for it to be
forgotten. A line torn by that is closed before the next is written.
"""

from __future__ import annotations

import errno
import json
import os
import threading
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from kiosk.audit.catalogue import EventId, FieldValue, check
from kiosk.clock import Clock

LARGEST_DAY = 64 * 1024 * 1024
"""Bytes of one day's file, fifty times a busy day: a bug that repeats itself must not fill the disk.
What is beyond is left out."""

_WAITING_LINES = 1_000  # what a day without a disk may hold back; the oldest go first
_STEM = "events-"
_FOLDER_MODE, _FILE_MODE = 0o700, 0o600
_FLAGS = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)  # the last on Windows


class EventLog:
    """Append-only log in `folder`, readable by its owner alone. Called from one worker thread.

    `keep_days`: so many days' files are kept besides today's. Files are counted, not dates compared:
    a clock that jumps a year ahead and back would take the whole log along.
    """

    def __init__(
        self,
        folder: Path,
        *,
        terminal: str,
        clock: Clock,
        keep_days: int = 180,
        largest_day: int = LARGEST_DAY,
        on_storage: Callable[[bool], None] = lambda _writable: None,
    ) -> None:
        self._folder = folder
        self._terminal = terminal
        self._clock = clock
        self._keep_days = keep_days
        self._largest_day = largest_day
        self._on_storage = on_storage
        self._lock = threading.Lock()
        self._waiting: deque[tuple[date, str]] = deque(maxlen=_WAITING_LINES)
        self._writable = True
        self._today: date | None = None

    def record(self, event: EventId, fields: Mapping[str, FieldValue]) -> None:
        """Write one event, or keep it until the disk takes it. ValueError: not in the catalogue."""
        check(event, fields)
        now = self._clock.local()
        line = {
            "at": now.isoformat(timespec="milliseconds"),
            "terminal": self._terminal,
            "event": event.value,
            **fields,
        }
        with self._lock:
            self._waiting.append((now.date(), json.dumps(line, ensure_ascii=False)))
        self.flush()

    def flush(self) -> bool:
        """Write what waits. Returns whether the disk took it."""
        with self._lock:
            writable = self._write_waiting()
            changed, self._writable = writable != self._writable, writable
        if changed:
            self._on_storage(writable)
        return writable

    def _write_waiting(self) -> bool:
        try:
            self._folder.mkdir(_FOLDER_MODE, parents=True, exist_ok=True)
            while self._waiting:
                day, line = self._waiting[0]
                self._rotate(day)
                _append(self._path(day), f"{line}\n".encode(), self._largest_day)
                self._waiting.popleft()
        except OSError:
            return False
        return True

    def _rotate(self, day: date) -> None:
        """Once a day, drop the files that are past their keeping."""
        if day == self._today:
            return
        others = sorted(set(self._folder.glob(f"{_STEM}*.jsonl")) - {self._path(day)})
        for path in others[: -self._keep_days]:
            with suppress(OSError):  # what cannot be removed keeps nobody from writing
                path.unlink()
        self._today = day

    def _path(self, day: date) -> Path:
        return self._folder / f"{_STEM}{day.isoformat()}.jsonl"


def _append(path: Path, line: bytes, largest: int) -> None:
    """Append all of `line` or nothing: a disk that fills up must not leave half a line behind."""
    file = os.open(path, _FLAGS, _FILE_MODE)
    try:
        _lock(file)
        before = os.fstat(file).st_size
        if before > largest:
            return
        data = line
        if before > 0:
            os.lseek(file, -1, os.SEEK_END)
            data = line if os.read(file, 1) == b"\n" else b"\n" + line
        written = os.write(file, data)
        if written != len(data):
            os.ftruncate(file, before)
            raise OSError(errno.ENOSPC, "short write")
    finally:
        os.close(file)


def _lock(file: int) -> None:
    """Until it is closed: another process must not look at the end of a line being written."""
    with suppress(ImportError):  # not on Windows, where one terminal has one process
        import fcntl  # noqa: PLC0415 - see above

        fcntl.flock(file, fcntl.LOCK_EX)
