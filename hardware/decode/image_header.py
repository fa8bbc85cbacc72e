"""What an image file says of itself before anything is unpacked: its kind and its size.

A few bytes can claim a picture of many gigabytes. Only kinds whose header is understood here are
given to a decoder, and only when they are not too large.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ImageHeader:
    kind: str  # "png", "jpeg", "bmp", "webp"
    width: int  # px
    height: int


def read_header(data: bytes) -> ImageHeader | None:
    """The header of a PNG, JPEG, BMP or WebP file; None for anything else or a broken one."""
    for kind, reader in (("png", _png), ("jpeg", _jpeg), ("bmp", _bmp), ("webp", _webp)):
        try:
            size = reader(data)
        except (struct.error, IndexError):  # it ends inside the header
            size = None
        if size is not None and min(size) > 0:
            return ImageHeader(kind, *size)
    return None


def _png(data: bytes) -> tuple[int, int] | None:
    """PNG (ISO/IEC 15948) clauses 5.2 and 11.2.2: signature, then IHDR with width and height."""
    if not data.startswith(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"):
        return None
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def is_whole_png(data: bytes) -> bool:
    """Whether the chunks of a PNG go on to its IEND; what may follow that is none of the picture."""
    at = 8  # past the signature
    while at + 12 <= len(data):  # length, type, checksum: clause 5.3
        kind = data[at + 4 : at + 8]
        at += 12 + int.from_bytes(data[at : at + 4], "big")
        if kind == b"IEND":
            return at <= len(data)
    return False


def _jpeg(data: bytes) -> tuple[int, int] | None:
    """JPEG (ITU-T T.81) annex B: walk the marker segments up to the frame header SOFn."""
    if not data.startswith(b"\xff\xd8\xff"):
        return None
    at = 2
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:  # noqa: PLR2004 - fill bytes, B.1.1.2
            at += 1
        marker, length = struct.unpack_from(">HH", data, at)
        if not 0xFF01 <= marker <= 0xFFFE or length < 2:  # noqa: PLR2004 - marker codes, table B.1
            return None
        if 0xFFC0 <= marker <= 0xFFCF and marker not in (0xFFC4, 0xFFC8, 0xFFCC):  # noqa: PLR2004 - SOFn
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + length


def _bmp(data: bytes) -> tuple[int, int] | None:
    """BMP: BITMAPCOREHEADER (12 bytes, 16-bit sizes) or BITMAPINFOHEADER and later ones."""
    if not data.startswith(b"BM"):
        return None
    (header_bytes,) = struct.unpack_from("<I", data, 14)
    if header_bytes == 12:  # noqa: PLR2004 - see above
        width, height = struct.unpack_from("<HH", data, 18)
    else:
        width, height = struct.unpack_from("<ii", data, 18)
    return width, abs(height)  # negative: stored from the top down


def _webp(data: bytes) -> tuple[int, int] | None:
    """WebP container (RFC 9649 section 2): VP8X, or a bare VP8L or VP8 bitstream."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) < 30:  # noqa: PLR2004 - read below
        return None
    chunk, body = data[12:16], data[20:30]
    if chunk == b"VP8X":
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if chunk == b"VP8L" and body[0] == 0x2F:  # noqa: PLR2004 - the signature byte
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if chunk == b"VP8 " and body[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", body, 6)
        return width & 0x3FFF, height & 0x3FFF
    return None
