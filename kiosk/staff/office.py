"""`yima staff key`, `badge`, `invite` and `recover`: the hospital's side, on a machine of its own."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from typing import Final

from kiosk import console
from kiosk.codes import key_file
from kiosk.codes.classify import RECOVERY_PREFIX
from kiosk.codes.key_file import KeyFileError
from kiosk.codes.sm2_signing import SigningKey
from kiosk.journal import durable_file
from kiosk.payment.tools.answer import Answer, refused
from kiosk.staff import issuing
from kiosk.staff.issuing import BadgeOffice, Issued
from kiosk.staff.recovery import sign

DrawQr = Callable[[str], Sequence[str]]
"""The lines that show a text as a QR code."""

_DAY: Final = 86_400
_YEAR: Final = 365 * _DAY


def answered(arguments: argparse.Namespace, now: int, draw: DrawQr | None) -> Answer:
    """`now`: Unix seconds."""
    if arguments.command == "key":
        return _key(arguments, now)
    try:
        key = key_file.read_signing_key("key", arguments.key)
    except KeyFileError as problem:
        return refused("key_unreadable", str(problem), console.UNREADABLE)
    if arguments.command == "recover":
        return _recovery(arguments, key, draw)
    office = BadgeOffice(key, arguments.issuer)
    subject, exp = issuing.subject_of(arguments.staff), now + arguments.days * _DAY
    if arguments.command == "badge":
        return _issued(office, office.badge(subject, arguments.roles, iat=now, exp=exp), exp, draw)
    issued = office.invitation(subject, iat=now, exp=exp, terminal=arguments.terminal or "")
    return _issued(office, issued, exp, draw)


def _key(arguments: argparse.Namespace, now: int) -> Answer:
    private, key = issuing.new_key()
    try:
        is_made = durable_file.create(arguments.out, f"{private.hex()}\n".encode())
    except OSError as error:
        return refused("unwritable", f"{arguments.out}: {error.strerror}", console.UNREADABLE)
    if not is_made:
        return refused("exists", f"{arguments.out}: is there already, and stays as it is")
    entry = issuing.trust_entry(
        key,
        usage=arguments.usage,
        issuer=arguments.issuer,
        name=arguments.name,
        not_before=now,
        not_after=now + arguments.years * _YEAR,
    )
    return Answer(entry, tuple(json.dumps(entry, ensure_ascii=False, indent=1).splitlines()))


def _issued(office: BadgeOffice, issued: Issued, exp: int, draw: DrawQr | None) -> Answer:
    kid, cti = office.kid.hex(), issued.cti.hex()
    content = {"code": issued.text, "kid": kid, "cti": cti, "exp": exp}
    lines = (issued.text, f"to cancel it: kid {kid}, cti {cti}")
    return Answer(content, (*_drawn(issued.text, draw), *lines))


def _recovery(arguments: argparse.Namespace, key: SigningKey, draw: DrawQr | None) -> Answer:
    lines = sign(arguments.challenge, arguments.role, key)
    text = RECOVERY_PREFIX + "".join(lines)
    numbered = tuple(f"{number:2}  {line}" for number, line in enumerate(lines, 1))
    return Answer({"code": text, "lines": lines}, (*_drawn(text, draw), *numbered))


def _drawn(text: str, draw: DrawQr | None) -> tuple[str, ...]:
    return () if draw is None else (*draw(text), "")
