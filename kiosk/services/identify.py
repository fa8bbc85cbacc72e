"""扫码识别: one scan of any accepted code, verified, greeted by masked name.

A code is judged whatever is on the screen, so the next patient need not wait for the last one's
screen to leave: another card ends the session before it. A refused code is told to whoever holds it
up, unless somebody is known who is not done yet.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.audit.catalogue import EndCause, EventId
from kiosk.codes.classify import Kind
from kiosk.codes.verified import VerifiedCard
from kiosk.reasons import Code, Failure
from kiosk.session.effects import FindDay, FindPatient, JudgeCode, Record
from kiosk.session.ending import Step, begin, end
from kiosk.session.events import CodeJudged, CodeRead, PatientFound
from kiosk.session.present import out_of_service
from kiosk.session.screens import TicketState
from kiosk.session.state import (
    Arrived,
    Helping,
    Kiosk,
    Moment,
    NothingToday,
    Person,
    Refusing,
    SigningIn,
    Stage,
    Waiting,
    Welcoming,
)

_PAPER_IN_HAND = (TicketState.TAKE, TicketState.NONE)


def takes_codes(kiosk: Kiosk) -> bool:
    """Not while one is being judged, the hospital is being asked, or nobody can be served."""
    busy = kiosk.judging is not None or isinstance(kiosk.stage, Welcoming | SigningIn)
    return not busy and out_of_service(kiosk.equipment) is None


def code_read(kiosk: Kiosk, event: CodeRead, at: Moment) -> Step:
    """Have the code judged."""
    if not takes_codes(kiosk):
        return kiosk, ()
    return replace(kiosk, judging=at.monotonic), (JudgeCode(kiosk.session, event.text),)


def code_judged(kiosk: Kiosk, event: CodeJudged, at: Moment) -> Step:
    kiosk = replace(kiosk, judging=None)
    outcome = event.judgement.outcome
    if isinstance(outcome, Failure):
        record = Record(EventId.CODE_REFUSED, {"kind": event.judgement.kind, "code": outcome.code})
        if outcome.code is Code.STORAGE_FULL:
            equipment = replace(kiosk.equipment, storage_writable=False)
            return replace(kiosk, equipment=equipment), (record,)
        if kiosk.person is not None and not _is_next_in_line(kiosk.stage, event.judgement.kind):
            return kiosk, (record,)
        kiosk, refused = _refuse(kiosk, outcome, at)
        return kiosk, (record, *refused)
    return _welcome(kiosk, outcome, at)


def _is_next_in_line(stage: Stage, kind: Kind) -> bool:
    """Whether a refused code is the next patient's: whoever is known is done and needs no screen.

    A code of no kind says nothing: any poster or telephone in view has one. A number that is on no
    paper stays on the screen.
    """
    match stage:
        case Arrived(ticket=ticket):
            done = ticket in _PAPER_IN_HAND
        case NothingToday() | Refusing(back=None):
            done = True
        case _:
            done = False
    return done and kind is not Kind.UNRECOGNISED


def _refuse(kiosk: Kiosk, failure: Failure, at: Moment) -> Step:
    stage = Refusing(failure, until=at.monotonic + kiosk.pace.refusal)
    if kiosk.person is not None:
        return end(kiosk, EndCause.NEXT_PATIENT, at, stage)
    return replace(kiosk, stage=stage, touched=at.monotonic), ()


def _welcome(kiosk: Kiosk, card: VerifiedCard, at: Moment) -> Step:
    if kiosk.person is not None and kiosk.person.card.card_id == card.card_id:
        return _again(kiosk, kiosk.person, at)
    if kiosk.person is not None:
        kiosk, ended = end(kiosk, EndCause.NEXT_PATIENT, at)
    else:
        ended = ()
    kiosk, begun = begin(kiosk, card, at)
    return kiosk, (*ended, *begun, FindPatient(kiosk.session, card.card_id))


def _again(kiosk: Kiosk, person: Person, at: Moment) -> Step:
    """The same card once more: what was refused or not answered is asked for anew."""
    kiosk = replace(kiosk, touched=at.monotonic)
    if not isinstance(kiosk.stage, Refusing | Waiting | Helping):
        return kiosk, ()
    kiosk = replace(kiosk, stage=Welcoming(at.monotonic), person=replace(person, patient=None))
    return kiosk, (FindPatient(kiosk.session, person.card.card_id),)


def patient_found(kiosk: Kiosk, event: PatientFound, _at: Moment) -> Step:
    person = kiosk.person
    if not isinstance(kiosk.stage, Welcoming) or person is None or person.patient is not None:
        return kiosk, ()
    person = replace(person, patient=event.patient)
    return replace(kiosk, person=person), (FindDay(kiosk.session, event.patient),)
