"""Where each setting comes from: its value, whose it is, since when, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from kiosk.settings import keys
from kiosk.settings.fleet import FLEET_KEYS
from kiosk.settings.layers import Layer, Layered, Level, value_in
from kiosk.settings.limits import LOCAL_KEYS
from kiosk.settings.reading import fields_of


@dataclass(frozen=True, slots=True)
class Origin:
    """One setting. A key or a secret is a file of its own: its path is the value, never its content."""

    name: str
    value: Any  # as JSON has it; None: not set
    level: Level
    file: str  # path here or in the repository; "" for what the program has
    at: int | None  # Unix seconds: file written, set taken, changed here
    by: str | None  # of the staff, or `local.TERMINAL`; None unless changed here
    changeable: bool  # by an engineer at the terminal
    of_fleet: bool  # may come from the fleet
    beneath: tuple[Level, ...]  # levels whose values do not count for it, from the lowest


def origins(layered: Layered) -> tuple[Origin, ...]:
    """Every setting that there is, in the order of the tables; of tables this terminal has."""
    return tuple(
        _origin(layered, f"{table}.{each.name}", getattr(section, each.name))
        for table, kind in keys.sections().items()
        if (section := getattr(layered.settings, table)) is not None
        for each in fields_of(kind)
    )


def _origin(layered: Layered, name: str, value: Any) -> Origin:
    saying = [layer for layer in layered.layers if value_in(layer, name)[0]]
    top = saying[-1] if saying else Layer(Level.DEFAULT, {})
    maker = layered.changes.maker_of(name) if top.level is Level.LOCAL else None
    return Origin(
        name=name,
        value=msgspec.to_builtins(value, enc_hook=str),
        level=top.level,
        file=top.file,
        at=top.at if maker is None else maker.at,
        by=None if maker is None else maker.by,
        changeable=name in LOCAL_KEYS,
        of_fleet=name in FLEET_KEYS,
        beneath=tuple(layer.level for layer in saying[:-1]),
    )
