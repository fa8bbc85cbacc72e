"""Who issues cards: the entries of `trust/issuers.json`, held to the form that terminals read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from kiosk.codes import sm2, sm2_curve
from kiosk.trust import trust_list
from kiosk.trust.authority import files
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.policy import Policy
from kiosk.trust.reading import NotThisFormError, Problem, load_object, need_list
from kiosk.trust.trust_list import CARD_USAGE, REPORT_USAGE, IssuerKey

TARGET: Final = "trust/issuers.json"
STAFF_USAGE: Final = "staff"
RECOVERY_USAGE: Final = "recovery"
USAGES: Final = (CARD_USAGE, STAFF_USAGE, RECOVERY_USAGE, REPORT_USAGE)

_MEMBERS = frozenset(
    {"kid", "issuer", "name", "public_key", "sm2_id", "not_before", "not_after", "usage"}
)


def read_entry(members: Mapping[str, Any]) -> IssuerKey:
    """An entry as a terminal would read it; `kid` and `sm2_id` may be left out.

    Raises:
        AuthorityError: a terminal would leave it out or have doubts, or it says what none would read.
    """
    unknown = sorted(set(members) - _MEMBERS)
    if unknown:
        raise AuthorityError(f"issuer: not a member of an entry: {', '.join(unknown)}")
    public_key = _public_key(members.get("public_key"))
    entry = {
        "kid": trust_list.key_id(public_key).hex(),
        "sm2_id": sm2.DEFAULT_ID.decode(),
        **members,
    }
    listed = trust_list.parse(_as_list([entry]), fetched_at=0)
    problems = [listed] if isinstance(listed, Problem) else listed.remarks
    if problems or isinstance(listed, Problem):
        raise AuthorityError(f"issuer: {problems[0].what.partition('.')[2] or problems[0].what}")
    key = listed.keys[0]
    if key.usage not in USAGES:
        raise AuthorityError(f"issuer: usage: not one of {', '.join(USAGES)}")
    return key


def to_entry(key: IssuerKey) -> dict[str, Any]:
    """The entry of `key`, as section 3 writes it; `usage` only where it is not for cards."""
    entry = {
        "kid": key.kid.hex(),
        "issuer": key.issuer,
        "name": key.name,
        "public_key": key.public_key.hex(),
        "sm2_id": key.sm2_id.decode(),
        "not_before": key.not_before,
        "not_after": key.not_after,
    }
    return entry if key.usage == CARD_USAGE else {**entry, "usage": key.usage}


def compose(
    keys: Sequence[IssuerKey], policy: Policy, *, now: int, published: bytes | None
) -> bytes:
    """The `issuers.json` to publish.

    Its version is one more than that of the `published` one if it says anything else; `issued` is `now`,
    always, as terminals take it for the earliest that it can be.

    Raises:
        AuthorityError: `now` lies before the `issued` of the published one.
    """
    content: dict[str, Any] = {
        "version": 1,
        "issued": now,
        "refresh_seconds": policy.refresh_seconds,
        "grace_seconds": policy.grace_seconds,
        "keys": [to_entry(key) for key in keys],
    }
    if published is not None:
        before = dict(load_object(published))
        if now < before["issued"]:
            raise AuthorityError(
                "this machine's clock is behind the last publication: set it, then publish"
            )
        content["version"] = before["version"]
        if {**before, "issued": now} != content:
            content["version"] += 1
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


class Register:
    """The issuers of one home, in a file of their own until they are published."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._keys = _load(path)

    @property
    def keys(self) -> tuple[IssuerKey, ...]:
        return tuple(self._keys)

    def find(self, kid: bytes) -> tuple[IssuerKey, ...]:
        """The entries with this kid: rarely, but possibly, several."""
        return tuple(key for key in self._keys if key.kid == kid)

    def add(self, key: IssuerKey, *, replace: bool = False) -> None:
        """Add an entry, or put it in the place of the one with the same public key.

        Raises:
            AuthorityError: the public key is in the list and `replace` was not asked for, or it is
                not and it was.
        """
        same = [n for n, each in enumerate(self._keys) if each.public_key == key.public_key]
        if same and not replace:
            raise AuthorityError(f"issuer: key {key.kid.hex()} is in the list")
        if replace and not same:
            raise AuthorityError(f"issuer: key {key.kid.hex()} is not in the list")
        if same:
            self._keys[same[0]] = key
        else:
            self._keys.append(key)
        self._save()

    def remove(self, kid: bytes) -> tuple[IssuerKey, ...]:
        """Take out the entries with this kid; returns them.

        Raises:
            AuthorityError: there is none.
        """
        gone = self.find(kid)
        if not gone:
            raise AuthorityError(f"issuer: key {kid.hex()} is not in the list")
        self._keys = [key for key in self._keys if key.kid != kid]
        self._save()
        return gone

    def _save(self) -> None:
        files.write(self._path, _as_list([to_entry(key) for key in self._keys]))


def _load(path: Path) -> list[IssuerKey]:
    try:
        entries = need_list(load_object(path.read_bytes()).get("keys"), "keys")
        return [read_entry(entry) for entry in entries]
    except FileNotFoundError:
        return []
    except NotThisFormError as error:
        raise AuthorityError(f"{path}: {error}") from None


def _public_key(value: Any) -> bytes:
    try:
        public_key = bytes.fromhex(value)
    except (TypeError, ValueError):
        public_key = b""
    if sm2_curve.from_bytes(public_key) is None:
        raise AuthorityError("issuer: public_key: not 04, X, Y of a point of the curve")
    return public_key


def _as_list(entries: Iterable[Mapping[str, Any]]) -> bytes:
    """Entries in a list that is read but never published."""
    content = {
        "version": 0,
        "issued": 0,
        "refresh_seconds": 1,
        "grace_seconds": 1,
        "keys": list(entries),
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
