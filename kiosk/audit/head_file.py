"""The file of heads beside the log: one a line, in the order in which they were signed."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from kiosk.audit import head
from kiosk.audit.head import SignedHead
from kiosk.journal import durable_file

_FLAGS: Final = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
_MODE: Final = 0o600
LARGEST_FILE: Final = 256 * 1024 * 1024
"""Bytes: more than a head every minute comes to in 180 days."""


_NEWEST: Final = 64 * 1024  # bytes


class HeadFile:
    """Written by one process, the terminal's; read by any."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def append(self, heads: Sequence[SignedHead]) -> None:
        """They are on the disk when this returns. Raises OSError: they are not certain to be."""
        is_new = not self._path.exists()
        file = os.open(self._path, _FLAGS, _MODE)
        try:
            before = os.fstat(file).st_size
            lead = b""
            if before > 0:
                os.lseek(file, -1, os.SEEK_END)
                lead = b"" if os.read(file, 1) == b"\n" else b"\n"  # torn by a loss of power
            data = lead + b"".join(each.line() + b"\n" for each in heads)
            if os.write(file, data) != len(data):
                os.ftruncate(file, before)
                raise OSError("short write")
            os.fsync(file)
        finally:
            os.close(file)
        if is_new:
            durable_file.sync_folder(self._path.parent)

    def read(self) -> list[SignedHead]:
        """What is torn or of another form is left out. Raises OSError."""
        return heads_in(self._path.read_bytes() if self._path.exists() else b"")

    def newest(self) -> list[SignedHead]:
        """Of the last hundred or so, the newest first. Raises OSError."""
        if not self._path.exists():
            return []
        with self._path.open("rb") as file:
            begin = max(0, file.seek(0, os.SEEK_END) - _NEWEST)
            file.seek(begin)
            return heads_in(file.read())[::-1]  # one that was cut in two is none

    def keep(self, wanted: Callable[[SignedHead], bool]) -> None:
        """Leave out the others. Raises OSError: the file is whole, as it was or as it should be."""
        kept = [each for each in self.read() if wanted(each)]
        durable_file.replace(self._path, b"".join(each.line() + b"\n" for each in kept))


def heads_in(text: bytes) -> list[SignedHead]:
    found = (head.read(line) for line in text.splitlines())
    return [each for each in found if each is not None]
