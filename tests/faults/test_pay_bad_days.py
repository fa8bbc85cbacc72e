"""Bad days of those who pay, on the whole terminal: nothing is taken twice, and the screen says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.demo.phones import Phone
from kiosk.payment.order import OrderState
from kiosk.reasons import Code
from kiosk.services.access import ServiceId
from kiosk.session.pay_screens import Bills, Paid, Paying, PayPhase, PayWays
from kiosk.session.screens import Action, Attract, Home, Refused, StaffNote, TicketState
from ui.demo.recorder import Recorder

LOST = {"kind": "lost_after", "call": "place", "times": 1}


def in_phase(home: Any, phase: PayPhase) -> None:
    home.comes(lambda shown: isinstance(shown, Paying) and shown.phase is phase)


def back_at_ways(home: Any) -> PayWays:
    ways = home.comes(lambda shown: isinstance(shown, PayWays))
    assert isinstance(ways, PayWays)
    return ways


def only(home: Any) -> tuple[str, str, int]:
    """The one order that the gateway has."""
    (order,) = home.at_gateway()
    return order  # type: ignore[no-any-return] # a row of the demo's


# -- printer -------------------------------------------------------------------------------------


def test_without_paper_the_number_is_on_the_screen_and_the_receipt_comes_later(
    house: Any, world: Any
) -> None:
    home = house()
    home.shows_ways(home.owes(amount=2_000))
    world.set_printer("paper_out")
    home.shows_code()
    world.pay_shown()
    done = home.is_paid()
    assert (done.slip, done.trouble.code) == (TicketState.FAILED, Code.PRINTER_PAPER_OUT)
    assert done.number == only(home)[0]
    world.set_printer("ready")
    home.taps("action_reprint")
    home.comes(lambda shown: isinstance(shown, Paid) and shown.slip is TicketState.TAKE)


def test_half_a_receipt_then_unplugged(house: Any, world: Any) -> None:
    home = house()
    home.shows_ways(home.owes(amount=2_100))
    world.cut_printer_power_after(700)
    home.shows_code()
    world.pay_shown()
    done = home.is_paid()
    assert (done.slip, done.trouble.code) == (TicketState.FAILED, Code.TICKET_UNFINISHED)
    assert home.ends_as(done.number, OrderState.SETTLED).paid_at > 0


# -- hospital ------------------------------------------------------------------------------------


def test_a_hospital_that_is_silent_after_the_money_is_told_later(house: Any, world: Any) -> None:
    home = house()
    home.shows_ways(home.owes(amount=2_200))
    home.shows_code()
    world.set_hospital("fail")
    world.pay_shown()
    in_phase(home, PayPhase.FINISHING)
    done = home.is_paid()
    assert (done.told, done.slip, done.invoice) == (False, TicketState.TAKE, "")
    assert home.order(done.number).state is OrderState.PAID
    home.taps("action_finish")
    home.sees("Attract")
    world.set_hospital("fine")
    home.ends_as(done.number, OrderState.SETTLED)
    assert len(home.booked(done.number)) == 1


def test_the_hospitals_answer_is_lost_and_it_is_booked_once(house: Any, world: Any) -> None:
    home = house()
    home.shows_ways(home.owes(amount=2_300))
    home.shows_code()
    world.set_hospital("drop_after_work", method="POST", times=1)
    world.pay_shown()
    done = home.is_paid()
    assert done.told
    assert len(home.booked(done.number)) == 1


# -- gateway -------------------------------------------------------------------------------------


def test_while_the_gateway_is_gone_nothing_moves(house: Any, world: Any) -> None:
    home = house()
    home.shows_ways(home.owes(amount=2_400))
    world.set_gateway(on=False)
    home.taps("by_wechat")
    in_phase(home, PayPhase.CHECKING)
    assert world.gateway_totals()["charged"] == 0
    assert home.at_gateway() == []
    world.set_gateway()
    in_phase(home, PayPhase.SHOWN)
    world.pay_shown()
    assert home.is_paid().own == "24.00"
    home.nobody_paid_twice()


def test_the_gateway_goes_while_somebody_pays_and_comes_back(house: Any, world: Any) -> None:
    home = house()
    home.shows_ways(home.owes(amount=2_500))
    home.shows_code()
    world.set_gateway(on=False)
    world.pay_shown()
    Recorder.pause(1.0)
    assert not isinstance(home.screen, Paid)
    world.set_gateway()
    assert home.is_paid().told
    home.nobody_paid_twice()


@pytest.mark.parametrize("scanned", [False, True], ids=["shown", "scanned"])
def test_the_answer_to_an_order_is_lost_and_it_is_charged_once(
    house: Any, world: Any, scanned: bool
) -> None:
    home = house()
    home.shows_ways(home.owes(amount=2_600))
    world.set_gateway(faults=[LOST])
    if scanned:
        world.hold_up_payment("alipay")
    else:
        home.shows_code("alipay")
        world.pay_shown()
    done = home.is_paid()
    assert only(home) == (done.number, "paid", 2_600)
    assert world.gateway_totals()["charged"] == 2_600


def test_who_chooses_another_way_cannot_pay_the_first(house: Any, world: Any) -> None:
    """The reverse has to be asked for three times."""
    home = house()
    home.shows_ways(home.owes(amount=2_700))
    world.set_gateway(reverse_retries=2)
    home.shows_code("wechat")
    first = only(home)[0]
    home.taps("otherWay")
    in_phase(home, PayPhase.CLOSING)
    assert back_at_ways(home).trouble is None
    assert home.order(first).state is OrderState.REVERSED
    assert world.scan_code_of(first)["refused"] == "ORDER_CLOSED"
    home.shows_code("unionpay")
    world.pay_shown()
    assert home.is_paid().own == "27.00"
    assert [state for _number, state, _amount in home.at_gateway()] == ["closed", "paid"]


def test_money_that_comes_after_the_close_is_booked(house: Any, world: Any) -> None:
    home = house()
    bill = home.owes(amount=2_800)
    home.shows_ways(bill)
    world.set_gateway(late_ms=700)
    home.shows_code()
    number = only(home)[0]
    home.taps("otherWay")
    back_at_ways(home)
    home.taps("action_finish")
    home.sees("Attract")
    home.ends_as(number, OrderState.SETTLED)
    assert set(home.booked(number)) == {bill}
    assert world.gateway_totals()["net"] == 2_800


def test_late_money_of_whoever_the_insurance_would_pay_for_goes_back(
    house: Any, world: Any
) -> None:
    """Nobody is there any more who could prove to be insured, and the whole was never agreed on."""
    home = house()
    home.shows_voucher(home.owes(Phone.INSURANCE_CODE, amount=40_000, insured=True))
    world.set_gateway(late_ms=700)
    home.shows_code()
    number = only(home)[0]
    home.taps("otherWay")
    back_at_ways(home)
    home.taps("action_finish")
    home.sees("Attract")
    assert Recorder.wait_until(lambda: world.gateway_totals()["refunded"] > 0, 20)
    assert home.ends_as(number, OrderState.REVERSED).paid_at > 0
    assert world.gateway_totals()["net"] == 0
    assert home.booked(number) == {}


def test_a_gateway_that_denies_a_payment_does_not_have_it_made_twice(
    house: Any, world: Any
) -> None:
    """Once paid, it says "closed", twice. The patient tries again at once, and cannot."""
    home = house()
    bill = home.owes(amount=2_900)
    home.shows_ways(bill)
    world.set_gateway(told=["closed"] * 2, told_once="paid")
    home.shows_code()
    number = only(home)[0]
    world.pay_shown()
    assert back_at_ways(home).trouble.code is Code.PAYMENT_NOT_MADE
    home.taps("by_wechat")
    home.comes(lambda shown: isinstance(shown, Refused))
    # The last on a busy machine, where the late look has found the money by then.
    may_be = {Code.PAYMENT_BILL_PAID, Code.BILL_PAID_ALREADY, Code.PAYMENT_BILL_TAKEN}
    assert home.screen.failure.code in may_be
    home.ends_as(number, OrderState.SETTLED)
    assert set(home.booked(number)) == {bill}
    assert world.gateway_totals()["net"] == 2_900


# -- journal -------------------------------------------------------------------------------------


def test_without_a_journal_no_money_is_taken_and_all_else_goes_on(
    house: Any, tmp_path: Path
) -> None:
    journal = tmp_path / "state" / "orders.db"
    journal.mkdir(parents=True)  # no file can be opened here
    home = house()
    home.comes(
        lambda shown: isinstance(shown, Attract) and shown.staff_note is StaffNote.PAYMENTS_DOWN
    )
    home.hold_up(Phone.NOTHING_TODAY)
    screen = home.comes(lambda shown: isinstance(shown, Home))
    assert ServiceId.PAY not in [tile.service for tile in screen.tiles]
    journal.rmdir()
    home.takes_payments()


def test_the_journal_goes_away_before_a_payment(house: Any, world: Any, tmp_path: Path) -> None:
    """Nothing is sent, the patient is told, and may try again."""
    home = house()
    home.shows_ways(home.owes(amount=3_100))
    book = home.app.assembly._journal.orders(home.terminal_id)
    book.close()
    journal = tmp_path / "state" / "orders.db"
    kept = {path: path.read_bytes() for path in journal.parent.glob("orders.db*")}
    for path in kept:
        path.unlink()
    journal.mkdir()
    home.posts(Action.PAY_BY, "wechat")
    ways = home.comes(lambda shown: isinstance(shown, PayWays | Bills) and shown.trouble)
    assert ways.trouble.code is Code.PAYMENT_JOURNAL
    assert home.at_gateway() == []
    journal.rmdir()
    for path, content in kept.items():
        path.write_bytes(content)
    home.takes_payments()
    home.shows_code()
    world.pay_shown()
    assert home.is_paid().told
