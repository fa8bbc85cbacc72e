"""签到: signed in with one tap, number and place shown. What there is to sign in for: `home`."""

from __future__ import annotations

from dataclasses import replace

from kiosk.audit.catalogue import EventId
from kiosk.domain import Appointment
from kiosk.reasons import CATALOGUE, NextStep
from kiosk.services import pay, queue, reports, second_factor
from kiosk.services.access import ServiceId
from kiosk.session.effects import (
    CheckSecondFactor,
    Effect,
    FindBills,
    FindDay,
    FindPatient,
    FindReports,
    NoteUse,
    QuoteBills,
    Record,
    SignIn,
)
from kiosk.session.ending import Step
from kiosk.session.events import EffectFailed, SignInDone, Tapped
from kiosk.session.screens import Action
from kiosk.session.state import (
    Kiosk,
    Moment,
    Offering,
    Proving,
    Refusing,
    SigningIn,
    Waiting,
    Welcoming,
)


def tapped(kiosk: Kiosk, tap: Tapped, at: Moment) -> Step:
    if tap.action is Action.SIGN_IN:
        return sign_in(kiosk, tap.argument, at)
    return retry(kiosk, at)


def sign_in(kiosk: Kiosk, appointment_id: str, at: Moment) -> Step:
    """The patient tapped "sign in" on one of the appointments offered."""
    stage = kiosk.stage
    if not isinstance(stage, Offering) or kiosk.person is None or kiosk.person.patient is None:
        return kiosk, ()
    chosen = [one for one in stage.appointments if one.id == appointment_id]
    if not chosen:
        return kiosk, ()
    if second_factor.is_wanted(kiosk, ServiceId.CHECKIN):
        return second_factor.ask(kiosk, Tapped(Action.SIGN_IN, appointment_id), at)
    effect = SignIn(kiosk.session, kiosk.person.patient, chosen[0])
    return _signing_in(kiosk, effect, chosen[0], stage, at)


def _signing_in(
    kiosk: Kiosk, effect: SignIn, appointment: Appointment, back: Offering, at: Moment
) -> Step:
    stage = SigningIn(appointment, back=back, since=at.monotonic)
    # Whoever else's platform is being asked has to show the code again: the number comes first.
    asking = kiosk.judging is not None and kiosk.judging.online is not None
    judging = None if asking else kiosk.judging
    return replace(kiosk, stage=stage, judging=judging, touched=at.monotonic), (effect,)


def sign_in_done(kiosk: Kiosk, event: SignInDone, at: Moment) -> Step:
    if not isinstance(kiosk.stage, SigningIn):
        return kiosk, ()
    took = int((at.monotonic - kiosk.stage.since) * 1000)
    card = None if kiosk.person is None else kiosk.person.card.identifier
    record = Record(EventId.SIGNED_IN, {"milliseconds": took}, card)
    used = _use(kiosk, event.visit.department)
    kiosk = _signed_in(kiosk, kiosk.stage.appointment)
    kiosk, effects = queue.just_arrived(kiosk, event.visit, at)
    return kiosk, (record, *used, *effects)


def _signed_in(kiosk: Kiosk, appointment: Appointment) -> Kiosk:
    """What is left to sign in for."""
    person = kiosk.person
    if person is None:
        return kiosk
    left = tuple(one for one in person.appointments if one.id != appointment.id)
    return replace(kiosk, person=replace(person, appointments=left))


def _use(kiosk: Kiosk, department: str) -> tuple[Effect, ...]:
    """To be reported, where a platform decoded the card."""
    code = None if kiosk.person is None else kiosk.person.code
    return () if code is None else (NoteUse(code, ServiceId.CHECKIN, department),)


def failed(kiosk: Kiosk, event: EffectFailed, at: Moment) -> Step:
    """The hospital refused, or did not answer: say so, and offer to repeat what can be repeated."""
    if isinstance(kiosk.stage, Proving):
        return second_factor.failed(kiosk, event, at)
    retry = _unanswered(kiosk)
    if retry is None:
        return kiosk, ()
    record = Record(EventId.HOSPITAL_FAILED, {"code": event.failure.code})
    back = kiosk.stage.back if isinstance(kiosk.stage, SigningIn) else None
    if CATALOGUE[event.failure.code].next is NextStep.TRY_AGAIN:
        until = at.monotonic + kiosk.pace.trouble
        stage: Waiting | Refusing = Waiting(event.failure, retry, back, until)
    else:
        stage = Refusing(event.failure, at.monotonic + kiosk.pace.refusal, back=_others(back))
    return replace(kiosk, stage=stage, touched=at.monotonic), (record,)


def _others(back: Offering | None) -> Offering | None:
    """Going back makes sense where there is something else to choose."""
    return back if back is not None and len(back.appointments) > 1 else None


def _unanswered(kiosk: Kiosk) -> FindPatient | FindDay | SignIn | None:
    """What the hospital was being asked when it failed; None: nothing, so nobody waits for it."""
    person = kiosk.person
    if person is None:
        return None
    match kiosk.stage:
        case SigningIn(appointment=appointment) if person.patient is not None:
            return SignIn(kiosk.session, person.patient, appointment)
        case Welcoming() if person.patient is not None:
            only_queue = ServiceId.CHECKIN not in kiosk.services
            return FindDay(kiosk.session, person.patient, sign_ins=only_queue)
        case Welcoming():
            return FindPatient(kiosk.session, person.card.identifier)
        case _:
            return None


def retry(kiosk: Kiosk, at: Moment) -> Step:
    """The patient has it tried again."""
    stage = kiosk.stage
    if not isinstance(stage, Waiting):
        return kiosk, ()
    if isinstance(stage.retry, CheckSecondFactor):
        return second_factor.retry(kiosk, at)
    if isinstance(stage.retry, FindBills | QuoteBills):
        return pay.retry(kiosk, stage, at)
    if isinstance(stage.retry, FindReports):
        return reports.retry(kiosk, stage, at)
    if isinstance(stage.retry, SignIn) and isinstance(stage.back, Offering):
        return _signing_in(kiosk, stage.retry, stage.retry.appointment, stage.back, at)
    stage_again = Welcoming(since=at.monotonic)
    return replace(kiosk, stage=stage_again, touched=at.monotonic), (stage.retry,)
