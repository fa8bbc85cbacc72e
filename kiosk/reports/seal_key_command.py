"""`yima report seal-key`: a terminal makes its own key for the codes on printed reports.

The private half goes into a file that nobody else reads, and never anywhere else (`seal_key_file` in the
settings). Standard output gets the entry for the trust list, which the authority adds with
`yima trust add-issuer ENTRY.json` once it has compared the kid with what the terminal's staff read out.

Exit codes: 0 made; 1 there is such a file already; 2 it cannot be written, wrong arguments; 130 and 141
as in `console`.
"""

from __future__ import annotations

import argparse
import json
import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from kiosk import console
from kiosk.clock import SystemClock
from kiosk.codes.paper_claims import LONGEST_ISSUER
from kiosk.codes.sm2_curve import COORDINATE_SIZE, UNCOMPRESSED, N
from kiosk.codes.sm2_signing import SigningKey
from kiosk.journal import durable_file
from kiosk.payment.tools.answer import Answer, refused
from kiosk.process import leave_no_core
from kiosk.reports.command import put
from kiosk.trust.trust_list import REPORT_USAGE, key_id

_NAME: Final = "yima report seal-key"
_YEARS: Final = 5
_MOST_YEARS: Final = 30
_YEAR: Final = 365 * 86_400


def main(argv: Sequence[str], *, now: Callable[[], int] | None = None) -> int:
    """Run `yima report seal-key ARGV...`; the exit code. `now`: Unix seconds."""
    try:
        arguments = _parse(argv)
    except SystemExit as refusal:  # argparse has said why, or has shown the help
        return refusal.code if isinstance(refusal.code, int) else console.UNREADABLE
    leave_no_core()
    moment = now or SystemClock().now
    return console.run(_NAME, lambda: put(_NAME, _made(arguments, moment()), as_json=False))


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=_NAME, allow_abbrev=False)
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="for the private key"
    )
    parser.add_argument(
        "--issuer",
        type=_issuer,
        required=True,
        metavar="CODE",
        help="`seal_issuer` in the settings",
    )
    parser.add_argument(
        "--name", type=_name, required=True, help="shown to whoever verifies a paper"
    )
    parser.add_argument(
        "--years",
        type=_years,
        default=_YEARS,
        metavar="N",
        help="for which papers of this key can be verified, from now on (default: %(default)s)",
    )
    return parser.parse_args(argv)


def _made(arguments: argparse.Namespace, now: int) -> Answer:
    private = (1 + secrets.randbelow(N - 2)).to_bytes(COORDINATE_SIZE, "big")
    key = SigningKey.from_bytes(private)
    try:
        is_made = durable_file.create(arguments.out, f"{private.hex()}\n".encode())
    except OSError as error:
        return refused("unwritable", f"{arguments.out}: {error.strerror}", console.UNREADABLE)
    if not is_made:
        return refused("exists", f"{arguments.out}: is there already, and stays as it is")
    entry = _entry(arguments, key, now)
    return Answer(entry, tuple(json.dumps(entry, ensure_ascii=False, indent=1).splitlines()))


def _entry(arguments: argparse.Namespace, key: SigningKey, now: int) -> dict[str, Any]:
    public = bytes((UNCOMPRESSED,)) + key.public.coordinates
    return {
        "kid": key_id(public).hex(),
        "issuer": arguments.issuer,
        "name": arguments.name,
        "public_key": public.hex(),
        "not_before": now,
        "not_after": now + arguments.years * _YEAR,
        "usage": REPORT_USAGE,
    }


def _issuer(text: str) -> str:
    if not 0 < len(text.encode("utf-8", "surrogateescape")) <= LONGEST_ISSUER:
        raise argparse.ArgumentTypeError(f"1 to {LONGEST_ISSUER} bytes")
    return _name(text)


def _name(text: str) -> str:
    if not text.isprintable() or not text.strip():
        raise argparse.ArgumentTypeError("printable characters")
    return text


def _years(text: str) -> int:
    try:
        years = int(text)
    except ValueError:
        years = 0
    if not 1 <= years <= _MOST_YEARS:
        raise argparse.ArgumentTypeError(f"1 to {_MOST_YEARS}")
    return years
