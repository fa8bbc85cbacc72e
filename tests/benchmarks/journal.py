"""A durable step of a payment in the journal, and a bare SQLite commit of one row of that size beside it.

A step is all of `StoredOrderBook.change` (the revision compared, the detail sealed, the order and its
event written), on the disk when it returns. The peer is one INSERT in the same folder, WAL and
`synchronous=FULL`, of as many bytes as the step writes into its rows. They take turns. The two steps
that have more to do are told apart: `open`, which looks who has the bills, and the end of an order,
which empties the log as well.

The figures are those of the disk under the folder for temporary files: `TMPDIR` names another.
"""

from __future__ import annotations

import json
import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.order_book import StoredOrderBook
from kiosk.payment.order import Cause, Order, OrderState
from tests.kiosk.journal.orders_made import DIGEST, TERMINAL, changed, opened, settled

ORDERS = 150
STEPS = 6  # between the opening and the end of each
WARM_UP = 10
STORED = 2_000  # that are in the file before it is measured
OPEN = 1_000
KEY = InstallationKey(bytes(range(16)))

GOAL_MS = 5.0
GOAL_RATIO = 2.0
GOAL_BYTES = 2_000

_Result = TypeVar("_Result")


def measure() -> dict[str, Any]:
    """Medians in milliseconds of wall time; bytes of the file for an order of two bills."""
    with tempfile.TemporaryDirectory() as name:
        return _measure(Path(name))


def _measure(folder: Path) -> dict[str, Any]:
    path = folder / "orders.db"
    book = StoredOrderBook(path, KEY, TERMINAL)
    for n in range(STORED):
        settled(book, n)
    book.close()
    size = path.stat().st_size / STORED
    peer = _Bare(folder / "bare.db", _bytes_of_a_step(path))
    times: dict[str, list[float]] = {"open": [], "step": [], "end": [], "bare": []}
    for n in range(STORED, STORED + WARM_UP + ORDERS):
        if n == STORED + WARM_UP:
            for each in times.values():
                each.clear()
        _pay(book, n, peer, times)
    reading = _reading(StoredOrderBook(folder / "open.db", KEY, TERMINAL))
    book.close()
    peer.close()
    medians = {name: statistics.median(each) for name, each in times.items()}
    ratio = medians["step"] / medians["bare"]
    return {
        "steps": len(times["step"]),
        "row_bytes": peer.size,
        "step_ms": round(medians["step"], 3),
        "step_ms_p95": round(statistics.quantiles(times["step"], n=20)[-1], 3),
        "open_ms": round(medians["open"], 3),
        "end_ms": round(medians["end"], 3),
        "bare_commit_ms": round(medians["bare"], 3),
        "goal_ms": GOAL_MS,
        "ratio": round(ratio, 2),
        "goal_ratio": GOAL_RATIO,
        "bytes_per_order": round(size),
        "goal_bytes": GOAL_BYTES,
        "read_open_orders": OPEN,
        "read_open_orders_ms": round(reading, 1),
        "met": medians["step"] <= GOAL_MS and ratio <= GOAL_RATIO and size < GOAL_BYTES,
    }


def _pay(book: StoredOrderBook, n: int, peer: _Bare, times: dict[str, list[float]]) -> None:
    def timed(name: str, act: Callable[[], _Result]) -> _Result:
        begin = time.perf_counter()
        result = act()
        times[name].append((time.perf_counter() - begin) * 1_000)
        return result

    order = timed("open", lambda: opened(book, n))
    for _ in range(STEPS):
        before = replace(order, state=OrderState.PAYING)
        order = timed("step", lambda now=before: _change(book, now))  # type: ignore[misc] # binds now
        timed("bare", peer.commit)
    timed("end", lambda: _change(book, replace(order, state=OrderState.SETTLED)))


def _change(book: StoredOrderBook, order: Order) -> Order:
    return changed(book, order, Cause.CONFIRMING, digest=DIGEST)


def _reading(book: StoredOrderBook) -> float:
    """Milliseconds to read the orders that a terminal finds open at its start."""
    for n in range(OPEN):
        opened(book, n)
    begin = time.perf_counter()
    orders = book.unresolved()
    taken = (time.perf_counter() - begin) * 1_000
    book.close()
    if not isinstance(orders, tuple) or len(orders) != OPEN:
        raise RuntimeError("not all orders were read")
    return taken


def _bytes_of_a_step(path: Path) -> int:
    """What a change writes into its two rows."""
    database = sqlite3.connect(path)
    (detail,) = database.execute("SELECT round(avg(length(detail))) FROM orders").fetchone()
    database.close()
    columns = len(OrderState.SETTLED) + len(Cause.CONFIRMING) + len(OrderState.PAYING) + 40
    return int(detail) + len(DIGEST) + columns


class _Bare:
    """One row in one transaction, and nothing else."""

    def __init__(self, path: Path, size: int) -> None:
        self.size = size
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, content BLOB)")

    def commit(self) -> None:
        content = os.urandom(self.size)
        self._database.execute("INSERT INTO row (content) VALUES (?)", (content,))

    def close(self) -> None:
        self._database.close()


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))  # noqa: T201 - run by hand
