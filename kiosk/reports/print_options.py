"""The options of `yima prints`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from kiosk import arguments
from kiosk.audit.catalogue import StaffSaid
from kiosk.journal.print_number import is_print_number
from kiosk.settings import SETTINGS_PATH


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read `list ...`, `show ...` or `settle ...`.

    Raises:
        SystemExit: with 2 when they are wrong, with 0 when they ask for help; argparse has said so.
    """
    parser = argparse.ArgumentParser(prog="yima prints", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    listing = commands.add_parser(
        "list", allow_abbrev=False, help="prints of a day; of today, if nothing is said"
    )
    which = listing.add_mutually_exclusive_group()
    which.add_argument("--open", action="store_true", help="those not at their end, of any day")
    which.add_argument("--day", type=arguments.day, metavar="DATE", help="on which they were begun")
    show = commands.add_parser("show", allow_abbrev=False, help="one print and its events")
    settle = commands.add_parser(
        "settle",
        allow_abbrev=False,
        help="say what became of a print that is in doubt, or not taken",
    )
    said = settle.add_mutually_exclusive_group(required=True)
    said.add_argument(
        "--printed",
        dest="said",
        action="store_const",
        const=StaffSaid.PRINTED,
        help="it came out whole, and the patient has it: the hospital is told, and it is not printed again",
    )
    said.add_argument(
        "--not-printed",
        dest="said",
        action="store_const",
        const=StaffSaid.NOT_PRINTED,
        help="nothing came out, or nothing of use, and it was destroyed: it may be printed again",
    )
    said.add_argument(
        "--told",
        dest="said",
        action="store_const",
        const=StaffSaid.TOLD,
        help="the hospital does not take it from the terminal: it was noted there by hand",
    )
    settle.add_argument(
        "--staff", type=arguments.staff, required=True, metavar="ID", help="who says so"
    )
    for command in (show, settle):
        command.add_argument("number", type=_number, metavar="NUMBER")
    for command in commands.choices.values():
        command.add_argument("--settings", type=Path, default=SETTINGS_PATH, metavar="FILE")
        command.add_argument("--json", action="store_true", help="one JSON object")
    return parser.parse_args(argv)


def _number(text: str) -> str:
    if not is_print_number(text):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no print number: its last character does not fit the others; "
            "compare it with the paper, character by character"
        )
    return text
