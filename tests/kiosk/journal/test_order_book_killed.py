"""Killed at any moment: every change that was acknowledged is there, whole, and none is there by half."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.order_book import StoredOrderBook
from kiosk.payment.order import Order
from tests.kiosk.journal.orders_made import TERMINAL

KILLED = """
from dataclasses import replace
from killed import each_kill
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.order_book import StoredOrderBook
from kiosk.payment.book import Taken
from kiosk.payment.order import Cause, Order, OrderState, StaffWish
from tests.kiosk.journal.orders_made import DAY, NOW, TERMINAL, bills, changed, new_order, opened

KEY = InstallationKey(bytes(16))
STATES = [OrderState.SENT, OrderState.REVERSED, OrderState.PAID, OrderState.SETTLED]

def open_(place):
    return StoredOrderBook(place / "orders.db", KEY, TERMINAL)

def act(place, say):
    book = open_(place)
    for n in range(2):
        say(f"begin {n} 1")
        order = opened(book, n)
        say(f"end {n} 1 {order.state} {order.number}")
        for state in STATES:
            say(f"begin {n} {order.revision + 1}")
            order = changed(book, replace(order, state=state, late_checks=int(state == "reversed")))
            say(f"end {n} {order.revision} {order.state} {order.number}")
    say("begin wish")
    wished = book.wish(order.number, StaffWish.SETTLE, staff="S", at=NOW)
    say(f"end wish {wished.revision} {wished.state} {order.number}")
    changed(book, replace(wished, wish=None))
    say("begin prune")
    assert book.prune(NOW + 1) == 2
    say("end prune")
    book.close()

def check(place, said):
    book = open_(place)
    begun, ended = ([line.split()[1:] for line in said if line.startswith(word)] for word in ("begin", "end"))
    found = [book.find(number) for number in sorted({line[3] for line in ended if len(line) == 4})]
    if ["prune"] in begun:
        assert found in ([None, None], [None, found[1]], found)
        assert ["prune"] not in ended or found == [None, None]
        found = []
    for order in found:
        number, revision, state = max((line[3], int(line[1]), line[2]) for line in ended if line[3] == order.number)
        assert order.revision in (revision, revision + 1, revision + 2), (order, said)
        if order.revision == revision:
            assert order.state == state, (order, said)
        events = book.events(number)
        assert len(events) == order.revision
        assert events[-1].state is order.state
    for order in book.unresolved():
        n = next(n for n in range(2) if new_order(n).bills[0].id == order.bills[0].id)
        assert book.open(new_order(n), at=NOW, day=DAY) == Taken(order.number)
    last = opened(book, 9)
    assert book.find(last.number) == last
    assert book.check() is None
    book.close()

print(each_kill(folder, act, check, (32_768, 1_777)))
"""


def test_at_every_statement_and_in_the_middle_of_writing(in_child: Callable[[str], Any]) -> None:
    assert in_child(KILLED) > 150


LOOP = """
import pathlib, sys
from dataclasses import replace
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.order_book import StoredOrderBook
from tests.kiosk.journal.orders_made import TERMINAL, changed, opened, settled

book = StoredOrderBook(pathlib.Path(sys.argv[1]), InstallationKey(bytes(16)), TERMINAL)
for n in range(int(sys.argv[2]), 10**9):
    order = opened(book, n)
    for _ in range(5):
        sys.stdout.write(f"{order.number} {order.revision}\\n")
        sys.stdout.flush()
        order = changed(book, order)
"""


def test_at_any_moment_of_a_long_run(tmp_path: Path) -> None:
    """From outside, not where the program itself says; the file goes through all of the kills."""
    path, seen = tmp_path / "orders.db", {}
    chance = random.Random(5)
    for kill in range(5):
        arguments = [sys.executable, "-c", LOOP, str(path), str(1_000_000 * kill)]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            said = [child.stdout.readline()]
            time.sleep(chance.uniform(0.05, 0.25))
            child.send_signal(signal.SIGKILL)
            said += child.stdout.readlines()
        acknowledged = [line.split() for line in said if line.endswith("\n")]
        seen.update({number: int(revision) for number, revision in acknowledged})
        book = StoredOrderBook(path, InstallationKey(bytes(16)), TERMINAL)
        for number, revision in seen.items():
            order = book.find(number)
            assert isinstance(order, Order)
            assert order.revision >= revision
            events = book.events(number)
            assert isinstance(events, tuple)
            assert len(events) == order.revision
        assert book.check() is None
        book.close()
    assert len(seen) > 20
