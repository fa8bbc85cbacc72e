"""The metrics as a file, for the text file collector of node_exporter.

Replaced whole, so the collector never sees a half; readable by every account of the machine, since the
collector has one of its own. Its age is its state (`node_textfile_mtime_seconds`): a terminal that has
stopped in order takes its file along, one that has crashed leaves it to grow old.
"""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

_MODE: Final = 0o644  # it holds nothing that the port would not tell
_log = logging.getLogger(__name__)


class MetricsFile:
    """One file, written from one thread. `path` must end in `.prom`: the collector reads no other."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(f".{path.name}.part")  # the collector reads no such name
        self._fails = False

    def write(self, text: bytes) -> bool:
        """Put it there. False: the disk takes no writes, or there is no such folder; logged once."""
        try:
            self._replace(text)
        except OSError as error:
            if not self._fails:
                _log.warning("metrics are not written: %s", error.strerror)
            self._fails = True
            return False
        self._fails = False
        return True

    def remove(self) -> None:
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _replace(self, text: bytes) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
        descriptor = os.open(self._part, flags, _MODE)
        with os.fdopen(descriptor, "wb") as file:
            if hasattr(os, "fchmod"):
                os.fchmod(descriptor, _MODE)  # whatever the account's mask is
            file.write(text)
        # Not synced: after a power cut the numbers of before are of no use to anybody.
        self._part.replace(self._path)
