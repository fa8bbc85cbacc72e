"""How many pages a PDF has, in the ways in which PDFs say so."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QPainter, QPdfWriter

from hardware.report_printer.standin.paper import count_pages


@pytest.mark.parametrize("pages", [1, 2, 31])
def test_plain_objects(pdf: Any, pages: int) -> None:
    assert count_pages(pdf(pages)) == pages


@pytest.mark.parametrize("pages", [1, 3])
@pytest.mark.usefixtures("qapp")
def test_as_qt_writes_them(tmp_path: Path, pages: int) -> None:
    path = tmp_path / "qt.pdf"
    writer = QPdfWriter(str(path))
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        painter.drawText(100, 500, "血红蛋白 /Type /Pages /Count 99")
    painter.end()
    assert count_pages(path.read_bytes()) == pages


def test_compressed_objects() -> None:
    objects = b"2 0 3 90 <</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>> <</Type/Page/Parent 2 0 R>>"
    stream = zlib.compress(objects)
    head = b"5 0 obj\n<</Type/ObjStm/N 2/First 9/Filter/FlateDecode/Length %d>>\nstream\n"
    made = b"%PDF-1.7\n" + head % len(stream) + stream + b"\nendstream\nendobj\n"
    assert count_pages(made) == 2


def test_the_root_of_a_tree_counts() -> None:
    made = b"""%PDF-1.4
1 0 obj << /Type /Pages /Kids [2 0 R 3 0 R] /Resources << /Font << /F1 9 0 R >> >> /Count 5 >> endobj
2 0 obj << /Count 3 /Type /Pages >> endobj
3 0 obj << /Count 2 /Type /Pages >> endobj
4 0 obj << /Type /Outlines /Count 40 >> endobj
"""
    assert count_pages(made) == 5


def test_what_a_page_says_does_not_count() -> None:
    made = b"""%PDF-1.4
1 0 obj << /Type /Pages /Count 1 >> endobj
2 0 obj << /Length 40 >> stream
<< /Type /Pages /Count 99 >>
endstream endobj
"""
    assert count_pages(made) == 1


def test_a_tree_without_counts() -> None:
    made = b"%PDF-1.4\n1 0 obj << /Type /Page >> endobj 2 0 obj << /Type /Page >> endobj"
    assert count_pages(made) == 2


@pytest.mark.parametrize("document", [b"", b"GIF89a", b"%PDF-1.7\nnothing in it"])
def test_no_pages(document: bytes) -> None:
    assert count_pages(document) == 0


def test_damaged_compression() -> None:
    made = b"%PDF-1.7\n1 0 obj <</Type/ObjStm/Filter/FlateDecode>>\nstream\nnot zlib\nendstream"
    assert count_pages(made) == 0
