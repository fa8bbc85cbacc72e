"""An order's number as people read it out: over a telephone, across a desk."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hardware.ticket.layout.blocks import block, code, largest
from hardware.ticket.layout.elements import Align, Element, Feed, Line, Qr, Span
from hardware.ticket.typeset import clean, width

_LARGEST = 5  # times the normal size: 15 mm high
_TOGETHER = 4  # characters that are easily kept in mind together
_LONGEST_WHOLE = 8  # characters of a terminal's id without hyphens that are left together
# Terminal, day, sequence and check character, as this terminal mints them. Of another number only the
# grouping looks different.
_MINTED = re.compile(r"(.+)(20[0-9]{6})([0-9]{6,7}[0-9A-Z])")


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
    """The number in groups, in one line."""
    return " ".join(lines_of(clean(number)))


def large_number(number: str, columns: int) -> Iterator[Element]:
    """The number as the largest thing of the slip, in one size throughout."""
    lines = lines_of(clean(number))
    size = min((max(2, largest(line, columns, _LARGEST)) for line in lines), default=1)
    for index, line in enumerate(lines):
        if index:
            yield Feed(12)
        if width(line) * size <= columns:
            yield Line((Span(line, size, size, bold=True),), Align.CENTER)
        else:
            yield from block(line, columns, wide=size, high=size, bold=True)


def desk_code(number: str, columns: int) -> Iterator[Element]:
    """The number as a code for the desk's scanner, which types it: nothing else is in it."""
    content = clean(number)
    if content and Qr.holds(content):
        yield from code(content, "窗口扫码 For the desk", columns)


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
