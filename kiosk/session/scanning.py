"""What whoever holds up a code is told while it cannot be read yet."""

from __future__ import annotations

from dataclasses import replace

from kiosk.audit.catalogue import EventId
from kiosk.devices import ScanHint
from kiosk.session.effects import Record, RecordFrames
from kiosk.session.ending import Step
from kiosk.session.events import ConditionsChanged
from kiosk.session.lamp import lamp_follows
from kiosk.session.pay_stages import Deciding
from kiosk.session.state import Attracting, Kiosk, Moment, Refusing

# A camera reads a second time within a fraction of this; a hand scanner has to be told.
_SECOND_READ_COMES = 0.6  # seconds
_ONCE_MORE_SHOWN = 6.0  # seconds
RECORDING_LASTS = 60.0  # seconds at most


def conditions_changed(kiosk: Kiosk, event: ConditionsChanged, at: Moment) -> Step:
    """The camera's process has measured something else."""
    return lamp_follows(replace(kiosk, conditions=event.conditions), at)


def read_once(kiosk: Kiosk, at: Moment) -> Kiosk:
    """A read that does not count by itself: say so if no second one comes soon."""
    if kiosk.once_read is not None and at.monotonic < kiosk.once_read + _SECOND_READ_COMES:
        return kiosk
    return replace(kiosk, once_read=at.monotonic)


def hint(kiosk: Kiosk, at: Moment) -> ScanHint:
    """What to tell, where a code is waited for."""
    if not isinstance(kiosk.stage, Attracting | Refusing | Deciding):
        return ScanHint.NONE
    since = -1.0 if kiosk.once_read is None else at.monotonic - kiosk.once_read
    if _SECOND_READ_COMES <= since < _ONCE_MORE_SHOWN:
        return ScanHint.ONCE_MORE
    return kiosk.conditions.hint


def start_recording(kiosk: Kiosk, at: Moment) -> Step:
    """A switch for developers, of an engineer's in maintenance mode."""
    if kiosk.recording_until is not None:
        return kiosk, ()
    kiosk = replace(kiosk, recording_until=at.monotonic + RECORDING_LASTS)
    return kiosk, (Record(EventId.RECORDING_CHANGED, {"on": True}), RecordFrames(on=True))


def stop_recording(kiosk: Kiosk) -> Step:
    if kiosk.recording_until is None:
        return kiosk, ()
    kiosk = replace(kiosk, recording_until=None)
    return kiosk, (Record(EventId.RECORDING_CHANGED, {"on": False}), RecordFrames(on=False))


def recording_ticked(kiosk: Kiosk, at: Moment) -> Step:
    """It ends by itself."""
    if kiosk.recording_until is None or at.monotonic < kiosk.recording_until:
        return kiosk, ()
    return stop_recording(kiosk)
