"""Moving what was signed from one folder to another: each file checked, metadata after its targets."""

from __future__ import annotations

from tuf.api.metadata import Targets

from kiosk.trust.authority import files
from kiosk.trust.authority.layout import Layout, sha256_of


def place_targets(source: Layout, destination: Layout, targets: Targets) -> int:
    """Put the files of `targets` into `destination`, except those that it has; returns how many.

    Raises:
        AuthorityError: a file is missing, or not what was signed.
    """
    placed = 0
    for target in targets.targets.values():
        path, length, digest = destination.target(target), target.length, sha256_of(target)
        if files.holds(path, length=length, digest=digest):
            continue
        files.make_folder(path.parent)
        files.copy_checked(source.target(target), path, length=length, digest=digest)
        placed += 1
    return placed


def missing_targets(place: Layout, targets: Targets) -> list[str]:
    """Names of targets whose file is not in `place`, or has another length."""
    return [
        name
        for name, target in targets.targets.items()
        if not (path := place.target(target)).is_file() or path.stat().st_size != target.length
    ]


def place_metadata(destination: Layout, role: str, version: int, data: bytes) -> None:
    """Put a metadata file there unless it is there."""
    path = destination.metadata(role, version)
    if not path.is_file() or path.read_bytes() != data:
        files.write(path, data)


def keep_only(place: Layout, targets: Targets) -> None:
    """Remove target files that `targets` does not name, and all other targets metadata."""
    kept = {place.target(target) for target in targets.targets.values()}
    files.remove(path for path in place.target_files() if path not in kept)
    files.remove(place.unfinished())
    others = (version for version in place.versions(Targets.type) if version != targets.version)
    files.remove(place.metadata(Targets.type, version) for version in others)
