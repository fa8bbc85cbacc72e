"""What a fleet's files may say: how a terminal behaves; never what it trusts, nor where things go.

Whoever holds a site's settings key can make its terminals loud, slow or empty, and that is all: no
key below names a file, an address, a port or a device, and none weakens a check (tests look).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Final

from kiosk.settings.keys import flat, problem_with
from kiosk.settings.limits import problem_for_fleet
from kiosk.settings.reading import Tables

LARGEST: Final = 32 * 1024
"""Bytes of one file: ten times all that it may say."""

_EVERY: Final[Mapping[str, tuple[str, ...]]] = {
    "terminal": ("hospital", "languages", "time_zone"),
    "screen": ("theme", "text_size"),
    "camera": (
        *("width", "height", "frames_per_second"),
        *("autofocus", "focus", "exposure_seconds", "gain"),
    ),
    "scanner": ("prefix", "suffix", "aim_identifier", "gap_ms", "least"),
    "voice": ("on", "volume", "every_screen"),
    "attract": ("notices",),
    "services": ("order",),
    "hospital": ("connect_seconds", "read_seconds"),
    "ticket_printer": ("columns",),
    "pace": (
        *("idle_warning", "idle_countdown", "done", "done_without_ticket", "nothing"),
        *("refusal", "trouble", "help", "queue_patience"),
        *("printer_poll", "repair_poll", "trust_poll", "outbox_poll"),
    ),
    "payment": ("channels", "scan", "connect_seconds", "read_seconds"),
    "reports": ("critical_place", "critical_place_en", "print_readings", "held_seconds"),
    "report_printer": ("sides", "connect_seconds", "read_seconds", "still_seconds"),
}

FLEET_KEYS: Final = frozenset(f"{table}.{key}" for table, keys in _EVERY.items() for key in keys)
"""All else is the terminal's own: its file has it, or nobody."""


def parse(data: bytes) -> Tables | tuple[str, ...]:
    """The tables of a fleet file; or everything that is wrong with it, one line each, no values."""
    if len(data) > LARGEST:
        return (f"larger than {LARGEST} bytes",)
    try:
        tables = tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        return ("not UTF-8",)
    except tomllib.TOMLDecodeError as error:
        return (f"not TOML, {error}",)
    except RecursionError:
        return ("not TOML, nested too deeply",)
    problems = [
        f"{name}: must be a table" for name, each in tables.items() if type(each) is not dict
    ]
    for name, value in flat(tables).items():
        problem = problem_with(name, value)
        if problem is None and name not in FLEET_KEYS:
            problem = f"{name}: not for a fleet to set"
        problem = problem or problem_for_fleet(name, value)
        if problem is not None:
            problems.append(problem)
    return tuple(sorted(problems)) if problems else tables
