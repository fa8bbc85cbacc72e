"""缴费, when it is not simply paid: unknown, returned, somebody walks away; and what staff see of it."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.bills import InsuredVisit
from kiosk.domain import PatientId
from kiosk.insurance.port import Certificate, CertificateType
from kiosk.payment.order import Claim, Order, OrderState
from kiosk.payment.progress import CashierState, Progress
from kiosk.reasons import Code, Failure
from kiosk.session.effects import (
    GiveUpOrder,
    OpenOrder,
    PrintSlip,
    Record,
)
from kiosk.session.pay_events import BillsFound, OrderChanged, PaymentsChanged
from kiosk.session.pay_screens import (
    Bills,
    Paid,
    Paying,
    PayPhase,
    PayReturned,
    PayUnknown,
    PayWays,
)
from kiosk.session.preferences import Cover
from kiosk.session.screens import (
    Action,
    Attract,
    Dues,
    Offer,
    Refused,
    SignedIn,
    StaffNote,
)
from kiosk.slips import OpenPaymentSlip
from tests.flows.till import BLOOD, Till, pays, till

__all__ = ["pays", "till"]


# -- unknown, returned -------------------------------------------------------------------------------


def test_what_is_not_known_in_time_ends_with_a_slip(till: Till) -> None:
    till.sees_bills()
    till.is_quoted()
    till.orders()
    screen = till.stands(OrderState.UNKNOWN, left=20).sees(Paying)
    assert screen.phase is PayPhase.CHECKING
    unknown = till.walk.passes(41).sees(PayUnknown)
    assert unknown.number == "T0720270115000001X"
    slip = till.walk.asked(PrintSlip).slip
    assert isinstance(slip, OpenPaymentSlip)
    assert not slip.returning
    till.walk.comes_out()
    till.walk.passes(61).sees(Attract)


@pytest.mark.parametrize(
    ("state", "changes", "kind"),
    [
        (OrderState.SETTLED, {"paid_at": 1}, Paid),
        (OrderState.REVERSED, {"paid_at": 1, "why": Code.BILL_PAID_ALREADY}, PayReturned),
        (OrderState.REVERSED, {"why": Code.PAYMENT_NOT_MADE}, PayWays),
    ],
)
def test_what_becomes_known_while_the_patient_is_there_is_told(
    till: Till, state: OrderState, changes: dict[str, Any], kind: type
) -> None:
    till.sees_bills()
    till.is_quoted()
    till.orders()
    till.stands(OrderState.UNKNOWN, left=20)
    till.walk.passes(41).sees(PayUnknown)
    till.stands(state, left=None, **changes).sees(kind)


def test_an_order_for_staff_is_unknown_to_the_patient(till: Till) -> None:
    till.is_paying()
    till.stands(OrderState.NEEDS_STAFF, left=None, why=Code.PAYMENT_CONTRADICTION)
    till.walk.sees(PayUnknown)


def test_money_that_the_hospital_will_not_have_goes_back(till: Till) -> None:
    till.is_paying()
    till.stands(OrderState.PAID, left=None, paid_at=1)
    back = {"going_back": True, "why": Code.BILL_PAID_ALREADY}
    assert till.stands(OrderState.PAID, left=None, **back).sees(Paying).phase is (
        PayPhase.RETURNING
    )
    screen = till.stands(OrderState.REVERSED, left=None, **back).sees(PayReturned)
    assert screen.done
    assert screen.why == Failure(Code.BILL_PAID_ALREADY)
    slip = till.walk.asked(PrintSlip).slip
    assert isinstance(slip, OpenPaymentSlip)
    assert slip.returning


def test_a_return_that_takes_long_is_told_as_on_its_way(till: Till) -> None:
    till.is_paying()
    back = {"going_back": True, "why": Code.BILL_CHANGED, "paid_at": 1}
    till.stands(OrderState.REVERSING, left=None, **back)
    assert not till.walk.passes(16).sees(PayReturned).done
    assert till.stands(OrderState.REVERSED, left=None).sees(PayReturned).done


def test_a_receipt_is_taken_back_when_the_hospital_will_not_have_it_after_all(till: Till) -> None:
    till.is_paying()
    till.stands(OrderState.PAID, left=None, paid_at=1)
    till.walk.passes(7).sees(Paid)
    back = {"going_back": True, "why": Code.BILL_PAID_ALREADY}
    assert not till.stands(OrderState.REVERSING, left=None, **back).sees(PayReturned).done


def test_while_the_insurance_is_silent_nothing_is_called_paid(till: Till) -> None:
    till.sees_bills(BLOOD)
    visit = InsuredVisit("p", "m", "c", "310", "11")
    till.is_quoted(claim=Claim(visit, Certificate(CertificateType.VOUCHER, "t")))
    till.orders()
    till.stands(OrderState.PAYING, code="x")
    till.stands(OrderState.PAID, left=None, paid_at=1)
    till.walk.passes(20)
    assert till.walk.sees(Paying).phase is PayPhase.FINISHING
    till.walk.passes(25).sees(PayUnknown)


# -- somebody walks away -----------------------------------------------------------------------------


def test_bills_are_wiped_when_nobody_is_there(till: Till) -> None:
    till.sees_bills()
    till.walk.passes(65)
    assert till.walk.view().idle_seconds >= 0
    till.walk.passes(20).sees(Attract)
    assert till.walk.kiosk.person is None


def test_a_payment_in_progress_is_covered_not_wiped(till: Till) -> None:
    till.is_paying()
    till.walk.passes(65).sees(Paying)
    assert (till.walk.view().cover, till.walk.view().idle_seconds) == (Cover.PAYMENT, -1)
    till.walk.taps(Action.OTHER_WAY)
    assert till.walk.asked_nothing(GiveUpOrder), "nothing under a cover can be meant"
    assert till.walk.view().cover is Cover.NONE


def test_after_the_session_news_of_its_order_are_for_the_log_alone(till: Till) -> None:
    till.is_paid()
    till.walk.passes(80).sees(Attract)
    till.walk.effects.clear()
    order = till.order
    assert order is not None
    till.walk.happens(OrderChanged(Progress(order))).sees(Attract)
    recorded = till.walk.asked(Record)
    assert recorded.event is EventId.ORDER_ENDED


def test_news_that_are_quicker_than_the_journals_answer_are_not_lost(till: Till) -> None:
    till.sees_bills()
    till.is_quoted()
    new = till.walk.taps(Action.PAY_BY, "wechat").asked(OpenOrder).order
    early = Order(
        "T0720270115000002X",
        3,
        OrderState.PAYING,
        1,
        PatientId("p1"),
        new.way,
        new.channel,
        new.bills,
    )
    progress = Progress(early, "weixin://early", until=till.walk.seconds + 180)
    screen = till.walk.happens(OrderChanged(progress)).sees(Paying)
    assert screen.code == "weixin://early"
    till.is_ordered(new)
    assert till.walk.sees(Paying).code == "weixin://early"


# -- staff -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "note"),
    [
        (PaymentsChanged(CashierState.READY, 3, 2), StaffNote.ORDERS_OPEN),
        (PaymentsChanged(CashierState.READY, 3, 0), StaffNote.NONE),
        (PaymentsChanged(CashierState.JOURNAL, 0, 0), StaffNote.PAYMENTS_DOWN),
    ],
)
def test_staff_see_open_orders_in_passing(
    pays: Any, changed: PaymentsChanged, note: StaffNote
) -> None:
    attract = pays.happens(changed).sees(Attract)
    assert attract.staff_note is note
    assert attract.open_orders == changed.needs_staff


def test_while_orders_are_picked_up_payments_wait(pays: Any) -> None:
    pays.happens(PaymentsChanged(CashierState.STARTING, 5, 0)).is_offered()
    refused = pays.taps(Action.PAY).sees(Refused)
    assert refused.failure == Failure(Code.PAYMENTS_STARTING)
    pays.taps(Action.BACK).sees(Offer)


def test_after_signing_in_one_can_pay(pays: Any) -> None:
    pays.has_ticket()
    assert pays.sees(SignedIn).dues == Dues()
    pays.happens(BillsFound(pays.session, (BLOOD,)))
    assert pays.sees(SignedIn).dues == Dues(1, "85.50")
    pays.taps(Action.PAY).sees(Bills)
    pays.taps(Action.BACK).sees(SignedIn)
