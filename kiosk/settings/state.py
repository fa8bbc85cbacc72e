"""The folder in a terminal's storage with what others than its own file have set.

fleet/            what came from the trust repository (`fleet_store`)
local.toml        what engineers have set here, and all they ever did (`local`)
unproven.json     settings under which this terminal has not come up yet (`proving`)
lock              who writes
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

_MODE: Final = 0o700
_LARGEST: Final = 1024 * 1024


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Be the only one who writes there, after whoever does now. Raises OSError."""
    folder.mkdir(_MODE, parents=True, exist_ok=True)
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        with suppress(ImportError):  # not on Windows, where one terminal has one process
            import fcntl  # noqa: PLC0415 - see above

            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def read_bytes(path: Path) -> bytes | None:
    """A small file's content; None without one. Raises OSError, ValueError: too large."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return None
    if len(data) > _LARGEST:
        raise ValueError("larger than it may be")
    return data


def read_object(path: Path) -> dict[str, Any] | None:
    """A JSON object; None without one, or with one that is damaged."""
    with suppress(OSError, ValueError, RecursionError):
        data = read_bytes(path)
        value = None if data is None else json.loads(data)
        return value if isinstance(value, dict) else None
    return None
