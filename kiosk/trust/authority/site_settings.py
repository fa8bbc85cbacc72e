"""Signing the settings of a site, and having them on the server under the next snapshot.

Signed where a site's key is: on the online machine, or there with a key that somebody brings. The
server's keys alone cannot: terminals believe settings by the site's key, which targets names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from tuf.api.metadata import Metadata, MetaFile, Snapshot, TargetFile, Targets

from kiosk.settings import fleet
from kiosk.settings.site import SETTINGS_FOLDER, role_of
from kiosk.trust.authority import files, metadata, transfer
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.keyring import Keyring
from kiosk.trust.authority.layout import Layout
from kiosk.trust.authority.policy import moment

_DAY: Final = 86_400
_NAME: Final = re.compile(
    r"site\.toml|group-[a-z0-9][a-z0-9-]{0,31}\.toml|terminal-[A-Za-z0-9-]{1,16}\.toml"
)


def read_folder(folder: Path) -> dict[str, bytes]:
    """The settings in a folder by file name, each of which a terminal would take by itself.

    Raises:
        AuthorityError: one is not, or has another name; says which keys are wrong, never values.
    """
    contents: dict[str, bytes] = {}
    for path in sorted(folder.iterdir()):
        if not _NAME.fullmatch(path.name):
            raise AuthorityError(f"{path}: not site.toml, group-NAME.toml or terminal-ID.toml")
        with path.open("rb") as file:
            contents[path.name] = file.read(fleet.LARGEST + 1)
        problems = fleet.parse(contents[path.name])
        if isinstance(problems, tuple):
            raise AuthorityError(f"{path}: {'; '.join(problems)}")
    return contents


class SiteSettings:
    """The sites' metadata and files that the online machine has."""

    def __init__(self, own: Layout, keyring: Keyring) -> None:
        self._own = own
        self._keyring = keyring

    def newest(self, role: str) -> Metadata[Targets] | None:
        """What was signed last for the site with this role."""
        versions = self._own.versions(role)
        return metadata.read(self._own.metadata(role, versions[-1]), Targets) if versions else None

    def sign(
        self,
        targets: Targets,
        site: str,
        contents: Mapping[str, bytes],
        now: int,
        *,
        days: int,
        announced: Iterable[Snapshot] = (),
    ) -> Metadata[Targets]:
        """Sign a site's files, so that `named` names them and `place` serves them.

        Args:
            targets: those that are served; they say whose keys sign for the site.
            site: its name.
            contents: by file name; all there is from now on.
            now: Unix seconds.
            days: until somebody has to sign again.
            announced: snapshots, whose versions are not used again.

        Raises:
            AuthorityError: no such site, or too few of its keys are here.
        """
        role = role_of(site)
        delegations = targets.delegations
        allowed = ((delegations and delegations.roles) or {}).get(role)
        if allowed is None or delegations is None:
            raise AuthorityError(
                f"site {site} is not in the targets that are served: admit it offline, and publish"
            )
        before = self._own.versions(role)[-1:]
        used = [
            each.meta[f"{role}.json"].version for each in announced if f"{role}.json" in each.meta
        ]
        named = {f"{SETTINGS_FOLDER}/{site}/{name}": data for name, data in contents.items()}
        made = Metadata(
            Targets(
                version=1 + max([0, *before, *used]),
                expires=moment(now + days * _DAY),
                targets={
                    path: TargetFile.from_data(path, data, ["sha256"])
                    for path, data in named.items()
                },
            )
        )
        metadata.sign(made, self._keyring.signers(allowed.keyids))
        result = targets.get_verification_result(role, made.signed_bytes, made.signatures)
        if not result:
            names = ", ".join(metadata.name_of(key) for key in result.unsigned.values())
            raise AuthorityError(f"{result.missing} more of the site's keys needed here: {names}")
        for path, data in named.items():
            place = self._own.target(made.signed.targets[path])
            files.make_folder(place.parent)
            files.write(place, data)
        transfer.place_metadata(self._own, role, made.signed.version, made.to_bytes())
        return made

    def named(self, announced: Iterable[Snapshot]) -> dict[str, MetaFile]:
        """What a snapshot says of the sites: all that any before it has said, or something newer.

        Terminals refuse a snapshot, and the trust list with it, that lacks what the one before had:
        so what a lost or restored home does not know is taken over from what is served.
        """
        found: dict[str, MetaFile] = {}
        for snapshot in announced:
            for name, meta in snapshot.meta.items():
                if name != "targets.json" and meta.version > _version(found.get(name)):
                    found[name] = meta
        for role in self._own.site_roles():
            version, name = self._own.versions(role)[-1], f"{role}.json"
            if version > _version(found.get(name)):
                data = metadata.read_bytes(self._own.metadata(role, version))
                found[name] = MetaFile.from_data(version, data, ["sha256"])
        return found

    def place(self, place: Layout) -> None:
        """Put the newest of every site on the server, files first.

        What is damaged or gone here is left to its site to publish again: the trust list, which goes
        out by the same command, does not wait for it.
        """
        for role in self._own.site_roles():
            version = self._own.versions(role)[-1]
            with suppress(AuthorityError, FileNotFoundError):
                data = metadata.read_bytes(self._own.metadata(role, version))
                transfer.place_targets(self._own, place, metadata.parse(data, Targets, role).signed)
                transfer.place_metadata(place, role, version, data)


def _version(meta: MetaFile | None) -> int:
    return 0 if meta is None else meta.version
