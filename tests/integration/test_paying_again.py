"""The same bill at two terminals, and a terminal that is started anew in the middle of a payment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.demo.phones import Phone
from kiosk.payment.order import OrderState
from kiosk.reasons import Code
from kiosk.session.pay_screens import Bills, Paying, PayPhase
from kiosk.session.screens import Action, Refused
from ui.demo.recorder import Recorder

House = Callable[..., Any]


# -- two terminals ---------------------------------------------------------------------------------


def beside(house: House, world: Any, tmp_path: Path) -> Any:
    """Another terminal before the same people: with a camera's process, journal and keys of its own."""
    keys = world.enrol_at_gateway("DEMO-02")
    return house(
        YIMA__TERMINAL__ID="DEMO-02",
        YIMA__STORAGE__FOLDER=str(tmp_path / "second"),
        YIMA__PAYMENT__KEY_FILE=str(keys.private_key_file),
        YIMA__PAYMENT__GATEWAY_KEY_FILE=str(keys.gateway_public_key_file),
    )


def test_of_two_terminals_with_the_same_bill_one_wins_and_the_other_says_so(
    house: House, world: Any, tmp_path: Path
) -> None:
    first = house()
    bill = first.owes(amount=3_300)
    second = beside(house, world, tmp_path)
    both = (first, second)
    for home in both:
        home.takes_payments()
    world.hold_up(Phone.NOTHING_TODAY.value)
    for home in both:
        home.sees("Bills")
    world.put_away()
    for home in both:
        home.chooses(bill)
        home.asks_ways()
    for home in both:  # neither hears of the other before both have asked
        home.posts(Action.PAY_BY, "wechat")
    for home in both:
        home.comes(
            lambda shown: (
                isinstance(shown, Refused)
                or (isinstance(shown, Paying) and shown.phase is PayPhase.SHOWN)
            )
        )
    winner, loser = sorted(both, key=lambda home: isinstance(home.screen, Refused))
    assert isinstance(winner.screen, Paying)
    assert loser.screen.failure.code is Code.PAYMENT_BILL_TAKEN
    world.pay_shown()
    done = winner.is_paid()
    assert set(winner.booked(done.number)) == {bill}
    loser.taps("action_back")
    loser.comes(lambda shown: isinstance(shown, Bills))
    loser.posts(Action.PAY_CHOSEN)
    shown = loser.comes(lambda shown: isinstance(shown, Bills) and shown.trouble)
    assert shown.trouble.code is Code.BILL_CHANGED
    loser.comes(lambda shown: bill not in [one.id for group in shown.groups for one in group.bills])
    winner.nobody_paid_twice()
    assert world.gateway_totals()["charged"] == 3_300


# -- a start in the middle ---------------------------------------------------------------------------


def test_a_code_that_was_on_the_screen_at_the_end_cannot_be_paid_after_the_next_start(
    house: House, world: Any
) -> None:
    home = house()
    bill = home.owes(amount=3_400)
    home.shows_ways(bill)
    home.shows_code()
    ((number, _state, _amount),) = home.at_gateway()
    home.stop()
    again = house()
    again.ends_as(number, OrderState.REVERSED)
    assert world.scan_code_of(number)["refused"] == "ORDER_CLOSED"
    assert again.pays(bill).told
    again.nobody_paid_twice()
    assert world.gateway_totals()["charged"] == 3_400


@pytest.mark.parametrize("gateway_answers", [True, False], ids=["at once", "later"])
def test_who_paid_while_the_terminal_was_off_has_paid(
    house: House, world: Any, gateway_answers: bool
) -> None:
    home = house()
    bill = home.owes(amount=3_500)
    home.shows_ways(bill)
    home.shows_code()
    ((number, _state, _amount),) = home.at_gateway()
    home.stop()
    world.pay_shown()
    world.set_gateway(on=gateway_answers)
    again = house()
    again.sees("Attract")
    if not gateway_answers:
        Recorder.pause(1.0)
        assert not again.order(number).resolved
        world.set_gateway()
    again.ends_as(number, OrderState.SETTLED)
    assert set(again.booked(number)) == {bill}
    again.takes_payments()
    again.hold_up(Phone.NOTHING_TODAY)
    again.comes(
        lambda shown: (
            not isinstance(shown, Bills)
            or bill not in [one.id for group in shown.groups for one in group.bills]
        )
    )
    again.nobody_paid_twice()


def test_a_start_between_the_money_and_the_hospital(house: House, world: Any) -> None:
    home = house()
    bill = home.owes(amount=3_600)
    home.shows_ways(bill)
    home.shows_code()
    world.set_hospital("gone", method="POST")
    world.pay_shown()
    home.comes(lambda shown: isinstance(shown, Paying) and shown.phase is PayPhase.FINISHING)
    ((number, _state, _amount),) = home.at_gateway()
    home.stop()
    assert home.booked(number) == {}
    world.set_hospital("fine")
    again = house()
    order = again.ends_as(number, OrderState.SETTLED)
    assert order.e_invoices[0].url.startswith("https://")
    assert set(again.booked(number)) == {bill}
    assert world.gateway_totals()["net"] == 3_600
