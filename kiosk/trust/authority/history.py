"""Which publications a site has had, so that what terminals may still be fetching stays for a while."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from tuf.api.metadata import Snapshot, Targets

from kiosk.trust.authority import files, metadata
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.layout import Layout

GRACE_SECONDS = 86_400
"""How long files stay after the publication that replaced them."""

_KEPT_AT_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Publication:
    snapshot: int
    targets: int
    since: int  # Unix seconds


class History:
    """Kept in a file. Losing it loses nothing but the right to remove files for one grace period."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._publications = _load(path)

    def note(self, place: Layout, snapshot: int, targets: int, now: int) -> None:
        """The site has this snapshot, with these targets, since `now` (Unix seconds)."""
        if self._publications and self._publications[-1].snapshot == snapshot:
            return
        if not self._publications:
            self._publications = [
                _Publication(version, _targets_of(place, version), now)
                for version in place.versions(Snapshot.type)
                if version < snapshot
            ]
        self._publications.append(_Publication(snapshot, targets, now))
        self._save()

    def prune(self, places: Iterable[Layout], now: int, *, grace_seconds: int) -> None:
        """Remove what only publications replaced more than `grace_seconds` ago have.

        The newest two stay however old they are, and roots always do: terminals that were off for years
        follow them one by one.
        """
        self._publications = [
            each
            for n, each in enumerate(self._publications)
            if n >= len(self._publications) - _KEPT_AT_LEAST
            or self._publications[n + 1].since > now - grace_seconds
        ]
        self._save()
        for place in places:
            self._prune(place)

    def _prune(self, place: Layout) -> None:
        kept: dict[str, set[int]] = {
            Snapshot.type: {each.snapshot for each in self._publications},
            Targets.type: {each.targets for each in self._publications},
            **_kept_of_delegated(place, (each.snapshot for each in self._publications)),
        }
        named: set[Path] = set()
        for role, versions in kept.items():
            if role != Snapshot.type:
                named |= _named_by(place, role, versions)
        files.remove(path for path in place.target_files() if path not in named)
        files.remove(place.unfinished())
        for role, versions in kept.items():
            gone = set(place.versions(role)) - versions
            files.remove(place.metadata(role, version) for version in gone)

    def _save(self) -> None:
        content = json.dumps([asdict(each) for each in self._publications]) + "\n"
        files.write(self._path, content.encode())


def _load(path: Path) -> list[_Publication]:
    try:
        return [_Publication(**each) for each in json.loads(path.read_bytes())]
    except (FileNotFoundError, ValueError, TypeError):
        return []


def _kept_of_delegated(place: Layout, snapshots: Iterable[int]) -> dict[str, set[int]]:
    """Versions of delegated roles' metadata that the snapshots name; and the newest, named yet or not."""
    kept = {role: set(place.versions(role)[-1:]) for role in place.delegated_roles()}
    for version in snapshots if kept else ():
        path = place.metadata(Snapshot.type, version)
        if path.is_file():
            for name, meta in metadata.read(path, Snapshot).signed.meta.items():
                kept.get(name.removesuffix(".json"), set()).add(meta.version)
    return kept


def _named_by(place: Layout, role: str, versions: Iterable[int]) -> set[Path]:
    """Target files that these versions of a role name. A delegated role's damaged metadata names none."""
    named: set[Path] = set()
    for path in (place.metadata(role, version) for version in versions):
        try:
            signed = metadata.read(path, Targets).signed if path.is_file() else None
        except AuthorityError:
            if role == Targets.type:
                raise
            signed = None
        if signed is not None:
            named |= {place.target(target) for target in signed.targets.values()}
    return named


def _targets_of(place: Layout, snapshot: int) -> int:
    try:
        signed = metadata.read(place.metadata(Snapshot.type, snapshot), Snapshot).signed
        return signed.meta["targets.json"].version
    except (AuthorityError, KeyError):
        return 0
