"""The sites that sign settings for their own terminals: whose keys targets delegates to.

Each gets the paths `settings/<site>/*` and nothing else. Who holds its key can change how the site's
terminals behave, within what `kiosk.settings.fleet` lets settings say; not what any terminal trusts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from kiosk.settings.site import SETTINGS_FOLDER, role_of
from kiosk.trust.authority import delegates, files
from kiosk.trust.authority.delegates import Delegate, Signers
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.reading import NotThisFormError, load_object, need_text
from kiosk.trust.sm2_key import SM2Key

_SITE: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")


def checked(site: str) -> str:
    """The name of a site. Raises AuthorityError: it is none."""
    if not _SITE.fullmatch(site):
        raise AuthorityError("a site's name has 1 to 32 of a to z, 0 to 9 and -")
    return site


def to_entry(site: str, key: SM2Key) -> dict[str, Any]:
    """What a site's people bring to the offline machine: nothing secret."""
    return {"site": site, **delegates.to_entry(key)}


def read_entry(path: Path) -> tuple[str, SM2Key]:
    """The site and the key of an entry. Raises AuthorityError."""
    try:
        members = delegates.read_members(path)
        return checked(need_text(members.get("site"), "site")), delegates.key_of(members)
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
        signers = Signers.of(keys, threshold)
        self._sites[checked(site)] = signers
        self._save()

    def remove(self, site: str) -> None:
        """Raises AuthorityError: there is no such site."""
        if self._sites.pop(site, None) is None:
            raise AuthorityError(f"site {site} is not in the list")
        self._save()

    def delegates(self) -> tuple[Delegate, ...]:
        """As targets metadata is to have them."""
        return tuple(
            Delegate(role_of(site), f"{SETTINGS_FOLDER}/{site}/*", signers)
            for site, signers in sorted(self._sites.items())
        )

    def _save(self) -> None:
        content = {
            site: {
                "threshold": signers.threshold,
                "keys": [to_entry(site, key) for key in signers.keys],
            }
            for site, signers in sorted(self._sites.items())
        }
        files.write(self._path, (json.dumps(content, indent=1) + "\n").encode())


def _load(path: Path) -> dict[str, Signers]:
    try:
        return {
            checked(site): Signers.read(members)
            for site, members in load_object(path.read_bytes()).items()
        }
    except FileNotFoundError:
        return {}
    except (NotThisFormError, AttributeError) as error:
        raise AuthorityError(f"{path}: {error}") from None
