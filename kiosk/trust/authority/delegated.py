"""What delegated roles sign, on the online machine: signed, named by the next snapshot, placed.

Signed where such a role's key is: on the online machine, or there with a key that somebody brings. The
server's keys alone cannot: terminals believe by the keys that targets names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Final

from tuf.api.metadata import Metadata, MetaFile, Snapshot, TargetFile, Targets

from kiosk.trust.authority import metadata, transfer
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.keyring import Keyring
from kiosk.trust.authority.layout import Layout
from kiosk.trust.authority.policy import moment

_DAY: Final = 86_400


class Delegated:
    """The delegated roles' metadata and files that the online machine has."""

    def __init__(self, own: Layout, keyring: Keyring) -> None:
        self.own = own
        self._keyring = keyring

    def newest(self, role: str) -> Metadata[Targets] | None:
        """What was signed last by this role."""
        versions = self.own.versions(role)
        return metadata.read(self.own.metadata(role, versions[-1]), Targets) if versions else None

    def sign(
        self,
        targets: Targets,
        role: str,
        named: Mapping[str, TargetFile],
        now: int,
        *,
        who: str,
        whose: str,
        days: int,
        announced: Iterable[Snapshot] = (),
    ) -> Metadata[Targets]:
        """Sign files, so that `named` names them; `keep` it once they are all in `own`.

        Args:
            targets: those that are served; they say whose keys sign for the role.
            role: whose.
            named: by path in the repository; all there is from now on.
            now: Unix seconds.
            who: the role, in words.
            whose: the same with an apostrophe.
            days: until somebody has to sign again.
            announced: snapshots, whose versions are not used again.

        Raises:
            AuthorityError: no such role, or too few of its keys are here.
        """
        delegations = targets.delegations
        allowed = ((delegations and delegations.roles) or {}).get(role)
        if allowed is None or delegations is None:
            raise AuthorityError(
                f"{who} is not in the targets that are served: admit it offline, and publish"
            )
        before = self.own.versions(role)[-1:]
        used = [
            each.meta[f"{role}.json"].version for each in announced if f"{role}.json" in each.meta
        ]
        made = Metadata(
            Targets(
                version=1 + max([0, *before, *used]),
                expires=moment(now + days * _DAY),
                targets=dict(named),
            )
        )
        metadata.sign(made, self._keyring.signers(allowed.keyids))
        result = targets.get_verification_result(role, made.signed_bytes, made.signatures)
        if not result:
            names = ", ".join(metadata.name_of(key) for key in result.unsigned.values())
            raise AuthorityError(f"{result.missing} more of {whose} keys needed here: {names}")
        return made

    def keep(self, role: str, made: Metadata[Targets]) -> None:
        """From now on it is the newest: the next snapshot names it, and `place` serves it."""
        transfer.place_metadata(self.own, role, made.signed.version, made.to_bytes())

    def named(self, announced: Iterable[Snapshot]) -> dict[str, MetaFile]:
        """What a snapshot says of the roles: all that any before it has said, or something newer.

        Terminals refuse a snapshot, and the trust list with it, that lacks what the one before had:
        so what a lost or restored home does not know is taken over from what is served.
        """
        found: dict[str, MetaFile] = {}
        for snapshot in announced:
            for name, meta in snapshot.meta.items():
                if name != "targets.json" and meta.version > _version(found.get(name)):
                    found[name] = meta
        for role in self.own.delegated_roles():
            version, name = self.own.versions(role)[-1], f"{role}.json"
            if version > _version(found.get(name)):
                data = metadata.read_bytes(self.own.metadata(role, version))
                found[name] = MetaFile.from_data(version, data, ["sha256"])
        return found

    def place(self, place: Layout) -> None:
        """Put the newest of every role on the server, files first.

        What is damaged or gone here is left to its role to publish again: the trust list, which goes
        out by the same command, does not wait for it.
        """
        for role in self.own.delegated_roles():
            version = self.own.versions(role)[-1]
            with suppress(AuthorityError, FileNotFoundError):
                data = metadata.read_bytes(self.own.metadata(role, version))
                transfer.place_targets(self.own, place, metadata.parse(data, Targets, role).signed)
                transfer.place_metadata(place, role, version, data)


def _version(meta: MetaFile | None) -> int:
    return 0 if meta is None else meta.version
