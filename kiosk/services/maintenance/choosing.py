"""A choice on a page: typed for, asked about, then put to the sign-in, which may want a second person."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.maintenance.sheet import TASKS, Choice, Keys, Sheet, Task, Typing
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.services.maintenance import looking, own, signing
from kiosk.services.maintenance.places import moved
from kiosk.session.ending import Step
from kiosk.session.events import Tapped
from kiosk.session.screens import Action
from kiosk.session.staff_stages import Menu, OnPage
from kiosk.session.state import Kiosk, Moment
from kiosk.staff.events import Asked, PinChangeAsked

SEARCH: Final = Typing(Said(QT_TRANSLATE_NOOP("Maintenance", "Search for")), Keys.TEXT, 40)
ANOTHER_TASK: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "This task"))
"""That a second person is wanted for, where it is not known any more what was chosen."""
SETTLES: Final = 0.5
"""Seconds that choices which have moved take no touch: it was meant for what stood there before."""


def pad_of(where: OnPage) -> Typing | None:
    """What is being typed, if something is."""
    if where.searching:
        return SEARCH
    typed_for = where.choice is not None and not where.is_asked and not where.is_put
    return where.choice.typing if where.choice is not None and typed_for else None


def tapped(kiosk: Kiosk, where: OnPage, tap: Tapped, at: Moment) -> Step:
    if (pad := pad_of(where)) is not None:
        return _on_pad(kiosk, where, pad, tap, at)
    if where.choice is not None:
        return _asked(kiosk, where, where.choice, tap, at)
    match tap.action:
        case Action.BACK:
            return looking.item_left(kiosk, where) if where.item else (moved(kiosk, Menu()), ())
        case Action.CHOOSE:
            return _chosen(kiosk, where, tap.argument, at)
        case _ if where.is_doing:
            return kiosk, ()
        case Action.OPEN_ITEM:
            return looking.item_opened(kiosk, where, tap.argument)
        case Action.PAGE:
            return looking.turned(kiosk, where, tap.argument)
        case Action.LOOK_AGAIN:
            return looking.look(kiosk, replace(where, said=None, trouble=None))
        case Action.SEARCH if where.sheet is not None and where.sheet.query is not None:
            return moved(kiosk, replace(where, searching=True, typed=where.sheet.query)), ()
        case _:
            return kiosk, ()


def _on_pad(kiosk: Kiosk, where: OnPage, pad: Typing, tap: Tapped, at: Moment) -> Step:
    match tap.action:
        case Action.TYPE | Action.DIGIT:
            return moved(kiosk, replace(where, typed=_longer(where.typed, tap.argument, pad))), ()
        case Action.ERASE:
            return moved(kiosk, replace(where, typed=where.typed[:-1])), ()
        case Action.BACK:
            return moved(kiosk, _dropped(where)), ()
        case Action.CONFIRM if len(where.typed) >= pad.least:
            if where.choice is None:
                return looking.searched(kiosk, where)
            return _typed(kiosk, where, where.choice, at)
        case _:
            return kiosk, ()


def _longer(typed: str, character: str, pad: Typing) -> str:
    fits = len(character) == 1 and character.isascii() and character.isprintable()
    if pad.keys is Keys.DIGITS:
        fits = fits and character.isdigit()
    return typed + character if fits and len(typed) < pad.longest else typed


def _dropped(where: OnPage) -> OnPage:
    return replace(where, choice=None, typed="", is_asked=False, is_put=False, searching=False)


def _chosen(kiosk: Kiosk, where: OnPage, argument: str, at: Moment) -> Step:
    """One that is not there, is dull, or has just moved to where the finger is, changes nothing."""
    sheet = own.sheet_of(kiosk, where, at)
    choice = None if sheet is None else _choice(sheet, argument)
    waits = where.ticket and not where.is_quiet
    if choice is None or not choice.on or at.monotonic - where.moved < SETTLES:
        return kiosk, ()
    if waits and not (where.is_doing and choice.task is Task.STOP):
        return kiosk, ()
    where = replace(_dropped(where), choice=choice, said=None, trouble=None)
    if choice.typing is not None:
        return moved(kiosk, replace(where, typed=choice.typing.begins)), ()
    return _typed(kiosk, where, choice, at)


def _choice(sheet: Sheet, argument: str) -> Choice | None:
    section, _, number = argument.partition(" ")
    if not (_is_number(section) and _is_number(number)):
        return None
    choices = dict(enumerate(sheet.sections)).get(int(section))
    return None if choices is None else dict(enumerate(choices.choices)).get(int(number))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _typed(kiosk: Kiosk, where: OnPage, choice: Choice, at: Moment) -> Step:
    """It is all there is to say; where it cannot be taken back, it is asked about."""
    if choice.sure is not None:
        return moved(kiosk, replace(where, is_asked=True)), ()
    return _put(kiosk, where, choice, at)


def _asked(kiosk: Kiosk, where: OnPage, choice: Choice, tap: Tapped, at: Moment) -> Step:
    match tap.action:
        case Action.CONFIRM if where.is_asked:
            return _put(kiosk, where, choice, at)
        case Action.BACK:
            return moved(kiosk, _dropped(where)), ()
        case _:
            return kiosk, ()


def _put(kiosk: Kiosk, where: OnPage, choice: Choice, at: Moment) -> Step:
    if choice.task is Task.CHANGE_PIN:  # the sign-in's own business
        return signing.told(moved(kiosk, _dropped(where)), PinChangeAsked(), at)
    kiosk = moved(kiosk, replace(where, is_asked=False, is_put=True))
    return signing.told(kiosk, Asked(TASKS[choice.task]), at)
