"""The demo province's trust distribution: a home and a site, made and published by the authority's tools.

The keys are real and the signatures are too; only the passphrase is known to everybody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.demo.authority import Authority
from kiosk.trust.authority import issuers
from kiosk.trust.authority.home import Home
from kiosk.trust.authority.keyfile import ScryptCost
from kiosk.trust.authority.online import Served
from kiosk.trust.authority.policy import Policy
from kiosk.trust.authority.repository import Repository

CHEAP = ScryptCost(n=2**4)
"""Of opening a key: there is nothing to guess here, and a demo should start at once."""

_PASSPHRASE = "known to everybody"  # noqa: S105 - as it says


class DemoTrustSite:
    """A trust repository for some demo authorities, as one machine with all keys would have it.

    Args:
        folder: for `home` and `site`; what an earlier run left there is taken up.
        authorities: whose keys are published.
        clock_now: the authority's clock, Unix seconds.
        policy: lifetimes, and what terminals go by.
        cost: of opening a key.
    """

    def __init__(
        self,
        folder: Path,
        authorities: Sequence[Authority],
        *,
        clock_now: Callable[[], int],
        policy: Policy | None = None,
        cost: ScryptCost = CHEAP,
    ) -> None:
        self._authorities = list(authorities)
        self._now = clock_now
        self.site = folder / "site"
        home = folder / "home"
        if (home / Home.SETTINGS).is_file():
            self.repository = Repository.open(home, _passphrase)
        else:
            self.repository = Repository.create(
                home, _passphrase, now=clock_now(), policy=policy, cost=cost
            )

    @property
    def root(self) -> Path:
        """The root that terminals are enrolled with."""
        return self.repository.root_path

    def publish(self) -> Served:
        """Serve the authorities' keys and cancelled cards as they are now."""
        register = self.repository.offline.register
        known = {key.public_key: key for key in register.keys}
        for authority in self._authorities:
            entry = authority.trust_entry()
            key = issuers.read_entry(entry)
            if known.get(key.public_key) != key:
                self.repository.add_issuer(entry, replace=key.public_key in known)
            for kid, ctis in authority.revocations().items():
                self.repository.revoke(bytes.fromhex(kid), map(bytes.fromhex, ctis))
        served = self.repository.publish(self.site, self._now())
        assert isinstance(served, Served), served  # noqa: S101 - the home has every key
        return served

    def revoke(self, authority: Authority, cti: bytes) -> None:
        """Cancel a credential (8 bytes); `publish` makes it known."""
        authority.revoke(cti)

    def resign(self) -> Served:
        """A new timestamp, as the online machine makes on its own."""
        return self.repository.resign(self.site, self._now())


def _passphrase(_name: str) -> str:
    return _PASSPHRASE
