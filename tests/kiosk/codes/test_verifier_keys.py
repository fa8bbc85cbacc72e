"""Step 6 of the checks at its limits: signatures, keys off the curve, kids that collide."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import cbor2
import pytest

from kiosk.codes import sm2_curve
from kiosk.codes.sm2 import Backend
from kiosk.demo.authority import Authority, present, sign1, trust_list
from kiosk.trust.trust_list import TrustList
from kiosk.trust.trust_list import parse as parse_list

NOW = 1_800_000_000
SM2 = -65537
N = sm2_curve.N.to_bytes(32, "big")

R_OR_S = {
    "r zero": lambda s: bytes(32) + s[32:],
    "s zero": lambda s: s[:32] + bytes(32),
    "both zero": lambda _: bytes(64),
    "r is n": lambda s: N + s[32:],
    "s is n": lambda s: s[:32] + N,
    "all ones": lambda _: b"\xff" * 64,
    "s negated": lambda s: s[:32] + negated(s[32:]),
    "r and s give n": lambda s: s[:32] + negated(s[:32]),
    "r and s changed over": lambda s: s[32:] + s[:32],
}


def negated(number: bytes) -> bytes:
    return (sm2_curve.N - int.from_bytes(number, "big")).to_bytes(32, "big")


@pytest.mark.parametrize("change", R_OR_S.values(), ids=R_OR_S.keys())
def test_signatures_no_signer_makes(
    world: Any, backend: Backend, change: Callable[[bytes], bytes]
) -> None:
    card, shown = world.card(), present(world.card(), world.holder, NOW)
    for code, result in ((card, "bad_issuer_signature"), (shown, "bad_holder_signature")):
        changed = code[:-64] + change(code[-64:])
        assert world.result(changed, backend=backend) == result


OFF_THE_CURVE = ["00" * 64, "ff" * 64, "11" * 64]


@pytest.mark.parametrize("coordinates", OFF_THE_CURVE)
def test_an_issuer_s_key_off_the_curve(world: Any, coordinates: str) -> None:
    """Step 6 says so: the kid is known, its issuer is known, and nothing verifies by it."""
    good = world.authority.trust_entry()
    bad = {**good, "public_key": "04" + coordinates}
    for code in (world.static(), world.dynamic()):
        assert world.result(code, trust=listed(world, bad)) == "bad_issuer_signature"
        assert world.result(code, trust=listed(world, bad, good)) == "ok"


def listed(world: Any, *entries: Mapping[str, Any]) -> TrustList:
    """A trust list of exactly these entries, read as from its file."""
    content = {**trust_list([world.authority], issued=NOW), "keys": list(entries)}
    trust = parse_list(json.dumps(content).encode(), fetched_at=NOW)
    assert isinstance(trust, TrustList)
    return trust


# Kids that collide


def test_kids_that_collide_in_a_file(world: Any) -> None:
    """A list that gives two keys one kid: each card is verified by its own, as its own issuer's."""
    double = Authority.create(b"double", issuer="CN-DOUBLE")
    kid = world.authority.key.kid
    entry = {**double.trust_entry(), "kid": kid.hex()}
    claims = cbor2.loads(cbor2.loads(world.card())[2])
    theirs = sign1({1: SM2, 4: kid}, {**claims, 1: "CN-DOUBLE"}, double.key)
    pretended = sign1({1: SM2, 4: kid}, claims, double.key)
    for entries in ([world.authority.trust_entry(), entry], [entry, world.authority.trust_entry()]):
        trust = listed(world, *entries)
        assert world.result(world.static(), trust=trust) == "ok"
        assert world.result(theirs, trust=trust) == "ok"
        assert world.result(pretended, trust=trust) == "bad_issuer_signature"
    alone = listed(world, world.authority.trust_entry(), {**entry, "usage": "staff"})
    assert world.result(theirs, trust=alone) == "issuer_mismatch"


@pytest.mark.parametrize("first", [0, 1])
def test_every_key_with_the_kid_is_tried(world: Any, first: int) -> None:
    double = Authority.create(b"double", issuer="CN-TEST")
    both = [world.authority, double]
    trust = world.trust(*both)
    keys = tuple(replace(key, kid=world.authority.key.kid) for key in trust.keys)
    trust = replace(trust, keys=keys[::-1] if first else keys)
    card = sign1(
        {1: SM2, 4: world.authority.key.kid},
        cbor2.loads(cbor2.loads(world.card())[2]),
        double.key,
    )
    assert world.result(world.static(), trust=trust) == "ok"
    assert world.result(card, trust=trust) == "ok"
    assert world.result(present(card, world.holder, NOW), trust=trust) == "ok"
    # One credential id under two keys is two credentials.
    assert world.result(world.dynamic(), trust=trust, session="another") == "ok"


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("other", "changes", "result"),
    [
        ({"not_after": NOW - 1}, {"exp": NOW - 1}, "expired"),
        ({"issuer": "CN-OTHER"}, {"exp": NOW - 1}, "expired"),
        ({}, {"exp": NOW - 1}, "expired"),
        ({}, {"iat": NOW + 5}, "not_yet_valid"),
        ({}, {"extra": {1: "CN-NONE"}}, "issuer_mismatch"),
        ({"not_after": NOW - 1}, {"extra": {1: "CN-NONE"}}, "issuer_mismatch"),
        ({"not_after": NOW - 1}, {}, "ok"),
    ],
)
def test_the_failure_is_that_of_the_key_that_got_furthest(
    world: Any, reverse: bool, other: Mapping[str, Any], changes: Mapping[str, Any], result: str
) -> None:
    double = replace(Authority.create(b"double", issuer="CN-TEST"), **other)
    trust = world.trust(world.authority, double)
    keys = tuple(replace(key, kid=world.authority.key.kid) for key in trust.keys)
    trust = replace(trust, keys=keys[::-1] if reverse else keys)
    assert world.result(world.static(**changes), trust=trust) == result
