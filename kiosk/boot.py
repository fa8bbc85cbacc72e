"""Which start of the machine this is, and how long ago that was."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

_LINUX: Final = Path("/proc/sys/kernel/random/boot_id")
_WINDOWS: Final = (
    r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
)
_LONGEST: Final = 64


def boot_id() -> str:
    """A name that is another one after each start. Empty where the system does not tell."""
    if sys.platform == "win32":
        return _of_registry()
    else:
        return _of_kernel()


def _of_kernel() -> str:
    with suppress(OSError, UnicodeDecodeError):
        return _LINUX.read_text(encoding="ascii").strip()[:_LONGEST]
    return ""


def uptime() -> float:
    """A steady clock that counts the time asleep too, where the system has one. Seconds.

    With one that does not, a terminal that was suspended for hours is off the server's last `Date`
    until the next comes.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    else:
        return time.monotonic()  # Windows' counts the time asleep


def _of_registry() -> str:
    """The count of starts that Windows keeps for its prefetcher."""
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - on Windows alone

        with suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _WINDOWS) as key:
            return str(winreg.QueryValueEx(key, "BootId")[0])
    return ""
