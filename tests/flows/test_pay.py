"""缴费, screen by screen: from the offer to the receipt, and every way that it can come to nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.bills import Bill, BillItem, BillVisit, EInvoice, InsuredVisit, Split
from kiosk.devices import PrinterState, TicketOutcome
from kiosk.domain import PatientId
from kiosk.insurance.port import Certificate, CertificateType
from kiosk.money import Fen
from kiosk.payment.order import Claim, NewOrder, Order, OrderBill, OrderState
from kiosk.payment.port import Channel, Way
from kiosk.payment.progress import CashierState, Progress
from kiosk.payment.quote import InsuranceUse, Quote
from kiosk.reasons import Code, Failure
from kiosk.session.effects import (
    FindBills,
    GiveUpOrder,
    JudgeCode,
    OpenOrder,
    PrintSlip,
    QuoteBills,
    Record,
)
from kiosk.session.events import (
    BillsFound,
    BillsQuoted,
    CodeSeen,
    DayFound,
    DocumentRead,
    EffectFailed,
    OrderChanged,
    OrderOpened,
    PatientFound,
    PaymentsChanged,
    SecondFactorChecked,
    SlipDone,
)
from kiosk.session.pay_screens import (
    Bills,
    NothingToPay,
    Paid,
    PayErrand,
    Paying,
    PayPhase,
    PayReturned,
    PayUnknown,
    PayWait,
    PayWays,
)
from kiosk.session.screens import (
    Action,
    Attract,
    Choice,
    Dues,
    HospitalTrouble,
    NothingToday,
    Offer,
    Refused,
    SecondFactor,
    SignedIn,
    StaffNote,
    TicketState,
    Welcome,
)
from kiosk.slips import OpenPaymentSlip, Receipt

ON = datetime(2027, 1, 14, 10, 0, tzinfo=timezone(timedelta(hours=8)))
CARDIOLOGY = BillVisit("e1", "心内科", "李医生", ON)
DERMATOLOGY = BillVisit("e2", "皮肤科", "", ON)
BLOOD = Bill(
    "i1",
    "1",
    "B-0001",
    CARDIOLOGY,
    (BillItem("血常规", Fen(2_000)), BillItem("心电图", Fen(6_550), "2 次")),
    Fen(8_550),
    Split(Fen(8_550), Fen(5_000), Fen(1_000), Fen(2_550)),
)
SALVE = Bill("i2", "4", "B-0002", DERMATOLOGY, (BillItem("软膏", Fen(4_101)),), Fen(4_101))
CROOKED = replace(SALVE, id="i3", number="B-0003", total=Fen(4_100))
WECHAT = "134567890123456789"


@pytest.fixture
def pays(walk: Any) -> Any:
    """A terminal that takes payments."""
    walk.kiosk = replace(
        walk.kiosk,
        channels=(Channel.WECHAT, Channel.ALIPAY, Channel.UNIONPAY),
        scans_payment=True,
    )
    return walk.happens(PaymentsChanged(CashierState.READY))


class Till:
    """The patient's way to pay, and the cashier's word."""

    def __init__(self, walk: Any) -> None:
        self.walk = walk
        self.order: Order | None = None

    def sees_bills(self, *bills: Bill) -> Bills:
        self.walk.is_offered()
        self.walk.happens(BillsFound(self.walk.session, bills or (BLOOD, SALVE)))
        self.walk.asked(FindBills)
        screen: Bills = self.walk.taps(Action.PAY).sees(Bills)
        return screen

    def is_quoted(self, use: InsuranceUse = InsuranceUse.APPLIED, **changes: Any) -> PayWays:
        """As the handler does where the hospital has settled with the insurance."""
        asked = self.walk.taps(Action.PAY_CHOSEN).asked(QuoteBills)
        parts = tuple(
            replace(OrderBill(bill.id, bill.split or Split.all_own(bill.total)), **changes)
            for bill in asked.bills
        )
        self.walk.happens(BillsQuoted(self.walk.session, Quote(parts, use)))
        screen: PayWays = self.walk.sees(PayWays)
        return screen

    def orders(self, channel: str = "wechat") -> Order:
        """The way is chosen; the journal has the order."""
        return self.is_ordered(self.walk.taps(Action.PAY_BY, channel).asked(OpenOrder).order)

    def is_ordered(self, new: NewOrder) -> Order:
        self.order = Order(
            number="T0720270115000001X",
            revision=1,
            state=OrderState.CREATED,
            created_at=1,
            patient=new.patient,
            way=new.way,
            channel=new.channel,
            bills=new.bills,
        )
        self.walk.happens(OrderOpened(self.walk.session, self.order))
        return self.order

    def stands(
        self, state: OrderState, *, left: float | None = 180.0, code: str = "", **changes: Any
    ) -> Any:
        """The cashier says how the order stands."""
        assert self.order is not None
        confirming = changes.pop("confirming", False)
        self.order = replace(self.order, state=state, **changes)
        until = None if left is None else self.walk.seconds + left
        progress = Progress(self.order, code, confirming, until=until)
        return self.walk.happens(OrderChanged(progress))

    def is_paying(self, channel: str = "wechat") -> Paying:
        """All the way to the code on the screen."""
        self.sees_bills()
        self.is_quoted()
        self.orders(channel)
        screen: Paying = self.stands(OrderState.PAYING, code="weixin://x").sees(Paying)
        return screen

    def is_paid(self) -> Paid:
        self.is_paying()
        self.stands(OrderState.PAID, left=None, paid_at=1_800_000_000, transaction="42")
        screen: Paid = self.stands(OrderState.SETTLED, left=None).sees(Paid)
        return screen


@pytest.fixture
def till(pays: Any) -> Till:
    return Till(pays)


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
        pays.passes(7)
    else:
        pays.happens(BillsFound(pays.session, ()))
    pays.sees(NothingToday)


def test_a_hospital_that_tells_no_bills_unasked_makes_no_trouble(pays: Any) -> None:
    pays.finds_nothing()
    pays.happens(EffectFailed(pays.session, Failure(Code.HOSPITAL_TIMEOUT)))
    assert pays.sees(NothingToday).dues == Dues()


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
    till.walk.happens(SlipDone(till.walk.session, TicketOutcome.PRINTED, PrinterState.READY))
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
    walk = till.walk.happens(
        SlipDone(till.walk.session, TicketOutcome.NOT_PRINTED, PrinterState.PAPER_OUT)
    )
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
    till.walk.happens(SlipDone(till.walk.session, TicketOutcome.PRINTED, PrinterState.READY))
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
    other = till.walk.code(2)
    till.walk.happens(CodeSeen(other), CodeSeen(other))
    assert till.walk.sees(PayWays).trouble == Failure(Code.HEALTH_CARD_AT_PAYMENT)
    assert till.walk.asked_nothing(JudgeCode)
    assert till.walk.asked_nothing(OpenOrder)


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
    till.walk.happens(SlipDone(till.walk.session, TicketOutcome.PRINTED, PrinterState.READY))
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
    till.walk.passes(65)
    assert till.walk.sees(Paying).covered
    assert till.walk.view().idle_seconds == -1
    assert not till.walk.taps(Action.TOUCH).sees(Paying).covered


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
