"""What a tap does, by action. A tap that means nothing where it comes is only a sign of presence."""

from __future__ import annotations

from dataclasses import replace

from kiosk.audit.catalogue import EndCause
from kiosk.services import (
    checkin,
    home,
    pay,
    paying,
    queue,
    report_printing,
    reports,
    second_factor,
    slips,
    switching,
)
from kiosk.services.maintenance import opening
from kiosk.session import display, leaving, presence, present, present_pay
from kiosk.session.ending import Step, end
from kiosk.session.events import Tapped
from kiosk.session.pay_stages import (
    Billing,
    Deciding,
    GivenBack,
    NothingDue,
    Ordering,
    PaidUp,
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
    AtHome,
    Attracting,
    Helping,
    Kiosk,
    Moment,
    Proving,
    Refusing,
    Switching,
    Waiting,
)

_DONE = Arrived | PaidUp | GivenBack | PrintEnded


def tapped(kiosk: Kiosk, tap: Tapped, at: Moment) -> Step:
    if tap.action is Action.FINGER:  # of the gesture alone; what was touched says so itself
        return opening.finger(kiosk, tap, at)
    covered = present_pay.is_covered(kiosk, at)
    asked = present.idle_seconds(kiosk, at) >= 0  # the answer to that shows nothing that was hidden
    kiosk = leaving.kept(presence.touched(kiosk, at), at)
    if kiosk.hidden or covered:  # nothing under a cover can be meant
        hidden = kiosk.hidden and (asked or tap.action is not Action.STILL_HERE)
        return replace(kiosk, hidden=hidden), ()
    return meant(kiosk, tap, at)


def meant(kiosk: Kiosk, tap: Tapped, at: Moment) -> Step:
    """What a tap is for, done: now, or once it may be, though the screen is hidden by then."""
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
        case Action.NO_PHONE | Action.STAFF:
            return _help(kiosk, HelpTopic(tap.action.value), at)
        case Action.SERVICES | Action.OPEN_SERVICE:
            return home.tapped(kiosk, tap, at)
        case Action.SWITCH_CARD | Action.BACK | Action.FINISH:
            return _elsewhere(kiosk, tap, at)
        case Action.STILL_HERE | Action.TOUCH:
            return kiosk, ()
        case _:
            return display.tapped(kiosk, tap), ()


def _elsewhere(kiosk: Kiosk, tap: Tapped, at: Moment) -> Step:
    if tap.action is Action.SWITCH_CARD:
        return switching.switch(kiosk, at)
    if tap.action is Action.BACK:
        return leaving.kept(_back(kiosk, at), at), ()
    return _finish(kiosk, at)


def _reprint(kiosk: Kiosk, at: Moment) -> Step:
    receipt = isinstance(kiosk.stage, PaidUp)
    return slips.reprint(kiosk, at) if receipt else queue.reprint(kiosk, at)


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
        case Switching():
            return switching.back(kiosk, at)
        case AtHome(back=back) if back is not None:
            return replace(kiosk, stage=leaving.anew(back, kiosk, at))
        case Helping(back=back):
            return replace(kiosk, stage=back)
        case Refusing(back=back) | Waiting(back=back) if back is not None:
            return replace(kiosk, stage=leaving.anew(back, kiosk, at))
        case Proving(back=back, since=None):
            return replace(kiosk, stage=leaving.anew(back, kiosk, at))
        case Billing(back=back) | NothingDue(back=back) if back is not None:
            return replace(kiosk, stage=leaving.anew(back, kiosk, at))
        case Deciding(back=back):
            return replace(kiosk, stage=back)
        case Listing(back=back) | NoneFound(back=back) if back is not None:
            return replace(kiosk, stage=leaving.anew(back, kiosk, at))
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
