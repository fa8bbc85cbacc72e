"""What a generation holds and what vouched for it: its `manifest.json`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any, Final

from kiosk.trust.reading import (
    NotThisFormError,
    Problem,
    load_object,
    need_hex,
    need_integer,
    need_list,
    need_object,
    need_text,
)

ISSUERS: Final = "issuers.json"
REVOKED: Final = "revoked"

_SHA256_SIZE = 32
_PATH = re.compile(rf"{re.escape(ISSUERS)}|{REVOKED}/[0-9a-f]+/[0-9a-z-]+\.bin")


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file's length in bytes and SHA-256 in hexadecimal."""

    length: int
    sha256: str

    @classmethod
    def of(cls, data: bytes) -> FileFacts:
        return cls(len(data), sha256(data).hexdigest())


@dataclass(frozen=True, slots=True)
class Vouchers:
    """The metadata that vouched for a generation."""

    root_sha256: str  # of the root file this terminal was enrolled with
    root_version: int  # of the root that the chain from there ended at
    targets_version: int
    targets_keys: tuple[str, ...]  # ids of the keys that root gives the role "targets"


@dataclass(frozen=True, slots=True)
class Manifest:
    """`targets` came from the repository; `derived` was made here, from them."""

    vouchers: Vouchers
    fetched_at: int  # Unix seconds, when the generation was made
    targets: Mapping[str, FileFacts]  # by path below the generation's folder
    derived: Mapping[str, FileFacts]

    @property
    def files(self) -> Mapping[str, FileFacts]:
        return {**self.targets, **self.derived}

    def to_bytes(self) -> bytes:
        return (json.dumps(asdict(self), indent=1, sort_keys=True) + "\n").encode()


def parse(data: bytes) -> Manifest | Problem:
    """Read what `Manifest.to_bytes` wrote."""
    try:
        members = load_object(data)
        vouchers = need_object(members.get("vouchers"), "vouchers")
        keys = need_list(vouchers.get("targets_keys"), "targets_keys")
        return Manifest(
            vouchers=Vouchers(
                root_sha256=_sha256(vouchers.get("root_sha256"), "root_sha256"),
                root_version=need_integer(vouchers.get("root_version"), "root_version"),
                targets_version=need_integer(vouchers.get("targets_version"), "targets_version"),
                targets_keys=tuple(need_text(key, "targets_keys") for key in keys),
            ),
            fetched_at=need_integer(members.get("fetched_at"), "fetched_at"),
            targets=_files(members.get("targets"), "targets"),
            derived=_files(members.get("derived"), "derived"),
        )
    except NotThisFormError as error:
        return Problem(str(error))


def _files(value: Any, where: str) -> dict[str, FileFacts]:
    files: dict[str, FileFacts] = {}
    for path, facts in need_object(value, where).items():
        if not _PATH.fullmatch(path):
            raise NotThisFormError(f"{where}: no file of a generation")
        members = need_object(facts, where)
        files[path] = FileFacts(
            length=need_integer(members.get("length"), where),
            sha256=_sha256(members.get("sha256"), where),
        )
    return files


def _sha256(value: Any, where: str) -> str:
    return need_hex(value, where, _SHA256_SIZE).hex()
