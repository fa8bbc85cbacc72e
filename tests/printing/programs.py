"""Starting Debian's own printing programs for a test, and ending them by their process."""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

_STARTED_WITHIN = 15.0
_ENDED_WITHIN = 5.0
_PORTS = range(21_000, 32_000)  # below Linux's ip_local_port_range


class Program:
    """One program, with a process group of its own so that what it started ends with it."""

    def __init__(
        self, arguments: Sequence[str], log: Path, environment: Mapping[str, str] | None = None
    ) -> None:
        self.log = log
        path = find_program(arguments[0])
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                [path, *arguments[1:]],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(environment or {})},
                start_new_session=True,
            )

    def wait_until(self, is_up: Callable[[], bool]) -> None:
        """Fails with the program's own words when it ends first, or takes too long."""
        deadline = time.monotonic() + _STARTED_WITHIN
        while not is_up():
            words = self.log.read_text("utf-8", "replace")
            assert self._process.poll() is None, f"it ended: {words}"
            assert time.monotonic() < deadline, f"it does not come up: {words}"
            time.sleep(0.02)

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Harmless when repeated; `SIGKILL` pulls the plug."""
        self._signal(how)
        try:
            self._process.wait(_ENDED_WITHIN)
        except subprocess.TimeoutExpired:
            self._signal(signal.SIGKILL)
            self._process.wait()
        self._signal(signal.SIGKILL)  # what is left of its group

    def _signal(self, how: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, how)


def find_program(name: str) -> str:
    """Missing is a failure: ./run setup installs them."""
    path = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    assert path is not None, f"{name} is not installed"
    return path


def free_port() -> int:
    """A port that nobody has just now, and that the system gives nobody: a program that was ended
    may want its port again.
    """
    for port in random.Random().sample(_PORTS, 100):
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError("no port is free")


def listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True
