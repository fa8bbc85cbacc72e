"""The one place where a platform's answer becomes a `VerifiedCard`.

What a platform sends beyond the identifier ends here: of the name, the masked form goes on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from kiosk.codes.classify import Kind
from kiosk.codes.judge import OnlineCode
from kiosk.codes.verified import _SEAL, VerifiedCard, displayable
from kiosk.domain import Assurance, PatientIdentifier
from kiosk.names import person_name

DYNAMIC_KINDS: Final = frozenset({Kind.EHC_DYNAMIC, Kind.INSURANCE_VOUCHER})
"""Codes that the holder's phone makes anew every minute and the platform takes once."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who vouches: a code for the log, and the name that staff know."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose code it is, as its platform says; the full name ends in `vouch`."""

    identifier: PatientIdentifier
    full_name: str = field(repr=False)
    voucher_token: str = field(default="", repr=False)


def vouch(code: OnlineCode, holder: Holder, issuer: Issuer, *, now: int) -> VerifiedCard:
    """Seal what `issuer` answered about `code` at `now` (Unix seconds), and for that moment only."""
    name = person_name([{"text": holder.full_name}]).masked
    return VerifiedCard(
        seal=_SEAL,
        identifier=holder.identifier,
        name=displayable(name),
        issuer=issuer.code,
        issuer_name=displayable(issuer.name),
        assurance=Assurance.DYNAMIC if code.kind in DYNAMIC_KINDS else Assurance.ONLINE,
        kind=code.kind,
        not_before=now,
        expires=now,
        trust_version=0,
        trust_digest="",
        voucher_token=holder.voucher_token,
    )
