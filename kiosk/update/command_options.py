"""The options of `yima update fetch` and `yima update status`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from kiosk.update.running import BASE


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read `fetch ...` or `status ...`: `command` and its options.

    Raises:
        SystemExit: with 2 when they are wrong, with 0 when they ask for help; argparse has said so.
    """
    parser = argparse.ArgumentParser(prog="yima update", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    fetch = commands.add_parser(
        "fetch",
        allow_abbrev=False,
        help="bring and stage the release that this terminal should have",
    )
    status = commands.add_parser("status", allow_abbrev=False, help="how the last run went")
    for command in (fetch, status):
        command.add_argument("--settings", type=Path, required=True, metavar="FILE")
        command.add_argument(
            "--folder", type=Path, metavar="DIR", help="in place of that of the settings"
        )
        command.add_argument("--json", action="store_true", help="one JSON object")
    fetch.add_argument(
        "--root",
        type=Path,
        metavar="FILE",
        help="that the terminal was enrolled with (default: root.json beside the settings)",
    )
    fetch.add_argument(
        "--base",
        type=Path,
        default=BASE,
        metavar="DIR",
        help="the release that the package brought (default: %(default)s)",
    )
    fetch.add_argument(
        "--kilobytes-per-second", type=_rate, metavar="N", help="in place of the settings' bound"
    )
    return parser.parse_args(argv)


def _rate(text: str) -> int:
    rate = int(text) if text.isascii() and text.isdigit() else 0
    if rate < 1:
        raise argparse.ArgumentTypeError("a whole number, at least 1")
    return rate
