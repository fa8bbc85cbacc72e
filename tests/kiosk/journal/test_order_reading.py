"""Tools beside the terminal: they look while it runs or not, and leave nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.journal.database import Database, Trouble
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.order_book import StoredOrderBook
from kiosk.journal.order_reading import OrderBookReader
from kiosk.journal.order_schema import MIGRATIONS
from kiosk.journal.read_only import ReadOnlyDatabase
from kiosk.payment.book import BookCounts
from kiosk.payment.order import Order, OrderState, StaffWish
from tests.kiosk.journal.orders_made import DAY, NOW, TERMINAL, changed, opened, settled


@pytest.fixture
def reader(tmp_path: Path, key: InstallationKey) -> OrderBookReader:
    return OrderBookReader(tmp_path / "orders.db", key)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


SIDE_BY_SIDE = ["orders.db", "orders.db-shm", "orders.db-wal"]


def test_it_sees_what_was_written_last(book: StoredOrderBook, reader: OrderBookReader) -> None:
    order, done = opened(book, 1), settled(book, 2)
    for _ in range(2):
        assert reader.find(order.number) == order
        assert reader.unresolved() == (order,)
        assert reader.of_day(DAY) == (order, done)
        assert reader.events(done.number) == book.events(done.number)
        assert reader.counts() == BookCounts(1, 0)
        assert reader.watched() == reader.wished() == reader.unreadable() == ()
        book.close()
    order = changed(book, order)
    assert reader.find(order.number) == order


def test_it_makes_nothing_and_leaves_nothing(book: StoredOrderBook, reader: OrderBookReader, tmp_path: Path) -> None:  # fmt: skip
    assert reader.counts() is Trouble.STORAGE
    assert names(tmp_path) == []
    order = opened(book)
    book.close()
    before = (tmp_path / "orders.db").stat()
    assert reader.find(order.number) == order
    assert names(tmp_path) == ["orders.db"]
    after = (tmp_path / "orders.db").stat()
    assert (after.st_mtime_ns, after.st_size) == (before.st_mtime_ns, before.st_size)


def test_while_the_terminal_runs_it_reads_through_the_terminals_files(
    book: StoredOrderBook, reader: OrderBookReader, tmp_path: Path
) -> None:
    order = opened(book)
    assert names(tmp_path) == SIDE_BY_SIDE
    nodes = [(tmp_path / name).stat().st_ino for name in SIDE_BY_SIDE]
    assert reader.find(order.number) == order
    assert [(tmp_path / name).stat().st_ino for name in SIDE_BY_SIDE] == nodes
    written = changed(book, order)
    assert reader.find(order.number) == written


CUT_OFF = """
import os
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.order_book import StoredOrderBook
from tests.kiosk.journal.orders_made import TERMINAL, opened

opened(StoredOrderBook(folder / "orders.db", InstallationKey(bytes(range(16))), TERMINAL))
print(1, flush=True)
os._exit(0)  # as killed: nothing is closed
"""


def test_it_reads_what_a_killed_terminal_left(
    in_child: Callable[[str], Any], tmp_path: Path, reader: OrderBookReader
) -> None:
    """All of it may still be in the log."""
    in_child(CUT_OFF)
    assert names(tmp_path) == SIDE_BY_SIDE
    unresolved = reader.unresolved()
    assert isinstance(unresolved, tuple)
    assert len(unresolved) == 1
    (
        tmp_path / "orders.db-shm"
    ).unlink()  # as from a backup: it is made, for nothing can be read otherwise
    assert reader.unresolved() == unresolved


def test_nobody_waits_for_the_other(book: StoredOrderBook, tmp_path: Path, key: InstallationKey) -> None:  # fmt: skip
    order = opened(book)
    database = ReadOnlyDatabase(tmp_path / "orders.db", len(MIGRATIONS))

    def while_reading(connection: sqlite3.Connection) -> tuple[Any, ...]:
        before = connection.execute("SELECT revision FROM orders").fetchall()
        written = changed(book, replace(order, state=OrderState.SETTLED))  # and folds, or leaves it
        return (before, connection.execute("SELECT revision FROM orders").fetchall(), written.revision)  # fmt: skip

    assert database.read(while_reading) == ([(1,)], [(1,)], 2)
    reader = OrderBookReader(tmp_path / "orders.db", key)

    def while_writing(connection: sqlite3.Connection) -> Any:
        connection.execute("UPDATE orders SET late_checks = 7, live = 1")
        return reader.find(order.number)

    found = book._database.transact(while_writing)
    assert isinstance(found, Order)
    assert found.revision == 2


def test_it_cannot_write(book: StoredOrderBook, tmp_path: Path) -> None:
    opened(book)
    for _ in range(2):
        database = ReadOnlyDatabase(tmp_path / "orders.db", len(MIGRATIONS))
        assert database.read(lambda c: c.execute("DELETE FROM order_bills")) is Trouble.STORAGE
        book.close()
    assert book.counts() == BookCounts(1, 0)


def test_a_file_that_changes_while_it_was_thought_at_rest_is_read_again(book: StoredOrderBook, tmp_path: Path) -> None:  # fmt: skip
    order = opened(book)
    book.close()
    database = ReadOnlyDatabase(tmp_path / "orders.db", len(MIGRATIONS))
    seen = []

    def work(connection: sqlite3.Connection) -> int:
        nonlocal order
        if len(seen) < 2:
            order = changed(book, order)
            if not seen:
                book.close()  # first it comes and goes, then it stays
        seen.append(connection.execute("SELECT revision FROM orders").fetchall())
        return len(seen)

    assert database.read(work) == 3
    assert seen[-1] == [(3,)]


def test_one_that_never_rests_is_told(book: StoredOrderBook, tmp_path: Path) -> None:
    order = opened(book)
    book.close()
    database = ReadOnlyDatabase(tmp_path / "orders.db", len(MIGRATIONS))

    def work(_: sqlite3.Connection) -> None:
        nonlocal order
        order = changed(book, order)
        book.close()

    assert database.read(work) is Trouble.STORAGE


def test_a_bug_in_what_is_read_raises(book: StoredOrderBook, tmp_path: Path) -> None:
    opened(book)
    database = ReadOnlyDatabase(tmp_path / "orders.db", len(MIGRATIONS))
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        database.read(lambda connection: connection.execute("SELECT * FROM elsewhere"))


@pytest.mark.parametrize("migrations", [(), (*MIGRATIONS, ())])
def test_a_file_of_another_release_is_not_guessed_at(
    tmp_path: Path, reader: OrderBookReader, migrations: tuple[Any, ...]
) -> None:
    other = Database(tmp_path / "orders.db", migrations)
    other.transact(lambda _: None)
    other.close()
    assert reader.unresolved() is Trouble.STORAGE


def test_a_path_may_have_any_name(tmp_path: Path, key: InstallationKey) -> None:
    folder = tmp_path / "终端 100% #1?mode=rw"
    folder.mkdir()
    book = StoredOrderBook(folder / "orders.db", key, TERMINAL)
    order = opened(book)
    book.close()
    assert OrderBookReader(folder / "orders.db", key).find(order.number) == order


TERMINAL_PROCESS = """
import pathlib, sys, time
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.order_book import StoredOrderBook
from kiosk.payment.book import Stale
from kiosk.payment.order import Cause
from tests.kiosk.journal.orders_made import NOW, TERMINAL, opened

book = StoredOrderBook(pathlib.Path(sys.argv[1]), InstallationKey(bytes(range(16))), TERMINAL)
order = opened(book)
print(order.number, flush=True)
while order.wish is None:
    outcome = book.change(order, Cause.CONFIRMING, at=NOW)
    order = outcome.order if isinstance(outcome, Stale) else outcome
    time.sleep(0.002)
print(order.wish, order.revision, flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that opens an order and writes it again and again until staff want something of it."""
    arguments = [sys.executable, "-c", TERMINAL_PROCESS, str(tmp_path / "orders.db")]
    with subprocess.Popen(
        arguments,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    ) as process:
        yield process
        process.kill()


def test_a_wish_from_another_process_reaches_a_terminal_that_writes_all_the_time(
    terminal: subprocess.Popen[str],
    book: StoredOrderBook,
    reader: OrderBookReader,
) -> None:
    assert terminal.stdout is not None
    number = terminal.stdout.readline().strip()
    revisions = []
    for _ in range(30):
        order = reader.find(number)
        assert isinstance(order, Order)
        revisions.append(order.revision)
        events = reader.events(number)
        assert isinstance(events, tuple)
        assert len(events) >= order.revision
    assert revisions == sorted(revisions)
    wished: Any = Trouble.STORAGE
    for _ in range(20):  # on a machine with much else to do it may not get its turn at once
        if wished is Trouble.STORAGE:
            wished = book.wish(number, StaffWish.REVERSE, staff="S-7", at=NOW)
    assert isinstance(wished, Order)
    assert wished.revision > revisions[-1]
    assert terminal.stdout.readline().split() == ["reverse", str(wished.revision)]
    assert reader.wished() == (wished,)


def test_without_a_key_lines_and_events_are_told(book: StoredOrderBook, tmp_path: Path) -> None:
    order = opened(book)
    reader = OrderBookReader(tmp_path / "orders.db", None)
    assert reader.line(order.number) == book.line(order.number)
    assert reader.lines(DAY) == book.lines(DAY)
    assert reader.events(order.number) == book.events(order.number)
    assert reader.counts() == BookCounts(1, 1)
    assert reader.find(order.number) is Trouble.UNREADABLE


def test_no_row_is_written_by_a_reader_of_a_read_only_disk(
    frozen: tuple[Path, Callable[[bool], None]], key: InstallationKey
) -> None:
    """With the log of a terminal that was cut off, on a disk that was mounted read-only after that."""
    folder, freeze = frozen
    source = StoredOrderBook(folder / "source.db", key, TERMINAL)
    order = opened(source)
    for end in ("", "-wal"):  # a copy of what a power cut leaves
        (folder / f"orders.db{end}").write_bytes((folder / f"source.db{end}").read_bytes())
    source.close()
    freeze(True)
    found = OrderBookReader(folder / "orders.db", key).find(order.number)
    # SQLite needs an index of the log, and has nowhere to put it: told, not read without the log.
    assert found is Trouble.STORAGE
    freeze(False)
    assert OrderBookReader(folder / "orders.db", key).find(order.number) == order


def test_the_tools_file_is_let_go_of(book: StoredOrderBook, reader: OrderBookReader, tmp_path: Path) -> None:  # fmt: skip
    opened(book)
    reader.unresolved()
    book.close()
    with closing(sqlite3.connect(tmp_path / "orders.db", timeout=0, isolation_level=None)) as alone:
        alone.execute("PRAGMA locking_mode = EXCLUSIVE")
        alone.execute("BEGIN EXCLUSIVE")
        alone.execute("ROLLBACK")
