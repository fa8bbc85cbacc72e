"""The order of the checks, and that none of them tells who the patient is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.codes import ehc1
from kiosk.codes.sm2 import Backend
from kiosk.demo.authority import Authority, KeyPair, sign1
from kiosk.trust.revocation import RevocationSet

NOW = 1_800_000_000
DAY = 86_400
SM2 = -65537


def _flawed(world: Any, flaws: set[str]) -> tuple[bytes, dict[str, Any]]:
    """A presentation with all of `flaws` at once, and the verifier's arguments that go with it."""
    arguments: dict[str, Any] = {}
    iat = NOW - DAY if "presentation_too_old" in flaws else NOW
    claims: dict[str, Any] = {}
    if "expired" in flaws:
        claims["exp"] = NOW
    if "issuer_mismatch" in flaws:
        claims["extra"] = {1: "CN-OTHER"}
    if "no_holder_key" in flaws:
        claims["holder"] = None
    if "unknown_issuer_key" in flaws:
        claims["authority"] = Authority.create(b"stranger", issuer="CN-TEST")
    card = bytearray(world.card(**claims))
    if "bad_issuer_signature" in flaws:
        card[-1] ^= 1
    holder = KeyPair.derive(b"thief", "") if "bad_holder_signature" in flaws else world.holder
    alg = -7 if "wrong_algorithm" in flaws else SM2
    code = sign1({1: alg}, {6: iat, -65538: bytes(card)}, holder)
    authority = world.authority
    if "key_not_valid_now" in flaws:
        authority = replace(authority, not_after=NOW - 1)
    age = 15 * DAY if "trust_list_stale" in flaws else 0
    arguments["trust"] = world.trust(authority, fetched_at=NOW - age)
    if "revoked" in flaws:
        arguments["revoked"] = RevocationSet({authority.key.kid: frozenset({world.cti})})
    arguments["clock_suspect"] = "clock_suspect" in flaws
    if "malformed" in flaws:
        code += b"\x00"
    return code, arguments


ORDER = [
    "malformed",
    "wrong_algorithm",
    "unknown_issuer_key",
    "trust_list_stale",
    "clock_suspect",
    "key_not_valid_now",
    "issuer_mismatch",
    "bad_issuer_signature",
    "expired",
    "no_holder_key",
    "bad_holder_signature",
    "presentation_too_old",
    "revoked",
    "replayed",
]


@pytest.mark.parametrize("step", range(len(ORDER)), ids=ORDER)
def test_the_first_of_all_later_flaws_is_told(world: Any, step: int) -> None:
    """From the last flaw alone to all of them at once: always the earliest is the reason."""
    assert world.result(world.dynamic(), session="somebody else") == "ok"
    code, arguments = _flawed(world, set(ORDER[step:]))
    assert world.result(code, **arguments) == ORDER[step]


@pytest.mark.parametrize("flaw", ORDER[:-1])
def test_each_flaw_alone(world: Any, flaw: str) -> None:
    code, arguments = _flawed(world, {flaw})
    assert world.result(code, **arguments) == flaw


def test_both_implementations_judge_alike(world: Any, backend: Backend) -> None:
    assert world.result(world.dynamic(), backend=backend) == "ok"
    for flaw in ("bad_issuer_signature", "bad_holder_signature"):
        code, arguments = _flawed(world, {flaw})
        assert world.result(code, backend=backend, **arguments) == flaw


def test_a_badge_or_anything_else_is_not_ehc1(world: Any) -> None:
    for text in ("", "EHCS1:" + world.static()[5:], world.static()[5:], "10" + "1" * 16):
        assert world.result(text) == "unrecognised"


def test_nothing_of_a_code_is_logged(world: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    for flaws in [set[str](), *({flaw} for flaw in ORDER[:-1])]:
        code, arguments = _flawed(world, flaws)
        world.verify(code, **arguments)
    assert world.card_id not in caplog.text
    assert world.name not in caplog.text


def test_facts_never_name_the_patient(world: Any) -> None:
    for flaw in ORDER[:-1]:
        code, arguments = _flawed(world, {flaw})
        outcome = world.verify(code, **arguments)
        told = repr(outcome)
        assert world.card_id not in told
        assert world.name not in told
        assert world.cti.hex() not in told


def test_types_do_not_show_the_patient(world: Any) -> None:
    parsed = repr(ehc1.decode(world.dynamic()))
    for secret in (world.name, repr(bytes.fromhex(world.card_id))[2:-1]):
        assert secret not in parsed
