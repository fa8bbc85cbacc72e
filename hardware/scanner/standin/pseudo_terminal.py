"""A serial device that can be plugged and pulled: a pseudo-terminal under a name that stays the same."""

from __future__ import annotations

import os
import select
import tty
from contextlib import suppress
from pathlib import Path
from threading import RLock
from time import monotonic
from typing import Final

_PATIENCE: Final = 1.0  # seconds for somebody to read; a device throws away what nobody takes
_CHUNK: Final = 4_096


class PseudoTerminal:
    """`path` is the name for a driver to open: a symbolic link, as udev makes them. Any thread.

    Whoever has it open when it is pulled finds it gone; plugged again it is another device node.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = RLock()
        self._ends: tuple[int, int] | None = (
            None  # ours, and the driver's: kept open as it comes and goes
        )

    @property
    def plugged(self) -> bool:
        return self._ends is not None

    def plug(self) -> None:
        with self._lock:
            if self._ends is not None:
                return
            ours, drivers = os.openpty()
            tty.setraw(drivers)  # no echo, even before a driver has said so
            os.set_blocking(ours, False)
            self._ends = ours, drivers
            with suppress(FileNotFoundError):
                self.path.unlink()
            self.path.symlink_to(os.ttyname(drivers))

    def pull(self) -> None:
        with self._lock:
            if self._ends is None:
                return
            ends, self._ends = self._ends, None
            with suppress(FileNotFoundError):
                self.path.unlink()
            for end in ends:
                os.close(end)

    def write(self, data: bytes) -> int:
        """Send to the driver; how many bytes somebody took."""
        sent = 0
        deadline = monotonic() + _PATIENCE
        while sent < len(data) and monotonic() < deadline:
            with self._lock:
                if self._ends is None:
                    break
                ours = self._ends[0]
                try:
                    sent += os.write(ours, data[sent : sent + _CHUNK])
                    continue
                except BlockingIOError:
                    select.select([], [ours], [], 0.02)
        return sent

    def read(self, seconds: float) -> bytes:
        """What the driver sent, waiting for it at most so long."""
        with self._lock:
            if self._ends is None:
                return b""
            ours = self._ends[0]
            if not select.select([ours], [], [], seconds)[0]:
                return b""
            with suppress(OSError):
                return os.read(ours, _CHUNK)
            return b""
