"""A document laid out by Qt, as pieces that a page may end between."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtGui import QGuiApplication, QPdfWriter

from ui.paper.document import GuardedDocument
from ui.paper.flow import pieces_of
from ui.paper.paging import Piece

Read = Callable[..., list[Piece]]


@pytest.fixture
def read(gui: QGuiApplication) -> Read:  # noqa: ARG001 - it has to be there
    device = QPdfWriter("nothing is painted on it")
    device.setResolution(600)

    def pieces(markup: str, highest: float = 3000) -> list[Piece]:
        document = GuardedDocument(
            device, {}, width=4000, size=10, style="p { margin: 0; }", markup=markup
        )
        return pieces_of(document, highest=highest)

    return pieces


def test_pieces_meet_and_are_in_order(read: Read) -> None:
    found = read("<h3>a</h3><p>b</p><table><tr><td>c</td></tr><tr><td>d</td></tr></table><p>e</p>")
    assert len(found) == 5
    assert all(above.bottom == below.top for above, below in pairwise(found))
    assert all(piece.bottom > piece.top for piece in found)


def test_a_heading_stays_with_what_follows(read: Read) -> None:
    assert [piece.with_next for piece in read("<p>a</p><h2>b</h2><p>c</p>")] == [False, True, False]


@pytest.mark.parametrize(
    ("lines", "stays"),
    [
        (1, [False]),
        (2, [True, False]),
        (3, [True, True, False]),
        (4, [True, False, True, False]),
        (6, [True, False, False, False, True, False]),
    ],
)
def test_no_single_lines_of_a_paragraph(lines: int, stays: list[bool], read: Read) -> None:
    found = read(f"<p>{'<br>'.join('x' * lines)}</p>")
    assert [piece.with_next for piece in found] == stays


TABLE = """<table width="100%"><thead><tr><th>h</th><th>i</th><th>j</th></tr></thead>
<tr><td colspan="3">group</td></tr>
<tr><td>1</td><td>2</td><td>3</td></tr>
<tr><td></td><td colspan="2">note</td></tr>
<tr><td>4</td><td>5</td><td>6</td></tr>
<tr><td>7</td><td>8</td><td>9</td></tr>
<tr><td colspan="3">end</td></tr></table>"""


def test_rows_that_belong_together(read: Read) -> None:
    found = read(TABLE)
    stays = [True, True, True, False, False, True, False]
    ruled = [False, False, False, True, True, True, False]
    assert [piece.with_next for piece in found] == stays
    assert [piece.ruled for piece in found] == ruled
    heads = {piece.head for piece in found}
    (head,) = heads
    assert head is not None
    assert (head.top, head.bottom) == (found[0].top, found[0].bottom)


def test_a_table_without_a_head_is_not_ruled(read: Read) -> None:
    found = read("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>")
    assert [(piece.head, piece.ruled) for piece in found] == [(None, False)] * 2


def test_a_row_too_high_is_given_by_its_lines(read: Read) -> None:
    row = f"<tr><td>1</td><td>{'<br>'.join('x' * 40)}</td></tr>"
    found = read(
        f"<table><thead><tr><th>a</th><th>b</th></tr></thead>{row * 2}</table>", highest=500
    )
    assert len(found) == 1 + 40 + 40
    assert all(above.bottom == below.top for above, below in pairwise(found))
    assert [index for index, piece in enumerate(found) if piece.ruled] == [40]
    assert len({piece.head for piece in found}) == 1


def test_a_page_break_in_the_layout(read: Read) -> None:
    found = read('<p>a</p><p style="page-break-before: always">b</p>')
    assert [piece.breaks for piece in found] == [False, True]


def test_nothing_of_the_document_is_left_out(read: Read) -> None:
    """Borders stand outside of the texts by which rows are found."""
    framed = (
        '<table style="border: 3px solid black"><tr><td style="padding: 9px">a</td></tr></table>'
    )
    (row,) = read(framed)
    (line,) = read("<p>a</p>")
    assert row.top == 0.0
    assert row.bottom > line.bottom + 18 * 600 / 96


def test_an_empty_document_has_no_pieces(read: Read) -> None:
    assert read("") == []
