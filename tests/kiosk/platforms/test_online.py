from __future__ import annotations

import pytest

from kiosk.codes.classify import Kind
from kiosk.codes.judge import OnlineCode
from kiosk.domain import Assurance, IdentifierSystem, PatientIdentifier
from kiosk.platforms.online import Holder, Issuer, vouch
from kiosk.platforms.port import is_permanent
from kiosk.platforms.router import Platforms
from kiosk.reasons import Code, Failure

IDENTIFIER = PatientIdentifier(IdentifierSystem.INSURANCE, "9999990001")
ISSUER = Issuer("nhsa", "国家医保\u202e信息平台")


@pytest.mark.parametrize(
    ("kind", "assurance"),
    [
        (Kind.EHC_DYNAMIC, Assurance.DYNAMIC),
        (Kind.INSURANCE_VOUCHER, Assurance.DYNAMIC),
        (Kind.EHC_STATIC, Assurance.ONLINE),
        (Kind.SOCIAL_SECURITY, Assurance.ONLINE),
        (Kind.SITE_CODE, Assurance.ONLINE),
    ],
)
def test_a_dynamic_code_counts_as_dynamic(kind: Kind, assurance: Assurance) -> None:
    card = vouch(OnlineCode(kind, "text"), Holder(IDENTIFIER, "张小明"), ISSUER, now=7)
    assert (card.assurance, card.kind, card.identifier) == (assurance, kind, IDENTIFIER)
    assert (card.name, card.issuer, card.issuer_name) == ("张*明", "nhsa", "国家医保信息平台")
    assert (card.not_before, card.expires, card.trust_version, card.trust_digest) == (7, 7, 0, "")


@pytest.mark.parametrize(
    ("full", "masked"),
    [
        ("欧阳娜娜", "欧阳*娜"),
        ("王芳", "王*"),
        ("\u202e张小明\n", "张*明"),
        ("John Smith", "J*** S."),
    ],
)
def test_only_the_masked_name_goes_on(full: str, masked: str) -> None:
    holder = Holder(IDENTIFIER, full)
    assert vouch(OnlineCode(Kind.EHC_STATIC, ""), holder, ISSUER, now=0).name == masked
    assert full not in repr(holder)
    assert IDENTIFIER.value not in repr(holder)


def test_what_is_final() -> None:
    assert is_permanent(Failure(Code.PLATFORM_REFUSED, {"result": "1"}))
    assert is_permanent(Failure(Code.PLATFORM_CODE_EXPIRED))
    assert not is_permanent(Failure(Code.PLATFORM_UNREACHABLE))
    assert not is_permanent(Failure(Code.PLATFORM_BAD_ANSWER, {"what": "x"}))


class Answers:
    """A platform that says the same of every code."""

    name = "answers"

    def __init__(self, *kinds: Kind) -> None:
        self.kinds = frozenset(kinds)
        self.forgotten = 0

    def verify(self, code: OnlineCode) -> Failure:
        return Failure(Code.PLATFORM_REFUSED, {"result": code.kind.value.replace("_", "-")[:16]})

    def forget(self) -> None:
        self.forgotten += 1


def test_each_kind_goes_to_its_platform() -> None:
    cards, insurance = Answers(Kind.EHC_STATIC), Answers(Kind.INSURANCE_VOUCHER)
    platforms = Platforms([cards, insurance])
    assert platforms.kinds == {Kind.EHC_STATIC, Kind.INSURANCE_VOUCHER}
    for kind, result in (
        (Kind.EHC_STATIC, Failure(Code.PLATFORM_REFUSED, {"result": "ehc-static"})),
        (Kind.SITE_CODE, Failure(Code.NEEDS_PLATFORM)),
    ):
        assert platforms.verify(OnlineCode(kind, "x")) == result
    platforms.forget()
    assert (cards.forgotten, insurance.forgotten) == (1, 1)
    with pytest.raises(ValueError, match="ehc_static"):
        Platforms([cards, Answers(Kind.EHC_STATIC, Kind.EHC_DYNAMIC)])
