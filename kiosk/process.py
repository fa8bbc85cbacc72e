"""What every process of a terminal owes its patients, and its files' owner."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

_NO_BOXES_NO_REPORTS = 0x8003
"""SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX: a crash asks and sends nothing."""


def leave_no_core() -> None:
    """Have the system write no memory to disk if this process or the camera's crashes.

    A patient's code, name and picture are in it. Processes started later inherit the limit, which
    systemd-coredump keeps to as well, and so does Windows Error Reporting to its own.
    """
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - on Windows alone

        ctypes.WinDLL("kernel32").SetErrorMode(_NO_BOXES_NO_REPORTS)
        return
    with suppress(ImportError):  # not on Windows
        import resource  # noqa: PLC0415 - see above

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


_M_ARENA_MAX = -8  # of glibc's malloc.h
_ARENAS = 2


def share_arenas() -> None:
    """Have all threads allocate from few arenas, for a process that runs for months; nothing but on glibc.

    glibc gives nearly every thread one of its own, up to eight a core, and what was freed there stays while
    anything small holds its page. Threads here wait for others far more than for memory. Before they start.
    """
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415 - of few programs

    tune = getattr(ctypes.CDLL(None), "mallopt", None)
    if tune is not None:
        tune(_M_ARENA_MAX, _ARENAS)


def is_of_another_user(folder: Path) -> bool:
    """Whether what is made in this folder would be in its owner's way: files of root's, say."""
    if not hasattr(os, "geteuid"):
        return False
    try:
        return folder.stat().st_uid != os.geteuid()
    except FileNotFoundError:
        return False
