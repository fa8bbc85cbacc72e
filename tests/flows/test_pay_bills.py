"""缴费, up to the choice of a way: what there is to pay, and who pays what."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.insurance.port import Certificate, CertificateType
from kiosk.payment.port import Channel
from kiosk.reasons import Code, Failure
from kiosk.services.access import ServiceId
from kiosk.session.effects import (
    FindBills,
    QuoteBills,
)
from kiosk.session.events import (
    DayFound,
    DocumentRead,
    EffectFailed,
    Errand,
    PatientFound,
    SecondFactorChecked,
)
from kiosk.session.pay_events import BillsFound
from kiosk.session.pay_screens import (
    Bills,
    NothingToPay,
    PayErrand,
    PayWait,
)
from kiosk.session.screens import (
    Action,
    Choice,
    Dues,
    Home,
    HospitalTrouble,
    NothingToday,
    Offer,
    SecondFactor,
    Tile,
    Welcome,
)
from tests.flows.till import BLOOD, CROOKED, SALVE, Till, pays, till

__all__ = ["pays", "till"]


# -- bills ------------------------------------------------------------------------------------------


def test_the_offer_says_what_there_is_to_pay_once_it_is_known(pays: Any) -> None:
    pays.is_offered()
    assert pays.sees(Offer).dues == Dues()
    pays.happens(BillsFound(pays.session, (BLOOD, SALVE)))
    assert pays.sees(Offer).dues == Dues(2, "126.51")


def test_a_choice_says_it_too_and_nothing_where_nothing_is_due(pays: Any) -> None:
    pays.is_offered(pays.cardiology, pays.dermatology)
    assert pays.sees(Choice).dues == Dues()
    pays.happens(BillsFound(pays.session, ()))
    assert pays.sees(Choice).dues is None


def test_a_terminal_without_a_gateway_offers_no_payment(walk: Any) -> None:
    walk.is_offered()
    assert walk.sees(Offer).dues is None
    assert walk.asked_nothing(FindBills)
    walk.taps(Action.PAY).sees(Offer)


def test_a_photocopy_is_told_nothing_of_bills_before_the_second_factor(pays: Any) -> None:
    pays.is_offered(printed=True)
    assert pays.asked_nothing(FindBills)
    assert pays.sees(Offer).dues == Dues()
    pays.taps(Action.PAY).sees(SecondFactor)
    for digit in "12345678":
        pays.taps(Action.DIGIT, digit)
    pays.taps(Action.CONFIRM)
    pays.happens(SecondFactorChecked(pays.session, right=True, tries_left=4))
    assert pays.sees(PayWait).errand is PayErrand.FINDING
    pays.asked(FindBills)


def test_whoever_has_nothing_to_sign_in_for_sees_their_bills_at_once(pays: Any) -> None:
    pays.finds_nothing().sees(Welcome)
    pays.happens(BillsFound(pays.session, (BLOOD,)))
    assert pays.sees(Bills).total == "85.50"


@pytest.mark.parametrize("silent", [False, True])
def test_nothing_to_sign_in_for_and_nothing_to_pay(pays: Any, silent: bool) -> None:
    pays.finds_nothing()
    if silent:
        assert pays.passes(7).sees(Home).tiles == (Tile(ServiceId.PAY),)
    else:
        pays.happens(BillsFound(pays.session, ())).sees(NothingToday)


def test_a_hospital_that_tells_no_bills_unasked_makes_no_trouble(pays: Any) -> None:
    pays.finds_nothing()
    pays.happens(EffectFailed(pays.session, Failure(Code.HOSPITAL_TIMEOUT), Errand.BILLS))
    assert pays.sees(Home).tiles == (Tile(ServiceId.PAY),)


def test_bills_are_shown_by_visit_with_their_items(till: Till) -> None:
    screen = till.sees_bills()
    assert [group.department for group in screen.groups] == ["心内科", "皮肤科"]
    assert screen.groups[0].on == "2027-01-14"
    card = screen.groups[0].bills[0]
    assert (card.amount, card.chosen, card.unfolded) == ("85.50", True, False)
    assert [line.amount for line in card.lines] == ["20.00", "65.50"]
    assert (screen.total, screen.chosen, screen.count) == ("126.51", 2, 2)
    unfolded = till.walk.taps(Action.UNFOLD_BILL, "i1").sees(Bills)
    assert unfolded.groups[0].bills[0].unfolded


def test_some_or_all_can_be_picked(till: Till) -> None:
    till.sees_bills()
    assert till.walk.taps(Action.CHOOSE_BILL, "i2").sees(Bills).total == "85.50"
    assert till.walk.taps(Action.CHOOSE_ALL).sees(Bills).chosen == 2
    assert till.walk.taps(Action.CHOOSE_ALL).sees(Bills).chosen == 0
    till.walk.taps(Action.PAY_CHOSEN).sees(Bills)
    assert till.walk.asked_nothing(QuoteBills)


def test_a_bill_that_does_not_add_up_is_for_the_desk(till: Till) -> None:
    screen = till.sees_bills(BLOOD, CROOKED)
    assert (screen.chosen, screen.count) == (1, 1)
    assert not screen.groups[1].bills[0].payable
    assert till.walk.taps(Action.CHOOSE_BILL, "i3").sees(Bills).chosen == 1


def test_nothing_to_pay_is_said(pays: Any) -> None:
    pays.is_offered(printed=False)
    pays.taps(Action.PAY)
    pays.happens(BillsFound(pays.session, ()))
    pays.sees(NothingToPay)
    pays.taps(Action.BACK).sees(Offer)


def test_a_hospital_that_does_not_answer_can_be_asked_again(pays: Any) -> None:
    pays.is_offered()
    pays.asked(FindBills)
    pays.taps(Action.PAY).asked(FindBills)
    pays.happens(EffectFailed(pays.session, Failure(Code.HOSPITAL_TIMEOUT)))
    pays.sees(HospitalTrouble)
    pays.taps(Action.RETRY).sees(PayWait)
    pays.asked(FindBills)


# -- who pays what -----------------------------------------------------------------------------------


def test_the_split_is_shown_to_the_fen(till: Till) -> None:
    till.sees_bills()
    screen = till.is_quoted()
    assert (screen.total, screen.fund, screen.account, screen.own) == (
        "126.51",
        "50.00",
        "10.00",
        "66.51",
    )
    assert screen.what == "心内科 李医生"
    assert screen.channels == (Channel.WECHAT, Channel.ALIPAY, Channel.UNIONPAY)
    assert screen.scans


def test_bills_that_changed_are_read_anew(till: Till) -> None:
    till.sees_bills()
    walk = till.walk.taps(Action.PAY_CHOSEN)
    walk.happens(EffectFailed(walk.session, Failure(Code.BILL_CHANGED)))
    walk.asked(FindBills)
    assert walk.sees(Bills).trouble == Failure(Code.BILL_CHANGED)
    walk.happens(BillsFound(walk.session, (SALVE,)))
    assert walk.sees(Bills).total == "41.01"


def test_an_insurance_that_does_not_answer_can_be_asked_again(till: Till) -> None:
    till.sees_bills()
    walk = till.walk.taps(Action.PAY_CHOSEN)
    walk.asked(QuoteBills)
    walk.happens(EffectFailed(walk.session, Failure(Code.INSURANCE_TIMEOUT)))
    walk.sees(HospitalTrouble)
    assert walk.taps(Action.RETRY).sees(PayWait).errand is PayErrand.QUOTING
    walk.asked(QuoteBills)


def test_an_insurance_that_refuses_is_told_on_the_bills(till: Till) -> None:
    till.sees_bills()
    walk = till.walk.taps(Action.PAY_CHOSEN)
    refused = Failure(Code.INSURANCE_REFUSED, {"words": "参保状态异常。"})
    walk.happens(EffectFailed(walk.session, refused))
    assert walk.sees(Bills).trouble == refused


def test_an_identity_document_is_the_certificate(pays: Any) -> None:
    pays.happens(DocumentRead(pays.document()))
    pays.happens(PatientFound(pays.session, pays.patient))
    pays.happens(DayFound(pays.session, (pays.cardiology,), ()))
    pays.kiosk = replace(pays.kiosk, person=replace(pays.kiosk.person, proven=True))
    pays.taps(Action.PAY)
    pays.happens(BillsFound(pays.session, (BLOOD,)))
    asked = pays.taps(Action.PAY_CHOSEN).asked(QuoteBills)
    assert asked.certificate == Certificate(CertificateType.IDENTITY_NUMBER, f"{1:018d}")
