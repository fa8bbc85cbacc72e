"""One code, one scan, signed in: through the camera, the hospital and the printer."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.demo.phones import Phone
from kiosk.reasons import Code
from kiosk.session.screens import HelpTopic, Refused, SignedIn, TicketState
from tests.sampling import sampled


def test_a_patient_signs_in_and_takes_the_ticket(house: Any) -> None:
    lobby = house()
    lobby.sees("Attract")
    before = len(lobby.world.slips())
    done = lobby.signs_in()
    assert done.number
    assert done.ticket is TicketState.TAKE
    slips = lobby.world.slips()[before:]
    assert [complete for _path, complete in slips] == [True]
    assert lobby.world.printer_errors() == ()
    lobby.taps("action_finish")
    lobby.sees("Attract")


@pytest.mark.parametrize("situation", sampled(["moving", "glare", "tilted", "dim"], one_in=4))
def test_a_tired_hand_is_read_too(house: Any, situation: str) -> None:
    lobby = house()
    lobby.hold_up(Phone.NOTHING_TODAY, situation)
    lobby.sees("Bills", seconds=40)


@pytest.mark.parametrize(
    ("phone", "screen"),
    sampled(
        [
            (Phone.TWO_APPOINTMENTS, "Choice"),
            (Phone.NOTHING_TODAY, "Bills"),
            (Phone.ALREADY_SIGNED_IN, "SignedIn"),
            (Phone.PAPER_CARD, "Offer"),
        ],
        one_in=2,
    ),
)
def test_each_patient_gets_their_screen(house: Any, phone: Phone, screen: str) -> None:
    lobby = house()
    lobby.hold_up(phone)
    lobby.sees(screen)
    if isinstance(lobby.screen, SignedIn):
        assert lobby.screen.already


@pytest.mark.parametrize(
    ("phone", "code"),
    sampled(
        [
            (Phone.UNKNOWN_HERE, Code.PATIENT_UNKNOWN),
            (Phone.AMBIGUOUS, Code.PATIENT_AMBIGUOUS),
            (Phone.OLD_SCREENSHOT, Code.PRESENTATION_TOO_OLD),
            (Phone.FORGED, Code.BAD_ISSUER_SIGNATURE),
            (Phone.EXPIRED, Code.EXPIRED),
            (Phone.REVOKED, Code.REVOKED),
            (Phone.PAYMENT_CODE, Code.PAYMENT_CODE),
            (Phone.WEB_PAGE, Code.UNRECOGNISED),
        ],
        one_in=3,
    ),
)
def test_each_refusal_says_its_own_reason(house: Any, phone: Phone, code: Code) -> None:
    lobby = house()
    lobby.hold_up(phone)
    lobby.sees("Refused")
    assert lobby.screen.failure.code is code


def test_the_hospitals_rule_is_shown_in_its_words(house: Any) -> None:
    lobby = house()
    lobby.hold_up(Phone.TOO_EARLY)
    lobby.sees("Offer")
    lobby.taps("signIn")
    lobby.sees("Refused")
    assert lobby.screen.failure.code is Code.SIGN_IN_REFUSED
    assert "签到" in lobby.screen.failure.facts["words"]


def test_a_refreshed_code_needs_no_tap(house: Any) -> None:
    lobby = house()
    lobby.hold_up(Phone.OLD_SCREENSHOT)
    lobby.sees("Refused")
    lobby.world.refresh(Phone.ONE_APPOINTMENT.value)
    lobby.sees("Offer")


def test_help_language_and_text_size(house: Any) -> None:
    lobby = house()
    lobby.sees("Attract")
    lobby.taps("action_no_phone")
    lobby.sees("Help")
    assert lobby.screen.topic is HelpTopic.NO_PHONE
    lobby.taps("action_back")
    lobby.sees("Attract")
    lobby.taps("action_elder_mode")
    lobby.comes(lambda _: lobby.app.assembly.terminal.shown.preferences.elder)
    assert not isinstance(lobby.screen, Refused)
