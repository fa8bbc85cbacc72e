"""The bytes of a badge and of an invitation: claims written and read. Nothing here judges.

    badge       = "EHCS1:" base45(card)           CARD-CODES.md sections 2 and 5; never a presentation
       -65540      [ + tstr ]                     roles; those that are not known here are ignored
    invitation  = "EHCP1:" base45(COSE_Sign1)     the owner of a badge may set a PIN
      protected = { 1: -65537, 4: kid, 16: "yima-invitation" }       16 = typ (RFC 9596)
      payload   = 1 iss, 2 sub, 4 exp, 6 iat, 7 cti as a card has them, and
       -65542      tstr, at most 16 bytes         the terminal it is for; empty: every one

`typ` is among what is signed, and a header with a parameter too many is malformed: so neither can be
taken for the other, whatever prefix is written before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from kiosk.codes import base45, cbor, cbor_writer, cose
from kiosk.codes.base45 import Base45Error
from kiosk.codes.cbor import CborError
from kiosk.codes.classify import INVITATION_PREFIX, STAFF_PREFIX, trim
from kiosk.codes.cose import CARD_ID_SIZE, CREDENTIAL_ID_SIZE, Card
from kiosk.codes.ehc1 import LONGEST_CODE
from kiosk.codes.sign1 import (
    ALG,
    CTI,
    EXP,
    IAT,
    ISS,
    KID,
    KID_SIZE,
    SM2_SM3,
    SUB,
    CoseError,
    Labelled,
    Sign1,
    labelled,
    need,
    need_array,
    need_int,
    need_keys,
    need_sized,
    need_text,
    need_uint,
    read_sign1,
)
from kiosk.domain import StaffRole
from kiosk.reasons import Code, Failure

TYP: Final = 16
INVITATION_TYPE: Final = "yima-invitation"
ROLES: Final = -65540
TERMINAL: Final = -65542
LONGEST_TERMINAL: Final = 16
_MOST_ROLES: Final = 16
_KNOWN: Final = frozenset(StaffRole)


@dataclass(frozen=True, slots=True)
class BadgeCode:
    """A badge as it came. Nobody has vouched for it yet."""

    card: Card
    roles: frozenset[StaffRole]  # may be empty


@dataclass(frozen=True, slots=True)
class InvitationClaims:
    """Times: Unix seconds."""

    iss: str
    sub: bytes = field(repr=False)
    exp: int
    iat: int
    cti: bytes = field(repr=False)
    terminal: str


@dataclass(frozen=True, slots=True)
class InvitationCode:
    """An invitation as it came. Nobody has vouched for it yet."""

    signed: Sign1
    alg: int
    kid: bytes
    claims: InvitationClaims

    @property
    def iss(self) -> str:
        return self.claims.iss

    @property
    def iat(self) -> int:
        return self.claims.iat


def read_badge(text: str) -> BadgeCode | Failure:
    """What `text` claims, or STAFF_NOT_A_BADGE, TOO_LONG, NOT_BASE45, MALFORMED."""
    data = _bytes_of(text, STAFF_PREFIX)
    if isinstance(data, Failure):
        return data
    try:
        card = cose.parse(data)
        if not isinstance(card, Card):
            return Failure(Code.MALFORMED)
        return BadgeCode(card, _roles(card))
    except (CborError, CoseError):
        return Failure(Code.MALFORMED)


def read_invitation(text: str) -> InvitationCode | Failure:
    """What `text` claims, or STAFF_NOT_AN_INVITATION, TOO_LONG, NOT_BASE45, MALFORMED."""
    data = _bytes_of(text, INVITATION_PREFIX)
    if isinstance(data, Failure):
        return data
    try:
        return _invitation(data)
    except (CborError, CoseError):
        return Failure(Code.MALFORMED)


def unsigned_invitation(kid: bytes, claims: InvitationClaims, signature: bytes) -> Sign1:
    """The COSE_Sign1 with `signature`, 64 bytes, in it."""
    protected: dict[int | str, cbor_writer.Writable] = {
        ALG: SM2_SM3,
        KID: kid,
        TYP: INVITATION_TYPE,
    }
    payload: dict[int | str, cbor_writer.Writable] = {
        ISS: claims.iss,
        SUB: claims.sub,
        EXP: claims.exp,
        IAT: claims.iat,
        CTI: claims.cti,
        TERMINAL: claims.terminal,
    }
    return Sign1(cbor_writer.dumps(protected), cbor_writer.dumps(payload), signature)


def unsigned_badge(
    kid: bytes, claims: InvitationClaims, roles: tuple[str, ...], signature: bytes
) -> Sign1:
    """Likewise a badge; of `claims`, `terminal` does not count."""
    protected: dict[int | str, cbor_writer.Writable] = {ALG: SM2_SM3, KID: kid}
    payload: dict[int | str, cbor_writer.Writable] = {
        ISS: claims.iss,
        SUB: claims.sub,
        EXP: claims.exp,
        IAT: claims.iat,
        CTI: claims.cti,
        ROLES: roles,
    }
    return Sign1(cbor_writer.dumps(protected), cbor_writer.dumps(payload), signature)


def _bytes_of(text: str, prefix: str) -> bytes | Failure:
    trimmed = trim(text)
    if not trimmed.startswith(prefix):
        return Failure(
            Code.STAFF_NOT_A_BADGE if prefix == STAFF_PREFIX else Code.STAFF_NOT_AN_INVITATION
        )
    if len(trimmed) > LONGEST_CODE:
        return Failure(Code.TOO_LONG)
    try:
        return base45.decode(trimmed.removeprefix(prefix))
    except Base45Error:
        return Failure(Code.NOT_BASE45)


def _roles(card: Card) -> frozenset[StaffRole]:
    named = need_array(labelled(cbor.loads(card.signed.payload)).get(ROLES))
    if not 0 < len(named) <= _MOST_ROLES:
        raise CoseError("no roles, or too many")
    texts = [need(each, str) for each in named]
    if len(set(texts)) != len(texts):
        raise CoseError("a role twice")
    return frozenset(StaffRole(each) for each in texts if each in _KNOWN)


def _invitation(data: bytes) -> InvitationCode:
    signed, header = read_sign1(data)
    need_keys(header, ALG, KID, TYP)
    if need(header.get(TYP), str) != INVITATION_TYPE:
        raise CoseError("of another type")
    claims: Labelled = labelled(cbor.loads(signed.payload))
    return InvitationCode(
        signed=signed,
        alg=need_int(header.get(ALG)),
        kid=need_sized(header.get(KID), KID_SIZE),
        claims=InvitationClaims(
            iss=need(claims.get(ISS), str),
            sub=need_sized(claims.get(SUB), CARD_ID_SIZE),
            exp=need_uint(claims.get(EXP)),
            iat=need_uint(claims.get(IAT)),
            cti=need_sized(claims.get(CTI), CREDENTIAL_ID_SIZE),
            terminal=need_text(claims.get(TERMINAL), LONGEST_TERMINAL),
        ),
    )
