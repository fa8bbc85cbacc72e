"""Looking into an SQLite file of `Database` that belongs to another process, running or not.

Nothing is written, nobody is held up, and who writes is not waited for (WAL). Reading a WAL file takes
its side files, though, which SQLite makes if they are not there. So while nobody has the file open, it
is read as one that does not change, and read again if it did after all.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, TypeVar

from kiosk.journal.database import Trouble, is_bug, trouble_of

_BUSY_SECONDS = 2.0  # the file is being opened by its owner, after a power cut
_TRIES = 3

_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")


class _Stamp(NamedTuple):
    """Of a file that nobody has open."""

    inode: int
    size: int
    modified: int  # ns


class ReadOnlyDatabase:
    """One file; it is opened for each reading. Safe to use from several threads."""

    def __init__(self, path: Path, version: int) -> None:
        """`version`: of the schema that is understood; any other is `Trouble.STORAGE`."""
        self._path = path
        self._version = version

    def read(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result | Trouble:
        """Do `work` on one state of the file."""
        for _ in range(_TRIES):
            at_rest = self._at_rest()
            outcome = self._attempt(work, at_rest=at_rest is not None)
            if at_rest is None or at_rest == self._at_rest():
                return outcome
        return Trouble.STORAGE

    def _attempt(
        self, work: Callable[[sqlite3.Connection], _Result], *, at_rest: bool
    ) -> _Result | Trouble:
        how = "mode=ro&immutable=1" if at_rest else "mode=ro"
        try:
            with closing(
                sqlite3.connect(
                    f"{self._path.absolute().as_uri()}?{how}",
                    uri=True,
                    timeout=_BUSY_SECONDS,
                    isolation_level=None,
                )
            ) as connection:
                connection.execute("PRAGMA query_only = ON")
                connection.execute("BEGIN")
                (version,) = connection.execute("PRAGMA user_version").fetchone()
                if version != self._version:
                    _log.warning("%s: of another release", self._path.name)
                    return Trouble.STORAGE
                return work(connection)
        except (sqlite3.Error, OSError) as error:
            if is_bug(error):
                raise
            name = getattr(error, "sqlite_errorname", type(error).__name__)
            _log.warning("%s: %s", self._path.name, name)
            return trouble_of(error)

    def _at_rest(self) -> _Stamp | None:
        """None: somebody has the file open, or was cut off when they had."""
        log, index = (self._path.with_name(self._path.name + end) for end in ("-wal", "-shm"))
        try:
            if index.exists() or (log.exists() and log.stat().st_size > 0):
                return None
            status = self._path.stat()
        except OSError:
            return None
        return _Stamp(status.st_ino, status.st_size, status.st_mtime_ns)
