"""The options of `yima trust enrol`, `status` and `refresh`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from kiosk.trust.distribution.repository import check_repository_url


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read `enrol ...`, `status ...` or `refresh ...`: `command` and its options.

    Raises:
        SystemExit: with 2 when they are wrong, with 0 when they ask for help; argparse has said so.
    """
    parser = argparse.ArgumentParser(prog="yima trust", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    enrol = commands.add_parser(
        "enrol", allow_abbrev=False, help="begin to trust the authority of a root file"
    )
    enrol.add_argument("root", type=Path, metavar="ROOT.json")
    enrol.add_argument(
        "--replace",
        action="store_true",
        help="in place of another root, whose list goes out of force at once",
    )
    status = commands.add_parser("status", allow_abbrev=False, help="say what is in force")
    refresh = commands.add_parser("refresh", allow_abbrev=False, help="fetch and verify, now")
    for command in (enrol, status, refresh):
        command.add_argument(
            "--state",
            type=Path,
            required=True,
            metavar="DIR",
            help="the terminal's storage folder",
        )
        command.add_argument("--json", action="store_true", help="one JSON object")
    _add_repository(enrol, required=False)
    _add_repository(refresh, required=True)
    refresh.add_argument(
        "--settings",
        type=Path,
        metavar="FILE",
        help="the terminal's own file: what its site has for it is fetched, too",
    )
    return parser.parse_args(argv)


def _add_repository(command: argparse.ArgumentParser, *, required: bool) -> None:
    command.add_argument(
        "--repository",
        type=_url,
        required=required,
        metavar="URL",
        help="refresh from there" if required else "refresh from there afterwards",
    )
    command.add_argument("--ca", type=Path, metavar="FILE", help="PEM; pins the server's CA")


def _url(text: str) -> str:
    try:
        check_repository_url(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text
