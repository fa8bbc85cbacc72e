"""SQL of the print book, inside whatever transaction the caller has open."""

from __future__ import annotations

import sqlite3
from datetime import date

from kiosk.journal.print_detail import PrintRow
from kiosk.journal.table_days import day_number, last_day_before
from kiosk.reports.book import FREE, OPEN, PrintState

_LAST_EVENT = "(SELECT max(revision) FROM print_events WHERE print_id = id)"
_ROWS = (
    "SELECT id, number, started_at, edition, state, revision, pages, pages_out, printed_at,"  # noqa: S608 - constants
    f" settled_by, detail, {_LAST_EVENT} FROM prints"
)
_INSERT = """
INSERT INTO prints
(id, number, day, started_at, edition, state, open, standing, revision, pages, pages_out, printed_at,
 settled_by, detail)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_UPDATE = """
UPDATE prints SET state = ?, open = ?, standing = ?, revision = ?, pages_out = ?, printed_at = ?,
settled_by = ?, detail = ? WHERE id = ?
"""
_ADD_EVENT = "INSERT INTO print_events VALUES (?, ?, ?, ?, ?)"
_EVENTS = """
SELECT print_events.at, print_events.state, staff
FROM print_events JOIN prints ON id = print_id WHERE number = ? ORDER BY print_events.revision
"""
_PRUNE = """
DELETE FROM prints WHERE id IN (
    SELECT id FROM prints WHERE day <= ? AND started_at < ? AND open = 0 LIMIT ?
)
"""
_PRUNED_AT_ONCE = 500
_OUT = (PrintState.PRINTED.value, PrintState.TOLD.value, PrintState.TWICE.value)


def next_sequence(database: sqlite3.Connection) -> int:
    """Never given out before, also where the prints of earlier ones are pruned."""
    (last,) = database.execute("SELECT seq FROM sqlite_sequence WHERE name = 'prints'").fetchone()
    return int(last) + 1


def insert(database: sqlite3.Connection, row: PrintRow, day: date) -> None:
    database.execute(
        _INSERT,
        (
            row.id,
            row.number,
            day_number(day),
            row.started_at,
            row.edition,
            row.state,
            *_marks(row.state),
            row.revision,
            row.pages,
            row.pages_out,
            row.printed_at,
            row.settled_by,
            row.detail,
        ),
    )
    _add_event(database, row, row.started_at, staff="")


def update(database: sqlite3.Connection, row: PrintRow, *, at: int, staff: str) -> None:
    """Write `row` in place of what was there, and the event that led to it."""
    database.execute(
        _UPDATE,
        (
            row.state,
            *_marks(row.state),
            row.revision,
            row.pages_out,
            row.printed_at,
            row.settled_by,
            row.detail,
            row.id,
        ),
    )
    _add_event(database, row, at, staff)


def row_of(database: sqlite3.Connection, number: str) -> PrintRow | None:
    return next(iter(_rows(database, "number = ?", number)), None)


def standing_row(database: sqlite3.Connection, edition: bytes) -> PrintRow | None:
    """Of the print of an edition, by its fingerprint, that is not free."""
    return next(iter(_rows(database, "edition = ? AND standing = 1", edition)), None)


def open_rows(database: sqlite3.Connection) -> list[PrintRow]:
    return _rows(database, "open = 1 ORDER BY id")


def sums(database: sqlite3.Connection, since: int) -> tuple[int, int, int | None]:
    """Of what came out from `since` (yyyymmdd) on: prints, their pages, when the oldest was started."""
    marks = ", ".join("?" * len(_OUT))
    row = database.execute(
        "SELECT count(*), coalesce(sum(pages_out), 0), min(started_at) FROM prints"  # noqa: S608 - marks
        f" WHERE day >= ? AND state IN ({marks})",
        (since, *_OUT),
    ).fetchone()
    return int(row[0]), int(row[1]), row[2]


def rows_of_day(database: sqlite3.Connection, day: date) -> list[PrintRow]:
    return _rows(database, "day = ? ORDER BY id", day_number(day))


def events_of(database: sqlite3.Connection, number: str) -> list[tuple[int, str, str]]:
    """Time, state, staff; oldest first."""
    return database.execute(_EVENTS, (number,)).fetchall()


def prune(database: sqlite3.Connection, before: int) -> int:
    """Remove some of the prints that are at their end and were started before. How many."""
    limits = (day_number(last_day_before(before)), before, _PRUNED_AT_ONCE)
    return database.execute(_PRUNE, limits).rowcount


def _rows(
    database: sqlite3.Connection, condition: str, *parameters: str | int | bytes
) -> list[PrintRow]:
    found = database.execute(f"{_ROWS} WHERE {condition}", parameters).fetchall()
    return [PrintRow(*row) for row in found]


def _add_event(database: sqlite3.Connection, row: PrintRow, at: int, staff: str) -> None:
    database.execute(_ADD_EVENT, (row.id, row.revision, at, row.state, staff))


def _marks(state: str) -> tuple[bool, bool]:
    """Open, standing."""
    word = PrintState(state)
    return word in OPEN, word not in FREE
