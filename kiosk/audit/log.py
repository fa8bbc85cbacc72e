"""The event log: one JSON object a line, one file a day, only what the catalogue allows, in one chain.

A line is `{"at": "2026-03-02T09:41:07.123+08:00", "terminal": "T07", "event": "signed_in", ...}`, with
its number and the chain (`kiosk.audit.chain`). While the disk takes no writes, lines wait in memory
(bounded; what is lost then is counted) and the observer is told, once; the first write that succeeds
tells it again. Nothing here may raise for a full disk.

A line has been handed to the operating system, not to the disk: a crash of the program loses none,
a loss of power the last seconds. Waiting for the disk would have each patient wait for it to be
forgotten. What that has torn is closed, and said by an entry, before the next is written. Heads are
signed only over what is on the disk (`kiosk.audit.keeper`).
"""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from kiosk.audit import files
from kiosk.audit.catalogue import EventId, FieldValue, check
from kiosk.audit.files import LogFile
from kiosk.audit.tracing import Tracing
from kiosk.audit.writer import ChainWriter, Tail
from kiosk.clock import Clock
from kiosk.domain import PatientIdentifier

LARGEST_DAY: Final = 64 * 1024 * 1024
"""Bytes of one day's file, fifty times a busy day: a bug that repeats itself must not fill the disk.
What is beyond is left out, and that it was is the file's last entry."""

_IN_JSON: Final = json.JSONEncoder(ensure_ascii=False).encode
_WAITING_LINES: Final = 1_000  # what a day without a disk may hold back; the oldest go first


class EventLog:
    """Append-only log in `folder`, readable by its owner alone. Safe to use from several threads.

    `keep_days`: `expire` keeps so many days' files besides today's. Files are counted, not dates compared:
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
        tracing: Tracing | None = None,
        on_storage: Callable[[bool], None] = lambda _writable: None,
    ) -> None:
        """`tracing`: marks what a card had done; None: this terminal has no trace key."""
        self._folder = folder
        self._terminal = terminal
        self._clock = clock
        self._keep_days = keep_days
        self._tracing = tracing
        self._on_storage = on_storage
        self._lock = threading.Lock()
        self._writer = ChainWriter(folder, terminal, largest_day)
        self._waiting: deque[tuple[datetime, str]] = deque()
        self._lost = 0
        self._writable = True

    def record(
        self,
        event: EventId,
        fields: Mapping[str, FieldValue],
        *,
        card: PatientIdentifier | None = None,
    ) -> None:
        """Write one event, or keep it until the disk takes it. ValueError: not in the catalogue.

        `card`: whose errand it was; only its keyed hash is written, and that only with a trace key.
        """
        if card is not None and self._tracing is not None:
            mark = self._tracing.mark(card)
            fields = fields if mark is None else {**fields, "card": mark}
        check(event, fields)
        now = self._clock.local()
        text = self._text(now, event, fields)
        with self._lock:
            if len(self._waiting) >= _WAITING_LINES:
                self._waiting.popleft()
                self._lost += 1
            self._waiting.append((now, text))
        self.flush()

    def flush(self) -> bool:
        """Write what waits. Returns whether the disk took it."""
        with self._lock:
            writable = self._write_waiting()
            changed, self._writable = writable != self._writable, writable
        if changed:
            self._on_storage(writable)
        return writable

    def sync(self) -> Tail | None:
        """The last entry, which is on the disk with all before it. None: the disk does not take it."""
        tail = self.tail() if self.flush() else None
        try:
            self._writer.sync()
        except OSError:
            return None
        return tail

    def tail(self) -> Tail | None:
        """The last entry, whoever wrote it. None: the folder cannot be read."""
        try:
            with self._lock:
                return self._writer.tail()
        except OSError:
            return None

    def expire(self, anchored: Callable[[Sequence[LogFile]], bool]) -> LogFile | None:
        """Remove the files that are past their keeping, the oldest first. The oldest kept, if one went.

        `anchored`: is told the file after each that goes, and signs for the chain where it begins;
        False: that could not be stored, and nothing goes.
        """
        try:
            found, without = files.in_order(self._folder)
            kept = _first_kept(found, self._keep_days)
            following = found[1 : kept + 1]
            # What somebody has tampered with stays, to be looked into.
            if kept == 0 or any(each.before is None for each in following):
                return None
            if not anchored(following):
                return None
            loose = [each for each in without if files.day_of(each) < found[kept].day]
            with self._writer.locked():
                for path in (*(file.path for file in found[:kept]), *loose):
                    if path.is_file():
                        path.unlink()
            return found[kept]
        except OSError:
            return None

    def _write_waiting(self) -> bool:
        try:
            if not self._waiting:
                with self._writer.locked():
                    pass  # the folder is there, or is made
            if self._lost:
                self._append(self._waiting[0][0], EventId.LINES_LOST, {"entries": self._lost})
                self._lost = 0
            while self._waiting:
                at, text = self._waiting[0]
                self._write(at, text)
                self._waiting.popleft()
        except OSError:
            return False
        return True

    def _append(self, at: datetime, event: EventId, fields: Mapping[str, FieldValue]) -> None:
        self._write(at, self._text(at, event, fields))

    def _write(self, at: datetime, text: str) -> None:
        self._writer.append(
            at.date().isoformat(), text, lambda event, fields: self._text(at, event, fields)
        )

    def _text(self, at: datetime, event: EventId, fields: Mapping[str, FieldValue]) -> str:
        line = {
            "at": at.isoformat(timespec="milliseconds"),
            "terminal": self._terminal,
            "event": event.value,
            **fields,
        }
        return _IN_JSON(line)


def _first_kept(found: Sequence[LogFile], keep_days: int) -> int:
    """Index of the oldest file that stays: with `keep_days` days, and that of the newest file."""
    days: set[str] = set()
    for index in range(len(found) - 1, -1, -1):
        days.add(found[index].day)
        if len(days) > keep_days + 1:
            return index + 1
    return 0
