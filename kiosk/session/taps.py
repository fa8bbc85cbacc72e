"""What a tap does, by action. A tap that means nothing where it comes is only a sign of presence."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.audit.catalogue import EndCause
from kiosk.services import (
    checkin,
    pay,
    paying,
    queue,
    report_printing,
    reports,
    second_factor,
    slips,
)
from kiosk.session.ending import Step, end
from kiosk.session.events import Tapped
from kiosk.session.pay_stages import (
    Billing,
    Deciding,
    GivenBack,
    NothingDue,
    Ordering,
    PaidUp,
    Uncertain,
)
from kiosk.session.report_stages import (
    FormShowing,
    Listing,
    NoneFound,
    PrintEnded,
    Printing,
    Reading,
    Trending,
)
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
    Stage,
    Waiting,
)

_STAY = 8.0  # seconds that a touch keeps a leaving screen at least
_LEAVING = (
    Arrived
    | NothingToday
    | Refusing
    | Waiting
    | Helping
    | PaidUp
    | Uncertain
    | GivenBack
    | NothingDue
    | NoneFound
    | PrintEnded
)
_DONE = Arrived | PaidUp | GivenBack | PrintEnded


def tapped(kiosk: Kiosk, tap: Tapped, at: Moment) -> Step:
    kiosk = _stay(replace(kiosk, touched=at.monotonic), at)
    match tap.action:
        case Action.SIGN_IN | Action.RETRY:
            return checkin.tapped(kiosk, tap, at)
        case Action.REPRINT:
            return _reprint(kiosk, at)
        case Action.CHOOSE_BILL | Action.CHOOSE_ALL | Action.UNFOLD_BILL | Action.PAY_CHOSEN:
            return pay.tapped(kiosk, tap, at)
        case Action.PAY | Action.PAY_BY | Action.OTHER_WAY:
            return pay.pay(kiosk, at) if tap.action is Action.PAY else paying.tapped(kiosk, tap, at)
        case (
            Action.REPORTS
            | Action.CHOOSE_REPORT
            | Action.CHOOSE_NEW
            | Action.OPEN_REPORT
            | Action.FILTER
            | Action.PAGE
            | Action.PRINT
            | Action.RESUME_PRINT
            | Action.SHOW_TREND
            | Action.SHOW_FORM
            | Action.ASK_ADVICE
        ):
            return reports.tapped(kiosk, tap, at)
        case Action.DIGIT | Action.ERASE | Action.CONFIRM:
            return second_factor.tapped(kiosk, tap, at)
        case Action.LARGER_TEXT | Action.LANGUAGE:
            return _shown_otherwise(kiosk, tap), ()
        case Action.NO_PHONE | Action.STAFF:
            return _help(kiosk, HelpTopic(tap.action.value), at)
        case Action.BACK:
            return _stay(_back(kiosk, at), at), ()
        case Action.FINISH:
            return _finish(kiosk, at)
        case Action.STILL_HERE | Action.TOUCH:
            return kiosk, ()
        case _:
            assert_never(tap.action)


def _shown_otherwise(kiosk: Kiosk, tap: Tapped) -> Kiosk:
    if tap.action is Action.LARGER_TEXT:
        return replace(kiosk, elder=not kiosk.elder)
    known = tap.argument in kiosk.languages
    return replace(kiosk, language=tap.argument) if known else kiosk


def _reprint(kiosk: Kiosk, at: Moment) -> Step:
    receipt = isinstance(kiosk.stage, PaidUp)
    return slips.reprint(kiosk, at) if receipt else queue.reprint(kiosk, at)


def _stay(kiosk: Kiosk, at: Moment) -> Kiosk:
    """A screen that leaves by itself does not leave from under a hand."""
    stage = kiosk.stage
    if not isinstance(stage, _LEAVING):
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


def _back(kiosk: Kiosk, at: Moment) -> Kiosk:
    match kiosk.stage:
        case Helping(back=back):
            return replace(kiosk, stage=back)
        case Refusing(back=back) | Waiting(back=back) if back is not None:
            return replace(kiosk, stage=back)
        case Proving(back=back, since=None):
            return replace(kiosk, stage=back)
        case Billing(back=back) | NothingDue(back=back) if back is not None:
            return replace(kiosk, stage=_lasting(back, kiosk, at))
        case Deciding(back=back):
            return replace(kiosk, stage=back)
        case Listing(back=back) | NoneFound(back=back) if back is not None:
            return replace(kiosk, stage=_lasting(back, kiosk, at))
        case Reading(back=back) | Trending(back=back) | FormShowing(back=back):
            return replace(kiosk, stage=back)
        case PrintEnded(back=back):
            return replace(kiosk, stage=back)
        case _:
            return kiosk


def _finish(kiosk: Kiosk, at: Moment) -> Step:
    if isinstance(kiosk.stage, Attracting | Ordering):  # money in between is not left alone
        return kiosk, ()
    if isinstance(kiosk.stage, Printing):  # nor is paper that may still come out
        return report_printing.stop(kiosk, at)
    cause = EndCause.FINISHED if isinstance(kiosk.stage, _DONE) else EndCause.LEFT
    return end(kiosk, cause, at)


def _lasting(back: Stage, kiosk: Kiosk, at: Moment) -> Stage:
    """A screen that leaves by itself begins anew when it is come back to."""
    match back:
        case NothingToday():
            return replace(back, until=at.monotonic + kiosk.pace.nothing)
        case Arrived(until=float()):
            return replace(back, until=at.monotonic + kiosk.pace.done)
        case _:
            return back
