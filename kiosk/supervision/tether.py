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


def end_with_supervisor(environment: MutableMapping[str, str]) -> None:
    """Have this process killed when its supervisor ends, however that ends.

    Not asked to end: it may hang, and whoever is started next must find the journal and the camera free.
    """
    supervisor = environment.pop(SUPERVISOR, "")
    if not supervisor or not _prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL):
        return
    if os.getppid() != int(supervisor):  # it ended before this could be said
        os.kill(os.getpid(), signal.SIGKILL)


def adopt_orphans() -> bool:
    """Have processes whose parent ends become this one's children, rather than run on by themselves."""
    return _prctl(_SET_CHILD_SUBREAPER, 1)


def children() -> tuple[int, ...]:
    """Process ids of this process's children, adopted ones too, dead ones too until they are waited for."""
    pids: list[int] = []
    for thread in Path("/proc/self/task").iterdir():
        pids += map(int, (thread / "children").read_text().split())
    return tuple(pids)


def _prctl(option: int, value: int) -> bool:
    if sys.platform != "linux":
        return False
    result: int = ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
    return result == 0
