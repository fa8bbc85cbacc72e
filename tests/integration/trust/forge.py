"""A trust repository made by hand, so that every part of it can be made wrong.

Written with python-tuf's Metadata API and the authority's signer; the layout is that of consistent
snapshots. The authority's own tools would refuse most of what is done here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Metadata,
    MetaFile,
    Role,
    Root,
    Signed,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from kiosk.demo.authority import Authority, trust_list
from kiosk.trust.authority.signer import KeyPair, SM2Signer

NOW = 1_800_000_000
DAY = 86_400
LIVES = {"root": 365 * DAY, "targets": 30 * DAY, "snapshot": 7 * DAY, "timestamp": DAY}
ROLES = tuple(LIVES)

Revoked = Mapping[bytes, Mapping[str, bytes]]  # kid: {shard: ctis one after another}


def new_keys() -> dict[str, list[KeyPair]]:
    """Keys for every role: root 2 of 3, the others one each."""
    return {role: [KeyPair.generate() for _ in range(3 if role == "root" else 1)] for role in ROLES}


@dataclass
class Forge:
    """The repository in `site`, and the keys it is signed with. Versions only rise if told to."""

    site: Path
    now: int = NOW
    keys: dict[str, list[KeyPair]] = field(default_factory=new_keys)
    version: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ROLES, 0))
    lives: dict[str, int] = field(default_factory=lambda: dict(LIVES))
    sites: dict[str, KeyPair] = field(default_factory=dict)  # that sign settings, by name

    def __post_init__(self) -> None:
        (self.site / "metadata").mkdir(parents=True, exist_ok=True)
        self.turn_root()

    @property
    def root(self) -> bytes:
        """The newest root file."""
        return (self.site / "metadata" / f"{self.version['root']}.root.json").read_bytes()

    def turn_root(
        self,
        keys: Mapping[str, Sequence[KeyPair]] | None = None,
        *,
        signers: Sequence[KeyPair] | None = None,
    ) -> None:
        """The next root, with new keys for some roles; signed by the old and the new root keys."""
        before = self.keys["root"]
        self.keys = {**self.keys, **{role: list(pairs) for role, pairs in (keys or {}).items()}}
        self.version["root"] += 1
        root = Root(version=self.version["root"], expires=self.until("root"))
        for role in ROLES:
            root.roles[role] = Role([], 2 if role == "root" else 1)
            for pair in self.keys[role]:
                root.add_key(SM2Signer(pair).public_key, role)
        both = [*before, *(pair for pair in self.keys["root"] if pair not in before)]
        self.write(root, both if signers is None else signers)

    def rewrite_root(self, content: Mapping[str, Any]) -> None:
        """The newest root with other content, signed again by its own root keys."""
        root = Metadata[Root].from_dict(dict(content)).signed
        self.write(root, self.keys["root"])

    def publish(
        self,
        authorities: Sequence[Authority],
        revoked: Revoked | None = None,
        *,
        issued: int | None = None,
        **list_members: Any,
    ) -> None:
        """Everything anew, as an authority does it each day."""
        issuers = trust_list(authorities, issued=self.now if issued is None else issued)
        issuers = {**issuers, "version": self.version["targets"] + 1, **list_members}
        files = {"trust/issuers.json": json.dumps(issuers).encode()}
        for kid, shards in (revoked or {}).items():
            for shard, ctis in shards.items():
                files[f"trust/revoked/{kid.hex()}/{shard}.bin"] = ctis
        self.publish_files(files)

    def publish_files(self, files: Mapping[str, bytes]) -> None:
        self.sign_targets(files)
        self.sign_snapshot()
        self.sign_timestamp()

    def sign_targets(
        self, files: Mapping[str, bytes], *, signers: Sequence[KeyPair] | None = None
    ) -> None:
        self.version["targets"] += 1
        targets = Targets(
            version=self.version["targets"],
            expires=self.until("targets"),
            delegations=self._delegations() if self.sites else None,
        )
        self._write_targets(targets, files)
        self.write(targets, self.keys["targets"] if signers is None else signers)

    def sign_site(
        self,
        site: str,
        files: Mapping[str, bytes],
        *,
        signer: KeyPair | None = None,
        version: int | None = None,
    ) -> None:
        """A site's metadata; `publish_online` makes it known. Paths are whole ones."""
        role = f"settings-{site}"
        self.version[role] = self.version.get(role, 0) + 1 if version is None else version
        targets = Targets(version=self.version[role], expires=self.until("targets"))
        self._write_targets(targets, files)
        self.write(targets, [signer or self.sites[site]], role)

    def publish_online(self) -> None:
        self.sign_snapshot()
        self.sign_timestamp()

    def _write_targets(self, targets: Targets, files: Mapping[str, bytes]) -> None:
        for path, data in files.items():
            target = TargetFile.from_data(path, data, ["sha256"])
            targets.targets[path] = target
            self.target(target).parent.mkdir(parents=True, exist_ok=True)
            self.target(target).write_bytes(data)

    def _delegations(self) -> Delegations:
        keys = {site: SM2Signer(pair).public_key for site, pair in self.sites.items()}
        roles = {
            f"settings-{site}": DelegatedRole(
                f"settings-{site}", [key.keyid], 1, terminating=True, paths=[f"settings/{site}/*"]
            )
            for site, key in keys.items()
        }
        return Delegations({key.keyid: key for key in keys.values()}, roles)

    def sign_snapshot(
        self, targets_version: int | None = None, *, signers: Sequence[KeyPair] | None = None
    ) -> None:
        """A snapshot that names these targets; None: the newest."""
        version = self.version["targets"] if targets_version is None else targets_version
        path = self.metadata("targets", version)
        known = path.is_file()
        named = (
            MetaFile.from_data(version, path.read_bytes(), ["sha256"])
            if known
            else MetaFile(version)
        )
        self.version["snapshot"] += 1
        snapshot = Snapshot(
            version=self.version["snapshot"],
            expires=self.until("snapshot"),
            meta={"targets.json": named, **self._of_sites()},
        )
        self.write(snapshot, self.keys["snapshot"] if signers is None else signers)

    def _of_sites(self) -> dict[str, MetaFile]:
        return {
            f"{role}.json": MetaFile.from_data(
                version, self.metadata(role, version).read_bytes(), ["sha256"]
            )
            for role, version in self.version.items()
            if role.startswith("settings-")
        }

    def sign_timestamp(
        self, snapshot_version: int | None = None, *, signers: Sequence[KeyPair] | None = None
    ) -> None:
        """A timestamp that names this snapshot; None: the newest."""
        version = self.version["snapshot"] if snapshot_version is None else snapshot_version
        data = self.metadata("snapshot", version).read_bytes()
        self.version["timestamp"] += 1
        timestamp = Timestamp(
            version=self.version["timestamp"],
            expires=self.until("timestamp"),
            snapshot_meta=MetaFile.from_data(version, data, ["sha256"]),
        )
        self.write(timestamp, self.keys["timestamp"] if signers is None else signers)

    def write(self, signed: Signed, signers: Sequence[KeyPair], role: str | None = None) -> None:
        metadata: Metadata[Any] = Metadata(signed)
        for pair in signers:
            metadata.sign(SM2Signer(pair), append=True)
        self.metadata(role or signed.type, signed.version).write_bytes(metadata.to_bytes())

    def metadata(self, role: str, version: int) -> Path:
        name = f"{role}.json" if role == "timestamp" else f"{version}.{role}.json"
        return self.site / "metadata" / name

    def target(self, target: TargetFile) -> Path:
        folder, _, name = target.path.rpartition("/")
        return self.site / "targets" / folder / f"{target.hashes['sha256']}.{name}"

    def served(self, path: str, role: str = "targets") -> Path:
        """The file that is served for the target `path` now."""
        folder, _, name = path.rpartition("/")
        data = self.metadata(role, self.version[role]).read_bytes()
        digest = json.loads(data)["signed"]["targets"][path]["hashes"]["sha256"]
        return self.site / "targets" / folder / f"{digest}.{name}"

    def until(self, role: str) -> datetime:
        return datetime.fromtimestamp(self.now + self.lives[role], UTC)
