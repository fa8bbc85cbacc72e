"""The way in: the gesture on the glass, or a key. Never in a patient's session: what it would end is theirs."""

from __future__ import annotations

from dataclasses import replace

from kiosk.audit.catalogue import EndCause
from kiosk.services.maintenance import house
from kiosk.session.acceptance import Acceptance
from kiosk.session.effects import Effect
from kiosk.session.ending import Step, end, in_house_order
from kiosk.session.events import Tapped
from kiosk.session.staff_events import KeySwitchChanged
from kiosk.session.staff_stages import Maintaining
from kiosk.session.state import Attracting, Helping, Kiosk, Moment, Refusing
from kiosk.staff.events import Opened, SignedOut
from kiosk.staff.gesture import Finger, Gesture, Turn, Zone, turned

_ZONES = {str(zone): zone for zone in Zone}


def may_open(kiosk: Kiosk) -> bool:
    """Nobody is known here, and no code is being judged."""
    if kiosk.person is not None or kiosk.judging is not None:
        return False
    stage = kiosk.stage.back if isinstance(kiosk.stage, Helping) else kiosk.stage
    return isinstance(stage, Attracting | Refusing)


def finger(kiosk: Kiosk, tap: Tapped, at: Moment) -> Step:
    if not may_open(kiosk):
        return replace(kiosk, gesture=Gesture(kiosk.gesture.kind)), ()
    moved = _read(tap.argument)
    if moved is None:
        return kiosk, ()
    gesture, is_made = kiosk.gesture.seen(moved, at.monotonic)
    kiosk = replace(kiosk, gesture=gesture)
    return _opened(kiosk, at) if is_made else (kiosk, ())


def ticked(kiosk: Kiosk, at: Moment) -> Step:
    """Fingers that stay where they are make the gesture too; and what staff closed for a time opens."""
    kiosk, effects = house.ticked(kiosk, at)
    if not may_open(kiosk):
        return kiosk, effects
    gesture, is_made = kiosk.gesture.ticked(at.monotonic)
    if gesture is not kiosk.gesture:
        kiosk = replace(kiosk, gesture=gesture)
    opened: tuple[Effect, ...] = ()
    if is_made:
        kiosk, opened = _opened(kiosk, at)
    return kiosk, (*effects, *opened)


def key_changed(kiosk: Kiosk, event: KeySwitchChanged, at: Moment) -> Step:
    turn = turned(kiosk.key, event.state)
    kiosk = replace(kiosk, key=event.state)
    if turn is Turn.OPENED and may_open(kiosk):
        return _opened(kiosk, at)
    if turn is Turn.CLOSED and isinstance(kiosk.stage, Maintaining):
        return _told(kiosk, SignedOut(), at)
    return kiosk, ()


def _opened(kiosk: Kiosk, at: Moment) -> Step:
    """Whatever was said to nobody in particular is over, and answers to it are dropped. A badge that was
    held up to the patients' screen before, and still is, counts here.
    """
    kiosk, ended = end(kiosk, EndCause.LEFT, at, Maintaining())
    anew = Gesture(kiosk.gesture.kind)
    kiosk = replace(in_house_order(kiosk), gesture=anew, acceptance=Acceptance())
    kiosk, effects = _told(kiosk, Opened(), at)
    return kiosk, (*ended, *effects)


def _told(kiosk: Kiosk, event: Opened | SignedOut, at: Moment) -> Step:
    from kiosk.services.maintenance import signing  # noqa: PLC0415 - no patient has to wait for it

    return signing.told(kiosk, event, at)


def _read(argument: str) -> Finger | None:
    number, _, zone = argument.partition(" ")
    if not (number.isascii() and number.isdigit()):
        return None
    if not zone:
        return Finger(int(number), None)
    return Finger(int(number), _ZONES[zone]) if zone in _ZONES else None
