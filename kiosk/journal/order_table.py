"""SQL of the order book, inside whatever transaction the caller has open."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.journal.order_detail import OrderRow
from kiosk.journal.table_days import day_number, last_day_before
from kiosk.payment.order import OrderEvent, OrderState

_LAST_EVENT = "(SELECT max(revision) FROM order_events WHERE order_id = id)"
_ROWS = (
    "SELECT id, number, created_at, state, amount, revision, late_checks, wish, detail,"  # noqa: S608 - constants
    f" {_LAST_EVENT} FROM orders"
)
_STANDING = (
    f"SELECT id, created_at, revision, {_LAST_EVENT}, open, live FROM orders WHERE number = ?"  # noqa: S608 - likewise
)
_OPEN = "live = 1 AND open = 1"
_PRUNED_AT_ONCE = 500

_INSERT = """
INSERT INTO orders
(id, number, day, created_at, state, open, live, amount, revision, late_checks, wish, detail)
VALUES (?, ?, ?, ?, ?, 1, 1, ?, ?, ?, ?, ?)
"""
_UPDATE = (
    "UPDATE orders SET state = ?, amount = ?, revision = ?, late_checks = ?, wish = ?, detail = ?"
)
_ADD_EVENT = "INSERT INTO order_events VALUES (?, ?, ?, ?, ?, ?, ?)"
_ADD_BILL = "INSERT INTO order_bills (bill, order_id, late) VALUES (?, ?, ?)"
_TAKEN = """
SELECT number FROM orders JOIN order_bills ON order_id = id WHERE bill = ? ORDER BY id LIMIT 1
"""
_EVENTS = """
SELECT order_events.at, cause, order_events.state, digest, staff
FROM order_events JOIN orders ON id = order_id WHERE number = ? ORDER BY order_events.revision
"""
_PRUNE = """
DELETE FROM orders WHERE id IN (
    SELECT id FROM orders WHERE day <= ? AND created_at < ? AND live = 0 LIMIT ?
)
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a row is before it is changed."""

    id: int
    created_at: int
    revision: int
    last_event: int | None
    open: bool
    live: bool


def next_sequence(database: sqlite3.Connection) -> int:
    """Never given out before, also where the orders of earlier ones are pruned."""
    (last,) = database.execute("SELECT seq FROM sqlite_sequence WHERE name = 'orders'").fetchone()
    return int(last) + 1


def taken(database: sqlite3.Connection, bills: Sequence[bytes]) -> str | None:
    """The number of an open order that has one of the bills."""
    for bill in bills:
        row = database.execute(_TAKEN, (bill,)).fetchone()
        if row is not None:
            return str(row[0])
    return None


def insert(
    database: sqlite3.Connection,
    row: OrderRow,
    day: date,
    bills: Sequence[bytes],
    event: OrderEvent,
) -> None:
    database.execute(
        _INSERT,
        (
            row.id,
            row.number,
            day_number(day),
            row.created_at,
            row.state,
            row.amount,
            row.revision,
            row.late_checks,
            row.wish,
            row.detail,
        ),
    )
    _take(database, row.id, bills, late=False)
    _add_event(database, row, event)


def standing(database: sqlite3.Connection, number: str) -> Standing | None:
    row = database.execute(_STANDING, (number,)).fetchone()
    if row is None:
        return None
    order_id, created_at, revision, last_event, is_open, live = row
    return Standing(order_id, created_at, revision, last_event, bool(is_open), bool(live))


def update(
    database: sqlite3.Connection,
    before: Standing,
    row: OrderRow,
    bills: Sequence[bytes],
    event: OrderEvent,
    *,
    is_open: bool,
    live: bool,
) -> None:
    """Write `row` in place of what was `before`, and an event. `bills`: all of the order's."""
    columns = (row.state, row.amount, row.revision, row.late_checks, row.wish, row.detail)
    if (before.open, before.live) == (is_open, live):  # leaves the page of the index alone
        database.execute(f"{_UPDATE} WHERE id = ?", (*columns, row.id))
    else:
        database.execute(
            f"{_UPDATE}, open = ?, live = ? WHERE id = ?", (*columns, is_open, live, row.id)
        )
    if before.open and not is_open:
        database.execute("DELETE FROM order_bills WHERE order_id = ?", (row.id,))
    elif is_open and not before.open:
        _take(database, row.id, bills, late=True)
    _add_event(database, row, event)


def row_of(database: sqlite3.Connection, number: str) -> OrderRow | None:
    rows = _rows(database, "number = ?", number)
    return rows[0] if rows else None


def open_rows(database: sqlite3.Connection) -> list[OrderRow]:
    return _rows(database, f"{_OPEN} ORDER BY id")


def watched_rows(database: sqlite3.Connection) -> list[OrderRow]:
    condition = "live = 1 AND late_checks > 0 AND state = ? ORDER BY id"
    return _rows(database, condition, OrderState.REVERSED)


def wished_rows(database: sqlite3.Connection) -> list[OrderRow]:
    return _rows(database, "live = 1 AND wish IS NOT NULL ORDER BY id")


def rows_of_day(database: sqlite3.Connection, day: date) -> list[OrderRow]:
    return _rows(database, "day = ? ORDER BY id", day_number(day))


def events_of(database: sqlite3.Connection, number: str) -> list[tuple[int, str, str, bytes, str]]:
    """Time, cause, state, digest, staff; oldest first."""
    return database.execute(_EVENTS, (number,)).fetchall()


def prune(database: sqlite3.Connection, before: int) -> int:
    """Remove some of the orders that are at their end and were created before. How many."""
    last = day_number(last_day_before(before))  # the index is of days
    return database.execute(_PRUNE, (last, before, _PRUNED_AT_ONCE)).rowcount


def _rows(database: sqlite3.Connection, condition: str, *parameters: str | int) -> list[OrderRow]:
    return [
        OrderRow(*row)
        for row in database.execute(f"{_ROWS} WHERE {condition}", parameters).fetchall()
    ]


def _take(
    database: sqlite3.Connection, order_id: int, bills: Sequence[bytes], *, late: bool
) -> None:
    database.executemany(_ADD_BILL, [(bill, order_id, late) for bill in bills])


def _add_event(database: sqlite3.Connection, row: OrderRow, event: OrderEvent) -> None:
    database.execute(
        _ADD_EVENT,
        (row.id, row.revision, event.at, event.cause, event.state, event.digest, event.staff),
    )
