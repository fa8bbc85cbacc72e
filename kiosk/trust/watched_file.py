"""A file of trust data that others replace: read again when it changes, the last good one in force."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from kiosk.trust.reading import Problem

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes. A country's issuers fit many times over; more is no list."""

_log = logging.getLogger(__name__)

_List = TypeVar("_List")
_Fingerprint = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Content:
    """A file's bytes, and what the file was when they were read."""

    data: bytes
    status: os.stat_result


def read_file(path: Path) -> Content | Problem:
    """Read a file whole, if it has at most `LARGEST_FILE` bytes."""
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            # A pipe or a device has no size of its own: so one byte more is asked for.
            data = file.read(LARGEST_FILE + 1) if status.st_size <= LARGEST_FILE else None
    except OSError as error:
        return Problem(f"cannot be read: {error.strerror or type(error).__name__}")
    if data is None or len(data) > LARGEST_FILE:
        return Problem(f"larger than {LARGEST_FILE} bytes")
    return Content(data, status)


class WatchedFile(Generic[_List]):
    """What `parse` makes of the file.

    A new file is in force in one step, once it has been read and parsed. One that is missing, cut
    short or wrong leaves what was before it in force. Safe to use from several threads.
    """

    def __init__(self, path: Path, name: str, parse: Callable[[Content], _List | Problem]) -> None:
        """Watch `path`; `name` says in the log what it is."""
        self._path = path
        self._name = name
        self._parse = parse
        self._lock = threading.Lock()
        self._in_force: _List | None = None
        self._seen: _Fingerprint | None = None
        self._problem: Problem | None = None

    @property
    def problem(self) -> Problem | None:
        """What is wrong with the file as last seen, for staff; None while all is well."""
        with self._lock:
            return self._problem

    def current(self) -> _List | None:
        """What is in force; None if the file has never been right. Looks at the file each time."""
        with self._lock:
            self._look()
            return self._in_force

    def _look(self) -> None:
        try:
            if _fingerprint(self._path.stat()) == self._seen:
                return
        except OSError:
            pass  # `read_file` says why
        outcome = self._read()
        if not isinstance(outcome, Problem):
            self._in_force, self._problem = outcome, None
        elif outcome != self._problem:
            self._problem = outcome
            _log.warning("%s not taken: %s", self._name, outcome.what)

    def _read(self) -> _List | Problem:
        content = read_file(self._path)
        if isinstance(content, Problem):
            self._seen = None  # to be tried again
            return content
        self._seen = _fingerprint(content.status)
        return self._parse(content)


def _fingerprint(status: os.stat_result) -> _Fingerprint:
    # The inode too: os.replace can put a file of the same size and time in its place.
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
