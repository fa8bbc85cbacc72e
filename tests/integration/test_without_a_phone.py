"""Printed cards and identity cards, with their second factor, through reader, hospital and glass."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.demo.hospital.numbers import identity_number, telephone
from kiosk.demo.phones import Phone
from kiosk.reasons import Code
from kiosk.session.screens import Attract, Help, SecondFactor, SignedIn

STRICT = {"YIMA__ASSURANCE__SECOND_FACTOR_FOR": "checkin"}
ONE = Phone.ONE_APPOINTMENT


def digits_of(world: Any, phone: Phone) -> str:
    card_id = world.identity_of(phone.value)[2]
    return identity_number(card_id)[-4:] + telephone(card_id)[-4:]


def wrong(digits: str) -> str:
    """Eight digits that do not agree with these, by one."""
    return digits[:-1] + str((int(digits[-1]) + 1) % 10)


def types(lobby: Any, digits: str) -> None:
    for count, digit in enumerate(digits, start=1):
        lobby.taps(f"key_{digit}")
        lobby.comes(lambda s, count=count: s.identity_typed + s.phone_typed == count)
    lobby.taps("confirm")


def is_asked(lobby: Any) -> str:
    """A printed card at a strict site, up to the question; the digits that would be right."""
    lobby.hold_up(Phone.PAPER_CARD)
    lobby.sees("Offer")
    digits = digits_of(lobby.world, Phone.PAPER_CARD)
    lobby.world.put_away()
    lobby.taps("signIn")
    lobby.sees("SecondFactor")
    return digits


def test_an_identity_card_on_the_reader_signs_in(house: Any, world: Any) -> None:
    lobby = house()
    lobby.comes(lambda screen: isinstance(screen, Attract) and screen.reader)
    world.lay_document(ONE.value)
    lobby.sees("Offer")
    assert lobby.screen.name == world.identity_of(ONE.value)[1]
    lobby.taps("signIn")
    lobby.comes(lambda screen: isinstance(screen, SignedIn))
    lobby.taps("action_finish")
    lobby.sees("Attract")


def test_an_identity_card_left_behind_begins_nothing(house: Any, world: Any) -> None:
    lobby = house()
    lobby.comes(lambda screen: isinstance(screen, Attract) and screen.reader)
    world.lay_document(Phone.NOTHING_TODAY.value)
    lobby.sees("Home")
    lobby.taps("action_finish")
    lobby.sees("Attract")
    world.set_reader("fault")
    lobby.comes(lambda screen: isinstance(screen, Attract) and not screen.reader)
    world.set_reader("ready")
    lobby.comes(lambda screen: isinstance(screen, Attract) and screen.reader)
    assert lobby.app.assembly.terminal.state.person is None


def test_somebody_whom_the_hospital_does_not_know_is_sent_to_the_desk(
    house: Any, world: Any
) -> None:
    lobby = house()
    lobby.comes(lambda screen: isinstance(screen, Attract) and screen.reader)
    world.lay_document(Phone.UNKNOWN_HERE.value)
    lobby.sees("Refused")
    assert lobby.screen.failure.code is Code.PATIENT_UNKNOWN


def test_without_a_reader_the_desk_helps(house: Any, world: Any) -> None:
    world.set_reader("gone")
    lobby = house()
    lobby.sees("Attract")
    lobby.taps("action_no_phone")
    lobby.comes(lambda screen: isinstance(screen, Help) and not screen.reader)


def test_a_printed_card_signs_in_with_the_right_digits(house: Any) -> None:
    lobby = house(**STRICT)
    types(lobby, is_asked(lobby))
    lobby.comes(lambda screen: isinstance(screen, SignedIn))


def test_wrong_digits_are_told_and_the_right_ones_still_count(house: Any) -> None:
    lobby = house(**STRICT)
    digits = is_asked(lobby)
    types(lobby, wrong(digits))
    told = lobby.comes(lambda screen: isinstance(screen, SecondFactor) and screen.wrong)
    assert (told.identity_typed, told.phone_typed, told.tries_left) == (0, 0, 4)
    types(lobby, digits)
    lobby.comes(lambda screen: isinstance(screen, SignedIn))


def test_after_five_staff_help_and_starting_anew_gives_none_back(house: Any) -> None:
    lobby = house(**STRICT)
    digits = is_asked(lobby)
    for left in (4, 3, 2, 1):
        types(lobby, wrong(digits))
        lobby.comes(lambda s, left=left: isinstance(s, SecondFactor) and s.tries_left == left)
    types(lobby, wrong(digits))
    lobby.sees("Refused")
    assert lobby.screen.failure.code is Code.SECOND_FACTOR_LOCKED
    lobby.stop()
    lobby = house(**STRICT)
    types(lobby, is_asked(lobby))
    lobby.sees("Refused")
    assert lobby.screen.failure.code is Code.SECOND_FACTOR_LOCKED


@pytest.mark.parametrize("fault", ["fail", "hang", "drop_after_work"])
def test_a_hospital_that_does_not_compare_is_asked_again(
    house: Any, world: Any, fault: str
) -> None:
    lobby = house(**STRICT)
    digits = is_asked(lobby)
    world.set_hospital(fault, method="POST")
    types(lobby, digits)
    lobby.sees("HospitalTrouble")
    world.set_hospital("fine")
    lobby.taps("retry")
    lobby.comes(lambda screen: isinstance(screen, SignedIn))
