"""The demo's own PDF files: what a reader needs to find its way in them."""

from __future__ import annotations

import re
import zlib

import pytest

from kiosk.demo.hospital.plain_pdf import Page, document


def page(words: str) -> Page:
    made = Page()
    made.text(10, 20, words)
    made.lines([(0, 0), (10, 10), (20, 0)])
    return made


def test_the_table_of_contents_leads_to_every_object() -> None:
    file = document([page("one"), page("two")], "Title")
    (start,) = re.findall(rb"startxref\n(\d+)\n%%EOF\n$", file)
    table = file[int(start) :].splitlines()
    assert table[0] == b"xref"
    count = int(table[1].split()[1])
    for number in range(1, count):
        offset = int(table[2 + number].split()[0])
        assert file[offset:].startswith(b"%d 0 obj\n" % number)
        assert len(table[2 + number]) == 19  # with the line's end, 20
    assert file.count(b" 0 obj\n") == count - 1


def test_streams_are_as_long_as_they_say() -> None:
    file = document([page("one"), page("two"), page("three")], "Title")
    streams = re.findall(rb"/Length (\d+) .*?stream\n(.*?)\nendstream", file, re.DOTALL)
    assert [len(data) for _, data in streams] == [int(length) for length, _ in streams]
    words = [re.findall(rb"\((.*?)\) Tj", zlib.decompress(data))[0] for _, data in streams]
    assert words == [b"one", b"two", b"three"]


def test_brackets_do_not_end_a_text() -> None:
    assert rb"(a \(b\) \\ c) Tj" in page(r"a (b) \ c").content()


@pytest.mark.parametrize("words", ["白细胞", "a\nb"])
def test_what_helvetica_has_not_is_refused(words) -> None:
    with pytest.raises(ValueError, match="font"):
        page(words)
    with pytest.raises(ValueError, match="ASCII"):
        document([], "白细胞")
