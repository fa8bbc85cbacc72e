"""Disk full, disk read-only, clock set: a payment is refused before any money moves, or it finishes."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.payment.order import OrderState
from kiosk.payment.port import Channel, Way
from kiosk.payment.progress import CashierState
from kiosk.reasons import Code, Failure
from tests.counter import Counterparts, Crank, new_order

CODE = "134567890123456789"
DAY = 86_400


@pytest.fixture
def crank(tmp_path: Path) -> Crank:
    return Crank(Counterparts(tmp_path))


@contextmanager
def full_disk(crank: Crank) -> Iterator[None]:
    """The system lets no file grow any more: a real failure under SQLite, not one played above it."""
    log = crank.counter.folder / "orders.db-wal"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def ends(crank: Crank, number: str) -> OrderState:
    for _ in range(3):
        crank.cashier._look_around()  # as the keeper does every two seconds
        for _order in crank.turns(60):
            if crank.order(number).resolved:
                return crank.order(number).state
    return crank.order(number).state


def nobody_paid_twice(crank: Crank) -> bool:
    papers = crank.counter.gateway.papers.values()
    return all(0 <= paper.taken - paper.returned <= 1 for paper in papers)


def test_on_a_full_disk_payment_is_refused_and_nothing_is_sent(crank: Crank) -> None:
    crank.opens(new_order("i0"))  # so that there is a journal to be full
    crank.to_the_end()
    asked = sum(crank.counter.gateway.line.calls.values())
    with full_disk(crank):
        assert crank.cashier.open(new_order("i1")) == Failure(Code.PAYMENT_JOURNAL)
        assert crank.cashier._state is CashierState.JOURNAL
        crank.cashier._look_around()
        assert crank.cashier._state is CashierState.JOURNAL
        assert sum(crank.counter.gateway.line.calls.values()) == asked
    crank.cashier._look_around()
    assert crank.cashier._state is CashierState.READY
    assert ends(crank, crank.opens(new_order("i1")).number) is OrderState.REVERSED


@pytest.mark.parametrize("insured", [False, True])
@pytest.mark.parametrize("scanned", [False, True])
@pytest.mark.parametrize("after", range(9))
def test_a_disk_that_fills_at_any_act_and_is_emptied_loses_nothing(
    crank: Crank, after: int, scanned: bool, insured: bool
) -> None:
    way = Way.SCANNED if scanned else Way.SHOWN
    order = crank.opens(new_order(way=way, insured=insured), payment_code=CODE if scanned else "")
    for _ in range(after):
        crank.turn()
        crank.counter.gateway.pay(order.number)
    with full_disk(crank):
        for _ in range(4):
            crank.turn()
        sent = crank.counter.gateway.line.calls["place"]
        if after == 0:
            assert sent == 0  # what is not written is not done
    crank.counter.gateway.pay(order.number)
    state = ends(crank, order.number)
    assert state in {OrderState.SETTLED, OrderState.REVERSED}
    paper = crank.counter.gateway.papers.get(order.number)
    kept = 0 if paper is None else paper.taken - paper.returned
    assert kept == (1 if state is OrderState.SETTLED else 0)
    assert ("i1" in crank.counter.hospital.balanced) is (state is OrderState.SETTLED)


@pytest.mark.parametrize("jump", [-DAY, -7_200, 7_200, DAY, 365 * DAY])
@pytest.mark.parametrize("after", [0, 1, 2, 3, 4])
def test_a_clock_that_is_set_in_the_middle_changes_nothing(
    crank: Crank, jump: int, after: int
) -> None:
    order = crank.opens(new_order(insured=True))
    for _ in range(after):
        crank.turn()
    crank.counter.clock.wall += jump  # durations go by the other clock
    crank.until(lambda one: one.state in {OrderState.PAYING, OrderState.PAID})
    crank.counter.gateway.pay(order.number)
    assert ends(crank, order.number) is OrderState.SETTLED
    assert nobody_paid_twice(crank)


@pytest.mark.parametrize("jump", [-DAY, DAY])
def test_a_clock_that_is_set_while_the_power_is_off_changes_nothing(
    crank: Crank, jump: int
) -> None:
    order = crank.opens(new_order())
    crank.until(lambda one: one.state is OrderState.PAYING)
    crank.counter.gateway.pay(order.number)
    crank.counter.clock.wall += jump
    crank.restart()
    assert ends(crank, order.number) is OrderState.SETTLED
    again = crank.opens(new_order("i9", channel=Channel.ALIPAY))
    assert again.number != order.number
