"""What a tap does, by action. A tap that means nothing where it comes is only a sign of presence."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.audit.catalogue import EndCause
from kiosk.services import checkin, queue, second_factor
from kiosk.session.ending import Step, end
from kiosk.session.events import Tapped
from kiosk.session.screens import Action, HelpTopic
from kiosk.session.state import (
    Arrived,
    Attracting,
    Helping,
    Kiosk,
    Moment,
    NothingToday,
    Proving,
    Refusing,
    Waiting,
)

_STAY = 8.0  # seconds that a touch keeps a leaving screen at least


def tapped(kiosk: Kiosk, tap: Tapped, at: Moment) -> Step:
    kiosk = _stay(replace(kiosk, touched=at.monotonic), at)
    match tap.action:
        case Action.SIGN_IN:
            return checkin.sign_in(kiosk, tap.argument, at)
        case Action.RETRY:
            return checkin.retry(kiosk, at)
        case Action.REPRINT:
            return queue.reprint(kiosk, at)
        case Action.DIGIT | Action.ERASE | Action.CONFIRM:
            return second_factor.tapped(kiosk, tap, at)
        case Action.LARGER_TEXT:
            return replace(kiosk, elder=not kiosk.elder), ()
        case Action.LANGUAGE:
            known = tap.argument in kiosk.languages
            return (replace(kiosk, language=tap.argument) if known else kiosk), ()
        case Action.NO_PHONE | Action.STAFF:
            return _help(kiosk, HelpTopic(tap.action.value), at)
        case Action.BACK:
            return _stay(_back(kiosk), at), ()
        case Action.FINISH:
            return _finish(kiosk, at)
        case Action.STILL_HERE | Action.TOUCH:
            return kiosk, ()
        case _:
            assert_never(tap.action)


def _stay(kiosk: Kiosk, at: Moment) -> Kiosk:
    """A screen that leaves by itself does not leave from under a hand."""
    stage = kiosk.stage
    if not isinstance(stage, Arrived | NothingToday | Refusing | Waiting | Helping):
        return kiosk
    if stage.until is None or stage.until >= at.monotonic + _STAY:
        return kiosk
    return replace(kiosk, stage=replace(stage, until=at.monotonic + _STAY))


def _help(kiosk: Kiosk, topic: HelpTopic, at: Moment) -> Step:
    """Help is looked at from where nothing is under way, so that no answer can pass it by."""
    stage = kiosk.stage
    back = stage.back if isinstance(stage, Helping) else stage
    if not isinstance(back, Attracting | Refusing | Waiting):
        return kiosk, ()
    until = at.monotonic + kiosk.pace.help
    return replace(kiosk, stage=Helping(topic, until, back)), ()


def _back(kiosk: Kiosk) -> Kiosk:
    match kiosk.stage:
        case Helping(back=back):
            return replace(kiosk, stage=back)
        case Refusing(back=back) | Waiting(back=back) if back is not None:
            return replace(kiosk, stage=back)
        case Proving(back=back, since=None):
            return replace(kiosk, stage=back)
        case _:
            return kiosk


def _finish(kiosk: Kiosk, at: Moment) -> Step:
    if isinstance(kiosk.stage, Attracting):
        return kiosk, ()
    cause = EndCause.FINISHED if isinstance(kiosk.stage, Arrived) else EndCause.LEFT
    return end(kiosk, cause, at)
