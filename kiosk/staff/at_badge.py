"""A badge is held up: to come in, or as the second person."""

from __future__ import annotations

from kiosk.codes.staff_badge import StaffBadge
from kiosk.reasons import Code, Failure
from kiosk.staff.effects import Happening, MakeChallenge, Record, VerifyBadge
from kiosk.staff.events import BadgeJudged, Held
from kiosk.staff.pin_book import Standing
from kiosk.staff.states import (
    AtBadge,
    AtInvitation,
    AtPin,
    Entering,
    Errand,
    JudgingBadge,
    Recovering,
    Seconding,
    SignIn,
)
from kiosk.staff.step import Step, nothing, ticketed

_NO_PIN = Code.STAFF_NO_PIN


def opened(sign_in: SignIn, at: float) -> Step:
    return nothing(sign_in.at(AtBadge(Entering(), at)))


def held(sign_in: SignIn, stage: AtBadge, event: Held) -> Step:
    sign_in, ticket = ticketed(sign_in)
    return (
        sign_in.at(JudgingBadge(stage.errand, stage.since, ticket)),
        (VerifyBadge(ticket, event.text),),
    )


def recovery_asked(sign_in: SignIn, stage: AtBadge, at: float) -> Step:
    if not isinstance(stage.errand, Entering):
        return nothing(sign_in)  # the second person is one with a badge
    sign_in, ticket = ticketed(sign_in)
    return (
        sign_in.at(Recovering(at, ticket)),
        (MakeChallenge(ticket), Record(Happening.RECOVERY_ASKED)),
    )


def judged(sign_in: SignIn, stage: JudgingBadge, event: BadgeJudged, at: float) -> Step:
    if event.ticket != stage.ticket:
        return nothing(sign_in)
    badge, standing = event.outcome, event.standing
    if isinstance(badge, Failure) and badge.code is Code.STAFF_NOT_A_BADGE:
        # Not a try: something that lies before the camera keeps no screen up, and fills no log.
        return nothing(sign_in.at(AtBadge(stage.errand, stage.since, badge)))
    if isinstance(badge, Failure):
        return _refused(sign_in, stage.errand, badge, None, at)
    if (failure := _unfit(stage.errand, badge)) is not None:
        return _refused(sign_in, stage.errand, failure, badge, at)
    if isinstance(standing, Standing):
        until = at + standing.wait
        return nothing(sign_in.at(AtPin(stage.errand, badge, standing.left, until, at)))
    failure = standing or Failure(_NO_PIN)
    if failure.code is _NO_PIN and isinstance(stage.errand, Entering):
        return nothing(sign_in.at(AtInvitation(badge, at)))
    return _refused(sign_in, stage.errand, failure, badge, at)


def _unfit(errand: Errand, badge: StaffBadge) -> Failure | None:
    """Why nobody needs to type a PIN: the second person is another one, and one still known here."""
    if not isinstance(errand, Seconding):
        return None
    if badge.subject == errand.session.subject:
        return Failure(Code.STAFF_SAME_PERSON)
    if badge.is_list_stale and not errand.session.is_list_stale:
        return Failure(Code.STAFF_NOT_ALLOWED)
    return None


def _refused(
    sign_in: SignIn, errand: Errand, failure: Failure, badge: StaffBadge | None, at: float
) -> Step:
    is_second = isinstance(errand, Seconding)
    record = Record(
        Happening.SECOND_REFUSED if is_second else Happening.BADGE_REFUSED,
        subject=None if badge is None else badge.subject,
        why=failure.code,
        act=errand.act if isinstance(errand, Seconding) else None,
    )
    return sign_in.at(AtBadge(errand, at, failure)), (record,)
