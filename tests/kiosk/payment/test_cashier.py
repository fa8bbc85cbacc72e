"""Every order comes to its end: the ordinary ways, and where the gateway or the payer does not keep to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.payment.order import Cause, Order, OrderState
from kiosk.payment.port import Channel, GatewayState, Way
from kiosk.reasons import Code, Failure
from tests.counter import Crank, Mischief, new_order
from tests.kiosk.payment.paying import CODE, causes, is_, pays

# -- as it should be ---------------------------------------------------------------------------------


def test_a_shown_code_is_paid_and_the_hospital_told(crank: Crank) -> None:
    order = crank.opens(new_order("i1", "i2"))
    crank.until(is_(OrderState.PAYING))
    assert crank.progress[-1].code == f"weixin://{order.number}"
    end = pays_now(crank, order.number)
    assert end.state is OrderState.SETTLED
    assert crank.counter.hospital.balanced == {"i1": order.number, "i2": order.number}
    assert end.transaction == f"t-{order.number}"
    assert end.e_invoices[0].bill == "i1"
    assert causes(crank, order.number) == [
        Cause.CREATED,
        Cause.PLACING,
        Cause.PLACED,
        Cause.PAID,
        Cause.TELLING_HOSPITAL,
        Cause.SETTLED,
    ]


def pays_now(crank: Crank, number: str) -> Order:
    assert crank.counter.gateway.pay(number)
    return crank.until(lambda order: order.resolved)


def test_a_scanned_code_is_confirmed_on_the_phone(crank: Crank) -> None:
    order = crank.opens(new_order(way=Way.SCANNED), payment_code=CODE)
    crank.until(is_(OrderState.PAYING))
    assert crank.progress[-1].confirming
    assert pays_now(crank, order.number).state is OrderState.SETTLED


def test_the_polls_keep_to_the_guides(crank: Crank) -> None:
    crank.opens(new_order())
    crank.until(is_(OrderState.PAYING))
    clock, gateway = crank.counter.clock, crank.counter.gateway
    before, asked = clock.monotonic(), gateway.line.calls["query"]
    while clock.monotonic() < before + 60:
        crank.turn()
    assert 60 / 3 <= gateway.line.calls["query"] - asked <= 60 / 2 + 1


def test_where_the_insurance_pays_all_no_gateway_is_asked(crank: Crank) -> None:
    order = crank.opens(new_order(way=Way.NOTHING, channel=Channel.NONE))
    assert crank.until(lambda one: one.resolved).state is OrderState.SETTLED
    assert not crank.counter.gateway.line.calls
    assert Cause.NOTHING_TO_PAY in causes(crank, order.number)


def test_the_insurance_is_settled_after_the_money_and_before_the_hospital(crank: Crank) -> None:
    order = crank.opens(new_order("i1", "i2", insured=True))
    assert pays(crank, order.number).state is OrderState.SETTLED
    told = causes(crank, order.number)
    assert told.index(Cause.PAID) < told.index(Cause.SETTLING_INSURANCE)
    assert told.index(Cause.INSURANCE_SETTLED) < told.index(Cause.TELLING_HOSPITAL)
    assert set(crank.counter.insurance.settled) == {"b-i1", "b-i2"}


def test_a_bill_in_an_unresolved_order_gets_no_second_number(crank: Crank) -> None:
    crank.opens(new_order("i1", "i2"))
    assert crank.cashier.open(new_order("i2")) == Failure(Code.PAYMENT_BILL_TAKEN)


def test_the_number_is_in_the_journal_before_anything_is_sent(crank: Crank) -> None:
    order = crank.opens(new_order())
    assert crank.order(order.number).state is OrderState.CREATED
    assert not crank.counter.gateway.line.calls


# -- nobody pays -------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", [Way.SHOWN, Way.SCANNED])
def test_an_order_that_nobody_pays_is_closed_and_looked_up(crank: Crank, way: Way) -> None:
    order = crank.opens(new_order(way=way), payment_code=CODE if way is Way.SCANNED else "")
    began = crank.counter.clock.monotonic()
    end = crank.until(lambda one: one.resolved)
    lasted = crank.counter.clock.monotonic() - began
    assert end.state is OrderState.REVERSED
    assert end.why is Code.PAYMENT_NOT_MADE
    assert (180 if way is Way.SHOWN else 45) <= lasted <= (190 if way is Way.SHOWN else 65)
    told = causes(crank, order.number)
    assert Cause.TIME_OVER in told
    assert told[-2:] == [Cause.REVERSE_ANSWERED, Cause.REVERSED]


def test_a_scanned_wechat_order_is_not_reversed_within_fifteen_seconds(crank: Crank) -> None:
    order = crank.opens(new_order(way=Way.SCANNED), payment_code=CODE)
    crank.until(is_(OrderState.PAYING))
    began = crank.counter.clock.monotonic()
    crank.cashier.give_up(order.number)
    crank.until(lambda one: one.resolved)
    assert crank.counter.clock.monotonic() - began >= 15


def test_whoever_chooses_another_way_gets_the_order_closed_at_once(crank: Crank) -> None:
    order = crank.opens(new_order())
    crank.until(is_(OrderState.PAYING))
    crank.cashier.give_up(order.number)
    assert crank.until(lambda one: one.resolved).state is OrderState.REVERSED
    assert crank.counter.gateway.papers[order.number].state is GatewayState.CLOSED
    again = crank.opens(new_order())
    assert again.number != order.number


def test_whoever_paid_just_before_giving_up_has_paid(crank: Crank) -> None:
    order = crank.opens(new_order())
    crank.until(is_(OrderState.PAYING))
    crank.counter.gateway.pay(order.number)
    crank.cashier.give_up(order.number)
    assert crank.until(lambda one: one.resolved).state is OrderState.SETTLED


@pytest.mark.parametrize(
    "code", [Code.PAYMENT_FUNDS, Code.PAYMENT_CODE_REFUSED, Code.PAYMENT_REFUSED]
)
def test_what_the_gateway_refuses_has_moved_nothing(crank: Crank, code: Code) -> None:
    crank.counter.gateway.refuses = code
    crank.opens(new_order())
    end = crank.until(lambda one: one.resolved)
    assert (end.state, end.why) == (OrderState.REVERSED, code)


def test_a_bill_that_another_terminal_is_paying_is_not_taken(crank: Crank, tmp_path: Path) -> None:
    other_folder = tmp_path / "other"
    other_folder.mkdir()
    other = Crank(crank.counter, folder=other_folder, terminal="T08")
    crank.opens(new_order("i1"))
    crank.until(is_(OrderState.PAYING))
    late = other.opens(new_order("i1"))
    end = other.until(lambda one: one.number == late.number and one.resolved)
    assert end.why is Code.PAYMENT_BILL_TAKEN


# -- answers are lost ---------------------------------------------------------------------------------


@pytest.mark.parametrize("mischief", [Mischief.LOST_BEFORE, Mischief.LOST_AFTER, Mischief.TWICE])
@pytest.mark.parametrize("name", ["place", "query", "reverse"])
@pytest.mark.parametrize("paid", [False, True])
def test_a_lost_answer_of_the_gateway_changes_nothing(
    crank: Crank, mischief: Mischief, name: str, paid: bool
) -> None:
    crank.counter.gateway.line.planned[name] = [mischief]
    order = crank.opens(new_order())
    if paid:
        assert pays(crank, order.number).state is OrderState.SETTLED
    else:
        assert crank.until(lambda one: one.resolved).state is OrderState.REVERSED
    paper = crank.counter.gateway.papers[order.number]
    assert (paper.taken, paper.returned) == (int(paid), 0)


def test_an_order_that_never_arrived_is_closed_so_that_it_cannot_arrive_later(
    crank: Crank,
) -> None:
    gateway = crank.counter.gateway
    gateway.line.planned["place"] = [Mischief.LOST_BEFORE] * 3
    order = crank.opens(new_order())
    assert crank.until(lambda one: one.resolved).state is OrderState.REVERSED
    assert order.number in gateway.tombs


def test_a_gateway_that_is_silent_for_long_settles_what_was_paid(crank: Crank) -> None:
    order = crank.opens(new_order())
    crank.until(is_(OrderState.PAYING))
    crank.counter.gateway.pay(order.number)
    crank.counter.gateway.line.planned["query"] = [Mischief.LOST_BEFORE] * 7
    assert crank.until(lambda one: one.resolved).state is OrderState.SETTLED


def test_a_reverse_is_repeated_until_it_is_done(crank: Crank) -> None:
    crank.counter.gateway.reverses_needed = 4
    order = crank.opens(new_order())
    crank.until(is_(OrderState.PAYING))
    crank.cashier.give_up(order.number)
    crank.until(lambda one: one.resolved)
    assert crank.counter.gateway.line.calls["reverse"] == 4


def test_what_was_tried_often_at_the_glass_does_not_wait_the_longer(crank: Crank) -> None:
    order = crank.opens(new_order())
    crank.until(is_(OrderState.PAYING))
    crank.cashier.give_up(order.number)
    crank.until(is_(OrderState.REVERSING))
    live = crank.hand(order.number)
    assert live is not None
    assert live.live is not None
    crank.counter.gateway.line.planned["reverse"] = [Mischief.LOST_BEFORE] * 99
    while crank.counter.clock.monotonic() < live.live.until:
        crank.turn()
    assert crank.counter.gateway.line.calls["reverse"] > 5
    waits = crank.hand(order.number)
    assert waits is not None
    assert waits.due - crank.counter.clock.monotonic() <= crank.pace.first_retry


def test_a_gateway_that_is_back_is_asked_at_once_for_all_that_waits(crank: Crank) -> None:
    order = crank.opens(new_order())
    crank.until(is_(OrderState.PAYING))
    crank.cashier.give_up(order.number)
    crank.counter.gateway.line.planned["reverse"] = [Mischief.LOST_BEFORE] * 99
    crank.until(is_(OrderState.REVERSING))
    waits = crank.hand(order.number)
    while waits is not None and waits.due - crank.counter.clock.monotonic() <= 60:
        crank.turn()
        waits = crank.hand(order.number)
    crank.counter.gateway.line.planned["reverse"] = []
    crank.cashier.answers_again()
    hurried = crank.hand(order.number)
    assert hurried is not None
    assert hurried.due <= crank.counter.clock.monotonic()
    assert crank.until(lambda one: one.resolved).state is OrderState.REVERSED


def test_an_order_that_a_gateway_which_is_back_does_not_know_is_closed_soon(crank: Crank) -> None:
    line = crank.counter.gateway.line
    for call in ("place", "query"):
        line.planned[call] = [Mischief.LOST_BEFORE] * 99
    order = crank.opens(new_order())
    waits = crank.hand(order.number)
    while waits is not None and waits.due - crank.counter.clock.monotonic() <= 20:
        crank.turn()
        waits = crank.hand(order.number)
    assert crank.order(order.number).state is OrderState.UNKNOWN
    line.planned.clear()
    crank.turn()
    answered = crank.counter.clock.monotonic()
    assert crank.until(lambda one: one.resolved).state is OrderState.REVERSED
    soon = crank.pace.first_retry + crank.pace.verify_after
    assert crank.counter.clock.monotonic() - answered <= soon


def test_a_reverse_that_is_reported_wrongly_is_done_again(crank: Crank) -> None:
    gateway = crank.counter.gateway
    order = crank.opens(new_order())
    crank.until(is_(OrderState.PAYING))
    crank.cashier.give_up(order.number)
    crank.until(lambda one: Cause.REVERSE_ANSWERED in causes(crank, one.number))
    gateway.papers[order.number].state = GatewayState.OPEN
    end = crank.until(lambda one: one.resolved)
    assert end.state is OrderState.REVERSED
    assert end.contradictions == 1
    assert gateway.papers[order.number].state is GatewayState.CLOSED


def test_a_gateway_that_keeps_contradicting_itself_is_for_staff(crank: Crank) -> None:
    gateway = crank.counter.gateway
    order = crank.opens(new_order())
    crank.until(is_(OrderState.PAYING))
    crank.cashier.give_up(order.number)
    gateway.line.choose = lambda name: Mischief.LIE if name == "query" else Mischief.NONE
    end = crank.until(is_(OrderState.NEEDS_STAFF))
    assert end.why is Code.PAYMENT_CONTRADICTION


# -- late money ----------------------------------------------------------------------------------------


def closed(crank: Crank) -> Order:
    order = crank.opens(new_order())
    crank.until(is_(OrderState.PAYING))
    crank.cashier.give_up(order.number)
    return crank.until(lambda one: one.resolved)


def test_money_that_arrives_after_the_close_is_settled(crank: Crank) -> None:
    order = closed(crank)
    assert crank.counter.gateway.pay(order.number, late=True)
    assert crank.until(is_(OrderState.SETTLED)).number == order.number
    assert Cause.PAID_LATE in causes(crank, order.number)


def test_late_money_for_a_bill_that_was_paid_otherwise_goes_back(crank: Crank) -> None:
    order = closed(crank)
    again = crank.opens(new_order())
    assert pays(crank, again.number).state is OrderState.SETTLED
    paper = crank.counter.gateway.papers[order.number]
    paper.state, paper.taken = GatewayState.PAID, 1
    crank.to_the_end()
    assert crank.order(order.number).state is OrderState.REVERSED
    assert (paper.taken, paper.returned) == (1, 1)
    assert crank.counter.hospital.balanced == {"i1": again.number}


def test_late_money_is_found_after_a_restart_too(crank: Crank) -> None:
    order = closed(crank)
    crank.restart()
    assert crank.counter.gateway.pay(order.number, late=True)
    assert crank.until(is_(OrderState.SETTLED)).number == order.number
