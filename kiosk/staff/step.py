"""What the steps of signing in share."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from kiosk.staff.effects import Effect, Happening, Leave, Record, WithdrawChallenge
from kiosk.staff.states import (
    AtBadge,
    AtInvitation,
    AtPin,
    Changing,
    Choosing,
    Errand,
    In,
    Out,
    Recovering,
    Seconding,
    Session,
    SignIn,
    Stage,
)

Step: TypeAlias = tuple[SignIn, tuple[Effect, ...]]


def nothing(sign_in: SignIn) -> Step:
    return sign_in, ()


def ticketed(sign_in: SignIn) -> tuple[SignIn, int]:
    """One more question is asked."""
    number = sign_in.tickets + 1
    return replace(sign_in, tickets=number), number


def enter(sign_in: SignIn, session: Session, record: Record) -> Step:
    return sign_in.at(In(session)), (record,)


def leave(sign_in: SignIn, session: Session, why: Leave, at: float) -> Step:
    record = Record(
        Happening.SIGNED_OUT,
        session.subject,
        session.roles,
        by_recovery=session.by_recovery,
        leave=why,
        seconds=int(at - session.since),
    )
    return sign_in.at(Out()), (record,)


def back_from(errand: Errand) -> Stage:
    """Where somebody is who gives up: out, or in as before."""
    return In(errand.session) if isinstance(errand, Seconding) else Out()


def given_up(sign_in: SignIn) -> Step:
    """Of whatever comes before somebody is in, or lies over their session."""
    match sign_in.stage:
        case Recovering():
            return sign_in.at(Out()), (WithdrawChallenge(),)
        case In() | Out():
            return nothing(sign_in)
        case _:
            session = sign_in.session
            return nothing(sign_in.at(Out() if session is None else In(session)))


def touched(sign_in: SignIn, at: float) -> SignIn:
    """A hand: whoever is in is there, and what waits for somebody goes on waiting."""
    match sign_in.stage:
        case In(session=session) as stage:
            return sign_in.at(replace(stage, session=_touched(session, at)))
        case AtBadge() | AtPin() as stage:
            return sign_in.at(replace(stage, since=at, errand=_errand(stage.errand, at)))
        case Choosing(purpose=Changing() as purpose) as stage:
            purpose = replace(purpose, session=_touched(purpose.session, at))
            return sign_in.at(replace(stage, since=at, purpose=purpose))
        case AtInvitation() | Choosing() | Recovering() as stage:
            return sign_in.at(replace(stage, since=at))
        case _:
            return sign_in


def _errand(errand: Errand, at: float) -> Errand:
    if isinstance(errand, Seconding):
        return replace(errand, session=_touched(errand.session, at))
    return errand


def _touched(session: Session, at: float) -> Session:
    return replace(session, touched=at)
