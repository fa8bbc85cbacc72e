"""A task is carried out: by the terminal itself at once, or by a worker."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.maintenance.sheet import TASKS, Closed, Doing, Task
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.reasons import Failure
from kiosk.services.maintenance import house, looking, noted
from kiosk.services.maintenance.own import LOCK_SECONDS
from kiosk.services.maintenance.places import by, moved, page_of
from kiosk.session import scanning
from kiosk.session.effects import Effect
from kiosk.session.ending import Step
from kiosk.session.staff_effects import DoTask
from kiosk.session.staff_events import TaskDone
from kiosk.session.staff_stages import OpenTask, Wiping
from kiosk.session.state import Kiosk, Moment
from kiosk.staff.effects import Permit

_OWN: Final = frozenset(
    {Task.CLOSE, Task.OPEN, Task.VOLUME, Task.BRIGHTNESS, Task.CLEAN, Task.RECORD_FRAMES}
)
_ENDS_ALL: Final = frozenset({Task.RESTART})
"""Nobody may be there any more to hear of it: it is recorded before it is done."""
_RECORDING: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "The camera's pictures are being kept"))
_NOT_RECORDING: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "No pictures are being kept"))


def permitted(kiosk: Kiosk, permit: Permit, at: Moment) -> Step:
    """What was chosen may be done now, once."""
    where, session = page_of(kiosk), kiosk.sign_in.session
    if where is None or session is None or where.choice is None or not where.is_put:
        return kiosk, ()
    choice = where.choice
    if TASKS[choice.task] is not permit.act:
        return kiosk, ()
    who = by(session, permit.second)
    doing = Doing(where.page, choice.task, who, choice.argument, where.typed, where.item)
    kiosk = moved(kiosk, replace(where, choice=None, typed="", is_put=False))
    return _done_here(kiosk, doing, at) if choice.task in _OWN else _sent(kiosk, doing)


def _sent(kiosk: Kiosk, doing: Doing) -> Step:
    where = page_of(kiosk)
    if where is None:
        return kiosk, ()
    kiosk, ticket = looking.ticketed(kiosk)
    kiosk = moved(kiosk, replace(where, ticket=ticket, is_doing=True, is_quiet=False))
    ends_all = doing.task in _ENDS_ALL
    task = OpenTask(ticket, replace(doing, typed=""), is_recorded=ends_all)
    before, kiosk = kiosk.open_tasks, replace(kiosk, open_tasks=(*kiosk.open_tasks, task))
    if not ends_all:
        return kiosk, (DoTask(ticket, doing),)
    # What is not done by then is never told of, and an export must not be hidden by a restart.
    tried = (each for task in before for each in noted.done(task.doing, done=False))
    return kiosk, (*tried, *noted.done(doing, done=True), DoTask(ticket, doing))


def task_done(kiosk: Kiosk, event: TaskDone) -> Step:
    """Recorded, whoever is there by now; told to those who wait for it."""
    done = event.done
    effects: tuple[Effect, ...] = ()
    good = done.good and not isinstance(done.said, Failure)
    task = next((each for each in kiosk.open_tasks if each.ticket == event.ticket), None)
    if task is not None:
        effects = () if task.is_recorded and good else noted.done(task.doing, done=good)
        others = tuple(each for each in kiosk.open_tasks if each is not task)
        kiosk = replace(kiosk, open_tasks=others)
    where = page_of(kiosk)
    if where is None or not where.is_doing or where.ticket != event.ticket:
        return kiosk, effects
    if isinstance(done.said, Failure):
        where = replace(where, said=None, good=False, trouble=done.said)
    else:
        where = replace(where, said=done.said, good=good, trouble=None)
    leaves = done.leave and where.item
    kiosk, looks = looking.item_left(kiosk, where) if leaves else looking.look(kiosk, where)
    return kiosk, (*effects, *looks)


def _done_here(kiosk: Kiosk, doing: Doing, at: Moment) -> Step:
    records = noted.done(doing, done=True)
    kiosk, effects = _carried_out(kiosk, doing, at)
    return kiosk, (*records, *effects)


def _carried_out(kiosk: Kiosk, doing: Doing, at: Moment) -> Step:
    match doing.task:
        case Task.CLOSE:
            return house.close(kiosk, Closed(doing.argument), int(doing.typed or 0), at)
        case Task.OPEN:
            return house.open_(kiosk)
        case Task.VOLUME:
            return house.louder(kiosk, doing.argument)
        case Task.BRIGHTNESS:
            return house.brighter(kiosk, doing.argument)
        case Task.CLEAN:
            return moved(kiosk, Wiping(at.monotonic + LOCK_SECONDS)), ()
        case _:
            return _recorded(kiosk, on=doing.argument == "on", at=at)


def _recorded(kiosk: Kiosk, *, on: bool, at: Moment) -> Step:
    """The camera's frames, for the developers: see `kiosk.session.scanning`."""
    effects: tuple[Effect, ...]
    if on:
        kiosk, effects = scanning.start_recording(kiosk, at)
    else:
        kiosk, effects = scanning.stop_recording(kiosk)
    where = page_of(kiosk)
    if where is not None:
        words = _RECORDING if on else _NOT_RECORDING
        kiosk = moved(kiosk, replace(where, said=words, good=True, trouble=None))
    return kiosk, effects
