"""The sites that sign settings, as a home has them: for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

from tuf.api.metadata import Delegations, Targets

from kiosk.settings.site import SETTINGS_FOLDER
from kiosk.trust.authority import metadata
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.repository import Repository

_DAY: Final = 86_400
_WARN_DAYS: Final = 21


def describe(repository: Repository, now: int) -> list[dict[str, Any]]:
    """Whose keys sign for which site, and what was signed last. `now`: Unix seconds."""
    own = repository.offline.sites.delegations() if repository.is_offline else None
    published = _published(repository)
    known = {**_roles(published), **_roles(own)}
    return [
        {
            "site": role.removeprefix(f"{SETTINGS_FOLDER}-"),
            "threshold": entry["threshold"],
            "keys": entry["keys"],
            "published": _roles(published).get(role) == entry,
            **_signed(repository, role, now),
        }
        for role, entry in sorted(known.items())
    ]


def lines(described: list[dict[str, Any]]) -> Iterator[str]:
    """The same, for people."""
    for site in described:
        new = "" if site["published"] else "; not published as it is now"
        said = (
            f"version {site['version']}, {site['files']} file(s), {site['days_left']} days left"
            if site["version"] is not None
            else "nothing signed here"
        )
        rule = f"{site['threshold']} of {', '.join(site['keys'])}"
        yield f"settings of {site['site']}: {rule}; {said}{new}"


def warnings(repository: Repository, now: int) -> Iterator[str]:
    """Settings that somebody has to sign again soon; terminals keep what they have meanwhile."""
    for site in describe(repository, now) if repository.is_online else ():
        left = site["days_left"]
        if left is not None and left < _WARN_DAYS:
            yield f"settings of {site['site']} expire in {left} days"


def summary(targets: Targets) -> Iterator[str]:
    """Whom somebody who signs targets lets sign settings."""
    for role, entry in sorted(_roles(targets.delegations).items()):
        yield f"  {role}: {entry['threshold']} of {', '.join(entry['keys'])} for {entry['paths']}"


def _published(repository: Repository) -> Delegations | None:
    if repository.is_offline:
        signed = repository.offline.targets()
    else:
        signed = repository.online.newest(Targets)
    return None if signed is None else signed.signed.delegations


def _roles(delegations: Delegations | None) -> Mapping[str, dict[str, Any]]:
    if delegations is None or delegations.roles is None:
        return {}
    return {
        name: {
            "threshold": role.threshold,
            "keys": [metadata.name_of(delegations.keys[keyid]) for keyid in role.keyids],
            "paths": ", ".join(role.paths or ()),
        }
        for name, role in delegations.roles.items()
    }


def _signed(repository: Repository, role: str, now: int) -> dict[str, Any]:
    newest = None
    if repository.is_online:
        with suppress(AuthorityError):  # damaged here; what is served may be sound
            newest = repository.online.sites.newest(role)
    if newest is None:
        return {"version": None, "expires": None, "days_left": None, "files": None}
    signed = newest.signed
    return {
        "version": signed.version,
        "expires": int(signed.expires.timestamp()),
        "days_left": metadata.seconds_left(signed, now) // _DAY,
        "files": len(signed.targets),
    }
