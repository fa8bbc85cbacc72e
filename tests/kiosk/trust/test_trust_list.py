from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.demo.authority import Authority
from kiosk.trust import trust_list
from kiosk.trust.health import TrustState
from kiosk.trust.reading import Problem
from kiosk.trust.trust_list import TrustList
from tests.sampling import examples

NOW = 1_800_000_000
DAY = 86_400


def parse(content: Any) -> TrustList | Problem:
    return trust_list.parse(json.dumps(content).encode(), fetched_at=NOW)


def good(content: Any) -> TrustList:
    parsed = parse(content)
    assert isinstance(parsed, TrustList), parsed
    return parsed


def test_the_published_form() -> None:
    path = Path(__file__).parents[2] / "data" / "ehc1.json"
    trust = good(json.loads(path.read_text("utf-8"))["trust"])
    (key,) = trust.lookup(bytes.fromhex("a4d1d2d4035db963"))
    assert (trust.version, trust.issued) == (1, 1_799_913_600)
    assert (trust.refresh_seconds, trust.grace_seconds) == (3_600, 14 * DAY)
    assert (key.issuer, key.name) == ("CN-510000", "Vector Issuer 1")
    assert key.sm2_id == b"1234567812345678"
    assert (key.not_before, key.not_after) == (1_768_464_000, 1_831_536_000)
    assert key.usage == "card"


def test_its_identity_is_the_hash_of_its_bytes() -> None:
    data = json.dumps(
        {"version": 3, "issued": 0, "refresh_seconds": 1, "grace_seconds": 1, "keys": []}
    )
    trust = trust_list.parse(data.encode(), fetched_at=NOW)
    assert isinstance(trust, TrustList)
    assert trust.digest == hashlib.new("sm3", data.encode()).hexdigest()


MISSING = object()


def spoilt(content: Mapping[str, Any], path: tuple[str | int, ...], value: Any) -> Any:
    copy = json.loads(json.dumps(content))
    inner = copy
    for step in path[:-1]:
        inner = inner[step]
    if value is MISSING:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return copy


NOT_INTEGERS = [MISSING, None, True, 1.0, "1", [], -1, 2**53 + 1]
NOT_TEXT = [MISSING, None, 1, "", [], {}]


@pytest.mark.parametrize("value", NOT_INTEGERS)
@pytest.mark.parametrize("name", ["version", "issued", "refresh_seconds", "grace_seconds"])
def test_a_wrong_number_spoils_the_file(content: Any, name: str, value: Any) -> None:
    problem = parse(spoilt(content, (name,), value))
    assert isinstance(problem, Problem)
    assert problem.what.startswith(f"{name}: ")


@pytest.mark.parametrize("value", [MISSING, None, {}, "keys"])
def test_without_keys_there_is_no_list(content: Any, value: Any) -> None:
    problem = parse(spoilt(content, ("keys",), value))
    assert problem == Problem("keys: not a list")


def test_grace_is_no_shorter_than_refresh(content: Any) -> None:
    assert isinstance(parse({**content, "grace_seconds": 3_599}), Problem)
    assert isinstance(parse({**content, "grace_seconds": 3_600}), TrustList)
    assert isinstance(parse({**content, "refresh_seconds": 0}), Problem)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("issuer", value) for value in NOT_TEXT),
        *(("name", value) for value in NOT_TEXT),
        *(("sm2_id", value) for value in NOT_TEXT if value is not MISSING),
        ("sm2_id", "x" * 8_192),
        ("sm2_id", "\ud800"),
        ("usage", None),
        ("usage", ""),
        *(("not_before", value) for value in NOT_INTEGERS),
        *(("not_after", value) for value in NOT_INTEGERS),
        ("not_after", 0),
        ("kid", MISSING),
        ("kid", "00" * 7),
        ("kid", 0),
        ("kid", " 0" * 8),
        ("public_key", MISSING),
        ("public_key", "00" * 65),
        ("public_key", "00"),
        ("public_key", "02" + "11" * 32),
        ("public_key", "06" + "11" * 64),
        ("public_key", "zz" * 65),
    ],
)
def test_a_wrong_entry_is_left_out_by_name(content: Any, name: str, value: Any) -> None:
    trust = good(spoilt(content, ("keys", 1, name), value))
    assert [key.issuer for key in trust.keys] == ["CN-A", "CN-C"]
    (remark,) = trust.remarks
    assert remark.what.startswith(f"keys[1].{name}: ")
    assert remark.what.endswith("; left out")


@pytest.mark.parametrize("entry", [None, [], "key", {}])
def test_an_entry_that_is_none_is_left_out(content: Any, entry: Any) -> None:
    trust = good(spoilt(content, ("keys", 0), entry))
    assert len(trust.keys) == 2
    assert trust.remarks[0].what.startswith("keys[0]")


def test_a_kid_that_is_not_the_key_s_own_is_believed(content: Any) -> None:
    """Nothing but a search of 2^64 keys makes two kids alike; a list can say that they are."""
    shared = content["keys"][0]["kid"]
    trust = good(spoilt(content, ("keys", 1, "kid"), shared))
    assert [key.issuer for key in trust.lookup(bytes.fromhex(shared))] == ["CN-A", "CN-B"]
    assert trust.remarks == (Problem("keys[1].kid: not that of the public key; believed"),)


@pytest.mark.parametrize("coordinates", ["00" * 64, "ff" * 64, "11" * 64])
def test_a_key_off_the_curve_is_kept_for_its_cards_to_fail(content: Any, coordinates: str) -> None:
    trust = good(spoilt(content, ("keys", 1, "public_key"), "04" + coordinates))
    assert len(trust.keys) == 3
    assert (
        Problem("keys[1].public_key: not a point of the curve; verifies nothing") in trust.remarks
    )


def test_a_key_without_a_user_id_has_the_standard_s(content: Any) -> None:
    trust = good(spoilt(content, ("keys", 1, "sm2_id"), MISSING))
    assert trust.keys[1].sm2_id == b"1234567812345678"
    assert trust.remarks == ()


def test_a_list_without_one_right_entry_is_a_wrong_file(content: Any) -> None:
    for entry in content["keys"]:
        entry["kid"] = "00"
    assert parse(content) == Problem("keys[0].kid: not 16 hexadecimal digits; left out")


def test_an_empty_list_is_one(content: Any) -> None:
    assert good({**content, "keys": []}).keys == ()


def test_upper_case_and_unknown_members_are_fine(content: Any) -> None:
    content["signatures"] = {"later": True}
    for entry in content["keys"]:
        entry["kid"] = entry["kid"].upper()
        entry["public_key"] = entry["public_key"].upper()
        entry["colour"] = "red"
    trust = good(content)
    assert len(trust.keys) == 3
    assert trust.remarks == ()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "not JSON: line 1"),
        (b"{", "not JSON"),
        (b"[]", "the file: not an object"),
        (b"null", "the file: not an object"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b"\xef\xbb\xbf{}", "not JSON"),
        (b"[" * 200_000, "not JSON: nested too deeply"),
        (b"1" * 10_000, "not JSON: a number that is too long"),
        (b'{"version": 1, "version": 2}', "a name stands twice"),
        (b"{} {}", "not JSON"),
    ],
)
def test_what_is_no_file_of_this_kind(data: bytes, what: str) -> None:
    problem = trust_list.parse(data, fetched_at=NOW)
    assert isinstance(problem, Problem)
    assert what in problem.what


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(
            st.sampled_from(["version", "issued", "refresh_seconds", "grace_seconds", "keys", "kid"]),
            inner,
        ),
    )
)  # fmt: skip
@settings(max_examples=examples(200), deadline=None)
def test_any_json_is_a_list_or_a_problem(content: Any) -> None:
    assert isinstance(parse(content), TrustList | Problem)


@given(st.binary(max_size=200))
@settings(max_examples=examples(200), deadline=None)
def test_any_bytes_are_a_problem(data: bytes) -> None:
    assert isinstance(trust_list.parse(data, fetched_at=NOW), Problem)


def test_lookup_returns_every_key_with_the_kid(content: Any, authorities: list[Authority]) -> None:
    again = {**content["keys"][0], "issuer": "CN-AGAIN"}
    trust = good({**content, "keys": [*content["keys"], again]})
    kid = authorities[0].key.kid
    assert [key.issuer for key in trust.lookup(kid)] == ["CN-A", "CN-AGAIN"]
    assert trust.lookup(bytes(8)) == ()


def test_lookup_tells_uses_apart(content: Any, authorities: list[Authority]) -> None:
    content["keys"][0]["usage"] = "staff"
    content["keys"][1]["usage"] = "card"
    trust = good(content)
    kids = [authority.key.kid for authority in authorities]
    assert [len(trust.lookup(kid)) for kid in kids] == [0, 1, 1]
    assert [len(trust.lookup(kid, "staff")) for kid in kids] == [1, 0, 0]


@pytest.mark.parametrize(
    ("age", "state", "days_old", "days_left"),
    [
        (-DAY, TrustState.FRESH, 0, 14),
        (0, TrustState.FRESH, 0, 14),
        (3_600, TrustState.FRESH, 0, 13),
        (3_601, TrustState.AGEING, 0, 13),
        (7 * DAY, TrustState.AGEING, 7, 7),
        (14 * DAY, TrustState.AGEING, 14, 0),
        (14 * DAY + 1, TrustState.STALE, 14, 0),
        (100 * DAY, TrustState.STALE, 100, 0),
    ],
)
def test_a_list_ages(
    content: Any, age: int, state: TrustState, days_old: int, days_left: int
) -> None:
    trust, now = good(content), NOW + age
    assert trust.state(now) is state
    assert (trust.days_old(now), trust.days_left(now)) == (days_old, days_left)
