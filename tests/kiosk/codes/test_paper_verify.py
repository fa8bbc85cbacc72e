"""The code on a printed report, judged: what is refused, why, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.codes import ehc1
from kiosk.codes.classify import Kind, classify
from kiosk.codes.paper_seal import (
    LONGEST_CODE,
    SealedReport,
    credential_id,
    verify_paper,
)
from kiosk.demo.authority import Authority, KeyPair, encode, sign1
from kiosk.reasons import Code, Failure
from kiosk.trust.revocation import RevocationSet
from tests.kiosk.codes.papers_made import (
    CODE,
    HOSPITAL,
    NOW,
    NUMBER,
    PRINTED,
    PROVINCE,
    STAFF,
    TRUST,
    code_of,
    listed,
    outcome,
    paper,
    raw,
)
from tests.sampling import examples

YEAR = 365 * 86_400


def claims_of(text: str = CODE) -> dict[int, Any]:
    _, _, payload, _ = cbor2.loads(raw(text))
    return dict(cbor2.loads(payload))


def signed(claims: dict[Any, Any], key: KeyPair = HOSPITAL.key, **header: Any) -> str:
    """A code of other claims, signed as the terminal would."""
    protected = {1: -65537, 4: header.get("kid", key.kid)}
    return code_of(sign1(protected | header.get("more", {}), claims, key))


# -- refused, in the order of the checks ---------------------------------------------------------------


# By name: a code is another each time it is signed.
NO_CODES = {
    "nothing": ("", "unrecognised"),
    "a card's": ("EHC1:ABC", "unrecognised"),
    "in small letters": ("ehcr1:" + CODE[6:], "unrecognised"),
    "the prefix alone": ("EHCR1:", "malformed"),
    "too long": ("EHCR1:" + "0" * LONGEST_CODE, "too_long"),
    "other characters": ("EHCR1:abc", "not_base45"),
    "half a group": ("EHCR1:A", "not_base45"),
    "a byte less": (code_of(raw()[:-1]), "malformed"),
    "a byte more": (code_of(raw() + b"\x00"), "malformed"),
    "white space around it": (f" \n{CODE}\t", "ok"),
}


@pytest.mark.parametrize("what", NO_CODES)
def test_what_is_no_such_code(what: str) -> None:
    text, code = NO_CODES[what]
    assert outcome(text) == code


def test_another_algorithm() -> None:
    assert outcome(signed(claims_of(), more={1: -7})) == "wrong_algorithm"


def test_no_key_of_this_kid() -> None:
    other = Authority.create(b"other", issuer="H-TEST", usage="report")
    assert outcome(signed(claims_of(), other.key)) == "unknown_issuer_key"


@pytest.mark.parametrize("usage", ["card", "staff", "reports", ""])
def test_a_key_of_another_use_signs_no_paper(usage: str) -> None:
    elsewhere = replace(HOSPITAL, usage=usage or "card")
    assert outcome(trust=listed(elsewhere, PROVINCE)) == "unknown_issuer_key"


def test_a_list_may_have_one_key_for_two_uses() -> None:
    assert outcome(trust=listed(replace(HOSPITAL, usage="card"), HOSPITAL)) == "ok"


def test_a_stale_list() -> None:
    fetched = NOW - 15 * 86_400
    assert outcome(trust=listed(fetched_at=fetched)) == "trust_list_stale"
    assert outcome(trust=listed(fetched_at=NOW - 13 * 86_400)) == "ok"


def test_no_list_at_all() -> None:
    class Nothing:
        def current(self) -> Failure:
            return Failure(Code.TRUST_LIST_MISSING)

    assert outcome(trust=Nothing()) == "trust_list_missing"


def test_a_key_that_is_not_in_force() -> None:
    expired = replace(HOSPITAL, not_after=NOW - 1)
    future = replace(HOSPITAL, not_before=NOW + 1)
    for key in (expired, future):
        assert outcome(trust=listed(key)) == "key_not_valid_now"


def test_a_key_that_was_not_in_force_when_the_paper_was_printed() -> None:
    assert outcome(trust=listed(replace(HOSPITAL, not_before=NOW - 60))) == "key_expired_at_issue"


def test_a_paper_of_years_ago_is_good_as_long_as_its_key_is() -> None:
    later = NOW + 3 * YEAR
    long_lived = replace(HOSPITAL, not_after=NOW + 5 * YEAR)
    assert outcome(now=later, trust=listed(long_lived, fetched_at=later)) == "ok"


def test_another_issuer_s_name() -> None:
    assert outcome(signed(claims_of() | {1: "H-OTHER"})) == "issuer_mismatch"


def test_a_key_under_another_issuer() -> None:
    assert outcome(trust=listed(replace(HOSPITAL, issuer="H-OTHER"))) == "issuer_mismatch"


def test_another_s_signature() -> None:
    forger = KeyPair.derive(b"forger", "paper")
    assert outcome(signed(claims_of(), forger, kid=HOSPITAL.key.kid)) == "bad_issuer_signature"


def test_a_clock_may_be_ahead_a_little() -> None:
    ahead = paper(at=PRINTED + timedelta(seconds=3_600 + 120))
    assert outcome(ahead) == "ok"
    judged = verify_paper(paper(at=PRINTED + timedelta(days=2)), TRUST, NOW)
    assert judged == Failure(Code.NOT_YET_VALID, {"date": "2027-01-17"})


def test_a_paper_that_was_cancelled() -> None:
    revoked = RevocationSet({HOSPITAL.key.kid: frozenset({credential_id(NUMBER)})})
    assert outcome(revoked=revoked) == "revoked"
    assert outcome(paper(number=NUMBER[:-1]), revoked=revoked) == "ok"


def test_no_byte_may_be_another() -> None:
    """Each byte with one bit, and with all of them, other than signed."""
    good = raw()
    for at in range(len(good)):
        for mask in (1 << at % 8, 0xFF):
            changed = good[:at] + bytes((good[at] ^ mask,)) + good[at + 1 :]
            assert outcome(code_of(changed)) != "ok", at


def test_no_character_may_be_another() -> None:
    for at in range(6, len(CODE)):
        other = "A" if CODE[at] != "A" else "B"
        assert outcome(CODE[:at] + other + CODE[at + 1 :]) != "ok", at


# -- one for the other ---------------------------------------------------------------------------------


def test_a_paper_is_no_card_and_a_card_is_no_paper() -> None:
    card = PROVINCE.issue(HOLDER_CARD, "测*甲", iat=NOW - 60, exp=NOW + YEAR)
    trust = listed(PROVINCE, HOSPITAL)
    assert outcome(code_of(card), trust=trust) == "malformed"
    assert ehc1.decode(encode(raw())) == Failure(Code.MALFORMED)
    # Under one key as well, which no tool here lists for two uses.
    both = replace(HOSPITAL, usage="card")
    card = both.issue(HOLDER_CARD, "测*甲", iat=NOW - 60, exp=NOW + YEAR)
    assert outcome(code_of(card), trust=listed(both, HOSPITAL)) == "malformed"


HOLDER_CARD: Any = "ab" * 32


def test_a_report_key_verifies_no_card(world: Any) -> None:
    """Nor does any other that is not for cards: even if it signs a perfect one."""
    for authority in (HOSPITAL, STAFF):
        card = authority.issue(HOLDER_CARD, "测*甲", iat=NOW - 60, exp=NOW + YEAR)
        trust = listed(HOSPITAL, PROVINCE, STAFF)
        assert world.result(card, trust=trust) == "unknown_issuer_key"


def test_held_to_the_terminal_it_is_named() -> None:
    assert classify(CODE) is Kind.REPORT_PAPER
    assert classify(f" {CODE}\n") is Kind.REPORT_PAPER


# -- claims of another form ----------------------------------------------------------------------------

MALFORMED: dict[str, Callable[[dict[int, Any]], Any]] = {
    "no issuer": lambda c: c.pop(1),
    "no time": lambda c: c.pop(6),
    "no id": lambda c: c.pop(7),
    "no name": lambda c: c.pop(-65539),
    "no report": lambda c: c.pop(-65541),
    "a time below zero": lambda c: c.update({6: -1}),
    "a time beyond all": lambda c: c.update({6: 2**53 + 1}),
    "a time that is true": lambda c: c.update({6: True}),
    "an id of another size": lambda c: c.update({7: b"1234567"}),
    "a name too long": lambda c: c.update({-65539: "测" * 17}),
    "a name in bytes": lambda c: c.update({-65539: b"A"}),
    "a report in a map": lambda c: c.update({-65541: {}}),
    "a report with one more": lambda c: c[-65541].append(0),
    "a report with one less": lambda c: c[-65541].pop(),
    "a status of no meaning": lambda c: c[-65541].__setitem__(3, 3),
    "a negative status": lambda c: c[-65541].__setitem__(3, -1),
    "a digest of another size": lambda c: c[-65541].__setitem__(7, bytes(31)),
    "a title too long": lambda c: c[-65541].__setitem__(2, "A" * 61),
    "a finding in a text": lambda c: c[-65541].__setitem__(8, ["A"]),
    "a finding too long": lambda c: c[-65541].__setitem__(8, [["A", "1", 3, 0]]),
    "a finding of no meaning": lambda c: c[-65541].__setitem__(8, [["A", "1", 8]]),
    "a finding that is none": lambda c: c[-65541].__setitem__(8, [["A", "1", 1]]),
}


@pytest.mark.parametrize("what", MALFORMED)
def test_signed_or_not_other_forms_are_refused(what: str) -> None:
    claims = claims_of()
    MALFORMED[what](claims)
    assert outcome(signed(claims)) == "malformed"


def test_claims_of_a_later_release_are_ignored() -> None:
    assert outcome(signed(claims_of() | {-70_000: "later", "x": 1})) == "ok"


def test_a_header_with_more_is_refused() -> None:
    assert outcome(signed(claims_of(), more={2: [1]})) == "malformed"


def test_tagged_is_the_same() -> None:
    assert outcome(code_of(b"\xd2" + raw())) == "ok"


def test_texts_are_safe_to_show() -> None:
    claims = claims_of()
    claims[-65539] = "测\u202e*\n甲"
    claims[-65541][8] = [["A\x1b[2J", "1\u2028", 3]]
    sealed = verify_paper(signed(claims), TRUST, NOW)
    assert isinstance(sealed, SealedReport)
    assert sealed.claims.name == "测*甲"
    assert sealed.claims.findings[0].name == "A[2J"


# -- fuzz ----------------------------------------------------------------------------------------------


@given(st.text() | st.text("0123456789ABCDEF $%*+-./:").map("EHCR1:".__add__))
@settings(max_examples=examples(200), deadline=None)
def test_any_text(text: str) -> None:
    assert isinstance(verify_paper(text, TRUST, NOW), Failure)


_cbor = st.recursive(
    st.integers(-(2**64), 2**64 - 1) | st.binary(max_size=40) | st.text(max_size=9) | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=10)
        | st.dictionaries(st.sampled_from([1, 6, 7, -65539, -65541]), inner)
    ),
    max_leaves=15,
)


@given(st.dictionaries(st.sampled_from([1, 6, 7, -65539, -65541]), _cbor))
@settings(max_examples=examples(200), deadline=None)
def test_any_claims_though_they_are_signed(changes: dict[int, Any]) -> None:
    """The key's owner is believed, not obeyed: whatever it signs, there is an answer."""
    text = signed(claims_of() | changes)
    assert isinstance(verify_paper(text, TRUST, NOW), Failure | SealedReport)
