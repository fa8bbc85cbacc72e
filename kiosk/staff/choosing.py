"""Setting a PIN: by an invitation of the hospital's, or another one from within."""

from __future__ import annotations

from dataclasses import replace

from kiosk.codes.staff_badge import Invitation
from kiosk.reasons import Code, Failure
from kiosk.staff.effects import ChangePin, Effect, Happening, JudgeInvitation, Record, SetPin
from kiosk.staff.events import Digit, Held, InvitationJudged, PinStored
from kiosk.staff.pin import LEAST, Pin
from kiosk.staff.states import (
    AtBadge,
    AtInvitation,
    Changing,
    Choosing,
    Entering,
    In,
    Invited,
    JudgingInvitation,
    SignIn,
    StoringPin,
)
from kiosk.staff.step import Step, nothing, ticketed

_CHOOSE_ANOTHER = frozenset({Code.STAFF_PIN_FORM, Code.STAFF_PIN_WEAK})


def held(sign_in: SignIn, stage: AtInvitation, event: Held) -> Step:
    sign_in, ticket = ticketed(sign_in)
    return (
        sign_in.at(JudgingInvitation(stage.badge, stage.since, ticket)),
        (JudgeInvitation(ticket, stage.badge, event.text),),
    )


def judged(sign_in: SignIn, stage: JudgingInvitation, event: InvitationJudged, at: float) -> Step:
    if event.ticket != stage.ticket:
        return nothing(sign_in)
    if isinstance(event.outcome, Invitation):
        return nothing(sign_in.at(Choosing(Invited(stage.badge, event.outcome), at)))
    if event.outcome.code is Code.STAFF_NOT_AN_INVITATION:  # the badge, which is still held up
        return nothing(sign_in.at(AtInvitation(stage.badge, stage.since, event.outcome)))
    record = Record(Happening.INVITATION_REFUSED, stage.badge.subject, why=event.outcome.code)
    return sign_in.at(AtInvitation(stage.badge, at, event.outcome)), (record,)


def digit(sign_in: SignIn, stage: Choosing, event: Digit) -> Step:
    return nothing(sign_in.at(replace(stage, pin=stage.pin.plus(event.digit), note=None)))


def erased(sign_in: SignIn, stage: Choosing) -> Step:
    return nothing(sign_in.at(replace(stage, pin=stage.pin.shortened())))


def entered(sign_in: SignIn, stage: Choosing, at: float) -> Step:
    if isinstance(stage.purpose, Changing) and stage.purpose.old is None:
        if len(stage.pin) < LEAST:
            return nothing(sign_in)
        purpose = replace(stage.purpose, old=stage.pin)
        return nothing(sign_in.at(Choosing(purpose, at)))
    if stage.first is None:
        if (problem := stage.pin.problem()) is not None:
            return nothing(sign_in.at(replace(stage, pin=Pin(), note=problem)))
        return nothing(sign_in.at(replace(stage, first=stage.pin, pin=Pin())))
    if not stage.first.equals(stage.pin):
        differ = Failure(Code.STAFF_PINS_DIFFER)
        return nothing(sign_in.at(replace(stage, first=None, pin=Pin(), note=differ)))
    sign_in, ticket = ticketed(sign_in)
    return sign_in.at(StoringPin(_without_old(stage.purpose), at, ticket)), (
        _store(stage.purpose, ticket, stage.first),
    )


def stored(sign_in: SignIn, stage: StoringPin, event: PinStored, at: float) -> Step:
    if event.ticket != stage.ticket:
        return nothing(sign_in)
    if isinstance(stage.purpose, Changing):
        return _changed(sign_in, stage.purpose, event.failure, at)
    badge = stage.purpose.badge
    if event.failure is None:
        # Not in yet: the badge again, and the PIN as it will be typed every day.
        return sign_in.at(AtBadge(Entering(), at)), (
            Record(Happening.PIN_SET, badge.subject, badge.roles),
        )
    if event.failure.code in _CHOOSE_ANOTHER:
        return nothing(sign_in.at(Choosing(stage.purpose, at, note=event.failure)))
    record = Record(Happening.INVITATION_REFUSED, badge.subject, why=event.failure.code)
    return sign_in.at(AtInvitation(badge, at, event.failure)), (record,)


def _changed(sign_in: SignIn, purpose: Changing, failure: Failure | None, at: float) -> Step:
    session = replace(purpose.session, touched=at)
    what = Happening.PIN_CHANGED if failure is None else Happening.PIN_REFUSED
    record = Record(
        what, session.subject, session.roles, why=None if failure is None else failure.code
    )
    return sign_in.at(In(session, failure)), (record,)


def _store(purpose: Invited | Changing, ticket: int, new: Pin) -> Effect:
    if isinstance(purpose, Invited):
        return SetPin(ticket, purpose.invitation, new)
    assert purpose.old is not None  # noqa: S101 - asked for before a new one
    return ChangePin(ticket, purpose.badge, purpose.old, new)


def _without_old(purpose: Invited | Changing) -> Invited | Changing:
    return replace(purpose, old=None) if isinstance(purpose, Changing) else purpose
