"""IPP messages as bytes (RFC 8010, clause 3).

Requests are written by pyipp, with its registry of operations and tags. Answers are read here: they
come from whatever stands at the address, and pyipp's parser takes lengths for signed, so that one
answer of 22 bytes walks back for ever and fills the memory. It also drops a whole answer for one
value that it has no name for, and for the date of a printer whose clock was never set.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from pyipp.enums import IppOperation, IppTag
from pyipp.serializer import construct_attribute

VERSION: Final = (1, 1)
"""What every printer in use understands; nothing of 2.x is needed."""
LONGEST_ANSWER: Final = 1024 * 1024
_MOST_VALUES: Final = 50_000
_LAST_DELIMITER: Final = 0x0F
_HEADER: Final = struct.Struct(">BBHI")
_LENGTH: Final = struct.Struct(">H")

Value = int | bool | str
Attributes = Mapping[str, Sequence[Value]]
"""Values by attribute. Of kinds that nobody here asks for (collections, dates), none."""


class NotIppError(Exception):
    """These bytes are no answer to that request."""


class Attribute(NamedTuple):
    """One attribute of a request."""

    tag: IppTag
    name: str
    value: Value | Sequence[Value]


@dataclass(frozen=True, slots=True)
class Answer:
    """`status`: a status code of RFC 8011, appendix B. `groups`: a tag each, in their order."""

    status: int
    groups: tuple[tuple[int, Attributes], ...]

    def of(self, tag: IppTag) -> tuple[Attributes, ...]:
        return tuple(attributes for kind, attributes in self.groups if kind == tag)


def encode(
    operation: IppOperation,
    request_id: int,
    operation_attributes: Sequence[Attribute],
    job_attributes: Sequence[Attribute] = (),
) -> bytes:
    """A request, up to where the document begins."""
    parts = [_HEADER.pack(*VERSION, operation, request_id), bytes([IppTag.OPERATION])]
    parts += [construct_attribute(each.name, each.value, each.tag) for each in operation_attributes]
    if job_attributes:
        parts.append(bytes([IppTag.JOB]))
        parts += [construct_attribute(each.name, each.value, each.tag) for each in job_attributes]
    return b"".join([*parts, bytes([IppTag.END])])


def decode(data: bytes, request_id: int) -> Answer:
    """Read the answer to the request of that number. Raises NotIppError."""
    if len(data) <= _HEADER.size:
        raise NotIppError("too short")
    major, _minor, status, answered = _HEADER.unpack_from(data)
    if major not in {1, 2} or answered != request_id:
        raise NotIppError("another version, or the answer to another request")
    groups: list[tuple[int, dict[str, list[Value]]]] = []
    for count, item in enumerate(_items(data)):
        if count > _MOST_VALUES:
            raise NotIppError("too many values")
        if isinstance(item, int):
            groups.append((item, {}))
        elif groups:
            values = groups[-1][1].setdefault(item.name, [])
            values += _value(item.tag, item.value)
        else:
            raise NotIppError("an attribute of no group")
    return Answer(status, tuple(groups))


class _Item(NamedTuple):
    tag: int
    name: str
    value: bytes


def _items(data: bytes) -> Iterator[int | _Item]:
    """Delimiters of groups, and values with their names; collections are walked over."""
    offset, name, depth = _HEADER.size, "", 0
    while True:
        tag = _slice(data, offset, 1)[0]
        offset += 1
        if tag <= _LAST_DELIMITER:
            if depth:
                raise NotIppError("a collection that does not end")
            if tag == IppTag.END:
                return
            name = ""
            yield tag
            continue
        said, offset = _counted(data, offset)
        value, offset = _counted(data, offset)
        if tag == IppTag.END_COLLECTION:
            depth -= 1
        elif not depth:
            name = said.decode("ascii", "replace") or name
            if not name:
                raise NotIppError("a value of no attribute")
            yield _Item(tag, name, value)
        if tag == IppTag.BEGIN_COLLECTION:
            depth += 1
        if depth < 0:
            raise NotIppError("a collection that does not begin")


def _counted(data: bytes, offset: int) -> tuple[bytes, int]:
    """What stands behind its length, and where it ends."""
    (length,) = _LENGTH.unpack(_slice(data, offset, _LENGTH.size))
    start = offset + _LENGTH.size
    return _slice(data, start, length), start + length


def _slice(data: bytes, offset: int, length: int) -> bytes:
    piece = data[offset : offset + length]
    if len(piece) < length:
        raise NotIppError("cut short")
    return piece


_STRINGS: Final = frozenset(
    {
        IppTag.TEXT,
        IppTag.NAME,
        IppTag.RESERVED_STRING,
        IppTag.KEYWORD,
        IppTag.URI,
        IppTag.URI_SCHEME,
        IppTag.CHARSET,
        IppTag.LANGUAGE,
        IppTag.MIME_TYPE,
    }
)


def _value(tag: int, value: bytes) -> list[Value]:
    """None or one. RFC 8010, clause 3.9."""
    if tag in {IppTag.INTEGER, IppTag.ENUM}:
        return [int.from_bytes(value, "big", signed=True)] if len(value) == 4 else []  # noqa: PLR2004 - SIGNED-INTEGER
    if tag == IppTag.BOOLEAN:
        return [value != b"\x00"] if len(value) == 1 else []
    if tag in {IppTag.TEXT_LANG, IppTag.NAME_LANG}:
        _language, end = _counted(value, 0)
        return [_counted(value, end)[0].decode("utf-8", "replace")]
    return [value.decode("utf-8", "replace")] if tag in _STRINGS else []
