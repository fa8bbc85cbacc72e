"""The main errand, and what can come between."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.audit.catalogue import EndCause, EventId
from kiosk.devices import PrinterState, TicketOutcome
from kiosk.domain import IdentifierSystem, PatientIdentifier, QueuePlace
from kiosk.reasons import Code, Failure
from kiosk.session import screens
from kiosk.session.effects import (
    FindDay,
    FindPatient,
    FindQueue,
    Forget,
    JudgeCode,
    PrintTicket,
    Record,
    SignIn,
)
from kiosk.session.events import (
    CodeJudged,
    CodeRead,
    DayFound,
    EffectFailed,
    PatientFound,
    QueueFound,
    SignInDone,
)
from kiosk.session.screens import Action, TicketState
from kiosk.session.state import Kiosk


def records(walk: Any) -> list[EventId]:
    return [effect.event for effect in walk.effects if isinstance(effect, Record)]


def test_one_code_one_scan_one_tap(walk: Any) -> None:
    walk.sees(screens.Attract)
    walk.shows_code(walk.code())
    assert walk.sees(screens.Welcome).name == "测*者"
    assert walk.asked(FindPatient).identifier == PatientIdentifier(
        IdentifierSystem.HEALTH_CARD, f"{1:064x}"
    )

    walk.happens(PatientFound(walk.session, walk.patient))
    assert walk.asked(FindDay).patient == walk.patient
    walk.happens(DayFound(walk.session, (walk.cardiology,), ()))
    offer = walk.sees(screens.Offer)
    assert (offer.appointment.department, offer.appointment.start) == ("心内科", "10:00")

    walk.taps(Action.SIGN_IN, "a1")
    walk.sees(screens.SigningIn)
    assert walk.asked(SignIn).appointment == walk.cardiology
    walk.happens(SignInDone(walk.session, walk.visit))
    done = walk.sees(screens.SignedIn)
    assert (done.number, done.ticket, done.ahead) == ("A017", TicketState.PRINTING, -1)

    walk.asked(FindQueue)
    walk.happens(QueueFound(walk.session, walk.visit.id, QueuePlace(5, 25)))
    ticket = walk.asked(PrintTicket).ticket
    assert (ticket.number, ticket.surname, ticket.ahead) == ("A017", "测", 5)
    walk.comes_out()
    assert walk.sees(screens.SignedIn).ticket is TicketState.TAKE

    walk.passes(12)
    walk.sees(screens.Attract)
    walk.asked(Forget)
    assert walk.kiosk.person is None
    assert records(walk) == [
        EventId.SESSION_STARTED,
        EventId.SIGNED_IN,
        EventId.TICKET_DONE,
        EventId.SESSION_ENDED,
    ]


def test_several_appointments_are_a_choice(walk: Any) -> None:
    walk.is_offered(walk.cardiology, walk.dermatology)
    cards = walk.sees(screens.Choice).appointments
    assert [card.department for card in cards] == ["心内科", "皮肤科"]
    walk.taps(Action.SIGN_IN, "a2")
    assert walk.asked(SignIn).appointment.id == "a2"


def test_an_appointment_that_was_not_offered_cannot_be_tapped(walk: Any) -> None:
    walk.is_offered().taps(Action.SIGN_IN, "a2")
    assert walk.asked_nothing(SignIn)
    walk.sees(screens.Offer)


def test_a_second_tap_signs_in_once(walk: Any) -> None:
    walk.is_offered().taps(Action.SIGN_IN, "a1").taps(Action.SIGN_IN, "a1")
    walk.asked(SignIn)


def test_nothing_to_sign_in_for(walk: Any) -> None:
    walk.shows_code(walk.code()).happens(PatientFound(walk.session, walk.patient))
    walk.happens(DayFound(walk.session, (), ()))
    walk.sees(screens.NothingToday)
    walk.passes(20)
    walk.sees(screens.Attract)


def test_already_signed_in_shows_the_place_in_the_queue_and_prints_on_request(walk: Any) -> None:
    walk.shows_code(walk.code()).happens(PatientFound(walk.session, walk.patient))
    walk.happens(DayFound(walk.session, (), (walk.visit,)))
    done = walk.sees(screens.SignedIn)
    assert (done.already, done.ticket, done.can_reprint) == (True, TicketState.NONE, True)
    walk.asked(FindQueue)
    walk.happens(QueueFound(walk.session, walk.visit.id, QueuePlace(2, 10)))
    assert walk.asked_nothing(PrintTicket)
    walk.taps(Action.REPRINT)
    assert walk.asked(PrintTicket).ticket.reprint
    walk.taps(Action.REPRINT)
    assert walk.asked_nothing(PrintTicket)


def test_the_ticket_does_not_wait_for_a_queue_that_is_not_told(walk: Any) -> None:
    walk.has_arrived().passes(1.5)
    assert walk.asked_nothing(PrintTicket)
    walk.passes(1)
    assert walk.asked(PrintTicket).ticket.ahead is None
    walk.happens(QueueFound(walk.session, walk.visit.id, QueuePlace(5, 25)))
    assert walk.asked_nothing(PrintTicket)
    assert walk.sees(screens.SignedIn).ahead == 5


@pytest.mark.parametrize(
    ("outcome", "state", "code"),
    [
        (TicketOutcome.NOT_PRINTED, PrinterState.PAPER_OUT, Code.PRINTER_PAPER_OUT),
        (TicketOutcome.NOT_PRINTED, PrinterState.COVER_OPEN, Code.PRINTER_COVER_OPEN),
        (TicketOutcome.NOT_PRINTED, PrinterState.OFFLINE, Code.PRINTER_OFFLINE),
        (TicketOutcome.NOT_PRINTED, PrinterState.ERROR, Code.PRINTER_ERROR),
        (TicketOutcome.UNFINISHED, PrinterState.OFFLINE, Code.TICKET_UNFINISHED),
    ],
)
def test_without_a_ticket_the_number_stays_longer(walk: Any, outcome, state, code) -> None:
    walk.has_arrived().happens(QueueFound(walk.session, walk.visit.id, QueuePlace()))
    walk.comes_out(outcome, state)
    done = walk.sees(screens.SignedIn)
    assert (done.ticket, done.trouble) == (TicketState.FAILED, Failure(code))
    walk.passes(29)
    walk.sees(screens.SignedIn)
    walk.passes(2)
    walk.sees(screens.Attract)


def test_a_printer_that_never_answers_is_not_waited_for_without_end(walk: Any) -> None:
    walk.has_arrived().happens(QueueFound(walk.session, walk.visit.id, QueuePlace())).passes(44)
    assert walk.sees(screens.SignedIn).ticket is TicketState.PRINTING
    walk.passes(2)
    done = walk.sees(screens.SignedIn)
    assert (done.ticket, done.trouble) == (TicketState.FAILED, Failure(Code.TICKET_UNFINISHED))
    walk.comes_out()
    done = walk.sees(screens.SignedIn)
    assert (done.ticket, done.trouble) == (TicketState.TAKE, None)
    walk.passes(13)
    walk.sees(screens.Attract)


def test_a_ticket_that_comes_out_after_its_patient_left_is_recorded(walk: Any) -> None:
    walk.has_arrived().happens(QueueFound(walk.session, walk.visit.id, QueuePlace()))
    walk.taps(Action.FINISH).comes_out(TicketOutcome.UNFINISHED, PrinterState.PAPER_OUT)
    assert EventId.TICKET_DONE in records(walk)
    assert walk.sees(screens.Attract).no_tickets


def test_an_answer_that_comes_after_the_patient_left_is_dropped(walk: Any) -> None:
    walk.is_offered().taps(Action.SIGN_IN, "a1")
    late = SignInDone(walk.session, walk.visit)
    walk.passes(121)
    walk.sees(screens.Attract)
    walk.happens(late)
    walk.sees(screens.Attract)


def test_the_next_patient_need_not_wait(walk: Any) -> None:
    walk.has_arrived().happens(QueueFound(walk.session, walk.visit.id, QueuePlace()))
    walk.comes_out()
    before = walk.session
    walk.shows_code(walk.code(2))
    walk.sees(screens.Welcome)
    assert walk.session == before + 1
    walk.asked(Forget)
    ended = [e for e in walk.effects if isinstance(e, Record) and "cause" in e.fields]
    assert [e.fields["cause"] for e in ended] == [EndCause.NEXT_PATIENT]


def test_the_same_patient_again_changes_nothing(walk: Any) -> None:
    walk.is_offered()
    before = walk.standing
    walk.shows_code(walk.code(1, iat=1_800_000_000 - 5))
    assert walk.standing == before


@pytest.mark.parametrize(
    "failure", [Failure(Code.APPOINTMENT_CHANGED), Failure(Code.HOSPITAL_TIMEOUT)]
)
def test_the_same_card_again_asks_anew_after_a_refusal(walk: Any, failure: Failure) -> None:
    """The screen says to hold the code up again: then something has to come of it."""
    walk.is_offered().taps(Action.SIGN_IN, "a1").happens(EffectFailed(walk.session, failure))
    walk.effects.clear()
    before = walk.session
    walk.shows_code(walk.code(1))
    walk.sees(screens.Welcome)
    assert walk.asked(FindPatient).session == before
    walk.happens(PatientFound(before, walk.patient), DayFound(before, (walk.dermatology,), ()))
    assert walk.sees(screens.Offer).appointment.id == "a2"


def test_a_screen_does_not_leave_while_the_next_patients_code_is_judged(walk: Any) -> None:
    """The answer would be one to a session that is over, and the code would count as used."""
    walk.has_ticket().passes(11.75).happens(CodeRead(walk.code(2)))
    effect = walk.asked(JudgeCode)
    walk.passes(1)
    walk.happens(CodeJudged(effect.session, walk.judged(effect.text)))
    walk.sees(screens.Welcome)


def test_an_answer_given_twice_changes_nothing(walk: Any) -> None:
    walk.is_offered()
    before = walk.kiosk
    for answer in (
        PatientFound(walk.session, walk.patient),
        DayFound(walk.session, (), ()),
        EffectFailed(walk.session, Failure(Code.HOSPITAL_TIMEOUT)),
    ):
        walk.happens(answer)
        assert walk.kiosk == before


def test_while_the_hospital_is_asked_no_code_is_judged(walk: Any) -> None:
    walk.shows_code(walk.code()).happens(CodeRead(walk.code(2)))
    assert walk.asked_nothing(JudgeCode)


def test_one_code_is_judged_at_a_time(walk: Any) -> None:
    walk.happens(CodeRead(walk.code()), CodeRead(walk.code(2)))
    walk.asked(JudgeCode)


def test_a_judgement_that_is_lost_does_not_stop_scanning(walk: Any) -> None:
    walk.happens(CodeRead(walk.code()))
    walk.asked(JudgeCode)
    walk.passes(6).happens(CodeRead(walk.code()))
    walk.asked(JudgeCode)


@pytest.mark.parametrize("code", [Code.HOSPITAL_TIMEOUT, Code.HOSPITAL_UNREACHABLE])
def test_a_hospital_that_does_not_answer_can_be_asked_again(walk: Any, code) -> None:
    walk.is_offered().taps(Action.SIGN_IN, "a1")
    first = walk.asked(SignIn)
    walk.happens(EffectFailed(walk.session, Failure(code)))
    assert walk.sees(screens.HospitalTrouble).failure == Failure(code)
    walk.taps(Action.RETRY)
    walk.sees(screens.SigningIn)
    assert walk.asked(SignIn) == first
    walk.happens(SignInDone(walk.session, walk.visit))
    assert walk.sees(screens.SignedIn).number == "A017"


def test_each_call_is_repeated_as_it_was(walk: Any) -> None:
    walk.shows_code(walk.code())
    asked = walk.asked(FindPatient)
    walk.happens(EffectFailed(walk.session, Failure(Code.HOSPITAL_TIMEOUT)))
    walk.taps(Action.RETRY)
    assert walk.asked(FindPatient) == asked
    walk.happens(PatientFound(walk.session, walk.patient))
    day = walk.asked(FindDay)
    walk.happens(EffectFailed(walk.session, Failure(Code.HOSPITAL_TIMEOUT)))
    walk.taps(Action.RETRY)
    assert walk.asked(FindDay) == day


@pytest.mark.parametrize(
    "failure",
    [
        Failure(Code.PATIENT_UNKNOWN),
        Failure(Code.PATIENT_AMBIGUOUS),
        Failure(Code.WRONG_PATIENT),
        Failure(Code.HOSPITAL_ANSWER_TOO_LARGE),
    ],
)
def test_what_repeating_would_not_help_goes_to_the_desk(walk: Any, failure) -> None:
    walk.shows_code(walk.code())
    walk.happens(EffectFailed(walk.session, failure))
    assert walk.sees(screens.Refused).failure == failure


def test_a_rule_of_the_hospital_is_shown_and_another_appointment_can_be_chosen(walk: Any) -> None:
    walk.is_offered(walk.cardiology, walk.dermatology).taps(Action.SIGN_IN, "a1")
    early = Failure(Code.SIGN_IN_REFUSED, {"words": "尚未到签到时间"})
    walk.happens(EffectFailed(walk.session, early))
    assert walk.sees(screens.Refused).failure == early
    assert Action.BACK in walk.view().actions
    walk.taps(Action.BACK)
    walk.sees(screens.Choice)


def test_state_never_prints_a_person(walk: Any) -> None:
    walk.is_offered()
    assert "测" not in repr(walk.kiosk)
    assert f"{1:064x}" not in repr(walk.kiosk)
    assert isinstance(walk.kiosk, Kiosk)
