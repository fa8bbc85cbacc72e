"""Paying through the whole terminal: camera, scanner, gateway, insurance, hospital and printer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.demo.phones import Phone
from kiosk.devices import ScanHint
from kiosk.payment.port import Channel
from kiosk.payment.quote import InsuranceUse
from kiosk.reasons import Code
from kiosk.services.access import ServiceId
from kiosk.session.pay_screens import Bills, Paying, PayPhase, PayReturned, PayWays
from kiosk.session.screens import Action, Home, SwitchCard, TicketState


def insurance(world: Any) -> dict[str, Any]:
    ledger: dict[str, Any] = world.hospital_state()["platforms"]["insurance"]
    return ledger


# -- ways ----------------------------------------------------------------------------------------


def test_a_patient_pays_some_bills_by_the_code_on_the_screen(house: Any, world: Any) -> None:
    home = house()
    first, second = home.owes(amount=2550), home.owes(amount=199)
    before = len(world.slips())
    home.takes_payments()
    home.hold_up(Phone.NOTHING_TODAY)
    home.sees("Bills")
    world.put_away()
    count = home.screen.count
    home.taps("chooseAll")
    home.comes(lambda shown: shown.chosen == 0)
    home.posts(Action.CHOOSE_BILL, first)
    home.posts(Action.CHOOSE_BILL, second)
    home.comes(lambda shown: (shown.chosen, shown.total) == (2, "27.49"))
    home.taps("pay")
    home.sees("PayWays")
    assert (home.screen.own, home.screen.total) == ("27.49", "27.49")
    assert home.screen.channels == (Channel.WECHAT, Channel.ALIPAY, Channel.UNIONPAY)
    home.shows_code("alipay")
    world.pay_shown()
    done = home.is_paid()
    assert (done.own, done.told, done.more) == ("27.49", True, count - 2)
    assert done.slip is TicketState.TAKE
    assert done.invoice.startswith("https://")
    assert [whole for _path, whole in world.slips()[before:]] == [True]
    assert world.printer_errors() == ()
    assert home.at_gateway() == [(done.number, "paid", 2749)]
    assert {bill: entry["own"] for bill, entry in home.booked(done.number).items()} == {
        first: 2550,
        second: 199,
    }
    home.nobody_paid_twice()
    home.taps("more")
    home.comes(lambda shown: isinstance(shown, Bills) and shown.count == count - 2)
    home.taps("action_finish")
    home.sees("Attract")


def test_after_signing_in_the_bills_are_a_tap_away(house: Any, world: Any) -> None:
    home = house()
    home.takes_payments()
    home.hold_up(Phone.ONE_APPOINTMENT)
    home.sees("Offer")
    world.put_away()
    bill = home.owes(Phone.ONE_APPOINTMENT, amount=1200)
    home.taps("signIn")
    home.comes(lambda shown: getattr(shown, "ticket", None) is TicketState.TAKE and shown.dues)
    home.taps("dues")
    home.sees("Bills")
    offered = [one.id for group in home.screen.groups for one in group.bills]
    assert bill not in offered, "it was read when the patient was greeted"
    home.chooses(offered[0])
    home.asks_ways()
    home.shows_code()
    world.pay_shown()
    assert home.is_paid().told


def test_a_payment_code_held_up_to_the_camera(house: Any, world: Any) -> None:
    home = house()
    home.shows_ways(home.owes(amount=880))
    world.hold_up_payment("alipay")
    done = home.is_paid()
    assert (done.own, done.channel) == ("8.80", Channel.ALIPAY)
    assert home.at_gateway() == [(done.number, "paid", 880)]


def test_a_payment_code_whose_owner_enters_a_password(house: Any, world: Any) -> None:
    home = house()
    home.shows_ways(home.owes(amount=990))
    world.hold_up_payment("wechat", confirms_ms=1_500)
    home.comes(lambda shown: isinstance(shown, Paying) and shown.phase is PayPhase.CONFIRMING)
    assert home.is_paid().told


def test_a_payment_code_read_by_hand_is_read_twice(house: Any, world: Any) -> None:
    home = house(YIMA__SCANNER__KIND="serial")
    home.shows_ways(home.owes(amount=770))
    code = world.payment_code("unionpay")
    world.scan(code)
    home.comes(lambda shown: isinstance(shown, PayWays) and shown.hint is ScanHint.ONCE_MORE)
    assert home.at_gateway() == []
    world.scan(code)
    done = home.is_paid()
    assert (done.own, done.channel) == ("7.70", Channel.UNIONPAY)


@pytest.mark.parametrize(
    ("wallet", "code"),
    [({"balance": 1}, Code.PAYMENT_FUNDS), ({"code_ms": 0}, Code.PAYMENT_CODE_REFUSED)],
    ids=["too little money", "expired code"],
)
def test_who_cannot_pay_so_chooses_another_way(
    house: Any, world: Any, wallet: dict[str, int], code: Code
) -> None:
    home = house()
    home.shows_ways(home.owes(amount=660))
    world.hold_up_payment("alipay", **wallet)
    home.comes(lambda shown: isinstance(shown, PayWays) and shown.trouble is not None)
    assert home.screen.trouble.code is code
    world.put_away()
    home.shows_code("wechat")
    world.pay_shown()
    done = home.is_paid()
    assert [state for _number, state, _amount in home.at_gateway()] == ["closed", "paid"]
    assert len(home.booked(done.number)) == 1
    home.nobody_paid_twice()


def test_the_health_card_of_somebody_else_where_a_payment_code_is_wanted(house: Any) -> None:
    """It is asked whose turn it is; nothing is paid by it."""
    home = house()
    home.shows_ways(home.owes(amount=550))
    home.hold_up(Phone.PAPER_CARD)
    home.comes(lambda shown: isinstance(shown, SwitchCard))
    assert home.at_gateway() == []


# -- insurance -------------------------------------------------------------------------------------


def with_voucher(home: Any, _world: Any, bill: str) -> PayWays:
    ways = home.shows_voucher(bill)
    assert isinstance(ways, PayWays)
    return ways


def with_identity_card(home: Any, world: Any, bill: str) -> PayWays:
    """To who pays what, by the identity card on the reader, and what else its owner knows."""
    home.takes_payments()
    digits = world.digits_of(Phone.TWO_APPOINTMENTS.value)
    home.comes(lambda shown: getattr(shown, "reader", False))
    world.lay_document(Phone.TWO_APPOINTMENTS.value)
    home.sees("Choice")
    world.take_document()
    assert home.screen.dues.count == -1, "how much is not said before it is proven"
    home.taps("dues")
    home.sees("SecondFactor")
    for digit in "".join(digits):
        home.taps(f"key_{digit}")
    home.taps("confirm")
    home.sees("Bills")
    home.chooses(bill)
    ways = home.asks_ways()
    assert isinstance(ways, PayWays)
    return ways


def fen(amount: str) -> int:
    return int(amount.replace(",", "").replace(".", ""))


@pytest.mark.parametrize(
    ("phone", "shows_ways"),
    [(Phone.INSURANCE_CODE, with_voucher), (Phone.TWO_APPOINTMENTS, with_identity_card)],
    ids=["voucher", "identity card"],
)
def test_the_insurance_pays_its_part(
    house: Any, world: Any, phone: Phone, shows_ways: Callable[..., PayWays]
) -> None:
    home = house()
    before = insurance(world)["standing"]
    ways = shows_ways(home, world, home.owes(phone, amount=40_001, insured=True))
    assert ways.insurance is InsuranceUse.APPLIED
    parts = [fen(part) for part in (ways.fund, ways.account, ways.own)]
    assert sum(parts) == fen(ways.total) == 40_001
    assert min(parts[0], parts[2]) > 0
    assert insurance(world)["standing"] == before, "nothing counts before the money is in"
    home.shows_code()
    world.pay_shown()
    done = home.is_paid()
    assert done.told
    ledger = insurance(world)
    assert ledger["standing"] == before + 1
    settled = ledger["movements"][-1]
    assert [settled[part] for part in ("fund", "account", "own")] == parts
    assert [order[2] for order in home.at_gateway()] == [parts[2]]
    (entry,) = home.booked(done.number).values()
    assert [entry[part] for part in ("fund", "account", "own")] == parts
    assert home.order(done.number).bills[0].claim.certificate is None


def test_without_a_voucher_all_of_it_is_paid_and_it_is_said(house: Any) -> None:
    home = house()
    ways = home.shows_ways(home.owes(amount=4_000, insured=True))
    assert ways.insurance is InsuranceUse.NEEDS_VOUCHER
    assert (ways.own, ways.fund) == ("40.00", "0.00")


@pytest.mark.parametrize("fault", ["refuse", "other_split"])
def test_where_the_insurance_does_not_settle_the_money_goes_back(
    house: Any, world: Any, fault: str
) -> None:
    home = house()
    before = insurance(world)["standing"]
    home.shows_voucher(home.owes(Phone.INSURANCE_CODE, amount=40_000, insured=True))
    world.set_insurance(fault, infno="2207")
    home.shows_code()
    slips = len(world.slips())
    world.pay_shown()
    returned = home.comes(
        lambda shown: (
            isinstance(shown, PayReturned) and shown.done and shown.slip is TicketState.TAKE
        )
    )
    assert len(world.slips()) == slips + 1
    assert [order[1] for order in home.at_gateway()] == ["reversed"]
    assert world.gateway_totals()["net"] == 0
    assert insurance(world)["standing"] == before
    assert home.booked(returned.number) == {}


def test_an_answer_of_the_insurance_is_lost_and_it_settles_once(house: Any, world: Any) -> None:
    home = house()
    before = insurance(world)["standing"]
    home.shows_voucher(home.owes(Phone.INSURANCE_CODE, amount=40_000, insured=True))
    world.set_insurance("lose_answer", infno="2207", times=1)
    home.shows_code()
    world.pay_shown()
    assert home.is_paid().told
    assert insurance(world)["standing"] == before + 1
    home.nobody_paid_twice()


def test_where_nothing_is_left_to_pay_no_gateway_is_asked(house: Any) -> None:
    home = house()
    bill = home.owes(amount=1_000, fund=700, account=300)
    ways = home.shows_ways(bill)
    assert (ways.channels, ways.own) == ((), "0.00")
    home.taps("confirm")
    done = home.is_paid()
    assert (done.told, done.channel) == (True, Channel.NONE)
    assert home.at_gateway() == []
    assert home.booked(done.number)[bill]["fund"] == 700


# -- nothing to pay ----------------------------------------------------------------------------------


def test_bills_that_cannot_be_read_keep_nobody_from_their_errand(house: Any, world: Any) -> None:
    home = house()
    home.takes_payments()
    world.set_hospital("fail", path="Invoice")
    home.hold_up(Phone.NOTHING_TODAY)
    screen = home.comes(lambda shown: isinstance(shown, Home))
    assert ServiceId.PAY in [tile.service for tile in screen.tiles]


def test_a_terminal_without_a_gateway_offers_no_payment(house: Any) -> None:
    home = house(payments=False)
    assert home.till is None
    home.hold_up(Phone.NOTHING_TODAY)
    home.sees("Home")
    assert ServiceId.PAY not in [tile.service for tile in home.screen.tiles]
