"""Numbers of orders and prints as people read them out: over a telephone, across a desk."""

from __future__ import annotations

import re
from typing import Final

_TOGETHER: Final = 4  # characters that are easily kept in mind together
_LONGEST_WHOLE: Final = 8  # characters of a terminal's id without hyphens that are left together
# Terminal, day, sequence and check character, as a terminal mints them; of a print with a P. Of another
# number only the grouping looks different.
_MINTED: Final = re.compile(r"(.+)(20[0-9]{6})(P?[0-9]{6,7}[0-9A-Z])")


def lines_of(number: str) -> tuple[str, ...]:
    """The number in lines, each in groups of a few characters: ("YM-07", "2026 0301", "004 711K").

    Without the spaces it is the number, character by character.
    """
    minted = _MINTED.fullmatch(number)
    if minted is None:
        return (_grouped(number),) if number else ()
    terminal, day, end = minted.groups()
    whole = len(terminal) <= _LONGEST_WHOLE or "-" in terminal
    return terminal if whole else _grouped(terminal), _grouped(day), _grouped(end)


def in_groups(number: str) -> str:
    """In one line. What cannot be printed is spelled out."""
    return " ".join(lines_of(number if number.isprintable() else ascii(number)))


def bare(typed: str) -> str:
    """As it is looked up: however somebody has grouped or written it."""
    return "".join(typed.split()).upper()


def _grouped(text: str) -> str:
    """Groups of at most four characters, the last the longest where they differ: "004 711K"."""
    count = -(-len(text) // _TOGETHER)
    shortest, longer = divmod(len(text), count)
    groups, start = [], 0
    for index in range(count):
        end = start + shortest + (index >= count - longer)
        groups.append(text[start:end])
        start = end
    return " ".join(groups)
