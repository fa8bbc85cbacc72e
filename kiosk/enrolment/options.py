"""The options of `yima enrol` and `yima decommission`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from kiosk.arguments import staff
from kiosk.settings import SETTINGS_PATH


def parse_enrol(argv: Sequence[str]) -> argparse.Namespace:
    """Raises SystemExit: argparse has said why, or has shown the help."""
    parser = argparse.ArgumentParser(
        prog="yima enrol",
        allow_abbrev=False,
        description="Make this machine a terminal. Without an option it asks.",
    )
    _common(parser)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--screen", action="store_true", help="on the terminal's own screen")
    how.add_argument(
        "--from", dest="file", type=Path, metavar="FILE", help="a file with a row for this machine"
    )
    how.add_argument(
        "--check", type=Path, metavar="FILE", help="look at all rows of such a file, here"
    )
    how.add_argument(
        "--renew",
        type=Path,
        metavar="FOLDER",
        help="another certificate for this terminal: its request goes there, or ID.pem comes from there",
    )
    parser.add_argument("--machine", metavar="SERIAL", help="whose row, if not this machine's")
    parser.add_argument("--dry-run", action="store_true", help="say what would be written")
    parser.add_argument("--by", type=staff, metavar="STAFF", help="who you are, for the record")
    parser.add_argument(
        "--folder", type=Path, metavar="FOLDER", help="instead of a stick, when it asks"
    )
    arguments = parser.parse_args(argv)
    if (arguments.machine or arguments.dry_run) and arguments.file is None:
        parser.error("--machine and --dry-run go with --from")
    return arguments


def parse_decommission(argv: Sequence[str]) -> argparse.Namespace:
    """Likewise."""
    parser = argparse.ArgumentParser(
        prog="yima decommission",
        allow_abbrev=False,
        description="Take this terminal out of use and wipe it, unless money or paper is pending.",
    )
    _common(parser)
    parser.add_argument("--check", action="store_true", help="only say whether it may go")
    parser.add_argument("--by", type=staff, metavar="STAFF", help="who you are")
    parser.add_argument(
        "--export", type=Path, metavar="FILE.tar.gz", help="where the log goes first"
    )
    parser.add_argument("--yes", action="store_true", help="do not ask for the terminal's id")
    parser.add_argument(
        "--lost",
        action="store_true",
        help="whatever is pending or unreadable: it is saved as far as that goes",
    )
    parser.add_argument(
        "--second", type=staff, metavar="STAFF", help="the second person, for --lost"
    )
    arguments = parser.parse_args(argv)
    if not arguments.check and arguments.by is None:
        parser.error("--by: who you are")
    if arguments.lost and (arguments.second is None or arguments.second == arguments.by):
        parser.error("--lost takes a second person: --second")
    return arguments


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--settings", type=Path, default=SETTINGS_PATH, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="one JSON object")
