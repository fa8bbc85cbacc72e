"""A patient at the till, for the tests of `pay`: bills, the way to pay, and the cashier's word."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from kiosk.bills import Bill, BillItem, BillVisit, Split
from kiosk.money import Fen
from kiosk.payment.order import NewOrder, Order, OrderBill, OrderState
from kiosk.payment.port import Channel
from kiosk.payment.progress import CashierState, Progress
from kiosk.payment.quote import InsuranceUse, Quote
from kiosk.session.effects import (
    FindBills,
    OpenOrder,
    QuoteBills,
)
from kiosk.session.pay_events import (
    BillsFound,
    BillsQuoted,
    OrderChanged,
    OrderOpened,
    PaymentsChanged,
)
from kiosk.session.pay_screens import (
    Bills,
    Paid,
    Paying,
    PayWays,
)
from kiosk.session.screens import (
    Action,
)

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
