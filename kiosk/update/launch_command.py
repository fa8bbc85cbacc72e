"""`yima launch`: start the release that this terminal is to run. What systemd starts."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kiosk.console import complain
from kiosk.update.launcher import Launcher
from kiosk.update.places import places_of
from kiosk.update.selection import SelectionFile
from kiosk.update.shelf import Shelf, base_in, own_base
from kiosk.update.starts import StartsFile
from kiosk.update.store import ReleaseStore

_SETTINGS: Final = Path("/etc/yima-kiosk/terminal.toml")  # kiosk.settings has it, and much more
_FOR_THE_OWNER_ALONE: Final = 0o077
_USAGE: Final = 2


def main(argv: Sequence[str]) -> int:
    """Does not return where a release was started."""
    parser = argparse.ArgumentParser(
        prog="yima launch",
        allow_abbrev=False,
        description="Run the terminal with the release that was chosen for it, in place of this command.",
    )
    parser.add_argument("--settings", type=Path, default=_SETTINGS, metavar="FILE")
    parser.add_argument(
        "--base", type=Path, metavar="FOLDER", help="the package's release, if it is not this one"
    )
    parser.add_argument(
        "supervise", nargs="*", metavar="ARG", help="after --: arguments of `yima supervise`"
    )
    arguments = parser.parse_args(argv)
    if os.name == "nt":
        complain("yima launch: needs Linux")
        return _USAGE
    os.umask(_FOR_THE_OWNER_ALONE)
    places = places_of(arguments.settings, os.environ)
    base = own_base() if arguments.base is None else base_in(arguments.base)
    return Launcher(
        Shelf(base, ReleaseStore(places.updates)),
        None if places.storage is None else SelectionFile(places.storage),
        ("supervise", "--settings", str(arguments.settings), *arguments.supervise),
        os.environ,
        starts=None if places.storage is None else StartsFile(places.storage),
    ).launch()
