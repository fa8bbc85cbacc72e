"""Where pages end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.paper.paging import MOST_PAGES, Head, Piece, Slice, TooLongError, paginate


def rows(count: int, height: float = 10.0, **more: bool) -> list[Piece]:
    return [Piece(n * height, (n + 1) * height, **more) for n in range(count)]


def spans(slices: list[Slice]) -> list[tuple[float, float]]:
    return [(each.top, each.bottom) for each in slices]


def test_everything_on_one_page() -> None:
    assert spans(paginate(rows(5), first=100, others=200, closing=50)) == [(0, 50)]


def test_nothing_is_a_page_too() -> None:
    assert spans(paginate([], first=100, others=200, closing=50)) == [(0, 0)]


def test_full_pages() -> None:
    found = paginate(rows(25), first=100, others=120, closing=20)
    assert spans(found) == [(0, 100), (100, 220), (220, 250)]


def test_the_closing_takes_two_rows_along() -> None:
    assert spans(paginate(rows(10), first=100, others=100, closing=20)) == [(0, 80), (80, 100)]


def test_the_closing_takes_a_heading_along_with_its_rows() -> None:
    pieces = rows(10)
    pieces[7] = Piece(70, 80, with_next=True)
    assert spans(paginate(pieces, first=100, others=100, closing=20)) == [(0, 70), (70, 100)]


def test_a_heading_is_not_the_last_of_a_page() -> None:
    pieces = rows(12)
    pieces[9] = Piece(90, 100, with_next=True)
    assert spans(paginate(pieces, first=100, others=100, closing=0)) == [(0, 90), (90, 120)]


def test_headings_alone_do_not_go_on_for_ever() -> None:
    found = paginate(rows(30, with_next=True), first=100, others=100, closing=0)
    assert spans(found) == [(0, 100), (100, 200), (200, 300)]


def test_a_piece_higher_than_a_page_has_one_of_its_own() -> None:
    pieces = [Piece(0, 10), Piece(10, 210), Piece(210, 220)]
    found = paginate(pieces, first=100, others=100, closing=5)
    assert spans(found) == [(0, 10), (10, 210), (210, 220)]


def test_a_page_begins_where_the_layout_says() -> None:
    pieces = [*rows(3), Piece(30, 40, breaks=True)]
    assert spans(paginate(pieces, first=100, others=100, closing=5)) == [(0, 30), (30, 40)]


def test_head_rows_are_repeated_and_have_room() -> None:
    head = Head(0, 10)
    pieces = [
        Piece(n * 10, n * 10 + 10, with_next=n == 0, head=head, ruled=n > 0) for n in range(20)
    ]
    found = paginate(pieces, first=100, others=100, closing=0)
    assert spans(found) == [(0, 100), (100, 190), (190, 200)]
    assert [each.head for each in found] == [None, head, head]
    assert found[1].rules == tuple(range(110, 200, 10))


def test_a_report_without_end_is_refused() -> None:
    with pytest.raises(TooLongError):
        paginate(rows(MOST_PAGES * 10 + 1), first=100, others=100, closing=0)
    assert len(paginate(rows(MOST_PAGES * 10), first=100, others=100, closing=0)) == MOST_PAGES


heights = st.floats(1, 120, allow_nan=False)


@given(
    st.lists(st.tuples(heights, st.booleans(), st.booleans()), max_size=40),
    st.floats(100, 300),
    st.floats(100, 300),
    st.floats(0, 60),
)
def test_nothing_is_lost_doubled_or_cut(
    wanted: list[tuple[float, bool, bool]], first: float, others: float, closing: float
) -> None:
    pieces, top = [], 0.0
    for height, with_next, breaks in wanted:
        pieces.append(Piece(top, top + height, with_next=with_next, breaks=breaks))
        top += height
    slices = paginate(pieces, first=first, others=others, closing=closing)
    filled = [each for each in slices if each.bottom > each.top]
    assert all(above.bottom == below.top for above, below in pairwise(filled))
    if pieces:
        assert (filled[0].top, filled[-1].bottom) == (0.0, pieces[-1].bottom)
    edges = {piece.bottom for piece in pieces} | {0.0}
    for number, each in enumerate(slices):
        assert {each.top, each.bottom} <= edges
        room = others if number else first
        alone = any((piece.top, piece.bottom) == (each.top, each.bottom) for piece in pieces)
        assert each.bottom - each.top <= room + 1e-6 or alone
    last_room = (others if len(slices) > 1 else first) - (slices[-1].bottom - slices[-1].top)
    assert closing <= last_room + 1e-6 or any(
        piece.bottom - piece.top > others - closing - 120 for piece in pieces
    )
