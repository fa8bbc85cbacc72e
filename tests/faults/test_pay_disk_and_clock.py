"""Disks and clocks that fail: no money moves without a journal, and what had begun comes to its end.

With the cashier's own threads, in real time. "Full" and "locked" begin in the middle of payments, too.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kiosk.payment import cashier, steps
from kiosk.payment.order import Order, OrderState
from kiosk.payment.progress import CashierState, Progress
from kiosk.reasons import Code
from tests.counter import new_order
from tests.faults.pay_full_disk import SCENES
from tests.faults.pay_till import QuickTill
from tests.mischief import read_only

DAY = 86_400.0
YEAR = 365 * DAY
HOLD = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds are for people. The waiting is the same, only shorter."""
    for module in (cashier, steps):
        monkeypatch.setattr(module, "LOOK_AGAIN", 0.05)
    monkeypatch.setattr(cashier, "_OPENING", 0.1)
    monkeypatch.setattr(cashier, "_SETTLING_IN", 0.0)
    monkeypatch.setattr("kiosk.journal.database._BUSY_SECONDS", 0.05)


@pytest.fixture
def make_till(tmp_path: Path) -> Iterator[Callable[..., QuickTill]]:
    made: list[QuickTill] = []

    def make() -> QuickTill:
        made.append(QuickTill(tmp_path))
        return made[-1]

    yield make
    for till in made:
        till.stop()


@pytest.fixture
def till(make_till: Callable[..., QuickTill]) -> QuickTill:
    made = make_till()
    made.is_(CashierState.READY)
    return made


# -- the disk is full ----------------------------------------------------------------------------


@pytest.mark.parametrize("scene", SCENES)
def test_a_disk_that_is_full_from_any_point_on(tmp_path: Path, scene: str) -> None:
    """Before the order is in the journal nothing is sent; after that it ends as soon as it can."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.pay_full_disk", str(tmp_path), scene],
        check=True,
        capture_output=True,
        text=True,
        timeout=110,
    )
    told: list[dict[str, Any]] = json.loads(done.stdout)
    first, *later = told
    assert (first["refused"], first["sent"]) == (Code.PAYMENT_JOURNAL, 0)
    assert not any(each["refused"] for each in later)
    end = OrderState.SETTLED if SCENES[scene][1] else OrderState.REVERSED
    assert {each["state"] for each in told} == {end}
    noticed = [each["noticed"] for each in told if CashierState.JOURNAL in each["noticed"]]
    assert len(noticed) >= len(told) - 2, "but after the last write"
    assert {each[-1] for each in noticed} == {CashierState.READY}


# -- it is read-only -----------------------------------------------------------------------------


def test_a_folder_that_is_read_only_from_the_first_start(
    tmp_path: Path, make_till: Callable[..., QuickTill]
) -> None:
    """There is no key and no journal then."""
    with read_only(tmp_path):
        till = make_till()
        till.is_(CashierState.JOURNAL)
        assert till.refuses(new_order()).code is Code.PAYMENT_JOURNAL
    till.is_(CashierState.READY)
    order = till.opens(new_order())
    till.pays(order.number)
    assert till.ends(order.number).state is OrderState.SETTLED


def test_a_disk_that_is_read_only_after_a_restart_in_the_middle(
    tmp_path: Path, till: QuickTill
) -> None:
    order = till.opens(new_order())
    till.pays(order.number)
    till.stop()
    with read_only(tmp_path):
        till.start()
        till.is_(CashierState.JOURNAL)
        assert till.refuses(new_order("i2")).code is Code.PAYMENT_JOURNAL
    assert till.ends(order.number).state is OrderState.SETTLED
    till.is_(CashierState.READY)


# -- somebody else has it ------------------------------------------------------------------------


@pytest.mark.parametrize("point", range(1, 17, 2))
def test_a_journal_that_another_process_locks_in_the_middle(
    tmp_path: Path, till: QuickTill, point: int
) -> None:
    """From some point of a payment on, until the till has noticed."""
    with closing(
        sqlite3.connect(tmp_path / "orders.db", isolation_level=None, check_same_thread=False)
    ) as other:

        def lock(number: int) -> None:
            if number == point:
                other.execute("BEGIN IMMEDIATE")

        till.points.passed, till.points.at = 0, lock
        order = till.cashier.open(new_order("i1", insured=True))
        if isinstance(order, Order):
            till.waits(
                lambda: (
                    till.gateway.pay(order.number)
                    or till.cashier.standing.state is CashierState.JOURNAL
                )
            )
        else:
            assert order.code is Code.PAYMENT_JOURNAL
            assert not till.gateway.line.calls
        till.is_(CashierState.JOURNAL)
        other.execute("ROLLBACK")
    till.is_(CashierState.READY)
    if not isinstance(order, Order):
        order = till.opens(new_order("i1", insured=True))
    till.pays(order.number)
    assert till.ends(order.number).state is OrderState.SETTLED


def test_a_cashier_of_another_process(tmp_path: Path, make_till: Callable[..., QuickTill]) -> None:
    """Two would pay twice: the second waits until the first is gone."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "orders.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        till = make_till()
        till.is_(CashierState.JOURNAL)
        assert till.refuses(new_order()).code is Code.PAYMENT_JOURNAL
        holder.kill()  # as abruptly as a process can end
    till.is_(CashierState.READY)
    order = till.opens(new_order())
    till.pays(order.number)
    assert till.ends(order.number).state is OrderState.SETTLED


# -- it is damaged, or cannot be read --------------------------------------------------------------


def test_a_damaged_journal_takes_no_payment_and_is_not_made_anew(
    tmp_path: Path, till: QuickTill
) -> None:
    order = till.opens(new_order("i1"))
    till.pays(order.number)
    till.stop()
    journal = tmp_path / "orders.db"
    whole = journal.read_bytes()
    journal.write_bytes(b"no database at all " * 500)
    till.start()
    till.is_(CashierState.JOURNAL)
    assert till.refuses(new_order("i2")).code is Code.PAYMENT_JOURNAL
    assert journal.read_bytes().startswith(b"no database")
    till.stop()
    journal.write_bytes(whole)  # staff have it back
    till.start()
    assert till.ends(order.number).state is OrderState.SETTLED
    till.is_(CashierState.READY)


def test_a_lost_key_takes_no_payment_until_it_is_found(tmp_path: Path, till: QuickTill) -> None:
    """What the open order pays is not known without it: nobody may pay that again."""
    order = till.opens(new_order("i1"))
    till.pays(order.number)
    till.stop()
    key = tmp_path / "installation.key"
    kept = key.read_bytes()
    key.unlink()
    till.start()
    till.is_(CashierState.JOURNAL)
    till.waits(lambda: till.cashier.standing.needs_staff == 1)
    assert till.refuses(new_order("i2")).code is Code.PAYMENT_JOURNAL
    till.stop()
    key.write_bytes(kept)
    till.start()
    assert till.ends(order.number).state is OrderState.SETTLED
    till.is_(CashierState.READY)


# -- the clock ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("ahead", [-DAY, YEAR])
@pytest.mark.parametrize("when", [OrderState.CREATED, OrderState.PAYING, OrderState.PAID])
@pytest.mark.parametrize("insured", [False, True])
def test_a_clock_that_is_set_in_the_middle(
    till: QuickTill, ahead: float, when: OrderState, insured: bool
) -> None:
    """What is waited for is waited for as long as before: not closed early, nor held for a day."""
    states: list[OrderState] = []

    def set_clock(progress: Progress) -> None:
        states.append(progress.order.state)
        if progress.order.state is when:
            till.clock.ahead = ahead

    till.on_progress = set_clock
    if when is OrderState.CREATED:  # of that nothing is told: it is before the first call
        till.points.at = lambda _number: setattr(till.clock, "ahead", ahead)
    order = till.opens(new_order("i1", insured=insured))
    till.waits(lambda: OrderState.PAYING in states)
    till.pays(order.number)
    assert till.ends(order.number).state is OrderState.SETTLED
    assert OrderState.REVERSING not in states


@pytest.mark.parametrize("ahead", [-DAY, YEAR])
def test_whoever_gives_up_after_the_clock_was_set(till: QuickTill, ahead: float) -> None:
    order = till.opens(new_order("i1"))
    till.waits(lambda: order.number in till.gateway.papers)
    till.clock.ahead = ahead
    till.cashier.give_up(order.number)
    assert till.ends(order.number).state is OrderState.REVERSED


@pytest.mark.parametrize("ahead", [-DAY, YEAR])
def test_numbers_are_new_and_nothing_is_thrown_away_by_a_wrong_clock(
    till: QuickTill, ahead: float
) -> None:
    numbers = set()
    for moment, bill in ((0.0, "i1"), (ahead, "i2"), (0.0, "i3"), (ahead, "i4")):
        till.clock.ahead = moment
        order = till.opens(new_order(bill))
        numbers.add(order.number)
        till.pays(order.number)
        assert till.ends(order.number).state is OrderState.SETTLED
        till.restart()  # what is old is thrown away then
        till.is_(CashierState.READY)
    assert len(numbers) == 4
    assert all(till.order(number) is not None for number in numbers)
