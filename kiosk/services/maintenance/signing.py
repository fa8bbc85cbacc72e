"""Signing in, as the terminal has it: its errands go out, and what it has come to is followed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.services.maintenance import doing, leaving
from kiosk.services.maintenance.places import moved, page_of
from kiosk.session import effects as session_effects
from kiosk.session.effects import Effect
from kiosk.session.ending import Step
from kiosk.session.staff_effects import AskDesk
from kiosk.session.staff_stages import Maintaining, OnPage
from kiosk.session.state import Kiosk, Moment
from kiosk.staff import sign_in as staff
from kiosk.staff.audited import event_of
from kiosk.staff.effects import Effect as StaffEffect
from kiosk.staff.effects import Permit, Record
from kiosk.staff.events import Event as StaffEvent
from kiosk.staff.states import In, Recovering, SignIn, StoringPin

_PIN_CHANGED: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Your PIN was changed"))


def told(kiosk: Kiosk, event: StaffEvent, at: Moment) -> Step:
    """Something happened to signing in. Only while the stage is `Maintaining`."""
    before = kiosk.sign_in
    after, wanted = staff.step(before, event, at.monotonic)
    kiosk = replace(kiosk, sign_in=after)
    effects: tuple[Effect, ...] = ()
    for each in wanted:
        kiosk, more = _wanted(kiosk, each, at)
        effects += more
    if after.is_out and not before.is_out:
        kiosk, more = leaving.out(kiosk, at)
        return kiosk, (*effects, *more)
    return _followed(kiosk, before), effects


def _wanted(kiosk: Kiosk, effect: StaffEffect, at: Moment) -> Step:
    match effect:
        case Record():
            return kiosk, (session_effects.Record(*event_of(effect)),)
        case Permit():
            return doing.permitted(kiosk, effect, at)
        case _:
            return kiosk, (AskDesk(effect),)


def _followed(kiosk: Kiosk, before: SignIn) -> Kiosk:
    stage, now = kiosk.stage, kiosk.sign_in.stage
    if not isinstance(stage, Maintaining):
        return kiosk
    if stage.text and not (isinstance(now, Recovering) and now.challenge):
        kiosk = replace(kiosk, stage=replace(stage, text=""))  # for a challenge that is no more
    where = page_of(kiosk)
    if where is None or not isinstance(now, In):
        return kiosk
    if isinstance(before.stage, StoringPin):
        return moved(kiosk, _pin_stored(where, now))
    if where.is_put:  # refused, or the second person gave up
        where = replace(where, choice=None, typed="", is_put=False, trouble=now.note)
        return moved(kiosk, where)
    return kiosk


def _pin_stored(where: OnPage, now: In) -> OnPage:
    good = now.note is None
    return replace(where, said=_PIN_CHANGED if good else None, good=good, trouble=now.note)
