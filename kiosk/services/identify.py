"""扫码识别: one scan of any accepted code, verified, greeted by masked name.

A code is judged whatever is on the screen, so the next patient need not wait for the last one's
screen to leave: another card ends the session before it. A refused code disturbs nobody who is
already known.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.audit.catalogue import EndCause, EventId
from kiosk.codes.verified import VerifiedCard
from kiosk.reasons import Code, Failure
from kiosk.session.effects import FindDay, FindPatient, JudgeCode, Record
from kiosk.session.ending import Step, begin, end
from kiosk.session.events import CodeJudged, CodeRead, PatientFound
from kiosk.session.present import out_of_service
from kiosk.session.state import Kiosk, Moment, Refusing, SigningIn, Welcoming


def code_read(kiosk: Kiosk, event: CodeRead, at: Moment) -> Step:
    """Have the code judged, unless one is being judged or the hospital is being asked."""
    busy = kiosk.judging is not None or isinstance(kiosk.stage, Welcoming | SigningIn)
    if busy or out_of_service(kiosk.equipment):
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
        if kiosk.person is not None:
            return kiosk, (record,)
        stage = Refusing(outcome, until=at.monotonic + kiosk.pace.refusal)
        return replace(kiosk, stage=stage, touched=at.monotonic), (record,)
    return _welcome(kiosk, outcome, at)


def _welcome(kiosk: Kiosk, card: VerifiedCard, at: Moment) -> Step:
    if kiosk.person is not None and kiosk.person.card.card_id == card.card_id:
        return replace(kiosk, touched=at.monotonic), ()
    if kiosk.person is not None:
        kiosk, ended = end(kiosk, EndCause.NEXT_PATIENT, at)
    else:
        ended = ()
    kiosk, begun = begin(kiosk, card, at)
    return kiosk, (*ended, *begun, FindPatient(kiosk.session, card.card_id))


def patient_found(kiosk: Kiosk, event: PatientFound, _at: Moment) -> Step:
    if kiosk.person is None:
        return kiosk, ()
    person = replace(kiosk.person, patient=event.patient)
    return replace(kiosk, person=person), (FindDay(kiosk.session, event.patient),)
