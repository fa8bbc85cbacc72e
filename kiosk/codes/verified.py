"""`VerifiedCard`: a card that somebody who can has vouched for."""

from __future__ import annotations

import unicodedata
from dataclasses import InitVar, dataclass
from typing import Final, NoReturn, final

from kiosk.codes.classify import Kind
from kiosk.domain import Assurance, CardId, PatientIdentifier

# Whoever holds this may make a VerifiedCard: the verifier, what a platform decoded, and what a
# document reader read. A test looks for anybody else.
_SEAL: Final = object()


@final
@dataclass(frozen=True, repr=False)
class VerifiedCard:
    """Proof that a card passed every check. Only those who check can make one.

    Compared by value. It cannot be pickled, altered or replaced; a copy of it is itself.
    """

    # By hand: before Python 3.11.4 (Debian 12 has 3.11.2), `slots=True` with `frozen=True` put a
    # `__getstate__` and a `__setstate__` of its own in place of those below (gh-104035).
    __slots__ = (
        "assurance",
        "expires",
        "identifier",
        "issuer",
        "issuer_name",
        "kind",
        "name",
        "not_before",
        "trust_digest",
        "trust_version",
        "voucher_token",
    )

    seal: InitVar[object]
    identifier: PatientIdentifier
    name: str  # masked by its issuer, safe to show; empty where the card has none
    issuer: str  # the issuer's code, "CN-510000"
    issuer_name: str  # from the trust list
    assurance: Assurance
    kind: Kind
    not_before: int  # Unix seconds; the card's iat
    expires: int  # Unix seconds; from then on the card has expired
    trust_version: int  # the trust list that vouched for the issuer's key ...
    trust_digest: str  # ... and the SM3 of its file, hexadecimal
    voucher_token: (
        str  # the insurance's own name for its voucher (ecToken), to settle with; or empty
    )

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("a VerifiedCard comes only from those who check")

    @property
    def card_id(self) -> CardId:
        """The electronic health card id of a card that was verified offline."""
        return CardId(self.identifier.value)

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError("VerifiedCard has no variants")

    def __repr__(self) -> str:
        return f"<VerifiedCard {self.assurance} of {self.issuer}>"

    def __copy__(self) -> VerifiedCard:
        return self

    def __deepcopy__(self, _memo: object) -> VerifiedCard:
        return self

    def __getstate__(self) -> NoReturn:
        raise TypeError("a VerifiedCard stays in this process")

    def __setstate__(self, _state: object) -> NoReturn:
        raise TypeError("a VerifiedCard comes only from those who check")

    def __reduce_ex__(self, _protocol: object) -> NoReturn:
        raise TypeError("a VerifiedCard stays in this process")


def displayable(name: str) -> str:
    """`name` without what could disturb a screen or a ticket around it.

    Leaves out controls, bidirectional and other format characters, line separators and lone
    surrogates. Characters that this Python does not know yet stay: rare characters of names were
    added to Unicode in recent years.
    """
    kept = "".join(c for c in name if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    return " ".join(kept.split())
