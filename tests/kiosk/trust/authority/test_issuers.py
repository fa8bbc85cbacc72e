"""Entries: only what every terminal will read without a remark gets into the list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.demo.authority import Authority
from kiosk.trust import trust_list
from kiosk.trust.authority import issuers
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.issuers import Register
from kiosk.trust.authority.policy import Policy
from kiosk.trust.trust_list import TrustList

NOW = 1_800_000_000
PROVINCE = Authority.create(b"issuers")
ENTRY = PROVINCE.trust_entry()
OFF_CURVE = "04" + "11" * 64


def test_an_entry_is_written_as_it_was_read() -> None:
    assert issuers.to_entry(issuers.read_entry(ENTRY)) == ENTRY
    staff = Authority.create(b"issuers", usage="staff", sm2_id="医院 hospital").trust_entry()
    assert issuers.to_entry(issuers.read_entry(staff)) == staff
    report = Authority.create(b"issuers", usage="report").trust_entry()
    assert issuers.to_entry(issuers.read_entry(report)) == report


def test_kid_and_user_id_are_filled_in() -> None:
    bare = {name: value for name, value in ENTRY.items() if name not in {"kid", "sm2_id"}}
    assert issuers.to_entry(issuers.read_entry(bare)) == ENTRY


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kid": "00" * 8}, "kid: not that of the public key"),
        ({"kid": "00"}, "kid: not 16 hexadecimal digits"),
        ({"public_key": OFF_CURVE}, "public_key: not 04, X, Y of a point"),
        ({"public_key": ENTRY["public_key"][2:]}, "public_key: not 04, X, Y of a point"),
        ({"public_key": None}, "public_key: not 04, X, Y of a point"),
        ({"public_key": 4}, "public_key: not 04, X, Y of a point"),
        ({"not_before": 5, "not_after": 4}, "not_after: before not_before"),
        ({"not_before": "today"}, "not_before: not an integer"),
        ({"not_after": -1}, "not_after: out of range"),
        ({"issuer": ""}, "issuer: not a text, or empty"),
        ({"name": None}, "name: not a text, or empty"),
        ({"sm2_id": "x" * 9_000}, "sm2_id: longer than"),
        ({"usage": "cards"}, "usage: not one of card, staff, recovery, report"),
        ({"not_befor": 1}, "not a member of an entry: not_befor"),
    ],
)
def test_what_a_terminal_would_not_take_is_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(AuthorityError, match=words):
        issuers.read_entry({**ENTRY, **change})


@pytest.mark.parametrize("missing", ["issuer", "name", "public_key", "not_before", "not_after"])
def test_an_entry_is_whole(missing: str) -> None:
    with pytest.raises(AuthorityError, match=missing):
        issuers.read_entry({name: value for name, value in ENTRY.items() if name != missing})


def test_the_register_outlives_the_process(tmp_path: Path) -> None:
    path = tmp_path / "issuers.json"
    assert Register(path).keys == ()
    keys = [issuers.read_entry(Authority.create(seed).trust_entry()) for seed in (b"1", b"2", b"3")]
    for key in keys:
        Register(path).add(key)
    assert Register(path).keys == tuple(keys)
    assert Register(path).find(keys[1].kid) == (keys[1],)
    assert Register(path).remove(keys[1].kid) == (keys[1],)
    assert Register(path).keys == (keys[0], keys[2])


def test_a_key_is_listed_once_and_replaced_only_on_request(tmp_path: Path) -> None:
    register = Register(tmp_path / "issuers.json")
    key = issuers.read_entry(ENTRY)
    later = issuers.read_entry({**ENTRY, "not_after": ENTRY["not_after"] - 1, "name": "改名"})
    with pytest.raises(AuthorityError, match="is not in the list"):
        register.add(key, replace=True)
    register.add(key)
    with pytest.raises(AuthorityError, match="is in the list"):
        register.add(later)
    # The same key for another use is the same key.
    with pytest.raises(AuthorityError, match="is in the list"):
        register.add(issuers.read_entry({**ENTRY, "usage": "staff"}))
    register.add(later, replace=True)
    assert Register(tmp_path / "issuers.json").keys == (later,)
    with pytest.raises(AuthorityError, match="is not in the list"):
        register.remove(bytes(8))


def test_a_damaged_register_is_named(tmp_path: Path) -> None:
    path = tmp_path / "issuers.json"
    path.write_text('{"keys": [{}]}', encoding="utf-8")
    with pytest.raises(AuthorityError, match="public_key"):
        Register(path)
    path.write_text("{", encoding="utf-8")
    with pytest.raises(AuthorityError, match=r"issuers\.json: not JSON"):
        Register(path)


def read(content: bytes) -> TrustList:
    listed = trust_list.parse(content, fetched_at=NOW)
    assert isinstance(listed, TrustList)
    assert listed.remarks == ()
    return listed


def test_the_list_is_what_terminals_read() -> None:
    keys = [issuers.read_entry(ENTRY)]
    listed = read(issuers.compose(keys, Policy(), now=NOW, published=None))
    assert (listed.version, listed.issued) == (1, NOW)
    assert (listed.refresh_seconds, listed.grace_seconds) == (3_600, 14 * 86_400)
    assert listed.keys == tuple(keys)


def test_the_version_counts_changes_and_the_time_moves_always() -> None:
    keys = [issuers.read_entry(ENTRY)]
    first = issuers.compose(keys, Policy(), now=NOW, published=None)
    same = issuers.compose(keys, Policy(), now=NOW + 9, published=first)
    assert (read(same).version, read(same).issued) == (1, NOW + 9)
    fewer = issuers.compose([], Policy(), now=NOW + 10, published=same)
    assert read(fewer).version == 2
    other = issuers.compose([], Policy(refresh_seconds=60), now=NOW + 11, published=fewer)
    assert read(other).version == 3


def test_a_clock_that_was_set_back_signs_nothing() -> None:
    """Terminals would refuse the list as one of yesterday, or believe the clock of yesterday."""
    first = issuers.compose([], Policy(), now=NOW, published=None)
    with pytest.raises(AuthorityError, match="clock is behind"):
        issuers.compose([], Policy(), now=NOW - 1, published=first)
