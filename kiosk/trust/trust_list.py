"""The issuers' keys that this terminal believes: `issuers.json` (CARD-CODES.md section 3).

A file that is wrong as a whole is refused, and the list before it stays in force. An entry of
another form is left out, by name: one issuer's mistake does not stop the cards of all others. A
list with entries, none of the right form, is a wrong file. Members that are not known here are left
to the terminals that know them.

An entry of the right form is kept, whatever its values are worth. A kid only finds keys and proves
nothing (RFC 9052 section 3.1), so one that is not its key's own is believed; a key that is no point
of the curve verifies no signature, and cards that name it fail for that reason. Both are remarked on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from kiosk.codes import sm2, sm2_curve, sm3
from kiosk.reasons import Failure
from kiosk.trust.health import TrustState
from kiosk.trust.reading import (
    NotThisFormError,
    Problem,
    load_object,
    need_hex,
    need_integer,
    need_list,
    need_object,
    need_text,
)

KID_SIZE = 8
CARD_USAGE = "card"
REPORT_USAGE = "report"
"""Of a key that signs reports on paper, and no cards."""

_SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class IssuerKey:
    """One key of the list. `not_before` and `not_after` both still belong to its validity."""

    kid: bytes
    issuer: str
    name: str
    public_key: bytes  # 04 || X || Y, a point of the curve or not: `sm2.verify` looks
    sm2_id: bytes
    not_before: int  # Unix seconds
    not_after: int  # Unix seconds
    usage: str = CARD_USAGE

    def in_force(self, moment: int) -> bool:
        """Whether `moment` (Unix seconds) lies in the key's validity, both ends included."""
        return self.not_before <= moment <= self.not_after


@dataclass(frozen=True, slots=True)
class TrustList:
    """A list that was read whole."""

    version: int
    issued: int  # Unix seconds
    refresh_seconds: int
    grace_seconds: int
    keys: tuple[IssuerKey, ...]
    fetched_at: int  # Unix seconds
    digest: str  # SM3 of the file, hexadecimal
    remarks: tuple[Problem, ...] = ()  # on entries left out or doubtful, for staff
    _by_kid: Mapping[bytes, Sequence[IssuerKey]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_kid: dict[bytes, list[IssuerKey]] = {}
        for key in self.keys:
            by_kid.setdefault(key.kid, []).append(key)
        object.__setattr__(self, "_by_kid", by_kid)

    def lookup(self, kid: bytes, usage: str = CARD_USAGE) -> tuple[IssuerKey, ...]:
        """Every key with this kid and usage: kids are 8 bytes of a hash, and may collide."""
        return tuple(key for key in self._by_kid.get(kid, ()) if key.usage == usage)

    def age(self, now: int) -> int:
        """Seconds since the list was fetched; 0 if the clock says that it is still to be."""
        return max(0, now - self.fetched_at)

    def days_old(self, now: int) -> int:
        """Whole days since the list was fetched."""
        return self.age(now) // _SECONDS_A_DAY

    def days_left(self, now: int) -> int:
        """Whole days until the list is stale; 0 once it is."""
        return max(0, self.grace_seconds - self.age(now)) // _SECONDS_A_DAY

    def state(self, now: int) -> TrustState:
        age = self.age(now)
        if age <= self.refresh_seconds:
            return TrustState.FRESH
        return TrustState.AGEING if age <= self.grace_seconds else TrustState.STALE

    def current(self) -> TrustList:
        """The list itself: a fixed list is a `TrustSource` too."""
        return self


class TrustSource(Protocol):
    """Where the verifier gets the list in force."""

    def current(self) -> TrustList | Failure:
        """The list in force, or Failure(TRUST_LIST_MISSING). Quick; called for every code."""
        ...


def parse(data: bytes, *, fetched_at: int) -> TrustList | Problem:
    """Read and check the bytes of an `issuers.json`.

    Args:
        data: the file.
        fetched_at: when it came from its source, Unix seconds.
    """
    try:
        return _read_list(load_object(data), data, fetched_at)
    except NotThisFormError as error:
        return Problem(str(error))


def key_id(public_key: bytes) -> bytes:
    """The first 8 bytes of SM3(04 || X || Y)."""
    return sm3.digest(public_key)[:KID_SIZE]


def _read_list(members: Mapping[str, Any], data: bytes, fetched_at: int) -> TrustList:
    refresh = need_integer(members.get("refresh_seconds"), "refresh_seconds", smallest=1)
    grace = need_integer(members.get("grace_seconds"), "grace_seconds", smallest=1)
    if grace < refresh:
        raise NotThisFormError("grace_seconds: shorter than refresh_seconds")
    keys, remarks = _read_keys(need_list(members.get("keys"), "keys"))
    return TrustList(
        version=need_integer(members.get("version"), "version"),
        issued=need_integer(members.get("issued"), "issued"),
        refresh_seconds=refresh,
        grace_seconds=grace,
        keys=keys,
        fetched_at=fetched_at,
        digest=sm3.digest(data).hex(),
        remarks=remarks,
    )


def _read_keys(entries: list[Any]) -> tuple[tuple[IssuerKey, ...], tuple[Problem, ...]]:
    keys: list[IssuerKey] = []
    remarks: list[Problem] = []
    for n, entry in enumerate(entries):
        where = f"keys[{n}]"
        try:
            key = _read_key(entry, where)
        except NotThisFormError as error:
            remarks.append(Problem(f"{error}; left out"))
            continue
        keys.append(key)
        remarks += _doubts(key, where)
    if remarks and not keys:
        raise NotThisFormError(remarks[0].what)
    return tuple(keys), tuple(remarks)


def _doubts(key: IssuerKey, where: str) -> Iterator[Problem]:
    if key.kid != key_id(key.public_key):
        yield Problem(f"{where}.kid: not that of the public key; believed")
    if sm2_curve.from_bytes(key.public_key) is None:
        yield Problem(f"{where}.public_key: not a point of the curve; verifies nothing")


def _read_key(entry: Any, where: str) -> IssuerKey:
    members = need_object(entry, where)
    not_before = need_integer(members.get("not_before"), f"{where}.not_before")
    not_after = need_integer(members.get("not_after"), f"{where}.not_after")
    if not_after < not_before:
        raise NotThisFormError(f"{where}.not_after: before not_before")
    return IssuerKey(
        kid=need_hex(members.get("kid"), f"{where}.kid", KID_SIZE),
        issuer=need_text(members.get("issuer"), f"{where}.issuer"),
        name=need_text(members.get("name"), f"{where}.name"),
        public_key=_read_public_key(members.get("public_key"), f"{where}.public_key"),
        sm2_id=_read_sm2_id(members.get("sm2_id", sm2.DEFAULT_ID.decode()), f"{where}.sm2_id"),
        not_before=not_before,
        not_after=not_after,
        usage=need_text(members.get("usage", CARD_USAGE), f"{where}.usage"),
    )


def _read_public_key(value: Any, where: str) -> bytes:
    public_key = need_hex(value, where, sm2_curve.UNCOMPRESSED_SIZE)
    if public_key[0] != sm2_curve.UNCOMPRESSED:
        raise NotThisFormError(f"{where}: not 04, X, Y")
    return public_key


def _read_sm2_id(value: Any, where: str) -> bytes:
    try:
        sm2_id = need_text(value, where).encode()
    except UnicodeEncodeError:  # JSON can write half a surrogate pair
        raise NotThisFormError(f"{where}: not Unicode") from None
    if len(sm2_id) > sm2.MAX_ID_SIZE:
        raise NotThisFormError(f"{where}: longer than {sm2.MAX_ID_SIZE} bytes")
    return sm2_id
