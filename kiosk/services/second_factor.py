"""The second factor: what a holder knows besides having the card (CARD-CODES.md section 2, "Assurance").

The last four digits of the identity number, then those of the telephone number, are typed here and
compared by the hospital, which says no more than whether both agree. A try is counted, durably, before
the hospital is asked. So one that got no answer has been counted too: a "wrong" may have been lost on
its way, and whoever can lose answers at will must not get tries for nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from kiosk.audit.catalogue import EventId, FieldValue
from kiosk.domain import SecondFactor
from kiosk.reasons import CATALOGUE, Code, Failure, NextStep
from kiosk.services.access import Access, ServiceId, access
from kiosk.session.effects import CheckSecondFactor, Record
from kiosk.session.ending import Step
from kiosk.session.events import EffectFailed, SecondFactorChecked, Tapped
from kiosk.session.screens import Action
from kiosk.session.state import (
    Arrived,
    AtHome,
    Kiosk,
    Moment,
    Offering,
    Proving,
    Refusing,
    Waiting,
)

CarryOut = Callable[[Kiosk, Tapped, Moment], Step]
"""Does what the person tapped before they were asked."""

LENGTH: Final = 4
"""Digits of each number."""
_DIGITS: Final = frozenset("0123456789")
_LAST_OF_IDENTITY: Final = _DIGITS | {"X"}  # GB 11643: the check digit may be ten


def is_wanted(kiosk: Kiosk, service: ServiceId) -> bool:
    """Whether the person has to give a second factor before this service opens."""
    person = kiosk.person
    if person is None or person.proven:
        return False
    needed = access(service, person.card.assurance, kiosk.stricter)
    return needed is Access.SECOND_FACTOR


def ask(kiosk: Kiosk, then: Tapped, at: Moment) -> Step:
    """Ask for the digits; `then` is what the person tapped, and is done once they agree."""
    if not isinstance(kiosk.stage, Offering | AtHome | Arrived):
        return kiosk, ()
    return replace(kiosk, stage=Proving(then, kiosk.stage), touched=at.monotonic), ()


def is_busy(kiosk: Kiosk) -> bool:
    """Whether the hospital is comparing: nothing else may come between."""
    return isinstance(kiosk.stage, Proving) and kiosk.stage.since is not None


def tapped(kiosk: Kiosk, tap: Tapped, at: Moment) -> Step:
    """A key of the pad, or the button below it; dead while the hospital compares."""
    stage = kiosk.stage
    if not isinstance(stage, Proving) or stage.since is not None:
        return kiosk, ()
    if tap.action is Action.CONFIRM:
        question = _question(kiosk, stage)
        return (kiosk, ()) if question is None else _ask_hospital(kiosk, stage, question, at)
    changed = _typed(stage, tap.argument) if tap.action is Action.DIGIT else _erased(stage)
    return replace(kiosk, stage=changed), ()


def _typed(stage: Proving, digit: str) -> Proving:
    """One more digit; anything else, or one too many, changes nothing."""
    if len(stage.identity) < LENGTH:
        allowed = _LAST_OF_IDENTITY if len(stage.identity) == LENGTH - 1 else _DIGITS
        changed = replace(stage, identity=stage.identity + digit)
    else:
        allowed = _DIGITS if len(stage.phone) < LENGTH else frozenset()
        changed = replace(stage, phone=stage.phone + digit)
    return changed if digit in allowed else stage


def _erased(stage: Proving) -> Proving:
    """Without the digit typed last, back to the first of all."""
    if stage.phone:
        return replace(stage, phone=stage.phone[:-1])
    return replace(stage, identity=stage.identity[:-1])


def _question(kiosk: Kiosk, stage: Proving) -> CheckSecondFactor | None:
    """What to ask once all eight digits are there; None before."""
    person = kiosk.person
    if person is None or person.patient is None:
        return None
    if len(stage.identity) < LENGTH or len(stage.phone) < LENGTH:
        return None
    factor = SecondFactor(stage.identity, stage.phone)
    return CheckSecondFactor(kiosk.session, person.patient, person.card.identifier, factor)


def _ask_hospital(kiosk: Kiosk, stage: Proving, question: CheckSecondFactor, at: Moment) -> Step:
    checking = replace(stage, since=at.monotonic, wrong=False)
    return replace(kiosk, stage=checking, touched=at.monotonic), (question,)


def checked(
    kiosk: Kiosk,
    event: SecondFactorChecked,
    at: Moment,
    carry_out: CarryOut,
) -> Step:
    """The hospital's word. `carry_out`: does what the person tapped before they were asked."""
    stage, person = kiosk.stage, kiosk.person
    if not isinstance(stage, Proving) or not is_busy(kiosk) or person is None:
        return kiosk, ()
    fields: dict[str, FieldValue] = {"right": event.right, "tries_left": event.tries_left}
    record = Record(EventId.SECOND_FACTOR_CHECKED, fields, person.card.identifier)
    if event.right:
        proven = replace(kiosk, person=replace(person, proven=True), stage=stage.back)
        kiosk, effects = carry_out(proven, stage.then, at)
        return kiosk, (record, *effects)
    if event.tries_left <= 0:
        return _refuse(kiosk, Failure(Code.SECOND_FACTOR_LOCKED), at), (record,)
    again = Proving(stage.then, stage.back, wrong=True, tries_left=event.tries_left)
    return replace(kiosk, stage=again, touched=at.monotonic), (record,)


def spared(kiosk: Kiosk, stage: Proving, at: Moment, carry_out: CarryOut) -> Step:
    """The person has shown better proof instead of typing: what was typed is dropped."""
    return carry_out(replace(kiosk, stage=stage.back), stage.then, at)


def failed(kiosk: Kiosk, event: EffectFailed, at: Moment) -> Step:
    """Not compared: no tries are left, the hospital refused, or it did not answer."""
    stage, code = kiosk.stage, event.failure.code
    if not isinstance(stage, Proving) or not is_busy(kiosk):
        return kiosk, ()
    if code is Code.SECOND_FACTOR_LOCKED:
        return _refuse(kiosk, event.failure, at), ()
    record = Record(EventId.HOSPITAL_FAILED, {"code": code})
    retry = _question(kiosk, stage)
    if retry is None or CATALOGUE[code].next is not NextStep.TRY_AGAIN:
        return _refuse(kiosk, event.failure, at), (record,)
    back = replace(stage, since=None, tries_left=-1)  # it counted, and nobody said what is left
    waiting = Waiting(event.failure, retry, back, at.monotonic + kiosk.pace.trouble)
    return replace(kiosk, stage=waiting, touched=at.monotonic), (record,)


def retry(kiosk: Kiosk, at: Moment) -> Step:
    """The same digits once more, after the hospital did not answer. That is another try."""
    stage = kiosk.stage
    if not isinstance(stage, Waiting):
        return kiosk, ()
    if not isinstance(stage.back, Proving) or not isinstance(stage.retry, CheckSecondFactor):
        return kiosk, ()
    return _ask_hospital(kiosk, stage.back, stage.retry, at)


def _refuse(kiosk: Kiosk, failure: Failure, at: Moment) -> Kiosk:
    stage = Refusing(failure, at.monotonic + kiosk.pace.refusal)
    return replace(kiosk, stage=stage, touched=at.monotonic)
