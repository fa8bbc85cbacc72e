"""Where pages end: a body of pieces that stay whole, and a closing that does not stand alone. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MOST_PAGES: Final = 40

_WITH_CLOSING: Final = 2  # pieces that the closing takes along to a page of its own


class TooLongError(Exception):
    """More pages than anybody would want of one report."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A row of a table, or a line of text: from `top` to `bottom` in the document.

    `head`: the rows repeated above it where a page begins with it. `breaks`: a page has to begin here.
    `ruled`: a line is drawn below it.
    """

    top: float
    bottom: float
    with_next: bool = False  # no page ends after it
    head: Head | None = None
    breaks: bool = False
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """Head rows of a table, as they stand in the document."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Slice:
    """What of the document stands on one page, below the repeated `head` if there is one.

    `rules`: where lines are drawn across it.
    """

    top: float
    bottom: float
    head: Head | None = None
    rules: tuple[float, ...] = ()


def paginate(
    pieces: Sequence[Piece], *, first: float, others: float, closing: float
) -> list[Slice]:
    """Slices of pages; at least one. `first`, `others`: heights of bodies; `closing`: of what follows.

    Raises TooLongError.
    """
    pages = _filled(pieces, first, others)
    room = (others if len(pages) > 1 else first) - _height(pieces, pages[-1])
    if closing > room:
        pages += _moved_on(pieces, pages)
    if len(pages) > MOST_PAGES:
        raise TooLongError
    return [_slice(pieces, page) for page in pages]


_Span = range
"""Indices of the pieces of one page."""


def _filled(pieces: Sequence[Piece], first: float, others: float) -> list[_Span]:
    pages: list[_Span] = []
    start = 0
    while start < len(pieces):
        end = _page_end(pieces, start, others if pages else first)
        pages.append(range(start, end))
        start = end
        if len(pages) > MOST_PAGES:
            raise TooLongError
    return pages or [range(0)]


def _page_end(pieces: Sequence[Piece], start: int, room: float) -> int:
    """As many pieces as fit, at least one, and back to where a page may end."""
    end = start + 1
    while (
        end < len(pieces)
        and not pieces[end].breaks
        and _height(pieces, range(start, end + 1)) <= room
    ):
        end += 1
    if end == len(pieces) or pieces[end].breaks:
        return end
    kept = end
    while kept > start and pieces[kept - 1].with_next:
        kept -= 1
    return kept if kept > start else end


def _moved_on(pieces: Sequence[Piece], pages: list[_Span]) -> list[_Span]:
    """The last pieces, taken off the last page for one where the closing has room."""
    last = pages[-1]
    start = max(last.stop - _WITH_CLOSING, last.start)
    while start > last.start and pieces[start - 1].with_next:
        start -= 1
    if start <= last.start:  # it cannot be helped: all of that page belongs together
        return [range(last.stop, last.stop)]
    pages[-1] = range(last.start, start)
    return [range(start, last.stop)]


def _height(pieces: Sequence[Piece], page: _Span) -> float:
    if not page:
        return 0.0
    head = _repeated(pieces, page)
    own = pieces[page.stop - 1].bottom - pieces[page.start].top
    return own + (head.height if head else 0.0)


def _repeated(pieces: Sequence[Piece], page: _Span) -> Head | None:
    """The head rows, unless the page begins with them."""
    head = pieces[page.start].head
    return head if head and pieces[page.start].top >= head.bottom else None


def _slice(pieces: Sequence[Piece], page: _Span) -> Slice:
    if not page:
        return Slice(0.0, 0.0)
    own = pieces[page.start : page.stop]
    rules = tuple(piece.bottom for piece in own if piece.ruled)
    return Slice(own[0].top, own[-1].bottom, _repeated(pieces, page), rules)
