"""The options of `yima audit`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from kiosk import arguments
from kiosk.settings import SETTINGS_PATH


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read `verify ...`, `key ...`, `heads ...`, `export ...` or `trace ...`.

    Raises:
        SystemExit: with 2 when they are wrong, with 0 when they ask for help; argparse has said so.
    """
    parser = argparse.ArgumentParser(prog="yima audit", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    _verify(
        commands.add_parser(
            "verify", allow_abbrev=False, help="whether the log is as it was written"
        )
    )
    commands.add_parser(
        "key", allow_abbrev=False, help="the public half of this terminal's key, to be registered"
    )
    heads = commands.add_parser("heads", allow_abbrev=False, help="the heads that were signed")
    heads.add_argument("--last", type=_count, default=0, metavar="N", help="the newest N only")
    export = commands.add_parser(
        "export", allow_abbrev=False, help="the log and its heads in one file"
    )
    export.add_argument("--out", type=Path, required=True, metavar="FILE.tar.gz")
    _trace(commands.add_parser("trace", allow_abbrev=False, help="what was done with a card"))
    for command in commands.choices.values():
        command.add_argument("--settings", type=Path, default=SETTINGS_PATH, metavar="FILE")
        command.add_argument("--json", action="store_true", help="one JSON object")
    arguments_read = parser.parse_args(argv)
    if arguments_read.command == "verify" and bool(arguments_read.folder) != bool(
        arguments_read.terminal
    ):
        parser.error("--folder and --terminal go together")
    return arguments_read


def _verify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--folder",
        type=Path,
        metavar="DIR",
        help="an unpacked export, or a terminal's storage folder (default: this terminal's)",
    )
    parser.add_argument("--terminal", metavar="ID", help="whose log is in the folder")
    parser.add_argument(
        "--heads",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="heads that the hospital has: lines, or a FHIR Bundle of AuditEvents; may be repeated",
    )
    parser.add_argument(
        "--key",
        action="append",
        default=[],
        metavar="PUB",
        help="the terminal's public key as it was registered, in hexadecimal or in a file; may be repeated",
    )


def _trace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--key", type=Path, required=True, metavar="FILE", help="the hospital's trace key"
    )
    parser.add_argument(
        "--card",
        required=True,
        metavar="SUBJECT",
        help="the card's id, insurance number or document number; - reads it from standard input, "
        "where no list of processes shows it",
    )
    parser.add_argument(
        "--folder",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help="an unpacked export, or a terminal's storage folder; may be repeated (default: this "
        "terminal's)",
    )
    parser.add_argument("--since", type=arguments.day, metavar="DATE")
    parser.add_argument("--until", type=arguments.day, metavar="DATE", help="that day included")


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < len(text) <= 9:  # noqa: PLR2004 - a number
        raise argparse.ArgumentTypeError("a number of heads")
    return int(text)
