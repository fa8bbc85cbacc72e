"""The layers of a terminal's settings, each over the one before.

    default    what the program has
    file       the terminal's own file: required keys, and all that is its own
    fleet      site, groups in their order, terminal: files from the trust repository, taken whole
    local      what engineers have set at this terminal, within limits
    environment

The fleet wins over the file in the keys that a fleet may set (`fleet.FLEET_KEYS`), so that a line left
over from an installation does not keep a terminal out of it; an engineer on the spot wins over the
fleet, is named for it, and can be undone. Who wants a terminal out of its fleet takes the site out of
the terminal's own file.

Own file and environment have to be right by themselves. Of the rest, what does not go with them is
left out, and said in `remarks`: a terminal comes up whatever its fleet sends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum, auto
from functools import reduce
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from kiosk.settings import keys, local
from kiosk.settings.fleet_store import FleetSet, FleetStore
from kiosk.settings.local import LocalChanges
from kiosk.settings.reading import (
    ENVIRONMENT_PREFIX,
    Settings,
    SettingsError,
    Tables,
    overlaid,
    read_tables,
    state_folder,
    validated,
)


class Level(StrEnum):
    """Where a value comes from; later ones win."""

    DEFAULT = auto()
    FILE = auto()
    SITE = auto()
    GROUP = auto()
    TERMINAL = auto()
    LOCAL = auto()
    ENVIRONMENT = auto()


class Layer(Struct, frozen=True):
    """What one source says. `file`: a path of this machine's, or one in the repository."""

    level: Level
    tables: Tables
    file: str = ""
    at: int | None = None  # Unix seconds: written, or taken


class Layered(Struct, frozen=True):
    """Settings, and all that they were made of."""

    settings: Settings
    layers: tuple[Layer, ...]  # those that count, from the lowest
    remarks: tuple[str, ...]  # what was left out, and why; for staff, without values
    fleet: FleetSet | None  # that counts
    changes: LocalChanges


_NOTHING: Final[tuple[Layer, ...]] = ()


def read(path: Path, environment: Mapping[str, str]) -> Layered:
    """All layers of the terminal with this own file. Raises SettingsError as `load`."""
    tables = read_tables(path)
    folder = state_folder(overlaid(tables, environment), path.parent)
    return over(path, tables, environment, folder)


def over(
    path: Path, tables: Tables, environment: Mapping[str, str], folder: Path | None
) -> Layered:
    """The same, where the own file was read already. `folder`: see `state`.

    Raises:
        SettingsError: own file and environment cannot be used.
    """
    above = Layer(Level.ENVIRONMENT, overlaid({}, environment), f"{ENVIRONMENT_PREFIX}...")
    # A table of the environment's is there for the layers between, too.
    own = Layer(Level.FILE, {name: {} for name in above.tables} | tables, str(path), _written(path))
    alone = validated(overlaid(tables, environment), path.parent)
    if folder is None:
        return Layered(alone, (own, above), (), None, LocalChanges())
    remarks: list[str] = []
    changes = local.read(folder)
    if isinstance(changes, str):
        remarks.append(changes)
        changes = LocalChanges()
    hands = _local_layers(changes, folder, remarks)
    for held, fleet in _sets(FleetStore(folder), alone, remarks):
        for mine in (hands, _NOTHING) if hands else (_NOTHING,):
            chosen = (own, *fleet, *mine)
            try:
                settings = validated(overlaid(merged(chosen), environment), path.parent)
            except SettingsError as error:
                remarks += (f"left out: {problem}" for problem in error.problems)
            else:
                kept = changes if mine == hands else LocalChanges()
                told = tuple(dict.fromkeys(remarks))
                return Layered(settings, (*chosen, above), told, held, kept)
    raise AssertionError("file and environment alone were right a moment ago")


def merged(layers: tuple[Layer, ...]) -> Tables:
    """What the layers come to: key by key the last one's."""
    return reduce(keys.over, (layer.tables for layer in layers))


def _local_layers(changes: LocalChanges, folder: Path, remarks: list[str]) -> tuple[Layer, ...]:
    problems = [f"left out: {problem}" for problem in local.refusals(changes.values)]
    remarks += problems
    if problems or not changes.values:
        return _NOTHING
    at = changes.changes[-1].at
    place = str(folder / local.LOCAL_FILE)
    return (Layer(Level.LOCAL, keys.nested(changes.values), place, at),)


def _sets(
    store: FleetStore, alone: Settings, remarks: list[str]
) -> Iterator[tuple[FleetSet | None, tuple[Layer, ...]]]:
    """What may stand between own file and engineers: the newest that is whole, and in the end nothing."""
    wanted = alone.fleet.targets(alone.terminal.id)
    for held in (store.in_force(), store.former()) if wanted else ():
        if held is None:
            continue
        if held.targets != wanted:
            remarks.append("fleet: the settings here are another site's, group's or terminal's")
            continue
        found = store.tables(held)
        if isinstance(found, str):
            remarks.append(f"fleet: {found}")
            continue
        yield (
            held,
            tuple(
                Layer(level_of(file.target), tables, file.target, held.taken_at)
                for file, tables in found
            ),
        )
    yield None, _NOTHING


def level_of(target: str) -> Level:
    """Of a file in the repository, by its name."""
    name = target.rpartition("/")[2]
    if name.startswith("group-"):
        return Level.GROUP
    return Level.TERMINAL if name.startswith("terminal-") else Level.SITE


def _written(path: Path) -> int | None:
    try:
        return int(path.stat().st_mtime)
    except OSError:
        return None


def value_in(layer: Layer, name: str) -> tuple[bool, Any]:
    """Whether the layer says something about the setting, and what."""
    table, _, key = name.partition(".")
    held = layer.tables.get(table)
    return (True, held[key]) if isinstance(held, dict) and key in held else (False, None)
