"""Where a terminal keeps what its launcher needs, from its settings file, without the settings' own library.

What is wrong with the rest of the file is for the program to say, on its screen.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

UPDATES: Final = Path("/var/lib/yima-kiosk-update")
"""`UpdateSettings.folder` where the settings name no other."""


@dataclass(frozen=True, slots=True)
class Places:
    """`storage` None: the settings do not tell."""

    storage: Path | None
    updates: Path = UPDATES


def places_of(file: Path, environment: Mapping[str, str]) -> Places:
    """Never raises for what is in the file, or for there being none."""
    try:
        tables: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        tables = {}
    storage = _path(tables, environment, "storage", file.parent)
    updates = _path(tables, environment, "update", file.parent)
    return Places(storage, UPDATES if updates is None else updates)


def _path(
    tables: Mapping[str, Any], environment: Mapping[str, str], section: str, beside: Path
) -> Path | None:
    """`folder` of this table, relative to the file; the environment comes before it."""
    table = tables.get(section)
    place = table.get("folder") if isinstance(table, dict) else None
    place = environment.get(f"YIMA__{section.upper()}__FOLDER", place)
    if not isinstance(place, str) or not place or "\0" in place:
        return None
    return beside / place
