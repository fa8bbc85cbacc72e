"""Without a badge: a challenge on the screen, and the hospital's code for it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.reasons import Code, Failure
from kiosk.staff.effects import CheckRecovery, Happening, MakeChallenge, Record
from kiosk.staff.events import ChallengeMade, RecoveryChecked
from kiosk.staff.states import Recovering, Session, SignIn
from kiosk.staff.step import Step, enter, nothing, ticketed


def made(sign_in: SignIn, stage: Recovering, event: ChallengeMade) -> Step:
    if event.ticket != stage.ticket or stage.challenge:
        return nothing(sign_in)
    return nothing(sign_in.at(replace(stage, challenge=event.text)))


def given(sign_in: SignIn, stage: Recovering, text: str) -> Step:
    if stage.is_checking or not stage.challenge:
        return nothing(sign_in)
    sign_in, ticket = ticketed(sign_in)
    checking = replace(stage, ticket=ticket, is_checking=True)
    return sign_in.at(checking), (CheckRecovery(ticket, text),)


def checked(sign_in: SignIn, stage: Recovering, event: RecoveryChecked, at: float) -> Step:
    if event.ticket != stage.ticket or not stage.is_checking:
        return nothing(sign_in)
    outcome = event.outcome
    if isinstance(outcome, Failure):
        return _refused(sign_in, stage, outcome, at)
    roles = frozenset({outcome.role})
    session = Session(roles, None, since=at, touched=at, until=at + sign_in.pace.recovered)
    record = Record(
        Happening.SIGNED_IN, roles=roles, by_recovery=True, recovery=outcome.digest.hex()
    )
    return enter(sign_in, session, record)


def _refused(sign_in: SignIn, stage: Recovering, failure: Failure, at: float) -> Step:
    waiting = replace(stage, is_checking=False, note=failure)
    if failure.code is Code.STAFF_RECOVERY_MISTYPED:
        return nothing(sign_in.at(waiting))
    record = Record(Happening.RECOVERY_REFUSED, why=failure.code, by_recovery=True)
    if failure.code is not Code.STAFF_RECOVERY_OVER:
        return sign_in.at(waiting), (record,)
    sign_in, ticket = ticketed(sign_in)
    anew = Recovering(at, ticket, note=failure)
    return sign_in.at(anew), (record, MakeChallenge(ticket))
