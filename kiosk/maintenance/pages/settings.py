"""The page of settings: each with where it comes from, changed within limits, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from kiosk.clock import Clock
from kiosk.maintenance.pages.results import NOT_HERE, when
from kiosk.maintenance.pages.setting_forms import form_of, from_typed
from kiosk.maintenance.pages.setting_rows import (
    AS_IT_IS,
    allowed_rows,
    choices,
    origin_rows,
    tables,
    task_of,
)
from kiosk.maintenance.sheet import (
    Choice,
    Doing,
    Done,
    Look,
    Row,
    Section,
    Sheet,
    Task,
    Tone,
)
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.reasons import Failure
from kiosk.settings import Settings, SettingsError, layers, proving
from kiosk.settings.differences import AT_ONCE, Difference, difference
from kiosk.settings.edit import Editor, Refused
from kiosk.settings.layers import Layered
from kiosk.settings.limits import TRUSTED
from kiosk.settings.local import Change, LocalChanges
from kiosk.settings.provenance import Origin, origins

UNDO: Final = "undo"
"""Argument of a task that takes the last change back."""
PAGE: Final = 20
"""Settings of a page."""
_MOST_REMARKS: Final = 6

_CHANGED_HERE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Changed at this terminal"))
_PENDING: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Count from the next start on"))
_UNPROVEN: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance",
        "Changed since the last start: if it fails to start twice, it goes back by itself",
    )
)
_REMARK: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Left out"))
_UNDO: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Undo the last change"))
_UNDO_SURE: Final = QT_TRANSLATE_NOOP("Maintenance", "Undo the change of %1 (%2)?")
_UNUSABLE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "The settings cannot be read."))
_NO_SETTING: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "This terminal has no such setting."))
_DONE_NOW: Final = QT_TRANSLATE_NOOP("Maintenance", "Changed, and in force: %1.")
_DONE_LATER: Final = QT_TRANSLATE_NOOP(
    "Maintenance", "Changed: %1. It counts from the next start on."
)
_NO_DIFFERENCE: Final = QT_TRANSLATE_NOOP(
    "Maintenance", "Noted, but it makes no difference: %1 was so before."
)
_REFUSED: Final = QT_TRANSLATE_NOOP("Maintenance", "Not changed. %1")
_NO_WRITES: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance", "Not changed: the disk takes no writes. Look at the storage page."
    )
)


class SettingsPage:
    """A `Page`."""

    def __init__(
        self,
        *,
        editor: Editor,
        running: Settings,
        clock: Clock,
        apply: Callable[[Settings], None] | None = None,
    ) -> None:
        """Nothing is read yet.

        Args:
            editor: of this terminal's own file, with the environment the program was started with.
            running: what the program goes by.
            clock: when a change was made.
            apply: puts those of `differences.AT_ONCE` in force; None: all count from the next start.
        """
        self._editor = editor
        self._running = running
        self._zone = running.terminal.zone
        self._clock = clock
        self._apply = apply

    def look(self, look: Look) -> Sheet | Failure:
        try:
            layered = self._layered()
        except (SettingsError, OSError):
            rows = (Row(_UNUSABLE, tone=Tone.BAD),)
            return Sheet(look.page, sections=(Section(rows=rows),))
        found = origins(layered)
        if look.item:
            return self._item(look, next((each for each in found if each.name == look.item), None))
        words = look.query.lower().split()
        wanted = [each for each in found if all(word in each.name for word in words)]
        count = max(1, -(-len(wanted) // PAGE))
        number = min(max(look.number, 0), count - 1)
        part = wanted[number * PAGE : (number + 1) * PAGE]
        sections = (self._state(layered), *tables(part))
        return Sheet(look.page, sections=sections, query=look.query, number=number, count=count)

    def do(self, doing: Doing) -> Done:
        at, by = self._clock.now(), str(doing.by.staff)
        try:
            before = self._layered().settings
            match doing.task:
                case task if _is_undo(doing):
                    if task is not _undo_task(self._layered().changes):
                        return Done(NOT_HERE, good=False)
                    return self._came_of(self._editor.undo(by=by, at=at), before)
                case task if task is task_of(doing.argument):
                    text = from_typed(doing.typed) if doing.typed else None
                    wanted = {doing.argument: text}
                    return self._came_of(self._editor.change(wanted, by=by, at=at), before)
                case _:
                    return Done(NOT_HERE, good=False)
        except SettingsError:
            return Done(_UNUSABLE, good=False)
        except OSError:
            return Done(_NO_WRITES, good=False)

    def _layered(self) -> Layered:
        return layers.read(self._editor.path, self._editor.environment)

    def _came_of(self, made: tuple[Change, Settings] | Refused, before: Settings) -> Done:
        if isinstance(made, Refused):
            return Done(Said(_REFUSED, ("; ".join(made.problems),)), good=False)
        change, settings = made
        if self._apply is not None:
            self._apply(settings)
        changed = difference(before, settings)
        names = ", ".join(changed.changed or change.names)
        if not changed:
            return Done(Said(_NO_DIFFERENCE, (names,)))
        later = changed.restart or self._apply is None
        return Done(Said(_DONE_LATER if later else _DONE_NOW, (names,)))

    def _waiting(self, now: Settings) -> tuple[str, ...]:
        """Names of settings whose values the program does not go by yet."""
        found: Difference = difference(self._running, now)
        return found.restart if self._apply is not None else found.changed

    def _state(self, layered: Layered) -> Section:
        rows = [Row(_CHANGED_HERE, str(len(layered.changes.values)))]
        if waiting := self._waiting(layered.settings):
            rows.append(Row(_PENDING, str(len(waiting)), Tone.WARN, ", ".join(waiting)))
        if proving.read(self._editor.folder) is not None:
            rows.append(Row(_UNPROVEN, tone=Tone.QUIET))
        rows += (
            Row(_REMARK, tone=Tone.WARN, detail=each) for each in layered.remarks[:_MOST_REMARKS]
        )
        return Section(rows=tuple(rows), choices=tuple(self._undo(layered)))

    def _undo(self, layered: Layered) -> Iterator[Choice]:
        if layered.changes.parent is not None:
            last = layered.changes.changes[-1]
            names = ", ".join(_touched(layered.changes))
            sure = Said(_UNDO_SURE, (names, str(when(last.at, self._zone))))
            yield Choice(_undo_task(layered.changes), _UNDO, UNDO, sure=sure)

    def _item(self, look: Look, origin: Origin | None) -> Sheet:
        if origin is None:
            rows: tuple[Row, ...] = (Row(_NO_SETTING, tone=Tone.WARN),)
            return Sheet(look.page, sections=(Section(rows=rows),), item=look.item)
        form = form_of(origin.name) if origin.changeable else None
        at_once = self._apply is not None and origin.name in AT_ONCE
        rows = (
            *origin_rows(origin, self._zone),
            *allowed_rows(origin, form, at_once=at_once),
        )
        buttons = () if form is None else tuple(choices(origin, form))
        title = Said(AS_IT_IS, (origin.name,))
        section = Section(rows=rows, choices=buttons)
        return Sheet(look.page, title, (section,), item=origin.name)


def _is_undo(doing: Doing) -> bool:
    keyed = doing.task is Task.CHANGE_KEY_SETTING and doing.argument == UNDO
    return keyed or doing.task is Task.UNDO_SETTINGS


def _undo_task(changes: LocalChanges) -> Task:
    """Taking back what says whom to trust says it, too: that takes a second person as well."""
    trusted = any(name in TRUSTED for name in _touched(changes))
    return Task.CHANGE_KEY_SETTING if trusted else Task.UNDO_SETTINGS


def _touched(changes: LocalChanges) -> tuple[str, ...]:
    """Settings that one step back gives another value."""
    now, then = changes.values, changes.values_after(changes.parent or 0) or {}
    return tuple(name for name in sorted({*now, *then}) if now.get(name) != then.get(name))
