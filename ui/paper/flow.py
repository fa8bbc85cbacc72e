"""A laid-out text document as pieces that a page may end between.

Only the document itself is asked for its layout: PySide 6.9 never frees one of which a block, a frame or
a table was asked for `document()`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QTextBlock,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextTable,
    QTextTableCell,
)

from ui.paper.paging import Head, Piece

_ORPHANS: Final = 2  # lines of a paragraph that stay together at either end


def pieces_of(document: QTextDocument, *, highest: float) -> list[Piece]:
    """In order. A row higher than `highest` is given line by line, for it may fit no page."""
    reading = _Reading(document.documentLayout(), highest)
    reading.read(document.rootFrame())
    if not reading.pieces:
        return []
    pieces = _touching(reading.pieces)
    pieces[0] = replace(pieces[0], top=0.0)
    pieces[-1] = replace(pieces[-1], bottom=document.size().height())
    return _headed(pieces, reading.tables)


@dataclass(frozen=True, slots=True)
class _Table:
    """Which of the pieces are its head rows, and which all of its rows."""

    heads: range
    rows: range


@dataclass(frozen=True, slots=True)
class _Reading:
    layout: QAbstractTextDocumentLayout
    highest: float
    pieces: list[Piece] = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)

    def read(self, frame: QTextFrame) -> None:
        for child in _children(frame):
            if isinstance(child, QTextTable):
                self._read_table(child)
            elif isinstance(child, QTextFrame):
                self.read(child)
            elif child.length() > 1:  # Qt puts an empty paragraph before and behind each table
                self.pieces.extend(self._of_block(child))

    def _of_block(self, block: QTextBlock) -> list[Piece]:
        lines = self._lines(block)
        form = block.blockFormat()
        heading = form.headingLevel() > 0
        breaks = form.pageBreakPolicy() & QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
        pieces = [
            Piece(top, bottom, with_next=heading or not _may_end(index, len(lines)))
            for index, (top, bottom) in enumerate(lines)
        ]
        pieces[0] = replace(pieces[0], breaks=bool(breaks))
        return pieces

    def _read_table(self, table: QTextTable) -> None:
        rows = [self._row(table, number) for number in range(table.rows())]
        heads = table.format().toTableFormat().headerRowCount()
        start = len(self.pieces)
        for number, row in enumerate(rows):
            piece = Piece(row.top, row.bottom, with_next=_goes_on(rows, heads, number))
            ruled = number >= heads > 0 and _is_ruled(rows, number)
            parts = [piece]
            if number >= heads and row.bottom - row.top > self.highest:
                parts = self._parts(table, number, piece)
            self.pieces.extend([*parts[:-1], replace(parts[-1], ruled=ruled)])
        if heads:
            all_rows = range(start, len(self.pieces))
            self.tables.append(_Table(all_rows[:heads], all_rows))

    def _parts(self, table: QTextTable, number: int, row: Piece) -> list[Piece]:
        """The lines of a row, where those of several cells that overlap are one part."""
        parts: list[Piece] = []
        for top, bottom in sorted(self._lines_of_row(table, number)):
            if parts and top < (parts[-1].top + parts[-1].bottom) / 2:
                parts[-1] = replace(parts[-1], bottom=max(bottom, parts[-1].bottom))
            else:
                parts.append(Piece(top, bottom))
        return [*parts[:-1], replace(parts[-1], with_next=row.with_next)]

    def _row(self, table: QTextTable, number: int) -> _RowBox:
        cells = list(_cells(table, number))
        boxes = [self.layout.blockBoundingRect(block) for cell in cells for block in _blocks(cell)]
        return _RowBox(
            top=min(box.top() for box in boxes),
            bottom=max(box.bottom() for box in boxes),
            first_empty=cells[0].firstPosition() == cells[0].lastPosition(),
            one_cell=len(cells) == 1 and table.columns() > 1,
        )

    def _lines_of_row(self, table: QTextTable, number: int) -> Iterator[tuple[float, float]]:
        for cell in _cells(table, number):
            for block in _blocks(cell):
                yield from self._lines(block)

    def _lines(self, block: QTextBlock) -> list[tuple[float, float]]:
        """Top and bottom of each, in the document; at least one."""
        lines = block.layout()
        box = self.layout.blockBoundingRect(block)
        if lines.lineCount() <= 1:
            return [(box.top(), box.bottom())]
        rects = [lines.lineAt(index).rect() for index in range(lines.lineCount())]
        offset = box.top() - rects[0].top()
        return [(offset + rect.top(), offset + rect.bottom()) for rect in rects]


@dataclass(frozen=True, slots=True)
class _RowBox:
    top: float
    bottom: float
    first_empty: bool  # it goes on with the row above: a note
    one_cell: bool  # it spans all columns: a heading


def _may_end(line: int, lines: int) -> bool:
    """Whether a page may end after this line of a paragraph."""
    return line + 1 == lines or _ORPHANS <= line + 1 <= lines - _ORPHANS


def _goes_on(rows: Sequence[_RowBox], heads: int, number: int) -> bool:
    """Head rows, headings of groups, and rows that a note or the end follows."""
    if number + 1 == len(rows):
        return False
    end_follows = number + 2 == len(rows) and rows[-1].one_cell
    heading = number < heads or rows[number].one_cell
    return heading or end_follows or rows[number + 1].first_empty


def _is_ruled(rows: Sequence[_RowBox], number: int) -> bool:
    """Below every row but headings and the last, and not between a row and its note."""
    last = number + 1 == len(rows)
    return not (last or rows[number].one_cell or rows[number + 1].first_empty)


def _children(frame: QTextFrame) -> Iterator[QTextBlock | QTextFrame]:
    iterator = frame.begin()
    while not iterator.atEnd():
        child: QTextFrame | None = iterator.currentFrame()  # its stub forgets that it may be None
        if child is not None:
            yield child
        elif (block := iterator.currentBlock()).isValid():
            yield block
        iterator += 1


def _cells(table: QTextTable, row: int) -> Iterator[QTextTableCell]:
    column = 0
    while column < table.columns():
        cell = table.cellAt(row, column)
        yield cell
        column += cell.columnSpan()


def _blocks(cell: QTextTableCell) -> Iterator[QTextBlock]:
    iterator = cell.begin()
    while not iterator.atEnd():
        block = iterator.currentBlock()
        if block.isValid():
            yield block
        iterator += 1


def _touching(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that meet half-way between what they hold, so that nothing is cut by a page's end."""
    result = list(pieces)
    for index, (above, below) in enumerate(pairwise(pieces)):
        middle = (above.bottom + below.top) / 2
        result[index] = replace(result[index], bottom=middle)
        result[index + 1] = replace(result[index + 1], top=middle)
    return result


def _headed(pieces: Sequence[Piece], tables: Sequence[_Table]) -> list[Piece]:
    """With the head rows that a page repeats, in all rows of the tables that have some."""
    result = list(pieces)
    for table in tables:
        head = Head(pieces[table.heads[0]].top, pieces[table.heads[-1]].bottom)
        for index in table.rows:
            result[index] = replace(result[index], head=head)
    return result
