"""A head: the terminal's signature under all entries of its log up to one.

    {"form": "yima-audit-head-1", "why": "interval", "terminal": "T07", "version": "1.0", "seq": 17,
     "chain": "<64>", "at": 1800000000, "key": "<64>", "signature": "<128>"}

The signature (SM2 with SM3, the user id that GB/T 32918 names for want of another) is over the line's own
bytes, as they would be without that member. `key` is SM3 of the public key 04 || X || Y.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Final

from kiosk.audit.catalogue import HeadKind
from kiosk.audit.chain import json_object
from kiosk.audit.key import AuditKey, key_id
from kiosk.audit.values import Digest, Signature, Version
from kiosk.codes import sm2

FORM: Final = "yima-audit-head-1"
LONGEST_HEAD: Final = 2_000
"""Bytes."""

_MEMBER: Final = b', "signature": "'
_SUFFIX: Final = re.compile(re.escape(_MEMBER) + rb'([0-9a-f]{128})"}')
_SUFFIX_SIZE: Final = len(_MEMBER) + 128 + 2
_TERMINAL: Final = re.compile(r"[A-Za-z0-9-]{1,16}")


@dataclass(frozen=True, slots=True)
class Head:
    why: HeadKind
    terminal: str
    version: Version
    seq: int
    chain: bytes = field(repr=False)
    at: int  # Unix seconds, by the terminal's clock
    key: Digest

    def text(self) -> bytes:
        """What is signed."""
        return json.dumps(
            {
                "form": FORM,
                "why": self.why.value,
                "terminal": self.terminal,
                "version": self.version,
                "seq": self.seq,
                "chain": self.chain.hex(),
                "at": self.at,
                "key": self.key,
            }
        ).encode()


@dataclass(frozen=True, slots=True)
class SignedHead:
    head: Head
    signature: Signature = field(repr=False)

    def line(self) -> bytes:
        """As it is stored and sent, without an end of line."""
        return self.head.text()[:-1] + _MEMBER + self.signature.encode() + b'"}'

    def is_by(self, public: bytes) -> bool:
        """Whether the owner of `public` (04 || X || Y) signed it."""
        return sm2.verify(public, self.head.text(), bytes.fromhex(self.signature))


def sign(key: AuditKey, head: Head) -> SignedHead:
    return SignedHead(head, Signature(key.signing.sign(head.text()).hex()))


def read(line: bytes) -> SignedHead | None:
    """A line that `SignedHead.line` made; None: anything else. Whether it is signed is not said."""
    found = _SUFFIX.fullmatch(line[-_SUFFIX_SIZE:])
    if found is None or len(line) > LONGEST_HEAD:
        return None
    text = line[:-_SUFFIX_SIZE] + b"}"
    members = json_object(text)
    if members.get("form") != FORM:
        return None
    try:
        head = Head(
            HeadKind(members["why"]),
            members["terminal"],
            Version(members["version"]),
            members["seq"],
            bytes.fromhex(Digest(members["chain"])),
            members["at"],
            Digest(members["key"]),
        )
        # What is not written as it would be here has a second form, and so is none.
        is_one = _is_sound(head) and head.text() == text
    except (KeyError, TypeError, ValueError):
        return None
    return SignedHead(head, Signature(found[1].decode())) if is_one else None


def _is_sound(head: Head) -> bool:
    numbers = type(head.seq) is int and head.seq >= 0 and type(head.at) is int
    return numbers and _TERMINAL.fullmatch(head.terminal) is not None


class PublicKeys:
    """Keys that heads may be signed with: each 04 || X || Y."""

    def __init__(self, *publics: bytes) -> None:
        self._keys = {key_id(public): public for public in publics}

    def __bool__(self) -> bool:
        return bool(self._keys)

    def __contains__(self, key: Digest) -> bool:
        return key in self._keys

    def have_signed(self, signed: SignedHead) -> bool:
        public = self._keys.get(signed.head.key)
        return public is not None and signed.is_by(public)
