"""The form of a line: what it says, its number, and the chain over it and all before it.

    {"at": ..., "terminal": ..., "event": ..., ..., "seq": 17, "chain": "<64 hexadecimal digits>"}

`chain` is SM3 over the 32 bytes of the chain before and the line's own bytes, from `{` on, as they would
be without that member: so nobody has to write JSON anew in the same way to check it. The first line of
a file says the chain before it, too (`prev`), so that each file can be checked by itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from kiosk.codes import sm3

_MEMBER: Final = b', "chain": "'
_END: Final = b'"}'
_SUFFIX_SIZE: Final = len(_MEMBER) + 2 * sm3.DIGEST_SIZE + len(_END)
_SUFFIX: Final = re.compile(re.escape(_MEMBER) + rb"([0-9a-f]{64})" + re.escape(_END))
_HEX: Final = re.compile(r"[0-9a-f]{64}")
LONGEST_LINE: Final = 4_096
"""Bytes, four times the longest of the catalogue; a line is never longer."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that has the form of an entry; whether its chain is right is not said."""

    seq: int
    chain: bytes
    body: bytes = field(repr=False)  # what `chain` was made over
    members: Mapping[str, Any] = field(repr=False)

    @property
    def prev(self) -> bytes | None:
        """The chain before this line, where it is the first of its file."""
        said = self.members.get("prev")
        return bytes.fromhex(said) if isinstance(said, str) and _HEX.fullmatch(said) else None

    def follows(self, before: bytes) -> bool:
        """Whether its chain goes on from `before`."""
        return self.chain == link(before, self.body)


def genesis(terminal: str) -> bytes:
    """The chain before a terminal's first line."""
    return sm3.digest(b"yima-audit-chain-1\0" + terminal.encode())


def link(before: bytes, body: bytes) -> bytes:
    return sm3.digest(before + body)


def chained(text: str, seq: int, before: bytes, *, is_first: bool) -> tuple[bytes, bytes]:
    """The line of `text`, a JSON object with members, without its end of line; and its chain."""
    prev = f', "prev": "{before.hex()}"' if is_first else ""
    body = f'{text[:-1]}, "seq": {seq}{prev}}}'.encode()
    chain = link(before, body)
    return body[:-1] + _MEMBER + chain.hex().encode() + _END, chain


def parsed(line: bytes) -> Line | None:
    """`line` without its end of line; None: it has not the form of an entry."""
    found = _SUFFIX.fullmatch(line[-_SUFFIX_SIZE:])
    if found is None or len(line) > LONGEST_LINE:
        return None
    body = line[:-_SUFFIX_SIZE] + b"}"
    members = json_object(body)
    seq = members.get("seq")
    if type(seq) is not int or seq < 1:
        return None
    return Line(seq, bytes.fromhex(found[1].decode()), body, members)


def json_object(text: bytes) -> Mapping[str, Any]:
    """Its members; none where it is no JSON object."""
    try:
        members = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return members if isinstance(members, dict) else {}
