"""The terminal's audit key: signs the heads of its log, and nothing else.

An SM2 key made on the terminal at its first start, in a file of its own, which never leaves it. The
hospital registers the public half (`yima audit key`), and so knows from then on what this terminal has
signed. How the file is kept: `kiosk.journal.own_key`. A damaged one is replaced, which the log says, and the
hospital has to register the new key.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.audit.values import Digest
from kiosk.codes.sm2_curve import UNCOMPRESSED, N
from kiosk.codes.sm2_signing import PRIVATE_KEY_SIZE, SigningKey
from kiosk.journal.own_key import Kept, KeyOrigin, KeyProblem, OwnKey


@dataclass(frozen=True, slots=True)
class AuditKey:
    signing: SigningKey = field(repr=False)
    origin: KeyOrigin = KeyOrigin.LOADED

    @property
    def public(self) -> bytes:
        """04 || X || Y, 65 bytes."""
        return bytes((UNCOMPRESSED,)) + self.signing.public.coordinates

    @property
    def id(self) -> Digest:
        return key_id(self.public)


def key_id(public: bytes) -> Digest:
    """SM3 of 04 || X || Y: what people compare by telephone."""
    return Digest.of(public)


def load(path: Path) -> AuditKey | KeyProblem:
    """The key in the file `path`; nothing is made: for who only looks."""
    return _opened(_FILE.load(path))


def load_or_create(path: Path) -> AuditKey | KeyProblem:
    """The key in the file `path`; made if there is none. See `OwnKey.load_or_create`."""
    return _opened(_FILE.load_or_create(path))


def _opened(kept: Kept | KeyProblem) -> AuditKey | KeyProblem:
    if not isinstance(kept, Kept):
        return kept
    return AuditKey(SigningKey.from_bytes(kept.key), kept.origin)


def _fresh() -> bytes:
    return (1 + secrets.randbelow(N - 2)).to_bytes(PRIVATE_KEY_SIZE, "big")


def _is_private(key: bytes) -> bool:
    return len(key) == PRIVATE_KEY_SIZE and 1 <= int.from_bytes(key, "big") <= N - 2


_FILE: Final = OwnKey(
    name="audit key",
    form="yima-audit-key-1",
    when_damaged="the hospital has to register a new one",
    make=_fresh,
    is_key=_is_private,
    makes_folder=True,
)
