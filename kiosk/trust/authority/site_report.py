"""Who signs settings and releases, as a home has them: for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

from tuf.api.metadata import Delegations, Targets

from kiosk.settings.site import SETTINGS_FOLDER
from kiosk.trust.authority import metadata
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.release_keys import ROLE
from kiosk.trust.authority.repository import Repository

_DAY: Final = 86_400
_WARN_DAYS: Final = 21
_WARN_DAYS_OF_RELEASES: Final = 8
_SETTINGS: Final = f"{SETTINGS_FOLDER}-"


def describe(repository: Repository, now: int) -> list[dict[str, Any]]:
    """Whose keys sign for which site, and what was signed last. `now`: Unix seconds."""
    return [
        {"site": role.removeprefix(_SETTINGS), **entry}
        for role, entry in _described(repository, now).items()
        if role.startswith(_SETTINGS)
    ]


def describe_releases(repository: Repository, now: int) -> dict[str, Any] | None:
    """The same of the vendor; None: nobody signs releases."""
    return _described(repository, now).get(ROLE)


def lines(described: list[dict[str, Any]], releases: dict[str, Any] | None) -> Iterator[str]:
    """The same, for people."""
    for site in described:
        yield _line(f"settings of {site['site']}", site)
    if releases is not None:
        yield _line(ROLE, releases)


def warnings(repository: Repository, now: int) -> Iterator[str]:
    """What somebody has to sign again soon; terminals keep what they have meanwhile."""
    if not repository.is_online:
        return
    for site in describe(repository, now):
        yield from _warning(f"settings of {site['site']}", site, _WARN_DAYS)
    releases = describe_releases(repository, now)
    if releases is not None:
        yield from _warning(ROLE, releases, _WARN_DAYS_OF_RELEASES)


def _described(repository: Repository, now: int) -> dict[str, dict[str, Any]]:
    own = repository.offline.delegations() if repository.is_offline else None
    published = _roles(_published(repository))
    known = {**published, **_roles(own)}
    return {
        role: {
            "threshold": entry["threshold"],
            "keys": entry["keys"],
            "published": published.get(role) == entry,
            **_signed(repository, role, now),
        }
        for role, entry in sorted(known.items())
    }


def _line(what: str, entry: Mapping[str, Any]) -> str:
    new = "" if entry["published"] else "; not published as it is now"
    said = (
        f"version {entry['version']}, {entry['files']} file(s), {entry['days_left']} days left"
        if entry["version"] is not None
        else "nothing signed here"
    )
    rule = f"{entry['threshold']} of {', '.join(entry['keys'])}"
    return f"{what}: {rule}; {said}{new}"


def _warning(what: str, entry: Mapping[str, Any], days: int) -> Iterator[str]:
    left = entry["days_left"]
    if left is not None and left < days:
        yield f"{what} expire in {left} days"


def summary(targets: Targets) -> Iterator[str]:
    """Whom somebody who signs targets lets sign settings and releases."""
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
            newest = repository.online.delegated.newest(role)
    if newest is None:
        return {"version": None, "expires": None, "days_left": None, "files": None}
    signed = newest.signed
    return {
        "version": signed.version,
        "expires": int(signed.expires.timestamp()),
        "days_left": metadata.seconds_left(signed, now) // _DAY,
        "files": len(signed.targets),
    }
