"""One home's tools together: what the command line, the demo and the tests call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tuf.api.metadata import Metadata, Targets

from kiosk.settings.site import role_of
from kiosk.trust.authority import ceremony, issuers, sites
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.history import GRACE_SECONDS
from kiosk.trust.authority.home import Home
from kiosk.trust.authority.keyfile import ScryptCost
from kiosk.trust.authority.keyring import Keyring, Passphrases
from kiosk.trust.authority.metadata import Wanting
from kiosk.trust.authority.offline import Offline
from kiosk.trust.authority.online import Online, Served
from kiosk.trust.authority.policy import OFFLINE_ROLES, ONLINE_ROLES, KeyPlans, Policy
from kiosk.trust.authority.release_keys import ROLE
from kiosk.trust.authority.release_publication import ReleasePublication
from kiosk.trust.authority.rotation import Change, rotate
from kiosk.trust.sm2_key import SM2Key
from kiosk.trust.trust_list import IssuerKey


class Repository:
    """The repository as one machine sees it: offline, online, or both in one home.

    Times are Unix seconds. All methods raise AuthorityError for what the operator can put right, and OSError
    for what the disk does. One thread at a time.
    """

    def __init__(
        self, home: Home, keyring: Keyring, *, prune_after_seconds: int = GRACE_SECONDS
    ) -> None:
        self.home = home
        self._keyring = keyring
        self._prune_after = prune_after_seconds

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrases: Passphrases,
        *,
        now: int,
        policy: Policy | None = None,
        plans: KeyPlans | None = None,
        online_folder: Path | None = None,
        cost: ScryptCost | None = None,
        prune_after_seconds: int = GRACE_SECONDS,
    ) -> Repository:
        """Make keys and the first root; see `ceremony.begin` for the arguments."""
        keyring = ceremony.begin(
            folder,
            passphrases,
            now=now,
            policy=policy,
            plans=plans,
            online_folder=online_folder,
            cost=cost,
        )
        return cls(Home.open(folder), keyring, prune_after_seconds=prune_after_seconds)

    @classmethod
    def open(
        cls,
        folder: Path,
        passphrases: Passphrases,
        *,
        new_passphrases: Passphrases | None = None,
        more_keys: Iterable[Path] = (),
        prune_after_seconds: int = GRACE_SECONDS,
    ) -> Repository:
        """The repository of a home; keys that are elsewhere can be named."""
        home = Home.open(folder)
        keyring = Keyring.of(
            home.keys, passphrases, new_passphrases=new_passphrases, more=more_keys
        )
        return cls(home, keyring, prune_after_seconds=prune_after_seconds)

    @property
    def offline(self) -> Offline:
        return Offline(self.home, self._keyring)

    @property
    def online(self) -> Online:
        return Online(self.home, self._keyring, prune_after_seconds=self._prune_after)

    @property
    def is_offline(self) -> bool:
        """Whether this home signs for the offline roles."""
        return self.home.publication.is_dir()

    @property
    def is_online(self) -> bool:
        """Whether this home signs for the online roles."""
        return self.home.served.is_dir()

    @property
    def root_path(self) -> Path:
        """The newest root: what terminals are enrolled with."""
        return (self.offline if self.is_offline else self.online).roots.path

    def has_key(self, keyid: str) -> bool:
        """Whether the file of a key is within reach."""
        return self._keyring.holds(keyid)

    def add_issuer(self, entry: Mapping[str, Any], *, replace: bool = False) -> IssuerKey:
        """Add an entry (see `issuers.read_entry`), or replace that of the same public key."""
        key = issuers.read_entry(entry)
        with self.home.locked():
            self._need_offline().register.add(key, replace=replace)
        return key

    def remove_issuer(self, kid: bytes) -> tuple[IssuerKey, ...]:
        """Take out the issuers with this kid. What was cancelled is kept, should they return."""
        with self.home.locked():
            return self._need_offline().register.remove(kid)

    def revoke(self, kid: bytes, ctis: Iterable[bytes], *, force: bool = False) -> int:
        """Cancel cards (8 bytes each) of the key `kid`, from the next publication on.

        Args:
            kid: 8 bytes.
            ctis: known ones among them or not.
            force: also for a key that is not in the list of issuers.

        Returns:
            How many wait now that did not before.
        """
        with self.home.locked():
            offline = self._need_offline()
            if not force and not offline.register.find(kid):
                raise AuthorityError(f"key {kid.hex()} is not in the list of issuers")
            return offline.cancellations.add(kid, ctis)

    def sign_offline(self, now: int, *, anew: bool = False) -> Metadata[Targets] | Wanting:
        """Sign issuers and cancellations; see `Offline.publish`."""
        with self.home.locked():
            return self._need_offline().publish(now, anew=anew)

    def write_bundle(self, folder: Path) -> None:
        """Copy what was signed offline into `folder`, for the online machine."""
        with self.home.locked():
            self._need_offline().write_bundle(folder)

    def serve(self, site: Path, now: int, *, source: Path | None = None) -> Served:
        """Put a bundle on the site, or sign anew for what is on it; see `Online.publish`."""
        if not self.is_online:
            raise AuthorityError(_not_for(self.home, ONLINE_ROLES))
        with self.home.locked():
            return self.online.publish(site, now, source=source)

    def make_site_key(self, site: str, *, cost: ScryptCost | None = None) -> SM2Key:
        """A key in this home for the settings of a site, to be admitted offline."""
        name = role_of(sites.checked(site))
        with self.home.locked():
            passphrase = self._keyring.new_passphrase(name)
            return ceremony.new_key(self.home.keys, name, passphrase, self._keyring, cost)

    def admit_site(self, site: str, keys: Iterable[SM2Key], *, threshold: int = 1) -> None:
        """Have the settings of a site signed by these keys, from the next publication on."""
        with self.home.locked():
            self._need_offline().sites.admit(site, keys, threshold)

    def remove_site(self, site: str) -> None:
        """No longer; terminals keep what they have."""
        with self.home.locked():
            self._need_offline().sites.remove(site)

    def publish_settings(
        self, folder: Path, site: str, contents: Mapping[str, bytes], now: int, *, days: int = 90
    ) -> Served:
        """Serve a site's settings (by file name) in `folder`; see `Online.publish_settings`."""
        if not self.is_online:
            raise AuthorityError(_not_for(self.home, ONLINE_ROLES))
        with self.home.locked():
            return self.online.publish_settings(folder, site, contents, now, days=days)

    def make_release_key(self, name: str = ROLE, *, cost: ScryptCost | None = None) -> SM2Key:
        """A key of the vendor's in this home, to be admitted offline. `name`: of its file, too."""
        checked = sites.checked(name)
        with self.home.locked():
            passphrase = self._keyring.new_passphrase(checked)
            return ceremony.new_key(self.home.keys, checked, passphrase, self._keyring, cost)

    def admit_release_keys(self, keys: Iterable[SM2Key], *, threshold: int = 1) -> None:
        """Have releases signed by these keys, from the next publication on."""
        with self.home.locked():
            self._need_offline().release_keys.admit(keys, threshold)

    def remove_release_keys(self) -> None:
        """No longer by anybody; terminals keep what they have."""
        with self.home.locked():
            self._need_offline().release_keys.remove()

    def publish_releases(
        self, folder: Path, publication: ReleasePublication, now: int, *, days: int = 30
    ) -> Served:
        """Serve the vendor's plan and releases in `folder`; see `Online.publish_releases`."""
        if not self.is_online:
            raise AuthorityError(_not_for(self.home, ONLINE_ROLES))
        with self.home.locked():
            return self.online.publish_releases(folder, publication, now, days=days)

    def publish(self, site: Path, now: int, *, anew: bool = False) -> Served | Wanting:
        """Both in one go, where one home has all keys."""
        signed = self.sign_offline(now, anew=anew)
        if isinstance(signed, Wanting):
            return signed
        return self.serve(site, now, source=self.home.publication)

    def resign(self, site: Path, now: int) -> Served:
        """A new timestamp, and a new snapshot when that is getting old."""
        return self.serve(site, now)

    def rotate_root(self, change: Change, now: int, *, anew: bool = False) -> Wanting | None:
        """Sign the next root; None if it has all signatures and is in force. See `rotation.rotate`."""
        with self.home.locked():
            return rotate(self._need_offline(), self.home, self._keyring, change, now, anew=anew)

    def _need_offline(self) -> Offline:
        if not self.is_offline:
            raise AuthorityError(_not_for(self.home, OFFLINE_ROLES))
        return self.offline


def _not_for(home: Home, roles: Iterable[str]) -> str:
    return f"{home.folder}: not the home of {' and '.join(roles)}"
