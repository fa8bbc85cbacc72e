"""How often the second factor was tried, for each card and on this terminal, also after a restart.

A static card proves its issuer only: who holds a photocopy is asked for digits that the hospital knows
(CARD-CODES.md section 2, "Assurance"). A try is counted on the disk *before* the hospital is asked, so
pulling the plug gives none back.

- A card has five tries. Then it is locked for a day after the last of them, or until staff unlock it.
  Fewer than five are forgotten a day after the last.
- A terminal has twenty wrong tries within an hour, of whatever cards. Then nobody is asked there for an
  hour: that was somebody with a stack of photocopies.

Of a card a keyed fingerprint is kept, and that for a day. If the file is damaged, or its key lost, the
counts are lost with it, and the terminal is locked as after twenty wrong tries.

Time comes from outside: `ClockGuard.vouched_now`, which setting the clock ahead does not move. What
is counted at a later time than now (the clock was wrong, and has been put right) counts as of now.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

from kiosk.journal.database import Database, Trouble
from kiosk.journal.installation_key import InstallationKey

TRIES: Final = 5
CARD_SECONDS: Final = 86_400
TERMINAL_TRIES: Final = 20
TERMINAL_SECONDS: Final = 3_600

_SCHEMA = (
    # here: whether it counts for the terminal too.
    """
    CREATE TABLE try (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        card BLOB NOT NULL,
        at INTEGER NOT NULL,
        here INTEGER NOT NULL DEFAULT 1
    )
    """,
    "CREATE INDEX try_card ON try (card, at)",
    "CREATE TABLE made_with (key BLOB NOT NULL)",
)

# As many tries of no card, at a time that the first `begin` takes for its own.
_LOCK_TERMINAL = """
INSERT INTO try (card, at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {tries})
SELECT x'', 9007199254740992 FROM n
"""
_NO_CARD = b""


class LockedBy(Enum):
    """Why no try is to be had."""

    CARD = auto()
    TERMINAL = auto()
    STORAGE = auto()  # it could not be counted


@dataclass(frozen=True, slots=True)
class Locked:
    by: LockedBy
    until: int | None  # Unix seconds by the clock that counts; None: until the disk is well


@dataclass(frozen=True, slots=True)
class TryCounts:
    """For staff."""

    locked_cards: int
    terminal_until: int | None  # Unix seconds; None: not locked


class TryCounter:
    """Counts in an SQLite file. Safe to use from several threads."""

    def __init__(
        self,
        path: Path,
        key: InstallationKey,
        limit: int = TRIES,
        terminal_limit: int = TERMINAL_TRIES,
    ) -> None:
        self._key = key
        self._limit = limit
        self._terminal_limit = terminal_limit
        self._lock_terminal = _LOCK_TERMINAL.format(tries=terminal_limit)
        self._database = Database(path, (_SCHEMA,), after_damage=(self._lock_terminal,))

    def begin(self, card: str, now: int) -> int | Locked:
        """Count a try; only then may the hospital be asked. Returns how many are left after it.

        Args:
            card: its id.
            now: `ClockGuard.vouched_now`, Unix seconds.
        """
        fingerprint = self._key.fingerprint(card)
        outcome = self._database.transact(lambda database: self._begin(database, fingerprint, now))
        return Locked(LockedBy.STORAGE, None) if isinstance(outcome, Trouble) else outcome

    def right(self, card: str) -> bool:
        """The digits were right: the card's tries are forgotten. Whether that was stored."""
        return self._run("DELETE FROM try WHERE card = ?", self._key.fingerprint(card))

    def not_asked(self, card: str) -> bool:
        """The hospital was not asked after all: the last try is given back. Whether that was stored.

        Only for a request that never left the terminal. One without an answer stays counted: whoever
        can hold back answers could otherwise guess without end, by the size of what was held back.
        """
        newest = "DELETE FROM try WHERE id = (SELECT max(id) FROM try WHERE card = ?)"
        return self._run(newest, self._key.fingerprint(card))

    def unlock(self, card: str) -> bool:
        """Staff know the holder: the card has all tries again. Whether that was stored."""
        return self.right(card)

    def unlock_terminal(self) -> bool:
        """Staff have looked who is trying what here. The cards' own counts stay. Whether stored."""
        return self._run("UPDATE try SET here = 0")

    def counts(self, now: int) -> TryCounts | None:
        """None: the file cannot be read."""
        outcome = self._database.transact(lambda database: self._count(database, now))
        return None if isinstance(outcome, Trouble) else outcome

    def close(self) -> None:
        """Let go of the file. It opens again at the next use."""
        self._database.close()

    def _begin(self, database: sqlite3.Connection, card: bytes, now: int) -> int | Locked:
        self._check_key(database)
        self._tidy(database, now)
        tries, last = database.execute(
            "SELECT count(*), max(at) FROM try WHERE card = ?", (card,)
        ).fetchone()
        if tries >= self._limit:
            return Locked(LockedBy.CARD, last + CARD_SECONDS)
        until = self._terminal_until(database, now)
        if until is not None:
            return Locked(LockedBy.TERMINAL, until)
        database.execute("INSERT INTO try (card, at) VALUES (?, ?)", (card, now))
        return self._limit - int(tries) - 1

    def _check_key(self, database: sqlite3.Connection) -> None:
        """Fingerprints by another key count for nobody: as bad as a damaged file."""
        mine = self._key.fingerprint("made with")
        row = database.execute("SELECT key FROM made_with").fetchone()
        if row == (mine,):
            return
        if row is not None:
            database.execute(self._lock_terminal)
        database.execute("DELETE FROM made_with")
        database.execute("INSERT INTO made_with VALUES (?)", (mine,))

    def _tidy(self, database: sqlite3.Connection, now: int) -> None:
        database.execute("UPDATE try SET at = :now WHERE at > :now", {"now": now})
        database.execute(
            "DELETE FROM try WHERE card IN (SELECT card FROM try GROUP BY card HAVING max(at) <= ?)",
            (now - CARD_SECONDS,),
        )

    def _terminal_until(self, database: sqlite3.Connection, now: int) -> int | None:
        """The end of the terminal's lock, reckoned from its last try and the hour before that."""
        (last,) = database.execute("SELECT max(at) FROM try WHERE here = 1").fetchone()
        if last is None or now >= last + TERMINAL_SECONDS:
            return None
        (tries,) = database.execute(
            "SELECT count(*) FROM try WHERE here = 1 AND at > ?", (last - TERMINAL_SECONDS,)
        ).fetchone()
        return int(last) + TERMINAL_SECONDS if tries >= self._terminal_limit else None

    def _count(self, database: sqlite3.Connection, now: int) -> TryCounts:
        self._tidy(database, now)
        (cards,) = database.execute(
            "SELECT count(*) FROM (SELECT card FROM try WHERE card <> ? GROUP BY card"
            " HAVING count(*) >= ?)",
            (_NO_CARD, self._limit),
        ).fetchone()
        return TryCounts(cards, self._terminal_until(database, now))

    def _run(self, statement: str, *parameters: bytes) -> bool:
        outcome = self._database.transact(
            lambda database: database.execute(statement, parameters).rowcount
        )
        return not isinstance(outcome, Trouble)
