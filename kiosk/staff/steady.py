"""A clock that nobody sets, and which start of the machine it counts from."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from kiosk.trust.clock_guard import uptime

_BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")
_LONGEST: Final = 64


@dataclass(frozen=True, slots=True)
class Since:
    """`seconds` since the start of the machine that `boot` names."""

    boot: str
    seconds: float


class SteadyClock(Protocol):
    def now(self) -> Since: ...


class BootClock:
    """The machine's: goes on while a program restarts, and counts the time asleep, where it can.

    Where the system does not name its starts, each run of the program counts as one.
    """

    def __init__(self) -> None:
        try:
            boot = _BOOT_ID.read_text(encoding="ascii").strip()[:_LONGEST]
        except (OSError, UnicodeDecodeError):
            boot = ""
        self._boot = boot or secrets.token_hex(16)

    def now(self) -> Since:
        return Since(self._boot, uptime())
