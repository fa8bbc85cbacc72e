"""What can be read of the order book, by the terminal itself and by tools beside it."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from kiosk.journal import order_table
from kiosk.journal.damage import check
from kiosk.journal.database import Trouble
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.order_detail import OrderRow, unseal
from kiosk.journal.order_schema import MIGRATIONS
from kiosk.journal.read_only import ReadOnlyDatabase
from kiosk.money import Fen
from kiosk.payment.book import BookCounts
from kiosk.payment.order import Cause, Order, OrderEvent, OrderState

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class OrderLine:
    """What is known of an order without opening its detail, and so can be told in any case."""

    number: str
    state: str  # an `OrderState`, unless somebody has altered it
    amount: Fen
    created_at: int  # Unix seconds
    revision: int
    wish: str | None  # a `StaffWish`, as above


class OrderReading(ABC):
    """The part of `kiosk.payment.book.OrderBook` that changes nothing.

    An order is *unreadable* when its detail does not open: the installation's key is not the one it was
    sealed with (`KeyOrigin.CREATED`, `REPLACED`), or somebody has altered its row. `unresolved`,
    `watched` and `wished`, which the cashier works through, leave such orders out, so that the others
    are brought to their ends; `counts` has them, as with staff; `unreadable` and `lines` tell what is
    known of them. `find` and `of_day` say `Trouble.UNREADABLE`.
    """

    _key: InstallationKey | None

    @abstractmethod
    def _read(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result | Trouble:
        """Do `work` on one state of the file."""

    def find(self, number: str) -> Order | Trouble | None:
        row = self._read(lambda database: order_table.row_of(database, number))
        if row is None or isinstance(row, Trouble):
            return row
        return self._unseal(row) or Trouble.UNREADABLE

    def events(self, number: str) -> tuple[OrderEvent, ...] | Trouble:
        rows = self._read(lambda database: order_table.events_of(database, number))
        if isinstance(rows, Trouble):
            return rows
        try:
            return tuple(
                OrderEvent(at, Cause(cause), OrderState(state), digest, staff)
                for at, cause, state, digest, staff in rows
            )
        except ValueError:
            return Trouble.UNREADABLE

    def unresolved(self) -> tuple[Order, ...] | Trouble:
        return self._readable(order_table.open_rows)

    def watched(self) -> tuple[Order, ...] | Trouble:
        return self._readable(order_table.watched_rows)

    def wished(self) -> tuple[Order, ...] | Trouble:
        return self._readable(order_table.wished_rows)

    def of_day(self, day: date) -> tuple[Order, ...] | Trouble:
        rows = self._read(lambda database: order_table.rows_of_day(database, day))
        if isinstance(rows, Trouble):
            return rows
        orders = self._opened(rows)
        return orders if len(orders) == len(rows) else Trouble.UNREADABLE

    def counts(self) -> BookCounts | Trouble:
        rows = self._read(order_table.open_rows)
        if isinstance(rows, Trouble):
            return rows
        with_staff = [
            row for row in rows if row.state == OrderState.NEEDS_STAFF or self._unseal(row) is None
        ]
        return BookCounts(len(rows), len(with_staff))

    def line(self, number: str) -> OrderLine | Trouble | None:
        row = self._read(lambda database: order_table.row_of(database, number))
        return _line(row) if isinstance(row, OrderRow) else row

    def lines(self, day: date) -> tuple[OrderLine, ...] | Trouble:
        """As `of_day`, of orders that can be opened or not."""
        rows = self._read(lambda database: order_table.rows_of_day(database, day))
        return rows if isinstance(rows, Trouble) else tuple(map(_line, rows))

    def unreadable(self) -> tuple[OrderLine, ...] | Trouble:
        """Unresolved orders that cannot be opened, oldest first. While there are any, no order opens."""
        rows = self._read(order_table.open_rows)
        if isinstance(rows, Trouble):
            return rows
        return tuple(_line(row) for row in rows if self._unseal(row) is None)

    def check(self) -> Trouble | None:
        """Read the whole file: is it one? Takes about a second for a hundred megabytes."""
        return self._read(check)

    def _readable(
        self, select: Callable[[sqlite3.Connection], list[OrderRow]]
    ) -> tuple[Order, ...] | Trouble:
        rows = self._read(select)
        return rows if isinstance(rows, Trouble) else self._opened(rows)

    def _opened(self, rows: Sequence[OrderRow]) -> tuple[Order, ...]:
        return tuple(order for row in rows if (order := self._unseal(row)) is not None)

    def _unseal(self, row: OrderRow) -> Order | None:
        return None if self._key is None else unseal(self._key, row)


class OrderBookReader(OrderReading):
    """An order book that another process keeps; it may run or not. Nothing is written or made."""

    def __init__(self, path: Path, key: InstallationKey | None) -> None:
        """`key`: None, and every order is unreadable (`lines`, `events` and `counts` are not)."""
        self._key = key
        self._database = ReadOnlyDatabase(path, len(MIGRATIONS))

    def _read(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result | Trouble:
        return self._database.read(work)


def _line(row: OrderRow) -> OrderLine:
    return OrderLine(row.number, row.state, Fen(row.amount), row.created_at, row.revision, row.wish)
