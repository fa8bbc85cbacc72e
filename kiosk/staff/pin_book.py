"""The PINs of a terminal, and how often each was tried: an SQLite file in the storage folder.

- A try is on the disk *before* the PIN is compared: pulling the plug gives none back.
- Nothing but the right PIN puts a count back: no restart, no clock, no new PIN. Unlocking a badge leaves
  ten of its wrong PINs standing.
- Of whose badge it is the file says nothing: a keyed fingerprint.
- A book that is new, deleted, damaged or of another installation's key lets nobody in. It says from when
  on it counts, and takes no invitation older than that; so deleting it does not make a used one good again.

Waits are counted on a clock that nobody sets; see `patience`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.codes.staff_badge import Invitation, Subject
from kiosk.journal.database import Database, Trouble
from kiosk.journal.installation_key import InstallationKey
from kiosk.reasons import Code, Failure
from kiosk.staff.patience import LOCKED_AT, Count
from kiosk.staff.pin import Pin
from kiosk.staff.pin_hash import COST, Cost, PinHash
from kiosk.staff.steady import Since, SteadyClock

FILE_NAME: Final = "staff.db"

_SCHEMA = (
    # issued: of the newest invitation that was used. boot, at: of the last wrong PIN.
    """
    CREATE TABLE badge (
        who BLOB PRIMARY KEY,
        pin TEXT NOT NULL,
        issued INTEGER NOT NULL,
        wrong INTEGER NOT NULL DEFAULT 0,
        locked INTEGER NOT NULL DEFAULT 0,
        boot TEXT NOT NULL DEFAULT '',
        at REAL NOT NULL DEFAULT 0
    ) WITHOUT ROWID
    """,
    # born: no invitation before it is taken. key: of which installation.
    "CREATE TABLE book (born INTEGER NOT NULL, key BLOB NOT NULL)",
)
_STORAGE: Final = Failure(Code.STORAGE_FULL)
_NO_PIN: Final = Failure(Code.STAFF_NO_PIN)
_LOCKED: Final = Failure(Code.STAFF_LOCKED)


@dataclass(frozen=True, slots=True)
class Standing:
    """Of a badge on this terminal, before its PIN is asked for."""

    left: int  # tries until it is locked
    wait: int  # seconds until the next


@dataclass(frozen=True, slots=True)
class Line:
    """Of the list for staff."""

    handle: str  # tells badges apart, and nobody who they are
    issued: int  # Unix seconds; of the invitation by which the PIN was set
    wrong: int
    locked: bool
    wait: int


@dataclass(frozen=True, slots=True)
class _Row:
    pin: str
    issued: int
    count: Count


class PinBook:
    """Safe to use from several threads. `check`, `enrol` and `change` are slow: a worker's work."""

    def __init__(
        self,
        path: Path,
        key: InstallationKey,
        clock: SteadyClock,
        now: Callable[[], int],
        cost: Cost = COST,
    ) -> None:
        """Name the file; nothing is opened yet.

        Args:
            path: its folder must be there when it is first used.
            key: the installation's.
            clock: for waits.
            now: `GuardedClock.now`, Unix seconds: when a book is begun.
            cost: of one try.
        """
        self._key = key
        self._clock = clock
        self._now = now
        self._hash = PinHash(key, cost)
        self._database = Database(path, (_SCHEMA,))

    def open(self) -> Failure | None:
        """Begin the book if there is none, so that invitations made from now on are taken.

        To be called when the terminal starts. STORAGE_FULL: there is none, and none can be begun.
        """
        outcome = self._database.transact(self._begun)
        return _STORAGE if isinstance(outcome, Trouble) else None

    def standing(self, subject: Subject) -> Standing | Failure:
        """Whether a PIN may be asked for, or STAFF_NO_PIN, STAFF_LOCKED, STORAGE_FULL."""
        row = self._row(subject)
        if isinstance(row, Failure):
            return row
        if row.count.locked:
            return _LOCKED
        return Standing(row.count.left(), row.count.waits(self._clock.now()))

    def check(self, subject: Subject, pin: Pin) -> Failure | None:
        """Count a try, then compare. None: it is the right PIN.

        Returns:
            STAFF_PIN_WRONG with the tries left; STAFF_LOCKED, also where this try was the last;
            STAFF_PIN_WAIT: nothing was compared; STAFF_NO_PIN; STORAGE_FULL: it could not be counted,
            so nothing was compared.
        """
        row = self._count_try(subject)
        if isinstance(row, Failure):
            return row
        if not self._hash.matches(row.pin, pin, subject):
            return _wrong(row.count)
        self._right(subject, pin, row)
        return None

    def enrol(self, invitation: Invitation, pin: Pin) -> Failure | None:
        """Set the PIN by an invitation. None: it is set, and the invitation used up.

        Returns:
            STAFF_PIN_FORM, STAFF_PIN_WEAK, STAFF_INVITATION_USED, STAFF_INVITATION_OLD, STORAGE_FULL.
        """
        if (problem := pin.problem()) is not None:
            return problem
        subject, issued = invitation.subject, invitation.issued
        record = self._hash.of(pin, subject)

        def set_pin(database: sqlite3.Connection) -> Failure | None:
            if issued < self._begun(database):
                return Failure(Code.STAFF_INVITATION_OLD)
            stored = database.execute(
                "INSERT INTO badge (who, pin, issued) VALUES (:who, :pin, :issued)"
                " ON CONFLICT (who) DO UPDATE SET pin = :pin, issued = :issued"
                " WHERE issued < :issued",
                {"who": self._who(subject), "pin": record, "issued": issued},
            )
            return None if stored.rowcount else Failure(Code.STAFF_INVITATION_USED)

        outcome = self._database.transact(set_pin)
        return _STORAGE if isinstance(outcome, Trouble) else outcome

    def change(self, subject: Subject, old: Pin, new: Pin) -> Failure | None:
        """Another PIN, by whoever knows the one in force; that counts as a try. Failures of both."""
        if (problem := new.problem()) is not None:
            return problem
        if (refused := self.check(subject, old)) is not None:
            return refused
        return self._store(
            "UPDATE badge SET pin = ? WHERE who = ?",
            self._hash.of(new, subject),
            self._who(subject),
        )

    def unlock(self, subject: Subject) -> Failure | None:
        """Two people have seen to it that the owner gets some tries more. STAFF_NO_PIN, STORAGE_FULL."""

        def unlocked(database: sqlite3.Connection) -> Failure | None:
            row = self._read(database, subject)
            if isinstance(row, Failure):
                return row
            self._write(database, subject, row.count.unlocked(self._clock.now()))
            return None

        outcome = self._database.transact(unlocked)
        return _STORAGE if isinstance(outcome, Trouble) else outcome

    def unlock_line(self, handle_: str) -> Failure | None:
        """As `unlock`, of the badge that `lines` has under this handle; STAFF_NO_PIN: of none, or of two."""

        def unlocked(database: sqlite3.Connection) -> Failure | None:
            rows = database.execute("SELECT who, wrong, locked, boot, at FROM badge").fetchall()
            found = [row for row in rows if handle(row[0]) == handle_]
            if len(found) != 1:
                return _NO_PIN
            who, wrong, locked, boot, at = found[0]
            count = Count(wrong, bool(locked), Since(boot, at)).unlocked(self._clock.now())
            self._put(database, who, count)
            return None

        outcome = self._database.transact(unlocked)
        return _STORAGE if isinstance(outcome, Trouble) else outcome

    def lines(self) -> tuple[Line, ...] | Failure:
        """Every badge that has a PIN here."""
        now = self._clock.now()
        rows = self._database.transact(
            lambda database: database.execute(
                "SELECT who, issued, wrong, locked, boot, at FROM badge ORDER BY who"
            ).fetchall()
        )
        if isinstance(rows, Trouble):
            return _STORAGE
        counts = [(row, Count(row[2], bool(row[3]), Since(row[4], row[5]))) for row in rows]
        return tuple(
            Line(handle(row[0]), row[1], count.wrong, count.locked, count.waits(now))
            for row, count in counts
        )

    def handle_of(self, subject: Subject) -> str:
        """Under which `lines` has the badge."""
        return handle(self._who(subject))

    def close(self) -> None:
        """Let go of the file. It opens again at the next use."""
        self._database.close()

    def _who(self, subject: Subject) -> bytes:
        return self._key.fingerprint(f"staff {subject}")

    def _row(self, subject: Subject) -> _Row | Failure:
        def read(database: sqlite3.Connection) -> _Row | Failure:
            self._begun(database)
            row = self._read(database, subject)
            if isinstance(row, _Row):
                self._anchor(database, subject, row.count)
            return row

        outcome = self._database.transact(read)
        return _STORAGE if isinstance(outcome, Trouble) else outcome

    def _count_try(self, subject: Subject) -> _Row | Failure:
        """The row with this try counted as wrong already, on the disk."""

        def count(database: sqlite3.Connection) -> _Row | Failure:
            self._begun(database)
            row = self._read(database, subject)
            if isinstance(row, Failure):
                return row
            now = self._clock.now()
            if row.count.locked:
                return _LOCKED
            if (wait := row.count.waits(now)) > 0:
                self._anchor(database, subject, row.count)
                return Failure(Code.STAFF_PIN_WAIT, {"seconds": wait})
            wrong = row.count.wrong + 1
            counted = Count(wrong, wrong >= LOCKED_AT, now)
            self._write(database, subject, counted)
            return _Row(row.pin, row.issued, counted)

        outcome = self._database.transact(count)
        return _STORAGE if isinstance(outcome, Trouble) else outcome

    def _anchor(self, database: sqlite3.Connection, subject: Subject, count: Count) -> None:
        """After a restart of the machine: the wait counts from here on."""
        now = self._clock.now()
        if count.waits(now) > 0 and not count.has_run(now):
            self._write(database, subject, Count(count.wrong, count.locked, now))

    def _write(self, database: sqlite3.Connection, subject: Subject, count: Count) -> None:
        self._put(database, self._who(subject), count)

    def _put(self, database: sqlite3.Connection, who: bytes, count: Count) -> None:
        database.execute(
            "UPDATE badge SET wrong = ?, locked = ?, boot = ?, at = ? WHERE who = ?",
            (count.wrong, count.locked, count.at.boot, count.at.seconds, who),
        )

    def _read(self, database: sqlite3.Connection, subject: Subject) -> _Row | Failure:
        row = database.execute(
            "SELECT pin, issued, wrong, locked, boot, at FROM badge WHERE who = ?",
            (self._who(subject),),
        ).fetchone()
        if row is None:
            return _NO_PIN
        pin, issued, wrong, locked, boot, at = row
        return _Row(pin, issued, Count(wrong, bool(locked), Since(boot, at)))

    def _right(self, subject: Subject, pin: Pin, row: _Row) -> None:
        """Put the count back; a disk that is full now leaves one try counted too many."""
        record = self._hash.of(pin, subject) if self._hash.is_outdated(row.pin) else row.pin
        self._store(
            "UPDATE badge SET wrong = 0, locked = 0, boot = '', at = 0, pin = ?"
            " WHERE who = ? AND pin = ?",
            record,
            self._who(subject),
            row.pin,
        )

    def _store(self, statement: str, *parameters: str | bytes) -> Failure | None:
        outcome = self._database.transact(
            lambda database: database.execute(statement, parameters).rowcount
        )
        return _STORAGE if isinstance(outcome, Trouble) else None

    def _begun(self, database: sqlite3.Connection) -> int:
        """From when on the book counts, Unix seconds. Begun now, and empty, where it is of no use.

        A book that was begun while the clock was ahead counts from when that was put right.
        """
        mine, now = self._key.fingerprint("staff made with"), self._now()
        row = database.execute("SELECT born, key FROM book").fetchone()
        if row is not None and row[1] == mine and row[0] <= now:
            return int(row[0])
        if row is None or row[1] != mine:
            database.execute("DELETE FROM badge")
        database.execute("DELETE FROM book")
        database.execute("INSERT INTO book VALUES (?, ?)", (now, mine))
        return now


def handle(who: bytes) -> str:
    return who[:4].hex()


def _wrong(count: Count) -> Failure:
    if count.locked:
        return _LOCKED
    return Failure(Code.STAFF_PIN_WRONG, {"left": count.left()})
