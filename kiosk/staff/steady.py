"""A clock that nobody sets, and which start of the machine it counts from."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Protocol

from kiosk.boot import boot_id, uptime


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
        self._boot = boot_id() or secrets.token_hex(16)

    def now(self) -> Since:
        return Since(self._boot, uptime())
