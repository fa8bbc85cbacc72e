from __future__ import annotations

from typing import Any

import pytest

from kiosk.codes.classify import Classifier, Kind
from kiosk.codes.judge import Judge
from kiosk.codes.verified import VerifiedCard
from kiosk.reasons import Code, Failure

NOW = 1_800_000_000
HEX64 = "ab" * 32


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("", Kind.UNRECOGNISED, Code.UNRECOGNISED),
        ("hello", Kind.UNRECOGNISED, Code.UNRECOGNISED),
        ("10" + "1" * 16, Kind.WECHAT_PAY, Code.PAYMENT_CODE),
        ("28" + "1" * 16, Kind.ALIPAY_PAY, Code.PAYMENT_CODE),
        ("62" + "1" * 17, Kind.UNIONPAY_PAY, Code.PAYMENT_CODE),
        (f"{HEX64}:1", Kind.EHC_STATIC, Code.NEEDS_PLATFORM),
        (f"{HEX64}:0:{'0' * 32}::5100A0013", Kind.EHC_DYNAMIC, Code.NEEDS_PLATFORM),
        ("424" + "1" * 25, Kind.INSURANCE_VOUCHER, Code.NEEDS_PLATFORM),
        ("EHCS1:ABC", Kind.STAFF_BADGE, Code.STAFF_BADGE),
        ("EHCP1:ABC", Kind.STAFF_PASS, Code.STAFF_BADGE),
        ("EHCR1:ABC", Kind.REPORT_PAPER, Code.REPORT_PAPER),
        ("EHC1:abc", Kind.EHC1, Code.NOT_BASE45),
        ("EHC1:BB8", Kind.EHC1, Code.MALFORMED),
    ],
)
def test_what_is_no_good_card_here(world: Any, text: str, kind: Kind, code: Code) -> None:
    judgement = Judge(world.verifier()).judge(f" {text}\n", now=NOW, session="s")
    assert judgement.kind is kind
    assert judgement.outcome == Failure(code)


def test_a_good_card(world: Any) -> None:
    judgement = Judge(world.verifier()).judge(world.dynamic(), now=NOW, session="s")
    assert judgement.kind is Kind.EHC1
    assert isinstance(judgement.outcome, VerifiedCard)
    assert world.name not in repr(judgement)


def test_session_and_clock_reach_the_verifier(world: Any) -> None:
    judge = Judge(world.verifier())
    code = world.dynamic()
    judge.judge(code, now=NOW, session="s")
    assert judge.judge(code, now=NOW, session="t").outcome == Failure(Code.REPLAYED)
    suspect = judge.judge(code, now=NOW, session="s", clock_suspect=True)
    assert suspect.outcome == Failure(Code.CLOCK_SUSPECT)


def test_a_site_s_own_kind(world: Any) -> None:
    site = Classifier.for_site(social_security_pattern="SSC[0-9]+")
    judgement = Judge(world.verifier(), site).judge("SSC123", now=NOW, session="s")
    assert judgement.kind is Kind.SOCIAL_SECURITY
    assert judgement.outcome == Failure(Code.NEEDS_PLATFORM)
