"""Reading, signing and judging single TUF metadata files, by python-tuf's Metadata API."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import (
    Key,
    Metadata,
    Root,
    RootVerificationResult,
    Signed,
    Snapshot,
    Targets,
    Timestamp,
    VerificationResult,
)

from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.policy import moment
from kiosk.trust.authority.signer import SM2Signer

KEY_NAME = "x-yima-name"
"""A key's name, beside it in the root: for people."""

_LARGEST = 16 << 20

S = TypeVar("S", Root, Targets, Snapshot, Timestamp)


@dataclass(frozen=True, slots=True)
class Wanting:
    """A metadata file that waits: for `count` more signatures, by any of the keys named.

    With 0 it has all, and waits for the next command to put it in force.
    """

    role: str
    version: int
    path: Path
    count: int
    names: tuple[str, ...]

    def __str__(self) -> str:
        if not self.count:
            return f"{self.path} ({self.role} {self.version}) has all its signatures"
        return (
            f"{self.path} ({self.role} {self.version}) needs {self.count} more signature(s), "
            f"of {', '.join(self.names)}"
        )


def parse(data: bytes, kind: type[S], where: object) -> Metadata[S]:
    """Read metadata of the role `kind`.

    Raises:
        AuthorityError: it is none; `where` says what was read.
    """
    metadata = parse_any(data, where)
    if not isinstance(metadata.signed, kind):
        raise AuthorityError(f"{where}: {metadata.signed.type}, not {kind.type}")
    return metadata


def parse_any(data: bytes, where: object) -> Metadata[Any]:
    """Read metadata of any role. Raises AuthorityError like `parse`."""
    try:
        return Metadata[Any].from_bytes(data)
    except RepositoryError:
        raise AuthorityError(f"{where}: not TUF metadata") from None


def read(path: Path, kind: type[S]) -> Metadata[S]:
    """Read the metadata file `path`. Raises AuthorityError."""
    return parse(read_bytes(path), kind, path)


def read_bytes(path: Path) -> bytes:
    """The content of a metadata file. Raises AuthorityError."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise AuthorityError(f"{path}: {error.strerror}") from None
    if len(data) > _LARGEST:
        raise AuthorityError(f"{path}: larger than {_LARGEST} bytes")
    return data


def sign(metadata: Metadata[S], signers: Iterable[SM2Signer]) -> None:
    """Add signatures, or replace those by the same keys."""
    for signer in signers:
        metadata.sign(signer, append=True)


def judge(root: Root, metadata: Metadata[S]) -> VerificationResult:
    """Who of the role's keys in `root` has signed `metadata`."""
    return root.get_verification_result(
        metadata.signed.type, metadata.signed_bytes, metadata.signatures
    )


def judge_root(previous: Root | None, root: Metadata[Root]) -> RootVerificationResult:
    """Who of the root keys, of `previous` and its own, has signed `root`.

    Raises:
        AuthorityError: it does not follow `previous`.
    """
    try:
        return root.signed.get_root_verification_result(
            previous, root.signed_bytes, root.signatures
        )
    except ValueError:
        raise AuthorityError(f"root {root.signed.version} does not follow the one before") from None


def wanting_of_targets(root: Root, path: Path) -> Wanting | None:
    """What the targets metadata at `path` lacks to be believed by those who have `root`."""
    targets = read(path, Targets)
    result = judge(root, targets)
    if result:
        return None
    return Wanting(
        Targets.type, targets.signed.version, path, result.missing, _names(result.unsigned)
    )


def wanting_of_root(previous: Root, path: Path) -> Wanting | None:
    """What the root metadata at `path` lacks to follow `previous`."""
    root = read(path, Root)
    result = judge_root(previous, root)
    if result:
        return None
    # One signature may count for both.
    count = max(result.first.missing, result.second.missing)
    useful = {
        keyid: key
        for part in (result.first, result.second)
        if not part
        for keyid, key in part.unsigned.items()
    }
    return Wanting(Root.type, root.signed.version, path, count, _names(useful))


def follows(previous: Root | None, root: Metadata[Root]) -> bool:
    """Whether the keys of `previous` (None: it is the first) and its own agree to `root`.

    Raises:
        AuthorityError: it is not the version after `previous`.
    """
    return bool(judge_root(previous, root)) and is_sound(root.signed)


def expired(signed: Signed, now: int) -> bool:
    """Whether it has expired at `now`, Unix seconds."""
    return signed.is_expired(moment(now))


def seconds_left(signed: Signed, now: int) -> int:
    """Until it expires; negative once it has."""
    return int(signed.expires.timestamp()) - now


def name_of(key: Key) -> str:
    """The key's name, and enough of its keyid to find it by."""
    return f"{key.unrecognized_fields.get(KEY_NAME, 'key')} ({key.keyid[:8]})"


def is_sound(root: Root) -> bool:
    """Whether every role has at least as many keys as must sign, each there, and none twice over."""
    for role in root.roles.values():
        if not role.threshold <= len(role.keyids) or not set(role.keyids) <= set(root.keys):
            return False
    points = [str(key.keyval.get("public")) for key in root.keys.values()]
    return len(set(points)) == len(points)


def _names(keys: Mapping[str, Key]) -> tuple[str, ...]:
    return tuple(name_of(key) for key in keys.values())
