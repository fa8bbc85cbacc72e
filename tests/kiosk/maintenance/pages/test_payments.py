"""What the cashier's desk sees and has done at a terminal: over a real journal and the terminal's own cashier."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta

import pytest

from kiosk.clock import SystemClock
from kiosk.journal.database import Trouble
from kiosk.journal.opened import Journal
from kiosk.maintenance.pages.payment_history import _CAUSES, _SAYS
from kiosk.maintenance.pages.payment_notes import _TILL, CHANNELS
from kiosk.maintenance.pages.payment_outcomes import _REFUSED
from kiosk.maintenance.pages.payment_words import _STATES
from kiosk.maintenance.pages.payments import ROWS, PaymentsPage
from kiosk.maintenance.sheet import PageId, Task, Tone
from kiosk.payment.cashier import Cashier
from kiosk.payment.errands import Errands
from kiosk.payment.order import Cause, Order, OrderState
from kiosk.payment.port import Channel, GatewayState, Way
from kiosk.payment.progress import CashierState, Standing
from kiosk.payment.staff_orders import CHANGED, NO_SUCH, StaffOrders
from kiosk.payment.tools import wishes
from kiosk.reasons import Code, Failure
from tests.counter import Crank, Mischief, new_order
from tests.staff_orders import (
    AGAIN,
    ASK,
    BACK,
    PAID,
    UNPAID,
    page_over,
    paying,
    said,
    told_in_vain,
    with_staff,
)
from tests.staff_pages import Hand, choices, labels, read, row, rows, text, value


@dataclass
class Prompt:
    """A cashier whose threads have done all there is to do by the time that somebody looks."""

    crank: Crank

    @property
    def standing(self) -> Standing:
        return self.crank.cashier.standing

    def take_note(self, order: Order) -> None:
        self.crank.cashier.take_note(order)
        self.crank.to_the_end()


# -- the list ------------------------------------------------------------------------------------------


def test_open_orders_are_listed_with_amount_age_and_state(hand: Hand, crank: Crank) -> None:
    order = paying(crank)
    crank.counter.clock.advance(25 * 60)
    sheet = hand.sees()
    listed = row(sheet, "T07 ")
    assert listed.opens == order.number
    assert text(listed.label).replace(" ", "") == order.number
    assert text(listed.value) == "Waiting for the payer"
    assert text(listed.detail) == "¥100.03, begun 25 min ago"
    assert value(sheet, "Cash desk") == "Payments can be taken"


def test_what_is_at_its_end_is_not_listed_but_found_by_its_number(hand: Hand, crank: Crank) -> None:
    order = paying(crank)
    crank.counter.gateway.pay(order.number)
    crank.to_the_end()
    assert "No open payments" in read(hand.sees())
    typed = order.number.lower()
    for query in (typed, f"{typed[:3]} {typed[3:7]} {typed[7:]}", order.number[-6:]):
        found = row(hand.sees(query=query), "T07 ")
        assert (found.opens, text(found.value)) == (order.number, "Done: the hospital has it")
    assert "No order with this number" in read(hand.sees(query="T9999"))
    crank.counter.clock.advance(timedelta(days=3).total_seconds())
    assert row(hand.sees(query=order.number), "T07 ").opens == order.number
    assert [one.opens for one in rows(hand.sees(query=order.number[-6:])) if one.opens] == []


def test_a_long_list_is_in_parts(hand: Hand, crank: Crank) -> None:
    opened = [crank.opens(new_order(f"i{n}")).number for n in range(ROWS + 2)]
    first, second = hand.sees(), hand.sees(number=1)
    assert (first.count, second.count, second.number) == (2, 2, 1)
    listed = [one.opens for sheet in (first, second) for one in rows(sheet) if one.opens]
    assert listed == opened
    assert hand.sees(number=7).number == 1


def test_a_terminal_without_payments_says_so(crank: Crank) -> None:
    page = PaymentsPage(orders=None, clock=crank.counter.clock)
    hand = Hand(page, PageId.PAYMENTS)
    assert value(hand.sees(), "Cash desk") == "No payment system is set"
    assert hand.does(Task.REVERSE, "T07").said == Failure(Code.PAYMENTS_OFF)


# -- one order -----------------------------------------------------------------------------------------


def test_an_order_tells_what_happened_and_nothing_of_the_patient(hand: Hand, crank: Crank) -> None:
    order = with_staff(crank)
    sheet = hand.sees(order.number)
    told = read(sheet)
    assert value(sheet, "State") == "Needs staff"
    assert "refuses to give the money back" in text(row(sheet, "Why").detail)
    for words in (
        "Begun",
        "To be sent",
        "Paid",
        "Giving it back was refused",
        "WeChat Pay",
        "¥100.03",
    ):
        assert words in told
    assert value(sheet, "Transaction") == f"t-{order.number}"
    for secret in ("p1", "i1"):  # patient and bill
        assert secret not in told.replace(order.number, "")


def test_asking_the_gateway_is_told_with_its_time(hand: Hand, crank: Crank) -> None:
    order = paying(crank)
    crank.counter.gateway.pay(order.number)
    done = hand.takes(ASK, order.number)
    assert done.good
    told = row(hand.sees(order.number), "The payment system, at")
    assert (text(told.value), told.tone) == ("Paid", Tone.GOOD)
    assert text(told.detail) == f"¥100.03, transaction t-{order.number}"


@pytest.mark.parametrize(
    ("mischief", "words"),
    [(Mischief.LOST_BEFORE, "does not answer"), (Mischief.RESTING, "does not answer")],
)
def test_a_gateway_that_says_nothing_is_said_to(
    hand: Hand, crank: Crank, mischief: Mischief, words: str
) -> None:
    order = paying(crank)
    crank.counter.gateway.line.planned["query"] = [mischief]
    done = hand.takes(ASK, order.number)
    assert not done.good
    assert words in said(done)
    assert words in value(hand.sees(order.number), "The payment system, at")


def test_an_order_that_the_gateway_does_not_know(hand: Hand, crank: Crank) -> None:
    order = crank.opens(new_order())
    assert "does not know" in said(hand.takes(ASK, order.number))


def test_asking_hurries_a_cashier_that_waits(hand: Hand, crank: Crank) -> None:
    order = told_in_vain(crank)
    crank.counter.hospital.line.planned["notify"] = []
    waits = crank.hand(order.number)
    assert waits is not None
    assert waits.due > crank.counter.clock.monotonic() + 30
    hand.takes(ASK, order.number)
    hurried = crank.hand(order.number)
    assert hurried is not None
    assert hurried.due <= crank.counter.clock.monotonic()
    crank.turn()
    assert crank.order(order.number).state is OrderState.SETTLED


def test_an_order_that_nobody_has_is_said_so(hand: Hand) -> None:
    number = "T0720270115000001K"
    assert "no such order" in read(hand.sees(number))
    for task, argument in (
        (Task.QUERY_ORDER, number),
        (Task.REVERSE, number),
        (Task.HAND_OVER, number),
        (Task.SETTLE, f"{number} again"),
        (Task.SETTLE, f"{number} paid"),
    ):
        done = hand.does(task, argument)
        assert not done.good
        assert "no such order" in said(done)


# -- what is offered -------------------------------------------------------------------------------------


def test_what_is_offered_follows_the_cashiers_rules(hand: Hand, crank: Crank) -> None:
    order = crank.opens(new_order())
    assert labels(hand.sees(order.number)) == {ASK, BACK}
    crank.until(lambda one: one.state is OrderState.PAYING)
    assert labels(hand.sees(order.number)) == {ASK, BACK}
    crank.counter.gateway.pay(order.number)
    crank.until(lambda one: one.state is OrderState.PAID)
    assert labels(hand.sees(order.number)) == {ASK, BACK}
    crank.counter.hospital.line.planned["notify"] = [Mischief.LOST_BEFORE]
    crank.until(lambda _: crank.counter.hospital.line.calls["notify"] == 1)
    assert labels(hand.sees(order.number)) == {ASK}  # the hospital may have it
    crank.to_the_end()
    assert labels(hand.sees(order.number)) == {ASK}


def test_what_goes_back_is_not_stopped(hand: Hand, crank: Crank) -> None:
    order = paying(crank)
    crank.cashier.give_up(order.number)
    crank.until(lambda one: one.state is OrderState.REVERSING)
    assert labels(hand.sees(order.number)) == {ASK}
    assert "not stopped" in said(hand.does(Task.SETTLE, f"{order.number} again"))
    assert "not stopped" in said(hand.does(Task.HAND_OVER, order.number))


def test_whatever_cannot_be_taken_back_is_asked_about(hand: Hand, crank: Crank) -> None:
    order = with_staff(crank)
    sheet = hand.sees(order.number)
    assert labels(sheet) == {ASK, AGAIN, BACK, PAID, UNPAID}
    assert [one.task for one in choices(sheet) if one.sure is None] == [Task.QUERY_ORDER]


def test_where_nothing_was_to_be_paid_no_gateway_is_asked(hand: Hand, crank: Crank) -> None:
    order = crank.opens(new_order(way=Way.NOTHING, channel=Channel.NONE))
    assert ASK not in labels(hand.sees(order.number))


# -- what is done ----------------------------------------------------------------------------------------


def test_money_goes_back_by_the_terminals_own_cashier(hand: Hand, crank: Crank) -> None:
    order = paying(crank)
    crank.counter.gateway.pay(order.number)
    crank.until(lambda one: one.state is OrderState.PAID)
    done = hand.takes(BACK, order.number)
    assert done.good
    assert "at it" in said(done)
    assert "takes it up" in read(hand.sees(order.number))
    assert BACK not in labels(hand.sees(order.number))
    crank.to_the_end()
    assert crank.order(order.number).state is OrderState.REVERSED
    assert crank.counter.gateway.papers[order.number].net == 0
    history = read(hand.sees(order.number))
    assert "By staff: lin.0421 + wang.0007" in history


def test_what_needs_staff_is_tried_again_and_settled(hand: Hand, crank: Crank) -> None:
    order = with_staff(crank)
    assert hand.takes(AGAIN, order.number).good
    crank.to_the_end()
    assert crank.order(order.number).state is OrderState.SETTLED
    assert crank.counter.hospital.balanced == {"i1": order.number}


def test_the_cashier_has_it_in_hand_before_it_looks_around(hand: Hand, crank: Crank) -> None:
    order = with_staff(crank)
    assert crank.hand(order.number) is None
    hand.takes(AGAIN, order.number)
    assert crank.hand(order.number) is not None


@pytest.mark.parametrize(
    ("cancelled", "words"), [(set(), "Done: the hospital has it"), ({"i1"}, "otherwise")]
)
def test_what_becomes_of_it_at_once_is_told(crank: Crank, cancelled: set[str], words: str) -> None:
    order = with_staff(crank)
    crank.counter.hospital.cancelled = cancelled
    done = page_over(crank, Prompt(crank)).takes(AGAIN, order.number)
    assert done.good is not bool(cancelled)
    assert words in said(done)
    assert crank.order(order.number).resolved


def test_threads_of_a_running_cashier_take_it_up(crank: Crank) -> None:
    order = with_staff(crank)
    crank.stop()
    counter, journal, clock = crank.counter, Journal(crank.folder), SystemClock()
    cashier = Cashier(
        lambda: journal.orders("T07"),
        Errands(counter.gateway, counter.insurance, counter.hospital, clock),  # type: ignore[arg-type] # only `notify_paid` is asked of the hospital
        clock,
        crank.folder / "orders.lock",
        workers=2,
    )
    orders = StaffOrders(
        book=lambda: journal.orders("T07"), cashier=cashier, gateway=counter.gateway, clock=clock
    )
    cashier.start()
    try:
        page = PaymentsPage(orders=orders, clock=clock, wait_seconds=60)
        done = Hand(page, PageId.PAYMENTS).takes(AGAIN, order.number)
    finally:
        cashier.stop()
        journal.close()
    assert "Done: the hospital has it" in said(done)
    assert counter.hospital.balanced == {"i1": order.number}


@pytest.mark.parametrize(
    ("words", "state"), [(PAID, OrderState.SETTLED), (UNPAID, OrderState.REVERSED)]
)
def test_staff_note_what_the_desk_has_put_right(
    hand: Hand, crank: Crank, words: str, state: OrderState
) -> None:
    order = with_staff(crank)
    before = crank.counter.gateway.line.calls.copy()
    assert hand.takes(words, order.number).good
    after = crank.order(order.number)
    assert after.state is state
    events = crank.book.events(order.number)
    assert not isinstance(events, Trouble)
    assert (events[-1].cause, events[-1].staff) == (Cause.HANDED_OVER, "lin.0421 + wang.0007")
    assert crank.counter.gateway.line.calls == before  # it moves no money


def test_what_the_terminal_is_at_is_not_noted_by_hand(hand: Hand, crank: Crank) -> None:
    order = paying(crank)
    assert "still at it" in said(hand.does(Task.SETTLE, f"{order.number} paid"))
    assert crank.order(order.number).state is OrderState.PAYING


def test_what_does_not_open_is_closed_by_hand(hand: Hand, crank: Crank) -> None:
    order = paying(crank)
    with closing(sqlite3.connect(crank.folder / "orders.db")) as database, database:
        database.execute("UPDATE orders SET amount = 1")
    assert value(hand.sees(), "T07 ") == "Its record does not open"
    sheet = hand.sees(order.number)
    assert labels(sheet) == {PAID, UNPAID}
    assert "does not answer" not in read(sheet)
    assert hand.takes(UNPAID, order.number).good
    assert [one for one in rows(hand.sees()) if one.opens] == []


def test_money_of_a_closed_order_can_go_on_once_the_gateway_says_it_has_it(
    hand: Hand, crank: Crank
) -> None:
    order = paying(crank)
    crank.cashier.give_up(order.number)
    crank.to_the_end()
    assert labels(hand.sees(order.number)) == {ASK}
    assert crank.counter.gateway.pay(order.number, late=True)
    hand.takes(ASK, order.number)
    assert labels(hand.sees(order.number)) == {ASK, AGAIN, BACK}
    hand.takes(BACK, order.number)
    crank.to_the_end()
    assert crank.counter.gateway.papers[order.number].net == 0
    assert crank.order(order.number).state is OrderState.REVERSED


# -- words -----------------------------------------------------------------------------------------------


def test_nothing_is_without_words() -> None:
    assert set(_STATES) == set(OrderState)
    assert set(_CAUSES) == set(Cause)
    assert set(_SAYS) == set(GatewayState)
    assert set(_TILL) == set(CashierState)
    assert set(CHANNELS) == set(Channel)
    refusals = [one for one in vars(wishes).values() if isinstance(one, wishes.Refusal)]
    assert {one.result for one in (*refusals, CHANGED, NO_SUCH)} == set(_REFUSED)
