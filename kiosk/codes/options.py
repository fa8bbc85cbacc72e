"""The options of `yima codes verify` and `yima codes classify`."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.codes.sm2 import Backend
from kiosk.codes.verifier import DEFAULT_WINDOW_SECONDS, LONGEST_WINDOW_SECONDS

_LARGEST_TIME = 2**53


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read `verify ...` or `classify ...`: `command`, its options, and `codes`, which may be empty.

    Raises:
        SystemExit: with 2 when they are wrong, with 0 when they ask for help; argparse has said so.
    """
    parser = argparse.ArgumentParser(prog="yima codes", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    verify = commands.add_parser(
        "verify",
        allow_abbrev=False,
        help="verify codes offline",
        epilog="Both files have the form that the published vectors (ehc1.json) have under "
        "'trust' and 'revoked'; a file with these two members, as that one is, does for either.",
    )
    _add_terminal(verify)
    classify = commands.add_parser(
        "classify", allow_abbrev=False, help="say what kind of code each is"
    )
    classify.add_argument("--social-security-pattern", type=_pattern, metavar="REGEX")
    for command in (verify, classify):
        command.add_argument("--json", action="store_true", help="one JSON object a line")
        command.add_argument(
            "codes", nargs="*", metavar="CODE", help="default: one a line from standard input"
        )
    arguments = parser.parse_args(argv)
    if not arguments.codes and sys.stdin is not None and sys.stdin.isatty():
        # It would wait for lines that nobody knows to type.
        commands.choices[arguments.command].error("no codes, and standard input is a terminal")
    return arguments


def _add_terminal(verify: argparse.ArgumentParser) -> None:
    """The options that make up the terminal which judges."""
    verify.add_argument("--trust", type=Path, required=True, metavar="ISSUERS.json")
    verify.add_argument("--revoked", type=Path, metavar="FILE.json")
    verify.add_argument(
        "--now", type=_moment, metavar="T", help="the terminal's clock, Unix seconds"
    )
    verify.add_argument(
        "--fetched",
        type=_moment,
        metavar="T",
        help="when the trust list was fetched, Unix seconds (default: now)",
    )
    verify.add_argument(
        "--clock-suspect", action="store_true", help="the terminal's clock is not to be believed"
    )
    verify.add_argument(
        "--window",
        type=_window,
        default=DEFAULT_WINDOW_SECONDS,
        metavar="S",
        help="how long a dynamic code stays fresh (default: %(default)s)",
    )
    verify.add_argument(
        "--replay",
        action="store_true",
        help="one terminal for all codes, a session for each (default: a terminal for each)",
    )
    verify.add_argument("--backend", type=Backend, choices=list(Backend), default=Backend.AUTO)


def _moment(text: str) -> int:
    """Unix seconds from an argument."""
    return _integer(text, _LARGEST_TIME)


def _window(text: str) -> int:
    """A freshness window in seconds from an argument."""
    return _integer(text, LONGEST_WINDOW_SECONDS)


def _integer(text: str, largest: int) -> int:
    try:
        value = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError("not an integer") from None
    if not 0 <= value <= largest:
        raise argparse.ArgumentTypeError(f"not between 0 and {largest}")
    return value


def _pattern(text: str) -> str:
    """A regular expression from an argument."""
    try:
        re.compile(text)
    except re.error as error:
        raise argparse.ArgumentTypeError(f"not a regular expression: {error}") from None
    return text
