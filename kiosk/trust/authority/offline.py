"""The offline roles: root says whose keys count, targets says who issues cards and which are cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tuf.api.metadata import Delegations, Metadata, Root, TargetFile, Targets

from kiosk.trust.authority import delegates, files, issuers, metadata, transfer
from kiosk.trust.authority.cancellations import Cancellations
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.home import Home
from kiosk.trust.authority.issuers import Register
from kiosk.trust.authority.keyring import Keyring
from kiosk.trust.authority.layout import Layout
from kiosk.trust.authority.metadata import Wanting
from kiosk.trust.authority.release_keys import ReleaseKeys
from kiosk.trust.authority.roots import Roots
from kiosk.trust.authority.sites import Sites


class Offline:
    """What the machine without a network does."""

    def __init__(self, home: Home, keyring: Keyring) -> None:
        self._home = home
        self._keyring = keyring
        self._store = Layout(home.publication)
        self.cancellations = Cancellations(home)
        self.roots = Roots(self._store)

    @property
    def register(self) -> Register:
        """The issuers, published or not."""
        return Register(self._home.issuers)

    @property
    def sites(self) -> Sites:
        """The sites that may sign settings, published or not."""
        return Sites(self._home.sites)

    @property
    def release_keys(self) -> ReleaseKeys:
        """The keys that may sign releases, published or not."""
        return ReleaseKeys(self._home.release_keys)

    def delegations(self) -> Delegations | None:
        """To everybody who signs files of their own, published or not."""
        return delegates.delegations((*self.sites.delegates(), *self.release_keys.delegates()))

    def targets(self) -> Metadata[Targets] | None:
        """The newest that has its signatures."""
        versions = self._store.versions(Targets.type)
        if not versions:
            return None
        return metadata.read(self._store.metadata(Targets.type, versions[-1]), Targets)

    def published_issuers(self) -> bytes | None:
        """The `issuers.json` of `targets`."""
        published = self.targets()
        if published is None:
            return None
        return self._store.target(published.signed.targets[issuers.TARGET]).read_bytes()

    def publish(self, now: int, *, anew: bool = False) -> Metadata[Targets] | Wanting:
        """Sign the issuers and the cancelled cards as they are, or finish what waited for others.

        Args:
            now: Unix seconds.
            anew: drop what waits, and the signatures that others gave it, and sign another.

        Returns:
            The metadata; or what it wants, if the keys here do not suffice.

        Raises:
            AuthorityError: the root has expired or is itself wanting, or the clock is behind.
        """
        self.settle_root()
        root = self.roots.current().signed
        if metadata.expired(root, now):
            raise AuthorityError(f"root {root.version} has expired: rotate-root signs the next")
        published = self.targets()
        waiting = self._waiting_targets()
        if waiting.is_file() and not anew and not self._can_sign_alone(root):
            return self._settle_targets(waiting, now)
        version = published.signed.version + 1 if published else 1
        signers = self._keyring.signers(self._targets_keyids(published))
        targets = self._compose(version, now)
        metadata.sign(targets, signers)
        self.let_wait(Targets.type, version, targets.to_bytes())
        return self._settle_targets(waiting, now)

    def settle_root(self) -> Wanting | None:
        """Let the root that waits take over if it has its signatures; what it wants otherwise."""
        path = self._waiting_root()
        if not path.is_file():
            return None
        wanting = metadata.wanting_of_root(self.roots.current().signed, path)
        if wanting is None:
            self.roots.accept(metadata.read_bytes(path), path)
            self._tidy_waiting()
        return wanting

    def let_wait(self, role: str, version: int, data: bytes) -> None:
        """Put metadata, signed or not, where it waits for signatures."""
        files.make_folder(self._home.waiting, mode=0o700)
        files.write(self._home.waiting / f"{version}.{role}.json", data)
        self._tidy_waiting()

    def waiting(self) -> list[Wanting]:
        """What waits, for signatures or only for the next command. Changes nothing."""
        root, found = self.roots.current().signed, []
        path = self._waiting_root()
        if path.is_file():
            wanting = metadata.wanting_of_root(root, path)
            found.append(wanting or Wanting(Root.type, root.version + 1, path, 0, ()))
        path = self._waiting_targets()
        if path.is_file():
            wanting = metadata.wanting_of_targets(root, path)
            version = metadata.read(path, Targets).signed.version
            found.append(wanting or Wanting(Targets.type, version, path, 0, ()))
        return found

    def write_bundle(self, folder: Path) -> None:
        """Copy what the online machine needs into `folder`.

        Raises:
            AuthorityError: nothing has been published.
        """
        targets = self.targets()
        if targets is None:
            raise AuthorityError("nothing is signed yet")
        bundle = Layout(folder)
        bundle.make()
        transfer.place_targets(self._store, bundle, targets.signed)
        for version, data in self.roots.files().items():
            transfer.place_metadata(bundle, Root.type, version, data)
        version = targets.signed.version
        data = metadata.read_bytes(self._store.metadata(Targets.type, version))
        transfer.place_metadata(bundle, Targets.type, version, data)
        transfer.keep_only(bundle, targets.signed)

    def _compose(self, version: int, now: int) -> Metadata[Targets]:
        """Collect the target files in the publication, and name them in unsigned metadata."""
        register, policy = self.register, self._home.policy
        content = issuers.compose(
            register.keys, policy, now=now, published=self.published_issuers()
        )
        self.cancellations.fold(number=self._next_number())
        targets = {issuers.TARGET: TargetFile.from_data(issuers.TARGET, content)}
        path = self._store.target(targets[issuers.TARGET])
        files.make_folder(path.parent)
        files.write(path, content)
        sources = self.cancellations.targets({key.kid for key in register.keys})
        for name, source in sources.items():
            targets[name] = TargetFile.from_file(name, str(source))
        self._collect(targets, sources)
        expires = policy.lifetimes.expiry(Targets.type, now)
        return Metadata(
            Targets(
                version=version,
                expires=expires,
                targets=targets,
                delegations=self.delegations(),
            )
        )

    def _collect(self, targets: Mapping[str, TargetFile], sources: Mapping[str, Path]) -> None:
        for name, source in sources.items():
            target = targets[name]
            path, digest = self._store.target(target), target.hashes["sha256"]
            if not files.holds(path, length=target.length, digest=digest):
                files.make_folder(path.parent)
                files.copy_checked(source, path, length=target.length, digest=digest)

    def _next_number(self) -> int:
        """The number of this publication: counted before it begins, so that none is used twice."""
        path = self._home.folder / "publications"
        number = (int(path.read_text("ascii")) if path.is_file() else 0) + 1
        files.write(path, f"{number}\n".encode(), mode=files.PRIVATE)
        return number

    def _can_sign_alone(self, root: Root) -> bool:
        role = root.roles[Targets.type]
        return sum(self._keyring.holds(keyid) for keyid in role.keyids) >= role.threshold

    def _targets_keyids(self, published: Metadata[Targets] | None) -> list[str]:
        """Keys of the role; after a change of it, also those that terminals still go by."""
        root = self.roots.current().signed
        keyids = list(root.roles[Targets.type].keyids)
        if published is None or metadata.judge(root, published):
            return keyids
        for version in range(root.version - 1, 0, -1):
            older = self.roots.read(version).signed
            if metadata.judge(older, published):
                return [*keyids, *older.roles[Targets.type].keyids]
        return keyids

    def _settle_targets(self, path: Path, now: int) -> Metadata[Targets] | Wanting:
        wanting = metadata.wanting_of_targets(self.roots.current().signed, path)
        if wanting is not None:
            return wanting
        data = metadata.read_bytes(path)
        targets = metadata.parse(data, Targets, path)
        if metadata.expired(targets.signed, now):
            raise AuthorityError(f"{path}: expired while it waited; publish anew")
        if missing := transfer.missing_targets(self._store, targets.signed):
            raise AuthorityError(f"{path}: {missing[0]} is not in the publication; publish anew")
        transfer.place_metadata(self._store, Targets.type, targets.signed.version, data)
        self._tidy_waiting()
        transfer.keep_only(self._store, targets.signed)
        return targets

    def _waiting_root(self) -> Path:
        return self._home.waiting / f"{self.roots.version + 1}.{Root.type}.json"

    def _waiting_targets(self) -> Path:
        version = (self._store.versions(Targets.type) or [0])[-1] + 1
        return self._home.waiting / f"{version}.{Targets.type}.json"

    def _tidy_waiting(self) -> None:
        """Leave what still waits, and beside it the root in force: signers elsewhere judge by that."""
        waiting = {self._waiting_root(), self._waiting_targets()}
        beside = self._home.waiting / f"{self.roots.version}.{Root.type}.json"
        if any(path.is_file() for path in waiting):
            files.write(beside, metadata.read_bytes(self.roots.path))
            waiting.add(beside)
        files.remove(path for path in self._home.waiting.glob("*") if path not in waiting)
