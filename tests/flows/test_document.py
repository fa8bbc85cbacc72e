"""A patient without any code: an identity document on the reader, or the desk."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.audit.catalogue import EndCause
from kiosk.codes.classify import Kind
from kiosk.devices import CameraState, ReaderState
from kiosk.domain import Assurance, IdentifierSystem, PatientIdentifier
from kiosk.reasons import Code, Failure
from kiosk.session import screens
from kiosk.session.effects import CheckSecondFactor, FindDay, FindPatient, Record, SignIn
from kiosk.session.events import (
    CameraChanged,
    CodeRead,
    DayFound,
    DocumentRead,
    EffectFailed,
    PatientFound,
    ReaderChanged,
    SecondFactorChecked,
)
from kiosk.session.screens import Action

NUMBER = f"{1:018d}"


def lays_document(walk: Any, number: int = 1) -> Any:
    return walk.happens(DocumentRead(walk.document(number)))


def test_a_document_is_as_good_as_a_code(walk: Any) -> None:
    lays_document(walk)
    assert walk.sees(screens.Welcome).name == "测*者"
    asked = walk.asked(FindPatient)
    assert asked.identifier == PatientIdentifier(IdentifierSystem.IDENTITY_DOCUMENT, NUMBER)
    walk.happens(PatientFound(walk.session, walk.patient))
    walk.asked(FindDay)
    walk.happens(DayFound(walk.session, (walk.cardiology,), ()))
    walk.taps(Action.SIGN_IN, "a1")
    walk.asked(SignIn)
    started = next(e for e in walk.effects if isinstance(e, Record))
    assert started.fields == {"kind": Kind.IDENTITY_DOCUMENT, "assurance": Assurance.DOCUMENT}


def test_a_strict_site_asks_whoever_lays_it_down(walk: Any) -> None:
    """It may have been found: nobody has compared the face."""
    from dataclasses import replace  # noqa: PLC0415 - used here alone

    from kiosk.services.access import ServiceId  # noqa: PLC0415 - as above

    walk.kiosk = replace(walk.kiosk, stricter=frozenset({ServiceId.CHECKIN}))
    lays_document(walk).is_known().taps(Action.SIGN_IN, "a1")
    for digit in "00015678":
        walk.taps(Action.DIGIT, digit)
    walk.taps(Action.CONFIRM)
    assert walk.asked(CheckSecondFactor).identifier.value == NUMBER
    walk.happens(SecondFactorChecked(walk.session, right=True, tries_left=5))
    walk.asked(SignIn)


def test_somebody_the_hospital_does_not_know_is_sent_to_the_desk(walk: Any) -> None:
    lays_document(walk).happens(EffectFailed(walk.session, Failure(Code.PATIENT_UNKNOWN)))
    assert walk.sees(screens.Refused).failure == Failure(Code.PATIENT_UNKNOWN)
    assert Action.STAFF in walk.view().actions


def test_another_document_is_the_next_patient(walk: Any) -> None:
    lays_document(walk).is_known()
    before = walk.session
    lays_document(walk, 2)
    walk.sees(screens.SwitchCard)
    walk.taps(Action.SWITCH_CARD).sees(screens.Welcome)
    assert walk.session == before + 1
    ended = [e for e in walk.effects if isinstance(e, Record) and "cause" in e.fields]
    assert [e.fields["cause"] for e in ended] == [EndCause.NEXT_PATIENT]


def test_the_same_document_again_changes_nothing(walk: Any) -> None:
    before = lays_document(walk).is_known().kiosk
    lays_document(walk)
    assert walk.kiosk == before


def test_a_document_and_a_code_are_not_taken_for_one(walk: Any) -> None:
    """Whether they are the same person's, only the hospital knows."""
    lays_document(walk).is_known().effects.clear()
    walk.shows_code(walk.code(1)).taps(Action.SWITCH_CARD)
    assert walk.asked(FindPatient).identifier.system is IdentifierSystem.HEALTH_CARD


@pytest.mark.parametrize("busy", ["judging", "looking for the patient", "signing in", "no service"])
def test_at_a_bad_moment_it_is_not_taken(walk: Any, busy: str) -> None:
    match busy:
        case "judging":
            walk.happens(CodeRead(walk.code()))
        case "looking for the patient":
            walk.shows_code(walk.code())
        case "signing in":
            walk.is_offered().taps(Action.SIGN_IN, "a1")
        case _:
            walk.happens(CameraChanged(CameraState.ABSENT))
    before = walk.kiosk
    lays_document(walk, 2)
    assert walk.kiosk == before


@pytest.mark.parametrize("state", list(ReaderState))
def test_the_reader_is_offered_where_it_works(walk: Any, state: ReaderState) -> None:
    walk.happens(ReaderChanged(state))
    assert walk.sees(screens.Attract).reader is (state is ReaderState.READY)
    walk.taps(Action.NO_PHONE)
    assert walk.sees(screens.Help).reader is (state is ReaderState.READY)


def test_a_document_laid_down_ends_the_help(walk: Any) -> None:
    walk.happens(ReaderChanged(ReaderState.READY)).taps(Action.NO_PHONE)
    lays_document(walk)
    walk.sees(screens.Welcome)


def test_neither_number_nor_name_print(walk: Any) -> None:
    event = DocumentRead(walk.document())
    walk.happens(event)
    told = repr((event, walk.kiosk, walk.effects))
    assert NUMBER not in told
    assert "测" not in told
