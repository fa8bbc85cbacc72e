"""What staff want is done, and whatever they want: the hospital has it, or the patient, never both."""

from __future__ import annotations

import pytest

from kiosk.insurance.port import InsuranceAnswer
from kiosk.payment.order import Order, OrderState, StaffWish
from kiosk.payment.port import GatewayState, Way
from kiosk.payment.tools import wishes
from kiosk.reasons import Code, Failure
from tests.counter import Crank, Mischief, new_order
from tests.kiosk.payment.paying import CODE


def wish(crank: Crank, order: Order, what: StaffWish) -> None:
    book = crank.journal.orders("T07")
    assert book is not None
    assert isinstance(book.wish(order.number, what, staff="a-1", at=1), Order)
    crank.cashier._look_around()


def asked_for(crank: Crank, *bills: str, insured: bool = False, way: Way = Way.SHOWN) -> Order:
    """The gateway has the order, and waits for the payer."""
    code = CODE if way is Way.SCANNED else ""
    order = crank.opens(new_order(*bills or ("i1",), insured=insured, way=way), payment_code=code)
    return crank.until(lambda one: one.number == order.number and one.state is OrderState.PAYING)


def with_staff(crank: Crank, *, insured: bool = False) -> Order:
    """Paid; the hospital would not have it, the gateway not give it back. By now both would."""
    order = asked_for(crank, insured=insured)
    crank.counter.hospital.cancelled = {"i1"}
    crank.counter.gateway.refuses = Code.PAYMENT_REVERSE_REFUSED
    crank.counter.gateway.pay(order.number)
    crank.until(lambda one: one.state is OrderState.NEEDS_STAFF)
    crank.counter.gateway.refuses = None
    crank.counter.hospital.cancelled = set()
    return order


def with_staff_for_the_insurance(crank: Crank, monkeypatch: pytest.MonkeyPatch) -> Order:
    """Paid and settled; the hospital would not have it, the insurance not cancel. By now it would."""
    order = asked_for(crank, insured=True)
    crank.counter.hospital.cancelled = {"i1"}
    refused = InsuranceAnswer(Failure(Code.INSURANCE_REFUSED, {"words": "未受理。"}))
    crank.counter.gateway.pay(order.number)
    with monkeypatch.context() as patched:
        patched.setattr(crank.counter.insurance, "reverse", lambda *_: refused)
        crank.until(lambda one: one.state is OrderState.NEEDS_STAFF)
    return order


def gone_at_the_gateway(crank: Crank, order: Order, state: GatewayState) -> None:
    """Meanwhile its operator has put it right by hand."""
    paper = crank.counter.gateway.papers[order.number]
    if state is GatewayState.CLOSED:
        paper.taken = 0
    if state is GatewayState.REVERSED:
        paper.returned = 1
    paper.state = state


def agree(crank: Crank, order: Order) -> None:
    """The hospital has it and the gateway keeps the money, or neither; so with the insurance."""
    counter = crank.counter
    paper = counter.gateway.papers[order.number]
    in_hospital = order.number in counter.hospital.balanced.values()
    assert paper.taken - paper.returned == int(in_hospital)
    end = OrderState.SETTLED if in_hospital else OrderState.REVERSED
    assert crank.order(order.number).state is end
    if any(bill.claim for bill in order.bills):
        assert bool(counter.insurance.settled) is in_hospital


# -- with staff --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("insured", [False, True])
@pytest.mark.parametrize("what", list(StaffWish))
@pytest.mark.parametrize("state", [GatewayState.PAID, GatewayState.CLOSED, GatewayState.REVERSED])
def test_what_needs_staff_ends_as_the_gateway_has_it(
    crank: Crank, what: StaffWish, state: GatewayState, insured: bool
) -> None:
    order = with_staff(crank, insured=insured)
    gone_at_the_gateway(crank, order, state)
    wish(crank, order, what)
    crank.to_the_end()
    agree(crank, order)
    # The insurance's part was cancelled before: nothing goes forward from there.
    settles = what is StaffWish.SETTLE and state is GatewayState.PAID and not insured
    assert (crank.order(order.number).state is OrderState.SETTLED) is settles


@pytest.mark.parametrize("what", list(StaffWish))
@pytest.mark.parametrize("state", [GatewayState.PAID, GatewayState.CLOSED, GatewayState.REVERSED])
def test_what_the_insurance_would_not_cancel_is_cancelled_in_the_end(
    crank: Crank, monkeypatch: pytest.MonkeyPatch, what: StaffWish, state: GatewayState
) -> None:
    order = with_staff_for_the_insurance(crank, monkeypatch)
    gone_at_the_gateway(crank, order, state)
    wish(crank, order, what)
    crank.to_the_end()
    agree(crank, order)


def test_a_reverse_that_is_refused_again_needs_staff_again(crank: Crank) -> None:
    order = with_staff(crank)
    crank.counter.gateway.refuses = Code.PAYMENT_REVERSE_REFUSED
    wish(crank, order, StaffWish.REVERSE)
    crank.to_the_end()
    after = crank.order(order.number)
    assert (after.state, after.why) == (OrderState.NEEDS_STAFF, Code.PAYMENT_REVERSE_REFUSED)


def test_what_the_hospital_still_will_not_have_goes_back_though_staff_would_settle_it(
    crank: Crank,
) -> None:
    order = with_staff(crank)
    crank.counter.hospital.cancelled = {"i1"}
    wish(crank, order, StaffWish.SETTLE)
    crank.to_the_end()
    agree(crank, order)


def test_what_was_paid_is_not_reversed_for_want_of_an_answer_when_staff_would_settle_it(
    crank: Crank,
) -> None:
    order = with_staff(crank)
    crank.counter.gateway.line.planned["query"] = [Mischief.LOST_BEFORE] * 30
    wish(crank, order, StaffWish.SETTLE)
    crank.to_the_end()
    assert crank.order(order.number).state is OrderState.SETTLED


# -- while it is under way -----------------------------------------------------------------------------------


@pytest.mark.parametrize("insured", [False, True])
def test_what_is_paid_and_told_to_nobody_goes_back(crank: Crank, insured: bool) -> None:
    order = asked_for(crank, insured=insured)
    crank.counter.gateway.pay(order.number)
    crank.until(lambda one: one.state is OrderState.PAID)
    wish(crank, order, StaffWish.REVERSE)
    crank.to_the_end()
    agree(crank, order)
    assert crank.order(order.number).state is OrderState.REVERSED


@pytest.mark.parametrize("insured", [False, True])
@pytest.mark.parametrize("mischief", [Mischief.LOST_BEFORE, Mischief.LOST_AFTER])
def test_what_the_hospital_may_have_does_not_go_back(
    crank: Crank, insured: bool, mischief: Mischief
) -> None:
    order = asked_for(crank, insured=insured)
    crank.counter.gateway.pay(order.number)
    crank.counter.hospital.line.planned["notify"] = [mischief] * 3
    crank.until(lambda _: crank.counter.hospital.line.calls["notify"] == 1)
    wish(crank, order, StaffWish.REVERSE)
    crank.to_the_end()
    agree(crank, order)


def test_a_code_on_the_screen_is_closed(crank: Crank) -> None:
    order = asked_for(crank)
    wish(crank, order, StaffWish.REVERSE)
    crank.to_the_end()
    agree(crank, order)
    assert crank.counter.gateway.papers[order.number].state is GatewayState.CLOSED


def test_whoever_is_paying_goes_on_when_staff_would_have_it_settled(crank: Crank) -> None:
    order = asked_for(crank)
    wish(crank, order, StaffWish.SETTLE)
    for _ in range(3):
        crank.turn()
    hand = crank.hand(order.number)
    assert hand is not None
    assert hand.live is not None
    assert hand.code
    crank.counter.gateway.pay(order.number)
    crank.to_the_end()
    assert crank.order(order.number).state is OrderState.SETTLED


def test_staff_do_not_reverse_a_scanned_wechat_order_within_fifteen_seconds(crank: Crank) -> None:
    order = asked_for(crank, way=Way.SCANNED)
    began = crank.counter.clock.monotonic()
    wish(crank, order, StaffWish.REVERSE)
    crank.until(lambda _: crank.counter.gateway.line.calls["reverse"] > 0)
    assert crank.counter.clock.monotonic() - began >= 15
    crank.to_the_end()
    agree(crank, order)


# -- late money ------------------------------------------------------------------------------------------------


def never_paid(crank: Crank, bill: str, *, insured: bool = False) -> Order:
    order = asked_for(crank, bill, insured=insured)
    crank.cashier.give_up(order.number)
    return crank.until(lambda one: one.resolved)


def test_late_money_of_an_insured_order_goes_back_for_its_voucher_is_gone(crank: Crank) -> None:
    order = never_paid(crank, "i1", insured=True)
    assert crank.counter.gateway.pay(order.number, late=True)
    crank.to_the_end()
    agree(crank, order)


def test_what_went_back_is_not_settled_by_a_gateway_that_says_paid_once_more(
    crank: Crank,
) -> None:
    order = asked_for(crank)
    crank.cashier.give_up(order.number)
    crank.until(lambda one: one.state is OrderState.REVERSING)
    gateway = crank.counter.gateway
    gateway.pay(order.number)
    crank.until(lambda one: one.resolved)
    paper = gateway.papers[order.number]
    assert paper.state is GatewayState.REVERSED
    paper.state = GatewayState.PAID
    crank.until(lambda one: not one.resolved)
    paper.state = GatewayState.REVERSED
    crank.to_the_end()
    agree(crank, order)


@pytest.mark.parametrize(
    ("what", "insured"),
    [(StaffWish.REVERSE, False), (StaffWish.REVERSE, True), (StaffWish.SETTLE, False)],
)
def test_money_that_came_after_the_last_look_is_looked_for_once_more(
    crank: Crank, what: StaffWish, insured: bool
) -> None:
    order = never_paid(crank, "i1", insured=insured)
    crank.to_the_end()
    assert crank.counter.gateway.pay(order.number, late=True)
    closed, book = crank.order(order.number), crank.journal.orders("T07")
    assert book is not None
    assert wishes.refusal(closed, what, by_hand=False) is None
    again = wishes.opened_again(closed, what)
    assert isinstance(book.change(again, wishes.CAUSES[what], at=1, staff="a-1"), Order)
    crank.cashier._look_around()
    crank.to_the_end()
    agree(crank, order)
    assert crank.order(order.number).state is wishes.ENDS[what]
