"""CBOR as a tree that can be written wrongly: what an encoder would never do is a field here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

UINT, NINT, BSTR, TSTR, ARRAY, MAP, TAG, OTHER = range(8)
RAW = -1  # bytes that stand as they are

_INDEFINITE, _BREAK = 0x1F, b"\xff"
_SHORT = 24
_DEEPEST = 64


@dataclass
class Node:
    """One item.

    `content` is the items of a container (a map's keys and values in turn), of a tag, or of a byte
    string that holds CBOR; the bytes of another string or of RAW; the argument of anything else.
    """

    major: int
    content: list[Node] | bytes | int
    number: int = 0  # of a tag
    width: int = 0  # bytes of the argument; 0: the shortest form
    claimed: int | None = None  # a length that lies
    indefinite: bool = False

    def encode(self) -> bytes:
        """The item as bytes, with all its faults."""
        content = self.content
        if self.major == RAW:
            assert isinstance(content, bytes)
            return content
        if isinstance(content, int):
            return self._head(content)
        if isinstance(content, bytes):
            if self.indefinite:
                return bytes((self.major << 5 | _INDEFINITE,)) + _chunk(self.major, content)
            return self._head(len(content)) + content
        inside = b"".join(node.encode() for node in content)
        if self.major == TAG:
            return self._head(self.number) + inside
        if self.indefinite:
            if self.major == BSTR:
                return bytes((self.major << 5 | _INDEFINITE,)) + _chunk(BSTR, inside)
            return bytes((self.major << 5 | _INDEFINITE,)) + inside + _BREAK
        count = {BSTR: len(inside), MAP: len(content) // 2}.get(self.major, len(content))
        return self._head(count) + inside

    def _head(self, argument: int) -> bytes:
        return head(self.major, argument if self.claimed is None else self.claimed, self.width)

    def walk(self) -> Iterator[Node]:
        """The item and all inside it."""
        yield self
        if isinstance(self.content, list):
            for node in self.content:
                yield from node.walk()


def head(major: int, argument: int, width: int = 0) -> bytes:
    """Initial byte and argument, in `width` bytes or in as many as it needs."""
    argument = min(max(argument, 0), 2**64 - 1)
    if width == 0 and argument < _SHORT:
        return bytes((major << 5 | argument,))
    for power, size in enumerate((1, 2, 4, 8)):
        if size >= width and argument < 1 << 8 * size:
            return bytes((major << 5 | _SHORT + power,)) + argument.to_bytes(size, "big")
    raise AssertionError("no argument is that large")


def _chunk(major: int, content: bytes) -> bytes:
    half = len(content) // 2
    parts = (content[:half], content[half:])
    return b"".join(head(major, len(part)) + part for part in parts) + _BREAK


def parse(data: bytes) -> Node:
    """The tree of `data`; what is not definite-length CBOR is RAW."""
    try:
        node, end = _read(data, 0, 0)
    except ValueError:
        return Node(RAW, data)
    if end == len(data):
        return node
    return Node(RAW, data) if end == 0 else _with_tail(node, data[end:])


def _with_tail(node: Node, tail: bytes) -> Node:
    return Node(RAW, node.encode() + tail)


def _read(data: bytes, at: int, depth: int) -> tuple[Node, int]:
    if at >= len(data) or depth > _DEEPEST:
        raise ValueError
    major, info = data[at] >> 5, data[at] & 0x1F
    if info > 27:
        raise ValueError
    width = 0 if info < _SHORT else 1 << info - _SHORT
    begin, at = at, at + 1 + width
    argument = info if width == 0 else int.from_bytes(data[begin + 1 : at], "big")
    if at > len(data):
        raise ValueError
    if major == OTHER:
        return Node(RAW, data[begin:at]), at
    if major in (UINT, NINT):
        return Node(major, argument), at
    if major in (BSTR, TSTR):
        end = at + argument
        if end > len(data):
            raise ValueError
        return _string(major, data[at:end], depth), end
    count = {MAP: 2 * argument, TAG: 1}.get(major, argument)
    content = []
    for _ in range(count):
        node, at = _read(data, at, depth + 1)
        content.append(node)
    return Node(major, content, number=argument if major == TAG else 0), at


def _string(major: int, content: bytes, depth: int) -> Node:
    if major == BSTR:
        try:
            node, end = _read(content, 0, depth + 1)
        except ValueError:
            return Node(BSTR, content)
        if end == len(content) and node.major in (ARRAY, MAP, TAG):
            return Node(BSTR, [node])
    return Node(major, content)
