from __future__ import annotations

import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.codes.classify import LONGEST_QR, RULES, Classifier, Handling, Kind, classify
from tests.sampling import examples

HEX64 = "0123456789abcdefABCDEF" + "0" * 42
HEX32 = "0123456789abcdef" * 2

RECOGNISED = [
    ("EHC1:", Kind.EHC1),
    ("EHC1:ABC", Kind.EHC1),
    ("EHC1:" + "A" * 100_000, Kind.EHC1),
    ("EHC1:0:" + HEX32 + "::5100A0013", Kind.EHC1),
    ("EHC1:line\nbreak 张", Kind.EHC1),
    (f"{HEX64}:1", Kind.EHC_STATIC),
    (f"{HEX64}:1:", Kind.EHC_STATIC),
    (f"{HEX64}:1::5100A0013", Kind.EHC_STATIC),
    (f"{HEX64}:1:token:reserved:5100A0013:more", Kind.EHC_STATIC),
    (f"{HEX64}:0:{HEX32}::5100A0013", Kind.EHC_DYNAMIC),
    (f"A1B2-c3:0:{HEX32}::5100A0013", Kind.EHC_DYNAMIC),
    (f"EHC12:0:{HEX32}::5100A0013", Kind.EHC_DYNAMIC),
    ("424" + "0123456789" * 2 + "01234", Kind.INSURANCE_VOUCHER),
    ("opcA1b2C3d4", Kind.INSURANCE_VOUCHER),
    ("10" + "1" * 16, Kind.WECHAT_PAY),
    ("15" + "9" * 16, Kind.WECHAT_PAY),
    ("25" + "1" * 14, Kind.ALIPAY_PAY),
    ("28" + "1" * 17, Kind.ALIPAY_PAY),
    ("30" + "1" * 22, Kind.ALIPAY_PAY),
    ("62" + "1" * 17, Kind.UNIONPAY_PAY),
    ("EHCS1:ABC", Kind.STAFF_BADGE),
    ("EHCP1:ABC", Kind.STAFF_PASS),
    ("EHCK1:ABC", Kind.STAFF_PASS),
    ("EHCR1:ABC", Kind.REPORT_PAPER),
    ("EHCR1:", Kind.REPORT_PAPER),
    ("EHCR1:0:" + HEX32 + "::5100A0013", Kind.REPORT_PAPER),
    (f"EHCR12:0:{HEX32}::5100A0013", Kind.EHC_DYNAMIC),
    (" \t\r\n\v\f28" + "1" * 16 + "\n", Kind.ALIPAY_PAY),
]

UNRECOGNISED = [
    "",
    " ",
    "ehc1:ABC",
    "EHC2:ABC",
    "\ufeffEHC1:ABC",
    "\u00a0EHC1:ABC",
    "x EHC1:ABC",
    "HC1:6BFOXN",
    f"{HEX64[:63]}:1",
    f"{HEX64}0:1",
    f"{HEX64}:2",
    f"{HEX64}:10",
    f"{HEX64}:1:with space",
    f"{HEX64}:1:张",
    f"{HEX64}:0",
    f"{HEX64}:0:{HEX32[:31]}::5100A0013",
    f"{HEX64}:0:{HEX32}:5100A0013",
    f":0:{HEX32}::5100A0013",
    "424" + "1" * 24,
    "424" + "1" * 26,
    "425" + "1" * 25,
    "OPC123",
    "opc",
    "16" + "1" * 16,
    "10" + "1" * 15,
    "10" + "1" * 17,
    "24" + "1" * 14,
    "25" + "1" * 13,
    "31" + "1" * 16,
    "30" + "1" * 23,
    "62" + "1" * 16,
    "62" + "1" * 18,
    "10" + "١" * 16,  # Arabic-Indic digits
    "１０" + "1" * 16,  # full-width digits
    "10" + "1" * 8 + "\n" + "1" * 8,
    "10" + "1" * 16 + "\x00",
    "https://example.org/",
]


@pytest.mark.parametrize(("text", "kind"), RECOGNISED)
def test_a_form_has_its_kind(text: str, kind: Kind) -> None:
    assert classify(text) is kind


@pytest.mark.parametrize("text", UNRECOGNISED)
def test_what_has_no_form_is_named_as_such(text: str) -> None:
    assert classify(text) is Kind.UNRECOGNISED


@pytest.mark.parametrize("letter", ["A", "1", ":", " ", "opc", f"{HEX64}:1:", "张"])
def test_ten_megabytes_of_one_letter_are_no_code(letter: str) -> None:
    assert classify(letter * (10_000_000 // len(letter))) is Kind.UNRECOGNISED


def test_no_qr_code_is_longer() -> None:
    assert classify("opc" + "a" * (LONGEST_QR - 3)) is Kind.INSURANCE_VOUCHER
    assert classify("opc" + "a" * (LONGEST_QR - 2)) is Kind.UNRECOGNISED


_digits = st.text(string.digits, min_size=13, max_size=30)
_fields = st.lists(
    st.sampled_from(
        ["", "0", "1", "EHC1", "EHCS1", "EHCR1", "opc", HEX64, HEX32, "10" + "1" * 16, "a b"]
    ),
    max_size=7,
).map(":".join)
_near = st.one_of(
    st.text(max_size=40),
    _digits,
    st.tuples(st.sampled_from(["10", "25", "30", "62", "424"]), _digits).map("".join),
    _fields,
    *(st.from_regex(rule.pattern, fullmatch=True) for rule in RULES),
)


@given(_near)
@settings(max_examples=examples(300), deadline=None)
def test_no_two_rules_match_the_same_text(text: str) -> None:
    matching = [rule.kind for rule in RULES if rule.pattern.fullmatch(text)]
    assert len(matching) <= 1
    if text == text.strip():
        assert classify(text) is (matching[0] if matching else Kind.UNRECOGNISED)


def test_every_kind_that_is_public_has_one_rule() -> None:
    kinds = [rule.kind for rule in RULES]
    of_the_site = {Kind.SOCIAL_SECURITY, Kind.SITE_CODE}
    assert sorted(kinds) == sorted(
        set(Kind) - of_the_site - {Kind.UNRECOGNISED, Kind.IDENTITY_DOCUMENT}
    )


def test_a_site_has_patterns_of_its_own() -> None:
    site = Classifier.for_site(site_patterns=[r"HOSP-[0-9]{8}", r"PAT[A-Z]{4}"])
    for text in ("HOSP-12345678", "PATABCD"):
        assert Classifier.for_site().classify(text) is Kind.UNRECOGNISED
        assert site.classify(text) is Kind.SITE_CODE
    assert site.classify("HOSP-1234567") is Kind.UNRECOGNISED
    assert site.handling(Kind.SITE_CODE) is Handling.PLATFORM


def test_social_security_is_a_setting_of_the_site() -> None:
    text = "SSC" + "7" * 20
    site = Classifier.for_site(social_security_pattern=r"SSC[0-9]{20}")
    assert Classifier.for_site().classify(text) is Kind.UNRECOGNISED
    assert site.classify(text) is Kind.SOCIAL_SECURITY
    assert site.classify(text + "7") is Kind.UNRECOGNISED
    assert site.handling(Kind.SOCIAL_SECURITY) is Handling.PLATFORM


def test_a_broad_pattern_of_a_site_takes_no_public_code_away() -> None:
    site = Classifier.for_site(social_security_pattern=".*")
    for text, kind in RECOGNISED:
        assert site.classify(text) is kind
    assert site.classify("anything else") is Kind.SOCIAL_SECURITY


def test_a_wrong_pattern_is_refused_at_once() -> None:
    with pytest.raises(re.error):
        Classifier.for_site(social_security_pattern="(")


@pytest.mark.parametrize(
    ("kind", "handling"),
    [
        (Kind.EHC1, Handling.OFFLINE),
        (Kind.EHC_STATIC, Handling.PLATFORM),
        (Kind.EHC_DYNAMIC, Handling.PLATFORM),
        (Kind.INSURANCE_VOUCHER, Handling.PLATFORM),
        (Kind.WECHAT_PAY, Handling.PAYMENT),
        (Kind.ALIPAY_PAY, Handling.PAYMENT),
        (Kind.UNIONPAY_PAY, Handling.PAYMENT),
        (Kind.STAFF_BADGE, Handling.MAINTENANCE),
        (Kind.STAFF_PASS, Handling.MAINTENANCE),
        (Kind.REPORT_PAPER, Handling.PAPER),
        (Kind.UNRECOGNISED, Handling.NOBODY),
        (Kind.SOCIAL_SECURITY, Handling.NOBODY),
    ],
)
def test_who_verifies_a_kind(kind: Kind, handling: Handling) -> None:
    assert Classifier().handling(kind) is handling
