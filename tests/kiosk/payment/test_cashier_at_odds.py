"""What arrives late, is repeated, or was done though nobody said so. Each was found by the model
(`tests/faults/pay_model.py`), which tries such things at random.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.payment.order import Order, OrderState, StaffWish
from kiosk.payment.port import Channel, Way
from kiosk.payment.progress import CashierState
from kiosk.reasons import Code, Failure
from tests.counter import Crank, Mischief, new_order
from tests.kiosk.payment.paying import CODE, is_
from tests.mischief import Disk


def is_over(order: Order) -> bool:
    return order.resolved and not order.late_checks


def asked_for(crank: Crank, *bills: str, way: Way = Way.SHOWN, insured: bool = False) -> Order:
    """The gateway waits for the payer."""
    code = CODE if way is Way.SCANNED else ""
    crank.opens(new_order(*bills, way=way, insured=insured), code)
    return crank.until(is_(OrderState.PAYING))


def closed(crank: Crank, *, insured: bool = False) -> Order:
    order = asked_for(crank, insured=insured)
    crank.cashier.give_up(order.number)
    return crank.until(is_(OrderState.REVERSED))


def wish(crank: Crank, order: Order, what: StaffWish) -> None:
    assert isinstance(crank.book.wish(order.number, what, staff="a-1", at=1), Order)
    crank.cashier._look_around()


def net(crank: Crank, order: Order) -> int:
    paper = crank.counter.gateway.papers.get(order.number)
    return 0 if paper is None else paper.net


# -- a disk that fails while it writes -------------------------------------------------------------


def test_an_order_that_was_written_though_nobody_said_so_is_taken_up(crank: Crank) -> None:
    """The patient was told that nothing was begun, and nobody else would ever look at it."""
    crank.disk.append(Disk.UNSURE)
    assert crank.cashier.open(new_order()) == Failure(Code.PAYMENT_JOURNAL)
    crank.cashier._look_around()
    assert crank.until(is_over).state is OrderState.REVERSED
    assert not crank.counter.gateway.line.calls
    crank.opens(new_order())


def test_nothing_is_done_before_it_is_known_what_the_disk_has_taken(crank: Crank) -> None:
    """A refused order was closed in the journal: it must not be placed again."""
    gateway = crank.counter.gateway
    gateway.line.planned["place"] = [Mischief.RESTING]
    crank.opens(new_order())
    crank.disk.extend([Disk.UNSURE])  # the first write is "sent", the second what came of it
    crank.cashier._look_around()
    crank.until(is_over)
    assert gateway.papers == {}


# -- money after the close -------------------------------------------------------------------------


def test_late_money_of_the_insured_goes_back(crank: Crank) -> None:
    """What the insurance would need of the patient was dropped when the order was closed."""
    order = closed(crank, insured=True)
    assert crank.counter.gateway.pay(order.number, late=True)
    assert crank.until(is_over).state is OrderState.REVERSED
    assert net(crank, order) == 0
    assert not crank.counter.insurance.line.calls


def hasten_by_starts(crank: Crank, _order: Order) -> None:
    for _ in range(4):
        crank.restart()
        crank.counter.clock.advance(25)
        crank.cashier._look_around()
        due = crank.next()
        if due is not None and due.due <= crank.counter.clock.monotonic():
            crank.turn()


def hasten_by_wishes(crank: Crank, order: Order) -> None:
    for _ in range(4):
        wish(crank, order, StaffWish.REVERSE)
        crank.turn()


def hasten_by_giving_up(crank: Crank, order: Order) -> None:
    crank.cashier.give_up(order.number)


@pytest.mark.parametrize("hasten", [hasten_by_starts, hasten_by_wishes, hasten_by_giving_up])
def test_late_money_is_looked_for_as_late_as_ever(
    crank: Crank, hasten: Callable[[Crank, Order], None]
) -> None:
    order = closed(crank)
    hasten(crank, order)
    crank.counter.clock.advance(300)
    assert crank.counter.gateway.pay(order.number, late=True)
    assert crank.until(is_over).state is OrderState.SETTLED


# -- what was sent before arrives after all --------------------------------------------------------


def test_late_money_is_not_settled_while_a_reverse_may_still_arrive(crank: Crank) -> None:
    gateway = crank.counter.gateway
    gateway.line.planned["reverse"] = [Mischief.MUCH_LATER]
    order = closed(crank)
    assert gateway.pay(order.number, late=True)
    crank.turn()  # it is seen, and left alone
    gateway.line.arrive()
    assert crank.until(is_over).state is OrderState.REVERSED
    assert (gateway.papers[order.number].taken, net(crank, order)) == (1, 0)
    assert not crank.counter.hospital.balanced


def test_late_money_is_settled_once_no_reverse_can_arrive(crank: Crank) -> None:
    gateway = crank.counter.gateway
    gateway.line.planned["reverse"] = [Mischief.MUCH_LATER]
    order = closed(crank)
    assert gateway.pay(order.number, late=True)
    assert crank.until(is_over).state is OrderState.SETTLED
    gateway.line.arrive()
    assert net(crank, order) == 1


@pytest.mark.parametrize("way", [Way.SHOWN, Way.SCANNED])
def test_an_order_refused_for_its_bill_may_still_arrive_and_is_closed_for_that(
    crank: Crank, tmp_path: Path, way: Way
) -> None:
    """By then the other has let go of the bill, and a payment code that arrives is charged."""
    gateway, folder = crank.counter.gateway, tmp_path / "other"
    folder.mkdir()
    other = Crank(crank.counter, folder=folder, terminal="T08")
    gateway.line.planned["place"] = [Mischief.MUCH_LATER]
    order = crank.opens(new_order(way=way), CODE if way is Way.SCANNED else "")
    crank.turn()
    theirs = asked_for(other)
    end = crank.until(is_(OrderState.REVERSED))
    assert end.why is Code.PAYMENT_BILL_TAKEN
    gateway.expire(theirs.number)
    gateway.line.arrive()
    assert order.number in gateway.tombs
    assert not gateway.pay(order.number)


# -- staff ---------------------------------------------------------------------------------------


def test_what_the_hospital_may_have_is_not_given_back(crank: Crank) -> None:
    """It has it, and its answer was lost: staff cannot know."""
    order = asked_for(crank, "i1")
    crank.counter.hospital.line.planned["notify"] = [Mischief.LOST_AFTER]
    crank.counter.gateway.pay(order.number)
    crank.until(lambda one: one.told)
    wish(crank, order, StaffWish.REVERSE)
    assert crank.until(is_over).state is OrderState.SETTLED
    assert net(crank, order) == 1


def test_what_the_hospital_will_not_have_is_given_back_as_staff_want(crank: Crank) -> None:
    order = asked_for(crank, "i1")
    crank.counter.hospital.line.planned["notify"] = [Mischief.LOST_BEFORE]
    crank.counter.gateway.pay(order.number)
    crank.until(lambda one: one.told)
    crank.counter.hospital.cancel("i1")
    wish(crank, order, StaffWish.REVERSE)
    assert crank.until(is_over).state is OrderState.REVERSED
    assert net(crank, order) == 0


def test_a_wish_that_changes_nothing_leaves_whoever_is_paying_their_time(crank: Crank) -> None:
    order = asked_for(crank)
    wish(crank, order, StaffWish.SETTLE)
    crank.turn()
    crank.turn()
    crank.counter.gateway.pay(order.number)
    assert crank.until(is_over).state is OrderState.SETTLED


# -- not so soon ---------------------------------------------------------------------------------


def test_a_start_does_not_reverse_a_charge_any_sooner(crank: Crank) -> None:
    order = asked_for(crank, way=Way.SCANNED)
    charged = crank.counter.clock.monotonic()
    crank.restart()
    assert crank.cashier._state is CashierState.READY
    while not crank.counter.gateway.line.calls["reverse"]:
        crank.turn()
    assert order.channel is Channel.WECHAT
    assert crank.counter.clock.monotonic() - charged >= 15


def test_nor_does_a_hospital_that_refuses_at_once(crank: Crank) -> None:
    crank.counter.hospital.cancel("i1")
    order = asked_for(crank, "i1", way=Way.SCANNED)
    charged = crank.counter.clock.monotonic()
    crank.counter.gateway.pay(order.number)
    while not crank.counter.gateway.line.calls["reverse"]:
        crank.turn()
    assert crank.counter.clock.monotonic() - charged >= 15
