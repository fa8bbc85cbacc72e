"""The table behind an outbox: SQL inside whatever transaction the caller has open.

A journal that has to put a message in together with something else brings `SCHEMA` into its own file
and calls `insert` in its own transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import Enum, IntEnum, auto
from typing import Final, NamedTuple

LONGEST_WAIT: Final = 3_600
"""Seconds between two tries of a message, at most."""

_FIRST_WAIT = 10  # seconds; doubled with each try
_PUT_RIGHT = 3_600  # seconds
_KEPT_PARKED = 1_000  # rows without a body; the oldest go first
_KEPT_KEYS = 20_000  # of delivered messages, likewise

SCHEMA: Final = (
    # key: a fingerprint, NULL for what may come twice. body: sealed, NULL unless waiting.
    """
    CREATE TABLE message (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        key BLOB UNIQUE,
        at INTEGER NOT NULL,
        not_before INTEGER NOT NULL,
        retry_at INTEGER NOT NULL DEFAULT 0,
        attempts INTEGER NOT NULL DEFAULT 0,
        state INTEGER NOT NULL DEFAULT 0,
        body BLOB
    )
    """,
    # All that `due` looks at, so that it reads no bodies but the one.
    "CREATE INDEX message_due ON message (state, at, not_before, retry_at, kind)",
    "CREATE TABLE tally (name TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO tally VALUES ('dropped', 0), ('unreadable', 0), ('damaged', 0)",
)

_NEXT = """
SELECT id, kind, at, attempts, body FROM message WHERE id = (
    SELECT id FROM message
    WHERE state = 0
      AND (not_before <= :now OR at > :now + :put_right)
      AND (retry_at <= :now OR retry_at > :now + :longest_wait)
      AND id NOT IN (SELECT value FROM json_each(:held))
      AND kind NOT IN (SELECT value FROM json_each(:resting))
    ORDER BY max(at, not_before, retry_at), id LIMIT 1
)
"""

_DROP_OLDEST = """
DELETE FROM message WHERE id = (
    SELECT min(id) FROM message
    WHERE state = 0 AND kind NOT IN (SELECT value FROM json_each(?))
)
"""

_KEEP_NEWEST = """
DELETE FROM message WHERE state = :state AND id <= (
    SELECT id FROM message WHERE state = :state ORDER BY id DESC LIMIT 1 OFFSET :kept
)
"""


class Put(Enum):
    """What became of a message that was put in."""

    STORED = auto()  # on the disk
    KNOWN = auto()  # one with this key is in there, or was delivered or parked
    FULL = auto()  # nothing in there may be dropped for it
    UNWRITABLE = auto()  # the disk does not take it; with a key it may be put again


class State(IntEnum):
    """Of a row. The last two have no body."""

    WAITING = 0
    PARKED = 1  # refused for good; kept for staff to see
    DELIVERED = 2  # kept for its key


class Tally(Enum):
    """What is counted of messages that are gone."""

    DROPPED = "dropped"
    UNREADABLE = "unreadable"
    DAMAGED = "damaged"


COUNT_DAMAGE: Final = ("UPDATE tally SET n = n + 1 WHERE name = 'damaged'",)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is kept. `never_dropped`: kinds which neither age nor want of room removes."""

    messages: int = 10_000
    seconds: int = 30 * 86_400
    never_dropped: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NewMessage:
    kind: str
    key: bytes | None
    at: int
    not_before: int
    sealed: bytes = field(repr=False)


class Row(NamedTuple):
    """A message that is due."""

    id: int
    kind: str
    at: int
    attempts: int
    sealed: bytes


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """For staff and metrics. Those after `oldest` count since staff last acknowledged them."""

    pending: int
    oldest: int | None  # when the oldest of the pending was put in, Unix seconds
    parked: int  # refused for good
    dropped: int  # for age or want of room
    unreadable: int  # damaged, or sealed with a key that is lost
    damaged: int  # files given up, with all that was in them


def first_known(
    database: sqlite3.Connection, keys: Sequence[bytes]
) -> tuple[int, State, int] | None:
    """The place of the first of these fingerprints that is there, its state, and when it was put in."""
    for place, key in enumerate(keys):
        row = database.execute("SELECT state, at FROM message WHERE key = ?", (key,)).fetchone()
        if row is not None:
            return place, State(row[0]), row[1]
    return None


def insert(database: sqlite3.Connection, new: NewMessage, limits: Limits) -> Put:
    known = "SELECT 1 FROM message WHERE key = ?"
    if new.key is not None and database.execute(known, (new.key,)).fetchone():
        return Put.KNOWN
    if waiting(database) >= limits.messages:
        never = json.dumps(sorted(limits.never_dropped))
        removed = database.execute(_DROP_OLDEST, (never,)).rowcount
        if removed == 0:
            return Put.FULL
        tally(database, Tally.DROPPED, removed)
    database.execute(
        "INSERT INTO message (kind, key, at, not_before, body) VALUES (?, ?, ?, ?, ?)",
        (new.kind, new.key, new.at, new.not_before, new.sealed),
    )
    return Put.STORED


def due(
    database: sqlite3.Connection, now: int, held: Collection[int], resting: Collection[str]
) -> Row | None:
    """The waiting message that has been due longest, of those not `held` and not of a `resting` kind."""
    row = database.execute(
        _NEXT,
        {
            "now": now,
            "put_right": _PUT_RIGHT,
            "longest_wait": LONGEST_WAIT,
            "held": json.dumps(sorted(held)),
            "resting": json.dumps(sorted(resting)),
        },
    ).fetchone()
    return None if row is None else Row(*row)


def wipe(database: sqlite3.Connection, number: int, state: State) -> int:
    """Leave of a message what must be known of it. Returns how many are waiting."""
    database.execute("UPDATE message SET body = NULL, state = ? WHERE id = ?", (state, number))
    database.execute("DELETE FROM message WHERE state = ? AND key IS NULL", (State.DELIVERED,))
    for each, kept in ((State.PARKED, _KEPT_PARKED), (State.DELIVERED, _KEPT_KEYS)):
        database.execute(_KEEP_NEWEST, {"state": each, "kept": kept})
    return waiting(database)


def postpone(
    database: sqlite3.Connection, number: int, now: int, limits: Limits, jitter: float
) -> None:
    """Have a message that failed wait, or drop it if it is too old.

    Only what was tried just now is dropped for its age: a clock that jumps a year ahead would take
    everything along.
    """
    row = database.execute(
        "SELECT kind, at, attempts FROM message WHERE id = ? AND state = 0", (number,)
    ).fetchone()
    if row is None:
        return
    kind, at, attempts = row
    if now - at > limits.seconds and kind not in limits.never_dropped:
        remove(database, number, Tally.DROPPED)
        return
    database.execute(
        "UPDATE message SET attempts = attempts + 1, retry_at = ? WHERE id = ?",
        (now + backoff(attempts + 1, jitter), number),
    )


def backoff(attempts: int, jitter: float) -> int:
    """Seconds to wait after so many failed tries (1 or more): doubling, half of it by chance."""
    whole = min(LONGEST_WAIT, _FIRST_WAIT << min(attempts - 1, 16))
    return round(whole * (0.5 + 0.5 * jitter))


def remove(database: sqlite3.Connection, number: int, why: Tally) -> None:
    """Delete a message and count it."""
    tally(database, why, database.execute("DELETE FROM message WHERE id = ?", (number,)).rowcount)


def tally(database: sqlite3.Connection, name: Tally, n: int) -> None:
    if n:
        database.execute("UPDATE tally SET n = n + ? WHERE name = ?", (n, name.value))


def acknowledge(database: sqlite3.Connection) -> None:
    database.execute("DELETE FROM message WHERE state = ?", (State.PARKED,))
    database.execute("UPDATE tally SET n = 0")


def waiting(database: sqlite3.Connection) -> int:
    (count,) = database.execute("SELECT count(*) FROM message WHERE state = 0").fetchone()
    return int(count)


def count(database: sqlite3.Connection) -> OutboxCounts:
    states = dict(database.execute("SELECT state, count(*) FROM message GROUP BY state").fetchall())
    (oldest,) = database.execute("SELECT min(at) FROM message WHERE state = 0").fetchone()
    tallies = dict(database.execute("SELECT name, n FROM tally").fetchall())
    return OutboxCounts(
        states.get(State.WAITING, 0), oldest, states.get(State.PARKED, 0), **tallies
    )
