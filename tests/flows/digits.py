"""Somebody who types a second factor."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kiosk.audit.catalogue import EventId
from kiosk.reasons import Code
from kiosk.services.access import ServiceId
from kiosk.session import screens
from kiosk.session.effects import Record
from kiosk.session.screens import Action

UNANSWERED = [Code.HOSPITAL_TIMEOUT, Code.HOSPITAL_UNREACHABLE, Code.HOSPITAL_RESTING]


def at_a_strict_site(walk: Any) -> Any:
    walk.kiosk = replace(walk.kiosk, stricter=frozenset({ServiceId.CHECKIN}))
    return walk


def is_asked(walk: Any, *appointments: Any) -> Any:
    """A printed card at a strict site, all the way to the question."""
    at_a_strict_site(walk).is_offered(*appointments, printed=True)
    return walk.taps(Action.SIGN_IN, "a1")


def types(walk: Any, digits: str) -> Any:
    for digit in digits:
        walk.taps(Action.DIGIT, digit)
    return walk


def confirms(walk: Any, digits: str = "123X5678") -> Any:
    return types(walk, digits).taps(Action.CONFIRM)


def typed(walk: Any) -> tuple[int, int]:
    shown = walk.sees(screens.SecondFactor)
    return shown.identity_typed, shown.phone_typed


def everything(value: object) -> str:
    """Every text in a value, however deep: `repr` leaves out what is a patient's."""
    slots = [slot for kind in type(value).__mro__ for slot in getattr(kind, "__slots__", ())]
    inner = value if isinstance(value, tuple) else [getattr(value, slot) for slot in slots]
    return value if isinstance(value, str) else " ".join(map(everything, inner))


def records(walk: Any) -> list[EventId]:
    return [effect.event for effect in walk.effects if isinstance(effect, Record)]
