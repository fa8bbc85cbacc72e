"""An SQLite file that a terminal can rely on: durable, private, migrated, and never its end.

WAL with `synchronous=FULL`: what was committed is on the disk when the call returns. What is deleted is
overwritten. The file is opened at first use and again after trouble, so a disk that was full or
read-only works again by itself. A damaged file is put aside (`NAME.damaged`, one of them at most) and
made anew; or, where an empty one would be worse than none (`replace_damaged`), left as it is.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import Enum, auto
from pathlib import Path
from typing import TypeVar

from kiosk.journal import durable_file

_PRAGMAS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA secure_delete = ON;
PRAGMA foreign_keys = ON;
"""

_BUSY_SECONDS = 2.0  # for which another process may hold the file
_PRIMARY_CODE = 0xFF
# The disk is full or the file taken, but what is open can still be read. It could not be opened again:
# that takes a new side file.
_PASSING = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_BUSY})
_WORTHLESS = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUGS = (
    sqlite3.ProgrammingError,
    sqlite3.IntegrityError,
    sqlite3.InterfaceError,
    sqlite3.DataError,
)
_SIDE_FILES = ("", "-wal", "-shm")

_log = logging.getLogger(__name__)
Migration = Sequence[str]
"""SQL statements."""

_Result = TypeVar("_Result")


class Trouble(Enum):
    """Why something was not done; it may be later."""

    STORAGE = auto()  # disk full or read-only, no folder, file locked or of a newer release
    DAMAGED = auto()  # the file is not whole, and is one that is not made anew
    UNREADABLE = auto()  # what is sealed in it does not open: of another key, or tampered with


class _TroubleError(Exception):
    """Nothing was done."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class _InCommitError(_TroubleError):
    """The disk failed while committing, so whether it was done is not known."""


class Database:
    """One file. Safe to use from several threads; they take turns."""

    def __init__(
        self,
        path: Path,
        migrations: Sequence[Migration],
        *,
        after_damage: Migration = (),
        replace_damaged: bool = True,
    ) -> None:
        """Name the file; nothing is opened yet.

        Args:
            path: its folder must be there when it is first used.
            migrations: how each version of the schema is made from the one before; `user_version`
                counts those that were applied. One that was released never changes.
            after_damage: what is done to a file that takes the place of a damaged one.
            replace_damaged: whether one takes its place. If not, it is `Trouble.DAMAGED` whenever the
                damage is come upon, until somebody has seen to it.
        """
        self._path = path
        self._migrations = migrations
        self._after_damage = after_damage
        self._replace_damaged = replace_damaged
        self._replaces_damaged = False
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None

    def transact(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result | Trouble:
        """Do `work` in one transaction: all of it is on the disk, or none is done.

        `work` may be called twice, the first time without effect. `Trouble` while committing leaves
        open whether it was done: where that matters, `work` must be one that may be done again.
        """
        return self._run(work, "BEGIN IMMEDIATE")

    def read(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result | Trouble:
        """Do `work`, which only reads, on one state of the file; nobody who writes is waited for."""
        return self._run(work, "BEGIN")

    def fold(self) -> None:
        """Move the log into the file and empty it, so that what was deleted is in neither.

        Left for another time while another process reads or writes: nobody waits for this.
        """
        with self._lock, suppress(sqlite3.Error):
            if self._connection is not None:
                self._connection.execute("PRAGMA busy_timeout = 0")
                try:
                    self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                finally:
                    self._connection.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1_000:.0f}")

    def close(self) -> None:
        """Let go of the file. It opens again at the next use."""
        with self._lock:
            self._close()

    def _run(self, work: Callable[[sqlite3.Connection], _Result], begin: str) -> _Result | Trouble:
        with self._lock:
            try:
                try:
                    return self._attempt(work, begin)
                except _InCommitError:
                    raise
                except _TroubleError:
                    if self._connection is not None:
                        raise
                    return self._attempt(work, begin)  # on a new connection, perhaps a new file
            except _TroubleError as error:
                return error.trouble

    def _attempt(self, work: Callable[[sqlite3.Connection], _Result], begin: str) -> _Result:
        try:
            connection = self._open()
            connection.execute(begin)
            with _rolled_back(connection):
                result = work(connection)
        except (sqlite3.Error, OSError) as error:
            if is_bug(error):
                raise
            raise _TroubleError(self._give_up(error)) from error
        try:
            with _rolled_back(connection):
                connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise _InCommitError(self._give_up(error)) from error
        return result

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            # Its side files get the same mode from SQLite.
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
            # Transactions are told, not guessed; one lock serves for all threads.
            connection = sqlite3.connect(
                self._path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            try:
                connection.executescript(_PRAGMAS)
                self._migrate(connection)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _migrate(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        with _rolled_back(connection):
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version > len(self._migrations):
                raise sqlite3.NotSupportedError("made by a newer release")
            for migration in self._migrations[version:]:
                for statement in migration:
                    connection.execute(statement)
            if self._replaces_damaged:
                for statement in self._after_damage:
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(self._migrations)}")
            connection.execute("COMMIT")
        self._replaces_damaged = False

    def _give_up(self, error: sqlite3.Error | OSError) -> Trouble:
        code = getattr(error, "sqlite_errorcode", 0)
        name = getattr(error, "sqlite_errorname", type(error).__name__)
        _log.warning("%s: %s", self._path.name, name)
        if code in _PASSING:
            return Trouble.STORAGE
        self._close()
        trouble = trouble_of(error)
        if trouble is Trouble.STORAGE:
            return trouble
        if not self._replace_damaged:
            return trouble
        _log.error("%s: damaged; put aside and made anew", self._path.name)
        with suppress(OSError):
            self._put_aside()
            self._replaces_damaged = True
        return Trouble.STORAGE

    def _put_aside(self) -> None:
        # The log first: left behind, it would be taken for the new file's.
        for suffix in reversed(_SIDE_FILES):
            old = self._path.with_name(self._path.name + suffix)
            with suppress(FileNotFoundError):
                old.replace(self._path.with_name(f"{self._path.name}.damaged{suffix}"))
        durable_file.sync_folder(self._path.parent)

    def _close(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None


@contextmanager
def _rolled_back(connection: sqlite3.Connection) -> Iterator[None]:
    """Whatever is raised inside undoes the transaction."""
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def trouble_of(error: sqlite3.Error | OSError) -> Trouble:
    """What an error means that is not a bug."""
    code = getattr(error, "sqlite_errorcode", 0)
    return Trouble.DAMAGED if code & _PRIMARY_CODE in _WORTHLESS else Trouble.STORAGE


def is_bug(error: sqlite3.Error | OSError) -> bool:
    """Whether it is the statement that is at fault, not the file or the disk."""
    if isinstance(error, OSError):
        return False
    return isinstance(error, _BUGS) or (
        getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE == sqlite3.SQLITE_ERROR
    )
