"""Supervision as on Windows, on this system: no signals to the child, word by loopback, a hold in the place of a job.

`python held_families.py FOLDER SETTINGS SCRIPT`: as `supervised.py`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from kiosk.settings.supervision import SupervisionSettings
from kiosk.supervision import child, supervisor
from kiosk.supervision.crash_record import FILE_NAME, CrashBook
from kiosk.supervision.family import HeldFamily
from kiosk.supervision.loopback import LoopbackListener


class TreeHold:
    """Ends a process and all that descends from it, found anew each time."""

    def __init__(self) -> None:
        self._pids: list[int] = []

    def take(self, pid: int) -> None:
        self._pids.append(pid)

    def end(self) -> None:
        for pid in self._pids:
            for each in [*descendants(pid), pid]:
                with suppress(ProcessLookupError):
                    os.kill(each, signal.SIGKILL)

    def close(self) -> None:
        self._pids.clear()


def descendants(pid: int) -> list[int]:
    found: list[int] = []
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for each in map(int, (task / "children").read_text().split()):
                found += [each, *descendants(each)]
    return found


def started(command: Sequence[str], environment: Mapping[str, str]) -> HeldFamily:
    return HeldFamily(command, environment, TreeHold())


if __name__ == "__main__":
    folder, settings, script = sys.argv[1:]
    child.started = started
    supervisor.listener = LoopbackListener
    sys.exit(
        supervisor.Supervisor(
            (sys.executable, "-c", script),
            SupervisionSettings(**json.loads(settings)),
            CrashBook(Path(folder) / FILE_NAME),
        ).run()
    )
