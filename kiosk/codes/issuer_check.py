"""Checks 3 to 7 of CARD-CODES.md section 2: whether an issuer of the trust list vouches for claims."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Protocol

from kiosk.codes import sm2
from kiosk.codes.sign1 import Sign1
from kiosk.codes.sm2 import Backend
from kiosk.codes.sm2_curve import Point
from kiosk.reasons import Code, Failure
from kiosk.trust.health import TrustState
from kiosk.trust.trust_list import IssuerKey, TrustList

CHINA = timezone(timedelta(hours=8))
"""China has one time zone; dates on cards mean days there."""

_LAST_SECOND = int(datetime(9999, 12, 30, tzinfo=UTC).timestamp())

_IN_ORDER = (
    Code.KEY_NOT_VALID_NOW,
    Code.ISSUER_MISMATCH,
    Code.BAD_ISSUER_SIGNATURE,
    Code.NOT_YET_VALID,
    Code.EXPIRED,
    Code.KEY_EXPIRED_AT_ISSUE,
)


class Claims(Protocol):
    """What a signature of an issuer's is over, and what it claims. Times: Unix seconds."""

    @property
    def signed(self) -> Sign1: ...
    @property
    def iss(self) -> str: ...
    @property
    def iat(self) -> int: ...


@dataclass(frozen=True, slots=True)
class IssuerCheck:
    """`backend`: which SM2 implementation; `zone`: whose days the dates in failures are."""

    backend: Backend
    zone: tzinfo

    def failure(
        self, claims: Claims, key: IssuerKey, now: int, *, exp: int | None, ahead: int = 0
    ) -> Failure | None:
        """Why `key` does not vouch for `claims`, checks 5 to 7; None: it does.

        Args:
            claims: not believed yet.
            key: of the trust list.
            now: Unix seconds.
            exp: when the claims expire, Unix seconds; None: they do not.
            ahead: seconds by which the issuer's clock may be ahead.
        """
        if not key.in_force(now):
            return Failure(Code.KEY_NOT_VALID_NOW)
        if claims.iss != key.issuer:
            return Failure(Code.ISSUER_MISMATCH)
        if not self.is_signed(claims.signed, key.public_key, key.sm2_id):
            return Failure(Code.BAD_ISSUER_SIGNATURE)
        if claims.iat > now + ahead:
            return Failure(Code.NOT_YET_VALID, {"date": self._date(claims.iat)})
        if exp is not None and exp <= now:
            # "Valid until": the last second of validity, not the first without.
            return Failure(Code.EXPIRED, {"date": self._date(max(0, exp - 1))})
        if not key.in_force(claims.iat):
            return Failure(Code.KEY_EXPIRED_AT_ISSUE)
        return None

    def is_signed(self, signed: Sign1, key: Point | bytes, sm2_id: bytes) -> bool:
        return sm2.verify(
            key, signed.to_be_signed(), signed.signature, sm2_id, backend=self.backend
        )

    def _date(self, moment: int) -> str:
        """`moment` (Unix seconds) as yyyy-mm-dd; what is too far off for a calendar is 9999."""
        return datetime.fromtimestamp(min(moment, _LAST_SECOND), self.zone).date().isoformat()


def candidates(trust: TrustList, kid: bytes, usage: str, now: int) -> Sequence[IssuerKey] | Failure:
    """Check 3: the keys with this kid that are for this use."""
    keys = trust.lookup(kid, usage)
    if keys:
        return keys
    state = trust.state(now)
    return Failure(Code.UNKNOWN_ISSUER_KEY, {"list_state": f"The trust list is {state}."})


def foundations(trust: TrustList, now: int, *, clock_suspect: bool) -> Failure | None:
    """Check 4: whether this terminal is in a position to judge at all."""
    if trust.state(now) is TrustState.STALE:
        return Failure(Code.TRUST_LIST_STALE, {"days": trust.days_old(now)})
    return Failure(Code.CLOCK_SUSPECT) if clock_suspect else None


def vouching_key(
    keys: Sequence[IssuerKey], failure_of: Callable[[IssuerKey], Failure | None]
) -> IssuerKey | Failure:
    """The key that vouches (`failure_of` says None), or the failure of the one that got furthest."""
    failures: list[Failure] = []
    for key in keys:
        failure = failure_of(key)
        if failure is None:
            return key
        failures.append(failure)
    return max(failures, key=lambda failure: _IN_ORDER.index(failure.code))
