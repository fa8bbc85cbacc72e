"""A child that does not outlive its supervisor, and a supervisor to which grandchildren come back (prctl(2))."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import MutableMapping
from pathlib import Path

from kiosk.supervision.beginning import SUPERVISOR

_SET_PARENT_DEATH_SIGNAL = 1
_SET_CHILD_SUBREAPER = 36
_holds: list[object] = []


def end_with_supervisor(environment: MutableMapping[str, str]) -> None:
    """Have this process killed when its supervisor ends, however that ends.

    Not asked to end: it may hang, and whoever is started next must find the journal and the camera free.
    """
    supervisor = environment.pop(SUPERVISOR, "")
    if sys.platform == "win32" or not supervisor:
        return  # on Windows it is in its supervisor's hold
    if not _prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL):
        return
    if os.getppid() != int(supervisor):  # it ended before this could be said
        os.kill(os.getpid(), signal.SIGKILL)


def adopt_orphans() -> bool:
    """Have processes whose parent ends become this one's children, rather than run on by themselves.

    On Windows, where there is no such thing: have all that this one starts end when this one does.
    """
    if sys.platform == "win32":
        return _hold_all()
    return _prctl(_SET_CHILD_SUBREAPER, 1)


def children() -> tuple[int, ...]:
    """Process ids of this process's children, adopted ones too, dead ones too until they are waited for."""
    pids: list[int] = []
    if sys.platform == "linux":
        for thread in Path("/proc/self/task").iterdir():
            pids += map(int, (thread / "children").read_text().split())
    return tuple(pids)


def _hold_all() -> bool:
    from kiosk.windows.job import Job  # noqa: PLC0415 - on Windows alone

    try:
        job = Job()
        job.take_this_process()
    except OSError:
        return False
    _holds.append(job)  # as long as this process lives
    return True


def _prctl(option: int, value: int) -> bool:
    if sys.platform != "linux":
        return False
    result: int = ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
    return result == 0
