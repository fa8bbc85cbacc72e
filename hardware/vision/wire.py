"""Messages of the vision process: `kind (1 byte) length (4 bytes, big-endian) body` on a pipe.

Both ends are the same program on the same machine, so the format has no version. Lengths are
checked all the same: a damaged stream ends in `BrokenStreamError`, not in a hanging reader.
"""

from __future__ import annotations

import struct
import threading
from dataclasses import dataclass
from enum import IntEnum
from typing import BinaryIO

_HEADER = struct.Struct(">BI")
_PICTURE = struct.Struct(">dHHI")
_TEXT = struct.Struct(">dd")
_LONGEST = 16 * 1024 * 1024


class Kind(IntEnum):
    STATE = 1  # a CameraState
    TEXT = 2  # a decoded text and when its frame was taken and read
    PICTURE = 3  # a mirror picture
    FORGET = 4  # to the vision process: the session is over
    BEAT = 5  # nothing but a sign of life, each second
    FAULT = 6  # a bug was contained: its type and place
    CONDITIONS = 7  # what the picture says of the scan, when that changes
    RECORD = 8  # to the vision process: keep the frames (1), or no longer (0)
    EXAMINE = 9  # to the vision process: measure pictures for a while (1), look for the card (2); 0: no longer
    EXAMINED = 10  # a picture in numbers
    STILL = 11  # a picture as PNG, each second of being examined; empty: that is over


class BrokenStreamError(Exception):
    """The other end is gone, or what it sends is not this protocol."""


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded text. Times are CLOCK_MONOTONIC seconds, comparable between processes."""

    captured_at: float
    decoded_at: float
    text: str

    def packed(self) -> bytes:
        body = self.text.encode("utf-8", "surrogatepass")
        return _TEXT.pack(self.captured_at, self.decoded_at) + body

    @classmethod
    def unpacked(cls, body: memoryview) -> Text:
        captured_at, decoded_at = _TEXT.unpack_from(body)
        return cls(captured_at, decoded_at, str(body[_TEXT.size :], "utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True, repr=False)
class Picture:
    """A mirror picture: RGB888 rows of `bytes_per_line` bytes."""

    captured_at: float
    width: int
    height: int
    bytes_per_line: int
    pixels: memoryview

    def head(self) -> bytes:
        return _PICTURE.pack(self.captured_at, self.width, self.height, self.bytes_per_line)

    @classmethod
    def unpacked(cls, body: memoryview) -> Picture:
        captured_at, width, height, bytes_per_line = _PICTURE.unpack_from(body)
        return cls(captured_at, width, height, bytes_per_line, body[_PICTURE.size :])


class Sender:
    """Writes whole messages from any thread."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def send(self, kind: Kind, *parts: bytes | memoryview) -> None:
        """Raises BrokenStreamError when the other end is gone."""
        length = sum(len(part) for part in parts)
        try:
            with self._lock:
                self._stream.write(_HEADER.pack(kind, length))
                for part in parts:
                    self._stream.write(part)
                self._stream.flush()
        except (OSError, ValueError) as error:  # ValueError: closed meanwhile
            raise BrokenStreamError from error


def receive(stream: BinaryIO) -> tuple[Kind, memoryview]:
    """The next message. BrokenStreamError at the end of the stream."""
    kind, length = _HEADER.unpack(_exactly(stream, _HEADER.size))
    if length > _LONGEST:
        raise BrokenStreamError("a message longer than any")
    try:
        return Kind(kind), memoryview(_exactly(stream, length))
    except ValueError:
        raise BrokenStreamError("a message of no known kind") from None


def _exactly(stream: BinaryIO, count: int) -> bytearray:
    buffer = bytearray(count)
    view = memoryview(buffer)
    got = 0
    while got < count:
        try:
            more = stream.readinto(view[got:])  # type: ignore[attr-defined] # BufferedReader has it
        except (OSError, ValueError) as error:
            raise BrokenStreamError from error
        if not more:
            raise BrokenStreamError("the stream has ended")
        got += more
    return buffer
