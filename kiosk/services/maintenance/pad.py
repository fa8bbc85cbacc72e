"""Hands and codes before somebody is in, and where a second person or a PIN is wanted."""

from __future__ import annotations

from dataclasses import replace

from kiosk.services.maintenance import signing
from kiosk.session.acceptance import TWICE_WITHIN, digest_of
from kiosk.session.ending import Step
from kiosk.session.events import CodeSeen, Tapped
from kiosk.session.screens import Action
from kiosk.session.staff_stages import Maintaining
from kiosk.session.state import Kiosk, Moment
from kiosk.staff import spelled
from kiosk.staff.events import (
    Cancelled,
    Digit,
    Entered,
    Erased,
    Event,
    Held,
    InvitationOffered,
    RecoveryAsked,
    Typed,
)
from kiosk.staff.recovery import LINES
from kiosk.staff.states import AtBadge, AtInvitation, Recovering

_LONGEST = LINES * (spelled.LINE + 1)


def wants_code(kiosk: Kiosk) -> bool:
    """A badge, an invitation or a recovery is to be held up."""
    stage = kiosk.sign_in.stage
    if isinstance(stage, Recovering):
        return bool(stage.challenge) and not stage.is_checking
    return isinstance(stage, AtBadge | AtInvitation)


def code_seen(kiosk: Kiosk, event: CodeSeen, at: Moment) -> Step:
    """Taken once per appearance: from the camera when it was read twice, from a scanner at once, which
    nobody pulls the trigger of twice for a badge.
    """
    if not wants_code(kiosk):
        return kiosk, ()
    digest, now = digest_of(event.text, kiosk.salt), at.monotonic
    acceptance = kiosk.acceptance.now(now)
    if acceptance.knows(digest):
        return replace(kiosk, acceptance=acceptance.settled(digest, now)), ()
    acceptance, twice = acceptance.read(digest, now, TWICE_WITHIN)
    if not (twice or event.by_hand):
        return replace(kiosk, acceptance=acceptance), ()
    kiosk = replace(kiosk, acceptance=acceptance.settled(digest, now))
    return signing.told(kiosk, Held(event.text), at)


def tapped(kiosk: Kiosk, stage: Maintaining, tap: Tapped, at: Moment) -> Step:
    is_recovery = isinstance(kiosk.sign_in.stage, Recovering)
    if is_recovery and tap.action in {Action.TYPE, Action.DIGIT, Action.ERASE}:
        return replace(kiosk, stage=replace(stage, text=_typed(stage.text, tap))), ()
    event = Typed(stage.text) if is_recovery and tap.action is Action.CONFIRM else _meant(tap)
    return (kiosk, ()) if event is None else signing.told(kiosk, event, at)


def _typed(text: str, tap: Tapped) -> str:
    if tap.action is Action.ERASE:
        return text[:-1]
    is_one = spelled.value_of(tap.argument, 1) is not None
    return text + tap.argument.upper() if is_one and len(text) < _LONGEST else text


def _meant(tap: Tapped) -> Event | None:
    match tap.action:
        case Action.DIGIT if tap.argument.isascii() and tap.argument.isdigit():
            return Digit(int(tap.argument)) if len(tap.argument) == 1 else None
        case Action.ERASE:
            return Erased()
        case Action.CONFIRM:
            return Entered()
        case Action.BACK:
            return Cancelled()
        case Action.INVITATION:
            return InvitationOffered()
        case Action.RECOVERY:
            return RecoveryAsked()
        case _:
            return None
