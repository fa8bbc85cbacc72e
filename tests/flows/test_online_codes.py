"""Codes that only their platform can decode: asked for, refused, lost, and reported once used."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.codes.classify import Kind
from kiosk.codes.judge import Judgement, OnlineCode
from kiosk.codes.verified import VerifiedCard
from kiosk.devices import ReaderState
from kiosk.reasons import Code, Failure
from kiosk.services.access import ServiceId
from kiosk.session.effects import AskPlatform, FindPatient, Forget, JudgeCode, NoteUse
from kiosk.session.events import (
    CodeJudged,
    CodeRead,
    DayFound,
    PatientFound,
    ReaderChanged,
    SignInDone,
    TrustChanged,
)
from kiosk.session.screens import (
    Action,
    Alternative,
    Attract,
    Checking,
    Offer,
    OutOfService,
    Refused,
    SignedIn,
    StaffNote,
    SwitchCard,
    Welcome,
)
from kiosk.trust.health import ClockState, TrustState

CODE = OnlineCode(Kind.EHC_DYNAMIC, "id:0:" + "a" * 32 + "::org")


def is_asked_for(walk: Any) -> AskPlatform:
    """An opaque code is held up, judged, and its platform asked."""
    walk.kiosk = replace(walk.kiosk, online=frozenset({Kind.EHC_DYNAMIC, Kind.INSURANCE_VOUCHER}))
    walk.happens(CodeRead(CODE.text))
    session = walk.asked(JudgeCode).session
    walk.happens(CodeJudged(session, Judgement(CODE.kind, CODE)))
    effect: AskPlatform = walk.asked(AskPlatform)
    assert effect.code == CODE
    return effect


def answer(walk: Any, effect: AskPlatform, outcome: VerifiedCard | Failure) -> Any:
    return walk.happens(CodeJudged(effect.session, Judgement(CODE.kind, outcome), effect.code))


def card(walk: Any, number: int = 1) -> VerifiedCard:
    outcome = walk.judged(walk.code(number)).outcome
    assert isinstance(outcome, VerifiedCard)
    return outcome


def test_the_platform_says_who_it_is(walk: Any) -> None:
    effect = is_asked_for(walk)
    walk.sees(Checking)
    walk.passes(7)
    assert walk.sees(Checking).waiting_seconds == 7
    answer(walk, effect, card(walk))
    walk.sees(Welcome)
    assert walk.asked(FindPatient).identifier == card(walk).identifier


def test_its_use_is_noted_when_the_patient_has_signed_in(walk: Any) -> None:
    answer(walk, is_asked_for(walk), card(walk))
    walk.happens(PatientFound(walk.session, walk.patient))
    walk.happens(DayFound(walk.session, (walk.cardiology,), ()))
    assert walk.asked_nothing(NoteUse)
    walk.taps(Action.SIGN_IN, walk.cardiology.id)
    walk.happens(SignInDone(walk.session, walk.visit))
    assert walk.asked(NoteUse) == NoteUse(CODE, ServiceId.CHECKIN, walk.visit.department)


def test_the_use_of_a_code_verified_offline_is_nobody_elses_business(walk: Any) -> None:
    walk.has_arrived()
    assert walk.asked_nothing(NoteUse)


def test_a_platform_out_of_reach_and_what_works_instead(walk: Any) -> None:
    effect = is_asked_for(walk)
    walk.happens(ReaderChanged(ReaderState.READY))
    answer(walk, effect, Failure(Code.PLATFORM_UNREACHABLE))
    refused = walk.sees(Refused)
    assert refused.failure.code is Code.PLATFORM_UNREACHABLE
    assert refused.works == (Alternative.OFFLINE_CODE, Alternative.DOCUMENT)


def test_a_refused_code_is_the_codes_own_fault(walk: Any) -> None:
    answer(walk, is_asked_for(walk), Failure(Code.PLATFORM_REFUSED, {"result": "1003"}))
    assert walk.sees(Refused).works == ()


def test_an_answer_that_never_comes(walk: Any) -> None:
    is_asked_for(walk)
    walk.passes(31)
    assert walk.sees(Refused).failure.code is Code.PLATFORM_UNREACHABLE


def test_leaving_while_the_platform_is_asked(walk: Any) -> None:
    effect = is_asked_for(walk)
    assert Action.FINISH not in walk.view().actions
    walk.passes(30).taps(Action.FINISH)
    walk.asked(Forget)
    walk.sees(Attract)
    answer(walk, effect, card(walk))
    walk.sees(Attract)
    assert walk.kiosk.person is None
    assert walk.kiosk.judging is None


def test_whoever_is_known_keeps_their_screen_until_it_is_somebody_else(walk: Any) -> None:
    walk.is_offered()
    effect = is_asked_for(walk)
    walk.sees(Offer)
    answer(walk, effect, card(walk, 2))
    walk.sees(SwitchCard)
    walk.taps(Action.SWITCH_CARD).sees(Welcome)
    walk.asked(Forget)


def test_signing_in_comes_before_the_next_one_s_question(walk: Any) -> None:
    """The answer about somebody else must not take the number off the screen."""
    walk.is_offered()
    effect = is_asked_for(walk)
    walk.taps(Action.SIGN_IN, walk.cardiology.id)
    answer(walk, effect, card(walk, 2))
    walk.happens(SignInDone(walk.session, walk.visit))
    assert walk.sees(SignedIn).number == walk.visit.number


def test_the_same_person_by_another_code_goes_on(walk: Any) -> None:
    walk.is_offered()
    effect = is_asked_for(walk)
    answer(walk, effect, card(walk))
    walk.sees(Offer)


def test_the_code_is_forgotten_with_the_patient(walk: Any) -> None:
    answer(walk, is_asked_for(walk), card(walk))
    walk.taps(Action.FINISH)
    assert CODE.text not in repr(walk.kiosk)
    assert walk.kiosk.person is None


@pytest.mark.parametrize("clock", [ClockState.BEHIND, ClockState.OFF_SERVER])
def test_a_suspect_clock_is_shown_to_staff_and_platform_codes_are_offered(
    walk: Any, clock: ClockState
) -> None:
    walk.kiosk = replace(walk.kiosk, online=frozenset({Kind.EHC_STATIC}))
    walk.happens(TrustChanged(TrustState.FRESH, clock=clock))
    assert walk.sees(Attract).staff_note is StaffNote.CLOCK_SUSPECT
    walk.happens(CodeRead("EHC1:X"))
    session = walk.asked(JudgeCode).session
    walk.happens(CodeJudged(session, Judgement(Kind.EHC1, Failure(Code.CLOCK_SUSPECT))))
    assert walk.sees(Refused).works == (Alternative.PLATFORM_CODE,)


def test_staff_are_warned_at_half_of_the_grace_period(walk: Any) -> None:
    walk.happens(TrustChanged(TrustState.AGEING, days_old=6, days_left=8))
    assert walk.sees(Attract).staff_note is StaffNote.NONE
    walk.happens(TrustChanged(TrustState.AGEING, days_old=7, days_left=6, warn=True))
    attract = walk.sees(Attract)
    assert (attract.staff_note, attract.days_left) == (StaffNote.LIST_AGEING, 6)


def test_a_stale_list_and_no_other_way_is_out_of_service(walk: Any) -> None:
    walk.happens(TrustChanged(TrustState.STALE, days_old=15, warn=True))
    failure = walk.sees(OutOfService).failure
    assert failure == Failure(Code.TRUST_LIST_STALE, {"days": 15})
    walk.happens(TrustChanged(TrustState.FRESH, days_left=14))
    walk.sees(Attract)


def test_a_stale_list_with_a_platform_offers_that(walk: Any) -> None:
    walk.kiosk = replace(walk.kiosk, online=frozenset({Kind.INSURANCE_VOUCHER}))
    walk.happens(TrustChanged(TrustState.STALE, days_old=15, warn=True))
    assert walk.sees(Attract).staff_note is StaffNote.LIST_STALE
    walk.happens(CodeRead("EHC1:X"))
    session = walk.asked(JudgeCode).session
    stale = Failure(Code.TRUST_LIST_STALE, {"days": 15})
    walk.happens(CodeJudged(session, Judgement(Kind.EHC1, stale)))
    assert walk.sees(Refused).works == (Alternative.VOUCHER,)


# -- answers that come late ------------------------------------------------------------------------


def holds_up(walk: Any, code: OnlineCode) -> AskPlatform:
    walk.happens(CodeRead(code.text))
    session = walk.asked(JudgeCode).session
    walk.happens(CodeJudged(session, Judgement(code.kind, code)))
    effect: AskPlatform = walk.asked(AskPlatform)
    return effect


def test_an_answer_given_up_is_not_taken_for_the_next_patients(walk: Any) -> None:
    """Its patient has left; who stands there now must not be greeted by their name."""
    given_up = is_asked_for(walk)
    walk.passes(31)
    second = holds_up(walk, OnlineCode(CODE.kind, "id:0:" + "b" * 32 + "::org"))
    answer(walk, given_up, card(walk, 1))
    walk.sees(Checking)
    answer(walk, second, card(walk, 2))
    assert walk.asked(FindPatient).identifier == card(walk, 2).identifier
    assert walk.kiosk.person.code == second.code


def test_an_answer_that_nobody_waits_for_any_more_begins_nothing(walk: Any) -> None:
    given_up = is_asked_for(walk)
    walk.passes(31)
    answer(walk, given_up, card(walk))
    walk.sees(Refused)
    assert walk.kiosk.person is None
