"""Enrolling a terminal: the root file that all its trust begins with.

The network cannot bring it, so people do; what they carry is compared by its fingerprint.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum, auto

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root
from tuf.api.serialization import DeserializationError

from kiosk.codes import sm3
from kiosk.journal import durable_file
from kiosk.trust.distribution.cache import TrustCache, remove
from kiosk.trust.reading import Problem
from kiosk.trust.sm2_key import KEY_TYPE

LARGEST_ROOT = 512_000
"""Bytes, as ngclient has it."""


class Enrolment(StrEnum):
    """What came of it."""

    ENROLLED = auto()
    ALREADY_ENROLLED = auto()  # with this very file
    OTHER_ROOT = auto()  # enrolled with another; not replaced
    REPLACED = auto()  # what the other vouched for is out of force


@dataclass(frozen=True, slots=True)
class RootFile:
    """A root file that is signed by its own threshold."""

    data: bytes
    version: int
    expires: int  # Unix seconds
    threshold: int  # signatures that another root needs
    key_ids: tuple[str, ...]  # of the role "root"

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def sm3(self) -> str:
        return sm3.digest(self.data).hex()


def read_root(data: bytes) -> RootFile | Problem:
    """Check a root file. That it is the right one, only people can tell."""
    if len(data) > LARGEST_ROOT:
        return Problem(f"larger than {LARGEST_ROOT} bytes")
    try:
        metadata = Metadata[Root].from_bytes(data)
    except DeserializationError:
        return Problem("no TUF metadata")
    root = metadata.signed
    if root.type != Root.type:
        return Problem("TUF metadata of another role")
    try:
        root.verify_delegate(Root.type, metadata.signed_bytes, metadata.signatures)
    except (RepositoryError, ValueError):
        return Problem("not signed by enough of its own keys")
    if any(key.keytype != KEY_TYPE for key in root.keys.values()):
        return Problem("keys that are not SM2")
    if not root.consistent_snapshot:
        return Problem("a repository without consistent snapshots")
    role = root.roles[Root.type]
    expires = int(root.expires.timestamp())
    return RootFile(data, root.version, expires, role.threshold, tuple(role.keyids))


def enrol(cache: TrustCache, root: RootFile, *, replace: bool) -> Enrolment:
    """Make `root` the beginning of all trust on this terminal.

    Raises:
        BusyError: a refresh is under way.
        OSError: the disk takes no writes.
    """
    with cache.lock():
        known = cache.read_root()
        if known == root.data:
            return Enrolment.ALREADY_ENROLLED
        if known is not None and not replace:
            return Enrolment.OTHER_ROOT
        durable_file.replace(cache.root_file, root.data)
        # Out of force already, for they name the other root; only the space is left to be freed.
        for path in (cache.metadata, cache.staging, cache.generations):
            remove(path)
        return Enrolment.ENROLLED if known is None else Enrolment.REPLACED
