"""The sites that sign settings for their own terminals: whose keys targets delegates to.

Each gets the paths `settings/<site>/*` and nothing else. Who holds its key can change how the site's
terminals behave, within what `kiosk.settings.fleet` lets settings say; not what any terminal trusts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from tuf.api.metadata import DelegatedRole, Delegations

from kiosk.settings.site import SETTINGS_FOLDER, role_of
from kiosk.trust.authority import files
from kiosk.trust.authority.ceremony import named
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.metadata import KEY_NAME
from kiosk.trust.reading import NotThisFormError, load_object, need_integer, need_list, need_text
from kiosk.trust.sm2_key import SM2Key

_SITE: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
_LARGEST_ENTRY: Final = 64 << 10


def checked(site: str) -> str:
    """The name of a site. Raises AuthorityError: it is none."""
    if not _SITE.fullmatch(site):
        raise AuthorityError("a site's name has 1 to 32 of a to z, 0 to 9 and -")
    return site


def to_entry(site: str, key: SM2Key) -> dict[str, Any]:
    """What a site's people bring to the offline machine: nothing secret."""
    return {"site": site, "name": key.unrecognized_fields[KEY_NAME], "public_key": _point(key)}


def read_entry(path: Path) -> tuple[str, SM2Key]:
    """The site and the key of an entry. Raises AuthorityError."""
    try:
        with path.open("rb") as file:
            members = load_object(file.read(_LARGEST_ENTRY))
        return checked(need_text(members.get("site"), "site")), _key(members)
    except OSError as error:
        raise AuthorityError(f"{path}: {error.strerror}") from None
    except NotThisFormError as error:
        raise AuthorityError(f"{path}: {error}") from None


class Sites:
    """Those of one home, in a file of their own until they are published."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sites = _load(path)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self._sites))

    def admit(self, site: str, keys: Iterable[SM2Key], threshold: int) -> None:
        """Give a site these keys, in place of those that it had.

        Raises:
            AuthorityError: `threshold` of them cannot sign.
        """
        by_id = {key.keyid: key for key in keys}
        if not 1 <= threshold <= len(by_id):
            raise AuthorityError(f"{threshold} of {len(by_id)} keys cannot sign")
        self._sites[checked(site)] = (tuple(by_id.values()), threshold)
        self._save()

    def remove(self, site: str) -> None:
        """Raises AuthorityError: there is no such site."""
        if self._sites.pop(site, None) is None:
            raise AuthorityError(f"site {site} is not in the list")
        self._save()

    def delegations(self) -> Delegations | None:
        """As targets metadata has it; None without a site."""
        if not self._sites:
            return None
        roles = {
            role_of(site): DelegatedRole(
                role_of(site),
                [key.keyid for key in keys],
                threshold,
                terminating=True,
                paths=[f"{SETTINGS_FOLDER}/{site}/*"],
            )
            for site, (keys, threshold) in sorted(self._sites.items())
        }
        every = {key.keyid: key for keys, _ in self._sites.values() for key in keys}
        return Delegations(dict(every), roles)

    def _save(self) -> None:
        content = {
            site: {"threshold": threshold, "keys": [to_entry(site, key) for key in keys]}
            for site, (keys, threshold) in sorted(self._sites.items())
        }
        files.write(self._path, (json.dumps(content, indent=1) + "\n").encode())


def _load(path: Path) -> dict[str, tuple[tuple[SM2Key, ...], int]]:
    try:
        return {
            checked(site): (
                tuple(_key(entry) for entry in need_list(members.get("keys"), "keys")),
                need_integer(members.get("threshold"), "threshold", smallest=1),
            )
            for site, members in load_object(path.read_bytes()).items()
        }
    except FileNotFoundError:
        return {}
    except (NotThisFormError, AttributeError) as error:
        raise AuthorityError(f"{path}: {error}") from None


def _key(members: Mapping[str, Any]) -> SM2Key:
    name = need_text(members.get("name"), "name")
    try:
        public = bytes.fromhex(need_text(members.get("public_key"), "public_key"))
        return named(SM2Key.from_public(public), name)
    except ValueError:
        raise NotThisFormError("public_key: not 04, X, Y of a point of the curve") from None


def _point(key: SM2Key) -> str:
    point: str = key.keyval["public"]
    return point
