"""The PIN pad of a badge that was believed."""

from __future__ import annotations

from dataclasses import replace

from kiosk.reasons import Code, Failure
from kiosk.staff.effects import CheckPin, Happening, Permit, Record
from kiosk.staff.events import Digit, PinChecked
from kiosk.staff.pin import LEAST
from kiosk.staff.pin_book import Standing
from kiosk.staff.states import (
    AtBadge,
    AtInvitation,
    AtPin,
    CheckingPin,
    Entering,
    In,
    Seconding,
    Session,
    SignIn,
)
from kiosk.staff.step import Step, enter, nothing, ticketed


def digit(sign_in: SignIn, stage: AtPin, event: Digit, at: float) -> Step:
    if at < stage.wait_until:
        return nothing(sign_in)
    return nothing(sign_in.at(replace(stage, pin=stage.pin.plus(event.digit), note=None)))


def erased(sign_in: SignIn, stage: AtPin) -> Step:
    return nothing(sign_in.at(replace(stage, pin=stage.pin.shortened())))


def entered(sign_in: SignIn, stage: AtPin, at: float) -> Step:
    if len(stage.pin) < LEAST:
        return nothing(
            sign_in
        )  # none has fewer, and while it waits there are none: it costs no try
    sign_in, ticket = ticketed(sign_in)
    return (
        sign_in.at(CheckingPin(stage.errand, stage.badge, at, ticket)),
        (CheckPin(ticket, stage.badge, stage.pin),),
    )


def invitation_offered(sign_in: SignIn, stage: AtPin, at: float) -> Step:
    if not isinstance(stage.errand, Entering):
        return nothing(sign_in)
    return nothing(sign_in.at(AtInvitation(stage.badge, at)))


def checked(sign_in: SignIn, stage: CheckingPin, event: PinChecked, at: float) -> Step:
    if event.ticket != stage.ticket:
        return nothing(sign_in)
    if event.failure is None:
        return _right(sign_in, stage, at)
    return _refused(sign_in, stage, event.failure, event.standing, at)


def _right(sign_in: SignIn, stage: CheckingPin, at: float) -> Step:
    badge = stage.badge
    if isinstance(stage.errand, Seconding):
        session, act = stage.errand.session, stage.errand.act
        record = Record(
            Happening.SECONDED,
            session.subject,
            session.roles,
            act=act,
            second=badge.subject,
            by_recovery=session.by_recovery,
        )
        permit = Permit(act, session.subject, badge.subject)
        return sign_in.at(In(replace(session, touched=at))), (record, permit)
    session = Session(badge.roles, badge, since=at, touched=at)
    return enter(sign_in, session, Record(Happening.SIGNED_IN, badge.subject, badge.roles))


def _refused(
    sign_in: SignIn,
    stage: CheckingPin,
    failure: Failure,
    standing: Standing | Failure | None,
    at: float,
) -> Step:
    is_locked = failure.code is Code.STAFF_LOCKED
    records = [
        Record(
            Happening.PIN_REFUSED,
            stage.badge.subject,
            why=failure.code,
            act=stage.errand.act if isinstance(stage.errand, Seconding) else None,
        )
    ]
    if is_locked:
        records.append(Record(Happening.BADGE_LOCKED, stage.badge.subject))
    if isinstance(standing, Standing) and not is_locked:
        pad = AtPin(stage.errand, stage.badge, standing.left, at + standing.wait, at, note=failure)
        return sign_in.at(pad), tuple(records)
    return sign_in.at(AtBadge(stage.errand, at, failure)), tuple(records)
