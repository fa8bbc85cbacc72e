"""The options of `yima staff`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kiosk import arguments
from kiosk.codes.paper_claims import LONGEST_ISSUER
from kiosk.codes.staff_verifier import STAFF_USAGE
from kiosk.domain import StaffRole
from kiosk.settings import SETTINGS_PATH
from kiosk.staff.issuing import LONGEST_BADGE, LONGEST_INVITATION
from kiosk.staff.recovery import RECOVERY_USAGE, Challenge

_DAY: Final = 86_400
_MOST_YEARS: Final = 30
_TERMINAL: Final = re.compile(r"[A-Za-z0-9-]{1,16}")  # as the settings have it


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read `key`, `badge`, `invite`, `recover`, `enrol`, `unlock` or `list`, with what each takes.

    Raises:
        SystemExit: with 2 when they are wrong, with 0 when they ask for help; argparse has said so.
    """
    parser = argparse.ArgumentParser(prog="yima staff", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    key = commands.add_parser("key", allow_abbrev=False, help="hospital: make a key")
    key.add_argument("--usage", choices=(STAFF_USAGE, RECOVERY_USAGE), required=True)
    key.add_argument("--out", type=Path, required=True, metavar="FILE", help="for the private key")
    key.add_argument("--issuer", type=_issuer, required=True, metavar="CODE")
    key.add_argument("--name", type=_line, required=True, help="as the trust list has it")
    key.add_argument("--years", type=_between(1, _MOST_YEARS), default=5, metavar="N")
    badge = commands.add_parser("badge", allow_abbrev=False, help="hospital: issue a badge")
    _add_office(badge)
    badge.add_argument(
        "--role",
        dest="roles",
        action="append",
        type=StaffRole,
        choices=tuple(StaffRole),
        required=True,
    )
    badge.add_argument("--days", type=_between(1, LONGEST_BADGE // _DAY), default=365, metavar="N")
    invite = commands.add_parser(
        "invite", allow_abbrev=False, help="hospital: let the owner of a badge set a PIN"
    )
    _add_office(invite)
    invite.add_argument("--terminal", type=_terminal, metavar="ID", help="default: each, once")
    invite.add_argument(
        "--days", type=_between(1, LONGEST_INVITATION // _DAY), default=7, metavar="N"
    )
    recover = commands.add_parser(
        "recover", allow_abbrev=False, help="hospital: let somebody in without a badge, once"
    )
    recover.add_argument("--key", type=Path, required=True, metavar="FILE")
    recover.add_argument("--role", type=StaffRole, choices=tuple(StaffRole), required=True)
    recover.add_argument(
        "challenge", type=_challenge, metavar="CHALLENGE", help="as the screen has it"
    )
    enrol = commands.add_parser("enrol", allow_abbrev=False, help="terminal: set a PIN")
    enrol.add_argument("--badge", metavar="TEXT", help="default: asked for")
    enrol.add_argument("--invitation", metavar="TEXT", help="default: asked for")
    unlock = commands.add_parser("unlock", allow_abbrev=False, help="terminal: unlock a badge")
    unlock.add_argument("--staff", required=True, metavar="ID", help="whose badge: the staff id")
    unlock.add_argument("--by", type=arguments.staff, required=True, metavar="NAME")
    unlock.add_argument("--second", type=arguments.staff, required=True, metavar="NAME")
    listing = commands.add_parser("list", allow_abbrev=False, help="terminal: badges with a PIN")
    for command in (enrol, unlock, listing):
        command.add_argument("--settings", type=Path, default=SETTINGS_PATH, metavar="FILE")
    for command in (key, badge, invite, recover, enrol, unlock, listing):
        command.add_argument("--json", action="store_true", help="one JSON object")
    return parser.parse_args(argv)


def _add_office(command: argparse.ArgumentParser) -> None:
    command.add_argument("--key", type=Path, required=True, metavar="FILE")
    command.add_argument("--issuer", type=_issuer, required=True, metavar="CODE")
    command.add_argument("--staff", type=_line, required=True, metavar="ID", help="the staff id")


def _issuer(text: str) -> str:
    if not 0 < len(text.encode("utf-8", "surrogateescape")) <= LONGEST_ISSUER:
        raise argparse.ArgumentTypeError(f"1 to {LONGEST_ISSUER} bytes")
    return _line(text)


def _line(text: str) -> str:
    if not text.isprintable() or not text.strip():
        raise argparse.ArgumentTypeError("printable characters")
    return text


def _terminal(text: str) -> str:
    if _TERMINAL.fullmatch(text) is None:
        raise argparse.ArgumentTypeError("a terminal's id has 1 to 16 letters, digits and -")
    return text


def _challenge(text: str) -> Challenge:
    challenge = Challenge.read(text)
    if challenge is None:
        raise argparse.ArgumentTypeError("not what a terminal shows; something is mistyped")
    return challenge


class _between:  # noqa: N801 - reads as a type of argparse
    def __init__(self, least: int, most: int) -> None:
        self._least, self._most = least, most

    def __call__(self, text: str) -> int:
        number = int(text) if text.isascii() and text.isdigit() else -1
        if not self._least <= number <= self._most:
            raise argparse.ArgumentTypeError(f"{self._least} to {self._most}")
        return number
