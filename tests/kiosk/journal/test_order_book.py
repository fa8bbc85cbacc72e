from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.journal.database import Trouble
from kiosk.journal.installation_key import InstallationKey, load_or_create
from kiosk.journal.opened import Journal, open_beside, open_read_only
from kiosk.journal.order_book import StoredOrderBook
from kiosk.journal.order_number import is_order_number
from kiosk.payment.book import BookCounts, OrderBook, Stale, Taken
from kiosk.payment.order import Cause, Order, OrderEvent, OrderState, StaffWish
from tests.kiosk.journal.orders_made import (
    DAY,
    DIGEST,
    NOW,
    TERMINAL,
    TOKEN,
    bills,
    changed,
    new_order,
    opened,
    settled,
)

Make = Callable[..., StoredOrderBook]


def sequence(order: Order) -> int:
    return int(order.number[-7:-1])


def end(book: StoredOrderBook, order: Order, state: OrderState = OrderState.REVERSED, **more: Any) -> Order:  # fmt: skip
    return changed(book, replace(order, state=state, **more), Cause.REVERSED)


def come_late(book: StoredOrderBook, order: Order) -> Order:
    return changed(book, replace(order, state=OrderState.PAID), Cause.PAID_LATE)


def sql(path: Path, statement: str) -> list[Any]:
    """As somebody with a tool of their own would."""
    connection = sqlite3.connect(path / "orders.db", isolation_level=None)
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


def test_it_is_the_book_that_the_cashier_asks_for(book: StoredOrderBook) -> None:
    asked: OrderBook = book
    assert asked.counts() == BookCounts(0, 0)


def test_an_order_is_opened_under_a_number_of_its_own(book: StoredOrderBook) -> None:
    order = opened(book)
    new = new_order()
    assert order == Order(
        order.number, 1, OrderState.CREATED, NOW, new.patient, new.way, new.channel, new.bills
    )
    assert is_order_number(order.number)
    assert order.number.startswith(f"{TERMINAL}20270115")
    assert book.find(order.number) == order
    assert book.events(order.number) == (OrderEvent(NOW, Cause.CREATED, OrderState.CREATED),)
    assert book.counts() == BookCounts(1, 0)


def test_a_restart_forgets_nothing(make_book: Make) -> None:
    first = make_book()
    order = settled(first, 1)
    pending = opened(first, 2)
    first.close()
    again = make_book()
    assert again.find(order.number) == order
    assert again.unresolved() == (pending,)


def test_sequences_go_on_whatever_the_clock_says(make_book: Make) -> None:
    days = [DAY, DAY, DAY - timedelta(1), DAY + timedelta(1), DAY, date(2026, 12, 31), DAY]
    book = make_book()
    orders = [opened(book, n, day=day, at=NOW - n) for n, day in enumerate(days)]
    book.close()
    orders.append(opened(make_book(), len(days)))
    first = sequence(orders[0])
    assert [sequence(order) for order in orders] == list(range(first, first + len(orders)))


def test_a_sequence_does_not_come_again_after_pruning(book: StoredOrderBook) -> None:
    orders = [end(book, opened(book, n)) for n in range(3)]
    assert book.prune(NOW + 1) == 3
    assert sequence(opened(book)) == sequence(orders[-1]) + 1


def test_another_file_begins_elsewhere(tmp_path: Path, key: InstallationKey) -> None:
    starts = set()
    for n in range(6):
        book = StoredOrderBook(tmp_path / f"{n}.db", key, TERMINAL)
        starts.add(sequence(opened(book)))
        book.close()
    assert len(starts) > 1


def test_a_bill_of_an_unresolved_order_is_taken(book: StoredOrderBook) -> None:
    order = opened(book, 1)
    (first, second), (third, _) = bills(1), bills(2)
    for shared in ((first,), (third, second)):
        new = replace(new_order(2), bills=shared)
        assert book.open(new, at=NOW, day=DAY) == Taken(order.number)
    assert sequence(opened(book, 2)) == sequence(order) + 1  # no number was minted in between
    end(book, order)
    assert isinstance(book.open(new_order(1), at=NOW, day=DAY), Order)


def test_a_change_is_written_with_its_event(book: StoredOrderBook) -> None:
    order = opened(book)
    sent = changed(book, replace(order, state=OrderState.SENT), Cause.PLACING, at=NOW + 1)
    paying = replace(sent, state=OrderState.PAYING, told=True)
    paying = changed(book, paying, Cause.PLACED, at=NOW + 2, digest=DIGEST, staff="S-1")
    assert (sent.revision, paying.revision) == (2, 3)
    assert book.find(order.number) == paying
    assert book.events(order.number) == (
        OrderEvent(NOW, Cause.CREATED, OrderState.CREATED),
        OrderEvent(NOW + 1, Cause.PLACING, OrderState.SENT),
        OrderEvent(NOW + 2, Cause.PLACED, OrderState.PAYING, DIGEST, "S-1"),
    )


def test_who_has_seen_an_older_revision_is_told_the_newest(book: StoredOrderBook) -> None:
    order = opened(book)
    newest = changed(book, replace(order, state=OrderState.SENT))
    stale = replace(order, state=OrderState.REVERSED)
    assert book.change(stale, Cause.REVERSED, at=NOW) == Stale(newest)
    assert len(_events(book, order)) == 2
    assert book.find(order.number) == newest


def test_the_same_change_again_changes_nothing(book: StoredOrderBook) -> None:
    """As after a `Trouble` that came when it was on the disk already."""
    order = replace(opened(book), state=OrderState.SENT)
    written = changed(book, order)
    assert book.change(order, Cause.PLACING, at=NOW) == Stale(written)
    assert len(_events(book, order)) == 2


def test_a_resolved_order_keeps_no_certificate(book: StoredOrderBook) -> None:
    order = changed(book, opened(book))
    assert _certificates(order) == [TOKEN]
    written = end(book, order, OrderState.SETTLED)
    found = book.find(order.number)
    assert found == written
    assert _certificates(written) == []
    assert written.bills[0].claim is not None


def test_of_a_resolved_order_no_older_detail_is_on_the_disk(book: StoredOrderBook, tmp_path: Path) -> None:  # fmt: skip
    order = changed(book, opened(book))
    ((detail,),) = sql(tmp_path, "SELECT detail FROM orders")
    assert _on_disk(tmp_path, detail)
    end(book, order, OrderState.SETTLED)
    assert not _on_disk(tmp_path, detail)


def test_late_money_opens_a_reversed_order_again(book: StoredOrderBook) -> None:
    order = end(book, opened(book, 1), late_checks=2)
    assert book.unresolved() == ()
    assert book.watched() == (order,)
    paid = come_late(book, order)
    assert book.unresolved() == (paid,)
    assert book.watched() == ()
    # Its bills are taken again, by it.
    assert book.open(new_order(1), at=NOW, day=DAY) == Taken(order.number)
    end(book, paid, OrderState.SETTLED)
    assert isinstance(book.open(new_order(1), at=NOW, day=DAY), Order)


def test_late_money_is_written_also_where_another_order_has_the_bill(book: StoredOrderBook) -> None:
    first = end(book, opened(book, 1), late_checks=1)
    second = opened(book, 1)
    paid = come_late(book, first)
    assert book.unresolved() == (paid, second)
    # Whichever ends first, the other one keeps the bills taken.
    end(book, second)
    assert book.open(new_order(1), at=NOW, day=DAY) == Taken(first.number)
    again = come_late(book, end(book, paid))
    end(book, again)
    assert isinstance(book.open(new_order(1), at=NOW, day=DAY), Order)


def test_lists_are_in_the_order_of_the_numbers(book: StoredOrderBook) -> None:
    orders = [opened(book, n, at=NOW - n) for n in range(4)]
    orders[1] = changed(book, replace(orders[1], state=OrderState.NEEDS_STAFF))
    end(book, orders.pop(2))
    assert book.unresolved() == tuple(orders)
    assert book.counts() == BookCounts(3, 1)


def test_of_day_has_the_day_of_the_number(book: StoredOrderBook) -> None:
    before = opened(book, 1, day=DAY - timedelta(1))
    today = (opened(book, 2, at=NOW + 10**6), settled(book, 3))
    assert book.of_day(DAY) == today
    assert book.of_day(DAY - timedelta(1)) == (before,)
    assert book.of_day(DAY + timedelta(1)) == ()


def test_a_wish_is_an_event_and_makes_who_did_not_know_it_stale(book: StoredOrderBook) -> None:
    order = opened(book)
    wished = book.wish(order.number, StaffWish.REVERSE, staff="S-7", at=NOW + 9)
    assert wished == replace(order, revision=2, wish=StaffWish.REVERSE)
    assert book.wished() == (wished,)
    assert _events(book, order)[-1] == OrderEvent(
        NOW + 9, Cause.STAFF_REVERSE, OrderState.CREATED, staff="S-7"
    )
    assert book.change(order, Cause.PLACING, at=NOW) == Stale(wished)
    # The same again, as after a trouble, is no second event.
    assert book.wish(order.number, StaffWish.REVERSE, staff="S-7", at=NOW + 10) == wished
    assert len(_events(book, order)) == 2
    changed(book, replace(wished, wish=None))
    assert book.wished() == ()


def test_a_wish_may_be_of_an_order_at_its_end(book: StoredOrderBook) -> None:
    order = settled(book)
    wished = book.wish(order.number, StaffWish.SETTLE, staff="S-7", at=NOW)
    assert isinstance(wished, Order)
    assert book.wished() == (wished,)
    assert book.unresolved() == ()
    assert book.prune(NOW + 1) == 0
    changed(book, replace(wished, wish=None))
    assert book.prune(NOW + 1) == 1


def test_what_is_not_there_is_none(book: StoredOrderBook) -> None:
    assert book.find("T20270115000001X") is None
    assert book.line("T20270115000001X") is None
    assert book.events("T20270115000001X") == ()
    assert book.wish("T20270115000001X", StaffWish.SETTLE, staff="S", at=NOW) is None


def test_an_order_that_was_written_and_is_gone_is_damage(book: StoredOrderBook) -> None:
    """Nothing is begun after that: who knows what else is gone."""
    order = replace(opened(book), number=f"{TERMINAL}20270115000000X")
    assert book.change(order, Cause.PLACING, at=NOW) is Trouble.DAMAGED
    assert book.open(new_order(2), at=NOW, day=DAY) is Trouble.DAMAGED


def test_pruning_takes_what_is_old_and_at_its_end(book: StoredOrderBook) -> None:
    old = settled(book, 1, at=NOW - 2, day=DAY - timedelta(1))
    pending = opened(book, 2, at=NOW - 2)
    watched = end(book, opened(book, 3, at=NOW - 2), late_checks=1)
    recent = settled(book, 4, at=NOW)
    assert book.prune(NOW) == 1
    assert book.find(old.number) is None
    assert book.events(old.number) == ()
    assert [book.find(each.number) for each in (pending, watched, recent)] == [pending, watched, recent]  # fmt: skip
    assert len(_events(book, recent)) == 8
    assert book.prune(NOW) == 0


@pytest.mark.parametrize("hours", [-14, 14])
def test_pruning_knows_that_the_hospital_has_another_day(book: StoredOrderBook, hours: int) -> None:
    midnight = 1_800_057_600
    day = DAY + timedelta(days=1 if hours > 0 else 0)
    end(book, opened(book, at=midnight - 2, day=day))
    assert book.prune(midnight - 2) == 0
    assert book.prune(midnight - 1) == 1


def test_pruning_in_parts_takes_all(book: StoredOrderBook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.journal.order_table._PRUNED_AT_ONCE", 2)
    for n in range(5):
        end(book, opened(book, n))
    assert book.prune(NOW + 1) == 5


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE order_events SET staff = 'nobody'",
        "DELETE FROM order_events",
        "DELETE FROM order_events WHERE order_id = (SELECT max(id) FROM orders)",
        "DELETE FROM orders WHERE open = 1",
        "DELETE FROM orders",
        "DELETE FROM orders WHERE late_checks = 1",
        "UPDATE orders SET number = 'x'",
        "UPDATE orders SET day = 1",
        "UPDATE orders SET created_at = 1",
        "UPDATE orders SET live = 0 WHERE open = 1",
        "UPDATE orders SET open = 0 WHERE open = 1",
        "UPDATE orders SET state = 'settled' WHERE open = 1",
        "UPDATE orders SET open = 0, live = 0 WHERE late_checks = 1",
        "UPDATE orders SET wish = 'settle', late_checks = 0 WHERE live = 0",
    ],
)
def test_the_past_is_not_changed_by_mistake(book: StoredOrderBook, tmp_path: Path, statement: str) -> None:  # fmt: skip
    orders = [opened(book, 1), settled(book, 2), end(book, opened(book, 3), late_checks=1)]
    with pytest.raises(sqlite3.IntegrityError):
        sql(tmp_path, statement)
    assert [book.find(order.number) for order in orders] == orders
    assert [len(_events(book, order)) for order in orders] == [1, 8, 2]


def test_no_two_orders_take_a_bill_whatever_the_program_does(book: StoredOrderBook, tmp_path: Path) -> None:  # fmt: skip
    opened(book, 1)
    opened(book, 2)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        sql(tmp_path, "UPDATE order_bills SET bill = (SELECT min(bill) FROM order_bills)")


def test_nothing_of_a_patient_can_be_read_in_the_files(
    book: StoredOrderBook, tmp_path: Path
) -> None:
    order = opened(book)
    settled(book, 2)
    claim = order.bills[0].claim
    assert claim is not None
    secrets = (order.patient, order.bills[0].id, TOKEN, claim.visit.person, claim.visit.visit)
    assert not any(_on_disk(tmp_path, secret.encode()) for secret in secrets)
    assert _on_disk(tmp_path, order.number.encode())


def test_of_several_threads_with_one_bill_one_has_it(book: StoredOrderBook) -> None:
    start = threading.Barrier(4)
    told: list[Any] = []

    def run() -> None:
        start.wait(timeout=30)
        told.append(book.open(new_order(1), at=NOW, day=DAY))

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    (order,) = [each for each in told if isinstance(each, Order)]
    assert told.count(Taken(order.number)) == 3


def test_a_tool_beside_a_terminal_makes_no_journal(tmp_path: Path) -> None:
    assert open_beside(tmp_path, TERMINAL) is None
    load_or_create(tmp_path / "installation.key")
    assert open_beside(tmp_path, TERMINAL) is None
    assert [path.name for path in tmp_path.iterdir()] == ["installation.key"]


def test_the_journal_opens_it_with_the_installations_key(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "later")
    assert journal.orders(TERMINAL) is None
    (tmp_path / "later").mkdir()
    book = journal.orders(TERMINAL)
    assert book is not None
    assert journal.orders(TERMINAL) is book
    order = opened(book)
    reader = open_read_only(tmp_path / "later")
    assert reader.find(order.number) == order
    journal.close()
    assert reader.unresolved() == (order,)
    beside = open_beside(tmp_path / "later", TERMINAL)
    assert beside is not None
    assert beside.wish(order.number, StaffWish.REVERSE, staff="S", at=NOW) == reader.find(
        order.number
    )
    beside.close()
    (tmp_path / "later" / "installation.key").unlink()
    assert open_beside(tmp_path / "later", TERMINAL) is None
    without = open_read_only(tmp_path / "later")
    assert without.find(order.number) is Trouble.UNREADABLE
    assert not (tmp_path / "later" / "installation.key").exists()


def _events(book: StoredOrderBook, order: Order) -> tuple[OrderEvent, ...]:
    events = book.events(order.number)
    assert isinstance(events, tuple)
    return events


def _certificates(order: Order) -> list[str]:
    claims = [bill.claim for bill in order.bills if bill.claim is not None]
    return [claim.certificate.number for claim in claims if claim.certificate is not None]


def _on_disk(folder: Path, content: bytes) -> bool:
    return any(content in path.read_bytes() for path in folder.iterdir())
