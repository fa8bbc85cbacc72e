"""The hospital's trace key: by it alone can be told what was done with a card.

A secret of the hospital, the same on its terminals: at least 16 bytes in hexadecimal, in a file that
others cannot read. Who has the key and a card's number finds the card's entries in the logs
(`yima audit trace`); who has only the logs finds nobody, and cannot try all numbers either.
"""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import Final

from kiosk.audit.values import LEAST_TRACE_KEY, CardMark
from kiosk.codes.key_file import KeyFileError, read_private, unhex
from kiosk.domain import PatientIdentifier

SETTING: Final = "audit.trace_key_file"

_log = logging.getLogger(__name__)


class Tracing:
    """Marks cards with the key in a file, which is read when it is first needed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._key: bytes | None = None
        self._is_refused = False

    def mark(self, card: PatientIdentifier) -> CardMark | None:
        """None while there is no key that can be used: the log says so, once, and not whose card."""
        with self._lock:
            if self._key is None and not self._is_refused:
                self._key = self._read()
            key = self._key
        return None if key is None else CardMark(key, card)

    def _read(self) -> bytes | None:
        try:
            return read_key(SETTING, self._path)
        except KeyFileError as problem:
            self._is_refused = True
            _log.error("%s", problem)
            return None


def read_key(setting: str, path: Path) -> bytes:
    """The trace key in a file. Raises KeyFileError: there is none, or everybody may read it."""
    key = unhex(read_private(setting, path))
    if len(key) < LEAST_TRACE_KEY:
        raise KeyFileError(f"{setting}: not {LEAST_TRACE_KEY} bytes or more in hexadecimal")
    return key
