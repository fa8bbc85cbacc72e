"""An order's number on paper: see `kiosk.order_number`."""

from __future__ import annotations

from collections.abc import Iterator

from hardware.ticket.layout.blocks import block, code, largest
from hardware.ticket.layout.elements import Align, Element, Feed, Line, Qr, Span
from hardware.ticket.typeset import clean, width
from kiosk.order_number import lines_of

_LARGEST = 5  # times the normal size: 15 mm high


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
