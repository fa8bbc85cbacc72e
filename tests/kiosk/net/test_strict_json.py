from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.net import strict_json

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.text()
    | st.decimals(allow_nan=False, allow_infinity=False, places=3),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@settings(deadline=None)  # machines are shared
@given(VALUES)
def test_what_is_written_reads_back_the_same(value) -> None:
    assert strict_json.loads(strict_json.dumps(value)) == value


@settings(deadline=None)  # machines are shared
@given(st.dictionaries(st.text(), st.lists(st.integers() | st.text() | st.none())))
def test_it_writes_what_the_standard_library_writes(value) -> None:
    assert json.loads(strict_json.dumps(value)) == value


@pytest.mark.parametrize("digits", ["1.10", "0.0", "-25.50", "1E+400", "0.1000000000000000055511"])
def test_the_digits_of_a_decimal_survive(digits) -> None:
    assert strict_json.dumps(strict_json.loads(digits.encode())).decode() == digits
    assert strict_json.loads(digits.encode()) == Decimal(digits)


def test_nesting_beyond_the_stack_is_refused_both_ways() -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(ValueError, match="deeply"):
        strict_json.dumps(deep)
    with pytest.raises(ValueError, match="deeply"):
        strict_json.loads(b"[" * 100_000 + b"]" * 100_000)


def test_other_types_are_a_bug() -> None:
    with pytest.raises(TypeError):
        strict_json.dumps({"when": 1.5})


@pytest.mark.parametrize("number", [b"1e99999999999999999999", b"[-0.1E-99999999999999999999]"])
def test_an_exponent_that_no_decimal_has_is_refused(number) -> None:
    with pytest.raises(ValueError, match="beyond reason"):
        strict_json.loads(number)
