"""The program under supervision: one process, what it starts, and what it says of itself."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto

from kiosk.settings.supervision import SupervisionSettings
from kiosk.supervision.beginning import RESTART, SUPERVISOR
from kiosk.supervision.crash_record import CrashCause
from kiosk.supervision.notify import Said
from kiosk.supervision.tether import children

_LAST_LOOK = 2.0  # seconds in which those who were killed must be gone


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
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [*command],
            env={**os.environ, **environment, SUPERVISOR: str(os.getpid())},
            process_group=0,
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    def hear(self, said: Said) -> bool:
        """Take in what came over the socket. Whether it has come up by that."""
        if said.pid != self.pid:
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
            self.signal(signal.SIGTERM)

    def signal(self, number: int) -> None:
        with suppress(ProcessLookupError):
            self._process.send_signal(number)

    def watch(self) -> None:
        """End it if it has not kept its time."""
        if time.monotonic() > self.deadline and self._killed_for is None:
            starting = self.phase is Phase.STARTING
            self._killed_for = CrashCause.NOT_STARTED if starting else CrashCause.STALLED
            self._kill_group()

    def ended(self, *, asked: bool) -> Ending | None:
        """None while it runs. `asked`: it was told to end, so that no way of ending is a crash."""
        code = self._process.poll()
        if code is None:
            return None
        self._kill_group()
        _end_orphans()
        cause = self._killed_for
        if cause is None and code not in {0, RESTART}:
            cause = CrashCause.KILLED if code < 0 else CrashCause.ENDED
        return Ending(code, None if asked else cause, time.monotonic() - self._since)

    def _stopping(self, now: float) -> None:
        self.phase = Phase.STOPPING
        self.deadline = now + self._settings.stop_seconds

    def _kill_group(self) -> None:
        """The camera's and the voice's process are in it. A stopped process is ended, too."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)


def reap_orphans(but: int) -> None:
    """Take note of adopted children that have ended. `but` is somebody else's to wait for."""
    for pid in children():
        if pid != but:
            with suppress(ChildProcessError):
                os.waitpid(pid, os.WNOHANG)


def _end_orphans() -> None:
    """Whatever is left of a child that has ended has come to us, if it had left its group."""
    until = time.monotonic() + _LAST_LOOK
    while (left := children()) and time.monotonic() < until:
        for pid in left:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(pid, os.WNOHANG)
        time.sleep(0.01)
