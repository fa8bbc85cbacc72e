"""The online roles: snapshot and timestamp, signed often by a machine that is on the network.

They can only say which publication is the newest. Whoever steals their keys cannot change a single
issuer or cancelled card, nor keep terminals from a newer list for longer than targets metadata lives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, Targets, Timestamp

from kiosk.trust.authority import (
    bundle,
    files,
    metadata,
    release_publication,
    site_settings,
    transfer,
)
from kiosk.trust.authority.delegated import Delegated
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.history import GRACE_SECONDS, History
from kiosk.trust.authority.home import Home
from kiosk.trust.authority.keyring import Keyring
from kiosk.trust.authority.layout import Layout
from kiosk.trust.authority.metadata import S
from kiosk.trust.authority.policy import ONLINE_ROLES
from kiosk.trust.authority.release_publication import ReleasePublication
from kiosk.trust.authority.roots import Roots


@dataclass(frozen=True, slots=True)
class Served:
    """Versions that the site has now."""

    root: int
    targets: int
    snapshot: int
    timestamp: int


class Online:
    """What the machine on the network does.

    Everything is on this machine's disk before the site has any of it. So no version is ever used
    twice, and publishing again completes what was cut off.
    """

    def __init__(
        self, home: Home, keyring: Keyring, *, prune_after_seconds: int = GRACE_SECONDS
    ) -> None:
        self._home = home
        self._keyring = keyring
        self._prune_after = prune_after_seconds
        self._own = Layout(home.served)
        self.delegated = Delegated(self._own, keyring)
        self.roots = Roots(self._own)

    def publish_settings(
        self, site: Path, name: str, contents: Mapping[str, bytes], now: int, *, days: int
    ) -> Served:
        """Serve a site's settings, in place of those before. See `site_settings.sign`, `publish`."""
        targets, announced = self._to_delegate(site)
        site_settings.sign(
            self.delegated, targets, name, contents, now, days=days, announced=announced
        )
        return self.publish(site, now)

    def publish_releases(
        self, site: Path, publication: ReleasePublication, now: int, *, days: int
    ) -> Served:
        """Serve the vendor's plan and releases. See `release_publication.sign`, `publish`."""
        targets, announced = self._to_delegate(site)
        release_publication.sign(
            self.delegated, targets, publication, now, days=days, announced=announced
        )
        return self.publish(site, now)

    def _to_delegate(self, site: Path) -> tuple[Targets, list[Snapshot]]:
        """The targets that are served, and the snapshots that terminals may have seen."""
        targets = self.newest(Targets)
        if targets is None:
            raise AuthorityError("nothing to serve yet: publish from a bundle first")
        root = self.roots.current().signed
        self._need_keys(root)
        known = [each for each in (self.newest(Snapshot), self._snapshot_on(Layout(site))) if each]
        return targets.signed, [each.signed for each in known if metadata.judge(root, each)]

    def newest(self, kind: type[S]) -> Metadata[S] | None:
        """The newest metadata of a role that this machine has served."""
        if kind is Timestamp:
            path = self._own.timestamp
            return metadata.read(path, kind) if path.is_file() else None
        versions = self._own.versions(kind.type)
        return (
            metadata.read(self._own.metadata(kind.type, versions[-1]), kind) if versions else None
        )

    def publish(self, site: Path, now: int, *, source: Path | None = None) -> Served:
        """Serve what the offline roles signed, under a new timestamp.

        Args:
            site: the folder that the web server serves.
            now: Unix seconds.
            source: a bundle, or None to sign for what is served already.

        Raises:
            AuthorityError: the bundle is not what it must be, a key is missing, or something expired.
        """
        place = Layout(site)
        place.make()
        before = self._root_on(place)
        if source is not None:
            self._take(Layout(source), place, now)
        root, targets = self.roots.current(), self.newest(Targets)
        self._check(root.signed, targets, place, now)
        self._need_keys(root.signed)
        assert targets is not None  # noqa: S101 - `_check` would have raised
        snapshot = self._sign_snapshot(root.signed, before, targets.signed, place, now)
        timestamp = self._sign_timestamp(root.signed, before, snapshot.signed, place, now)
        self._place(place, before, timestamp)
        served = Served(
            root.signed.version,
            targets.signed.version,
            snapshot.signed.version,
            timestamp.signed.version,
        )
        history = History(self._home.served / "history.json")
        history.note(place, snapshot.signed.version, targets.signed.version, now)
        history.prune((place, self._own), now, grace_seconds=self._prune_after)
        return served

    def _take(self, source: Layout, place: Layout, now: int) -> None:
        """Check a bundle, put its targets on the site, and have its metadata here."""
        before = self.newest(Targets)
        found = bundle.examine(source, self.roots.current(), before, now)
        self._need_keys(found.root)
        targets = found.targets.signed
        transfer.place_targets(source, place, targets)
        bundle.examine_files(place, before.signed if before else None, targets, now)
        for data in found.roots:
            self.roots.accept(data, source.folder)
        if before is None or before.signed.version < targets.version:
            version, data = targets.version, found.targets_data
            transfer.place_metadata(self._own, Targets.type, version, data)

    def _check(
        self, root: Root, targets: Metadata[Targets] | None, place: Layout, now: int
    ) -> None:
        if targets is None:
            raise AuthorityError("nothing to serve yet: publish from a bundle first")
        for signed in (root, targets.signed):
            if metadata.expired(signed, now):
                raise AuthorityError(f"{signed.type} {signed.version} has expired")
        if not metadata.judge(root, targets):
            raise AuthorityError(
                f"targets {targets.signed.version} is not signed by the keys of root {root.version}"
            )
        ahead = self._snapshot_on(place)
        if (
            ahead is not None
            and metadata.judge(root, ahead)
            and ahead.signed.meta["targets.json"].version > targets.signed.version
        ):
            raise AuthorityError(
                f"the site has targets {ahead.signed.meta['targets.json'].version}, and this home only "
                f"{targets.signed.version}: publish from a newer bundle"
            )
        if missing := transfer.missing_targets(place, targets.signed):
            raise AuthorityError(f"{missing[0]} is not on the site: publish from a bundle")

    def _sign_snapshot(
        self, root: Root, before: Root | None, targets: Targets, place: Layout, now: int
    ) -> Metadata[Snapshot]:
        """The snapshot to serve: the one there is, unless it says something else or is getting old."""
        last = self.newest(Snapshot)
        lifetime = self._home.policy.lifetimes.snapshot
        data = metadata.read_bytes(self._own.metadata(Targets.type, targets.version))
        on_site = self._snapshot_on(place)
        announced = [each for each in (last, on_site) if each and metadata.judge(root, each)]
        meta = {
            "targets.json": MetaFile.from_data(targets.version, data, ["sha256"]),
            **self.delegated.named(each.signed for each in announced),
        }
        if (
            last is not None
            and _versions(last.signed.meta) == _versions(meta)
            and metadata.judge(root, last)
            and 2 * metadata.seconds_left(last.signed, now) > lifetime
        ):
            return last
        expires = self._home.policy.lifetimes.expiry(Snapshot.type, now)
        version = 1 + max(self._versions_used(last, on_site, root))
        snapshot = Metadata(Snapshot(version=version, expires=expires, meta=meta))
        self._sign(snapshot, root, before)
        files.write(self._own.metadata(Snapshot.type, version), snapshot.to_bytes())
        return snapshot

    def _sign_timestamp(
        self, root: Root, before: Root | None, snapshot: Snapshot, place: Layout, now: int
    ) -> Metadata[Timestamp]:
        data = metadata.read_bytes(self._own.metadata(Snapshot.type, snapshot.version))
        meta = MetaFile.from_data(snapshot.version, data, ["sha256"])
        expires = self._home.policy.lifetimes.expiry(Timestamp.type, now)
        version = 1 + max(
            self._versions_used(self.newest(Timestamp), self._timestamp_on(place), root)
        )
        timestamp = Metadata(Timestamp(version=version, expires=expires, snapshot_meta=meta))
        self._sign(timestamp, root, before)
        files.write(self._own.timestamp, timestamp.to_bytes())
        return timestamp

    def _sign(self, made: Metadata[S], root: Root, before: Root | None) -> None:
        """Sign by the keys of `root`, and by those that terminals with the root `before` go by."""
        role = made.signed.type
        keyids = list(root.roles[role].keyids)
        if before is not None:
            keyids += before.roles[role].keyids
        metadata.sign(made, self._keyring.signers(keyids))

    def _need_keys(self, root: Root) -> None:
        """Raises AuthorityError unless the keys of the online roles are here."""
        for role in ONLINE_ROLES:
            keyids, threshold = root.roles[role].keyids, root.roles[role].threshold
            if sum(self._keyring.holds(keyid) for keyid in keyids) < threshold:
                names = ", ".join(metadata.name_of(root.keys[keyid]) for keyid in keyids)
                raise AuthorityError(
                    f"{self._home.keys}: too few keys: {role} needs {threshold} of {names}"
                )

    def _place(self, place: Layout, before: Root | None, timestamp: Metadata[Timestamp]) -> None:
        """Put the metadata on the site so that whoever reads meanwhile, or after a crash, can follow.

        New keys of the online roles are announced by the root. If the timestamp has signatures by the old
        ones too, it goes first, and no moment is without a valid one; otherwise the root has to.
        """
        for kind in (Targets, Snapshot):
            version = self._own.versions(kind.type)[-1]
            data = metadata.read_bytes(self._own.metadata(kind.type, version))
            transfer.place_metadata(place, kind.type, version, data)
            if kind is Targets:
                self.delegated.place(place)
        both = before is not None and bool(metadata.judge(before, timestamp))
        if both:
            files.write(place.timestamp, metadata.read_bytes(self._own.timestamp))
        for version, data in self.roots.files().items():
            transfer.place_metadata(place, Root.type, version, data)
        if not both:
            files.write(place.timestamp, metadata.read_bytes(self._own.timestamp))

    def _root_on(self, place: Layout) -> Root | None:
        """The newest root that the site has, of those that this machine trusts."""
        known = set(place.versions(Root.type)) & set(self._own.versions(Root.type))
        return self.roots.read(max(known)).signed if known else None

    def _snapshot_on(self, place: Layout) -> Metadata[Snapshot] | None:
        versions = place.versions(Snapshot.type)
        path = place.metadata(Snapshot.type, versions[-1]) if versions else None
        return _read_if_sound(path, Snapshot)

    def _timestamp_on(self, place: Layout) -> Metadata[Timestamp] | None:
        return _read_if_sound(place.timestamp, Timestamp)

    def _versions_used(
        self, own: Metadata[S] | None, on_site: Metadata[S] | None, root: Root
    ) -> Sequence[int]:
        """Versions not to use again: also those of a site whose home was lost or restored.

        The web server is not to be believed: one of its own making would lead to the end of all numbers.
        """
        signed_here = on_site is not None and bool(metadata.judge(root, on_site))
        return (
            own.signed.version if own else 0,
            on_site.signed.version if on_site and signed_here else 0,
        )


def _versions(meta: Mapping[str, MetaFile]) -> dict[str, int]:
    return {name: each.version for name, each in meta.items()}


def _read_if_sound(path: Path | None, kind: type[S]) -> Metadata[S] | None:
    try:
        return None if path is None or not path.is_file() else metadata.read(path, kind)
    except AuthorityError:
        return None
