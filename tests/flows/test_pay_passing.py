"""缴费 where things come late, early, twice or not at all: what the patient sees stays true."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.audit.catalogue import Fingerprint
from kiosk.bills import Split
from kiosk.devices import CameraState
from kiosk.domain import QueuePlace
from kiosk.money import Fen
from kiosk.payment.order import Order, OrderState
from kiosk.payment.progress import Progress
from kiosk.reasons import Code, Failure
from kiosk.session.effects import (
    FindBills,
    GiveUpOrder,
    JudgeCode,
    OpenOrder,
    PrintSlip,
    PrintTicket,
    Record,
)
from kiosk.session.events import (
    CameraChanged,
    CodeJudged,
    CodeSeen,
    Crashed,
    EffectFailed,
    Errand,
    QueueFound,
    SignInDone,
)
from kiosk.session.pay_events import BillsFound, OrderChanged, OrderOpened
from kiosk.session.pay_screens import (
    Bills,
    Paid,
    Paying,
    PayPhase,
    PayReturned,
    PayUnknown,
    PayWait,
    PayWays,
)
from kiosk.session.screens import Action, Refused, SignedIn, TicketState
from kiosk.slips import OpenPaymentSlip
from tests.flows.till import BLOOD, SALVE, WECHAT, Till, pays, till

__all__ = ["pays", "till"]
SILENT = Failure(Code.HOSPITAL_TIMEOUT)


def test_bills_read_ahead_that_do_not_come_are_not_the_sign_ins_failure(pays: Any) -> None:
    pays.is_offered().taps(Action.SIGN_IN, pays.cardiology.id)
    pays.happens(EffectFailed(pays.session, SILENT, Errand.BILLS))
    pays.happens(SignInDone(pays.session, pays.visit)).sees(SignedIn)


def test_bills_asked_for_twice_that_do_not_come_once(pays: Any) -> None:
    pays.is_offered().taps(Action.PAY)
    pays.happens(EffectFailed(pays.session, SILENT, Errand.BILLS))
    pays.happens(BillsFound(pays.session, (BLOOD,))).sees(Bills)


def test_bills_read_ahead_are_neither_the_quotes_nor_the_orders_failure(till: Till) -> None:
    walk = till.walk
    till.sees_bills()
    walk.taps(Action.PAY_CHOSEN)
    walk.happens(EffectFailed(walk.session, SILENT, Errand.BILLS)).sees(PayWait)
    walk.happens(EffectFailed(walk.session, Failure(Code.INSURANCE_SUMS), Errand.QUOTE))
    walk.effects.clear()
    till.is_quoted()
    new = walk.taps(Action.PAY_BY, "wechat").asked(OpenOrder).order
    walk.happens(EffectFailed(walk.session, SILENT, Errand.BILLS)).sees(Paying)
    till.is_ordered(new)
    till.stands(OrderState.SETTLED, left=None, paid_at=1).sees(Paid)


@pytest.mark.parametrize("scanned", [False, True])
def test_a_gateway_that_falls_silent_leaves_nobody_before_a_code_that_is_over(
    till: Till, scanned: bool
) -> None:
    walk = till.walk
    till.is_paying()
    if scanned:
        till.stands(OrderState.PAYING, left=50, confirming=True)
    walk.passes(51 if scanned else 181)
    screen = walk.sees(Paying)
    assert (screen.phase, screen.code) == (PayPhase.CLOSING, "")
    assert till.order is not None
    walk.happens(OrderChanged(Progress(till.order, "weixin://x", silent=True, until=walk.seconds)))
    assert walk.sees(Paying).phase is PayPhase.CLOSING
    walk.passes(41).sees(PayUnknown)
    assert isinstance(walk.asked(PrintSlip).slip, OpenPaymentSlip)


def test_an_order_that_the_disk_took_late_is_shown_to_whoever_is_still_there(till: Till) -> None:
    till.sees_bills()
    till.is_quoted()
    walk = till.walk.happens(CodeSeen(WECHAT), CodeSeen(WECHAT))
    new = walk.asked(OpenOrder).order
    walk.passes(16).sees(PayWays)
    till.is_ordered(new)
    walk.sees(Paying)
    till.stands(OrderState.SETTLED, left=None, paid_at=1).sees(Paid)


def test_an_order_that_was_refused_before_the_journals_answer_came_stays_refused(
    till: Till,
) -> None:
    till.sees_bills()
    till.is_quoted()
    walk = till.walk
    new = walk.taps(Action.PAY_BY, "wechat").asked(OpenOrder).order
    opened = Order("T1", 1, OrderState.CREATED, 1, new.patient, new.way, new.channel, new.bills)
    refused = replace(opened, state=OrderState.REVERSED, why=Code.PAYMENT_RESTING)
    walk.happens(OrderChanged(Progress(refused, until=walk.seconds + 20)))
    assert walk.sees(PayWays).trouble == Failure(Code.PAYMENT_RESTING)
    walk.happens(OrderOpened(walk.session, opened)).sees(PayWays)
    assert walk.asked_nothing(GiveUpOrder)


@pytest.mark.parametrize("left", [False, True])
def test_an_order_that_the_disk_took_late_is_closed_if_nobody_waits_for_it(
    till: Till, left: bool
) -> None:
    till.sees_bills()
    till.is_quoted()
    walk, session = till.walk, till.walk.session
    new = walk.taps(Action.PAY_BY, "wechat").asked(OpenOrder).order
    walk.passes(16).taps(Action.FINISH if left else Action.BACK)
    late = Order("T1", 1, OrderState.CREATED, 1, new.patient, new.way, new.channel, new.bills)
    assert walk.happens(OrderOpened(session, late)).asked(GiveUpOrder).number == "T1"


def test_the_look_for_late_money_of_an_order_before_is_not_this_ones_end(till: Till) -> None:
    till.is_paying()
    walk = till.walk
    till.stands(OrderState.REVERSED, why=Code.PAYMENT_FUNDS).sees(PayWays)
    before = till.order
    assert before is not None
    walk.taps(Action.PAY_BY, "alipay")
    walk.happens(OrderChanged(Progress(before, until=walk.seconds + 100))).sees(Paying)


def _holds_up(walk: Any, text: str, times: int = 4) -> None:
    for _ in range(times):
        walk.passes(0.25).happens(CodeSeen(text))
        asked = [effect for effect in walk.effects if isinstance(effect, JudgeCode)]
        walk.effects = [effect for effect in walk.effects if not isinstance(effect, JudgeCode)]
        for effect in asked:
            walk.happens(CodeJudged(effect.session, walk.judged(effect.text)))


def test_a_payment_code_that_is_held_up_early_is_taken_when_it_is_wanted(till: Till) -> None:
    till.sees_bills()
    till.walk.effects.clear()
    _holds_up(till.walk, WECHAT)
    till.walk.sees(Bills)
    till.is_quoted()
    _holds_up(till.walk, WECHAT)
    till.walk.asked(OpenOrder)


def test_the_payment_code_still_in_the_hand_does_not_end_the_receipt(till: Till) -> None:
    till.is_paid()
    walk = till.walk
    walk.comes_out()
    walk.effects.clear()
    _holds_up(walk, WECHAT)
    walk.sees(Paid)


def test_a_fault_in_the_middle_of_a_payment_says_not_to_pay_again(till: Till) -> None:
    till.is_paying()
    walk = till.walk
    walk.effects.clear()
    walk.happens(Crashed(Fingerprint("kiosk.x:1")))
    assert walk.sees(Refused).failure == Failure(Code.PAYMENT_CONTRADICTION)
    slip = walk.asked(PrintSlip).slip
    assert isinstance(slip, OpenPaymentSlip)
    assert slip.order == "T0720270115000001X"
    assert walk.kiosk.person is None
    walk.happens(Crashed(Fingerprint("kiosk.x:1")))
    assert walk.asked_nothing(PrintSlip)


def test_what_the_insurance_refuses_of_a_free_bill_can_be_put_into_words(till: Till) -> None:
    till.sees_bills(BLOOD)
    till.is_quoted(split=Split(Fen(8_550), Fen(8_000), Fen(550), Fen(0)))
    till.orders("none")
    screen = till.stands(OrderState.REVERSED, left=None, why=Code.INSURANCE_REFUSED, paid_at=1)
    trouble = screen.sees(PayWays).trouble
    assert trouble is not None
    assert set(trouble.facts) == set(trouble.reason.facts)


def test_the_queue_ticket_comes_before_paying(pays: Any) -> None:
    pays.has_arrived().happens(BillsFound(pays.session, (BLOOD,)))
    assert pays.sees(SignedIn).dues is None
    pays.taps(Action.PAY).sees(SignedIn)
    pays.happens(QueueFound(pays.session, pays.visit.id, QueuePlace())).asked(PrintTicket)
    pays.taps(Action.PAY).sees(SignedIn)
    pays.comes_out()
    pays.taps(Action.PAY).sees(Bills)
    assert pays.taps(Action.BACK).sees(SignedIn).ticket is TicketState.TAKE


def test_a_bill_that_no_longer_adds_up_is_not_chosen_any_more(till: Till) -> None:
    till.sees_bills()
    walk = till.walk.taps(Action.PAY_CHOSEN)
    walk.happens(EffectFailed(walk.session, Failure(Code.BILL_CHANGED), Errand.QUOTE))
    walk.asked(FindBills)
    walk.happens(BillsFound(walk.session, (BLOOD, replace(SALVE, total=Fen(4_000)))))
    assert (walk.sees(Bills).total, walk.sees(Bills).chosen) == ("85.50", 1)


@pytest.mark.parametrize("told", [False, True])
def test_money_that_cannot_be_given_back_is_not_said_to_be_on_its_way(
    till: Till, told: bool
) -> None:
    till.is_paying()
    till.stands(OrderState.PAID, left=None, paid_at=1)
    if told:
        till.walk.passes(7).sees(Paid)
    else:
        till.stands(OrderState.REVERSING, left=None, going_back=True, why=Code.BILL_CHANGED)
        till.walk.passes(16).sees(PayReturned)
    till.stands(OrderState.NEEDS_STAFF, left=None, why=Code.PAYMENT_REVERSE_REFUSED)
    till.walk.sees(PayUnknown)


@pytest.mark.parametrize(
    "why", [Code.PAYMENT_NOT_MADE, Code.INSURANCE_SUMS, Code.INSURANCE_TIMEOUT]
)
def test_who_gets_money_back_is_not_told_that_nothing_was_paid(till: Till, why: Code) -> None:
    till.is_paying()
    till.stands(OrderState.REVERSED, left=None, paid_at=1, why=why)
    assert "othing has been paid" not in till.walk.sees(PayReturned).why.reason.advice


def test_an_order_ends_once_in_the_log(till: Till) -> None:
    till.is_paying()
    till.stands(OrderState.REVERSED, left=None, why=Code.PAYMENT_NOT_MADE)
    till.walk.effects.clear()
    assert till.order is not None
    till.walk.happens(OrderChanged(Progress(till.order, silent=True, news=False)))
    assert till.walk.asked_nothing(Record)


def test_no_payment_code_is_asked_for_by_a_camera_that_is_gone(till: Till) -> None:
    till.sees_bills()
    till.walk.happens(CameraChanged(CameraState.ABSENT))
    screen = till.is_quoted()
    assert not screen.scans
    assert screen.channels
