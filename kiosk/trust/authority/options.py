"""The options of `yima trust init | add-issuer | revoke | publish | sign | rotate-root | show`.

Those of `yima trust settings ...` are in `site_options`, of `yima trust releases ...` in `release_options`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from kiosk.trust.authority import release_options, site_options
from kiosk.trust.authority.issuers import USAGES
from kiosk.trust.authority.passphrases import SHORTEST, VARIABLE
from kiosk.trust.authority.policy import ROLES, KeyPlans, Policy
from kiosk.trust.reading import LARGEST_INTEGER
from kiosk.trust.revocations.layout import CTI_SIZE
from kiosk.trust.trust_list import KID_SIZE

_DAY = 86_400
_YEAR_3000 = 32_503_680_000


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read `init ...` and so on: `command` and its options.

    Raises:
        SystemExit: with 2 when they are wrong, with 0 when they ask for help; argparse has said so.
    """
    parser = argparse.ArgumentParser(prog="yima trust", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)

    def add(name: str, text: str, *, home: bool = True) -> argparse.ArgumentParser:
        command = commands.add_parser(name, allow_abbrev=False, help=text, description=text)
        if home:
            command.add_argument("--home", type=Path, required=True, metavar="DIR")
        command.add_argument(
            "--now", type=_clock, metavar="T", help="default: this machine's clock"
        )
        return command

    _init(add("init", "make keys, and the first root that names them"))
    _add_issuer(add("add-issuer", "add, replace or remove an issuer's key"))
    _revoke(add("revoke", "cancel cards, from the next publication on"))
    _publish(add("publish", "sign issuers and cancelled cards, and serve what was signed"))
    _sign(add("sign", "add a signature to metadata that lacks some", home=False))
    _rotate_root(add("rotate-root", "sign the next root: other keys, or another year"))
    show = add("show", "versions, expiries, keys, issuers, and what waits for signatures")
    show.add_argument("--json", action="store_true", help="one JSON object")
    for command in (*site_options.add_to(add), *release_options.add_to(add)):
        _keys(command)
        _passphrases(command)
    return parser.parse_args(argv)


def _init(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--online-home",
        type=Path,
        metavar="DIR",
        help="where to put the keys of snapshot and timestamp, to be carried to the online machine "
        "(default: all in one home)",
    )
    plans, policy = KeyPlans(), Policy()
    for role in ROLES:
        plan = plans.of(role)
        command.add_argument(f"--{role}-keys", type=_count, default=plan.keys, metavar="N")
        command.add_argument(
            f"--{role}-threshold", type=_count, default=plan.threshold, metavar="N"
        )
        command.add_argument(
            f"--{role}-days",
            type=_count,
            default=getattr(policy.lifetimes, role) // _DAY,
            metavar="DAYS",
            help="from signature to expiry (default: %(default)s)",
        )
    command.add_argument(
        "--refresh-seconds", type=_count, default=policy.refresh_seconds, metavar="S"
    )
    command.add_argument(
        "--grace-days", type=_count, default=policy.grace_seconds // _DAY, metavar="DAYS"
    )
    _passphrases(command, f" A new one has at least {SHORTEST} characters.")


def _add_issuer(command: argparse.ArgumentParser) -> None:
    command.add_argument("entry", nargs="?", type=Path, metavar="ENTRY.json")
    command.add_argument("--issuer", metavar="CODE", help="such as CN-510000")
    command.add_argument("--name")
    command.add_argument("--public-key", metavar="HEX", help="04, X, Y")
    command.add_argument("--kid", metavar="HEX", help="to be compared with that of the public key")
    command.add_argument("--sm2-id", metavar="ID")
    for end in ("before", "after"):
        command.add_argument(f"--not-{end}", type=_moment, metavar="T")
    command.add_argument("--usage", choices=USAGES)
    command.add_argument(
        "--replace", action="store_true", help="in place of the entry with the same public key"
    )
    command.add_argument("--remove", type=_kid, metavar="KID", help="take the key out of the list")


def _revoke(command: argparse.ArgumentParser) -> None:
    command.add_argument("kid", type=_kid, metavar="KID")
    command.add_argument("ctis", nargs="*", type=_cti, metavar="CTI")
    command.add_argument(
        "--file", type=Path, help="a CTI in hexadecimal on each line, or 8 bytes each (*.bin)"
    )
    command.add_argument(
        "--force", action="store_true", help="also for a key that is not in the list"
    )


def _publish(command: argparse.ArgumentParser) -> None:
    command.add_argument("--site", type=Path, metavar="DIR", help="the folder that is served")
    exclusive = command.add_mutually_exclusive_group()
    exclusive.add_argument(
        "--bundle", type=Path, metavar="DIR", help="copy what was signed, for the online machine"
    )
    exclusive.add_argument(
        "--from", dest="source", type=Path, metavar="BUNDLE", help="serve what was signed elsewhere"
    )
    exclusive.add_argument(
        "--resign", action="store_true", help="only a new timestamp (and snapshot when due)"
    )
    command.add_argument(
        "--anew", action="store_true", help="drop what waits for signatures, and sign another"
    )
    command.add_argument(
        "--keep-hours",
        type=_count,
        default=24,
        metavar="H",
        help="how long files of earlier publications stay (default: %(default)s)",
    )
    _keys(command)
    _passphrases(command)


def _sign(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--key", type=Path, required=True, metavar="KEYFILE")
    command.add_argument(
        "--root", type=Path, metavar="ROOT.json", help="in force (default: the one beside FILE)"
    )
    _passphrases(command)


def _rotate_root(command: argparse.ArgumentParser) -> None:
    command.epilog = (
        "KEY is a key's name, its keyid (8 digits do), or a role that has one key. A new key is made in "
        "the home, or is that of the key file FILE."
    )
    command.add_argument("--replace", action="append", default=[], metavar="KEY[=FILE]")
    command.add_argument("--remove", action="append", default=[], metavar="KEY")
    command.add_argument(
        "--add", action="append", default=[], type=_role_file, metavar="ROLE[=FILE]"
    )
    command.add_argument(
        "--threshold", action="append", default=[], type=_threshold, metavar="ROLE=N"
    )
    command.add_argument("--anew", action="store_true", help="drop the root that waits")
    _keys(command)
    _passphrases(command, f" A new one has at least {SHORTEST} characters.")


def _keys(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--key",
        action="append",
        default=[],
        type=Path,
        metavar="KEYFILE",
        help="a key file that is not in the home",
    )


def _passphrases(command: argparse.ArgumentParser, more: str = "") -> None:
    command.add_argument(
        "--passphrase-file",
        action="append",
        default=[],
        metavar="[NAME=]FILE",
        help=f"for the key NAME, or for all (default: {VARIABLE}, or a question).{more}",
    )


def _moment(text: str) -> int:
    """Unix seconds, or ISO 8601 with an offset."""
    if text.isascii() and text.isdigit():
        return _within(int(text), 0)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("neither Unix seconds nor ISO 8601") from None
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError("no offset from UTC, such as +08:00")
    return _within(int(moment.timestamp()), 0)


def _clock(text: str) -> int:
    """A moment that calendars can still add lifetimes to."""
    return _within(_moment(text), 0, _YEAR_3000)


def _count(text: str) -> int:
    try:
        return _within(int(text), 1, 100_000)
    except ValueError:
        raise argparse.ArgumentTypeError("not an integer") from None


def _within(value: int, smallest: int, largest: int = LARGEST_INTEGER) -> int:
    if not smallest <= value <= largest:
        raise argparse.ArgumentTypeError(f"not between {smallest} and {largest}")
    return value


def _kid(text: str) -> bytes:
    return _bytes(text, KID_SIZE)


def _cti(text: str) -> bytes:
    return _bytes(text, CTI_SIZE)


def _bytes(text: str, size: int) -> bytes:
    try:
        value = bytes.fromhex(text) if len(text) == 2 * size else b""
    except ValueError:
        value = b""
    if len(value) != size:
        raise argparse.ArgumentTypeError(f"not {2 * size} hexadecimal digits")
    return value


def _role_file(text: str) -> tuple[str, Path | None]:
    role, equals, path = text.partition("=")
    if role not in ROLES:
        raise argparse.ArgumentTypeError(f"not a role: {', '.join(ROLES)}")
    return role, Path(path) if equals else None


def _threshold(text: str) -> tuple[str, int]:
    role, _, number = text.partition("=")
    if role not in ROLES:
        raise argparse.ArgumentTypeError(f"not a role: {', '.join(ROLES)}")
    return role, _count(number)
