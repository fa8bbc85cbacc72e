"""Settings are proven once the first screen was reached under them; before, they may be gone back from.

`settings changed` → unproven → a start is counted → the first screen: proven. Two starts that do not
get there (the program's supervisor starts it again within seconds), and the third begins by going back.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from kiosk.journal import durable_file
from kiosk.settings.state import read_object

STARTS: Final = 2
"""That a changed setting is given."""

_FILE: Final = "unproven.json"


@dataclass(frozen=True, slots=True)
class Unproven:
    """What was changed since this terminal last came up."""

    token: str  # of this state of affairs: whoever settles another one settles nothing
    local: int | None = None  # the engineers' change to go back to
    fleet: bool = False  # the fleet's set is new, too
    starts: int = 0


def read(folder: Path) -> Unproven | None:
    """What waits for its proof in the state folder, if anything does."""
    members = read_object(folder / _FILE)
    try:
        return None if members is None else Unproven(**members)
    except TypeError:
        return None


def note_local(folder: Path, before: int) -> None:
    """An engineer changes something; `before` is the number of the change in force. OSError."""
    held = read(folder) or Unproven("")
    first = before if held.local is None else held.local
    _write(folder, replace(held, token=_token(), local=first, starts=0))


def note_fleet(folder: Path) -> None:
    """Another set of the fleet's comes into force. OSError."""
    _write(folder, replace(read(folder) or Unproven(""), token=_token(), fleet=True, starts=0))


def count(folder: Path, held: Unproven) -> Unproven:
    """One more start, begun just now. OSError."""
    counted = replace(held, starts=held.starts + 1)
    _write(folder, counted)
    return counted


def settle(folder: Path, token: str) -> None:
    """The first screen was reached by the start that was counted under this token. OSError."""
    held = read(folder)
    if held is not None and held.token == token:
        forget(folder)


def forget(folder: Path) -> None:
    """Nothing waits any more. OSError."""
    (folder / _FILE).unlink(missing_ok=True)


def _write(folder: Path, held: Unproven) -> None:
    durable_file.replace(folder / _FILE, json.dumps(asdict(held)).encode())


def _token() -> str:
    return secrets.token_hex(8)
