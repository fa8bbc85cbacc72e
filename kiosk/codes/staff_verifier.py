"""The offline verifier of staff badges and invitations, beside `verifier`: the checks of static cards.

What differs from a patient's card:

- The key has the usage `staff` in the trust list, and its public half stands there under no other usage:
  an authority that lists one key twice does not make its cards badges.
- A trust list past its grace period still vouches, and the badge says so (`is_list_stale`): refreshing the
  list takes an engineer. What such a badge opens is narrowed by `kiosk.staff.access`.
- A suspect clock keeps nobody out, as with every static code: putting it right takes an engineer, too. What
  expires is judged by a `GuardedClock`, which nobody can set back.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import Final

from kiosk.codes.cose import Card
from kiosk.codes.issuer_check import CHINA, IssuerCheck, candidates, vouching_key
from kiosk.codes.sign1 import SM2_SM3
from kiosk.codes.sm2 import Backend
from kiosk.codes.staff_badge import _STAMP, Invitation, StaffBadge, Subject
from kiosk.codes.staff_claims import InvitationCode, read_badge, read_invitation
from kiosk.codes.verified import displayable
from kiosk.reasons import Code, Failure
from kiosk.trust.health import TrustState
from kiosk.trust.revocation import RevocationSource
from kiosk.trust.trust_list import IssuerKey, TrustList, TrustSource

STAFF_USAGE: Final = "staff"
"""Of a key that signs badges and invitations, and no cards."""


class StaffVerifier:
    """All that is needed to believe a badge on this terminal. Safe to use from several threads."""

    def __init__(
        self,
        trust: TrustSource,
        revoked: RevocationSource,
        *,
        terminal: str,
        backend: Backend = Backend.AUTO,
        zone: tzinfo = CHINA,
    ) -> None:
        """`terminal`: its id, for invitations; otherwise as `Verifier`."""
        self._trust = trust
        self._revoked = revoked
        self._terminal = terminal
        self._issuers = IssuerCheck(backend, zone)

    def badge(self, text: str, *, now: int) -> StaffBadge | Failure:
        """Judge a badge.

        Args:
            text: as it was read, `EHCS1:` included; white space at its ends does not matter.
            now: `GuardedClock.now`, Unix seconds.

        Returns:
            The badge, or the first check's failure; STAFF_NOT_A_BADGE if it is none at all,
            STAFF_NO_ROLE if it has no role that is known here.
        """
        code = read_badge(text)
        if isinstance(code, Failure):
            return code
        card = code.card
        vouched = self._vouched(card, now, exp=card.exp, cti=card.cti)
        if isinstance(vouched, Failure):
            return vouched
        if not code.roles:
            return Failure(Code.STAFF_NO_ROLE)
        key, trust = vouched
        return StaffBadge(
            stamp=_STAMP,
            subject=Subject(card.sub.hex()),
            roles=code.roles,
            issuer=key.issuer,
            issuer_name=displayable(key.name),
            not_before=card.iat,
            expires=card.exp,
            trust_version=trust.version,
            is_list_stale=trust.state(now) is TrustState.STALE,
        )

    def invitation(self, text: str, badge: StaffBadge, *, now: int) -> Invitation | Failure:
        """Judge the code by which the owner of `badge` may set a PIN; arguments as `badge`.

        Returns:
            The invitation, or the first check's failure; STAFF_NOT_AN_INVITATION if it is none,
            STAFF_INVITES_OTHER if it is for another person or terminal, TRUST_LIST_STALE.
        """
        code = read_invitation(text)
        if isinstance(code, Failure):
            return code
        claims = code.claims
        vouched = self._vouched(code, now, exp=claims.exp, cti=claims.cti)
        if isinstance(vouched, Failure):
            return vouched
        _, trust = vouched
        if trust.state(now) is TrustState.STALE:
            return Failure(Code.TRUST_LIST_STALE, {"days": trust.days_old(now)})
        if claims.sub.hex() != badge.subject or claims.terminal not in {"", self._terminal}:
            return Failure(Code.STAFF_INVITES_OTHER)
        return Invitation(
            stamp=_STAMP, subject=badge.subject, issued=claims.iat, expires=claims.exp
        )

    def _vouched(
        self, code: Card | InvitationCode, now: int, *, exp: int, cti: bytes
    ) -> tuple[IssuerKey, TrustList] | Failure:
        if code.alg != SM2_SM3:
            return Failure(Code.WRONG_ALGORITHM)
        trust = self._trust.current()
        if isinstance(trust, Failure):
            return trust
        keys = staff_keys(trust, code.kid, now)
        if isinstance(keys, Failure):
            return keys
        key = vouching_key(keys, lambda each: self._issuers.failure(code, each, now, exp=exp))
        if isinstance(key, Failure):
            return key
        if self._revoked.is_revoked(code.kid, cti):
            return Failure(Code.REVOKED)
        return key, trust


def staff_keys(trust: TrustList, kid: bytes, now: int) -> Sequence[IssuerKey] | Failure:
    """The keys with this kid that are for badges and nothing else, or UNKNOWN_ISSUER_KEY."""
    keys = candidates(trust, kid, STAFF_USAGE, now)
    if isinstance(keys, Failure):
        return keys
    elsewhere = {each.public_key for each in trust.keys if each.usage != STAFF_USAGE}
    alone = [key for key in keys if key.public_key not in elsewhere]
    return alone or candidates(trust, kid, _NO_USAGE, now)


_NO_USAGE: Final = ""
"""No entry of a list has it: for the failure that says so."""
