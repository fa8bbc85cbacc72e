"""Appends entries to the log's files, as one chain, whatever other process does the same.

A process that staff start beside the terminal writes into the same chain: so each entry is written under
a lock on the folder, after a look whether the end is still where this process left it. That look costs
two calls of the system; only where it is not, the end is read.

What this process has written itself it goes on from, even if it is gone from the disk: then the chain
shows the gap, instead of closing over it.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.audit import chain, files
from kiosk.audit.entry import EventId
from kiosk.audit.values import Digest, FieldValue

Own = Callable[[EventId, Mapping[str, FieldValue]], str]
"""Makes the text of an entry that the log adds of its own accord, of the same moment as the next."""

_FOLDER_MODE, _FILE_MODE = 0o700, 0o600
_FLAGS: Final = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0)  # the last on Windows
_TICK: Final = 50_000_000
"""Nanoseconds within which two changes of a folder may bear the same time."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The last entry: its number and chain; 0 and the genesis where there is none."""

    seq: int
    chain: bytes = field(repr=False)
    path: Path | None = None


class ChainWriter:
    """Of one folder. Called under its owner's lock, from one thread at a time."""

    def __init__(self, folder: Path, terminal: str, largest_day: int) -> None:
        self._folder = folder
        self._largest_day = largest_day
        self._tail = Tail(0, chain.genesis(terminal))
        self._day = ""
        self._known: tuple[int, int] = (0, -1)  # inode and size of the tail's file, as left here
        self._seen = 0  # the folder's time of change when its files were last looked through
        self._is_full = False
        self._carried = b""  # torn at the end of the file before

    def append(self, day: str, text: str, own: Own) -> None:
        """Write one entry into the file of `day`. Raises OSError: nothing of it is written."""
        folder = self._lock()
        try:
            file = self._open(day, folder)
            try:
                self._write(file, text, own)
            finally:
                os.close(file)
        finally:
            _unlock(folder)

    def tail(self) -> Tail:
        """The last entry, whoever wrote it. Raises OSError."""
        with self.locked():
            self._catch_up()
            return self._tail

    def sync(self) -> None:
        """Have the disk take what was written: nobody is kept from writing on. Raises OSError.

        Of the files, the last two may have something that is not there yet.
        """
        newest = files.in_order(self._folder)[0][-2:]
        for path in (*(file.path for file in newest), self._folder):
            _sync(path)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """No other process writes meanwhile. Makes the folder where it is missing. Raises OSError."""
        folder = self._lock()
        try:
            yield
        finally:
            _unlock(folder)

    def _lock(self) -> int | None:
        """The folder, opened. None: on Windows, where folders cannot be, and a terminal has one process."""
        if os.name == "nt":
            self._folder.mkdir(parents=True, exist_ok=True)
            return None
        import fcntl  # noqa: PLC0415 - not on Windows

        try:
            folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:
            self._folder.mkdir(_FOLDER_MODE, parents=True, exist_ok=True)
            folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
        except OSError:
            os.close(folder)
            raise
        return folder

    def _open(self, day: str, folder: int | None) -> int:
        """The file that the next entry of `day` goes to."""
        path = self._tail.path
        if day == self._day and path is not None and self._is_unchanged(folder):
            with suppress(FileNotFoundError):
                file = os.open(path, _FLAGS)
                found = os.fstat(file)
                if (found.st_ino, found.st_size) == self._known:
                    return file
                os.close(file)
        self._catch_up()
        if day == self._day and self._tail.path is not None and self._tail.path.exists():
            return os.open(self._tail.path, _FLAGS)
        return self._begin(day)

    def _begin(self, day: str) -> int:
        """A file of its own: after the first, the next part of that day."""
        part = 1
        while True:
            path = self._folder / files.name(day, part)
            file = os.open(path, _FLAGS | os.O_CREAT, _FILE_MODE)
            try:
                # One in which a loss of power has torn the very first entry is gone on with.
                goes_on = os.fstat(file).st_size <= files.WINDOW and not files.end_of(file).last
            except OSError:
                os.close(file)
                raise
            if goes_on:
                break
            os.close(file)
            part += 1
        self._tail = Tail(self._tail.seq, self._tail.chain, path)
        self._day, self._known, self._is_full = day, (0, -1), False
        self._seen = 0
        return file

    def _write(self, file: int, text: str, own: Own) -> None:
        found = os.fstat(file)
        now = (found.st_ino, found.st_size)
        is_known = now == self._known
        end = files.End(now[1], None, b"", open=False) if is_known else files.end_of(file)
        is_first = end.last is None and not is_known
        if end.size > self._largest_day:
            if self._is_full or _is_full(end):
                self._is_full = True
                return
            text = own(EventId.DAY_FULL, {})
        lead = b"\n" if end.open else b""
        torn = ((self._carried if is_first else b"") + end.torn).removesuffix(b"\n")
        if torn:
            fields: Mapping[str, FieldValue] = {"bytes": len(torn), "digest": Digest.of(torn)}
            self._put(file, now, lead, own(EventId.LINE_TORN, fields), is_first=is_first)
            now, lead, is_first = self._known, b"", False
        self._put(file, now, lead, text, is_first=is_first)
        self._is_full = end.size > self._largest_day

    def _put(
        self, file: int, now: tuple[int, int], lead: bytes, text: str, *, is_first: bool
    ) -> None:
        """All of it or nothing: a disk that fills up must not leave half a line behind."""
        seq = self._tail.seq + 1
        line, after = chain.chained(text, seq, self._tail.chain, is_first=is_first)
        data = lead + line + b"\n"
        inode, size = now
        written = os.write(file, data)
        if written != len(data):
            os.ftruncate(file, size)
            raise OSError(errno.ENOSPC, "short write")
        self._known = (inode, size + written)
        self._tail, self._carried = Tail(seq, after, self._tail.path), b""

    def _is_unchanged(self, folder: int | None) -> bool:
        """Whether no file came or went since they were last looked through."""
        if self._seen == 0:
            return False
        now = self._folder.stat() if folder is None else os.fstat(folder)
        return now.st_mtime_ns == self._seen

    def _catch_up(self) -> None:
        """Look where the log ends now."""
        changed = self._folder.stat().st_mtime_ns
        found, _ = files.in_order(self._folder)
        # What changes within one tick bears the same time: then the next look is a whole one again.
        self._seen = changed if abs(time.time_ns() - changed) > _TICK else 0
        if not found:
            return
        last = found[-1]
        file = os.open(last.path, _FLAGS)
        try:
            end = files.end_of(file)
        finally:
            os.close(file)
        if end.last is None or end.last.seq < self._tail.seq:
            return  # it ends before what was written here: the gap is to be seen
        self._tail = Tail(end.last.seq, end.last.chain, last.path)
        self._day, self._is_full = last.day, _is_full(end)
        self._known, self._carried = (0, -1), end.torn


def _unlock(folder: int | None) -> None:
    if folder is not None:
        os.close(folder)


def _is_full(end: files.End) -> bool:
    return end.last is not None and end.last.members.get("event") == EventId.DAY_FULL


def _sync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return
    with suppress(FileNotFoundError):
        file = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
        try:
            os.fsync(file)
        finally:
            os.close(file)
