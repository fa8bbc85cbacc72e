"""The program under supervision: one process, what it starts, and what it says of itself."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from kiosk.settings.supervision import SupervisionSettings
from kiosk.supervision.beginning import RESTART, SUPERVISOR
from kiosk.supervision.crash_record import CrashCause
from kiosk.supervision.family import reap, started
from kiosk.supervision.said import Said
from kiosk.supervision.tether import children

_WINDOWS_ERROR = 0xC0000000  # exit codes from here on are the system's: NTSTATUS, severity "error"


class Phase(Enum):
    STARTING = auto()
    WORKING = auto()  # its first frame is on the glass
    STOPPING = auto()  # it was told to end, or says so


@dataclass(frozen=True, slots=True)
class Ending:
    """How it ended. `cause` None: in order."""

    code: int  # of the process; negative: the signal that ended it
    cause: CrashCause | None
    lived: float  # seconds


class Child:
    """Started when made. It is alone in its process group; what it leaves behind is ended with it."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        settings: SupervisionSettings,
    ) -> None:
        self._settings = settings
        self.phase = Phase.STARTING
        self.status = ""
        self._since = time.monotonic()
        self.deadline = self._since + settings.start_seconds
        self._killed_for: CrashCause | None = None
        self._family = started(command, {**environment, SUPERVISOR: str(os.getpid())})

    @property
    def pid(self) -> int:
        return self._family.process.pid

    def hear(self, said: Said) -> bool:
        """Take in what came over the socket. Whether it has come up by that."""
        if said.pid not in {None, self.pid}:
            return False
        now = time.monotonic()
        came_up = self.phase is Phase.STARTING and said.values.get("READY") == "1"
        self.status = said.values.get("STATUS", self.status)
        if came_up:
            self.phase = Phase.WORKING
        if said.values.get("STOPPING") == "1" and self.phase is not Phase.STOPPING:
            self._stopping(now)
        if self.phase is Phase.WORKING and (came_up or said.values.get("WATCHDOG") == "1"):
            self.deadline = now + self._settings.watchdog_seconds
        return came_up

    def stop(self) -> None:
        """Tell it to end, once; it has `stop_seconds` for that."""
        if self.phase is not Phase.STOPPING:
            self._stopping(time.monotonic())
            self._family.ask_to_end()

    def give_up(self) -> None:
        """End it, once, as what hangs."""
        if self._killed_for is None:
            self._killed_for = CrashCause.STALLED
            self._family.end()

    def signal(self, number: int) -> None:
        self._family.signal(number)

    def watch(self) -> None:
        """End it if it has not kept its time."""
        if time.monotonic() > self.deadline and self._killed_for is None:
            starting = self.phase is Phase.STARTING
            self._killed_for = CrashCause.NOT_STARTED if starting else CrashCause.STALLED
            self._family.end()

    def ended(self, *, asked: bool) -> Ending | None:
        """None while it runs. `asked`: it was told to end, so that no way of ending is a crash."""
        code = self._family.process.poll()
        if code is None:
            return None
        self._family.end()
        self._family.end_strays()
        cause = self._killed_for
        if cause is None and code not in {0, RESTART}:
            cause = CrashCause.KILLED if _by_the_system(code) else CrashCause.ENDED
        return Ending(code, None if asked else cause, time.monotonic() - self._since)

    def _stopping(self, now: float) -> None:
        self.phase = Phase.STOPPING
        self.deadline = now + self._settings.stop_seconds


def _by_the_system(code: int) -> bool:
    """A signal has ended it or, on Windows, an exception that nobody took."""
    return code < 0 or code >= _WINDOWS_ERROR


def reap_orphans(but: int) -> None:
    """Take note of adopted children that have ended. `but` is somebody else's to wait for."""
    for pid in children():
        if pid != but:
            reap(pid)
