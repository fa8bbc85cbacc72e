"""Somebody is in: what they may do, and when they are out again."""

from __future__ import annotations

from dataclasses import replace

from kiosk.reasons import Code, Failure
from kiosk.staff import access
from kiosk.staff.access import Act
from kiosk.staff.effects import Happening, Leave, Permit, Record
from kiosk.staff.states import AtBadge, Changing, Choosing, In, Seconding, Session, SignIn
from kiosk.staff.step import Step, leave, nothing


def asked(sign_in: SignIn, stage: In, act: Act, at: float) -> Step:
    session = stage.session
    if not may(session, act):
        failure = Failure(Code.STAFF_NOT_ALLOWED)
        record = Record(
            Happening.ACT_REFUSED,
            session.subject,
            session.roles,
            why=failure.code,
            act=act,
            by_recovery=session.by_recovery,
        )
        return sign_in.at(In(session, failure)), (record,)
    if access.needs_second(act, by_recovery=session.by_recovery):
        return nothing(sign_in.at(AtBadge(Seconding(session, act), at)))
    return sign_in.at(In(session)), (Permit(act, session.subject),)


def may(session: Session, act: Act) -> bool:
    """For the screen too: what is not theirs need not be offered."""
    return access.may(
        act,
        session.roles,
        is_list_stale=session.is_list_stale,
        by_recovery=session.by_recovery,
    )


def pin_change_asked(sign_in: SignIn, stage: In, at: float) -> Step:
    session = stage.session
    if session.badge is None or not may(session, Act.CHANGE_PIN):
        return nothing(sign_in.at(replace(stage, note=Failure(Code.STAFF_NOT_ALLOWED))))
    return nothing(sign_in.at(Choosing(Changing(session, session.badge), at)))


def ended(sign_in: SignIn, session: Session, at: float) -> Step | None:
    """Out, by time alone; None: not yet."""
    if session.until is not None and at >= session.until:
        return leave(sign_in, session, Leave.EXPIRED, at)
    if at - session.touched >= sign_in.pace.idle:
        return leave(sign_in, session, Leave.IDLE, at)
    return None
