"""Comparing documents as poppler draws them, page by page."""

from __future__ import annotations

import subprocess
import tempfile
from itertools import zip_longest
from pathlib import Path

from tests.printing.programs import find_program

_DPI = "60"


def drawn_pages(document: bytes) -> list[bytes]:
    """Each page as a grey picture (PGM), drawn by pdftoppm."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "document.pdf"
        file.write_bytes(document)
        subprocess.run(
            [find_program("pdftoppm"), "-r", _DPI, "-gray", str(file), f"{folder}/page"],
            check=True,
            capture_output=True,
            timeout=60,
        )
        pages = sorted(Path(folder).glob("page-*.pgm"), key=lambda page: int(page.stem[5:]))
        return [page.read_bytes() for page in pages]


def differing_pages(sent: bytes, received: bytes, *, most: int = 0) -> list[int]:
    """The numbers of the pages, from 1, that differ in more than `most` greys; also missing ones."""
    pairs = zip_longest(drawn_pages(sent), drawn_pages(received), fillvalue=b"")
    return [number for number, pair in enumerate(pairs, 1) if _differing(*pair) > most]


def _differing(left: bytes, right: bytes) -> int:
    if left == right:
        return 0
    if len(left) != len(right):
        return max(len(left), len(right))
    return sum(one != other for one, other in zip(left, right, strict=True))


def sample_pdf(pages: int, *, rare: str = "") -> bytes:
    """A plain A4 document with something of its own on each page; no fonts but the built-in one."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    kids = []
    for page in range(1, pages + 1):
        text = f"BT /F1 36 Tf 72 {700 - 9 * page} Td (Page {page} of {pages} {rare}) Tj ET"
        drawing = f"{text} 0.5 g 72 {60 + 7 * page} {40 * page} 20 re f".encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.276 841.89] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), pages)
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    """ISO 32000-1, clause 7.5: header, body, cross-reference table, trailer."""
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer
