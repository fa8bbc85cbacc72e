"""Whatever is written of orders, in whatever sequence, is what is read, also after a restart."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
)

from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.order_book import StoredOrderBook
from kiosk.journal.order_reading import OrderBookReader
from kiosk.payment.book import BookCounts, Stale, Taken
from kiosk.payment.order import Cause, NewOrder, Order, OrderBill, OrderEvent, OrderState, StaffWish
from tests.kiosk.journal.order_strategies import changes_of, new_orders, texts
from tests.sampling import examples

KEY = InstallationKey(bytes(range(16)))
TIMES = st.integers(1_800_000_000, 1_800_200_000)
IDS = st.sampled_from(["a", "b", "c", "d", "票"])
EVENTS = st.builds(
    OrderEvent, TIMES, st.sampled_from(Cause), st.sampled_from(OrderState), st.binary(), texts
)


class Book(RuleBasedStateMachine):
    numbers = Bundle("numbers")

    @initialize()
    def begin(self) -> None:
        self.folder = Path(mkdtemp(prefix="yima-orders-"))
        self.path = self.folder / "orders.db"
        self.book = StoredOrderBook(self.path, KEY, "T-1")
        self.orders: dict[str, Order] = {}
        self.days: dict[str, date] = {}
        self.events: dict[str, list[OrderEvent]] = {}
        self.ever: set[str] = set()

    def teardown(self) -> None:
        self.book.close()
        shutil.rmtree(self.folder)

    @rule(target=numbers, new=new_orders(IDS), at=TIMES, ahead=st.integers(-1, 1))
    def open(self, new: NewOrder, at: int, ahead: int) -> object:
        day = datetime.fromtimestamp(at, UTC).date() + timedelta(ahead)
        ids = {bill.id for bill in new.bills}
        holders = {
            each.number for each in self.unresolved() if ids & {bill.id for bill in each.bills}
        }
        order = self.book.open(new, at=at, day=day)
        if holders:
            assert isinstance(order, Taken)
            assert order.number in holders
            return multiple()
        assert isinstance(order, Order)
        assert order.number not in self.ever
        assert (order.patient, order.bills, order.created_at) == (new.patient, new.bills, at)
        self.ever.add(order.number)
        self.orders[order.number], self.days[order.number] = order, day
        self.events[order.number] = [OrderEvent(at, Cause.CREATED, OrderState.CREATED)]
        return order.number

    @rule(number=numbers, event=EVENTS, data=st.data())
    def change(self, number: str, event: OrderEvent, data: st.DataObject) -> None:
        if number not in self.orders:
            return
        wanted = data.draw(changes_of(self.orders[number]))
        event = replace(event, state=wanted.state)
        written = self.book.change(
            wanted, event.cause, at=event.at, digest=event.digest, staff=event.staff
        )
        expected = replace(wanted, revision=wanted.revision + 1)
        if wanted.resolved:
            expected = replace(expected, bills=tuple(map(_bare, expected.bills)))
        assert written == expected
        self.orders[number] = expected
        self.events[number].append(event)
        assert self.book.change(wanted, event.cause, at=event.at) == Stale(expected)

    @rule(number=numbers, wish=st.sampled_from(StaffWish), at=TIMES, staff=texts)
    def wish(self, number: str, wish: StaffWish, at: int, staff: str) -> None:
        before = self.orders.get(number)
        written = self.book.wish(number, wish, staff=staff, at=at)
        if before is None:
            assert written is None
        elif before.wish is wish:
            assert written == before
        else:
            assert written == replace(before, wish=wish, revision=before.revision + 1)
            self.orders[number] = written
            cause = Cause.STAFF_REVERSE if wish is StaffWish.REVERSE else Cause.STAFF_SETTLE
            self.events[number].append(OrderEvent(at, cause, before.state, staff=staff))

    @rule(before=TIMES)
    def prune(self, before: int) -> None:
        old = [
            order.number
            for order in self.orders.values()
            if order.resolved
            and order.created_at < before
            and not order.late_checks
            and order.wish is None
        ]
        assert self.book.prune(before) == len(old)
        for number in old:
            assert self.book.find(number) is None
            assert self.book.events(number) == ()
            del self.orders[number], self.days[number]

    @rule()
    def restart(self) -> None:
        self.book.close()
        self.book = StoredOrderBook(self.path, KEY, "T-1")

    @invariant()
    def reads_as_written(self) -> None:
        if not hasattr(self, "orders"):
            return
        orders = tuple(self.orders.values())
        reader = OrderBookReader(self.path, KEY)
        for book in (self.book, reader) if self.ever else (self.book,):
            assert book.unresolved() == self.unresolved()
            watched = (each for each in orders if each.state is OrderState.REVERSED)
            assert book.watched() == tuple(each for each in watched if each.late_checks)
            assert book.wished() == tuple(each for each in orders if each.wish is not None)
            staff = sum(each.state is OrderState.NEEDS_STAFF for each in orders)
            assert book.counts() == BookCounts(len(self.unresolved()), staff)
        for number, order in self.orders.items():
            assert self.book.find(number) == order
            assert self.book.events(number) == tuple(self.events[number])
        for day in set(self.days.values()):
            of_day = tuple(each for each in orders if self.days[each.number] == day)
            assert self.book.of_day(day) == of_day

    def unresolved(self) -> tuple[Order, ...]:
        return tuple(order for order in self.orders.values() if not order.resolved)


def _bare(bill: OrderBill) -> OrderBill:
    return replace(bill, claim=bill.claim and replace(bill.claim, certificate=None))


TestBook = Book.TestCase
TestBook.settings = settings(
    max_examples=examples(60, one_in=3),
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
