"""What comes after the money: hospital and insurance, staff, and starts with orders that are open."""

from __future__ import annotations

import pytest

from kiosk.payment.cashier import Cashier
from kiosk.payment.order import Cause, ClaimState, Order, OrderState, StaffWish
from kiosk.payment.port import Channel, GatewayState, Way
from kiosk.payment.progress import CashierState
from kiosk.reasons import Code, Failure
from tests.counter import Counterparts, Crank, Mischief, new_order
from tests.kiosk.payment.paying import CODE, causes, is_, pays

# -- the hospital, the insurance ----------------------------------------------------------------------


def test_a_hospital_that_is_silent_is_told_until_it_says_so(crank: Crank) -> None:
    crank.counter.hospital.line.planned["notify"] = [Mischief.LOST_AFTER] * 12
    order = crank.opens(new_order())
    assert pays(crank, order.number).state is OrderState.SETTLED
    assert causes(crank, order.number).count(Cause.TELLING_HOSPITAL) == 1


@pytest.mark.parametrize("insured", [False, True])
def test_what_the_hospital_will_not_have_goes_back_whole(crank: Crank, insured: bool) -> None:
    crank.counter.hospital.cancelled = {"i1"}
    order = crank.opens(new_order("i1", insured=insured))
    end = pays(crank, order.number)
    assert (end.state, end.why) == (OrderState.REVERSED, Code.BILL_CHANGED)
    assert crank.counter.gateway.papers[order.number].returned == 1
    assert not crank.counter.insurance.settled


def test_an_insurance_that_refuses_has_the_own_part_returned(crank: Crank) -> None:
    crank.counter.insurance.refuses = True
    order = crank.opens(new_order(insured=True))
    end = pays(crank, order.number)
    assert (end.state, end.why) == (OrderState.REVERSED, Code.INSURANCE_REFUSED)
    assert not crank.counter.hospital.balanced


def test_an_insurance_that_settles_otherwise_is_undone(crank: Crank) -> None:
    crank.counter.insurance.settles_otherwise = True
    order = crank.opens(new_order(insured=True))
    end = pays(crank, order.number)
    assert (end.state, end.why) == (OrderState.REVERSED, Code.INSURANCE_SUMS)
    assert not crank.counter.insurance.settled


@pytest.mark.parametrize("mischief", [Mischief.LOST_BEFORE, Mischief.LOST_AFTER, Mischief.LIE])
def test_an_unknown_settlement_is_corrected_by_its_msgid_and_done_again(
    crank: Crank, mischief: Mischief
) -> None:
    crank.counter.insurance.line.planned["settle"] = [mischief]
    order = crank.opens(new_order(insured=True))
    assert pays(crank, order.number).state is OrderState.SETTLED
    told = causes(crank, order.number)
    assert told.count(Cause.SETTLING_INSURANCE) == 2
    assert Cause.CORRECTING_INSURANCE in told
    assert crank.counter.insurance.history["b-i1"] == 1


def test_a_settlement_that_stays_unknown_goes_back(crank: Crank) -> None:
    crank.counter.insurance.line.planned["settle"] = [Mischief.LOST_AFTER] * 3
    order = crank.opens(new_order(insured=True))
    end = pays(crank, order.number)
    assert (end.state, end.why) == (OrderState.REVERSED, Code.INSURANCE_TIMEOUT)
    assert crank.counter.insurance.history["b-i1"] == 0


@pytest.mark.parametrize("mischief", [Mischief.LOST_BEFORE, Mischief.LOST_AFTER])
def test_an_unknown_way_back_is_corrected_and_done_again(crank: Crank, mischief: Mischief) -> None:
    crank.counter.hospital.cancelled = {"i1"}
    crank.counter.insurance.line.planned["reverse"] = [mischief]
    order = crank.opens(new_order("i1", insured=True))
    assert pays(crank, order.number).state is OrderState.REVERSED
    assert crank.counter.insurance.history["b-i1"] == 0
    assert not crank.counter.insurance.settled


def test_a_free_bill_that_the_hospital_will_not_have_is_undone_at_the_insurance(
    crank: Crank,
) -> None:
    crank.counter.hospital.cancelled = {"i1"}
    new = new_order("i1", way=Way.NOTHING, channel=Channel.NONE, insured=True)
    crank.opens(new)
    assert crank.until(lambda one: one.resolved).state is OrderState.REVERSED
    assert not crank.counter.insurance.settled


# -- staff ---------------------------------------------------------------------------------------------


def test_another_amount_than_was_asked_for_is_for_staff(crank: Crank) -> None:
    order = crank.opens(new_order())
    crank.until(is_(OrderState.PAYING))
    crank.counter.gateway.pay(order.number)
    crank.counter.gateway.amount_off[order.number] = 1
    end = crank.until(is_(OrderState.NEEDS_STAFF))
    assert end.why is Code.PAYMENT_AMOUNT_DIFFERS
    assert crank.hand(order.number) is None


@pytest.mark.parametrize(
    ("wish", "state"),
    [(StaffWish.REVERSE, OrderState.REVERSED), (StaffWish.SETTLE, OrderState.SETTLED)],
)
def test_staff_can_have_it_reversed_or_settled(
    crank: Crank, wish: StaffWish, state: OrderState
) -> None:
    crank.counter.hospital.cancelled = {"i1"}
    order = crank.opens(new_order("i1"))
    crank.until(is_(OrderState.PAYING))
    crank.counter.gateway.refuses = Code.PAYMENT_REVERSE_REFUSED
    crank.counter.gateway.pay(order.number)
    crank.until(is_(OrderState.NEEDS_STAFF))
    crank.counter.gateway.refuses = None
    crank.counter.hospital.cancelled = set()
    book = crank.journal.orders("T07")
    assert book is not None
    assert isinstance(book.wish(order.number, wish, staff="a-1", at=1), Order)
    crank.cashier._look_around()
    assert crank.until(lambda one: one.resolved).state is state


# -- starts --------------------------------------------------------------------------------------------


def test_what_was_not_sent_is_dropped_at_a_start(crank: Crank) -> None:
    order = crank.opens(new_order())
    crank.restart()
    assert crank.order(order.number).state is OrderState.REVERSED
    assert not crank.counter.gateway.line.calls


def test_whoever_pays_during_a_restart_has_paid(crank: Crank) -> None:
    order = crank.opens(new_order())
    crank.until(is_(OrderState.PAYING))
    crank.counter.gateway.pay(order.number)
    crank.restart()
    assert crank.until(lambda one: one.resolved).state is OrderState.SETTLED


def test_an_open_code_is_closed_at_a_start(crank: Crank) -> None:
    order = crank.opens(new_order())
    crank.until(is_(OrderState.PAYING))
    crank.restart()
    assert crank.until(lambda one: one.resolved).state is OrderState.REVERSED
    assert crank.counter.gateway.papers[order.number].state is GatewayState.CLOSED


def test_certificates_are_dropped_when_an_order_is_resolved(crank: Crank) -> None:
    order = crank.opens(new_order(insured=True))
    pays(crank, order.number)
    claim = crank.order(order.number).bills[0].claim
    assert claim is not None
    assert claim.state is ClaimState.SETTLED
    assert claim.certificate is None


def test_no_payments_before_what_is_open_has_been_picked_up(counter: Counterparts) -> None:
    journal = Crank(counter).journal
    cashier = Cashier(
        lambda: journal.orders("T07"),
        None,  # type: ignore[arg-type] # nothing is asked
        counter.clock,
        counter.folder / "other.lock",
    )
    assert cashier.open(new_order()) == Failure(Code.PAYMENTS_STARTING)
    assert cashier.standing.state is CashierState.STARTING


def test_a_session_that_is_over_leaves_no_payment_code(crank: Crank) -> None:
    order = crank.opens(new_order(way=Way.SCANNED), payment_code=CODE)
    crank.cashier.forget()
    hand = crank.hand(order.number)
    assert hand is not None
    assert hand.live is not None
    assert hand.live.payment_code == ""
