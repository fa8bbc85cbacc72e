"""A program that was started, with everything that it starts: asking it to end, and ending all of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final, Protocol

from kiosk.supervision.orders import ORDERS, STDIN
from kiosk.supervision.tether import children
from kiosk.windows.job import Job

_LAST_LOOK: Final = 2.0  # seconds in which those who were killed must be gone
_KILL: Final = getattr(signal, "SIGKILL", signal.SIGTERM)
_NO_WINDOW: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(
    subprocess, "CREATE_NEW_PROCESS_GROUP", 0
)


class Family(Protocol):
    @property
    def process(self) -> subprocess.Popen[bytes]:
        """Of which the others come."""
        ...

    def ask_to_end(self) -> None:
        """In order. It may take no notice."""

    def signal(self, number: int) -> None:
        """Pass one on that this process was sent."""

    def end(self) -> None:
        """All of it, at once. Harmless when repeated."""

    def end_strays(self) -> None:
        """Whatever has left it, once the first process has ended."""


class PosixFamily:
    """A process group; what leaves that comes back to this process as an orphan (`tether.adopt_orphans`)."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            [*command], env={**os.environ, **environment}, process_group=0
        )

    def ask_to_end(self) -> None:
        self.signal(signal.SIGTERM)

    def signal(self, number: int) -> None:
        with suppress(ProcessLookupError):
            self.process.send_signal(number)

    def end(self) -> None:
        """The camera's and the voice's process are in it. A stopped process is ended, too."""
        if sys.platform != "win32":
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, _KILL)

    def end_strays(self) -> None:
        until = time.monotonic() + _LAST_LOOK
        while (left := children()) and time.monotonic() < until:
            for pid in left:
                with suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, _KILL)
                reap(pid)
            time.sleep(0.01)


class Hold(Protocol):
    """What has processes, and all that they start, in its hand: a job object."""

    def take(self, pid: int) -> None: ...

    def end(self) -> None: ...

    def close(self) -> None: ...


class HeldFamily:
    """Where there are no signals and no groups. Asked to end by its standard input (`orders`).

    What the first process starts before it is in the hold, in its first instants, is in none; but a
    terminal loads for a tenth of a second before it starts anything.
    """

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], hold: Hold | None = None
    ) -> None:
        """`hold`: another than a job object, for tests. Raises OSError."""
        self._hold: Hold = hold if hold is not None else Job()
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            [*command],
            env={**os.environ, **environment, ORDERS: STDIN},
            stdin=subprocess.PIPE,
            # A program without a console has no such streams, and its children's programs expect them.
            stdout=None if sys.stdout else subprocess.DEVNULL,
            stderr=None if sys.stderr else subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        )
        # It may have ended already.
        with suppress(OSError):
            self._hold.take(self.process.pid)

    def ask_to_end(self) -> None:
        if self.process.stdin is not None:
            with suppress(OSError):
                self.process.stdin.close()

    def signal(self, number: int) -> None:
        """There is none to pass on."""

    def end(self) -> None:
        self._hold.end()
        with suppress(OSError):
            self.process.kill()  # had it not come into the hold

    def end_strays(self) -> None:
        """Nothing leaves a hold. It is not needed any more."""
        self.ask_to_end()
        self._hold.close()


def started(command: Sequence[str], environment: Mapping[str, str]) -> Family:
    """As this system has it. Raises OSError: it cannot be started."""
    if sys.platform == "win32":
        return HeldFamily(command, environment)
    return PosixFamily(command, environment)


def reap(pid: int) -> None:
    """Take note of a child that has ended, if it has."""
    if sys.platform != "win32":
        with suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)
