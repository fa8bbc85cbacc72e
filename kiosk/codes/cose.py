"""The two COSE_Sign1 structures of EHC1 as types (CARD-CODES.md section 2; RFC 9052, 8392, 8747).

The outer grammar is closed: a header or a key with a parameter too many or too few is malformed.
Only a card's own claims are open: those this terminal does not know are ignored, whatever they
hold. Nothing here judges: an algorithm other than SM2 is read and left for the verifier to refuse.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.codes import cbor
from kiosk.codes.cbor import Item
from kiosk.codes.sign1 import (
    ALG,
    CNF,
    CTI,
    EXP,
    IAT,
    ISS,
    KID,
    KID_SIZE,
    LARGEST_INTEGER,
    NAME,
    SM2_SM3,
    SUB,
    CoseError,
    Labelled,
    Sign1,
    labelled,
    need,
    need_int,
    need_keys,
    need_sized,
    need_text,
    need_uint,
    read_sign1,
)

__all__ = [
    "KID_SIZE",
    "LARGEST_INTEGER",
    "SM2_SM3",
    "Card",
    "CoseError",
    "HolderKey",
    "Presentation",
    "Sign1",
    "parse",
]

CARD_ID_SIZE = 32
CREDENTIAL_ID_SIZE = 8
LONGEST_NAME = 48

_X_SIZE = 32

# A claim and key parameters of EHC1 alone.
_CARD = -65538
_CNF_COSE_KEY = 1
_KTY, _CRV, _X, _Y = 1, -1, -2, -3
_EC2 = 2


@dataclass(frozen=True, slots=True)
class HolderKey:
    """The key of `cnf`: an X and the parity of Y, on the curve or not."""

    x: bytes
    y_is_odd: bool


@dataclass(frozen=True, slots=True)
class Card:
    """The claims of a card. Nobody has vouched for them yet; what names the person has no repr."""

    signed: Sign1
    alg: int
    kid: bytes
    iss: str
    sub: bytes = field(repr=False)
    exp: int
    iat: int
    cti: bytes = field(repr=False)
    holder_key: HolderKey | None = field(repr=False)
    name: str = field(repr=False)  # as in the claim; empty where there is none


@dataclass(frozen=True, slots=True)
class Presentation:
    """A card and when the holder's phone showed it. Nobody has vouched for it yet."""

    signed: Sign1
    alg: int
    iat: int
    card: Card


def parse(data: bytes) -> Card | Presentation:
    """Read the bytes of a code.

    Raises:
        CoseError, cbor.CborError: `data` is neither a card nor a presentation of one.
    """
    signed, header = read_sign1(data)
    if KID in header:
        return _read_card(signed, header)
    need_keys(header, ALG)
    payload = labelled(cbor.loads(signed.payload))
    need_keys(payload, IAT, _CARD)
    card_signed, card_header = read_sign1(need(payload.get(_CARD), bytes))
    return Presentation(
        signed=signed,
        alg=need_int(header.get(ALG)),
        iat=need_uint(payload.get(IAT)),
        card=_read_card(card_signed, card_header),
    )


def _read_card(signed: Sign1, header: Labelled) -> Card:
    need_keys(header, ALG, KID)
    claims = labelled(cbor.loads(signed.payload))
    return Card(
        signed=signed,
        alg=need_int(header.get(ALG)),
        kid=need_sized(header.get(KID), KID_SIZE),
        iss=need(claims.get(ISS), str),
        sub=need_sized(claims.get(SUB), CARD_ID_SIZE),
        exp=need_uint(claims.get(EXP)),
        iat=need_uint(claims.get(IAT)),
        cti=need_sized(claims.get(CTI), CREDENTIAL_ID_SIZE),
        holder_key=_read_holder_key(claims[CNF]) if CNF in claims else None,
        name=need_text(claims[NAME], LONGEST_NAME) if NAME in claims else "",
    )


def _read_holder_key(item: Item) -> HolderKey:
    confirmation = labelled(item)
    need_keys(confirmation, _CNF_COSE_KEY)
    key = labelled(confirmation[_CNF_COSE_KEY])
    need_keys(key, _KTY, _CRV, _X, _Y)
    if need_int(key[_KTY]) != _EC2 or need_int(key[_CRV]) != SM2_SM3:
        raise CoseError("a holder key of another type")
    return HolderKey(x=need_sized(key[_X], _X_SIZE), y_is_odd=need(key[_Y], bool))
