"""Maintenance mode at work: what happens to the stage `Maintaining`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, assert_never

from kiosk.maintenance.sheet import PAGES, PageId
from kiosk.services.maintenance import (
    choosing,
    doing,
    looking,
    menu,
    noted,
    opening,
    pad,
    signing,
    touching,
)
from kiosk.services.maintenance.places import by, moved
from kiosk.services.maintenance.topics import TOPICS
from kiosk.session.ending import Step
from kiosk.session.events import CodeSeen, OfTheGlass, Tapped
from kiosk.session.screens import Action
from kiosk.session.staff_effects import HandText
from kiosk.session.staff_events import (
    DeskAnswered,
    KeySwitchChanged,
    PageLooked,
    PanelMeasured,
    StaffEvent,
    TaskDone,
)
from kiosk.session.staff_stages import Maintaining, Menu, OnManual, OnPage, OnTouchTest, Wiping
from kiosk.session.state import Kiosk, Moment
from kiosk.staff.events import SignedOut, Ticked, Touched
from kiosk.staff.states import In

_READ_ON: Final = frozenset({PageId.CAMERA, PageId.SCANNER})


def told(kiosk: Kiosk, event: StaffEvent, at: Moment) -> Step:
    """At any stage."""
    match event:
        case KeySwitchChanged():
            return opening.key_changed(kiosk, event, at)
        case PanelMeasured(width=width, height=height, px_per_mm=px_per_mm):
            return replace(kiosk, panel_px=(width, height), px_per_mm=px_per_mm), ()
        case DeskAnswered(answer=answer):
            if not isinstance(kiosk.stage, Maintaining):
                return kiosk, ()
            return signing.told(kiosk, answer, at)
        case PageLooked():
            return looking.looked(kiosk, event, at)
        case TaskDone():
            return doing.task_done(kiosk, event)
        case _:
            assert_never(event)


def happened(kiosk: Kiosk, event: OfTheGlass, at: Moment) -> Step:
    """No card begins a session here, and none is kept."""
    stage = kiosk.stage
    if not isinstance(stage, Maintaining):
        return kiosk, ()
    match event:
        case Tapped():
            return _tapped(kiosk, stage, event, at)
        case CodeSeen(text=text, by_hand=by_hand):
            if _reads(kiosk, stage):
                return kiosk, (HandText(text, by_hand),)
            return pad.code_seen(kiosk, event, at)
        case _:
            return kiosk, ()


def ticked(kiosk: Kiosk, at: Moment) -> Step:
    kiosk, effects = signing.told(kiosk, Ticked(), at)
    if not isinstance(kiosk.stage, Maintaining) or not isinstance(kiosk.sign_in.stage, In):
        return kiosk, effects
    kiosk, more = _passed(kiosk, kiosk.stage, at)
    return kiosk, (*effects, *more)


def _passed(kiosk: Kiosk, stage: Maintaining, at: Moment) -> Step:
    match stage.where:
        case OnPage() as where:
            return looking.ticked(kiosk, where, at)
        case OnTouchTest() as where:
            return touching.ticked(kiosk, where, at)
        case Wiping(until=until) if at.monotonic >= until:
            return moved(kiosk, OnPage(PageId.GLASS)), ()
        case _:
            return kiosk, ()


def _reads(kiosk: Kiosk, stage: Maintaining) -> bool:
    """A page that tests a reader is on the screen."""
    if not isinstance(kiosk.sign_in.stage, In) or not isinstance(stage.where, OnPage):
        return False
    return stage.where.page in _READ_ON


def _tapped(kiosk: Kiosk, stage: Maintaining, tap: Tapped, at: Moment) -> Step:
    if tap.action is Action.FINGER or isinstance(stage.where, Wiping):
        return kiosk, ()
    kiosk, effects = signing.told(kiosk, Touched(), at)
    if not isinstance(kiosk.stage, Maintaining):
        return kiosk, effects
    kiosk, more = _meant(kiosk, kiosk.stage, tap, at)
    return kiosk, (*effects, *more)


def _meant(kiosk: Kiosk, stage: Maintaining, tap: Tapped, at: Moment) -> Step:
    if tap.action is Action.SIGN_OUT:
        return signing.told(kiosk, SignedOut(), at)
    if not isinstance(kiosk.sign_in.stage, In):
        return pad.tapped(kiosk, stage, tap, at)
    match stage.where:
        case Menu():
            return _opened(kiosk, tap, at)
        case OnPage() as where:
            return choosing.tapped(kiosk, where, tap, at)
        case OnTouchTest() as where:
            return touching.tapped(kiosk, where, tap, at)
        case OnManual() as where:
            return _in_manual(kiosk, where, tap), ()
        case _:
            return kiosk, ()


def _opened(kiosk: Kiosk, tap: Tapped, at: Moment) -> Step:
    """A page that is not in their menu changes nothing."""
    session = kiosk.sign_in.session
    if tap.action is not Action.OPEN_PAGE or session is None:
        return kiosk, ()
    if tap.argument not in PAGES or PageId(tap.argument) not in menu.pages(kiosk, session):
        return kiosk, ()
    match PageId(tap.argument):
        case PageId.TOUCH:
            return touching.begun(kiosk, at)
        case PageId.MANUAL as page:
            return moved(kiosk, OnManual()), noted.shown(page, by(session))
        case page:
            return looking.opened(kiosk, page)


def _in_manual(kiosk: Kiosk, where: OnManual, tap: Tapped) -> Kiosk:
    match tap.action:
        case Action.OPEN_TOPIC if tap.argument in TOPICS:
            return moved(kiosk, OnManual(tap.argument))
        case Action.BACK:
            return moved(kiosk, OnManual() if where.topic else Menu())
        case _:
            return kiosk
