"""缴费, from the choice of a way to the receipt."""

from __future__ import annotations

import pytest

from kiosk.bills import EInvoice, Split
from kiosk.devices import PrinterState, TicketOutcome
from kiosk.money import Fen
from kiosk.payment.order import OrderState
from kiosk.payment.port import Channel, Way
from kiosk.reasons import Code, Failure
from kiosk.session.effects import (
    GiveUpOrder,
    JudgeCode,
    OpenOrder,
    PrintSlip,
)
from kiosk.session.events import CodeJudged, CodeSeen, EffectFailed
from kiosk.session.pay_screens import (
    Bills,
    Paid,
    Paying,
    PayPhase,
    PayWays,
)
from kiosk.session.screens import (
    Action,
    Attract,
    Refused,
    SwitchCard,
    TicketState,
)
from kiosk.slips import Receipt
from tests.flows.till import BLOOD, WECHAT, Till, pays, till

__all__ = ["pays", "till"]


# -- paying -----------------------------------------------------------------------------------------


def test_three_touches_to_the_code_on_the_screen(till: Till) -> None:
    screen = till.is_paying()
    assert screen == Paying(PayPhase.SHOWN, Channel.WECHAT, "66.51", "weixin://x", 180, 0)


def test_paid_and_told_with_a_receipt(till: Till) -> None:
    till.is_paying()
    assert till.stands(OrderState.PAID, left=None, paid_at=1).sees(Paying).phase is (
        PayPhase.FINISHING
    )
    invoice = EInvoice("i1", "https://invoices.example/1")
    screen = till.stands(OrderState.SETTLED, left=None, e_invoices=(invoice,)).sees(Paid)
    assert (screen.own, screen.told, screen.more) == ("66.51", True, 0)
    assert screen.invoice == "https://invoices.example/1"
    assert screen.slip is TicketState.PRINTING
    slip = till.walk.asked(PrintSlip).slip
    assert isinstance(slip, Receipt)
    assert [line.amount for line in slip.lines] == [8_550, 4_101]
    assert slip.told
    till.walk.comes_out()
    assert till.walk.sees(Paid).slip is TicketState.TAKE
    till.walk.passes(13).sees(Attract)


def test_a_hospital_that_is_silent_does_not_hold_up_who_has_paid(till: Till) -> None:
    till.is_paying()
    till.stands(OrderState.PAID, left=None, paid_at=1)
    till.walk.passes(7)
    assert not till.walk.sees(Paid).told
    slip = till.walk.asked(PrintSlip).slip
    assert isinstance(slip, Receipt)
    assert not slip.told
    assert till.stands(OrderState.SETTLED, left=None).sees(Paid).told


def test_a_receipt_that_is_not_printed_can_be_asked_for_again(till: Till) -> None:
    till.is_paid()
    till.walk.asked(PrintSlip)
    walk = till.walk.comes_out(TicketOutcome.NOT_PRINTED, PrinterState.PAPER_OUT)
    screen = walk.sees(Paid)
    assert screen.slip is TicketState.FAILED
    assert screen.trouble == Failure(Code.PRINTER_PAPER_OUT)
    assert Action.REPRINT in walk.view().actions
    again = walk.taps(Action.REPRINT).asked(PrintSlip).slip
    assert isinstance(again, Receipt)
    assert again.reprint


def test_a_printer_that_says_nothing_is_not_waited_for_for_ever(till: Till) -> None:
    till.is_paid()
    till.walk.passes(46)
    assert till.walk.sees(Paid).trouble == Failure(Code.TICKET_UNFINISHED)


def test_the_rest_of_the_bills_is_one_touch_away(till: Till) -> None:
    till.sees_bills()
    till.walk.taps(Action.CHOOSE_BILL, "i1")
    till.is_quoted()
    till.orders()
    till.stands(OrderState.PAYING, code="x")
    till.stands(OrderState.PAID, left=None, paid_at=1)
    assert till.stands(OrderState.SETTLED, left=None).sees(Paid).more == 0
    till.walk.taps(Action.PAY).sees(Paid)  # what became of the receipt comes first
    till.walk.comes_out()
    assert till.walk.sees(Paid).more == 1
    assert till.walk.taps(Action.PAY).sees(Bills).total == "85.50"


def test_a_phones_payment_code_is_taken_when_read_twice(till: Till) -> None:
    till.sees_bills()
    till.is_quoted()
    walk = till.walk.happens(CodeSeen(WECHAT))
    assert walk.asked_nothing(OpenOrder)
    effect = walk.happens(CodeSeen(WECHAT)).asked(OpenOrder)
    assert (effect.payment_code, effect.order.way, effect.order.channel) == (
        WECHAT,
        Way.SCANNED,
        Channel.WECHAT,
    )
    assert WECHAT not in repr(effect)
    till.is_ordered(effect.order)
    assert till.stands(OrderState.PAYING, confirming=True).sees(Paying).phase is (
        PayPhase.CONFIRMING
    )


def test_a_health_card_where_a_payment_code_is_wanted_gets_its_own_message(till: Till) -> None:
    till.sees_bills()
    till.is_quoted()
    till.walk.effects.clear()
    code = till.walk.code(1, iat=1_800_000_001)
    till.walk.happens(CodeSeen(code), CodeSeen(code))
    refreshed = till.walk.judged(till.walk.asked(JudgeCode).text)
    till.walk.happens(CodeJudged(till.walk.session, refreshed))
    assert till.walk.sees(PayWays).trouble == Failure(Code.HEALTH_CARD_AT_PAYMENT)
    assert till.walk.asked_nothing(OpenOrder)


def test_somebody_elses_card_where_a_payment_code_is_wanted_asks_whose_turn_it_is(
    till: Till,
) -> None:
    till.sees_bills()
    till.is_quoted()
    till.walk.effects.clear()
    other = till.walk.code(2)
    till.walk.happens(CodeSeen(other), CodeSeen(other))
    judged = till.walk.judged(till.walk.asked(JudgeCode).text)
    till.walk.happens(CodeJudged(till.walk.session, judged)).sees(SwitchCard)
    assert till.walk.taps(Action.BACK).sees(PayWays).trouble is None


def test_nobody_elses_code_comes_in_between_while_money_is_on_its_way(till: Till) -> None:
    till.is_paying()
    till.walk.effects.clear()
    other = till.walk.code(2)
    till.walk.happens(CodeSeen(other), CodeSeen(other), CodeSeen(WECHAT), CodeSeen(WECHAT))
    assert till.walk.effects == []
    till.walk.taps(Action.FINISH).sees(Paying)


def test_another_way_closes_the_order_first(till: Till) -> None:
    till.is_paying()
    walk = till.walk.taps(Action.OTHER_WAY)
    assert walk.sees(Paying).phase is PayPhase.CLOSING
    assert walk.asked(GiveUpOrder).number == "T0720270115000001X"
    till.stands(OrderState.REVERSING, left=None)
    walk.sees(Paying)
    screen = till.stands(OrderState.REVERSED, left=None, why=Code.PAYMENT_NOT_MADE).sees(PayWays)
    assert screen.trouble is None


def test_money_that_came_although_another_way_was_wanted_is_settled(till: Till) -> None:
    till.is_paying()
    till.walk.taps(Action.OTHER_WAY)
    till.stands(OrderState.PAID, left=None, paid_at=1)
    till.stands(OrderState.SETTLED, left=None).sees(Paid)


def test_time_over_leads_back_to_the_choice(till: Till) -> None:
    till.is_paying()
    till.stands(OrderState.REVERSING, left=None)
    screen = till.stands(OrderState.REVERSED, left=None, why=Code.PAYMENT_NOT_MADE).sees(PayWays)
    assert screen.trouble == Failure(Code.PAYMENT_NOT_MADE)


@pytest.mark.parametrize("code", [Code.PAYMENT_FUNDS, Code.PAYMENT_CODE_REFUSED])
def test_what_the_gateway_refuses_is_told_at_the_choice(till: Till, code: Code) -> None:
    till.sees_bills()
    till.is_quoted()
    till.orders()
    assert till.stands(OrderState.REVERSED, left=None, why=code).sees(PayWays).trouble == (
        Failure(code)
    )


@pytest.mark.parametrize("code", [Code.PAYMENT_BILL_TAKEN, Code.PAYMENT_BILL_PAID])
def test_a_bill_that_is_paid_elsewhere_is_refused(till: Till, code: Code) -> None:
    till.sees_bills()
    till.is_quoted()
    till.orders()
    refused = till.stands(OrderState.REVERSED, left=None, why=code).sees(Refused)
    assert refused.failure == Failure(code)


def test_a_journal_that_takes_no_order_is_told_before_anything_is_sent(till: Till) -> None:
    till.sees_bills()
    till.is_quoted()
    walk = till.walk.taps(Action.PAY_BY, "alipay")
    walk.happens(EffectFailed(walk.session, Failure(Code.PAYMENT_JOURNAL)))
    assert walk.sees(PayWays).trouble == Failure(Code.PAYMENT_JOURNAL)


def test_a_channel_that_is_not_offered_is_none(till: Till) -> None:
    till.sees_bills()
    till.is_quoted()
    for name in ("none", "cash", ""):
        till.walk.taps(Action.PAY_BY, name).sees(PayWays)
    assert till.walk.asked_nothing(OpenOrder)


def test_where_the_insurance_pays_all_there_is_no_payment(till: Till) -> None:
    till.sees_bills(BLOOD)
    free = Split(Fen(8_550), Fen(8_000), Fen(550), Fen(0))
    screen = till.is_quoted(split=free)
    assert (screen.own, screen.channels, screen.scans) == ("0.00", (), False)
    till.walk.taps(Action.PAY_BY, "wechat").sees(PayWays)
    order = till.orders("none")
    assert (order.way, order.channel) == (Way.NOTHING, Channel.NONE)
    assert till.stands(OrderState.SETTLED, left=None).sees(Paid).own == "0.00"
