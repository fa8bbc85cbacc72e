"""A resident identity card that lay on the reader, as a card that may begin a session.

Not verified in the sense of an offline code: the reader has talked to the card's chip, and this
terminal takes the reader's word. What that is good for, `Assurance.DOCUMENT` says: the document is in
somebody's hand, and nobody has compared the face. The full name goes no further than here.
"""

from __future__ import annotations

from typing import Final

from kiosk.codes.classify import Kind
from kiosk.codes.verified import _SEAL, VerifiedCard
from kiosk.devices import Document
from kiosk.domain import Assurance, IdentifierSystem, PatientIdentifier
from kiosk.names import person_name

_NOT_TOLD: Final = 0


def card_of(document: Document) -> VerifiedCard:
    """The card that stands for `document`; there is no issuer to name and no trust list behind it."""
    return VerifiedCard(
        seal=_SEAL,
        identifier=PatientIdentifier(IdentifierSystem.IDENTITY_DOCUMENT, document.number),
        name=person_name([{"text": document.name}]).masked,
        issuer="",
        issuer_name="",
        assurance=Assurance.DOCUMENT,
        kind=Kind.IDENTITY_DOCUMENT,
        not_before=_NOT_TOLD,
        expires=_NOT_TOLD,
        trust_version=_NOT_TOLD,
        trust_digest="",
        voucher_token="",
    )
