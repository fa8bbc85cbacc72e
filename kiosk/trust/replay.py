"""Which presentations were accepted on this terminal lately, and by which session.

Keyed on what was signed (issuer key, credential, time of presentation), never on signature bytes,
which are malleable. Of a patient nothing is kept but that hash, for as long as the presentation
could still be fresh.

An answer is given once the operating system has it, so neither the end of the process nor a crash
forgets anything; the disk has it some milliseconds later. A terminal that loses power takes longer
than that to start. Waiting for the disk would cost each patient more than all other checks.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import Protocol

from kiosk.codes import sm3
from kiosk.trust.background_sync import BackgroundSync
from kiosk.trust.clock_guard import BEHIND_SECONDS

KEEP_SECONDS = 1_200
"""How long after its making a presentation can be fresh: the longest window a site can set."""

FORGET_SECONDS = KEEP_SECONDS + BEHIND_SECONDS
"""How long it is remembered: a clock may be set back by so much, and still be believed."""

CAPACITY = 20_000
"""Presentations remembered at once: over 16 a second for the longest window."""

_log = logging.getLogger(__name__)


class Admission(Enum):
    """What the memory has to say about a presentation."""

    FIRST = auto()  # not seen before; it is now
    SAME_SESSION = auto()  # the same patient holding it up again
    REPLAYED = auto()  # another session had it
    UNWRITABLE = auto()  # it could not be stored (disk full, read-only): do not accept it


class ReplayMemory(Protocol):
    """What the verifier asks, from any thread."""

    def admit(self, key: bytes, *, made_at: int, session: str, now: int) -> Admission:
        """Remember a presentation as `session`'s, unless another session had it.

        Args:
            key: its `presentation_key`.
            made_at: when the phone made it, Unix seconds.
            session: names the session; not used again after a restart.
            now: Unix seconds.
        """
        ...


def presentation_key(issuer_key: bytes, cti: bytes, made_at: int) -> bytes:
    """SM3(issuer key || cti || iat), 32 bytes.

    Args:
        issuer_key: 04 || X || Y, 65 bytes.
        cti: 8 bytes.
        made_at: Unix seconds.
    """
    return sm3.digest(issuer_key + cti + made_at.to_bytes(8, "big"))


class VolatileReplayMemory:
    """A `ReplayMemory` that ends with the process: for the command line and for tests."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._lock = threading.Lock()
        self._seen: dict[bytes, tuple[int, str]] = {}  # key: (made_at, session)

    def admit(self, key: bytes, *, made_at: int, session: str, now: int) -> Admission:
        with self._lock:
            known = self._seen.get(key)
            if known is not None:
                return Admission.SAME_SESSION if known[1] == session else Admission.REPLAYED
            if len(self._seen) >= self._capacity:
                self._make_room(now)
            self._seen[key] = (made_at, session)
            return Admission.FIRST

    def _make_room(self, now: int) -> None:
        self._seen = {k: seen for k, seen in self._seen.items() if seen[0] + FORGET_SECONDS >= now}
        if len(self._seen) >= self._capacity:
            del self._seen[min(self._seen, key=lambda k: self._seen[k][0])]


# `made_at` first in the index, to find what is past remembering without reading the rest.
_SCHEMA = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA secure_delete = ON;
CREATE TABLE IF NOT EXISTS presentation (
    key BLOB PRIMARY KEY,
    made_at INTEGER NOT NULL,
    session TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS presentation_made_at ON presentation (made_at);
"""

_WORTHLESS = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_PRIMARY_CODE = 0xFF


class StoredReplayMemory:
    """A `ReplayMemory` in an SQLite file, which a restart does not empty.

    The file is opened at first use and again after trouble, so a disk that was full or read-only
    works again by itself. A file that is damaged is given up and made anew.
    """

    def __init__(self, path: Path, capacity: int = CAPACITY) -> None:
        self._path = path
        self._capacity = capacity
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None
        self._sync = BackgroundSync(path.with_name(f"{path.name}-wal"))
        self._count = 0

    def admit(self, key: bytes, *, made_at: int, session: str, now: int) -> Admission:
        with self._lock:
            try:
                return self._admit(key, made_at, session, now)
            except sqlite3.Error as error:
                self._drop(error)
            # Once more: on a new connection, and perhaps a new file.
            try:
                return self._admit(key, made_at, session, now)
            except sqlite3.Error as error:
                self._drop(error)
                return Admission.UNWRITABLE

    def close(self) -> None:
        """Let go of the file. It opens again at the next use."""
        with self._lock:
            self._sync.close()
            self._close()

    def _admit(self, key: bytes, made_at: int, session: str, now: int) -> Admission:
        database = self._open()
        if self._sync.failed:
            # Nothing more is accepted until the disk has what was: this waits for it, or raises.
            database.execute("PRAGMA wal_checkpoint(FULL)")
            self._sync.failed = False
        known = database.execute(
            "SELECT session FROM presentation WHERE key = ?", (key,)
        ).fetchone()
        if known is not None:
            return Admission.SAME_SESSION if known[0] == session else Admission.REPLAYED
        database.execute("BEGIN IMMEDIATE")
        removed = database.execute(
            "DELETE FROM presentation WHERE made_at < ?", (now - FORGET_SECONDS,)
        ).rowcount
        if self._count - removed >= self._capacity:
            removed += database.execute(
                "DELETE FROM presentation WHERE key ="
                " (SELECT key FROM presentation ORDER BY made_at LIMIT 1)"
            ).rowcount
        database.execute("INSERT INTO presentation VALUES (?, ?, ?)", (key, made_at, session))
        database.execute("COMMIT")
        self._sync.request()
        self._count += 1 - removed
        return Admission.FIRST

    def _open(self) -> sqlite3.Connection:
        if self._database is None:
            # Statements commit by themselves; one lock serves for all threads.
            database = sqlite3.connect(
                self._path, timeout=0.5, isolation_level=None, check_same_thread=False
            )
            self._database = database
            database.executescript(_SCHEMA)
            (self._count,) = database.execute("SELECT count(*) FROM presentation").fetchone()
        return self._database

    def _drop(self, error: sqlite3.Error) -> None:
        self._close()
        _log.warning("replay memory: %s", getattr(error, "sqlite_errorname", type(error).__name__))
        if getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE in _WORTHLESS:
            for suffix in ("", "-wal", "-shm"):
                with suppress(OSError):
                    self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    def _close(self) -> None:
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None
