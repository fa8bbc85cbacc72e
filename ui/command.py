"""`yima run --settings FILE`: start the terminal."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from kiosk.process import leave_no_core, share_arenas
from kiosk.settings import SETTINGS_PATH
from kiosk.settings.start import Start
from kiosk.supervision.beginning import SUPERVISOR, Beginning

_FOR_THE_OWNER_ALONE = 0o077
_BEGINNINGS = (
    ("--after-crash", Beginning.AFTER_CRASH, "patients wait until the journal has been seen to"),
    ("--safe-mode", Beginning.SAFE_MODE, "serve nobody; bring payments and prints to their end"),
    ("--on-trial", Beginning.ON_TRIAL, "a new release: patients wait until it has proven itself"),
)


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="yima run", allow_abbrev=False)
    parser.add_argument("--settings", type=Path, default=SETTINGS_PATH, metavar="FILE")
    began = parser.add_mutually_exclusive_group()
    for flag, beginning, words in _BEGINNINGS:
        began.add_argument(
            flag, dest="beginning", action="store_const", const=beginning, help=words
        )
    parser.set_defaults(beginning=Beginning.PLAIN)
    arguments = parser.parse_args(argv)
    leave_no_core()
    share_arenas()
    os.umask(_FOR_THE_OWNER_ALONE)
    if SUPERVISOR in os.environ:
        from kiosk.supervision import tether  # noqa: PLC0415 - where nobody supervises, not needed

        tether.end_with_supervisor(os.environ)
    from ui.run import run  # noqa: PLC0415 - so that a wrong command line is told without Qt

    return run(Start(arguments.settings, os.environ), arguments.beginning)


def started_ago() -> float:
    """Seconds since this process was started, from the kernel; since now where it does not say."""
    with suppress(OSError, ValueError, IndexError):
        ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    return 0.0
