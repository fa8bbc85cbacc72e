"""What staff set by hand and a restart does not forget: out of service, volume, brightness."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from kiosk.audit.catalogue import EventId
from kiosk.maintenance.sheet import Closed
from kiosk.reasons import Code, Failure
from kiosk.session.effects import Record
from kiosk.session.ending import Step, in_house_order
from kiosk.session.preferences import LEAST_VOLUME, MOST_VOLUME
from kiosk.session.staff_effects import Closure, House, KeepHouse
from kiosk.session.state import Kiosk, Moment

DARKEST: Final = 20
"""Percent of what the panel can; likewise the next two."""
BRIGHTEST: Final = 100
SHADE: Final = 20
"""A step."""
_STEPS: Final = {"up": 1, "down": -1}


def now_of(at: Moment) -> int:
    """Unix seconds."""
    return int(at.local.timestamp())


def time_of(seconds: int, at: Moment) -> str:
    """Unix seconds as "HH:MM", where the terminal stands."""
    return f"{datetime.fromtimestamp(seconds, at.local.tzinfo):%H:%M}"


def closed(kiosk: Kiosk, at: Moment) -> Failure | None:
    """What patients are told where staff have taken the terminal out of service."""
    closure = kiosk.household.closure
    if closure is None:
        return None
    if closure.until is None or not _is_today(closure.until, at):
        return Failure(Code.CLOSED)
    return Failure(Code.CLOSED_UNTIL, {"until": time_of(closure.until, at)})


def _is_today(seconds: int, at: Moment) -> bool:
    return datetime.fromtimestamp(seconds, at.local.tzinfo).date() == at.local.date()


def close(kiosk: Kiosk, why: Closed, minutes: int, at: Moment) -> Step:
    """`minutes` 0: until somebody opens it."""
    since = now_of(at)
    closure = Closure(why, since, since + 60 * minutes if minutes else None)
    return _kept(kiosk, replace(kiosk.household, closure=closure))


def open_(kiosk: Kiosk) -> Step:
    return _kept(kiosk, replace(kiosk.household, closure=None))


def ticked(kiosk: Kiosk, at: Moment) -> Step:
    """Its time is over: patients are served again, which nobody of the staff has done."""
    closure = kiosk.household.closure
    if closure is None or closure.until is None or now_of(at) < closure.until:
        return kiosk, ()
    kiosk, kept = open_(kiosk)
    return kiosk, (Record(EventId.REOPENED, {}), *kept)


def louder(kiosk: Kiosk, way: str) -> Step:
    """By one, for every patient from the next on. `way`: "up" or "down"."""
    volume = kiosk.household.volume + _STEPS.get(way, 0)
    volume = min(MOST_VOLUME, max(LEAST_VOLUME, volume))
    kiosk = in_house_order(replace(kiosk, house=replace(kiosk.house, volume=volume)))
    return _kept(kiosk, replace(kiosk.household, volume=volume))


def brighter(kiosk: Kiosk, way: str) -> Step:
    """By one step. `way`: "up" or "down"."""
    brightness = kiosk.household.brightness + SHADE * _STEPS.get(way, 0)
    brightness = min(BRIGHTEST, max(DARKEST, brightness))
    return _kept(kiosk, replace(kiosk.household, brightness=brightness))


def _kept(kiosk: Kiosk, household: House) -> Step:
    if household == kiosk.household:
        return kiosk, ()
    return replace(kiosk, household=household), (KeepHouse(household),)
