"""Changes to CBOR, and to COSE_Sign1 in it, that an attacker or a broken encoder might make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random

import cbor2

from kiosk.codes.sm2_curve import N
from tests.fuzz.cbor_tree import ARRAY, BSTR, MAP, NINT, RAW, TAG, TSTR, UINT, Node, parse
from tests.fuzz.originals import FORGER

_EDGES = (0, 1, 23, 24, 255, 256, 65_536, 65_537, 65_538, 2**32, 2**53, 2**53 + 1, 2**63, 2**64 - 1)
_TAGS = (0, 1, 2, 18, 24, 61, 98, 55_799, 2**64 - 1)
_HALF, _SIGNATURE = 32, 64
_SIMPLE = (b"\xf4", b"\xf5", b"\xf6", b"\xf7", b"\xf8\x18", b"\xf8\x20", b"\xe0")
_FLOATS = (b"\xf9\x3c\x00", b"\xf9\x7e\x00", b"\xfa\x3f\x80\x00\x00", b"\xfb" + bytes(8))

Mutate = Callable[[bytes, Random], bytes]
"""Changes bytes without knowing what they are."""


def mutate(data: bytes, rng: Random, donors: Sequence[bytes], mutate_bytes: Mutate) -> bytes:
    """`data` with one to three changes; parts of `donors` may come in."""
    root = [parse(data)]
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        root = root or [Node(RAW, b"")]
        change = rng.choice(_CHANGES)
        change(_Hand(root, rng, donors, mutate_bytes))
    return b"".join(node.encode() for node in root)


class _Hand:
    """What a change has to work with."""

    def __init__(
        self, root: list[Node], rng: Random, donors: Sequence[bytes], mutate_bytes: Mutate
    ) -> None:
        self.root = root
        self.rng = rng
        self.donors = donors
        self.mutate_bytes = mutate_bytes

    def any(self, *majors: int) -> Node:
        """Any item of these types; a new one, in no tree, if there is none."""
        found = [node for root in self.root for node in root.walk()]
        if majors:
            found = [node for node in found if node.major in majors]
        return self.rng.choice(found) if found else Node(RAW, b"\x00")

    def container(self) -> list[Node]:
        content = self.any(ARRAY, MAP, TAG).content
        return content if isinstance(content, list) else self.root

    def donor(self) -> Node:
        """Any item of another code."""
        nodes = list(parse(self.rng.choice(self.donors)).walk())
        return deepcopy(self.rng.choice(nodes))

    def sign1s(self) -> list[list[Node]]:
        """The four parts of each COSE_Sign1, the outermost first."""
        nodes = [node for root in self.root for node in root.walk()]
        return [
            node.content
            for node in nodes
            if node.major == ARRAY and isinstance(node.content, list) and len(node.content) == 4
        ]


def _bytes_change(hand: _Hand) -> None:
    node = hand.any(BSTR, TSTR, RAW)
    if isinstance(node.content, list):
        node.content = b"".join(inner.encode() for inner in node.content)
    if isinstance(node.content, bytes):
        node.content = hand.mutate_bytes(node.content, hand.rng)


def _bit_flips(hand: _Hand) -> None:
    node = hand.any(BSTR, TSTR)
    if isinstance(node.content, bytes) and node.content:
        changed = bytearray(node.content)
        changed[hand.rng.randrange(len(changed))] ^= 1 << hand.rng.randrange(8)
        node.content = bytes(changed)


def _number_changes(hand: _Hand) -> None:
    node = hand.any(UINT, NINT)
    if isinstance(node.content, int):
        choices = (node.content + 1, max(0, node.content - 1), hand.rng.choice(_EDGES))
        node.content = hand.rng.choice(choices)
        node.major = hand.rng.choice((node.major, node.major, UINT, NINT))


def _not_minimal(hand: _Hand) -> None:
    hand.any().width = hand.rng.choice((1, 2, 4, 8))


def _all_rewritten(hand: _Hand) -> None:
    """Another encoding of the same items, within what is signed or around it."""
    outside_only = hand.rng.random() < 0.5
    for root in hand.root:
        for node in [root, *(root.content if isinstance(root.content, list) else ())]:
            node.width = hand.rng.choice((0, 1, 2, 4, 8))
        if not outside_only:
            for node in root.walk():
                node.width = hand.rng.choice((0, 0, 1, 2, 4, 8))


def _length_lies(hand: _Hand) -> None:
    node = hand.any(BSTR, TSTR, ARRAY, MAP)
    size = len(node.content) if isinstance(node.content, bytes | list) else 0
    node.claimed = hand.rng.choice((size + 1, max(0, size - 1), *_EDGES))


def _indefinite(hand: _Hand) -> None:
    hand.any(BSTR, TSTR, ARRAY, MAP).indefinite = True


def _pairs_change(hand: _Hand) -> None:
    """A pair twice, gone, moved, new, or with the key of another."""
    content = hand.any(MAP).content
    if not isinstance(content, list) or len(content) < 2:
        return
    at = 2 * hand.rng.randrange(len(content) // 2)
    other = 2 * hand.rng.randrange(len(content) // 2)
    match hand.rng.randrange(5):
        case 0:
            content += deepcopy(content[at : at + 2])
        case 1:
            del content[at : at + 2]
        case 2:
            content[other:other] = content[at : at + 2]
            del content[at + 2 * (other <= at) : at + 2 + 2 * (other <= at)]
        case 3:
            content += [Node(hand.rng.choice((UINT, NINT)), hand.rng.choice(_EDGES)), hand.donor()]
        case _:
            content[at] = deepcopy(content[other])


def _elements_change(hand: _Hand) -> None:
    content = hand.container()
    at = hand.rng.randrange(len(content) + 1)
    match hand.rng.randrange(3):
        case 0:
            content.insert(at, hand.donor())
        case 1:
            del content[at : at + 1]
        case _:
            content.reverse()


def _another_type(hand: _Hand) -> None:
    node = hand.any()
    if node.major in (BSTR, TSTR):
        node.major = BSTR + TSTR - node.major
    elif node.major in (ARRAY, MAP):
        node.major = ARRAY + MAP - node.major
    else:
        node.major, node.content = RAW, hand.rng.choice((*_SIMPLE, *_FLOATS))


def _wrapped(hand: _Hand) -> None:
    """In a tag, in a byte string, in many arrays."""
    content = hand.container()
    if not content:
        return
    at = hand.rng.randrange(len(content))
    for _ in range(hand.rng.choice((1, 1, 2, 7, 40))):
        major = hand.rng.choice((TAG, TAG, BSTR, ARRAY))
        content[at] = Node(major, [content[at]], number=hand.rng.choice(_TAGS))


def _root_tagged(hand: _Hand) -> None:
    hand.root[0] = Node(TAG, [hand.root[0]], number=hand.rng.choice(_TAGS))


def _unwrapped(hand: _Hand) -> None:
    content = hand.container()
    for at, node in enumerate(content):
        if node.major in (TAG, BSTR) and isinstance(node.content, list):
            content[at : at + 1] = node.content
            return


def _transplanted(hand: _Hand) -> None:
    content = hand.container()
    if content:
        content[hand.rng.randrange(len(content))] = hand.donor()


def _trailing(hand: _Hand) -> None:
    tail = Node(RAW, hand.rng.choice((b"\x00", b"\xff", b"\xf6", bytes(9))))
    node = hand.any(BSTR)
    target = node.content if isinstance(node.content, list) else hand.root
    target.append(tail)


def _signature_changes(hand: _Hand) -> None:
    """Of the same numbers other ones: what is malleable must not be taken."""
    for parts in hand.sign1s()[:: hand.rng.choice((1, -1))]:
        signature = parts[3].content
        if not isinstance(signature, bytes) or len(signature) != _SIGNATURE:
            continue
        r, s = (int.from_bytes(half, "big") for half in (signature[:_HALF], signature[_HALF:]))
        r, s = hand.rng.choice(
            ((s, r), (r, s + N), (r + N, s), (r, N - s), (N - r, s), (0, s), (r, 0), (N, s), (r, r))
        )
        if max(r, s) < 2**256:
            parts[3].content = r.to_bytes(_HALF, "big") + s.to_bytes(_HALF, "big")
        return


def _resigned(hand: _Hand) -> None:
    """By somebody with a key and no card."""
    sign1s = hand.sign1s()
    if sign1s:
        _sign(hand.rng.choice(sign1s))


def _sign(parts: list[Node]) -> None:
    protected, payload = (
        cbor2.loads(part.encode()) if part.major == BSTR and _is_plain(part) else b""
        for part in (parts[0], parts[2])
    )
    signature = FORGER.sign(cbor2.dumps(["Signature1", protected, b"", payload]))
    parts[3] = Node(BSTR, signature)


def _is_plain(node: Node) -> bool:
    return node.claimed is None and not node.indefinite


def _headers_change(hand: _Hand) -> None:
    """`alg` and `kid` moved to where nobody signs them, or into the other structure."""
    sign1s = hand.sign1s()
    if not sign1s:
        return
    parts = hand.rng.choice(sign1s)
    match hand.rng.randrange(4):
        case 0:
            if isinstance(parts[0].content, list) and parts[0].content:
                parts[1] = deepcopy(parts[0].content[0])
        case 1:
            parts[0] = Node(BSTR, b"")
        case 2:
            parts[0], parts[1] = parts[1], parts[0]
        case _:
            parts[0] = deepcopy(hand.rng.choice(sign1s)[0])


def _around_another_card(hand: _Hand) -> None:
    """The presentation of one card put around another, signed again or not."""
    sign1s = hand.sign1s()
    if len(sign1s) < 2:
        return
    outer, inner = sign1s[0], sign1s[1]
    donors = [node for node in parse(hand.rng.choice(hand.donors)).walk() if node.major == ARRAY]
    for node in donors[::-1]:
        if isinstance(node.content, list) and len(node.content) == 4:
            inner[:] = deepcopy(node.content)
            break
    if hand.rng.random() < 0.5:
        _sign(outer)


_CHANGES: tuple[Callable[[_Hand], None], ...] = (
    _bytes_change,
    _bit_flips,
    _number_changes,
    _not_minimal,
    _all_rewritten,
    _length_lies,
    _indefinite,
    _pairs_change,
    _elements_change,
    _another_type,
    _wrapped,
    _root_tagged,
    _unwrapped,
    _transplanted,
    _trailing,
    _signature_changes,
    _resigned,
    _headers_change,
    _around_another_card,
)
