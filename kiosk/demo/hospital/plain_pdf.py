"""Small PDF documents, written without a library: lines, curves, and Latin text in Helvetica.

ISO 32000-1, 7.5: header, numbered objects, cross-reference table, trailer. The standard 14 fonts need
not be embedded.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import Final

A4: Final = (595.28, 841.89)  # points


class Page:
    """Drawing operators of one page. Points, from the lower left corner."""

    def __init__(self) -> None:
        self._operators: list[str] = []

    def text(self, x: float, y: float, words: str, size: float = 10) -> None:
        """Printable ASCII only."""
        if not words.isascii() or not words.isprintable():
            raise ValueError("these words need a font of their own")
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self._operators.append(f"BT /F1 {size:g} Tf {x:.2f} {y:.2f} Td ({escaped}) Tj ET")

    def lines(
        self,
        points: Sequence[tuple[float, float]],
        *,
        width: float = 0.5,
        colour: tuple[float, float, float] = (0, 0, 0),
    ) -> None:
        """One stroke through all points."""
        (x, y), *rest = points
        strokes = " ".join(f"{x:.2f} {y:.2f} l" for x, y in rest)
        red, green, blue = colour
        self._operators.append(
            f"{red:g} {green:g} {blue:g} RG {width:g} w {x:.2f} {y:.2f} m {strokes} S"
        )

    def content(self) -> bytes:
        return "\n".join(self._operators).encode("ascii")


def document(pages: Iterable[Page], title: str) -> bytes:
    """The whole file. Raises ValueError for a title that is not ASCII."""
    if not title.isascii():
        raise ValueError("an ASCII title was expected")
    streams = [zlib.compress(page.content()) for page in pages]
    numbers = [4 + 2 * n for n in range(len(streams))]  # of the page objects; contents follow each
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, stream in zip(numbers, streams, strict=True):
        objects.append(_page(number + 1))
        objects.append(_stream(stream))
    objects.append(f"<< /Title ({title}) /Producer (demo hospital) >>".encode())
    return _file(objects)


def _page(contents: int) -> bytes:
    width, height = A4
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}]"
        f" /Resources << /Font << /F1 3 0 R >> >> /Contents {contents} 0 R >>"
    ).encode()


def _stream(data: bytes) -> bytes:
    head = f"<< /Length {len(data)} /Filter /FlateDecode >>\nstream\n"
    return head.encode() + data + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    """The last object is the document's information dictionary."""
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for offset in offsets:
        out += f"{offset:010d} 00000 n \n".encode()
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    out += f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
