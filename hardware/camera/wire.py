"""How the stand-in scene hands its frames over a local socket: a fixed header, then raw BGR.

    magic    4 bytes  b"YMF1"
    serial   u32      frame number of the scene
    flags    u8       bit 0: the whole code lies inside the picture
    width    u16      px
    height   u16      px
    sent_at  f64      CLOCK_MONOTONIC seconds when the frame was complete

All big-endian; height * width * 3 bytes follow. On Linux CLOCK_MONOTONIC is one clock for all
processes, so the receiver may compare `sent_at` with its own.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass

_HEADER = struct.Struct(">4sIBHHd")
_MAGIC = b"YMF1"
_CODE_IN_VIEW = 1
_LARGEST_WIDTH, _LARGEST_HEIGHT = 1920, 1920

HEADER_BYTES = _HEADER.size


@dataclass(frozen=True, slots=True)
class FrameHeader:
    """What is said about the frame that follows."""

    serial: int
    code_in_view: bool
    width: int
    height: int
    sent_at: float

    @property
    def payload_bytes(self) -> int:
        return self.width * self.height * 3

    def pack(self) -> bytes:
        return _HEADER.pack(
            _MAGIC,
            self.serial,
            _CODE_IN_VIEW if self.code_in_view else 0,
            self.width,
            self.height,
            self.sent_at,
        )


def parse_header(data: bytes) -> FrameHeader | None:
    """The header, or None when these bytes are not one: wrong magic, size out of range, no time."""
    if len(data) != HEADER_BYTES:
        return None
    magic, serial, flags, width, height, sent_at = _HEADER.unpack(data)
    if magic != _MAGIC or not math.isfinite(sent_at):
        return None
    if not (0 < width <= _LARGEST_WIDTH and 0 < height <= _LARGEST_HEIGHT):
        return None
    return FrameHeader(serial, bool(flags & _CODE_IN_VIEW), width, height, sent_at)
