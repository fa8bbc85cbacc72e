"""Where an installed terminal has its settings, and the folder that its installer makes for what it keeps."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

FOLDER: Final = "YimaKiosk"
"""Of a terminal on Windows, below the folder that is for all users' data (`%ProgramData%`)."""


def settings_file(
    platform: str = sys.platform, environment: Mapping[str, str] = os.environ
) -> Path:
    """`terminal.toml`, of this system's own terminal."""
    if platform == "win32":
        return _program_data(environment) / FOLDER / "terminal.toml"
    return Path("/etc/yima-kiosk/terminal.toml")


def storage_folder(
    platform: str = sys.platform, environment: Mapping[str, str] = os.environ
) -> Path:
    """What `[storage] folder` says on a terminal that its installer has set up."""
    if platform == "win32":
        return _program_data(environment) / FOLDER / "state"
    return Path("/var/lib/yima-kiosk")


def _program_data(environment: Mapping[str, str]) -> Path:
    return Path(environment.get("ProgramData") or r"C:\ProgramData")
