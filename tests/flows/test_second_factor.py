"""The last four digits of two numbers: asked for, typed, compared by the hospital, and forgotten."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.domain import IdentifierSystem, PatientIdentifier, SecondFactor
from kiosk.reasons import Code, Failure
from kiosk.session import screens
from kiosk.session.effects import CheckSecondFactor, JudgeCode, SignIn
from kiosk.session.events import (
    CodeRead,
    EffectFailed,
    SecondFactorChecked,
    SignInDone,
)
from kiosk.session.preferences import Cover
from kiosk.session.screens import Action
from tests.flows.digits import (
    UNANSWERED,
    at_a_strict_site,
    confirms,
    everything,
    is_asked,
    records,
    typed,
    types,
)

# -- who is asked --------------------------------------------------------------------------------


def test_a_printed_card_signs_in_without_a_question_where_the_site_is_content(walk: Any) -> None:
    walk.is_offered(printed=True).taps(Action.SIGN_IN, "a1")
    walk.asked(SignIn)


def test_a_phone_is_never_asked(walk: Any) -> None:
    at_a_strict_site(walk).is_offered().taps(Action.SIGN_IN, "a1")
    walk.asked(SignIn)


def test_the_question_comes_with_the_tap_and_the_errand_goes_on_where_it_was(walk: Any) -> None:
    is_asked(walk, walk.dermatology, walk.cardiology)
    assert walk.sees(screens.SecondFactor) == screens.SecondFactor(0, 0)
    assert walk.asked_nothing(SignIn)
    confirms(walk)
    question = walk.asked(CheckSecondFactor)
    assert question.factor == SecondFactor("123X", "5678")
    assert question.patient == walk.patient
    assert question.identifier == PatientIdentifier(IdentifierSystem.HEALTH_CARD, f"{1:064x}")
    assert walk.sees(screens.SecondFactor).checking_seconds == 0
    walk.happens(SecondFactorChecked(walk.session, right=True, tries_left=5))
    assert walk.asked(SignIn).appointment == walk.cardiology
    walk.sees(screens.SigningIn)


@pytest.mark.parametrize("by_phone", [True, False])
def test_what_was_asked_for_is_done_though_the_screen_was_hidden_meanwhile(
    walk: Any, by_phone: bool
) -> None:
    if by_phone:
        is_asked(walk).taps(Action.COVER).shows_code(walk.code())
    else:
        confirms(is_asked(walk)).taps(Action.COVER)
        walk.happens(SecondFactorChecked(walk.session, right=True, tries_left=5))
    assert walk.view().cover is Cover.PRIVACY
    walk.asked(SignIn)


def test_once_in_a_session(walk: Any) -> None:
    confirms(is_asked(walk, walk.cardiology, walk.dermatology))
    walk.happens(SecondFactorChecked(walk.session, right=True, tries_left=5))
    early = Failure(Code.SIGN_IN_REFUSED, {"words": "尚未到签到时间"})
    walk.happens(EffectFailed(walk.session, early)).taps(Action.BACK).effects.clear()
    walk.taps(Action.SIGN_IN, "a2")
    assert walk.asked(SignIn).appointment.id == "a2"


def test_the_next_session_is_asked_anew(walk: Any) -> None:
    confirms(is_asked(walk))
    walk.happens(SecondFactorChecked(walk.session, right=True, tries_left=5))
    walk.happens(SignInDone(walk.session, walk.visit)).taps(Action.FINISH)
    is_asked(walk)
    assert typed(walk) == (0, 0)


# -- typing --------------------------------------------------------------------------------------


def test_the_first_number_is_filled_before_the_second(walk: Any) -> None:
    is_asked(walk)
    filled = []
    for digit in "12345678":
        types(walk, digit)
        filled.append(typed(walk))
    assert filled == [(1, 0), (2, 0), (3, 0), (4, 0), (4, 1), (4, 2), (4, 3), (4, 4)]


@pytest.mark.parametrize("digits", ["123456789", "1234X56X78X"])
def test_what_cannot_be_a_digit_here_is_no_digit(walk: Any, digits: str) -> None:
    confirms(is_asked(walk), digits)
    assert walk.asked(CheckSecondFactor).factor == SecondFactor("1234", "5678")


@pytest.mark.parametrize("odd", ["", "12", "x", "-", "３", "٣", "EHC1:A"])
def test_an_odd_argument_is_no_digit(walk: Any, odd: str) -> None:
    types(is_asked(walk), "123").taps(Action.DIGIT, odd)
    assert typed(walk) == (3, 0)


def test_an_identity_number_may_end_in_x_and_only_end(walk: Any) -> None:
    types(is_asked(walk), "XX12X")
    assert typed(walk) == (2, 0)
    types(walk, "3X")
    assert typed(walk) == (4, 0)


def test_erasing_goes_back_over_both_numbers(walk: Any) -> None:
    types(is_asked(walk), "12345")
    left = [typed(walk.taps(Action.ERASE)) for _ in range(6)]
    assert left == [(4, 0), (3, 0), (2, 0), (1, 0), (0, 0), (0, 0)]
    confirms(walk, "00007777")
    assert walk.asked(CheckSecondFactor).factor == SecondFactor("0000", "7777")


@pytest.mark.parametrize("digits", ["", "1234", "1234567"])
def test_nothing_is_compared_before_all_are_there(walk: Any, digits: str) -> None:
    confirms(is_asked(walk), digits)
    assert walk.asked_nothing(CheckSecondFactor)
    assert walk.sees(screens.SecondFactor).checking_seconds == -1


def test_elder_mode_and_language_keep_what_is_typed(walk: Any) -> None:
    types(is_asked(walk), "12345").taps(Action.ELDER_MODE).taps(Action.LANGUAGE, "en")
    assert typed(walk) == (4, 1)


def test_back_leads_to_the_offer_and_nothing_typed_is_kept(walk: Any) -> None:
    types(is_asked(walk), "12345").taps(Action.BACK)
    walk.sees(screens.Offer)
    walk.taps(Action.SIGN_IN, "a1")
    assert typed(walk) == (0, 0)


@pytest.mark.parametrize("key", [Action.DIGIT, Action.ERASE, Action.CONFIRM])
def test_keys_mean_nothing_elsewhere(walk: Any, key: Action) -> None:
    walk.is_offered()
    before = walk.kiosk
    walk.taps(key, "7")
    assert walk.kiosk == before


# -- the hospital's word -------------------------------------------------------------------------


def test_wrong_digits_are_said_and_can_be_typed_anew(walk: Any) -> None:
    confirms(is_asked(walk))
    walk.happens(SecondFactorChecked(walk.session, right=False, tries_left=3))
    assert walk.sees(screens.SecondFactor) == screens.SecondFactor(0, 0, wrong=True, tries_left=3)
    walk.effects.clear()
    confirms(walk, "88889999")
    assert walk.asked(CheckSecondFactor).factor == SecondFactor("8888", "9999")
    assert not walk.sees(screens.SecondFactor).wrong
    walk.happens(SecondFactorChecked(walk.session, right=True, tries_left=5))
    walk.asked(SignIn)


def test_after_the_last_try_staff_help(walk: Any) -> None:
    confirms(is_asked(walk))
    walk.happens(SecondFactorChecked(walk.session, right=False, tries_left=0))
    assert walk.sees(screens.Refused).failure == Failure(Code.SECOND_FACTOR_LOCKED)
    assert walk.view().actions == (Action.ELDER_MODE, Action.STAFF, Action.FINISH)
    walk.passes(16)
    walk.sees(screens.Attract)


def test_a_card_without_tries_is_not_tried(walk: Any) -> None:
    """Counted out before, on this terminal: whoever comes back with it is sent to the staff."""
    confirms(is_asked(walk))
    walk.happens(EffectFailed(walk.session, Failure(Code.SECOND_FACTOR_LOCKED)))
    assert walk.sees(screens.Refused).failure == Failure(Code.SECOND_FACTOR_LOCKED)
    assert walk.asked_nothing(SignIn)
    assert EventId.HOSPITAL_FAILED not in records(walk)


@pytest.mark.parametrize("code", UNANSWERED)
def test_a_hospital_that_does_not_answer_is_asked_the_same_again(walk: Any, code: Code) -> None:
    confirms(is_asked(walk))
    first = walk.asked(CheckSecondFactor)
    walk.happens(EffectFailed(walk.session, Failure(code)))
    assert walk.sees(screens.HospitalTrouble).failure == Failure(code)
    assert EventId.HOSPITAL_FAILED in records(walk)
    walk.taps(Action.RETRY)
    assert walk.asked(CheckSecondFactor) == first
    assert walk.sees(screens.SecondFactor).checking_seconds == 0
    walk.happens(SecondFactorChecked(walk.session, right=True, tries_left=4))
    walk.asked(SignIn)


def test_from_there_back_to_what_was_typed(walk: Any) -> None:
    confirms(is_asked(walk)).happens(EffectFailed(walk.session, Failure(Code.HOSPITAL_TIMEOUT)))
    walk.taps(Action.BACK)
    assert walk.sees(screens.SecondFactor) == screens.SecondFactor(4, 4)


def test_from_there_to_nobody(walk: Any) -> None:
    confirms(is_asked(walk)).happens(EffectFailed(walk.session, Failure(Code.HOSPITAL_TIMEOUT)))
    walk.passes(61)
    walk.sees(screens.Attract)
    assert "123X" not in everything(walk.kiosk)


@pytest.mark.parametrize(
    "failure",
    [
        Failure(Code.HOSPITAL_REFUSED, {"status": 404}),
        Failure(Code.HOSPITAL_BAD_ANSWER, {"what": "Parameters"}),
        Failure(Code.STORAGE_FULL),
    ],
)
def test_what_repeating_would_not_help_is_refused(walk: Any, failure: Failure) -> None:
    confirms(is_asked(walk)).happens(EffectFailed(walk.session, failure))
    assert walk.sees(screens.Refused).failure == failure
    assert walk.asked_nothing(SignIn)


def test_only_the_hospital_says_that_they_are_right(walk: Any) -> None:
    """An answer that nobody waits for opens nothing."""
    types(is_asked(walk), "123X5678").happens(SecondFactorChecked(walk.session, True, 5))
    assert walk.asked_nothing(SignIn)
    assert not walk.kiosk.person.proven
    walk.happens(EffectFailed(walk.session, Failure(Code.HOSPITAL_TIMEOUT)))
    assert typed(walk) == (4, 4)


def test_an_answer_to_a_session_that_is_over_opens_nothing(walk: Any) -> None:
    confirms(is_asked(walk))
    late = SecondFactorChecked(walk.session, right=True, tries_left=5)
    walk.passes(31).taps(Action.FINISH)
    confirms(is_asked(walk))
    walk.happens(late)
    assert walk.asked_nothing(SignIn)
    assert not walk.kiosk.person.proven


# -- while it is compared ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "argument"),
    [
        (Action.DIGIT, "1"),
        (Action.ERASE, ""),
        (Action.CONFIRM, ""),
        (Action.BACK, ""),
        (Action.SIGN_IN, "a1"),
        (Action.RETRY, ""),
    ],
)
def test_while_the_hospital_compares_no_key_does_anything(
    walk: Any, action: Action, argument: str
) -> None:
    before = confirms(is_asked(walk)).kiosk
    walk.taps(action, argument)
    assert walk.kiosk == before
    walk.asked(CheckSecondFactor)


def test_while_the_hospital_compares_no_code_is_judged(walk: Any) -> None:
    confirms(is_asked(walk)).happens(CodeRead(walk.code(2)))
    assert walk.asked_nothing(JudgeCode)


def test_a_long_comparison_offers_a_way_out(walk: Any) -> None:
    confirms(is_asked(walk))
    assert walk.view().actions == (Action.ELDER_MODE,)
    walk.passes(31)
    assert walk.view().actions == (Action.ELDER_MODE, Action.FINISH)
    assert walk.sees(screens.SecondFactor).checking_seconds == 31
