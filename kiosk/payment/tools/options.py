"""The options of `yima journal`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kiosk import arguments
from kiosk.journal.order_number import is_order_number
from kiosk.settings import SETTINGS_PATH

WAIT_SECONDS: Final = 60.0
_LONGEST_WAIT: Final = 3_600.0


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read `list ...`, `show ...`, `reconcile ...`, `reverse ...` or `settle ...`.

    Raises:
        SystemExit: with 2 when they are wrong, with 0 when they ask for help; argparse has said so.
    """
    parser = argparse.ArgumentParser(prog="yima journal", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    listing = commands.add_parser(
        "list", allow_abbrev=False, help="orders of a day; of today, if nothing is said"
    )
    listing.add_argument("--open", action="store_true", help="those not at their end, of any day")
    listing.add_argument(
        "--day", type=arguments.day, metavar="DATE", help="on which they were begun"
    )
    show = commands.add_parser("show", allow_abbrev=False, help="one order and its events")
    reconcile = commands.add_parser(
        "reconcile", allow_abbrev=False, help="the gateway's bill of a day against the journal"
    )
    reconcile.add_argument(
        "day", type=arguments.day, nargs="?", metavar="DATE", help="else: yesterday"
    )
    reverse = commands.add_parser(
        "reverse", allow_abbrev=False, help="close an order, or give the money back"
    )
    settle = commands.add_parser(
        "settle", allow_abbrev=False, help="have the money looked up, and the hospital told"
    )
    for command in (reverse, settle):
        _add_wish(command)
    for command in (show, reverse, settle):
        command.add_argument("order", type=_number, metavar="ORDER")
    for command in commands.choices.values():
        command.add_argument("--settings", type=Path, default=SETTINGS_PATH, metavar="FILE")
        command.add_argument("--json", action="store_true", help="one JSON object")
    return parser.parse_args(argv)


def _add_wish(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--staff", type=arguments.staff, required=True, metavar="ID", help="who asks for it"
    )
    command.add_argument(
        "--by-hand",
        action="store_true",
        help="it is done already, at the desk or by the gateway's operator: only write it down",
    )
    command.add_argument(
        "--wait",
        type=_seconds,
        default=WAIT_SECONDS,
        metavar="SECONDS",
        help="for what becomes of it (default: %(default)g)",
    )


def _number(text: str) -> str:
    if not is_order_number(text):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no order number: its last character does not fit the others; "
            "compare it with the slip, character by character"
        )
    return text


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= _LONGEST_WAIT:
        raise argparse.ArgumentTypeError(f"0 to {_LONGEST_WAIT:g} seconds")
    return seconds
