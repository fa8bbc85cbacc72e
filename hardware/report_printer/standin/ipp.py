"""IPP messages as the stand-in reads and writes them (RFC 8010), on top of pyipp's codec."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pyipp.enums import IppStatus, IppTag
from pyipp.exceptions import IPPParseError
from pyipp.parser import parse
from pyipp.serializer import construct_attribute

PDF: Final = "application/pdf"
VERSIONS: Final = frozenset({(1, 0), (1, 1), (2, 0)})
_HEAD: Final = struct.Struct(">bbhi")  # version, operation or status, request-id
_FIRST: Final = ("attributes-charset", "attributes-natural-language")

Value = int | str | bytes | tuple[int, ...] | tuple[str, ...] | Mapping[str, Any]
Attribute = tuple[IppTag, Value]
"""A tag and a value of its kind, or several. Bytes are sent as they are; a mapping is the `Attributes`
of a collection.
"""

Attributes = Mapping[str, Attribute]


class RefusedError(Exception):
    """A request is answered with an error. `unsupported`: what of it was the matter."""

    def __init__(self, status: IppStatus, unsupported: Attributes | None = None) -> None:
        super().__init__(status.name)
        self.status = status
        self.unsupported = unsupported or {}


@dataclass(frozen=True, slots=True)
class Head:
    """How a request begins. `operation` is a number of RFC 8011, 5.4.15, known here or not."""

    version: tuple[int, int]
    operation: int
    request_id: int


@dataclass(frozen=True, slots=True)
class Request:
    head: Head
    asked: Mapping[str, Any] = field(repr=False)  # operation attributes
    ticket: Mapping[str, Any] = field(repr=False)  # job template attributes
    document: bytes = field(repr=False)

    def text(self, name: str, otherwise: str = "") -> str:
        """An operation attribute of one text; RefusedError where it is something else."""
        value = self.asked.get(name, otherwise)
        if not isinstance(value, str):
            raise RefusedError(IppStatus.ERROR_BAD_REQUEST)
        return value

    def all_of(self, name: str) -> tuple[Any, ...]:
        """An operation attribute of one value or many."""
        value = self.asked.get(name, [])
        return tuple(value) if isinstance(value, list) else (value,)


def read_head(message: bytes) -> Head | None:
    """None for what is too short to be a request."""
    if len(message) < _HEAD.size:
        return None
    major, minor, operation, request_id = _HEAD.unpack_from(message)
    return Head((major, minor), operation, request_id)


def read_request(head: Head, message: bytes) -> Request:
    """RefusedError for what is no request, or none of a version that is spoken here."""
    if head.version not in VERSIONS:
        raise RefusedError(IppStatus.ERROR_VERSION_NOT_SUPPORTED)
    try:
        told = parse(message, contains_data=True)
    except (IPPParseError, KeyError, IndexError, TypeError, ValueError, struct.error):
        raise RefusedError(IppStatus.ERROR_BAD_REQUEST) from None
    asked = told["operation-attributes"]
    # RFC 8011, 4.1.1 and 4.1.4: these two come first, and no number is 0.
    if not isinstance(asked, dict) or tuple(asked)[:2] != _FIRST or head.request_id < 1:
        raise RefusedError(IppStatus.ERROR_BAD_REQUEST)
    if asked["attributes-charset"] not in {"utf-8", "us-ascii"}:
        raise RefusedError(IppStatus.ERROR_CHARSET)
    return Request(head, asked, told["jobs"][0] if told["jobs"] else {}, told["data"])


@dataclass(frozen=True, slots=True)
class Answer:
    """`groups`: a group's tag and its attributes each, in order."""

    status: IppStatus = IppStatus.OK
    groups: tuple[tuple[IppTag, Attributes], ...] = ()


def write_answer(answer: Answer, head: Head) -> bytes:
    """In the version of the request, where it is spoken here (RFC 8011, 4.1.8)."""
    version = head.version if head.version in VERSIONS else max(VERSIONS)
    told: Attributes = {
        "attributes-charset": (IppTag.CHARSET, "utf-8"),
        "attributes-natural-language": (IppTag.LANGUAGE, "en"),
    }
    message = _HEAD.pack(*version, answer.status, head.request_id)
    for tag, attributes in ((IppTag.OPERATION, told), *answer.groups):
        message += bytes([tag])
        message += b"".join(_encode(name, *each) for name, each in attributes.items())
    return message + bytes([IppTag.END])


def range_of(low: int, high: int) -> Attribute:
    """A rangeOfInteger."""
    return IppTag.RANGE, struct.pack(">ii", low, high)


def resolution(dots_per_inch: int) -> Attribute:
    return IppTag.RESOLUTION, struct.pack(">iib", dots_per_inch, dots_per_inch, 3)


def _encode(name: str, tag: IppTag, value: Value) -> bytes:
    if isinstance(value, Mapping):
        return _octets(tag, name, b"") + _members(value) + _octets(IppTag.END_COLLECTION, "", b"")
    if isinstance(value, bytes):
        return _octets(tag, name, value)
    return construct_attribute(name, value, tag)


def _members(collection: Attributes) -> bytes:
    """RFC 8010, 3.1.6: each member's name stands before it as a value."""
    return b"".join(
        _octets(IppTag.MEMBER_NAME, "", name.encode("ascii")) + _encode("", tag, value)
        for name, (tag, value) in collection.items()
    )


def _octets(tag: IppTag, name: str, value: bytes) -> bytes:
    key = name.encode("ascii")
    return struct.pack(f">bh{len(key)}sh", tag, len(key), key, len(value)) + value
