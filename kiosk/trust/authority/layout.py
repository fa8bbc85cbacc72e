"""Names of files below a folder of metadata and targets: the served one, a bundle, a publication.

    metadata/<N>.root.json, <N>.targets.json, <N>.snapshot.json, timestamp.json
    metadata/<N>.settings-<site>.json, <N>.releases.json
    targets/<folder of the target>/<SHA-256>.<name of the target>

which is that of TUF's consistent snapshots (specification section 6.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tuf.api.metadata import TargetFile, Timestamp

from kiosk.trust.authority import files
from kiosk.trust.authority.errors import AuthorityError

_DELEGATED = re.compile(r"settings-[a-z0-9-]+|releases")
_METADATA = re.compile(rf"([1-9][0-9]{{0,9}})\.(root|targets|snapshot|{_DELEGATED.pattern})\.json")
_SAFE_PART = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*")
_PREFIXED = re.compile(r"[0-9a-f]{64}\..+")


@dataclass(frozen=True, slots=True)
class Layout:
    """The folder above `metadata` and `targets`."""

    folder: Path

    def make(self) -> None:
        """Make both folders if they are missing."""
        for folder in (self._metadata, self._targets):
            files.make_folder(folder)

    @property
    def _metadata(self) -> Path:
        return self.folder / "metadata"

    @property
    def _targets(self) -> Path:
        return self.folder / "targets"

    @property
    def timestamp(self) -> Path:
        return self._metadata / f"{Timestamp.type}.json"

    def metadata(self, role: str, version: int) -> Path:
        return self._metadata / f"{version}.{role}.json"

    def versions(self, role: str) -> list[int]:
        """Those of `role` that are there, ascending."""
        found = (_METADATA.fullmatch(name) for name in _names(self._metadata))
        return sorted(int(match[1]) for match in found if match and match[2] == role)

    def delegated_roles(self) -> list[str]:
        """The roles of sites and of the vendor that have metadata here, sorted."""
        found = (_METADATA.fullmatch(name) for name in _names(self._metadata))
        return sorted({match[2] for match in found if match and _DELEGATED.fullmatch(match[2])})

    def target(self, target: TargetFile) -> Path:
        """Where `target` lies, by its name and SHA-256.

        Raises:
            AuthorityError: its name leads elsewhere, or it has no SHA-256.
        """
        parts = target.path.split("/")
        if not all(_SAFE_PART.fullmatch(part) for part in parts):
            raise AuthorityError(f"target {target.path!r}: not a name for a file here")
        return self._targets.joinpath(*parts[:-1], f"{sha256_of(target)}.{parts[-1]}")

    def target_files(self) -> Iterator[Path]:
        """Every file with a hash before its name."""
        return (path for path in self._targets.rglob("*") if _PREFIXED.fullmatch(path.name))

    def unfinished(self) -> Iterator[Path]:
        """What a power cut left of files that were being written."""
        for folder in (self._metadata, self._targets):
            yield from folder.rglob(f"*{files.PART_SUFFIX}")


def sha256_of(target: TargetFile) -> str:
    """The target's SHA-256, hexadecimal. Raises AuthorityError if none was signed."""
    digest = target.hashes.get("sha256", "")
    if not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise AuthorityError(f"target {target.path!r}: no SHA-256")
    return digest


def _names(folder: Path) -> Iterator[str]:
    return (path.name for path in folder.iterdir()) if folder.is_dir() else iter(())
