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


def is_of_another_user(folder: Path) -> bool:
    """Whether what is made in this folder would be in its owner's way: files of root's, say."""
    if not hasattr(os, "geteuid"):
        return False
    try:
        return folder.stat().st_uid != os.geteuid()
    except FileNotFoundError:
        return False
