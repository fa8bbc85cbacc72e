"""Badges and invitations: what is believed, and everything that is not."""

from __future__ import annotations

import copy
import json
import pickle
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import cbor2
import pytest

import kiosk
from kiosk.codes.staff_badge import Invitation, StaffBadge
from kiosk.codes.staff_verifier import StaffVerifier
from kiosk.codes.verifier import Verifier
from kiosk.demo.authority import (
    Authority,
    KeyPair,
    encode,
    encode_badge,
    encode_invitation,
    present,
    sign1,
    subject_of,
    trust_list,
)
from kiosk.domain import StaffRole
from kiosk.reasons import Code, Failure
from kiosk.trust import trust_list as trust
from kiosk.trust.replay import VolatileReplayMemory
from kiosk.trust.revocation import RevocationSet
from kiosk.trust.trust_list import TrustList

NOW = 1_800_000_000
DAY = 86_400
WHO = "DEMO-ENGINEER-1"
CTI = bytes(range(8))
HOSPITAL = Authority.create(b"badges", issuer="H-TEST", usage="staff")
PROVINCE = Authority.create(b"badges", issuer="H-TEST")
RECOVERY = Authority.create(b"badges", issuer="H-TEST", usage="recovery")


def listed(*authorities: Authority, fetched_at: int = NOW) -> TrustList:
    content = trust_list(authorities or (PROVINCE, HOSPITAL, RECOVERY), issued=NOW)
    read = trust.parse(json.dumps(content).encode(), fetched_at=fetched_at)
    assert isinstance(read, TrustList)
    return read


def badge(authority: Authority = HOSPITAL, roles: Any = ("engineer",), **changes: Any) -> str:
    times = {"iat": NOW - DAY, "exp": NOW + DAY, "cti": CTI, **changes}
    return encode_badge(authority.badge(WHO, roles, **times))


def judged(text: str, trusted: TrustList | None = None, now: int = NOW, **changes: Any) -> object:
    arguments = {"trust": trusted or listed(), "revoked": RevocationSet(), "terminal": "T-1"}
    outcome = StaffVerifier(**{**arguments, **changes}).badge(text, now=now)
    return outcome.code if isinstance(outcome, Failure) else outcome


def believed(text: str, **changes: Any) -> StaffBadge:
    outcome = judged(text, **changes)
    assert isinstance(outcome, StaffBadge)
    return outcome


def test_a_badge_says_who_and_which_roles() -> None:
    found = believed(badge(roles=["engineer", "auditor", "gardener"]))
    assert found.subject == subject_of(WHO)
    assert found.roles == {StaffRole.ENGINEER, StaffRole.AUDITOR}, "the unknown one is ignored"
    assert (found.issuer, found.expires, found.is_list_stale) == ("H-TEST", NOW + DAY, False)


def test_it_may_be_shown_again_and_again() -> None:
    verifier = StaffVerifier(listed(), RevocationSet(), terminal="T-1")
    text = badge()
    assert [type(verifier.badge(text, now=NOW)) for _ in range(3)] == [StaffBadge] * 3


@pytest.mark.parametrize(
    ("text", "now", "refusal"),
    [
        (badge(exp=NOW), NOW, Code.EXPIRED),
        (badge(), NOW + DAY, Code.EXPIRED),
        (badge(iat=NOW + 1), NOW, Code.NOT_YET_VALID),
        (
            badge(Authority.create(b"stranger", issuer="H-TEST", usage="staff")),
            NOW,
            Code.UNKNOWN_ISSUER_KEY,
        ),
        (badge(extra={1: "H-OTHER"}), NOW, Code.ISSUER_MISMATCH),
        (badge(PROVINCE), NOW, Code.UNKNOWN_ISSUER_KEY),
        (badge(RECOVERY), NOW, Code.UNKNOWN_ISSUER_KEY),
        (badge(roles=["gardener"]), NOW, Code.STAFF_NO_ROLE),
        ("EHCS1:a", NOW, Code.NOT_BASE45),
        ("EHCS1:" + "0" * 1_200, NOW, Code.TOO_LONG),
        (badge().replace("EHCS1", "EHC1"), NOW, Code.STAFF_NOT_A_BADGE),
        ("", NOW, Code.STAFF_NOT_A_BADGE),
    ],
    ids=lambda value: value if isinstance(value, Code) else "",
)
def test_what_is_refused(text: str, now: int, refusal: Code) -> None:
    assert judged(text, now=now) is refusal


@pytest.mark.parametrize(
    "roles",
    [[], ["engineer", "engineer"], "engineer", [1], [None], {"engineer": True}, ["x"] * 17, True],
    ids=str,
)
def test_roles_of_another_form_are_malformed(roles: Any) -> None:
    assert judged(badge(roles=(), extra={-65540: roles})) is Code.MALFORMED


def test_a_badge_without_roles_is_a_card_and_no_badge() -> None:
    card = HOSPITAL.issue(subject_of(WHO), iat=NOW - DAY, exp=NOW + DAY)
    assert judged(encode_badge(card)) is Code.MALFORMED


@pytest.mark.parametrize(
    "claims",
    [{2: "text"}, {2: bytes(31)}, {4: "soon"}, {4: -1}, {6: 1.5}, {7: bytes(9)}, {1: 7}],
    ids=str,
)
def test_claims_of_another_type_are_malformed(claims: dict[int, Any]) -> None:
    assert judged(badge(extra=claims)) is Code.MALFORMED


def test_roles_that_were_written_in_afterwards_break_the_signature() -> None:
    protected, _, payload, signature = cbor2.loads(
        HOSPITAL.badge(WHO, ["operator"], iat=NOW - DAY, exp=NOW + DAY)
    )
    claims = {**cbor2.loads(payload), -65540: ["operator", "engineer"]}
    forged = cbor2.dumps([protected, {}, cbor2.dumps(claims), signature])
    assert judged(encode_badge(forged)) is Code.BAD_ISSUER_SIGNATURE


def test_a_cancelled_badge_is_refused() -> None:
    cancelled = RevocationSet({HOSPITAL.key.kid: frozenset({CTI})})
    assert judged(badge(), revoked=cancelled) is Code.REVOKED


def test_a_presentation_of_a_badge_is_none() -> None:
    phone = KeyPair.derive(b"badges", "phone")
    data = HOSPITAL.issue(
        subject_of(WHO), iat=NOW - DAY, exp=NOW + DAY, holder=phone, extra={-65540: ["engineer"]}
    )
    assert judged(encode_badge(present(data, phone, NOW))) is Code.MALFORMED


def test_no_card_is_a_badge_and_no_badge_a_card() -> None:
    cards = Verifier(listed(), RevocationSet(), VolatileReplayMemory())
    as_card = cards.verify(badge().replace("EHCS1:", "EHC1:"), now=NOW, session="s")
    assert isinstance(as_card, Failure)
    assert as_card.code is Code.UNKNOWN_ISSUER_KEY
    card = encode(PROVINCE.badge(WHO, ["engineer"], iat=NOW - DAY, exp=NOW + DAY))
    assert judged(card) is Code.STAFF_NOT_A_BADGE
    assert judged(card.replace("EHC1:", "EHCS1:")) is Code.UNKNOWN_ISSUER_KEY


def test_a_key_that_the_list_has_for_cards_as_well_vouches_for_no_badge() -> None:
    both = replace(HOSPITAL, usage="card")
    assert judged(badge(), listed(HOSPITAL, both)) is Code.UNKNOWN_ISSUER_KEY


def test_a_stale_list_lets_an_engineer_in_who_can_refresh_it_and_says_so() -> None:
    old = listed(fetched_at=NOW - 30 * DAY)
    assert believed(badge(), trusted=old).is_list_stale


def test_nobody_else_makes_a_badge() -> None:
    found = believed(badge())
    with pytest.raises(TypeError):
        StaffBadge(object(), found.subject, found.roles, "H", "H", 0, 2**40, 1, False)
    with pytest.raises((TypeError, ValueError)):
        replace(found, roles=frozenset(StaffRole))
    with pytest.raises(TypeError):
        pickle.dumps(found)
    with pytest.raises(AttributeError):
        found.roles = frozenset(StaffRole)  # type: ignore[misc]  # that is the point
    assert copy.deepcopy(found) is found
    assert found.subject not in repr(found)


def test_only_the_verifier_holds_the_stamp() -> None:
    root = Path(kiosk.__file__).parent
    holders = {
        path.name
        for path in root.rglob("*.py")
        if re.search(r"from kiosk\.codes\.staff_badge import[^\n]*_STAMP", path.read_text("utf-8"))
    }
    assert holders == {"staff_verifier.py"}


def invitation(authority: Authority = HOSPITAL, who: str = WHO, **changes: Any) -> str:
    arguments = {"iat": NOW - 60, "exp": NOW + DAY, **changes}
    return encode_invitation(authority.invite(who, **arguments))


def invited(text: str, trusted: TrustList | None = None, now: int = NOW) -> object:
    verifier = StaffVerifier(trusted or listed(), RevocationSet(), terminal="T-1")
    outcome = verifier.invitation(text, believed(badge()), now=now)
    return outcome.code if isinstance(outcome, Failure) else outcome


def test_an_invitation_is_for_one_badge_here_or_everywhere() -> None:
    for text in (invitation(), invitation(terminal="T-1")):
        assert isinstance(invited(text), Invitation)
    assert invited(invitation(terminal="T-2")) is Code.STAFF_INVITES_OTHER
    assert invited(invitation(who="DEMO-OPERATOR-1")) is Code.STAFF_INVITES_OTHER


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (invitation(exp=NOW), Code.EXPIRED),
        (invitation(iat=NOW + 60), Code.NOT_YET_VALID),
        (invitation(PROVINCE), Code.UNKNOWN_ISSUER_KEY),
        (invitation(RECOVERY), Code.UNKNOWN_ISSUER_KEY),
        (invitation(typ="yima-recovery"), Code.MALFORMED),
        (invitation(extra={-65542: 7}), Code.MALFORMED),
        (invitation(extra={-65542: "T" * 17}), Code.MALFORMED),
        (badge(), Code.STAFF_NOT_AN_INVITATION),
    ],
)
def test_what_invites_nobody(text: str, refusal: Code) -> None:
    assert invited(text) is refusal


def test_a_badge_is_no_invitation_whatever_stands_before_it_nor_the_other_way_round() -> None:
    assert invited(badge().replace("EHCS1:", "EHCP1:")) is Code.MALFORMED
    assert judged(invitation().replace("EHCP1:", "EHCS1:")) is Code.MALFORMED
    header = {1: -65537, 4: HOSPITAL.key.kid}
    untyped = sign1(header, {1: "H-TEST", 4: NOW + DAY, 6: NOW}, HOSPITAL.key)
    assert invited(encode_invitation(untyped)) is Code.MALFORMED


def test_a_stale_list_sets_no_pin() -> None:
    assert invited(invitation(), listed(fetched_at=NOW - 30 * DAY)) is Code.TRUST_LIST_STALE


def test_every_bit_of_a_badge_counts() -> None:
    data = HOSPITAL.badge(WHO, ["engineer"], iat=NOW - DAY, exp=NOW + DAY)
    outcomes = []
    for at in range(0, len(data) * 8, 7):
        flipped = bytearray(data)
        flipped[at // 8] ^= 1 << at % 8
        outcomes.append(judged(encode_badge(bytes(flipped))))
    assert not [outcome for outcome in outcomes if isinstance(outcome, StaffBadge)]
