"""Changing a terminal's settings at the terminal: `set`, `undo`, and going back by itself."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec

from kiosk.settings import keys, layers, local, proving
from kiosk.settings.fleet_store import FleetStore
from kiosk.settings.local import Change, LocalChanges
from kiosk.settings.proving import STARTS, Unproven
from kiosk.settings.reading import (
    Settings,
    SettingsError,
    converted,
    overlaid,
    read_tables,
    state_folder,
    validated,
)
from kiosk.settings.state import locked

_DAMAGED: Final = "local.damaged.toml"


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `problems`: a line each, without values."""

    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Editor:
    """Changes what is set at the terminal with this own file. One at a time, across processes.

    All methods raise SettingsError where the own file cannot be used, and OSError where the disk
    takes no writes; nothing is changed then.
    """

    path: Path
    environment: Mapping[str, str]

    def change(
        self, wanted: Mapping[str, Any], *, by: str, at: int
    ) -> tuple[Change, Settings] | Refused:
        """Give settings these values.

        Args:
            wanted: by name; None: as it is without a change here. A text may stand for a number, a
                truth value or, with commas, a list.
            by: the staff's id.
            at: Unix seconds.

        Returns:
            The change, and the settings with it: they count from the next start on, those of
            `differences.AT_ONCE` as soon as somebody puts them in force.
        """
        if problems := _unusable(wanted):
            return Refused(problems)
        given = {name: _plain(name, each) for name, each in wanted.items() if each is not None}
        if problems := tuple(local.refusals(given)):
            return Refused(problems)
        with locked(self.folder):
            held = self._held()
            after = {**held.values, **given}
            for name in wanted.keys() - given.keys():
                after.pop(name, None)
            made = held.then(after, act="set", by=str(by), at=at, parent=held.number)
            return self._put(held, made)

    def undo(self, *, by: str, at: int, to: int | None = None) -> tuple[Change, Settings] | Refused:
        """Go one step back, or to what was in force after change `to` (0: nothing set here)."""
        with locked(self.folder):
            held = self._held()
            target = held.parent if to is None else to
            if target is None:
                return Refused(("there is nothing to undo",))
            made = held.undone(target, act="undo", by=str(by), at=at)
            if made is None:
                return Refused((f"there is no change {target}, or it is not kept any more",))
            return self._put(held, made)

    def go_back(self, held: Unproven, *, at: int) -> None:
        """Leave what this terminal did not come up with."""
        with locked(self.folder):
            if proving.read(self.folder) != held:
                return  # somebody was faster, or has changed something else
            if held.fleet:
                FleetStore(self.folder).go_back(at)
            changes = local.read(self.folder)
            if held.local is not None and isinstance(changes, LocalChanges):
                made = changes.undone(held.local, act="returned", by=local.TERMINAL, at=at)
                if made is not None and made.changes[-1].names:
                    local.write(self.folder, made)
            proving.forget(self.folder)

    def count_start(self, *, at: int) -> str | None:
        """A start begins. What it is to be settled by, if its settings are not proven yet."""
        with suppress(OSError, SettingsError):
            held = proving.read(self.folder)
            if held is None:
                return None
            if held.starts >= STARTS:
                self.go_back(held, at=at)
                return None
            with locked(self.folder):
                return proving.count(self.folder, held).token
        return None

    @property
    def folder(self) -> Path:
        """Of the state; see `state`."""
        tables = overlaid(read_tables(self.path), self.environment)
        folder = state_folder(tables, self.path.parent)
        if folder is None:
            raise SettingsError(("storage.folder: missing",))
        return folder

    def _held(self) -> LocalChanges:
        found = local.read(self.folder)
        if isinstance(found, LocalChanges):
            return found
        (self.folder / local.LOCAL_FILE).replace(self.folder / _DAMAGED)
        return LocalChanges()

    def _put(self, held: LocalChanges, made: LocalChanges) -> tuple[Change, Settings] | Refused:
        change = made.changes[-1]
        if not change.names:
            return Refused(("it is so already",))
        if problems := tuple(local.refusals(change.values)):
            return Refused(problems)
        try:
            settings = self._with(made)
        except SettingsError as error:
            return Refused(error.problems)
        proving.note_local(self.folder, held.number)
        local.write(self.folder, made)
        return change, settings

    def _with(self, made: LocalChanges) -> Settings:
        """The whole settings as they would be. Raises SettingsError."""
        now = layers.read(self.path, self.environment)
        below = tuple(
            each
            for each in now.layers
            if each.level not in {layers.Level.LOCAL, layers.Level.ENVIRONMENT}
        )
        hands = layers.Layer(layers.Level.LOCAL, keys.nested(made.values))
        tables = layers.merged((*below, hands))
        missing = sorted({name.partition(".")[0] for name in made.values} - tables.keys())
        if missing:
            raise SettingsError(tuple(f"{name}: this terminal has none" for name in missing))
        return validated(overlaid(tables, self.environment), self.path.parent)


def _unusable(wanted: Mapping[str, Any]) -> tuple[str, ...]:
    """What is wrong with names and types."""
    return tuple(
        problem
        for name, value in wanted.items()
        if (problem := _no_such(name) if value is None else keys.problem_with(name, value))
    )


def _no_such(name: str) -> str | None:
    """Taking back is harmless for whatever there is: another program may have allowed it."""
    return None if keys.kind(name) is not None else f"{name}: no such setting"


def _plain(name: str, value: Any) -> Any:
    """The value as TOML has it."""
    return msgspec.to_builtins(converted(value, keys.kind(name), Path()), enc_hook=str)
