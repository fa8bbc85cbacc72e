"""The event log: one JSON object a line, one file a day, only what the catalogue allows.

A line is `{"at": "2026-03-02T09:41:07.123+08:00", "terminal": "T07", "event": "signed_in", ...}`.
While the disk takes no writes, lines wait in memory (bounded) and the observer is told, once; the
first write that succeeds tells it again. Nothing here may raise for a full disk.
"""

from __future__ import annotations

import errno
import json
import threading
from collections import deque
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

from kiosk.audit.catalogue import EventId, FieldValue, check
from kiosk.clock import Clock

_WAITING_LINES = 1_000  # what a day without a disk may hold back; the oldest go first
_STEM = "events-"


class EventLog:
    """Append-only log in `folder`. Called from one worker thread, `retry` from the same."""

    def __init__(
        self,
        folder: Path,
        *,
        terminal: str,
        clock: Clock,
        keep_days: int = 180,
        on_storage: Callable[[bool], None] = lambda _writable: None,
    ) -> None:
        self._folder = folder
        self._terminal = terminal
        self._clock = clock
        self._keep_days = keep_days
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
            self._folder.mkdir(parents=True, exist_ok=True)
            while self._waiting:
                day, line = self._waiting[0]
                self._rotate(day)
                _append(self._path(day), f"{line}\n".encode())
                self._waiting.popleft()
        except OSError:
            return False
        return True

    def _rotate(self, day: date) -> None:
        """Once a day, drop the files that are past their keeping."""
        if day == self._today:
            return
        oldest = self._path(day - timedelta(days=self._keep_days)).name
        for path in self._folder.glob(f"{_STEM}*.jsonl"):
            if path.name < oldest:
                path.unlink()
        self._today = day

    def _path(self, day: date) -> Path:
        return self._folder / f"{_STEM}{day.isoformat()}.jsonl"


def _append(path: Path, line: bytes) -> None:
    """Append all of `line` or nothing: a disk that fills up must not leave half a line behind."""
    with path.open("ab", buffering=0) as file:
        before = file.tell()
        written = file.write(line)
        if written != len(line):
            file.truncate(before)
            raise OSError(errno.ENOSPC, "short write")
