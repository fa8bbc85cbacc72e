"""The home screen after paying, and the bills that are left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.payment.order import OrderState
from kiosk.reasons import Code, Failure
from kiosk.session.effects import (
    FindBills,
    QuoteBills,
)
from kiosk.session.events import EffectFailed, Errand
from kiosk.session.pay_events import BillsFound
from kiosk.session.pay_screens import Bills, Paid, PayReturned
from kiosk.session.screens import (
    Action,
    Home,
    Tile,
)
from tests.flows.lobby import (
    CHECKIN,
    PAY,
    REPORTS,
    tiles,
)
from tests.flows.till import BLOOD, SALVE, Till, pays, till

__all__ = ["pays", "till"]


def test_after_paying_there_is_home_and_the_way_back(till: Till) -> None:
    walk = till.walk
    walk.kiosk = replace(walk.kiosk, reports=True)
    till.is_paid()
    walk.taps(Action.SERVICES).sees(Paid)  # the receipt is on its way
    assert not walk.sees(Paid).services
    walk.comes_out()
    assert walk.sees(Paid).services
    walk.taps(Action.SERVICES)
    assert tiles(walk) == [CHECKIN, REPORTS]
    walk.passes(10).taps(Action.BACK).passes(11).sees(Paid)


def test_a_payment_that_may_yet_go_back_is_not_left_for_home(till: Till) -> None:
    """Until the hospital has it, the screen may have to say that the money goes back."""
    walk = till.walk
    walk.kiosk = replace(walk.kiosk, reports=True)
    till.is_paying()
    till.stands(OrderState.PAID, left=None, paid_at=1)
    walk.passes(7).sees(Paid)
    walk.comes_out()
    walk.taps(Action.SERVICES).sees(Paid)


def test_nor_for_the_bills_that_are_left(till: Till) -> None:
    walk = till.walk
    till.sees_bills()
    walk.taps(Action.CHOOSE_BILL, SALVE.id)
    till.is_quoted()
    till.orders()
    till.stands(OrderState.PAID, left=None, paid_at=1)
    walk.passes(7).comes_out()
    assert walk.taps(Action.PAY).sees(Paid).more == 0
    till.stands(OrderState.REVERSING, left=None)
    walk.sees(PayReturned)


def test_the_bills_that_are_left_are_paid_once_the_money_stays(till: Till) -> None:
    walk = till.walk
    till.sees_bills()
    walk.taps(Action.CHOOSE_BILL, SALVE.id)
    till.is_quoted()
    till.orders()
    till.stands(OrderState.SETTLED, left=None, paid_at=1)
    walk.comes_out()
    assert walk.sees(Paid).more == 1
    walk.taps(Action.PAY).sees(Bills)


@pytest.mark.parametrize("pays_more", [False, True])
def test_what_was_paid_here_is_not_offered_again_by_a_slow_answer(
    till: Till, pays_more: bool
) -> None:
    walk = till.walk
    walk.kiosk = replace(walk.kiosk, reports=True)
    till.sees_bills()
    walk.taps(Action.CHOOSE_BILL, SALVE.id).taps(Action.PAY_CHOSEN)
    walk.asked(QuoteBills)
    walk.happens(EffectFailed(walk.session, Failure(Code.BILL_CHANGED), Errand.QUOTE))
    walk.asked(FindBills)  # and the answer takes its time
    till.is_quoted()
    till.orders()
    till.stands(OrderState.SETTLED, left=None, paid_at=1_800_000_000)
    walk.comes_out()
    if pays_more:
        walk.taps(Action.PAY).sees(Bills)
        walk.happens(BillsFound(walk.session, (BLOOD, SALVE)))
        assert [bill.id for group in walk.sees(Bills).groups for bill in group.bills] == [SALVE.id]
    else:
        walk.happens(BillsFound(walk.session, (BLOOD, SALVE))).taps(Action.SERVICES)
        assert walk.sees(Home).tiles[0] == Tile(PAY, count=1, amount="41.01")
