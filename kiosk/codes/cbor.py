"""A small, strict CBOR reader (RFC 8949) for bytes that nobody has vouched for yet.

It takes well-formed, definite-length items and refuses, beyond what is not well-formed: trailing
bytes, indefinite lengths, duplicate map keys, text that is not UTF-8, and nesting deeper than
`MAX_DEPTH`. It builds nothing but plain values: no tag has a meaning here, no date or big number is
made, and nothing is allocated from a length that the input merely claims.
"""

from __future__ import annotations

import struct
from collections.abc import Hashable
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, TypeAlias

MAX_DEPTH: Final = 6
"""Arrays, maps and tags that may stand inside one another, the outermost counted."""


class _Major(IntEnum):
    UINT, NINT, BSTR, TSTR, ARRAY, MAP, TAG, OTHER = range(8)


_ONE_BYTE, _EIGHT_BYTES, _INDEFINITE = 24, 27, 31
_WORDS: dict[int, bool | None] = {20: False, 21: True, 22: None}
_FLOATS = {25: ">e", 26: ">f", 27: ">d"}
_SMALLEST_LONG_SIMPLE = 32


@dataclass(frozen=True, slots=True)
class Tag:
    """A tagged item, its meaning not looked at (major type 6)."""

    number: int
    content: Item


@dataclass(frozen=True, slots=True)
class Simple:
    """A simple value other than false, true and null; `undefined` is 23 (major type 7)."""

    number: int


@dataclass(frozen=True, slots=True)
class Map:
    """A map as its pairs, in the order of the bytes.

    Not a dict: to Python `1`, `1.0` and `True` are one key, to CBOR they are three.
    """

    pairs: tuple[tuple[Item, Item], ...]


Item: TypeAlias = "int | bytes | str | bool | float | tuple[Item, ...] | Map | Tag | Simple | None"


class CborError(ValueError):
    """Not the CBOR that this reader takes. The message tells the fault's kind, never the data."""


def loads(data: bytes) -> Item:
    """The one item that `data` is.

    Raises:
        CborError: not well-formed, or refused by the rules above.
    """
    reader = _Reader(data)
    item = reader.item(depth=0)
    if reader.position != len(data):
        raise CborError("trailing bytes")
    return item


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self.position = 0

    def item(self, depth: int) -> Item:
        """Read one item that stands inside `depth` containers."""
        initial = self._take(1)[0]
        major, info = initial >> 5, initial & 0x1F
        if info == _INDEFINITE:
            raise CborError("an indefinite length or a stray break")
        if major == _Major.OTHER:
            return self._simple_or_float(info)
        argument = self._argument(info)
        match major:
            case _Major.UINT:
                return argument
            case _Major.NINT:
                return -1 - argument
            case _Major.BSTR:
                return self._take(argument)
            case _Major.TSTR:
                return self._text(argument)
        if depth == MAX_DEPTH:
            raise CborError("nested too deeply")
        match major:
            case _Major.ARRAY:
                return tuple(self.item(depth + 1) for _ in range(argument))
            case _Major.MAP:
                return self._map(argument, depth + 1)
            case _:
                return Tag(argument, self.item(depth + 1))

    def _take(self, count: int) -> bytes:
        end = self.position + count
        if end > len(self._data):
            raise CborError("cut short")
        taken = self._data[self.position : end]
        self.position = end
        return taken

    def _argument(self, info: int) -> int:
        if info < _ONE_BYTE:
            return info
        if info > _EIGHT_BYTES:
            raise CborError("reserved additional information")
        return int.from_bytes(self._take(1 << (info - _ONE_BYTE)), "big")

    def _text(self, count: int) -> str:
        try:
            return self._take(count).decode("utf-8")
        except UnicodeDecodeError:
            raise CborError("text that is not UTF-8") from None

    def _map(self, count: int, depth: int) -> Map:
        pairs: list[tuple[Item, Item]] = []
        seen: set[Hashable] = set()
        for _ in range(count):
            key = self.item(depth)
            identity = _identity(key)
            if identity in seen:
                raise CborError("a duplicate key")
            seen.add(identity)
            pairs.append((key, self.item(depth)))
        return Map(tuple(pairs))

    def _simple_or_float(self, info: int) -> Item:
        if info in _FLOATS:
            form = _FLOATS[info]
            (value,) = struct.unpack(form, self._take(struct.calcsize(form)))
            return float(value)
        number = self._argument(info)
        if info == _ONE_BYTE and number < _SMALLEST_LONG_SIMPLE:
            raise CborError("a simple value in two bytes that has one")
        return _WORDS[number] if number in _WORDS else Simple(number)


def _identity(item: Item) -> Hashable:
    """Equal for two items if and only if CBOR's data model calls them equal (RFC 8949 section 5.6).

    Lengths of encoding make no difference; types do.
    """
    match item:
        case float():
            # As bits: NaN equals itself, and the two zeros are two values.
            return float, struct.pack(">d", item)
        case tuple():
            return tuple, tuple(_identity(element) for element in item)
        case Map(pairs):
            return Map, frozenset((_identity(key), _identity(value)) for key, value in pairs)
        case Tag(number, content):
            return Tag, number, _identity(content)
        case _:
            return type(item), item
