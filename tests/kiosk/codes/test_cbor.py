from __future__ import annotations

import math
import struct
from typing import Any

import cbor2
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kiosk.codes import cbor
from kiosk.codes.cbor import CborError, Item, Map, Simple, Tag
from tests.sampling import examples


def h(text: str) -> bytes:
    return bytes.fromhex(text)


@pytest.mark.parametrize(
    ("data", "item"),
    [  # RFC 8949 appendix A
        ("00", 0),
        ("17", 23),
        ("1818", 24),
        ("1903e8", 1000),
        ("1a000f4240", 1_000_000),
        ("1bffffffffffffffff", 2**64 - 1),
        ("3bffffffffffffffff", -(2**64)),
        ("20", -1),
        ("3903e7", -1000),
        ("f90000", 0.0),
        ("f93c00", 1.0),
        ("fb3ff199999999999a", 1.1),
        ("fa47c35000", 100000.0),
        ("f97c00", math.inf),
        ("f4", False),
        ("f5", True),
        ("f6", None),
        ("f7", Simple(23)),
        ("f0", Simple(16)),
        ("f8ff", Simple(255)),
        ("c11a514b67b0", Tag(1, 1363896240)),
        ("c249010000000000000000", Tag(2, b"\x01" + bytes(8))),
        ("40", b""),
        ("4401020304", b"\x01\x02\x03\x04"),
        ("62c3bc", "ü"),
        ("63e6b0b4", "水"),
        ("80", ()),
        ("8301820203820405", (1, (2, 3), (4, 5))),
        ("a0", Map(())),
        ("a201020304", Map(((1, 2), (3, 4)))),
        ("1800", 0),  # longer than needed: no preferred form, but well-formed
        ("590001ff", b"\xff"),
    ],
)
def test_reads(data: str, item: Item) -> None:
    assert cbor.loads(h(data)) == item


REFUSED = {
    "nothing": "",
    "trailing bytes": "0000",
    "cut short: argument": "18",
    "cut short: bytes": "4201",
    "cut short: array": "8201",
    "cut short: map without a value": "a101",
    "cut short: tag": "c1",
    "cut short: float": "fb3ff1",
    "a length that nobody has": "5bffffffffffffffff",
    "an array that nobody has": "9bffffffffffffffff",
    "a map that nobody has": "bbffffffffffffffff",
    "reserved information": "1c",
    "reserved information in a length": "5d",
    "reserved simple": "fc",
    "indefinite bytes": "5f4100ff",
    "indefinite text": "7f6161ff",
    "indefinite array": "9f01ff",
    "indefinite map": "bf0102ff",
    "indefinite integer": "1f",
    "indefinite tag": "df00",
    "a stray break": "ff",
    "a break in an array": "81ff",
    "a short simple value in two bytes": "f81f",
    "true in two bytes": "f815",
    "text that is not UTF-8": "61ff",
    "text with a surrogate": "63eda080",
    "text with an overlong form": "62c080",
    "a duplicate key": "a201000102",
    "a duplicate key in a longer form": "a20100180102",
    "a duplicate negative key": "a220003800",
    "a duplicate text key": "a2616100616101",
    "a duplicate key deep inside": "a101a201000102",
    "a duplicate float of another width": "a2f93c0000fb3ff000000000000001",
    "a duplicate NaN": "a2f97e0000f97e0001",
    "a duplicate array": "a281010081180100",
    "a duplicate map in another order": "a2a20102030400a20304010201",
    "nested too deeply: arrays": "8181818181818100",
    "nested too deeply: maps": "a100a100a100a100a100a100a0",
    "nested too deeply: tags": "c1c1c1c1c1c1c100",
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED.keys())
def test_refuses(data: str) -> None:
    with pytest.raises(CborError):
        cbor.loads(h(data))


def test_six_containers_may_stand_inside_one_another() -> None:
    assert cbor.loads(h("81" * 6 + "00")) == ((((((0,),),),),),)
    with pytest.raises(CborError, match="deeply"):
        cbor.loads(h("81" * 7 + "00"))
    with pytest.raises(CborError, match="deeply"):
        cbor.loads(h("81" * 6 + "80"))


@pytest.mark.parametrize("initial", ["81", "c1", "a100", "d82a"])
def test_any_depth_is_refused_without_a_recursion_error(initial: str) -> None:
    with pytest.raises(CborError, match="deeply"):
        cbor.loads(h(initial) * 100_000)


def test_keys_that_python_takes_for_one_are_three() -> None:
    item = cbor.loads(h("a50100f93c0001f5020003f404"))
    assert isinstance(item, Map)
    assert [(type(key), value) for key, value in item.pairs] == [
        (int, 0),
        (float, 1),
        (bool, 2),
        (int, 3),
        (bool, 4),
    ]


def test_the_two_zeros_are_two_keys() -> None:
    assert cbor.loads(h("a2f9000000f9800001")) == Map(((0.0, 0), (-0.0, 1)))


_scalars = st.one_of(
    st.integers(-(2**64), 2**64 - 1),
    st.binary(max_size=40),
    st.text(max_size=20),
    st.booleans(),
    st.none(),
    st.floats(allow_nan=False),
)
_labels = st.one_of(st.integers(-(2**64), 2**64 - 1), st.text(max_size=5))
_items = st.recursive(
    _scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(_labels, inner, max_size=4)
    ),
    max_leaves=12,
)


def depth(item: Any) -> int:
    if isinstance(item, dict):
        return 1 + max((depth(value) for value in item.values()), default=0)
    if isinstance(item, list):
        return 1 + max((depth(value) for value in item), default=0)
    return 0


@given(_items)
@settings(max_examples=examples(300), deadline=None)
def test_reads_what_cbor2_writes(item: Any) -> None:
    data = cbor2.dumps(item)
    if depth(item) > cbor.MAX_DEPTH:
        with pytest.raises(CborError, match="deeply"):
            cbor.loads(data)
    else:
        assert neutral(cbor.loads(data)) == neutral(item)


def neutral(item: Any) -> Any:
    """An item as this reader or as cbor2 returns it, in one form that tells all types apart."""
    match item:
        case Map(pairs):
            return "map", sorted((repr(neutral(k)), repr(neutral(v))) for k, v in pairs)
        case dict() | cbor2.frozendict():
            return "map", sorted((repr(neutral(k)), repr(neutral(v))) for k, v in item.items())
        case list() | tuple():
            return "array", [neutral(element) for element in item]
        case float():
            return "float", "NaN" if math.isnan(item) else struct.pack(">d", item)
        case Simple(23):
            return neutral(cbor2.undefined)
        case Simple(number):
            return neutral(cbor2.CBORSimpleValue(number))
        case _:
            return type(item).__name__, item


def merged_by_python(item: Item) -> bool:
    """Whether a map has keys that cbor2's dict cannot hold apart: 1, 1.0, True and simple(1)."""
    match item:
        case Map(pairs):
            keys = [key.number if isinstance(key, Simple) else key for key, _ in pairs]
            numbers = [key for key in keys if isinstance(key, bool | int | float)]
            inner = [part for pair in pairs for part in pair]
            return len(set(numbers)) < len(numbers) or any(map(merged_by_python, inner))
        case tuple():
            return any(merged_by_python(part) for part in item)
        case _:
            return False


# Refused here on purpose; cbor2 takes them.
STRICTER = ("indefinite", "duplicate", "deeply", "trailing")

_LIKELY_BYTES = h("8182a1a2c1016161f4f7f93c005f7fff1841")


def _without_tags(data: bytes) -> bytes:
    """Tags mean something to cbor2 and nothing here."""
    return bytes(byte ^ 0x20 if byte >> 5 == 6 else byte for byte in data)


_bytes = (st.binary(max_size=24) | st.lists(st.sampled_from(_LIKELY_BYTES)).map(bytes)).map(
    _without_tags
)


@given(_bytes)
@settings(max_examples=examples(400), deadline=None)
def test_agrees_with_cbor2_on_any_bytes(data: bytes) -> None:
    try:
        ours = cbor.loads(data)
    except CborError as error:
        fault = str(error)
    else:
        assume(not merged_by_python(ours))
        assert neutral(cbor2.loads(data)) == neutral(ours)
        return
    if not any(word in fault for word in STRICTER):
        with pytest.raises(cbor2.CBORDecodeError):
            cbor2.loads(data)
