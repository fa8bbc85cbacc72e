"""The journal as the tools read it: orders, and what is known of those that do not open."""

from __future__ import annotations

from datetime import date

from kiosk.journal.database import Trouble
from kiosk.journal.order_reading import OrderLine, OrderReading
from kiosk.payment.order import RESOLVED, Cause, Order, OrderEvent, OrderState
from kiosk.payment.reconcile import Entry

Record = Order | OrderLine
"""An `OrderLine` is of an order whose detail does not open."""


class Ledger:
    def __init__(self, reading: OrderReading) -> None:
        self._reading = reading

    def check(self) -> Trouble | None:
        """As `OrderReading.check`."""
        return self._reading.check()

    def find(self, number: str) -> Record | Trouble | None:
        order = self._reading.find(number)
        return self._reading.line(number) if order is Trouble.UNREADABLE else order

    def events(self, number: str) -> tuple[OrderEvent, ...] | Trouble:
        return self._reading.events(number)

    def unresolved(self) -> tuple[Record, ...] | Trouble:
        orders, unreadable = self._reading.unresolved(), self._reading.unreadable()
        if isinstance(orders, Trouble):
            return orders
        if isinstance(unreadable, Trouble):
            return unreadable
        return tuple(sorted((*orders, *unreadable), key=lambda one: (one.created_at, one.number)))

    def of_day(self, day: date) -> tuple[Record, ...] | Trouble:
        """Orders whose number was minted on this day, oldest first."""
        orders = self._reading.of_day(day)
        if orders is not Trouble.UNREADABLE:
            return orders
        lines = self._reading.lines(day)
        if isinstance(lines, Trouble):
            return lines
        records: list[Record] = []
        for line in lines:
            record = self.find(line.number)
            if isinstance(record, Trouble):
                return record
            if record is not None:
                records.append(record)
        return tuple(records)

    def entry(self, record: Record) -> Entry | Trouble:
        """For reconciling: an order that does not open counts by staff's word, if they have closed it."""
        if isinstance(record, Order):
            return Entry.of(record)
        events = self._reading.events(record.number)
        if isinstance(events, Trouble) and events is not Trouble.UNREADABLE:
            return events
        state = None if isinstance(events, Trouble) else _closed_as(record, events)
        return Entry(record.number, state, record.amount, record.created_at)


def _closed_as(line: OrderLine, events: tuple[OrderEvent, ...]) -> OrderState | None:
    last = events[-1] if events else None
    if last is None or last.cause is not Cause.HANDED_OVER or last.state not in RESOLVED:
        return None
    return last.state if last.state == line.state else None
