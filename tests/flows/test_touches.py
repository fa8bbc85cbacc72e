"""How many touches an errand takes, from the code held up to its being done (PRODUCT.md, "Measures")."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.bills import Split
from kiosk.payment.order import OrderBill
from kiosk.payment.port import Channel
from kiosk.payment.progress import CashierState
from kiosk.payment.quote import InsuranceUse, Quote
from kiosk.reports.printer import ReportPrinterState
from kiosk.reports.report import ReportList
from kiosk.services.access import ServiceId
from kiosk.session.effects import OpenOrder, PrintReports, QuoteBills, SignIn
from kiosk.session.events import SignInDone
from kiosk.session.pay_events import BillsFound, BillsQuoted, PaymentsChanged
from kiosk.session.report_events import ReportPrinterChanged, ReportsFound
from kiosk.session.screens import Action, Home
from tests.flows.lobby import BILL
from tests.flows.reader import BLOOD as REPORT


class Hand:
    """Counts what it touches."""

    def __init__(self, walk: Any) -> None:
        self.walk = walk
        self.touches = 0

    def taps(self, action: Action, argument: str = "") -> None:
        self.touches += 1
        self.walk.taps(action, argument)


@pytest.fixture
def hand(walk: Any) -> Hand:
    walk.kiosk = replace(walk.kiosk, reports=True, channels=(Channel.WECHAT,))
    walk.happens(PaymentsChanged(CashierState.READY))
    walk.happens(ReportPrinterChanged(ReportPrinterState.READY))
    return Hand(walk)


def pays_what_is_chosen(hand: Hand) -> None:
    """From the list of bills to the order."""
    walk = hand.walk
    hand.taps(Action.PAY_CHOSEN)
    walk.asked(QuoteBills)
    quote = Quote((OrderBill(BILL.id, Split.all_own(BILL.total)),), InsuranceUse.NONE)
    walk.happens(BillsQuoted(walk.session, quote))
    hand.taps(Action.PAY_BY, Channel.WECHAT)
    walk.asked(OpenOrder)


def test_signing_in_takes_one_touch_where_there_is_one_appointment(hand: Hand) -> None:
    hand.walk.is_offered()
    hand.taps(Action.SIGN_IN, hand.walk.cardiology.id)
    hand.walk.asked(SignIn)
    assert hand.touches == 1


def test_paying_all_that_is_due_takes_three(hand: Hand) -> None:
    walk = hand.walk
    walk.is_offered().happens(BillsFound(walk.session, (BILL,)))
    hand.taps(Action.PAY)
    pays_what_is_chosen(hand)
    assert hand.touches == 3


def test_whoever_comes_only_to_pay_needs_two(hand: Hand) -> None:
    walk = hand.walk
    walk.finds_nothing().happens(BillsFound(walk.session, (BILL,)))
    pays_what_is_chosen(hand)
    assert hand.touches == 2


def test_printing_the_new_report_takes_two(hand: Hand) -> None:
    walk = hand.walk
    walk.is_offered()
    hand.taps(Action.REPORTS)
    walk.happens(ReportsFound(walk.session, ReportList((REPORT,))))
    hand.taps(Action.PRINT)
    assert [one.id for one in walk.asked(PrintReports).heads] == [REPORT.id]
    assert hand.touches == 2


def test_whoever_comes_only_for_a_report_needs_two(hand: Hand) -> None:
    walk = hand.walk
    walk.finds_nothing().happens(BillsFound(walk.session, ())).sees(Home)
    hand.taps(Action.OPEN_SERVICE, ServiceId.REPORTS)
    walk.happens(ReportsFound(walk.session, ReportList((REPORT,))))
    hand.taps(Action.PRINT)
    walk.asked(PrintReports)
    assert hand.touches == 2


def test_paying_from_home_takes_three(hand: Hand) -> None:
    """Where the bills were not known in time to be shown at once."""
    walk = hand.walk
    walk.finds_nothing().passes(6).sees(Home)
    walk.happens(BillsFound(walk.session, (BILL,)))
    hand.taps(Action.OPEN_SERVICE, ServiceId.PAY)
    pays_what_is_chosen(hand)
    assert hand.touches == 3


def test_the_second_appointment_is_three_from_the_first_ones_number(hand: Hand) -> None:
    walk = hand.walk
    walk.is_offered(walk.cardiology, walk.dermatology)
    hand.taps(Action.SIGN_IN, walk.cardiology.id)
    walk.asked(SignIn)
    walk.happens(SignInDone(walk.session, walk.visit)).has_paper()
    hand.touches = 0
    hand.taps(Action.SERVICES)
    hand.taps(Action.OPEN_SERVICE, ServiceId.CHECKIN)
    hand.taps(Action.SIGN_IN, walk.dermatology.id)
    walk.asked(SignIn)
    assert hand.touches == 3
