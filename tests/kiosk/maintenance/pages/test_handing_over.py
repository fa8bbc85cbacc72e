"""The desk takes a payment from the terminal: only what is certainly paid, and then the terminal stops."""

from __future__ import annotations

from dataclasses import replace

from kiosk.maintenance.sheet import Task
from kiosk.payment.order import OrderState
from kiosk.payment.tools.words import waits_for
from tests.counter import Crank
from tests.staff_orders import (
    AGAIN,
    ASK,
    BACK,
    OVER,
    PAID,
    UNPAID,
    paying,
    said,
    told_in_vain,
)
from tests.staff_pages import Hand, choices, labels, text, value


def test_what_is_paid_only_just_now_is_not_handed_over(hand: Hand, crank: Crank) -> None:
    order = paying(crank)
    crank.counter.gateway.pay(order.number)
    crank.until(lambda one: one.state is OrderState.PAID)
    assert OVER not in labels(hand.sees(order.number))
    assert "just now" in said(hand.does(Task.HAND_OVER, order.number))


def test_what_may_still_be_paid_is_not_handed_over(hand: Hand, crank: Crank) -> None:
    order = paying(crank)
    assert "not certain" in said(hand.does(Task.HAND_OVER, order.number))
    assert crank.order(order.number).state is OrderState.PAYING


def test_the_desk_takes_what_the_hospital_does_not_answer_and_the_terminal_stops(
    hand: Hand, crank: Crank
) -> None:
    order = told_in_vain(crank)
    assert hand.takes(OVER, order.number).good
    crank.to_the_end()  # there is one
    told = crank.counter.hospital.line.calls["notify"]
    crank.restart()
    crank.to_the_end()
    assert crank.counter.hospital.line.calls["notify"] == told
    assert crank.order(order.number).state is OrderState.NEEDS_STAFF
    assert crank.counter.gateway.papers[order.number].net == 1


def test_what_was_handed_over_says_so_and_warns_before_money_goes_back(
    hand: Hand, crank: Crank
) -> None:
    order = told_in_vain(crank)
    hand.takes(OVER, order.number)
    sheet = hand.sees(order.number)
    assert value(sheet, "State") == "Handed over to the desk"
    assert labels(sheet) == {ASK, AGAIN, BACK, PAID, UNPAID}
    (back,) = [one for one in choices(sheet) if one.task is Task.REVERSE]
    assert back.sure is not None
    assert "may have booked it" in text(back.sure)


def test_the_terminal_can_be_given_it_back(hand: Hand, crank: Crank) -> None:
    order = told_in_vain(crank)
    hand.takes(OVER, order.number)
    crank.to_the_end()
    crank.counter.hospital.line.planned["notify"] = []
    hand.takes(AGAIN, order.number)
    crank.to_the_end()
    assert crank.order(order.number).state is OrderState.SETTLED
    assert crank.counter.hospital.balanced == {"i1": order.number}


def test_a_worker_that_has_it_in_hand_lets_go_of_it(hand: Hand, crank: Crank) -> None:
    """It tells the hospital just then, which says nothing."""
    order = told_in_vain(crank)
    busy = crank.hand(order.number)
    assert busy is not None
    crank.cashier._working.add(order.number)
    hand.takes(OVER, order.number)
    crank.cashier._put_back(replace(busy, tries=busy.tries + 1))
    assert crank.hand(order.number) is None
    assert crank.cashier._noted == {}
    assert crank.order(order.number).state is OrderState.NEEDS_STAFF


def test_a_worker_that_was_quicker_is_not_overruled(hand: Hand, crank: Crank) -> None:
    order = told_in_vain(crank)
    stale = crank.order(order.number)
    crank.counter.hospital.line.planned["notify"] = []
    crank.to_the_end()
    crank.cashier.take_note(replace(stale, state=OrderState.NEEDS_STAFF))
    crank.to_the_end()
    assert crank.order(order.number).state is OrderState.SETTLED
    assert "hospital has it" in said(hand.does(Task.HAND_OVER, order.number))


def test_the_command_says_so_too(hand: Hand, crank: Crank) -> None:
    order = told_in_vain(crank)
    hand.takes(OVER, order.number)
    assert "desk has taken it" in waits_for(crank.order(order.number))
