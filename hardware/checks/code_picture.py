"""A test code as a picture for the page that shows it."""

from __future__ import annotations

import base64
import struct
import zlib
from typing import Final

from hardware.qr import QUIET_ZONE, qr_symbol

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_GREY: Final = (8, 0, 0, 0, 0)  # bits, kind, and what PNG has one kind of
_MODULE: Final = 8  # dots


def code_picture(text: str) -> str:
    """A QR code with its quiet zone: PNG as a data URL. Raises ValueError for a text that none can hold."""
    symbol = qr_symbol(text)
    side, margin = symbol.side, b"\xff" * (QUIET_ZONE * _MODULE)
    width = _MODULE * (side + 2 * QUIET_ZONE)
    blank = [b"\xff" * width] * (QUIET_ZONE * _MODULE)
    rows = list(blank)
    for at in range(0, side * side, side):
        row = b"".join(bytes([dot]) * _MODULE for dot in symbol.light[at : at + side])
        rows += [margin + row + margin] * _MODULE
    rows += blank
    pixels = b"".join(b"\x00" + row for row in rows)
    header = struct.pack(">IIBBBBB", width, width, *_GREY)
    image = _SIGNATURE + b"".join(
        _chunk(kind, body)
        for kind, body in ((b"IHDR", header), (b"IDAT", zlib.compress(pixels)), (b"IEND", b""))
    )
    return "data:image/png;base64," + base64.b64encode(image).decode("ascii")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
