"""What the dock does to the world of payments, and that the world's gateway and insurance take it."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.demo.gateway.model import State
from kiosk.demo.gateway.scripts import FaultKind, Then
from kiosk.demo.phones import Phone
from kiosk.demo.platforms.nhsa_faults import Fault
from ui.demo.dock_choices import BY_SCANNER, NO_DIGITS, PHONES
from ui.demo.dock_model import RENEW_SECONDS
from ui.demo.dock_payment import PASSWORD_MS, SCANS, WALLETS
from ui.demo.dock_switches import GATEWAY, INSURANCE

CHANNELS = ("wechat", "alipay", "unionpay")


def test_each_channel_has_each_phone() -> None:
    assert len({card.key for card in WALLETS}) == len(WALLETS) == 12
    assert {card.channel for card in WALLETS} == set(CHANNELS)
    assert not {card.key for card in WALLETS} & {card.key for card in PHONES}


@pytest.mark.parametrize("card", WALLETS, ids=lambda card: card.key)
def test_a_tap_holds_a_payment_code_up_and_another_puts_it_away(table: Any, card: Any) -> None:
    table.taps("wallet", card.key)
    assert table.world.held.startswith(card.channel)
    assert table.board.held == card.key
    table.taps("wallet", card.key)
    assert table.world.held == table.board.held == ""


def test_a_payment_code_takes_the_place_of_a_card(table: Any) -> None:
    table.taps("phone", Phone.ONE_APPOINTMENT.value)
    table.taps("wallet", "alipay_at_once")
    assert table.world.held.startswith("alipay")
    assert table.board.held == "alipay_at_once"


def test_a_payment_code_changes_every_minute_unless_it_is_an_old_one(table: Any) -> None:
    table.taps("wallet", "wechat_password")
    first = table.world.held
    table.passes(RENEW_SECONDS)
    assert table.world.held != first
    table.taps("wallet", "wechat_expired")
    old = table.world.held
    table.passes(RENEW_SECONDS)
    assert (table.world.held, table.board.seconds_left) == (old, -1)


def test_the_phones_pay_as_they_say(table: Any) -> None:
    told = {}
    for manner in ("at_once", "password", "poor", "expired"):
        table.taps("wallet", f"unionpay_{manner}")
        told[manner] = table.world.held.partition("#")[0].strip()
    assert told == {
        "at_once": "unionpay None 120000 {}",
        "password": f"unionpay None 120000 {{'confirms_ms': {PASSWORD_MS}}}",
        "poor": "unionpay 1 120000 {}",
        "expired": "unionpay None 0 {}",
    }


def test_the_hand_scanner_reads_payment_codes_too(table: Any) -> None:
    table.taps("manner", BY_SCANNER)
    table.taps("wallet", "wechat_at_once")
    assert table.world.held == ""
    assert table.world.scanned[0].startswith("wechat")


def test_a_payment_code_is_drawn_for_a_real_camera(camera_table: Any) -> None:
    camera_table.taps("wallet", "wechat_at_once")
    assert camera_table.board.code.startswith("picture of wechat")


def test_the_code_on_the_screen_is_scanned(table: Any) -> None:
    for scan in SCANS:
        table.taps("scan", scan.key)
    first, password, gives_up = table.world.scans
    assert (first.then, first.confirms_ms) == (Then.PAY, 0)
    assert (password.then, password.confirms_ms) == (Then.PAY, PASSWORD_MS)
    assert gives_up.then is Then.GIVE_UP
    assert table.board.held == ""


def test_without_a_code_on_the_screen_it_says_so(table: Any) -> None:
    table.world.code_on_screen = False
    table.taps("scan", "pays")
    assert table.board.trouble == "no code on the screen"
    table.world.code_on_screen = True
    table.taps("scan", "pays")
    assert table.board.trouble == ""


def test_what_a_copys_holder_has_to_type_is_shown_also_when_it_is_put_away(table: Any) -> None:
    table.taps("phone", Phone.OPAQUE_STATIC.value)
    assert table.board.digits == "123X · 5678"
    table.taps("away")
    assert table.board.digits == "123X · 5678"
    table.taps("phone", Phone.ONE_APPOINTMENT.value)
    assert table.board.digits == ""
    table.taps("document", Phone.ONE_APPOINTMENT.value)
    assert table.board.digits == "123X · 5678"


def test_a_real_cameras_copy_has_digits_too(camera_table: Any) -> None:
    camera_table.taps("phone", Phone.PAPER_CARD.value)
    assert camera_table.board.digits == "123X · 5678"


def test_only_cards_that_prove_too_little_have_digits(table: Any) -> None:
    asked = {card.phone for card in PHONES if card.digits(table.world) != NO_DIGITS}
    assert asked == {Phone.PAPER_CARD, Phone.OPAQUE_STATIC}


# -- switches ------------------------------------------------------------------------------------


def test_the_gateway_is_as_its_switch_says(table: Any) -> None:
    told = {}
    for position in GATEWAY:
        table.taps("gateway", position.key)
        assert table.board.gateway == position.key
        told[position.key] = table.world.gateway
    assert told["gone"] is None
    assert told["slow"].faults[0].kind is FaultKind.SLOW
    assert {fault.call for fault in told["lost"].faults} == {"place", "reverse"}
    assert all(fault.times == 0 for fault in (*told["slow"].faults, *told["lost"].faults))
    assert told["closed"].told == (State.CLOSED, State.CLOSED)
    assert told["repeat"].reverse_retries > 0
    assert told["late"].late_ms > 0
    table.taps("gateway", "fine")
    assert table.world.gateway == type(told["slow"])()


def test_the_insurance_is_as_its_switch_says(table: Any) -> None:
    told = {}
    for position in INSURANCE:
        table.taps("insurance", position.key)
        told[position.key] = table.world.insurance
    assert told.pop("fine") is None
    kinds = {key: switch.kind for key, switch in told.items()}
    assert kinds == {"lost": Fault.LOSE_ANSWER, "refuse": Fault.REFUSE, "other": Fault.OTHER_SPLIT}
    assert {switch.infno for switch in told.values()} == {"2207"}
    table.taps("insurance", "fine")
    assert table.world.insurance is None


def test_what_the_gateway_and_the_hospital_have_is_shown(table: Any) -> None:
    table.world.takings = 123_450
    table.world.orders = {"open": 1, "confirming": 1, "paid": 3, "reversed": 2, "closed": 9}
    table.passes(1)
    shown = table.board
    assert shown.takings == "1,234.50"
    assert (shown.orders_open, shown.orders_paid, shown.orders_returned) == (2, 3, 2)
    assert shown.bills_booked == 2


# -- the world itself ------------------------------------------------------------------------------


def test_the_world_takes_every_position_and_every_phone(world: Any) -> None:
    """What it does not understand it refuses with a ValueError."""
    for position in (*GATEWAY, *INSURANCE):
        position.turn(world)
    for card in WALLETS:
        assert card.code(world).isdigit()
        card.hold_up(world, "steady")
        card.refresh(world)
    world.put_away()
    world.set_insurance("fine")
    world.gateway_wipe()


def test_a_fault_of_the_insurance_outlives_one_of_the_hospital(world: Any) -> None:
    """The hospital's process mends all at once."""
    world.set_insurance("refuse", infno="2207")
    world.set_hospital("slow", delay_ms=1)
    world.set_platforms("slow", delay_ms=1)
    world.set_hospital("fine")
    assert world.insurance_switches() == ["refuse"]
    world.set_insurance("fine")
    assert world.insurance_switches() == []


def test_every_phone_has_somebody_who_can_prove_it_is_theirs(world: Any) -> None:
    for card in PHONES:
        identity, telephone = (
            card.digits(world) if card.digits(world) != NO_DIGITS else ("0000",) * 2
        )
        assert len(identity) == len(telephone) == 4
