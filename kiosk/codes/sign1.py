"""COSE_Sign1 (RFC 9052 section 4.2) with a CWT in it (RFC 8392), as all codes here have it.

The outer grammar is closed: a header with a parameter too many or too few is malformed. Nothing here
judges: an algorithm other than SM2 is read and left for the verifier to refuse.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, TypeVar

from kiosk.codes import cbor, cbor_writer
from kiosk.codes.cbor import Item, Map, Tag

SM2_SM3: Final = -65537
"""`alg` and `crv`: SM2 with SM3, and its curve (private use; IANA has none)."""

KID_SIZE: Final = 8
SIGNATURE_SIZE: Final = 64
LARGEST_INTEGER: Final = 2**53

# Header parameters, and the claims that cards and papers share.
ALG, KID = 1, 4
ISS, SUB, EXP, IAT, CTI, CNF = 1, 2, 4, 6, 7, 8
NAME = -65539

_SIGN1_TAG = 18

_T = TypeVar("_T", bytes, str, bool)


class CoseError(ValueError):
    """Not the structure expected. The message tells the fault's kind, never the data."""


@dataclass(frozen=True, slots=True)
class Sign1:
    """A COSE_Sign1 as it came: every part in the very bytes that were signed."""

    protected: bytes
    payload: bytes = field(repr=False)
    signature: bytes = field(repr=False)  # r || s

    def to_be_signed(self) -> bytes:
        """Sig_structure ["Signature1", protected, h'', payload] (RFC 9052 section 4.4)."""
        return cbor_writer.dumps(("Signature1", self.protected, b"", self.payload))

    def to_bytes(self) -> bytes:
        """Untagged."""
        return cbor_writer.dumps((self.protected, {}, self.payload, self.signature))


Labelled = dict[int | str, Item]
"""A map by its labels."""


def read_sign1(data: bytes) -> tuple[Sign1, Labelled]:
    """The structure, tagged or not, and its protected header.

    Raises:
        CoseError, cbor.CborError: `data` is none.
    """
    item = cbor.loads(data)
    if isinstance(item, Tag) and item.number == _SIGN1_TAG:
        item = item.content
    match item:
        case (bytes(protected), Map(pairs=()), bytes(payload), bytes(signature)):
            if len(signature) != SIGNATURE_SIZE:
                raise CoseError("a signature of another size")
            return Sign1(protected, payload, signature), labelled(cbor.loads(protected))
        case _:
            raise CoseError("not a COSE_Sign1")


def labelled(item: Item) -> Labelled:
    """`item` as a map whose labels are integers or text (RFC 9052 section 1.5)."""
    if not isinstance(item, Map):
        raise CoseError("not a map")
    by_label: Labelled = {}
    for label, value in item.pairs:
        # A bool is an int to Python, and would take the place of label 0 or 1.
        if isinstance(label, bool) or not isinstance(label, int | str):
            raise CoseError("a label that is neither integer nor text")
        by_label[label] = value
    return by_label


def need_keys(mapping: Labelled, *labels: int) -> None:
    """These labels and no others."""
    if mapping.keys() != set(labels):
        raise CoseError("parameters missing or too many")


def need(item: Item, kind: type[_T]) -> _T:
    if not isinstance(item, kind):
        raise CoseError("a value of another type")
    return item


def need_sized(item: Item, size: int) -> bytes:
    value = need(item, bytes)
    if len(value) != size:
        raise CoseError("bytes of another size")
    return value


def need_text(item: Item, longest: int) -> str:
    """`longest`: bytes of UTF-8."""
    text = need(item, str)
    if len(text.encode()) > longest:
        raise CoseError("a text that is too long")
    return text


def need_int(item: Item) -> int:
    if isinstance(item, bool) or not isinstance(item, int):
        raise CoseError("a value of another type")
    return item


def need_uint(item: Item) -> int:
    value = need_int(item)
    if not 0 <= value <= LARGEST_INTEGER:
        raise CoseError("an integer out of range")
    return value


def need_array(item: Item, length: int | None = None) -> tuple[Item, ...]:
    """Of this length, if one is given."""
    if not isinstance(item, tuple) or (length is not None and len(item) != length):
        raise CoseError("not an array, or of another length")
    return item
