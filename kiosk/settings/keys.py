"""Every setting there is by its name, "table.key", with what it may hold; and tables over tables."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

from kiosk.settings.reading import Settings, Tables, converted, fields_of
from kiosk.settings.sections import Section


@cache
def sections() -> Mapping[str, type[Section]]:
    """The tables, in the order of `Settings`."""
    return {
        each.name: next(one for one in (each.type, *get_args(each.type)) if isinstance(one, type))
        for each in fields_of(Settings)
    }


@cache
def optional() -> frozenset[str]:
    """Tables without which a terminal does without what they are for."""
    fields = fields_of(Settings)
    return frozenset(each.name for each in fields if each.default is None)


def names() -> tuple[str, ...]:
    """Of every setting, in the order of the tables."""
    return tuple(
        f"{table}.{each.name}"
        for table, section in sections().items()
        for each in fields_of(section)
    )


def kind(name: str) -> Any:
    """The type of a setting, with its limits; None: there is no such setting.

    Looked up table by table: a start wants few of them.
    """
    table, _, key = name.partition(".")
    section = sections().get(table)
    for each in () if section is None else fields_of(section):
        if each.name == key:
            return each.type
    return None


def is_path(name: str) -> bool:
    """Whether the setting names a file or a folder of the terminal's own."""
    return kind(name) in (Path, Path | None)


def flat(tables: Tables) -> dict[str, Any]:
    """Values by name. What is no table is left out."""
    return {
        f"{table}.{key}": value
        for table, keys in tables.items()
        if isinstance(keys, dict)
        for key, value in keys.items()
    }


def nested(values: Mapping[str, Any]) -> Tables:
    """The tables of values by name."""
    tables: Tables = {}
    for name, value in values.items():
        table, _, key = name.partition(".")
        tables.setdefault(table, {})[key] = value
    return tables


def over(lower: Tables, upper: Tables) -> Tables:
    """Key by key the upper one's value, else the lower one's.

    A table that switches a device or a service on by being there is never made by `upper`.
    """
    made = {name: dict(each) if isinstance(each, dict) else each for name, each in lower.items()}
    for name, keys in upper.items():
        if name in made or name not in optional():
            table = made.setdefault(name, {})
            if isinstance(table, dict):
                table.update(keys)
    return made


def problem_with(name: str, value: Any) -> str | None:
    """Why the setting cannot have this value, by itself; never quotes it."""
    of_setting = kind(name)
    if of_setting is None:
        return f"{name}: no such setting"
    try:
        made = converted(value, of_setting, Path())
    except ValueError as error:
        return f"{name}: {error}"
    if isinstance(made, float) and not math.isfinite(
        made
    ):  # TOML has nan, which no limit keeps out
        return f"{name}: Expected a number"
    return None
