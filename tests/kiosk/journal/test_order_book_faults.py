"""Disk full, read-only, taken, damaged; another key; rows that somebody has altered; an older schema."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.journal import order_schema
from kiosk.journal.database import Database, Trouble
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.order_book import StoredOrderBook
from kiosk.journal.order_reading import OrderBookReader, OrderLine
from kiosk.payment.book import BookCounts, Stale, Taken
from kiosk.payment.order import Cause, Order, OrderEvent, OrderState, StaffWish
from tests.kiosk.journal.orders_made import DAY, NOW, TERMINAL, changed, new_order, opened, settled

Make = Callable[..., StoredOrderBook]
OTHER_KEY = InstallationKey(b"\xff" * 16)

FULL = """
import resource, signal
from dataclasses import replace
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.order_book import StoredOrderBook
from kiosk.payment.order import Cause, StaffWish
from tests.kiosk.journal.orders_made import DAY, NOW, TERMINAL, changed, new_order, opened

book = StoredOrderBook(folder / "orders.db", InstallationKey(bytes(16)), TERMINAL)
order = changed(book, opened(book, 1))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, most))
told = [
    book.open(new_order(2), at=NOW, day=DAY).name,
    book.change(order, Cause.PLACING, at=NOW).name,
    book.wish(order.number, StaffWish.SETTLE, staff="S", at=NOW).name,
]
read = [book.find(order.number) == order, book.unresolved() == (order,), len(book.events(order.number))]
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
after = [changed(book, order).revision, opened(book, 2).revision, book.counts().unresolved]
print(json.dumps([told, read, after]))
"""


def test_a_full_disk_takes_nothing_tells_all_and_gets_well(in_child: Callable[[str], Any]) -> None:
    told, read, after = in_child(FULL)
    assert told == ["STORAGE"] * 3
    assert read == [True, True, 2]
    assert after == [3, 1, 2]


def test_a_read_only_disk_is_told_and_can_be_read(
    frozen: tuple[Path, Callable[[bool], None]], key: InstallationKey
) -> None:
    folder, freeze = frozen
    book = StoredOrderBook(folder / "orders.db", key, TERMINAL)
    order = opened(book)
    book.close()
    freeze(True)
    assert book.open(new_order(2), at=NOW, day=DAY) is Trouble.STORAGE
    assert book.change(order, Cause.PLACING, at=NOW) is Trouble.STORAGE
    reader = OrderBookReader(folder / "orders.db", key)
    assert reader.unresolved() == (order,)
    assert [path.name for path in folder.iterdir()] == ["orders.db"]
    freeze(False)
    assert changed(book, order).revision == 2
    book.close()


def test_a_file_that_another_process_holds_is_told_and_still_read(
    book: StoredOrderBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.journal.database._BUSY_SECONDS", 0.05)
    order = opened(book)
    book.close()
    assert book.find(order.number) == order
    with closing(sqlite3.connect(tmp_path / "orders.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert book.change(order, Cause.PLACING, at=NOW) is Trouble.STORAGE
        assert book.open(new_order(2), at=NOW, day=DAY) is Trouble.STORAGE
        assert book.find(order.number) == order
        assert book.counts() == BookCounts(1, 0)
        other.execute("ROLLBACK")
    assert changed(book, order).revision == 2


class LosesAnswers(Database):
    """Does what it is asked, and says that the disk failed while committing."""

    def transact(self, work: Callable[[sqlite3.Connection], Any]) -> Any:
        super().transact(work)
        return Trouble.STORAGE


def test_done_but_not_said_so_is_harmless(make_book: Make, tmp_path: Path) -> None:
    book, sure = make_book(), make_book()
    order = replace(opened(sure, 1), state=OrderState.SENT)
    book._database = LosesAnswers(tmp_path / "orders.db", order_schema.MIGRATIONS)
    assert book.change(order, Cause.PLACING, at=NOW) is Trouble.STORAGE
    assert sure.change(order, Cause.PLACING, at=NOW) == Stale(replace(order, revision=2))
    assert book.wish(order.number, StaffWish.SETTLE, staff="S", at=NOW) is Trouble.STORAGE
    wished = sure.wish(order.number, StaffWish.SETTLE, staff="S", at=NOW)
    assert isinstance(wished, Order)
    assert wished.revision == 3
    assert book.open(new_order(2), at=NOW, day=DAY) is Trouble.STORAGE
    unresolved = sure.unresolved()
    assert isinstance(unresolved, tuple)
    assert sure.open(new_order(2), at=NOW, day=DAY) == Taken(unresolved[-1].number)
    book.close()


@pytest.mark.parametrize(
    "damage", [b"no database at all " * 100, b"SQLite format 3\x00" + b"\xff" * 4096]
)
def test_a_damaged_file_is_neither_put_aside_nor_made_anew(book: StoredOrderBook, tmp_path: Path, damage: bytes) -> None:  # fmt: skip
    path = tmp_path / "orders.db"
    path.write_bytes(damage)
    assert book.unresolved() is Trouble.DAMAGED
    assert book.open(new_order(), at=NOW, day=DAY) is Trouble.DAMAGED
    assert book.counts() is Trouble.DAMAGED
    assert OrderBookReader(path, None).counts() is Trouble.DAMAGED
    assert path.read_bytes() == damage
    assert [each.name for each in tmp_path.iterdir()] == ["orders.db"]


def test_on_damage_inside_nothing_is_begun_and_what_can_be_written_is(make_book: Make, tmp_path: Path) -> None:  # fmt: skip
    book = make_book()
    old = [settled(book, n) for n in range(12)]
    last = opened(book, 100)
    book.close()
    pages = _leaves(tmp_path / "orders.db", "orders")
    with (tmp_path / "orders.db").open("r+b") as file:
        file.seek((pages[0] - 1) * 4096)
        file.write(b"\xff" * 4096)
    again = make_book()
    assert again.unresolved() == (last,)
    assert again.check() is Trouble.DAMAGED
    assert again.open(new_order(101), at=NOW, day=DAY) is Trouble.DAMAGED
    assert again.find(old[0].number) is Trouble.DAMAGED
    paid = changed(again, replace(last, state=OrderState.PAID), Cause.PAID)
    assert again.find(last.number) == paid
    assert OrderBookReader(tmp_path / "orders.db", None).check() is Trouble.DAMAGED


def test_a_whole_file_is_whole(book: StoredOrderBook) -> None:
    settled(book)
    assert book.check() is None
    assert opened(book, 2).revision == 1


def test_orders_of_a_lost_key_are_told_and_hold_up_what_is_new(make_book: Make) -> None:
    first = make_book()
    order, done = opened(first, 1), settled(first, 2)
    first.close()
    book = make_book(other_key=OTHER_KEY)
    line = OrderLine(order.number, "created", order.amount, NOW, 1, None)
    assert book.counts() == BookCounts(1, 1)
    assert book.unreadable() == (line,)
    assert book.line(order.number) == line
    assert book.unresolved() == ()
    assert book.find(order.number) is Trouble.UNREADABLE
    assert book.of_day(DAY) is Trouble.UNREADABLE
    lines = book.lines(DAY)
    assert isinstance(lines, tuple)
    assert [each.number for each in lines] == [order.number, done.number]
    assert book.events(order.number) == (OrderEvent(NOW, Cause.CREATED, OrderState.CREATED),)
    assert book.wish(order.number, StaffWish.SETTLE, staff="S", at=NOW) is Trouble.UNREADABLE
    assert book.open(new_order(3), at=NOW, day=DAY) is Trouble.UNREADABLE
    book.close()
    assert make_book().unresolved() == (order,)  # the key was found again


def test_staff_close_an_order_that_nobody_can_read(make_book: Make) -> None:
    first = make_book()
    order, done = opened(first, 1), settled(first, 2)
    first.close()
    book = make_book(other_key=OTHER_KEY)
    assert book.close_unread(order.number, OrderState.REVERSED, staff="S-7", at=NOW + 5) is True
    assert book.unreadable() == ()
    assert book.counts() == BookCounts(0, 0)
    events = book.events(order.number)
    assert isinstance(events, tuple)
    assert events[-1] == OrderEvent(NOW + 5, Cause.HANDED_OVER, OrderState.REVERSED, staff="S-7")
    again = opened(book, 1)
    closable = (order.number, done.number, again.number, "T20270115000001X")
    told = [book.close_unread(n, OrderState.SETTLED, staff="S", at=NOW) for n in closable]
    assert told == [False] * 4
    with pytest.raises(ValueError, match="end"):
        book.close_unread(again.number, OrderState.PAID, staff="S", at=NOW)
    assert book.find(order.number) is Trouble.UNREADABLE  # what was sealed is gone
    assert book.unresolved() == (again,)


TAMPERED = {
    "state": "UPDATE orders SET state = 'paid' WHERE id = :id",
    "no state at all": "UPDATE orders SET state = 'mine' WHERE id = :id",
    "amount": "UPDATE orders SET amount = 1 WHERE id = :id",
    "words for an amount": "UPDATE orders SET amount = 'one' WHERE id = :id",
    "another's detail": "UPDATE orders SET detail = (SELECT detail FROM orders WHERE id <> :id) WHERE id = :id",
    "no detail": "UPDATE orders SET detail = NULL WHERE id = :id",
    "revision": "UPDATE orders SET revision = 1 WHERE id = :id",
}


@pytest.mark.parametrize("what", TAMPERED)
def test_an_order_that_somebody_has_altered_is_unreadable(book: StoredOrderBook, tmp_path: Path, what: str) -> None:  # fmt: skip
    order, other = changed(book, opened(book, 1)), changed(book, opened(book, 2))
    with closing(sqlite3.connect(tmp_path / "orders.db", isolation_level=None)) as tool:
        (order_id,) = tool.execute("SELECT id FROM orders WHERE number = ?", (order.number,)).fetchone()  # fmt: skip
        tool.execute(TAMPERED[what], {"id": order_id})
    assert book.unresolved() == (other,)
    assert book.counts() == BookCounts(2, 1)
    assert book.find(order.number) is Trouble.UNREADABLE
    assert book.open(new_order(3), at=NOW, day=DAY) is Trouble.UNREADABLE
    assert book.close_unread(order.number, OrderState.REVERSED, staff="S", at=NOW) is True
    assert opened(book, 3).revision == 1


def test_a_row_as_it_was_before_is_unreadable(book: StoredOrderBook, tmp_path: Path) -> None:
    """Its events say that it went on."""
    order = opened(book)
    columns = "state, amount, revision, late_checks, detail"
    with closing(sqlite3.connect(tmp_path / "orders.db", isolation_level=None)) as tool:
        before = tool.execute(f"SELECT {columns} FROM orders").fetchone()  # noqa: S608 - a constant
        paid = changed(book, replace(order, state=OrderState.PAID))
        tool.execute(f"UPDATE orders SET ({columns}) = (?, ?, ?, ?, ?)", before)  # noqa: S608 - as above
    assert book.find(order.number) is Trouble.UNREADABLE
    assert book.change(order, Cause.PLACING, at=NOW) is Trouble.UNREADABLE
    assert book.change(paid, Cause.PLACING, at=NOW) is Trouble.UNREADABLE
    assert book.close_unread(order.number, OrderState.SETTLED, staff="S", at=NOW) is True


def test_events_in_words_of_another_release_are_told(book: StoredOrderBook, tmp_path: Path) -> None:
    order = opened(book)
    with closing(sqlite3.connect(tmp_path / "orders.db", isolation_level=None)) as tool:
        tool.execute(
            "INSERT INTO order_events SELECT id, 2, 0, 'news', 'sent', x'', '' FROM orders"
        )
    assert book.events(order.number) is Trouble.UNREADABLE


OLDER = (
    "CREATE TABLE orders (id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL UNIQUE)",
    "INSERT INTO orders (number) VALUES ('T20270115000041X')",
)
NEWER = (
    "ALTER TABLE orders RENAME TO older_orders",
    *order_schema.MIGRATIONS[0],
    "UPDATE sqlite_sequence SET seq = (SELECT max(id) FROM older_orders) WHERE name = 'orders'",
)


def test_a_file_of_an_older_release_is_migrated(make_book: Make, tmp_path: Path, key: InstallationKey) -> None:  # fmt: skip
    """From a version that never was: the first that is released has nothing before it."""
    path = tmp_path / "orders.db"
    old = Database(path, (OLDER,), replace_damaged=False)
    assert old.transact(lambda database: database.execute("SELECT * FROM orders").fetchall())
    old.close()
    book = make_book()
    book._database = Database(path, (OLDER, NEWER), replace_damaged=False)
    order = opened(book)
    assert order.number[-7:-1] == "000002"
    assert book.find(order.number) == order
    book.close()
    # A tool of the release before does not guess at what it does not know; nor does its terminal.
    assert OrderBookReader(path, key).unresolved() is Trouble.STORAGE
    assert make_book().open(new_order(2), at=NOW, day=DAY) is Trouble.STORAGE


def _leaves(path: Path, table: str) -> list[int]:
    """The pages of a table that hold its rows, in the order of these."""
    with closing(sqlite3.connect(path)) as database:
        (root,) = database.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)
        ).fetchone()
    page = path.read_bytes()[(root - 1) * 4096 : root * 4096]
    assert page[0] == 5, "not an inner page of a table's tree"
    count = int.from_bytes(page[3:5], "big")
    cells = [int.from_bytes(page[12 + 2 * n : 14 + 2 * n], "big") for n in range(count)]
    return [int.from_bytes(page[cell : cell + 4], "big") for cell in cells]
