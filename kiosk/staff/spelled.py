"""Bytes as text that people read aloud and type: Crockford's base 32, in lines with a check character.

No I, L, O and U; lower case, and I, L and O for 1, 1 and 0, are taken. The last character of a line tells
every single wrong one, every two neighbours that changed places, and a line that is out of its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LINE: Final = 8
"""Characters of a line, before its check character: 5 bytes."""

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES: Final = {
    **{character: value for value, character in enumerate(_ALPHABET)},
    "I": 1,
    "L": 1,
    "O": 0,
}
_SPACING: Final = str.maketrans("", "", " -\t\r\n")
_BITS: Final = 5
_FIELD: Final = 0b100101  # x^5 + x^2 + 1, of which x generates the field of 32
_MOST_LINES: Final = 31


@dataclass(frozen=True, slots=True)
class Mistyped:
    """`line`: from 1; 0: too short or too long, or not one of its characters."""

    line: int


def spelled(data: bytes) -> tuple[str, ...]:
    """Lines of nine characters. `data`: a multiple of 5 bytes, 155 at most. Raises ValueError."""
    lines, rest = divmod(len(data) * 8, LINE * _BITS)
    if rest or not 0 < lines <= _MOST_LINES:
        raise ValueError("not whole lines, or too many")
    bits = int.from_bytes(data, "big")
    values = [bits >> shift & 31 for shift in range(len(data) * 8 - _BITS, -1, -_BITS)]
    return tuple(
        _written(values[at : at + LINE], at // LINE + 1) for at in range(0, len(values), LINE)
    )


def read(text: str, lines: int) -> bytes | Mistyped:
    """The bytes of so many lines, however they were typed: with spaces, hyphens and line ends, or none."""
    typed = text.translate(_SPACING).upper()
    values = [_VALUES.get(character, -1) for character in typed]
    if len(values) != lines * (LINE + 1) or -1 in values:
        return Mistyped(_first_wrong(values, lines))
    data = 0
    for number in range(1, lines + 1):
        line = values[(number - 1) * (LINE + 1) : number * (LINE + 1)]
        if _check(line[:LINE], number) != line[LINE]:
            return Mistyped(number)
        for value in line[:LINE]:
            data = data << _BITS | value
    return data.to_bytes(lines * LINE * _BITS // 8, "big")


def characters(value: int, count: int) -> str:
    """A number in so many characters, without a check."""
    shifts = range((count - 1) * _BITS, -1, -_BITS)
    return "".join(_ALPHABET[value >> shift & 31] for shift in shifts)


def value_of(text: str, count: int) -> int | None:
    """The number that `characters` wrote, however it was typed; None: it is no such text."""
    values = [_VALUES.get(character, -1) for character in text.translate(_SPACING).upper()]
    if len(values) != count or -1 in values:
        return None
    return sum(value << _BITS * place for place, value in enumerate(reversed(values)))


def is_right(typed: str, number: int) -> bool:
    """Whether a line alone (from 1) is whole and as it must be: for whoever types it."""
    values = [_VALUES.get(character, -1) for character in typed.translate(_SPACING).upper()]
    if len(values) != LINE + 1 or -1 in values:
        return False
    return _check(values[:LINE], number) == values[LINE]


def _first_wrong(values: Sequence[int], lines: int) -> int:
    """The first line that is not right; 0: all that is there is, but it is not all, or too much."""
    for number in range(1, lines + 1):
        line = values[(number - 1) * (LINE + 1) : number * (LINE + 1)]
        if len(line) <= LINE:
            return 0
        if -1 in line or _check(line[:LINE], number) != line[LINE]:
            return number
    return 0


def _written(values: Sequence[int], number: int) -> str:
    return "".join(_ALPHABET[value] for value in (*values, _check(values, number)))


def _check(values: Sequence[int], number: int) -> int:
    """A polynomial with these coefficients at x, in the field of 32; the line's number is the first."""
    total = number
    for value in values:
        total = _times_x(total) ^ value
    return _times_x(total)


def _times_x(value: int) -> int:
    doubled = value << 1
    return doubled ^ _FIELD if doubled >> _BITS else doubled
