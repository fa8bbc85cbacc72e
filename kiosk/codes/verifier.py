"""The offline verifier of EHC1: a text in, a `VerifiedCard` or the first `Failure` out.

The checks run in the order of CARD-CODES.md section 2, and each has a reason code of its own:

1. `ehc1.decode`   too_long, not_base45, malformed
2. `_algorithm`    wrong_algorithm
3. `candidates`    unknown_issuer_key
4. `foundations`   trust_list_stale, clock_suspect
5. to 7. `_issuer` key_not_valid_now, issuer_mismatch, bad_issuer_signature,
                   not_yet_valid, expired, key_expired_at_issue
8. `_holder`       no_holder_key, bad_holder_signature
9. `_freshness`    presentation_in_future, presentation_too_old
10. `verify`       revoked
11. `_replay`      replayed

It does no I/O but through the three sources it was given. Nothing of a code is logged, and nothing
of its payload leaves before the signatures hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import Final, assert_never

from kiosk.codes import cose, ehc1, sm2
from kiosk.codes.classify import Kind
from kiosk.codes.cose import Card, Presentation
from kiosk.codes.issuer_check import CHINA, IssuerCheck, candidates, foundations, vouching_key
from kiosk.codes.sm2 import Backend
from kiosk.codes.verified import _SEAL, VerifiedCard, displayable
from kiosk.domain import Assurance, IdentifierSystem, PatientIdentifier
from kiosk.reasons import Code, Failure
from kiosk.trust.replay import KEEP_SECONDS, Admission, ReplayMemory, presentation_key
from kiosk.trust.revocation import RevocationSource
from kiosk.trust.trust_list import CARD_USAGE, IssuerKey, TrustList, TrustSource

DEFAULT_WINDOW_SECONDS: Final = 180
LONGEST_WINDOW_SECONDS: Final = KEEP_SECONDS
AHEAD_SECONDS: Final = 20
"""How far a phone's clock may be ahead of the terminal's."""


class Verifier:
    """All that is needed to believe a card on this terminal. Safe to use from several threads."""

    def __init__(
        self,
        trust: TrustSource,
        revoked: RevocationSource,
        replay: ReplayMemory,
        *,
        window_seconds: int = DEFAULT_WINDOW_SECONDS,
        backend: Backend = Backend.AUTO,
        zone: tzinfo = CHINA,
    ) -> None:
        """Put a verifier together.

        Args:
            trust: the issuers' keys.
            revoked: the cancelled cards.
            replay: the presentations seen lately.
            window_seconds: how long a presentation stays fresh; over 1,200 s counts as 1,200 s.
            backend: which SM2 implementation.
            zone: whose days the dates in failures are.
        """
        self._trust = trust
        self._revoked = revoked
        self._replay_memory = replay
        self._window = min(window_seconds, LONGEST_WINDOW_SECONDS)
        self._backend = backend
        self._issuers = IssuerCheck(backend, zone)

    def verify(
        self, text: str, *, now: int, session: str, clock_suspect: bool = False
    ) -> VerifiedCard | Failure:
        """Judge one code.

        Args:
            text: the decoded text, `EHC1:` included; white space at its ends does not matter.
            now: the terminal's wall time, Unix seconds.
            session: names the session that holds it up (see `ReplayMemory.admit`).
            clock_suspect: the terminal's clock is not to be believed: no presentation is.

        Returns:
            The card, or the first check's failure; STORAGE_FULL if the replay memory cannot be
            written; TRUST_LIST_MISSING without a list; UNRECOGNISED if it is not EHC1 at all.
        """
        code = ehc1.decode(text)
        if isinstance(code, Failure):
            return code
        card, shown = (code.card, code) if isinstance(code, Presentation) else (code, None)
        if (failure := _algorithm(card, shown)) is not None:
            return failure
        trust = self._trust.current()
        if isinstance(trust, Failure):
            return trust
        keys = candidates(trust, card.kid, CARD_USAGE, now)
        if isinstance(keys, Failure):
            return keys
        suspect = clock_suspect and shown is not None
        if (failure := foundations(trust, now, clock_suspect=suspect)) is not None:
            return failure
        key = self._issuer(card, keys, now)
        if isinstance(key, Failure):
            return key
        if shown is not None and (failure := self._holder(shown) or self._freshness(shown, now)):
            return failure
        if self._revoked.is_revoked(card.kid, card.cti):
            return Failure(Code.REVOKED)
        if shown is not None and (failure := self._replay(shown, key, session, now)):
            return failure
        return _vouch(card, key, trust, Assurance.STATIC if shown is None else Assurance.DYNAMIC)

    def _issuer(self, card: Card, keys: Sequence[IssuerKey], now: int) -> IssuerKey | Failure:
        """The key that vouches for `card`, or the failure of the one that got furthest."""
        return vouching_key(keys, lambda key: self._issuer_failure(card, key, now))

    def _issuer_failure(self, card: Card, key: IssuerKey, now: int) -> Failure | None:
        return self._issuers.failure(card, key, now, exp=card.exp)

    def _holder(self, shown: Presentation) -> Failure | None:
        holder = shown.card.holder_key
        if holder is None:
            return Failure(Code.NO_HOLDER_KEY)
        point = sm2.decompress(holder.x, y_is_odd=holder.y_is_odd, backend=self._backend)
        if point is None or not self._issuers.is_signed(shown.signed, point, sm2.DEFAULT_ID):
            return Failure(Code.BAD_HOLDER_SIGNATURE)
        return None

    def _freshness(self, shown: Presentation, now: int) -> Failure | None:
        age = now - shown.iat
        if age < -AHEAD_SECONDS:
            return Failure(Code.PRESENTATION_IN_FUTURE, {"seconds": -age})
        if age > self._window:
            return Failure(Code.PRESENTATION_TOO_OLD, {"minutes": max(1, age // 60)})
        return None

    def _replay(
        self, shown: Presentation, key: IssuerKey, session: str, now: int
    ) -> Failure | None:
        admission = self._replay_memory.admit(
            presentation_key(key.public_key, shown.card.cti, shown.iat),
            made_at=shown.iat,
            session=session,
            now=now,
        )
        match admission:
            case Admission.FIRST | Admission.SAME_SESSION:
                return None
            case Admission.REPLAYED:
                return Failure(Code.REPLAYED)
            case Admission.UNWRITABLE:
                return Failure(Code.STORAGE_FULL)
            case _:
                assert_never(admission)


def _algorithm(card: Card, shown: Presentation | None) -> Failure | None:
    algorithms = {card.alg} if shown is None else {card.alg, shown.alg}
    return None if algorithms == {cose.SM2_SM3} else Failure(Code.WRONG_ALGORITHM)


def _vouch(card: Card, key: IssuerKey, trust: TrustList, assurance: Assurance) -> VerifiedCard:
    return VerifiedCard(
        seal=_SEAL,
        identifier=PatientIdentifier(IdentifierSystem.HEALTH_CARD, card.sub.hex()),
        name=displayable(card.name),
        issuer=key.issuer,
        issuer_name=displayable(key.name),
        assurance=assurance,
        kind=Kind.EHC1,
        not_before=card.iat,
        expires=card.exp,
        trust_version=trust.version,
        trust_digest=trust.digest,
        voucher_token="",
    )
