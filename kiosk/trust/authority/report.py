"""What a home holds, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp

from kiosk.codes import sm3
from kiosk.trust.authority import issuers, metadata, site_report
from kiosk.trust.authority.metadata import Wanting
from kiosk.trust.authority.policy import OFFLINE_ROLES, ROLES
from kiosk.trust.authority.repository import Repository
from kiosk.trust.reading import load_object

_DAY = 86_400
_WARN_AT = 4  # a quarter of the lifetime


def describe(repository: Repository, now: int) -> dict[str, Any]:
    """Versions, expiries, keys, issuers, cancellations and what waits, as JSON has it.

    Args:
        repository: opened; no key is unlocked.
        now: Unix seconds.
    """
    root, data = (
        metadata.read(repository.root_path, Root),
        metadata.read_bytes(repository.root_path),
    )
    described: dict[str, Any] = {
        "root": {
            "path": str(repository.root_path),
            "sm3": sm3.digest(data).hex(),
            "sha256": sha256(data).hexdigest(),
        },
        "roles": [_role(repository, root.signed, role, now) for role in ROLES],
        "waiting": [],
        "issuers": None,
        "list": None,
        "sites": site_report.describe(repository, now),
        "releases": site_report.describe_releases(repository, now),
    }
    if repository.is_offline:
        offline = repository.offline
        described["waiting"] = [
            {
                "role": each.role,
                "version": each.version,
                "path": str(each.path),
                "signatures_wanted": each.count,
                "keys": list(each.names),
            }
            for each in offline.waiting()
        ]
        published = offline.published_issuers()
        listed = None if published is None else load_object(published)
        described["list"] = listed and {name: listed[name] for name in ("version", "issued")}
        described["issuers"] = list(_issuers(repository, listed))
    return described


def lines(described: Mapping[str, Any]) -> Iterator[str]:
    """The same, for people."""
    yield f"root to enrol with: {described['root']['path']}"
    yield f"  SM3     {_grouped(described['root']['sm3'])}"
    yield f"  SHA-256 {_grouped(described['root']['sha256'])}"
    for role in described["roles"]:
        yield _role_line(role)
        for key in role["keys"]:
            here = "here" if key["here"] else "elsewhere"
            yield f"    {key['name'] or 'key'}  {key['keyid'][:16]}  {here}"
    if described["issuers"] is not None:
        listed = described["list"]
        yield (
            f"issuers: list {listed['version']}, signed {_day(listed['issued'])}"
            if listed
            else "issuers: not published yet"
        )
        for issuer in described["issuers"]:
            yield _issuer_line(issuer)
    yield from site_report.lines(described["sites"], described["releases"])
    for each in described["waiting"]:
        wanting = Wanting(
            each["role"],
            each["version"],
            Path(each["path"]),
            each["signatures_wanted"],
            tuple(each["keys"]),
        )
        yield f"waiting: {wanting}"


def summary(signed: Root | Targets) -> Iterator[str]:
    """What somebody who signs puts their name to."""
    yield f"{signed.type} {signed.version}, expires {_day(int(signed.expires.timestamp()))}"
    if isinstance(signed, Root):
        for name in ROLES:
            role = signed.roles[name]
            keys = ", ".join(metadata.name_of(signed.keys[keyid]) for keyid in role.keyids)
            yield f"  {name}: {role.threshold} of {keys}"
    else:
        for name, target in signed.targets.items():
            yield f"  {name}  {target.length} bytes  {target.hashes.get('sha256', '')}"
        yield from site_report.summary(signed)


def warnings(repository: Repository, now: int) -> Iterator[str]:
    """What people have to sign again soon: a list that nobody signs stops every terminal."""
    lifetimes = repository.home.policy.lifetimes
    for role in OFFLINE_ROLES:
        signed = _newest(repository, role)
        if signed is None:
            continue
        left = metadata.seconds_left(signed.signed, now)
        if _WARN_AT * left < getattr(lifetimes, role):
            yield f"{role} {signed.signed.version} expires in {left // _DAY} days"
    yield from site_report.warnings(repository, now)


def _role(repository: Repository, root: Root, role: str, now: int) -> dict[str, Any]:
    signed = _newest(repository, role)
    entry = root.roles[role]
    return {
        "role": role,
        "version": signed.signed.version if signed else None,
        "expires": int(signed.signed.expires.timestamp()) if signed else None,
        "days_left": metadata.seconds_left(signed.signed, now) // _DAY if signed else None,
        "threshold": entry.threshold,
        "keys": [
            {
                "name": root.keys[keyid].unrecognized_fields.get(metadata.KEY_NAME),
                "keyid": keyid,
                "here": repository.has_key(keyid),
            }
            for keyid in entry.keyids
        ],
    }


def _newest(repository: Repository, role: str) -> Metadata[Any] | None:
    if role == Root.type:
        return metadata.read(repository.root_path, Root)
    if role == Targets.type and repository.is_offline:
        return repository.offline.targets()
    kinds = {Targets.type: Targets, Snapshot.type: Snapshot, Timestamp.type: Timestamp}
    return repository.online.newest(kinds[role])


def _issuers(
    repository: Repository, published: Mapping[str, Any] | None
) -> Iterator[dict[str, Any]]:
    offline = repository.offline
    for key in offline.register.keys:
        entry = issuers.to_entry(key)
        yield {
            **entry,
            "usage": key.usage,
            "published": published is not None and entry in published["keys"],
            "revoked": offline.cancellations.published(key.kid),
            "revoked_pending": len(offline.cancellations.pending(key.kid)),
        }


def _role_line(role: Mapping[str, Any]) -> str:
    rule = f"{role['threshold']} of {len(role['keys'])} key(s)"
    if role["version"] is None:
        return f"{role['role']}: {rule}; nothing signed here"
    left = role["days_left"]
    when = f"expires {_day(role['expires'])}" if left >= 0 else f"EXPIRED {_day(role['expires'])}"
    return f"{role['role']} {role['version']}: {rule}; {when}, {left} days left"


def _issuer_line(issuer: Mapping[str, Any]) -> str:
    validity = f"{_day(issuer['not_before'])} to {_day(issuer['not_after'])}"
    new = "" if issuer["published"] else "; not published as it is now"
    return (
        f"  {issuer['kid']}  {issuer['issuer']}  {issuer['name']}  {issuer['usage']}  {validity}  "
        f"{issuer['revoked']} revoked, {issuer['revoked_pending']} to be published{new}"
    )


def _grouped(digits: str) -> str:
    """As `enrol` prints it: two people compare it on a telephone."""
    return " ".join(digits[n : n + 4] for n in range(0, len(digits), 4))


def _day(moment: int) -> str:
    try:
        return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d %H:%MZ")
    except (ValueError, OverflowError, OSError):  # an entry may say the year 285,428,681
        return str(moment)
