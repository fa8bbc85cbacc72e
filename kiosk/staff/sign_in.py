"""Signing in, as a pure function: `step(sign_in, event, at)` gives the next value and what is to be done.

    Out ─Opened─▶ AtBadge ─Held─▶ JudgingBadge ─▶ AtPin ─Entered─▶ CheckingPin ─▶ In ─▶ Out
                     │                  └─ no PIN here ─▶ AtInvitation ─▶ Choosing ─▶ AtBadge
                     └─RecoveryAsked─▶ Recovering ─▶ In
    In ─Asked─▶ Permit, or the same way from AtBadge once more for a second person, and back In

The one thing that is not a value is a `Pin`, which is wiped when the stage that held it is left. What counts
tries, keeps waits and locks badges is `pin_book`; nothing here has to be believed for that.
"""

from __future__ import annotations

from kiosk.staff import at_badge, at_pin, choosing, inside, recovering
from kiosk.staff.effects import ChangePin, CheckPin, Effect, Leave, SetPin
from kiosk.staff.events import (
    Asked,
    BadgeJudged,
    Cancelled,
    ChallengeMade,
    Digit,
    Entered,
    Erased,
    Event,
    Held,
    InvitationJudged,
    InvitationOffered,
    Opened,
    PinChangeAsked,
    PinChecked,
    PinStored,
    RecoveryAsked,
    RecoveryChecked,
    SignedOut,
    Touched,
    Typed,
)
from kiosk.staff.pin import Pin
from kiosk.staff.states import (
    AtBadge,
    AtInvitation,
    AtPin,
    CheckingPin,
    Choosing,
    In,
    JudgingBadge,
    JudgingInvitation,
    Out,
    Recovering,
    SignIn,
    StoringPin,
    pins_of,
)
from kiosk.staff.step import Step, given_up, leave, nothing, touched

__all__ = ["Step", "step"]

# Not a code that is read: one may lie before the camera for hours.
_Hand = (
    Digit
    | Erased
    | Entered
    | Cancelled
    | InvitationOffered
    | RecoveryAsked
    | Typed
    | Asked
    | PinChangeAsked
    | Touched
)


def step(sign_in: SignIn, event: Event, at: float) -> Step:
    """What `event` leads to at `at` (monotonic seconds). One that has no meaning now changes nothing."""
    over = _over_by_time(sign_in, at)
    if over is None:
        now = touched(sign_in, at) if isinstance(event, _Hand) else sign_in
        over = _pad(now, event, at) or _wish(now, event, at) or _answer(now, event, at)
    after, effects = over or nothing(sign_in)
    _wipe(sign_in, after, effects)
    return after, effects


def _over_by_time(sign_in: SignIn, at: float) -> Step | None:
    """Whoever was in is out, or what was waited for is given up; None: there is time."""
    session, stage, pace = sign_in.session, sign_in.stage, sign_in.pace
    if session is not None and (ended := inside.ended(sign_in, session, at)) is not None:
        return ended
    if isinstance(stage, Out | In):
        return None
    if isinstance(stage, Recovering):  # the glass is the patients' again; the challenge stays good
        return nothing(sign_in.at(Out())) if at - stage.since >= pace.recovering else None
    return given_up(sign_in) if at - stage.since >= pace.forgotten else None


def _pad(sign_in: SignIn, event: Event, at: float) -> Step | None:
    """Keys of the pad, and of every screen; None: not at this stage."""
    match sign_in.stage, event:
        case AtPin() as stage, Digit():
            return at_pin.digit(sign_in, stage, event, at)
        case AtPin() as stage, Erased():
            return at_pin.erased(sign_in, stage)
        case AtPin() as stage, Entered():
            return at_pin.entered(sign_in, stage, at)
        case AtPin() as stage, InvitationOffered():
            return at_pin.invitation_offered(sign_in, stage, at)
        case Choosing() as stage, Digit():
            return choosing.digit(sign_in, stage, event)
        case Choosing() as stage, Erased():
            return choosing.erased(sign_in, stage)
        case Choosing() as stage, Entered():
            return choosing.entered(sign_in, stage, at)
        case _, Cancelled():
            return given_up(sign_in)
        case _, SignedOut():
            session = sign_in.session
            return given_up(sign_in) if session is None else leave(sign_in, session, Leave.LEFT, at)
        case _, Touched():
            return nothing(sign_in)
        case _:
            return None


def _wish(sign_in: SignIn, event: Event, at: float) -> Step | None:
    """What is held up, turned or asked for; None: not at this stage."""
    match sign_in.stage, event:
        case Out(), Opened():
            return at_badge.opened(sign_in, at)
        case In() as stage, Asked(act=act):
            return inside.asked(sign_in, stage, act, at)
        case In() as stage, PinChangeAsked():
            return inside.pin_change_asked(sign_in, stage, at)
        case AtBadge() as stage, Held():
            return at_badge.held(sign_in, stage, event)
        case AtBadge() as stage, RecoveryAsked():
            return at_badge.recovery_asked(sign_in, stage, at)
        case AtInvitation() as stage, Held():
            return choosing.held(sign_in, stage, event)
        case Recovering() as stage, (Held(text=text) | Typed(text=text)):
            return recovering.given(sign_in, stage, text)
        case _:
            return None


def _answer(sign_in: SignIn, event: Event, at: float) -> Step | None:
    """Of a worker, to the question that is open; None: nobody has asked."""
    match sign_in.stage, event:
        case JudgingBadge() as stage, BadgeJudged():
            return at_badge.judged(sign_in, stage, event, at)
        case CheckingPin() as stage, PinChecked():
            return at_pin.checked(sign_in, stage, event, at)
        case JudgingInvitation() as stage, InvitationJudged():
            return choosing.judged(sign_in, stage, event, at)
        case StoringPin() as stage, PinStored():
            return choosing.stored(sign_in, stage, event, at)
        case Recovering() as stage, ChallengeMade():
            return recovering.made(sign_in, stage, event)
        case Recovering() as stage, RecoveryChecked():
            return recovering.checked(sign_in, stage, event, at)
        case _:
            return None


def _wipe(before: SignIn, after: SignIn, effects: tuple[Effect, ...]) -> None:
    """Away with the PINs that are neither held any more nor on their way to a worker."""
    kept = {id(pin) for pin in (*pins_of(after.stage), *_handed_over(effects))}
    for pin in pins_of(before.stage):
        if id(pin) not in kept:
            pin.wipe()


def _handed_over(effects: tuple[Effect, ...]) -> list[Pin]:
    pins: list[Pin] = []
    for effect in effects:
        match effect:
            case CheckPin(pin=pin) | SetPin(pin=pin):
                pins.append(pin)
            case ChangePin(old=old, new=new):
                pins += [old, new]
            case _:
                pass
    return pins
