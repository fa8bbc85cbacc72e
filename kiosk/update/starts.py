"""Starts of the settled release that came to nothing: `update/starts.json` in a terminal's storage.

{"form": "yima-starts-1", "version": "1.4.0", "starts": 2}

Counted by the launcher before each start, forgotten by the supervisor once the program has come up. So a release
that was proven, and that the disk has spoilt since, gives way to the one before it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.journal import durable_file
from kiosk.trust.reading import NotThisFormError, load_object, need_integer, need_text
from kiosk.update.selection import FOLDER

FILE_NAME: Final = "starts.json"
MOST: Final = 5
"""In a row, of one release."""

_FORM: Final = "yima-starts-1"
_LARGEST: Final = 4_096  # bytes


class StartsFile:
    """In `folder`, which is a terminal's storage. What cannot be read or written counts for nothing."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FOLDER / FILE_NAME

    def of(self, version: str) -> int:
        """How often this release was started since anything came up."""
        try:
            with self._path.open("rb") as file:
                members = load_object(file.read(_LARGEST))
            if members.get("form") != _FORM or need_text(members.get("version"), "") != version:
                return 0
            return need_integer(members.get("starts"), "starts")
        except (OSError, NotThisFormError):
            return 0

    def count(self, version: str) -> None:
        """One more."""
        members = {"form": _FORM, "version": version, "starts": self.of(version) + 1}
        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            durable_file.replace(self._path, json.dumps(members).encode() + b"\n")

    def forget(self) -> None:
        """The program has come up."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
