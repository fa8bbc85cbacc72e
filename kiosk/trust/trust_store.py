"""The trust list in force on a terminal, read again whenever its file changes."""

from __future__ import annotations

import logging
import os
import threading
from pathlib import Path

from kiosk.reasons import Code, Failure
from kiosk.trust import trust_list
from kiosk.trust.reading import Problem
from kiosk.trust.trust_list import TrustList

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes. A country's issuers fit many times over; more is not a trust list."""

_log = logging.getLogger(__name__)

_Fingerprint = tuple[int, int, int, int]


class TrustStore:
    """A `TrustSource` over one file.

    The file's modification time is taken as the time of fetching. A new file is put in force
    in one step, once it has been read and checked; a file that is missing, cut short or wrong leaves the list
    before it in force. Safe to use from several threads.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._in_force: TrustList | None = None
        self._seen: _Fingerprint | None = None
        self._problem: Problem | None = None

    @property
    def problem(self) -> Problem | None:
        """What is wrong with the file as last seen, for staff; None while all is well."""
        with self._lock:
            return self._problem

    def current(self) -> TrustList | Failure:
        """The list in force, or Failure(TRUST_LIST_MISSING) if there has been none so far."""
        with self._lock:
            self._look()
            return self._in_force or Failure(Code.TRUST_LIST_MISSING)

    def _look(self) -> None:
        try:
            fingerprint = _fingerprint(self._path.stat())
            if fingerprint == self._seen:
                return
            self._seen, outcome = _read(self._path)
        except OSError as error:
            self._seen, outcome = None, unreadable(error)
        if isinstance(outcome, TrustList):
            self._in_force, self._problem = outcome, None
            for rejected in outcome.rejected:
                _log.warning("trust list: entry left out: %s", rejected.what)
        elif outcome != self._problem:
            self._problem = outcome
            _log.warning("trust list not taken: %s", outcome.what)


def load(path: Path, *, fetched_at: int | None = None) -> TrustList | Problem:
    """Read one file once.

    Args:
        path: an `issuers.json`.
        fetched_at: Unix seconds; None: the file's modification time.
    """
    try:
        return _read(path, fetched_at)[1]
    except OSError as error:
        return unreadable(error)


def unreadable(error: OSError) -> Problem:
    """The problem with a file that the operating system does not let us read."""
    return Problem(f"cannot be read: {error.strerror or type(error).__name__}")


def read_limited(path: Path) -> tuple[bytes, os.stat_result]:
    """The file's bytes, at most `LARGEST_FILE` and one, and what it was while it was read.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return file.read(LARGEST_FILE + 1), os.fstat(file.fileno())


def _read(path: Path, fetched_at: int | None = None) -> tuple[_Fingerprint, TrustList | Problem]:
    data, status = read_limited(path)
    if len(data) > LARGEST_FILE:
        return _fingerprint(status), Problem(f"larger than {LARGEST_FILE} bytes")
    moment = int(status.st_mtime) if fetched_at is None else fetched_at
    return _fingerprint(status), trust_list.parse(data, fetched_at=moment)


def _fingerprint(status: os.stat_result) -> _Fingerprint:
    # The inode too: os.replace can put a file of the same size and time in its place.
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
