"""Regressions of the review: the till's standing, threads that outlive bugs, who is served first."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from kiosk.clock import SystemClock
from kiosk.hospital.port import Noticed, PaymentNotice
from kiosk.journal.opened import Journal
from kiosk.payment.cashier import Cashier
from kiosk.payment.errands import Errands
from kiosk.payment.order import OrderState
from kiosk.payment.port import Channel, Way
from kiosk.payment.process_lock import ProcessLock
from kiosk.payment.progress import CashierState, Standing
from kiosk.reasons import Code, Failure
from tests.counter import Counterparts, Crank, Mischief, new_order
from tests.mischief import Disk

CLOCK = SystemClock(timezone(timedelta(hours=8)))
NOTHING = {"way": Way.NOTHING, "channel": Channel.NONE}


class Hangs:
    def notify_paid(self, notice: PaymentNotice) -> Noticed | Failure:
        del notice
        time.sleep(4)
        return Failure(Code.HOSPITAL_TIMEOUT)


def real(counter: Counterparts, told: list[Standing]) -> Cashier:
    """With its threads, and a hospital that hangs."""
    journal = Journal(counter.folder)
    errands = Errands(counter.gateway, counter.insurance, Hangs(), CLOCK)  # type: ignore[arg-type] # no more is asked
    lock = counter.folder / "orders.lock"
    return Cashier(lambda: journal.orders("T07"), errands, CLOCK, lock, on_standing=told.append)


def comes(condition: object, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:  # type: ignore[operator] # a callable
        time.sleep(0.02)
    return bool(condition())  # type: ignore[operator] # likewise


@pytest.fixture
def no_room(counter: Counterparts) -> Iterator[Crank]:
    """What is open is read; nothing is written."""
    crank = Crank(counter)
    crank.opens(new_order("i0"))
    size = (counter.folder / "orders.db-wal").stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield crank
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_that_can_be_read_does_not_make_the_till_flap(no_room: Crank) -> None:
    told: list[Standing] = []
    no_room.cashier._on_standing = told.append
    assert no_room.cashier.open(new_order("i1")) == Failure(Code.PAYMENT_JOURNAL)
    for _ in range(3):
        no_room.cashier._look_around()
        no_room.cashier._tell_standing()
    assert [standing.state for standing in told] == [CashierState.JOURNAL]


def test_a_journal_of_a_broken_header_is_told_and_ends_no_thread(counter: Counterparts) -> None:
    path = counter.folder / "orders.db"
    journal = Journal(counter.folder)
    book = journal.orders("T07")
    assert book is not None
    book.counts()
    journal.close()
    content = bytearray(path.read_bytes())
    content[44:48] = b"\0\0\0\x63"  # a schema format that nobody knows: SQLITE_ERROR
    path.write_bytes(content)
    told: list[Standing] = []
    cashier = real(counter, told)
    cashier.start()
    assert comes(lambda: told and told[-1].state is CashierState.JOURNAL, 5)
    assert cashier._keeper.is_alive()
    cashier.stop()


def test_those_who_have_gone_keep_nobody_waiting_who_is_here(counter: Counterparts) -> None:
    cashier = real(counter, [])
    cashier.start()
    assert comes(lambda: cashier.standing.state is CashierState.READY, 5)
    for number in range(5):
        assert not isinstance(cashier.open(new_order(f"i{number}", **NOTHING)), Failure)  # type: ignore[arg-type]
        cashier.forget()
    time.sleep(0.5)
    order = cashier.open(new_order("new"))
    assert not isinstance(order, Failure)
    taken_up = lambda: cashier._hands[order.number].order.state is not OrderState.CREATED  # noqa: E731
    assert comes(taken_up, 1.5)
    cashier.stop()


def test_the_journal_is_nobody_elses_while_a_worker_hangs(counter: Counterparts) -> None:
    cashier = real(counter, [])
    cashier.start()
    assert comes(lambda: cashier.standing.state is CashierState.READY, 5)
    cashier.open(new_order(**NOTHING))  # type: ignore[arg-type]
    time.sleep(0.3)
    cashier.stop()
    assert not ProcessLock(counter.folder / "orders.lock").take()


def test_who_pays_while_the_line_is_down_at_the_end_of_the_time_is_settled(
    counter: Counterparts,
) -> None:
    crank = Crank(counter)
    order = crank.opens(new_order())
    crank.until(lambda one: one.state is OrderState.PAYING)
    clock, gateway = counter.clock, counter.gateway
    began = clock.monotonic()
    gateway.line.choose = lambda _name: (
        Mischief.LOST_BEFORE if 130 <= clock.monotonic() - began < 200 else Mischief.NONE
    )
    while clock.monotonic() < began + 150:
        crank.turn()
    assert gateway.pay(order.number)
    assert crank.until(lambda one: one.resolved).state is OrderState.SETTLED


def test_an_order_that_waited_for_the_disk_too_long_is_not_placed(counter: Counterparts) -> None:
    crank = Crank(counter)
    order = crank.opens(new_order(way=Way.SCANNED), payment_code="134567890123456789")
    crank.disk += [Disk.FULL] * 200
    while counter.clock.monotonic() < crank.hand(order.number).live.until + 60:  # type: ignore[union-attr]
        crank.turn()
    crank.disk.clear()
    assert crank.until(lambda one: one.resolved).state is OrderState.REVERSED
    assert not counter.gateway.line.calls


def test_with_the_insurance_switched_off_the_money_goes_back(counter: Counterparts) -> None:
    crank = Crank(counter)
    order = crank.opens(new_order(insured=True))
    crank.until(lambda one: one.state is OrderState.PAYING)
    crank.cashier._steps._errands._insurance = None
    assert counter.gateway.pay(order.number)
    assert crank.until(lambda one: one.resolved).state is OrderState.REVERSED
    assert counter.gateway.papers[order.number].net == 0


def test_a_hospital_that_says_neither_yes_nor_no_is_for_staff_in_the_end(tmp_path: Path) -> None:
    crank = Crank(Counterparts(tmp_path))
    hospital = crank.counter.hospital
    hospital.line.choose = lambda _name: Mischief.LOST_BEFORE
    hospital.line._lost = Failure(Code.HOSPITAL_REFUSED, {"status": 403})
    order = crank.opens(new_order())
    crank.until(lambda one: one.state is OrderState.PAYING)
    crank.counter.gateway.pay(order.number)
    end = crank.until(lambda one: one.state is OrderState.NEEDS_STAFF)
    assert end.why is Code.HOSPITAL_REFUSED
    assert hospital.line.calls["notify"] > 10


def test_an_insurance_that_rests_does_not_fill_the_journal(tmp_path: Path) -> None:
    crank = Crank(Counterparts(tmp_path))
    crank.counter.insurance.line.choose = lambda _name: Mischief.LOST_BEFORE
    crank.counter.insurance.line._lost = Failure(Code.INSURANCE_RESTING)
    order = crank.opens(new_order(insured=True))
    crank.until(lambda one: one.state is OrderState.PAYING)
    crank.counter.gateway.pay(order.number)
    began = crank.counter.clock.monotonic()
    while crank.counter.clock.monotonic() < began + 7_200:
        assert crank.turn()
    book = crank.journal.orders("T07")
    assert book is not None
    events = book.events(order.number)
    assert isinstance(events, tuple)
    assert len(events) < 300  # every two seconds only while somebody may be waiting
