"""One generation: a list of issuers and the revocations that were published with it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Final

from kiosk.journal import durable_file
from kiosk.trust import trust_list
from kiosk.trust.distribution import manifest
from kiosk.trust.distribution.manifest import ISSUERS, REVOKED, FileFacts, Manifest
from kiosk.trust.reading import Problem, read_file
from kiosk.trust.revocations.index import RevocationIndex
from kiosk.trust.trust_list import TrustList

MANIFEST: Final = "manifest.json"
FETCHED_AT: Final = "fetched_at"
"""The moment of the last refresh that verified everything, in decimal digits: Unix seconds."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Generation:
    """What a terminal believes, taken as one. Its folder is never changed but for `FETCHED_AT`."""

    folder: Path
    manifest: Manifest
    trust: TrustList
    revoked: RevocationIndex

    def confirm(self, fetched_at: int) -> Generation:
        """The same, fetched at that moment (Unix seconds). OSError: the disk takes no writes."""
        durable_file.replace(self.folder / FETCHED_AT, str(fetched_at).encode())
        return replace(self, trust=replace(self.trust, fetched_at=fetched_at))

    def intact(self) -> bool:
        """Whether every byte is still what was verified. Reads all of it."""
        return all(
            matches(self.folder / path, facts) for path, facts in self.manifest.files.items()
        )


def load(folder: Path) -> Generation | Problem:
    """Take a generation from the disk, by the lengths of its files alone but for the list's own.

    Milliseconds, however many cards are cancelled: `intact` is the thorough look.
    """
    content = read_file(folder / MANIFEST)
    contents = content if isinstance(content, Problem) else manifest.parse(content.data)
    if isinstance(contents, Problem):
        return Problem(f"{MANIFEST}: {contents.what}")
    for path, facts in contents.files.items():
        if not _has_length(folder / path, facts.length):
            return Problem(f"{path}: missing, or of another length")
    trust = _load_list(folder, contents)
    if isinstance(trust, Problem):
        return trust
    try:
        revoked = RevocationIndex.open(folder / REVOKED)
    except OSError as error:
        return Problem(f"{REVOKED}: cannot be read: {error.strerror}")
    return Generation(folder, contents, trust, revoked)


def matches(path: Path, facts: FileFacts) -> bool:
    """Whether the file is there with this length and SHA-256."""
    if not _has_length(path, facts.length):
        return False
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest() == facts.sha256
    except OSError:
        return False


def _load_list(folder: Path, contents: Manifest) -> TrustList | Problem:
    content = read_file(folder / ISSUERS)
    if isinstance(content, Problem):
        return Problem(f"{ISSUERS}: {content.what}")
    facts = contents.targets.get(ISSUERS)
    if facts is None or sha256(content.data).hexdigest() != facts.sha256:
        return Problem(f"{ISSUERS}: not the one that was verified")
    return trust_list.parse(content.data, fetched_at=_fetched_at(folder, contents.fetched_at))


def _fetched_at(folder: Path, made_at: int) -> int:
    try:
        return int((folder / FETCHED_AT).read_bytes()[:20])
    except FileNotFoundError:
        return made_at
    except (OSError, ValueError):
        _log.warning("trust cache: %s cannot be read: taken as not refreshed since", FETCHED_AT)
        return made_at


def _has_length(path: Path, length: int) -> bool:
    try:
        return path.is_file() and path.stat().st_size == length
    except OSError:
        return False
