"""Blocks that every slip is composed of. They fold from 48 columns down to 32 (58 mm).

Chinese comes first and larger; English stands beside it where the paper is wide enough. Texts of the
hospital are to be cleaned (`typeset.clean`) by the caller.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from hardware.ticket.layout.elements import Align, Element, Feed, Line, Qr, Rule, Span
from hardware.ticket.typeset import clean, width, wrap

_LABELLED_IN_ENGLISH = 42  # columns from which a row has room for its English label
_DOTS = 12  # of a column
_QUIET_MODULES = 4  # blank modules around a QR code (ISO/IEC 18004, 6.3.8)
_LARGEST_MODULE = 6  # dots: 0.75 mm
_GAP = 2  # columns that a label keeps away from what is right-aligned beside it
_NARROWEST = 8  # columns in which a text may still stand beside an amount


def in_english(columns: int) -> bool:
    """Whether the paper has room for English labels."""
    return columns >= _LABELLED_IN_ENGLISH


def block(
    text: str, columns: int, *, wide: int = 1, high: int = 1, bold: bool = False
) -> Iterator[Element]:
    """Centred text over as many lines as it needs."""
    yield from _centred(wrap(text, columns // wide), wide=wide, high=high, bold=bold)


def clauses(parts: tuple[str, ...], columns: int, *, times: int = 1) -> Iterator[Element]:
    """A centred sentence that breaks between its parts only, as long as each fits on a line."""
    lines: list[str] = []
    for part in parts:
        if lines and width(lines[-1] + part) * times <= columns:
            lines[-1] += part
        else:
            lines.append(part)
    whole = [piece for line in lines for piece in wrap(line, columns // times)]
    yield from _centred(whole, wide=times, high=times)


def _centred(
    lines: list[str], *, wide: int = 1, high: int = 1, bold: bool = False
) -> Iterator[Element]:
    for index, line in enumerate(lines):
        if index and high > 1:
            yield Feed(6)
        yield Line((Span(line, wide, high, bold),), Align.CENTER)


def largest(text: str, columns: int, most: int) -> int:
    """How many times the normal size `text` can be in one line, at most `most`, at least 1."""
    return max(1, min(most, columns // max(1, width(text))))


def head(hospital: str, title: str, columns: int, *, reprint: bool = False) -> Iterator[Element]:
    """The hospital, and what kind of slip this is."""
    yield from block(clean(hospital), columns, wide=2, high=2, bold=True)
    yield Feed(10)
    yield from block(title, columns)
    if reprint:
        yield Feed(6)
        yield Line((Span(" 补打 Reprint ", inverse=True),), Align.CENTER)
    yield Feed(6)
    yield Rule()


def row(label: str, english: str, value: str, columns: int) -> Iterator[Element]:
    """A label in normal size and its value in double size, hanging under itself when it wraps."""
    if not value:
        return
    margin = 12 if in_english(columns) else 5
    first = f"{label} {english}" if in_english(columns) else label
    for index, text in enumerate(wrap(value, (columns - margin) // 2)):
        lead = first if index == 0 else ""
        yield Line((Span(lead + " " * (margin - width(lead))), Span(text, wide=2, high=2)))
        yield Feed(10)


def pair(label: str, english: str, value: str, columns: int) -> Iterator[Element]:
    """A label and a value of normal size. A value that does not fit beside it goes below, whole."""
    if not value:
        return
    margin = 20 if in_english(columns) else 10
    first = f"{label} {english}" if in_english(columns) else label
    if width(value) <= columns - margin:
        yield Line((Span(first + " " * (margin - width(first)) + value),))
    else:
        yield Line((Span(first),))
        for text in wrap(value, columns):
            yield Line((Span(text),), Align.RIGHT)
    yield Feed(6)


def amount_row(
    text: str, amount: str, columns: int, *, english: str = "", times: int = 1
) -> Iterator[Element]:
    """Text, and an amount in double size at the right edge, beside the text's first line if it fits.

    Every character of font A is as wide as every other: the fen of all rows stand in one column.
    `times`: the size of the text. `english` follows it, small, where there is room.
    """
    size = largest(amount, columns, 2)
    number = Span(amount, size, size)
    room = columns - number.columns - _GAP
    beside = room >= _NARROWEST
    first, *rest = wrap(text, (room if beside else columns) // times) or [""]
    label = Span(first, times, times)
    tail = Span(f" {english}" if english and in_english(columns) else "")
    if label.columns + tail.columns > room:
        tail = Span("")
    if beside:
        gap = Span(" " * (columns - label.columns - tail.columns - number.columns))
        yield Line((label, tail, gap, number))
    else:
        yield Line((label,))
    for line in rest:
        yield Feed(4)
        yield Line((Span(line, times, times),))
    if not beside:
        yield Line((number,), Align.RIGHT)
    yield Feed(10)


def large_amount(label: str, english: str, amount: str, columns: int) -> Iterator[Element]:
    """The amount that counts, bold and as large as fits; on a line of its own where it must."""
    named = Span(label, 2, 2, bold=True)
    beside = (columns - named.columns - _GAP) // width(amount)
    size = min(3, beside) if beside > 1 else largest(amount, columns, 3)
    number = Span(amount, size, size, bold=True)
    if beside > 1:
        gap = Span(" " * (columns - named.columns - number.columns))
        yield Line((named, gap, number))
    else:
        yield Line((named,))
        yield Feed(6)
        yield Line((number,), Align.RIGHT)
    if in_english(columns):
        yield Feed(4)
        yield Line((Span(english),))


def code(content: str, caption: str, columns: int) -> Iterator[Element]:
    """A QR code as large as the paper takes it, in its quiet zone, and what it is for."""
    symbol = Qr(content)
    module = columns * _DOTS // (symbol.modules + 2 * _QUIET_MODULES)
    module = min(_LARGEST_MODULE, module)
    yield Feed(_QUIET_MODULES * module)
    yield Qr(content, module)
    yield Feed(_QUIET_MODULES * module)
    yield from block(caption, columns)


def stamp(printed_at: datetime) -> str:
    """When it was printed, to the second."""
    return f"{printed_at:%Y-%m-%d %H:%M:%S}"


def masked(surname: str) -> str:
    """The surname, and that there is more; empty without one. A slip shows no full name."""
    cleaned = clean(surname)
    return f"{cleaned}**" if cleaned else ""
