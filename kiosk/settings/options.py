"""The options of `yima settings show | check | set | undo | history`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from kiosk.arguments import staff
from kiosk.settings import SETTINGS_PATH

_DIGITS = 9  # of a change's number


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read `show ...` and so on: `command` and its options.

    Raises:
        SystemExit: with 2 when they are wrong, with 0 when they ask for help; argparse has said so.
    """
    parser = argparse.ArgumentParser(prog="yima settings", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)

    def add(name: str, text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, allow_abbrev=False, help=text, description=text)
        command.add_argument("--settings", type=Path, default=SETTINGS_PATH, metavar="FILE")
        command.add_argument("--json", action="store_true", help="one JSON object")
        return command

    show = add("show", "the settings as they count")
    show.add_argument("names", nargs="*", metavar="TABLE[.KEY]")
    show.add_argument("--origin", action="store_true", help="with where each comes from")
    show.add_argument("--set", action="store_true", help="without what the program has by default")
    add("check", "whether file, fleet and local changes can be used")
    change = add("set", "change settings at this terminal, within limits; see `undo`")
    change.add_argument("pairs", nargs="*", type=_pair, metavar="TABLE.KEY=VALUE")
    change.add_argument("--drop", action="append", default=[], metavar="TABLE.KEY")
    undo = add("undo", "take the last change back, or all since one")
    undo.add_argument("--to", type=_number, metavar="N", help="as after change N; 0: all")
    for command in (change, undo):
        command.add_argument("--by", type=staff, required=True, metavar="STAFF", help="who you are")
    add("history", "what was changed at this terminal, when, by whom")
    return parser.parse_args(argv)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError("TABLE.KEY=VALUE is needed")
    return name.strip(), value


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        raise argparse.ArgumentTypeError("not a number of the history")
    return int(text)
