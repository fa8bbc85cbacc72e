"""Steps 2 to 11 of the checks: each reason made freshly, its edges and its facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import cbor2
import pytest

from kiosk.codes import sm2_curve
from kiosk.codes.verified import VerifiedCard
from kiosk.codes.verifier import LONGEST_WINDOW_SECONDS
from kiosk.demo.authority import Authority, KeyPair, present
from kiosk.domain import Assurance
from kiosk.reasons import Code, Failure
from kiosk.trust.replay import Admission
from kiosk.trust.revocation import RevocationSet
from kiosk.trust.trust_list import TrustList

NOW = 1_800_000_000
DAY = 86_400
SM2 = -65537


def test_a_static_card(world: Any) -> None:
    card = world.verify(world.static())
    assert isinstance(card, VerifiedCard)
    assert card.assurance is Assurance.STATIC
    assert (card.card_id, card.name) == (world.card_id, world.name)
    assert (card.issuer, card.issuer_name) == ("CN-TEST", world.authority.name)
    assert (card.not_before, card.expires) == (NOW - DAY, NOW + 365 * DAY)
    assert (card.trust_version, card.trust_digest) == (1, world.trust().digest)


def test_a_dynamic_code(world: Any) -> None:
    card = world.verify(world.dynamic())
    assert isinstance(card, VerifiedCard)
    assert card.assurance is Assurance.DYNAMIC
    assert card.card_id == world.card_id


@pytest.mark.parametrize(
    ("claim", "shown"),
    [
        ("张*明", "张*明"),
        ("张\u202e*明\u2066", "张*明"),
        ("\ufeff张\u200b*\u200f明\u061c", "张*明"),
        ("张*\n\r\t\x00\x1b[31m明", "张*[31m明"),
        ("  张*明\u2028\u2029 ", "张*明"),
        ("John\u3000 D**", "John D**"),
        ("𰻝*\U000323b0", "𰻝*\U000323b0"),  # CJK extensions G and H: rare characters of names
        ("\u202e", ""),
        (None, ""),
    ],
)
def test_the_name_is_safe_to_show(world: Any, claim: str | None, shown: str) -> None:
    card = world.authority.issue(world.card_id, claim, iat=NOW - 1, exp=NOW + 1)
    outcome = world.verify(card)
    assert isinstance(outcome, VerifiedCard)
    assert outcome.name == shown


# Step 2


@pytest.mark.parametrize("alg", [-7, -37, 0, 1, -65536, 2**64 - 1])
def test_wrong_algorithm(world: Any, card_parts: Any, presentation_parts: Any, alg: int) -> None:
    kid = world.authority.key.kid
    card = card_parts.but(protected=cbor2.dumps({1: alg, 4: kid})).assemble()
    assert world.result(card) == "wrong_algorithm"
    assert world.result(presentation_parts(card).assemble()) == "wrong_algorithm"
    shown = presentation_parts().but(protected=cbor2.dumps({1: alg}))
    assert world.result(shown.assemble()) == "wrong_algorithm"
    # A card that is none comes first, whatever the algorithm around it.
    cut = presentation_parts(card[:-1]).but(protected=cbor2.dumps({1: alg}))
    assert world.result(cut.assemble()) == "malformed"


# Steps 3 and 4


@pytest.mark.parametrize(
    ("age", "state"),
    [
        (0, "fresh"),
        (3600, "fresh"),
        (3601, "ageing"),
        (14 * DAY, "ageing"),
        (14 * DAY + 1, "stale"),
    ],
)
def test_unknown_issuer_key(world: Any, age: int, state: str) -> None:
    stranger = Authority.create(b"stranger", issuer="CN-TEST")
    outcome = world.verify(
        world.static(authority=stranger), trust=world.trust(fetched_at=NOW - age)
    )
    assert outcome == Failure(
        Code.UNKNOWN_ISSUER_KEY, {"list_state": f"The trust list is {state}."}
    )


@pytest.mark.parametrize("usage", ["staff", "vaccination"])
def test_a_key_for_another_use_vouches_for_no_card(world: Any, usage: str) -> None:
    badge_office = Authority.create(b"hospital", issuer="CN-TEST", usage=usage)
    trust = world.trust(world.authority, badge_office)
    assert world.result(world.static(authority=badge_office), trust=trust) == "unknown_issuer_key"


@pytest.mark.parametrize(
    ("age", "result"),
    [(3600, "ok"), (14 * DAY, "ok"), (14 * DAY + 1, "trust_list_stale"), (-5, "ok")],
)
def test_trust_list_stale(world: Any, age: int, result: str) -> None:
    trust = world.trust(fetched_at=NOW - age)
    assert world.result(world.static(), trust=trust) == result
    assert world.result(world.dynamic(), trust=trust) == result


def test_a_stale_list_says_how_old_it_is(world: Any) -> None:
    outcome = world.verify(world.static(), trust=world.trust(fetched_at=NOW - 20 * DAY - 5))
    assert outcome == Failure(Code.TRUST_LIST_STALE, {"days": 20})


def test_a_suspect_clock_stops_dynamic_codes_only(world: Any) -> None:
    assert world.result(world.dynamic(), clock_suspect=True) == "clock_suspect"
    assert world.result(world.dynamic(iat=NOW - DAY), clock_suspect=True) == "clock_suspect"
    assert world.result(world.static(), clock_suspect=True) == "ok"


def test_without_a_trust_list_nothing_is_judged(world: Any) -> None:
    class Nothing:
        def current(self) -> TrustList | Failure:
            return Failure(Code.TRUST_LIST_MISSING)

    assert world.result(world.static(), trust=Nothing()) == "trust_list_missing"
    assert world.result("EHC1:bb8", trust=Nothing()) == "not_base45"


# Steps 5 to 7


@pytest.mark.parametrize(
    ("not_before", "not_after", "result"),
    [
        (NOW - DAY, NOW, "ok"),
        (NOW - DAY, NOW - 1, "key_not_valid_now"),
        (NOW + 1, NOW + DAY, "key_not_valid_now"),
        (NOW, NOW, "key_expired_at_issue"),
        (NOW - DAY + 1, NOW, "key_expired_at_issue"),
    ],
)
def test_validity_of_the_key(world: Any, not_before: int, not_after: int, result: str) -> None:
    authority = replace(world.authority, not_before=not_before, not_after=not_after)
    assert world.result(world.static(), trust=world.trust(authority)) == result


def test_issuer_mismatch(world: Any) -> None:
    for iss in ("CN-OTHER", "", "CN-TEST ", "cn-test"):
        assert world.result(world.static(extra={1: iss})) == "issuer_mismatch"


@pytest.mark.parametrize("at", [0, 31, 32, 63])
def test_bad_issuer_signature(world: Any, at: int) -> None:
    card = bytearray(world.card())
    card[len(card) - 64 + at] ^= 1
    assert world.result(bytes(card)) == "bad_issuer_signature"
    shown = present(bytes(card), world.holder, NOW)
    assert world.result(shown) == "bad_issuer_signature"


def test_a_claim_altered_after_signing(
    world: Any, card_parts: Any, claims: Mapping[int, Any]
) -> None:
    signature = cbor2.loads(world.card())[3]
    forged = card_parts.but(
        payload=cbor2.dumps({**claims, 2: bytes(32)}), signature=signature
    ).assemble()
    assert world.result(forged) == "bad_issuer_signature"


def test_the_key_s_own_user_id_counts(world: Any) -> None:
    other_id = replace(world.authority, sm2_id="ALICE123@YAHOO.COM")
    card = world.static(authority=other_id)
    assert world.result(card) == "bad_issuer_signature"
    assert world.result(card, trust=world.trust(other_id)) == "ok"
    assert world.result(world.dynamic(authority=other_id), trust=world.trust(other_id)) == "ok"


def test_not_yet_valid(world: Any) -> None:
    assert world.result(world.static(iat=NOW)) == "ok"
    outcome = world.verify(world.static(iat=NOW + 1))
    assert outcome == Failure(Code.NOT_YET_VALID, {"date": "2027-01-15"})


def test_expired(world: Any) -> None:
    assert world.result(world.static(exp=NOW + 1)) == "ok"
    assert world.result(world.static(exp=NOW)) == "expired"
    midnight_in_china = 1_799_942_400
    outcome = world.verify(world.static(exp=midnight_in_china))
    assert outcome == Failure(Code.EXPIRED, {"date": "2027-01-14"})


def test_dates_that_no_calendar_has(world: Any) -> None:
    outcome = world.verify(world.static(iat=2**53))
    assert outcome == Failure(Code.NOT_YET_VALID, {"date": "9999-12-30"})
    outcome = world.verify(world.static(exp=0))
    assert outcome == Failure(Code.EXPIRED, {"date": "1970-01-01"})


def test_not_yet_valid_comes_before_expired(world: Any) -> None:
    assert world.result(world.static(iat=NOW + 1, exp=NOW - 1)) == "not_yet_valid"


# Step 8


def test_no_holder_key(world: Any) -> None:
    assert world.result(world.dynamic(holder=None)) == "no_holder_key"
    assert world.result(world.dynamic(holder=None, iat=NOW)) == "no_holder_key"


def test_bad_holder_signature(world: Any) -> None:
    card = world.card()
    for key in (KeyPair.derive(b"thief", "phone"), world.authority.key):
        assert world.result(present(card, key, NOW)) == "bad_holder_signature"
    shown = bytearray(present(card, world.holder, NOW))
    shown[-1] ^= 1
    assert world.result(bytes(shown)) == "bad_holder_signature"


def test_the_other_y_is_another_key(world: Any) -> None:
    key = world.holder.cose_key
    card = world.card(extra={8: {1: {**key, -3: not key[-3]}}})
    assert world.result(present(card, world.holder, NOW)) == "bad_holder_signature"
    assert world.result(card) == "ok"


@pytest.mark.parametrize("x", [2**256 - 1, sm2_curve.P, 4])
def test_a_holder_key_off_the_curve(world: Any, x: int) -> None:
    key = {**world.holder.cose_key, -2: x.to_bytes(32, "big")}
    card = world.card(extra={8: {1: key}})
    assert world.result(card) == "ok"  # nobody uses the key of a card shown alone
    assert world.result(present(card, world.holder, NOW)) == "bad_holder_signature"


def test_a_presentation_s_time_is_signed(world: Any) -> None:
    old = cbor2.loads(present(world.card(), world.holder, NOW - DAY))
    old[2] = cbor2.dumps({6: NOW, -65538: cbor2.loads(old[2])[-65538]})
    assert world.result(cbor2.dumps(old)) == "bad_holder_signature"


def test_a_holder_key_presents_no_other_card(world: Any) -> None:
    """A thief's own card is genuine, and so is the copied one; together they are nothing."""
    thief = KeyPair.derive(b"thief", "phone")
    assert world.result(present(world.card(holder=thief), thief, NOW)) == "ok"
    assert world.result(present(world.card(), thief, NOW)) == "bad_holder_signature"


# Step 9


@pytest.mark.parametrize(
    ("iat", "failure"),
    [
        (NOW, None),
        (NOW + 20, None),
        (NOW + 21, Failure(Code.PRESENTATION_IN_FUTURE, {"seconds": 21})),
        (2**53, Failure(Code.PRESENTATION_IN_FUTURE, {"seconds": 2**53 - NOW})),
        (NOW - 180, None),
        (NOW - 181, Failure(Code.PRESENTATION_TOO_OLD, {"minutes": 3})),
        (NOW - 3600, Failure(Code.PRESENTATION_TOO_OLD, {"minutes": 60})),
        (0, Failure(Code.PRESENTATION_TOO_OLD, {"minutes": NOW // 60})),
    ],
)
def test_freshness(world: Any, iat: int, failure: Failure | None) -> None:
    outcome = world.verify(world.dynamic(iat=iat))
    assert outcome == failure or (failure is None and isinstance(outcome, VerifiedCard))


@pytest.mark.parametrize(
    ("window", "age", "result"),
    [
        (30, 30, "ok"),
        (30, 31, "presentation_too_old"),
        (LONGEST_WINDOW_SECONDS, 1_200, "ok"),
        (LONGEST_WINDOW_SECONDS, 1_201, "presentation_too_old"),
        (10 * DAY, 1_200, "ok"),
        (10 * DAY, 1_201, "presentation_too_old"),
    ],
)
def test_the_window_is_a_setting_with_a_ceiling(
    world: Any, window: int, age: int, result: str
) -> None:
    assert world.result(world.dynamic(iat=NOW - age), window_seconds=window) == result


def test_a_short_window_never_says_zero_minutes(world: Any) -> None:
    outcome = world.verify(world.dynamic(iat=NOW - 40), window_seconds=30)
    assert outcome == Failure(Code.PRESENTATION_TOO_OLD, {"minutes": 1})


# Steps 10 and 11


def test_revoked(world: Any) -> None:
    kid = world.authority.key.kid
    here = RevocationSet({kid: frozenset({world.cti})})
    elsewhere = RevocationSet({bytes(8): frozenset({world.cti}), kid: frozenset({bytes(8)})})
    for code in (world.static(), world.dynamic()):
        assert world.result(code, revoked=here) == "revoked"
        assert world.result(code, revoked=elsewhere) == "ok"


def test_replayed_by_another_session_only(world: Any) -> None:
    code = world.dynamic()
    assert world.result(code, session="first") == "ok"
    assert world.result(code, session="first", now=NOW + 60) == "ok"
    assert world.result(code, session="second", now=NOW + 60) == "replayed"
    assert world.result(code, session="first", now=NOW + 180) == "ok"
    assert world.result(code, session="third", now=NOW + 181) == "presentation_too_old"


def test_a_replay_is_what_was_signed_not_how(world: Any) -> None:
    """The same presentation signed again: other signature bytes, the same key, credential, time."""
    card = world.card()
    codes = [present(card, world.holder, NOW) for _ in range(2)]
    assert codes[0] != codes[1]
    assert world.result(codes[0], session="first") == "ok"
    assert world.result(codes[1], session="second") == "replayed"
    assert world.result(world.dynamic(), session="second") == "replayed"


def test_another_time_or_credential_is_no_replay(world: Any) -> None:
    assert world.result(world.dynamic(), session="first") == "ok"
    assert world.result(world.dynamic(iat=NOW - 1), session="second") == "ok"
    assert world.result(world.dynamic(cti=bytes(8)), session="third") == "ok"


def test_static_cards_are_not_remembered(world: Any) -> None:
    code = world.static()
    assert [world.result(code, session=str(n)) for n in range(3)] == ["ok"] * 3


def test_a_refused_presentation_is_not_remembered(world: Any) -> None:
    code = world.dynamic(iat=NOW + 25)
    assert world.result(code, session="first") == "presentation_in_future"
    assert world.result(code, session="second", now=NOW + 5) == "ok"


def test_what_cannot_be_remembered_is_not_accepted(world: Any) -> None:
    class Full:
        def admit(self, _key: bytes, **_: object) -> Admission:
            return Admission.UNWRITABLE

    assert world.result(world.dynamic(), replay=Full()) == "storage_full"
    assert world.result(world.static(), replay=Full()) == "ok"
