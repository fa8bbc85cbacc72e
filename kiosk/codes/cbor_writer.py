"""Deterministic CBOR (RFC 8949 section 4.2.1): of one value there is one encoding.

Shortest lengths, nothing indefinite, the keys of a map by their encoded bytes. No floats, no tags.
"""

from __future__ import annotations

from typing import Final, TypeAlias

Writable: TypeAlias = (
    "int | bytes | str | bool | tuple[Writable, ...] | dict[int | str, Writable] | None"
)

_UINT, _NINT, _BSTR, _TSTR, _ARRAY, _MAP, _SIMPLE = 0, 1, 2, 3, 4, 5, 7
_WORDS: Final = {False: 20, True: 21, None: 22}
_LONGEST_SHORT: Final = 23
_SIZES: Final = (
    (1, 24),
    (2, 25),
    (4, 26),
    (8, 27),
)  # bytes of the argument, additional information


def dumps(item: Writable) -> bytes:
    """The encoding of `item`.

    Raises:
        OverflowError: an integer outside -2^64..2^64-1.
        UnicodeEncodeError: half a surrogate pair.
    """
    match item:
        case bool() | None:
            return _head(_SIMPLE, _WORDS[item])
        case int():
            return _head(_UINT, item) if item >= 0 else _head(_NINT, -1 - item)
        case bytes():
            return _head(_BSTR, len(item)) + item
        case str():
            text = item.encode()
            return _head(_TSTR, len(text)) + text
        case dict():
            pairs = sorted((dumps(key), dumps(value)) for key, value in item.items())
            return _head(_MAP, len(pairs)) + b"".join(key + value for key, value in pairs)
        case _:
            return _head(_ARRAY, len(item)) + b"".join(map(dumps, item))


def _head(major: int, argument: int) -> bytes:
    if argument <= _LONGEST_SHORT:
        return bytes((major << 5 | argument,))
    for size, info in _SIZES:
        if argument < 1 << 8 * size:
            return bytes((major << 5 | info,)) + argument.to_bytes(size, "big")
    raise OverflowError("an integer that CBOR has no length for")
