"""Which cards have been cancelled by their issuers (CARD-CODES.md section 3)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from kiosk.trust.reading import (
    NotThisFormError,
    Problem,
    load_object,
    need_hex,
    need_list,
    read_file,
)
from kiosk.trust.trust_list import KID_SIZE

CREDENTIAL_ID_SIZE = 8


class RevocationSource(Protocol):
    """What the verifier asks."""

    def is_revoked(self, kid: bytes, cti: bytes) -> bool:
        """Whether the credential `cti` (8 bytes) of the issuer key `kid` (8 bytes) is cancelled."""
        ...


class RevocationSet:
    """A `RevocationSource` in memory: for lists that come as one small file."""

    def __init__(self, revoked: Mapping[bytes, frozenset[bytes]] | None = None) -> None:
        self._revoked = dict(revoked or {})

    def is_revoked(self, kid: bytes, cti: bytes) -> bool:
        return cti in self._revoked.get(kid, ())


def parse(data: bytes) -> RevocationSet | Problem:
    """Read `{kid: [cti, ...]}`, all hexadecimal, taken whole or not at all."""
    try:
        return RevocationSet(_read_members(load_object(data)))
    except NotThisFormError as error:
        return Problem(str(error))


def load(path: Path) -> RevocationSet | Problem:
    """Read such a file."""
    content = read_file(path)
    return content if isinstance(content, Problem) else parse(content.data)


def _read_members(members: Mapping[str, Any]) -> dict[bytes, frozenset[bytes]]:
    revoked: dict[bytes, frozenset[bytes]] = {}
    for kid_text, ids in members.items():
        kid = need_hex(kid_text, "a kid", KID_SIZE)
        # The same kid in upper and in lower case is two names to JSON.
        revoked[kid] = revoked.get(kid, frozenset()) | _read_ids(ids, kid_text)
    return revoked


def _read_ids(value: Any, kid: str) -> frozenset[bytes]:
    ids = need_list(value, kid)
    return frozenset(need_hex(cti, f"{kid}[{n}]", CREDENTIAL_ID_SIZE) for n, cti in enumerate(ids))
