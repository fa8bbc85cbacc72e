"""The gateway's books in SQLite: orders, the bills they hold, movements, wallets, what is yet to come."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from kiosk.demo.gateway.model import OVER, Movement, Order, State

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS placed (
    id INTEGER PRIMARY KEY, terminal TEXT NOT NULL, order_no TEXT NOT NULL, state TEXT NOT NULL,
    amount INTEGER NOT NULL, way TEXT NOT NULL, channel TEXT NOT NULL, content TEXT NOT NULL,
    code_url TEXT NOT NULL, script TEXT NOT NULL, created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL, transaction_no TEXT NOT NULL, paid_at INTEGER NOT NULL,
    UNIQUE (order_no, terminal)
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS placed_code ON placed (code_url) WHERE code_url <> '';
CREATE TABLE IF NOT EXISTS bill (
    bill TEXT, placed INTEGER REFERENCES placed (id), PRIMARY KEY (bill, placed)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS bill_placed ON bill (placed);
CREATE TABLE IF NOT EXISTS movement (
    id INTEGER PRIMARY KEY, transaction_no TEXT NOT NULL UNIQUE,
    placed INTEGER NOT NULL REFERENCES placed (id), debit TEXT NOT NULL, credit TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0), at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS movement_placed ON movement (placed);
CREATE INDEX IF NOT EXISTS movement_at ON movement (at);
CREATE TABLE IF NOT EXISTS wallet (
    id TEXT PRIMARY KEY, channel TEXT NOT NULL, balance INTEGER CHECK (balance >= 0)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS payment_code (
    digest TEXT PRIMARY KEY, wallet TEXT NOT NULL, expires_at INTEGER NOT NULL,
    used_by INTEGER REFERENCES placed (id)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS due (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, placed INTEGER NOT NULL, what TEXT NOT NULL,
    data TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS due_at ON due (at);
"""
_ORDER: Final = (
    "id, terminal, order_no, state, amount, way, channel, content, code_url, script, created_at,"
    " expires_at, transaction_no, paid_at"
)
_MOVEMENT: Final = (
    "SELECT movement.transaction_no, terminal, order_no, debit, credit, movement.amount, at"
    " FROM movement JOIN placed ON placed.id = movement.placed"
)


class Store:
    """One connection, used from one thread: whoever runs in a transaction runs alone."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        # Survives the end of the process, though not a power cut: it is a stand-in.
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.executescript(_SCHEMA)

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def query(self, sql: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        return self._db.execute(sql, tuple(values)).fetchall()

    def change(self, sql: str, values: Iterable[Any] = ()) -> int:
        """How many rows it changed."""
        return self._db.execute(sql, tuple(values)).rowcount

    def wipe(self) -> None:
        """Empty books."""
        for table in ("due", "movement", "bill", "payment_code", "wallet", "placed"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - fixed names

    # Orders.

    def find(self, terminal: str, order_no: str) -> Order | None:
        return self._order("terminal = ? AND order_no = ?", terminal, order_no)

    def shown(self, code_url: str, order_no: str) -> Order:
        """The order with this code, or the newest with this number and any. Raises KeyError."""
        if code_url:
            found = self._order("code_url = ? AND code_url <> ''", code_url)
        else:
            found = self._order("order_no = ? AND code_url <> '' ORDER BY id DESC", order_no)
        if found is None:
            raise KeyError(code_url or order_no)
        return found

    def by_id(self, order: int) -> Order:
        """As it is now. Raises KeyError for an order that never was."""
        found = self._order("id = ?", order)
        if found is None:
            raise KeyError(order)
        return found

    def add(self, order: Order, bills: Iterable[str]) -> Order:
        """A new order; its `id` is given here."""
        cursor = self._db.execute(
            f"INSERT INTO placed ({_ORDER}) VALUES (NULL, ?,?,?,?,?,?,?,?,?,?,?,?,?)",  # noqa: S608 - fixed names
            (
                order.terminal,
                order.order_no,
                order.state,
                order.amount,
                order.way,
                order.channel,
                order.content,
                order.code_url,
                order.script,
                order.created_at,
                order.expires_at,
                order.transaction_no,
                order.paid_at,
            ),
        )
        order_id = cursor.lastrowid or 0
        self._db.executemany("INSERT INTO bill VALUES (?, ?)", [(b, order_id) for b in bills])
        return self.by_id(order_id)

    def set_state(self, order: Order, state: State) -> Order:
        self._db.execute("UPDATE placed SET state = ? WHERE id = ?", (state, order.id))
        return self.by_id(order.id)

    def set_paid(self, order: Order, transaction_no: str, at: int) -> Order:
        self._db.execute(
            "UPDATE placed SET state = ?, transaction_no = ?, paid_at = ? WHERE id = ?",
            (State.PAID, transaction_no, at, order.id),
        )
        return self.by_id(order.id)

    def holders(self, bills: Iterable[str]) -> set[State]:
        """States of the orders that hold one of these bills."""
        wanted = tuple(bills)
        marks = ",".join("?" * len(wanted))
        rows = self.query(
            f"SELECT DISTINCT state FROM bill JOIN placed ON id = placed WHERE bill IN ({marks})",  # noqa: S608 - question marks
            wanted,
        )
        return {State(state) for (state,) in rows} - OVER

    def orders(self) -> list[Order]:
        """All, oldest first."""
        rows = self.query(f"SELECT {_ORDER} FROM placed ORDER BY id")  # noqa: S608 - fixed names
        return [_order_of(row) for row in rows]

    # Movements.

    def move(self, order: Order, transaction_no: str, debit: str, credit: str, at: int) -> bool:
        """Write the movement of the order's amount; False if this transaction has been written."""
        cursor = self._db.execute(
            "INSERT INTO movement VALUES (NULL, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (transaction_no) DO NOTHING",
            (transaction_no, order.id, debit, credit, order.amount, at),
        )
        return cursor.rowcount == 1

    def movements(self, order: Order | None = None) -> list[Movement]:
        """Of an order, or all; oldest first."""
        if order is None:
            rows = self.query(f"{_MOVEMENT} ORDER BY movement.id")
        else:
            rows = self.query(f"{_MOVEMENT} WHERE placed = ? ORDER BY movement.id", (order.id,))
        return [Movement(*row) for row in rows]

    def movements_between(self, terminal: str, begin: int, end: int) -> list[Movement]:
        rows = self.query(
            f"{_MOVEMENT} WHERE terminal = ? AND at >= ? AND at < ? ORDER BY movement.id",
            (terminal, begin, end),
        )
        return [Movement(*row) for row in rows]

    def _order(self, condition: str, *values: str | int) -> Order | None:
        rows = self.query(f"SELECT {_ORDER} FROM placed WHERE {condition}", values)  # noqa: S608 - fixed conditions
        return _order_of(rows[0]) if rows else None


def _order_of(row: tuple[Any, ...]) -> Order:
    order_id, terminal, order_no, state, *rest = row
    return Order(order_id, terminal, order_no, State(state), *rest)
