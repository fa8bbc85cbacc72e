"""Base45 (RFC 9285), decoded strictly.

Section 6 of the RFC: what no encoder can have produced is refused, never repaired. Lower case, a
lone character at the end and groups worth more than their bytes are errors.
"""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_LARGEST_PAIR = 0xFFFF
_LARGEST_BYTE = 0xFF


class Base45Error(ValueError):
    """Not Base45. The message tells the fault's kind, never the text."""


def decode(text: str) -> bytes:
    """The bytes that `text` stands for.

    Raises:
        Base45Error: `text` is not what an encoder of RFC 9285 writes.
    """
    try:
        values = [_VALUES[character] for character in text]
    except KeyError:
        raise Base45Error("a character outside the alphabet") from None
    whole, rest = divmod(len(values), 3)
    if rest == 1:
        raise Base45Error("a lone character at the end")
    decoded = bytearray()
    for start in range(0, whole * 3, 3):
        pair = values[start] + 45 * values[start + 1] + 2025 * values[start + 2]
        if pair > _LARGEST_PAIR:
            raise Base45Error("three characters worth more than two bytes")
        decoded += pair.to_bytes(2, "big")
    if rest:
        byte = values[-2] + 45 * values[-1]
        if byte > _LARGEST_BYTE:
            raise Base45Error("two characters worth more than one byte")
        decoded.append(byte)
    return bytes(decoded)


def encode(data: bytes) -> str:
    """The text that stands for `data`: three characters for two bytes, two for a last one alone."""
    characters: list[str] = []
    for start in range(0, len(data), 2):
        group = data[start : start + 2]
        value = int.from_bytes(group, "big")
        for _ in range(len(group) + 1):
            value, digit = divmod(value, len(ALPHABET))
            characters.append(ALPHABET[digit])
    return "".join(characters)


def encoded_length(count: int) -> int:
    """Of the text for `count` bytes."""
    pairs, last = divmod(count, 2)
    return 3 * pairs + 2 * last
