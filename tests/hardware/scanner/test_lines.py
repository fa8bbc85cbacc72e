"""Bytes into codes, with scripted times."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hardware.scanner.framing import LONGEST, Framing
from hardware.scanner.lines import LINE_SECONDS, QUIET_SECONDS, Lines

CODES = st.lists(
    st.text(st.characters(min_codepoint=33, max_codepoint=0x9FFF), min_size=1, max_size=30).filter(
        str.isprintable
    ),
    min_size=1,
    max_size=6,
)


def lines(baud: int = 115_200, **framing: str) -> Lines:
    return Lines(Framing(**framing), baud)  # type: ignore[arg-type]  # all of them texts here


def in_pieces(data: bytes, cuts: list[int]) -> list[bytes]:
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    return [data[a:b] for a, b in pairwise(places)]


@given(codes=CODES, end=st.sampled_from(["\r", "\n", "\r\n"]), cuts=st.lists(st.integers(0, 999)))
def test_codes_come_whole_and_in_order_however_they_are_cut(
    codes: list[str], end: str, cuts: list[int]
) -> None:
    assembled = lines()
    data = "".join(code + end for code in codes).encode()
    got = [text for piece in in_pieces(data, cuts) for text in assembled.feed(piece, 1.0)]
    assert got == codes


@given(codes=CODES, cuts=st.lists(st.integers(0, 999)))
def test_a_suffix_of_its_own_may_be_cut_too(codes: list[str], cuts: list[int]) -> None:
    assembled = lines(suffix="<END>")
    codes = [code.replace("<", "") or "x" for code in codes]
    data = "".join(code + "<END>" for code in codes).encode()
    got = [text for piece in in_pieces(data, cuts) for text in assembled.feed(piece, 1.0)]
    assert got == codes


@given(
    chunks=st.lists(st.tuples(st.binary(max_size=6_000), st.floats(0, 3)), min_size=1, max_size=12),
    suffix=st.sampled_from(["\r", "\t", "<END>"]),
)
def test_nothing_of_a_flood_of_anything_is_kept_beyond_a_line(
    chunks: list[tuple[bytes, float]], suffix: str
) -> None:
    assembled, now = lines(suffix=suffix), 0.0
    for data, pause in chunks:
        now += pause
        for text in assembled.feed(data, now):
            assert text.isprintable()
            assert len(text) <= LONGEST
        assert len(assembled._rest) <= LONGEST
    assembled.lapse(now + 60)
    assert assembled._rest == b""
    assert assembled.feed(b"EHC1:ABC" + suffix.encode(), now + 60) == ["EHC1:ABC"]


@given(cut=st.integers(1, 17), pause=st.floats(LINE_SECONDS + 0.1, QUIET_SECONDS - 0.1))
def test_half_a_number_is_never_a_number(cut: int, pause: float) -> None:
    """The first half waits too long, so the second is none either: nor is its end lost."""
    assembled = lines()
    number = b"123456789012345678\r"
    assert assembled.feed(number[:cut], 10.0) == []
    assembled.lapse(10.0 + pause)
    assert assembled.feed(number[cut:], 10.0 + pause) == []
    assert assembled.feed(number, 10.0 + pause + 0.1) == ["123456789012345678"]


def test_a_slow_line_has_the_time_that_its_bytes_take() -> None:
    assembled = lines(baud=1_200)
    code = b"A" * 480
    for index in range(480):
        assert assembled.feed(code[index : index + 1], 5 + index * 10 / 1_200) == []
    assert assembled.feed(b"\r", 5 + 481 * 10 / 1_200) == [code.decode()]


def test_a_trickle_is_no_line() -> None:
    assembled = lines()
    got = [assembled.feed(b"A" if n % 40 else b"\r", n * 0.9) for n in range(1, 200)]
    assert got == [[]] * 199


def test_after_a_while_of_silence_a_line_begins() -> None:
    assembled = lines()
    assembled.feed(b"the first half", 1.0)
    assembled.lapse(1.0 + LINE_SECONDS + 0.1)
    assembled.lapse(1.0 + QUIET_SECONDS + 0.1)
    assert assembled.feed(b"CODE\r", 1.0 + QUIET_SECONDS + 0.2) == ["CODE"]


def test_what_is_forgotten_does_not_come_back_with_its_other_half() -> None:
    assembled = lines()
    assembled.feed(b"EHC1:AB", 1.0)
    assembled.forget()
    assert assembled.feed(b"CDEFGH\rEHC1:XYZ\r", 1.1) == ["EHC1:XYZ"]


def test_an_end_in_two_pieces_ends_a_dropped_line_too() -> None:
    assembled = lines(suffix="<END>")
    assembled.feed(b"EHC1:AB<EN", 1.0)
    assembled.forget()
    assert assembled.feed(b"D>EHC1:XYZ<END>", 1.1) == ["EHC1:XYZ"]


def test_a_line_has_its_time_from_its_own_first_byte() -> None:
    assembled = lines()
    assert assembled.feed(b"ON", 1.0) == []
    assert assembled.feed(b"E\rTW", 1.9) == ["ONE"]
    assert assembled.feed(b"O\r", 2.6) == ["TWO"]


def test_forgetting_between_two_lines_loses_nothing() -> None:
    assembled = lines()
    assert assembled.feed(b"ONE\r", 1.0) == ["ONE"]
    assembled.forget()
    assert assembled.feed(b"\nTWO\r", 1.1) == ["TWO"]


def test_a_line_too_long_goes_with_its_end() -> None:
    assembled = lines()
    for n in range(10):
        assert assembled.feed(b"A" * 1_000, 1.0 + n / 100) == []
    assert assembled.feed(b"TAIL\rCODE\r", 1.2) == ["CODE"]
    assert assembled.feed(b"A" * LONGEST + b"\r", 1.3) == ["A" * LONGEST]
    assert assembled.feed(b"A" * (LONGEST + 1) + b"\r", 1.4) == []


def test_bytes_that_are_no_text_cost_their_own_line_only() -> None:
    assembled = lines()
    gb18030 = "张三".encode("gb18030")
    assert assembled.feed(gb18030 + b"\r" + "张三\r".encode() + b"\xff\x00\r", 1.0) == ["张三"]
