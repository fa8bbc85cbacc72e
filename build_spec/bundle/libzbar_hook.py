"""Runs in a bundle before the program: pyzbar looks for libzbar by way of the system's list of libraries."""

from __future__ import annotations

import ctypes.util
import sys
from pathlib import Path

_FILE = Path(sys._MEIPASS) / "libzbar.so.0"  # type: ignore[attr-defined] # noqa: SLF001 - PyInstaller's name for it
_of_the_system = ctypes.util.find_library


def _find_library(name: str) -> str | None:
    return str(_FILE) if name == "zbar" and _FILE.exists() else _of_the_system(name)


ctypes.util.find_library = _find_library
