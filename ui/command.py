"""`yima run --settings FILE`: start the terminal."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from kiosk.process import leave_no_core
from kiosk.settings import SETTINGS_PATH, load


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="yima run", allow_abbrev=False)
    parser.add_argument("--settings", type=Path, default=SETTINGS_PATH, metavar="FILE")
    arguments = parser.parse_args(argv)
    leave_no_core()
    from ui.run import run  # noqa: PLC0415 - so that a wrong command line is told without Qt

    return run(lambda: load(arguments.settings, os.environ))


def started_ago() -> float:
    """Seconds since this process was started, from the kernel; since now where it does not say."""
    with suppress(OSError, ValueError, IndexError):
        ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    return 0.0
