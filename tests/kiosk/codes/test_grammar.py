"""Step 1 of the checks: what is malformed, and what only looks unusual.

Every code here is signed by the right keys, so nothing but its structure can be the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import cbor2
import pytest

from kiosk.codes.ehc1 import LONGEST_CODE

SM2 = -65537
P = cbor2.dumps
BIG = cbor2.dumps(cbor2.CBORTag(2, b"\x01"))


def pairs(*items: bytes) -> bytes:
    """A CBOR map of encoded keys and values, which may repeat."""
    return bytes((0xA0 | len(items) // 2,)) + b"".join(items)


def changed(claims: Mapping[int, Any], label: Any, value: Any) -> dict[Any, Any]:
    return {**claims, label: value}


def without(claims: Mapping[int, Any], label: int) -> dict[Any, Any]:
    return {key: value for key, value in claims.items() if key != label}


def without_in_holder_key(claims: Mapping[int, Any], label: int) -> dict[Any, Any]:
    return changed(claims, 8, {1: without(claims[8][1], label)})


def nested(levels: int) -> Any:
    return [nested(levels - 1)] if levels else 0


KID = bytes(8)

MALFORMED_HEADERS = {
    "empty": b"",
    "an empty map": P({}),
    "no map": P([1, SM2]),
    "no alg": P({4: KID}),
    "alg as text": P({1: "SM2", 4: KID}),
    "alg as a bool": P({1: True, 4: KID}),
    "alg as a float": P({1: -65537.0, 4: KID}),
    "alg as a big number": P({1: cbor2.CBORTag(3, b"\x01\x00\x00"), 4: KID}),
    "one parameter more": P({1: SM2, 4: KID, 3: 0}),
    "a text parameter": P({1: SM2, 4: KID, "x": 0}),
    "label True": pairs(P(True), P(SM2), P(4), P(KID)),
    "alg twice": pairs(P(1), P(SM2), P(1), P(SM2), P(4), P(KID)),
    "alg twice, once longer": pairs(P(1), P(SM2), b"\x18\x01", P(SM2), P(4), P(KID)),
    "kid of 7 bytes": P({1: SM2, 4: KID[:7]}),
    "kid of 9 bytes": P({1: SM2, 4: KID + b"\x00"}),
    "kid as text": P({1: SM2, 4: "a" * 8}),
    "kid null": P({1: SM2, 4: None}),
    "crit": P({1: SM2, 2: [4], 4: KID}),
    "alg null": P({1: None, 4: KID}),
    "label 1.0": pairs(P(1.0), P(SM2), P(4), P(KID)),
    "indefinite": b"\xbf" + P(1) + P(SM2) + P(4) + P(KID) + b"\xff",
    "indefinite kid": pairs(P(1), P(SM2), P(4), b"\x5f" + P(KID) + b"\xff"),
    "trailing": P({1: SM2, 4: KID}) + b"\x00",
    "a tag": P(cbor2.CBORTag(18, {1: SM2, 4: KID})),
}


@pytest.mark.parametrize("header", MALFORMED_HEADERS.values(), ids=MALFORMED_HEADERS.keys())
def test_malformed_card_header(world: Any, card_parts: Any, header: bytes) -> None:
    assert world.result(card_parts.but(protected=header).assemble()) == "malformed"


def test_a_header_in_another_order_or_in_longer_numbers_is_fine(
    world: Any, card_parts: Any
) -> None:
    kid = P(world.authority.key.kid)
    longer = b"\x3b" + (65_536).to_bytes(8, "big")
    for header in (
        pairs(P(4), kid, P(1), P(SM2)),
        pairs(b"\x18\x01", longer, b"\x19\x00\x04", kid),
    ):
        assert world.result(card_parts.but(protected=header).assemble()) == "ok"


MALFORMED_CLAIMS: dict[str, Callable[[Mapping[int, Any]], Any]] = {
    "no map": lambda _: [],
    "empty": lambda _: {},
    **{f"without {label}": partial(without, label=label) for label in (1, 2, 4, 6, 7)},
    "iss as bytes": lambda c: changed(c, 1, b"CN"),
    "sub as text": lambda c: changed(c, 2, "a" * 32),
    "sub of 31 bytes": lambda c: changed(c, 2, bytes(31)),
    "sub of 33 bytes": lambda c: changed(c, 2, bytes(33)),
    "exp negative": lambda c: changed(c, 4, -1),
    "exp as a float": lambda c: changed(c, 4, 1.9e9),
    "exp as a bool": lambda c: changed(c, 4, True),
    "exp as text": lambda c: changed(c, 4, "1900000000"),
    "exp over 2^53": lambda c: changed(c, 4, 2**53 + 1),
    "exp of 64 bits": lambda c: changed(c, 4, 2**64 - 1),
    "exp as a big number": lambda c: changed(c, 4, cbor2.CBORTag(2, b"\x01" * 7)),
    "exp as a date": lambda c: changed(c, 4, cbor2.CBORTag(1, 1_900_000_000)),
    "exp null": lambda c: changed(c, 4, None),
    "iat negative": lambda c: changed(c, 6, -1),
    "iat over 2^53": lambda c: changed(c, 6, 2**53 + 1),
    "cti of 7 bytes": lambda c: changed(c, 7, bytes(7)),
    "cti of 9 bytes": lambda c: changed(c, 7, bytes(9)),
    "name of 49 bytes": lambda c: changed(c, -65539, "a" * 49),
    "name of 17 characters, 51 bytes": lambda c: changed(c, -65539, "测" * 17),
    "name as bytes": lambda c: changed(c, -65539, b"a"),
    "name null": lambda c: changed(c, -65539, None),
    "cnf null": lambda c: changed(c, 8, None),
    "cnf empty": lambda c: changed(c, 8, {}),
    "cnf with a kid": lambda c: changed(c, 8, {3: b"kid"}),
    "cnf with a kid too": lambda c: changed(c, 8, {**c[8], 3: b"kid"}),
    **{
        f"holder key without {label}": partial(without_in_holder_key, label=label)
        for label in (1, -1, -2, -3)
    },
    "holder key with more": lambda c: changed(c, 8, {1: {**c[8][1], 3: SM2}}),
    "holder key of OKP": lambda c: changed(c, 8, {1: {**c[8][1], 1: 1}}),
    "holder key of P-256": lambda c: changed(c, 8, {1: {**c[8][1], -1: 1}}),
    "holder X of 31 bytes": lambda c: changed(c, 8, {1: {**c[8][1], -2: bytes(31)}}),
    "holder Y as bytes": lambda c: changed(c, 8, {1: {**c[8][1], -3: bytes(32)}}),
    "holder Y as 1": lambda c: changed(c, 8, {1: {**c[8][1], -3: 1}}),
    "a label of bytes": lambda c: changed(c, b"x", 0),
    "a label of True": lambda c: {True: "CN-TEST", **without(c, 1)},
    "a label of 1.0": lambda c: {1.0: "CN-TEST", **without(c, 1)},
    "nested to seven": lambda c: changed(c, 99, nested(6)),
}


@pytest.mark.parametrize("change", MALFORMED_CLAIMS.values(), ids=MALFORMED_CLAIMS.keys())
def test_malformed_claims(
    world: Any, card_parts: Any, claims: Mapping[int, Any], change: Callable[..., Any]
) -> None:
    card = card_parts.but(payload=P(change(claims))).assemble()
    assert world.result(card) == "malformed"


def test_malformed_claims_inside_a_presentation(
    world: Any, card_parts: Any, presentation_parts: Any, claims: Mapping[int, Any]
) -> None:
    card = card_parts.but(payload=P(changed(claims, 4, -1))).assemble()
    assert world.result(presentation_parts(card).assemble()) == "malformed"


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\xff",
        b"\xbf\xff",
        P({1: "CN"}) + b"\x00",
        pairs(P(1), P("CN-TEST"), P(1), P("CN-TEST")),
    ],
)
def test_a_payload_that_is_no_cbor(world: Any, card_parts: Any, payload: bytes) -> None:
    assert world.result(card_parts.but(payload=payload).assemble()) == "malformed"


def test_a_duplicate_claim(world: Any, card_parts: Any, claims: Mapping[int, Any]) -> None:
    payload = P({**claims, 1000: 0})
    twice = bytes((payload[0] + 1,)) + payload[1:] + P(1000) + P(0)
    assert world.result(card_parts.but(payload=payload).assemble()) == "ok"
    assert world.result(card_parts.but(payload=twice).assemble()) == "malformed"


def test_a_duplicate_claim_in_a_longer_form(world: Any, card_parts: Any) -> None:
    payload = card_parts.payload
    twice = bytes((payload[0] + 1,)) + payload[1:] + b"\x18\x01" + P("CN-TEST")
    assert world.result(card_parts.but(payload=twice).assemble()) == "malformed"


GOOD_CLAIMS: dict[str, Callable[[Mapping[int, Any]], Any]] = {
    "without a name": lambda c: without(c, -65539),
    "an empty name": lambda c: changed(c, -65539, ""),
    "a name of 48 bytes": lambda c: changed(c, -65539, "测" * 16),
    "another integer label": lambda c: changed(c, 1000, "whatever"),
    "a text label": lambda c: changed(c, "x", {"y": [1.5, None, True, b""]}),
    "nested to six": lambda c: changed(c, 99, nested(5)),
    "a tagged date": lambda c: changed(c, 5, cbor2.CBORTag(1, 0)),
    "a big number in an unread claim": lambda c: changed(c, 99, 2**200),
    "an integer over 2^53 in an unread claim": lambda c: changed(c, 99, 2**60),
    "exp of 2^53": lambda c: changed(c, 4, 2**53),
    "labels in another order": lambda c: dict(reversed(list(c.items()))),
}


@pytest.mark.parametrize("change", GOOD_CLAIMS.values(), ids=GOOD_CLAIMS.keys())
def test_claims_that_are_fine(
    world: Any, card_parts: Any, claims: Mapping[int, Any], change: Callable[..., Any]
) -> None:
    assert world.result(card_parts.but(payload=P(change(claims))).assemble()) == "ok"


def test_a_card_may_hold_the_label_of_a_presentation(
    world: Any, card_parts: Any, claims: Mapping[int, Any]
) -> None:
    """The kid in its header makes it a card; what else it claims is nobody's business."""
    card = card_parts.but(payload=P(changed(claims, -65538, world.card()))).assemble()
    outcome = world.verify(card)
    assert (outcome.assurance, outcome.card_id) == ("static", world.card_id)


IN_AN_UNREAD_CLAIM = {
    "9fff": "malformed",  # indefinite lengths: an array,
    "bfff": "malformed",  # a map,
    "5fff": "malformed",  # bytes,
    "7fff": "malformed",  # text,
    "819fff": "malformed",  # further in
    "c19fff": "malformed",
    "ff": "malformed",  # a stray break
    "1c": "malformed",  # reserved
    "f810": "malformed",  # a simple value in two bytes that has one
    "61ff": "malformed",  # not UTF-8
    "63eda080": "malformed",  # a surrogate
    "9bffffffffffffffff": "malformed",  # lengths that are only claimed
    "bbffffffffffffffff": "malformed",
    "5bffffffffffffffff": "malformed",
    "a201020103": "malformed",  # keys that are one: 1, 1
    "a20102180103": "malformed",  # 1, 1 in two bytes
    "a2f93c0002fb3ff000000000000003": "malformed",  # 1.0, 1.0 in eight bytes
    "a2810102810103": "malformed",  # [1], [1]
    "a2a1010203a1010203": "malformed",  # {1: 2}, {1: 2}
    "a20102f93c0003": "ok",  # 1, 1.0
    "a20102f503": "ok",  # 1, true
    "a2416102616103": "ok",  # h'61', "a"
    "a1a1010203": "ok",
    "c0627a7a": "ok",  # a date that is none: no tag has a meaning here
    "f7": "ok",
    "f820": "ok",
    "f97e00": "ok",  # NaN
    "818181818100": "ok",  # five arrays in the map of claims: six
    "81818181818100": "malformed",
    "c1c1c1c1c1c100": "malformed",
}


@pytest.mark.parametrize(("item", "result"), IN_AN_UNREAD_CLAIM.items())
def test_a_claim_nobody_reads_is_cbor_too(
    world: Any, card_parts: Any, item: str, result: str
) -> None:
    payload = card_parts.payload
    more = bytes((payload[0] + 1,)) + payload[1:] + P(99) + bytes.fromhex(item)
    assert world.result(card_parts.but(payload=more).assemble()) == result


def test_a_number_longer_than_needed_is_fine(world: Any, card_parts: Any) -> None:
    """The grammar does not ask for preferred encodings."""
    payload = card_parts.payload.replace(b"\x01\x67CN-TEST", b"\x01\x78\x07CN-TEST")
    assert payload != card_parts.payload
    assert world.result(card_parts.but(payload=payload).assemble()) == "ok"


MALFORMED_SIGN1: dict[str, Callable[[Any], bytes]] = {
    "nothing": lambda _: b"",
    "no array": lambda _: P({}),
    "three parts": lambda p: P([p.protected, {}, p.payload]),
    "five parts": lambda p: P([p.protected, {}, p.payload, bytes(64), 0]),
    "trailing byte": lambda p: p.but(tail=b"\x00").assemble(),
    "trailing code": lambda p: p.assemble() + p.assemble(),
    "unprotected kid": lambda p: p.but(unprotected=P({4: bytes(8)})).assemble(),
    "unprotected null": lambda p: p.but(unprotected=b"\xf6").assemble(),
    "unprotected bytes": lambda p: p.but(unprotected=P(b"\xa0")).assemble(),
    "unprotected indefinite": lambda p: p.but(unprotected=b"\xbf\xff").assemble(),
    "detached payload": lambda p: P([p.protected, {}, None, bytes(64)]),
    "payload as a map": lambda p: P([p.protected, {}, {}, bytes(64)]),
    "header as a map": lambda p: P([{1: SM2}, {}, p.payload, bytes(64)]),
    "signature of 63 bytes": lambda p: p.but(signature=bytes(63)).assemble(),
    "signature of 65 bytes": lambda p: p.but(signature=bytes(65)).assemble(),
    "signature as text": lambda p: p.but(signature="a" * 64).assemble(),
    "tag 17": lambda p: p.but(tag=b"\xd1").assemble(),
    "tag 61 (CWT)": lambda p: p.but(tag=b"\xd8\x3d\xd2").assemble(),
    "tag 18 twice": lambda p: p.but(tag=b"\xd2\xd2").assemble(),
    "tag 98 (COSE_Sign)": lambda p: p.but(tag=b"\xd8\x62").assemble(),
    "tag 55799 (CBOR)": lambda p: p.but(tag=b"\xd9\xd9\xf7\xd2").assemble(),
    "indefinite array": lambda p: b"\x9f" + p.assemble()[1:] + b"\xff",
    "cut short": lambda p: p.assemble()[:-1],
}


@pytest.mark.parametrize("make", MALFORMED_SIGN1.values(), ids=MALFORMED_SIGN1.keys())
def test_malformed_sign1(world: Any, card_parts: Any, make: Callable[[Any], bytes]) -> None:
    assert world.result(make(card_parts)) == "malformed"


@pytest.mark.parametrize("make", MALFORMED_SIGN1.values(), ids=MALFORMED_SIGN1.keys())
def test_malformed_sign1_around_a_card(
    world: Any, presentation_parts: Any, make: Callable[[Any], bytes]
) -> None:
    assert world.result(make(presentation_parts())) == "malformed"


@pytest.mark.parametrize("make", MALFORMED_SIGN1.values(), ids=MALFORMED_SIGN1.keys())
def test_malformed_sign1_inside_a_presentation(
    world: Any, card_parts: Any, presentation_parts: Any, make: Callable[[Any], bytes]
) -> None:
    assert world.result(presentation_parts(make(card_parts) or b"\x80").assemble()) == "malformed"


def test_tag_18_is_fine_outside_and_inside(
    world: Any, card_parts: Any, presentation_parts: Any
) -> None:
    tagged = card_parts.but(tag=b"\xd2")
    assert world.result(tagged.assemble()) == "ok"
    assert world.result(card_parts.but(tag=b"\xd8\x12").assemble()) == "ok"
    shown = presentation_parts(tagged.assemble()).but(tag=b"\xd2")
    assert world.result(shown.assemble()) == "ok"


MALFORMED_PRESENTATIONS: dict[str, Callable[[bytes, int], Any]] = {
    "no map": lambda card, now: [now, card],
    "no iat": lambda card, _: {-65538: card},
    "no card": lambda _, now: {6: now},
    "one claim more": lambda card, now: {6: now, -65538: card, 1: "x"},
    "card as text": lambda _, now: {6: now, -65538: "card"},
    "card as an array": lambda card, now: {6: now, -65538: cbor2.loads(card)},
    "card empty": lambda _, now: {6: now, -65538: b""},
    "iat negative": lambda card, _: {6: -1, -65538: card},
    "iat as a float": lambda card, now: {6: float(now), -65538: card},
    "iat over 2^53": lambda card, _: {6: 2**53 + 1, -65538: card},
}


@pytest.mark.parametrize(
    "make", MALFORMED_PRESENTATIONS.values(), ids=MALFORMED_PRESENTATIONS.keys()
)
def test_malformed_presentation(
    world: Any, presentation_parts: Any, make: Callable[[bytes, int], Any]
) -> None:
    payload = P(make(world.card(), world.now))
    assert world.result(presentation_parts().but(payload=payload).assemble()) == "malformed"


def test_a_presentation_is_not_presented(world: Any, presentation_parts: Any) -> None:
    inner = presentation_parts().assemble()
    assert world.result(presentation_parts(inner).assemble()) == "malformed"


@pytest.mark.parametrize("header", [P({1: SM2, 3: 0}), P({}), b"", P({1: "SM2"})])
def test_malformed_presentation_header(world: Any, presentation_parts: Any, header: bytes) -> None:
    assert world.result(presentation_parts().but(protected=header).assemble()) == "malformed"


def test_a_card_under_a_presentation_s_header_is_malformed(world: Any, card_parts: Any) -> None:
    assert world.result(card_parts.but(protected=P({1: SM2})).assemble()) == "malformed"


def test_the_longest_code(world: Any) -> None:
    """A claim nobody reads fills the code to its limit, and one character over."""
    empty = world.static(extra={1000: b""})
    bytes_left = (LONGEST_CODE - len(empty)) * 2 // 3
    sizes = {
        len(world.static(extra={1000: bytes(n)})): n for n in range(bytes_left - 8, bytes_left + 8)
    }
    fits = max(size for size in sizes if size <= LONGEST_CODE)
    over = min(size for size in sizes if size > LONGEST_CODE)
    assert fits >= LONGEST_CODE - 1
    assert world.result(world.static(extra={1000: bytes(sizes[fits])})) == "ok"
    assert world.result(world.static(extra={1000: bytes(sizes[over])})) == "too_long"


def test_the_limit_counts_the_trimmed_text_with_its_prefix(world: Any) -> None:
    assert world.result("EHC1:" + "a" * (LONGEST_CODE - 5)) == "not_base45"
    assert world.result("EHC1:" + "a" * (LONGEST_CODE - 4)) == "too_long"
    assert world.result("  \n" + "EHC1:" + "a" * (LONGEST_CODE - 5) + "\t ") == "not_base45"


@pytest.mark.parametrize(
    ("tail", "result"),
    [
        ("", "malformed"),
        ("A", "not_base45"),
        ("bb8", "not_base45"),
        (":::", "not_base45"),
        ("GGW", "not_base45"),  # 65,536
        ("FGW", "malformed"),  # 65,535
        ("V5", "not_base45"),  # 256
        ("U5", "malformed"),  # 255
        ("B\tB8", "not_base45"),
        ("B\0B", "not_base45"),
        ("BB8\u00a0", "not_base45"),
        ("BB8", "malformed"),
        ("张三", "not_base45"),
        ("00 A", "not_base45"),
    ],
)
def test_text_that_is_no_code(world: Any, tail: str, result: str) -> None:
    assert world.result(f"EHC1:{tail}") == result


def test_white_space_at_the_ends_does_not_matter(world: Any) -> None:
    assert world.result(f"\r\n\t {world.dynamic()} \n") == "ok"
    assert world.result(f"\u3000{world.dynamic()}") == "unrecognised"
