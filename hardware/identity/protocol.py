"""What a reader's service says, line by line: docs/identity-reader.md is the specification.

Lines are untrusted: bounded, strictly typed, and the numbers checked. Errors never quote a line.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from hardware.identity import gb11643
from kiosk.devices import Document

VERSION: Final = 1
LONGEST_LINE: Final = 4_096
"""Bytes, without the line feed."""


class ProtocolError(Exception):
    """What came is not this protocol; the connection is worth nothing any more."""


class Hello(Struct, frozen=True, tag="hello", tag_field="type"):
    """The first line of a connection."""

    protocol: Literal[1]


class State(Struct, frozen=True, tag="state", tag_field="type"):
    """How the reader is. `card`: something lies on it, read or not."""

    state: Literal["ready", "fault"]
    card: bool


class Laid(Struct, frozen=True, tag="document", tag_field="type"):
    """A resident identity card was laid down and read."""

    number: Annotated[str, Meta(max_length=18)]
    name: Annotated[str, Meta(min_length=1, max_length=40)]

    def __repr__(self) -> str:
        return "Laid(...)"

    @property
    def document(self) -> Document | None:
        """The document; None when it was misread: the number does not agree with itself."""
        printable = self.name.isprintable() and self.name.strip() != ""
        if not printable or not gb11643.is_valid(self.number):
            return None
        return Document(self.number, self.name.strip())


Message = Hello | State | Laid

_DECODER: Final[msgspec.json.Decoder[Message]] = msgspec.json.Decoder(Message)


def parse(line: bytes) -> Message:
    """One line without its line feed. Raises ProtocolError. Members not known here are left out."""
    try:
        return _DECODER.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise ProtocolError("not a line of this protocol") from None
