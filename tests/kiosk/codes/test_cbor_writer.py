from __future__ import annotations

from typing import Any

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.codes import cbor, cbor_writer
from kiosk.codes.cbor import Map

items = st.recursive(
    st.integers(-(2**64), 2**64 - 1)
    | st.binary(max_size=300)
    | st.text(max_size=300)
    | st.booleans()
    | st.none(),
    lambda inner: (
        st.lists(inner, max_size=30).map(tuple)
        | st.dictionaries(st.integers(-(2**64), 2**64 - 1) | st.text(max_size=5), inner, max_size=9)
    ),
    max_leaves=40,
)


@given(items)
def test_it_writes_what_cbor2_calls_canonical(item: Any) -> None:
    written = cbor_writer.dumps(item)
    assert cbor2.loads(written) == _listed(item)
    # cbor2 sorts keys by length first (RFC 7049), which for these differs; the rest is the same.
    if not _has_map(item):
        assert written == cbor2.dumps(item)


@given(st.dictionaries(st.integers(-70_000, 70_000) | st.text(max_size=3), st.integers(0, 9)))
def test_keys_are_in_the_order_of_their_bytes(item: dict[int | str, int]) -> None:
    read = cbor.loads(cbor_writer.dumps(item))
    assert isinstance(read, Map)
    keys = [cbor2.dumps(key) for key, _ in read.pairs]
    assert keys == sorted(keys)
    assert {key: value for key, value in read.pairs} == item  # noqa: C416 - pairs, not a dict


def test_the_order_of_making_makes_no_difference() -> None:
    one, other = {1: "a", -1: "b", "x": "c"}, {"x": "c", -1: "b", 1: "a"}
    assert cbor_writer.dumps(one) == cbor_writer.dumps(other)


@pytest.mark.parametrize("number", [2**64, -(2**64) - 1])
def test_what_has_no_length_is_an_error(number: int) -> None:
    with pytest.raises(OverflowError):
        cbor_writer.dumps(number)


def test_half_a_surrogate_pair_is_an_error() -> None:
    with pytest.raises(UnicodeEncodeError):
        cbor_writer.dumps("\ud800")


def _has_map(item: Any) -> bool:
    return isinstance(item, dict) or (isinstance(item, tuple) and any(map(_has_map, item)))


def _listed(item: Any) -> Any:
    """As cbor2 reads it: arrays are lists."""
    if isinstance(item, dict):
        return {key: _listed(value) for key, value in item.items()}
    return [_listed(each) for each in item] if isinstance(item, tuple) else item
