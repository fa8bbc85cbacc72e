"""What every process of a terminal owes its patients, and its files' owner."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def leave_no_core() -> None:
    """Have the system write no memory to disk if this process or the camera's crashes.

    A patient's code, name and picture are in it. Processes started later inherit the limit, which
    systemd-coredump keeps to as well.
    """
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
