"""The orders of this terminal and their events, in an SQLite file of their own.

`OrderBook` of `kiosk.payment.book`. What is not searched by is sealed (`order_detail`); which tables
there are, and against what they are guarded, is in `order_schema`.

A damaged file is not made anew, for open orders would be forgotten: `Trouble.DAMAGED`, and from then on
nothing new is begun, while what is under way is written as long as the file takes it. Nor is anything
begun while an unresolved order is unreadable (`OrderReading`): nobody knows which bills it has. Staff
bring such an order to its end by the gateway's books, and `close_unread` takes note of it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

from kiosk.journal import order_table
from kiosk.journal.damage import DamageNoting
from kiosk.journal.database import Database, Trouble
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.order_detail import sealed_row
from kiosk.journal.order_number import order_number
from kiosk.journal.order_reading import OrderReading
from kiosk.journal.order_schema import MIGRATIONS
from kiosk.journal.order_table import Standing
from kiosk.payment.book import Stale, Taken
from kiosk.payment.order import (
    RESOLVED,
    Cause,
    NewOrder,
    Order,
    OrderBill,
    OrderEvent,
    OrderState,
    StaffWish,
)

_FINGERPRINT_SIZE = 16  # bytes: no two bills of a terminal come to share one
_CAUSES = {StaffWish.REVERSE: Cause.STAFF_REVERSE, StaffWish.SETTLE: Cause.STAFF_SETTLE}


class StoredOrderBook(DamageNoting, OrderReading):
    """Safe to use from several threads, and beside other processes that do the same."""

    _key: InstallationKey

    def __init__(self, path: Path, key: InstallationKey, terminal: str) -> None:
        """`terminal`: its id in the settings; numbers begin with it."""
        self._key = key
        self._terminal = terminal
        self._database = Database(path, MIGRATIONS, replace_damaged=False)

    def open(self, new: NewOrder, *, at: int, day: date) -> Order | Taken | Trouble:
        if self._is_damaged:
            return Trouble.DAMAGED
        return self._transact(lambda database: self._open(database, new, at, day))

    def change(
        self, order: Order, cause: Cause, *, at: int, digest: bytes = b"", staff: str = ""
    ) -> Order | Stale | Trouble:
        event = OrderEvent(at, cause, order.state, digest, staff)
        outcome = self._transact(lambda database: self._change(database, order, event))
        if isinstance(outcome, Order) and outcome.resolved and _was_claimed(outcome):
            self._database.fold()  # so that the log has no certificates either
        return outcome

    def wish(self, number: str, wish: StaffWish, *, staff: str, at: int) -> Order | Trouble | None:
        return self._transact(lambda database: self._wish(database, number, wish, staff, at))

    def close_unread(
        self, number: str, state: OrderState, *, staff: str, at: int
    ) -> bool | Trouble:
        """Staff have brought an unreadable order to its end by hand. Writes an event HANDED_OVER.

        False: there is no unresolved order of this number that is unreadable. What is sealed of it is
        thrown away.

        Args:
            number: the order's.
            state: SETTLED or REVERSED.
            staff: who.
            at: Unix seconds.

        Raises:
            ValueError: `state` is no end.
        """
        if state not in RESOLVED:
            raise ValueError("not an end of an order")
        event = OrderEvent(at, Cause.HANDED_OVER, state, staff=staff)
        return self._transact(lambda database: self._close_unread(database, number, event))

    def trouble(self) -> Trouble | None:
        if self._is_damaged:
            return Trouble.DAMAGED
        return self._transact(self._trouble)

    def prune(self, before: int) -> int | Trouble:
        """As `OrderBook.prune`, but for orders which are watched still or of which staff want something.

        In several transactions, so that no step of a payment waits for long.
        """
        return self._prune_all(lambda database: order_table.prune(database, before))

    def _trouble(self, database: sqlite3.Connection) -> Trouble | None:
        if any(self._unseal(row) is None for row in order_table.open_rows(database)):
            return Trouble.UNREADABLE
        database.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")  # a write that changes nothing
        return None

    def _open(
        self, database: sqlite3.Connection, new: NewOrder, at: int, day: date
    ) -> Order | Taken | Trouble:
        if any(self._unseal(row) is None for row in order_table.open_rows(database)):
            return Trouble.UNREADABLE
        bills = self._fingerprints(new.bills)
        number = order_table.taken(database, bills)
        if number is not None:
            return Taken(number)
        sequence = order_table.next_sequence(database)
        order = Order(
            number=order_number(self._terminal, day, sequence),
            revision=1,
            state=OrderState.CREATED,
            created_at=at,
            patient=new.patient,
            way=new.way,
            channel=new.channel,
            bills=new.bills,
        )
        event = OrderEvent(at, Cause.CREATED, order.state)
        order_table.insert(database, sealed_row(self._key, sequence, order), day, bills, event)
        return order

    def _change(
        self, database: sqlite3.Connection, order: Order, event: OrderEvent
    ) -> Order | Stale | Trouble:
        standing = order_table.standing(database, order.number)
        if standing is None:
            return Trouble.DAMAGED  # what was written is not there any more
        if standing.revision == standing.last_event == order.revision:
            return self._write(database, standing, order, event)
        row = order_table.row_of(database, order.number)
        current = None if row is None else self._unseal(row)
        return Trouble.UNREADABLE if current is None else Stale(current)

    def _wish(
        self, database: sqlite3.Connection, number: str, wish: StaffWish, staff: str, at: int
    ) -> Order | Trouble | None:
        row = order_table.row_of(database, number)
        standing = order_table.standing(database, number)
        if row is None or standing is None:
            return None
        order = self._unseal(row)
        if order is None:
            return Trouble.UNREADABLE
        if order.wish is wish:
            return order
        event = OrderEvent(at, _CAUSES[wish], order.state, staff=staff)
        return self._write(database, standing, replace(order, wish=wish), event)

    def _close_unread(self, database: sqlite3.Connection, number: str, event: OrderEvent) -> bool:
        row = order_table.row_of(database, number)
        standing = order_table.standing(database, number)
        if row is None or standing is None or not standing.open or self._unseal(row) is not None:
            return False
        closed = row._replace(
            state=event.state,
            revision=max(row.revision, row.last_event or 0) + 1,
            late_checks=0,
            wish=None,
            detail=None,
        )
        order_table.update(database, standing, closed, (), event, is_open=False, live=False)
        return True

    def _write(
        self, database: sqlite3.Connection, standing: Standing, order: Order, event: OrderEvent
    ) -> Order:
        written = replace(order, revision=order.revision + 1, created_at=standing.created_at)
        if written.resolved:
            written = replace(written, bills=tuple(map(_without_certificate, written.bills)))
        order_table.update(
            database,
            standing,
            sealed_row(self._key, standing.id, written),
            self._fingerprints(written.bills),
            event,
            is_open=not written.resolved,
            live=not written.resolved or written.late_checks > 0 or written.wish is not None,
        )
        return written

    def _fingerprints(self, bills: tuple[OrderBill, ...]) -> list[bytes]:
        return [self._key.fingerprint(f"bill\0{bill.id}")[:_FINGERPRINT_SIZE] for bill in bills]


def _was_claimed(order: Order) -> bool:
    return any(bill.claim is not None for bill in order.bills)


def _without_certificate(bill: OrderBill) -> OrderBill:
    if bill.claim is None or bill.claim.certificate is None:
        return bill
    return replace(bill, claim=replace(bill.claim, certificate=None))
