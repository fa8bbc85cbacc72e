"""Reading what somebody brought, with no trust in the stick: by name, nothing followed, nothing listed."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.maintenance.usb import UsbVolume

LARGEST: Final = 16 * 1024 * 1024
"""Bytes of one file: a logo, a layout, a list of revoked certificates."""

_SAFE: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_OPEN_FOLDER: Final = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _SAFE
_OPEN_FILE: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | _SAFE


class UnreadableError(Exception):
    """The stick is gone or broken, or something else stands where a file should. Stays in here."""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder. `device`: which it has to be on, as `stat` tells it; None: a stick need not be."""

    folder: Path
    device: int | None = None

    @classmethod
    def of(cls, volume: UsbVolume) -> Place:
        return cls(volume.folder, volume.device)

    def read(self, name: str, most: int = LARGEST) -> bytes | None:
        """The file of this name in the folder; None: there is none.

        Raises:
            UnreadableError: there is one, or was, and it cannot be read whole.
        """
        if "/" in name or name in {"", ".", ".."} or "\0" in name:
            return None
        try:
            return self._read(name, most)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise UnreadableError(f"{name}: {error.strerror}") from None

    def read_all(self, names: Collection[str]) -> dict[str, bytes]:
        """Of these, those that are there. Raises UnreadableError."""
        found = {name: self.read(name) for name in sorted(set(names))}
        return {name: data for name, data in found.items() if data is not None}

    def _opened(self, name: str) -> int:
        if os.name == "nt":  # no folder can be opened there, and no stick is taken
            if not {"\\", ":"}.isdisjoint(name):
                raise UnreadableError(f"{name!r}: not a name")
            return os.open(self.folder / name, _OPEN_FILE)
        folder = os.open(self.folder, _OPEN_FOLDER)
        try:
            # Pulled out since: the folder is still there, and is one of this machine's own disk.
            if self.device is not None and os.fstat(folder).st_dev != self.device:
                raise UnreadableError("the stick is gone")
            return os.open(name, _OPEN_FILE, dir_fd=folder)
        finally:
            os.close(folder)

    def _read(self, name: str, most: int) -> bytes:
        file = self._opened(name)
        try:
            status = os.fstat(file)
            if not stat.S_ISREG(status.st_mode) or status.st_size > most:
                raise UnreadableError(f"{name}: no file, or larger than {most} bytes")
            with os.fdopen(file, "rb", closefd=False) as opened:
                data = opened.read(most + 1)
        finally:
            with suppress(OSError):
                os.close(file)
        if len(data) > most:
            raise UnreadableError(f"{name}: larger than {most} bytes")
        return data
