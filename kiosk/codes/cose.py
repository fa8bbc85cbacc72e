"""The two COSE_Sign1 structures of EHC1 as types (CARD-CODES.md section 2; RFC 9052, 8392, 8747).

The outer grammar is closed: a header or a key with a parameter too many or too few is malformed.
Only a card's own claims are open: those this terminal does not know are ignored, whatever they
hold. Nothing here judges: an algorithm other than SM2 is read and left for the verifier to refuse.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from kiosk.codes import cbor
from kiosk.codes.cbor import Item, Map, Tag

SM2_SM3 = -65537
"""`alg` and `crv`: SM2 with SM3, and its curve (private use; IANA has none)."""

KID_SIZE = 8
CARD_ID_SIZE = 32
CREDENTIAL_ID_SIZE = 8
LONGEST_NAME = 48
LARGEST_INTEGER = 2**53

_SIGN1_TAG = 18
_SIGNATURE_SIZE = 64
_X_SIZE = 32

# Header parameters, claims and key parameters.
_ALG, _KID = 1, 4
_ISS, _SUB, _EXP, _IAT, _CTI, _CNF = 1, 2, 4, 6, 7, 8
_CARD, _NAME = -65538, -65539
_CNF_COSE_KEY = 1
_KTY, _CRV, _X, _Y = 1, -1, -2, -3
_EC2 = 2

_T = TypeVar("_T", bytes, str, bool)


class CoseError(ValueError):
    """Not the structure above. The message tells the fault's kind, never the data."""


@dataclass(frozen=True, slots=True)
class Sign1:
    """A COSE_Sign1 as it came: every part in the very bytes that were signed."""

    protected: bytes
    payload: bytes = field(repr=False)
    signature: bytes = field(repr=False)  # r || s

    def to_be_signed(self) -> bytes:
        """Sig_structure ["Signature1", protected, h'', payload] (RFC 9052 section 4.4)."""
        return b"\x84\x6aSignature1" + _bstr(self.protected) + b"\x40" + _bstr(self.payload)


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
    signed, header = _read_sign1(data)
    if _KID in header:
        return _read_card(signed, header)
    _need_keys(header, _ALG)
    payload = _labelled(cbor.loads(signed.payload))
    _need_keys(payload, _IAT, _CARD)
    card_signed, card_header = _read_sign1(_need(payload.get(_CARD), bytes))
    return Presentation(
        signed=signed,
        alg=_need_int(header.get(_ALG)),
        iat=_need_uint(payload.get(_IAT)),
        card=_read_card(card_signed, card_header),
    )


_Labelled = dict[int | str, Item]


def _read_sign1(data: bytes) -> tuple[Sign1, _Labelled]:
    item = cbor.loads(data)
    if isinstance(item, Tag) and item.number == _SIGN1_TAG:
        item = item.content
    match item:
        case (bytes(protected), Map(pairs=()), bytes(payload), bytes(signature)):
            if len(signature) != _SIGNATURE_SIZE:
                raise CoseError("a signature of another size")
            return Sign1(protected, payload, signature), _labelled(cbor.loads(protected))
        case _:
            raise CoseError("not a COSE_Sign1")


def _read_card(signed: Sign1, header: _Labelled) -> Card:
    _need_keys(header, _ALG, _KID)
    claims = _labelled(cbor.loads(signed.payload))
    return Card(
        signed=signed,
        alg=_need_int(header.get(_ALG)),
        kid=_need_sized(header.get(_KID), KID_SIZE),
        iss=_need(claims.get(_ISS), str),
        sub=_need_sized(claims.get(_SUB), CARD_ID_SIZE),
        exp=_need_uint(claims.get(_EXP)),
        iat=_need_uint(claims.get(_IAT)),
        cti=_need_sized(claims.get(_CTI), CREDENTIAL_ID_SIZE),
        holder_key=_read_holder_key(claims[_CNF]) if _CNF in claims else None,
        name=_read_name(claims[_NAME]) if _NAME in claims else "",
    )


def _read_holder_key(item: Item) -> HolderKey:
    confirmation = _labelled(item)
    _need_keys(confirmation, _CNF_COSE_KEY)
    key = _labelled(confirmation[_CNF_COSE_KEY])
    _need_keys(key, _KTY, _CRV, _X, _Y)
    if _need_int(key[_KTY]) != _EC2 or _need_int(key[_CRV]) != SM2_SM3:
        raise CoseError("a holder key of another type")
    return HolderKey(x=_need_sized(key[_X], _X_SIZE), y_is_odd=_need(key[_Y], bool))


def _read_name(item: Item) -> str:
    name = _need(item, str)
    if len(name.encode()) > LONGEST_NAME:
        raise CoseError("a name that is too long")
    return name


def _labelled(item: Item) -> _Labelled:
    """`item` as a map whose labels are integers or text (RFC 9052 section 1.5)."""
    if not isinstance(item, Map):
        raise CoseError("not a map")
    labelled: _Labelled = {}
    for label, value in item.pairs:
        # A bool is an int to Python, and would take the place of label 0 or 1.
        if isinstance(label, bool) or not isinstance(label, int | str):
            raise CoseError("a label that is neither integer nor text")
        labelled[label] = value
    return labelled


def _need_keys(mapping: _Labelled, *labels: int) -> None:
    if mapping.keys() != set(labels):
        raise CoseError("parameters missing or too many")


def _need(item: Item, kind: type[_T]) -> _T:
    if not isinstance(item, kind):
        raise CoseError("a value of another type")
    return item


def _need_sized(item: Item, size: int) -> bytes:
    value = _need(item, bytes)
    if len(value) != size:
        raise CoseError("bytes of another size")
    return value


def _need_int(item: Item) -> int:
    if isinstance(item, bool) or not isinstance(item, int):
        raise CoseError("a value of another type")
    return item


def _need_uint(item: Item) -> int:
    value = _need_int(item)
    if not 0 <= value <= LARGEST_INTEGER:
        raise CoseError("an integer out of range")
    return value


def _bstr(data: bytes) -> bytes:
    """A byte string in its shortest form, as RFC 9052 section 9 has it for Sig_structure."""
    length = len(data)
    if length < 24:  # noqa: PLR2004 - the largest length that fits the initial byte
        return bytes((0x40 | length,)) + data
    if length <= 0xFF:  # noqa: PLR2004
        return bytes((0x58, length)) + data
    return b"\x59" + length.to_bytes(2, "big") + data
