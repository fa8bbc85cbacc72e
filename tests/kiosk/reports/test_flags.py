"""Flags: the hospital's word, else by the range, and only where that is certain."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.reports.flags import flag_by_codes, flag_by_range, flag_by_text, flag_by_words
from kiosk.reports.report import Flag, Quantity, ReferenceRange

LOW, NORMAL, HIGH, NONE = Flag.LOW, Flag.NORMAL, Flag.HIGH, Flag.NONE


def quantity(text: str) -> Quantity:
    number = text.lstrip("<≤≥>")
    return Quantity(Decimal(number), number, comparator=text[: len(text) - len(number)])


def usual(low: str | None, high: str | None) -> ReferenceRange:
    ends = (Decimal(end) if end else None for end in (low, high))
    return ReferenceRange(*ends, text="-")


@pytest.mark.parametrize(
    ("codes", "flag"),
    [
        ([], NONE),
        (["N"], NORMAL),
        (["L"], LOW),
        (["H"], HIGH),
        (["LU"], LOW),
        (["HU"], HIGH),
        (["<"], LOW),
        ([">"], HIGH),
        (["LL"], Flag.CRITICAL_LOW),
        (["HH"], Flag.CRITICAL_HIGH),
        (["A"], Flag.ABNORMAL),
        (["AA"], Flag.CRITICAL),
        (["POS"], NONE),
        (["NEG", "N"], NORMAL),
        (["H", "HH"], Flag.CRITICAL_HIGH),
        (["A", "L"], LOW),
        (["N", "A"], Flag.ABNORMAL),
        (["h"], NONE),
    ],
)
def test_codes(codes, flag) -> None:
    assert flag_by_codes(codes) is flag


def test_only_three_codes_are_critical() -> None:
    codes = ["N", "L", "H", "LL", "HH", "A", "AA", "LU", "HU", "<", ">", "POS", "NEG", "R", "S"]
    assert [c for c in codes if flag_by_codes([c]).is_critical] == ["LL", "HH", "AA"]


def test_words_are_never_critical() -> None:
    assert flag_by_words(["↑"]) is HIGH
    assert flag_by_words([" 偏低 "]) is LOW
    assert flag_by_words(["危急值", "↑↑"]) is HIGH
    assert flag_by_words(["", "危急值"]) is NONE


@pytest.mark.parametrize(
    ("value", "ends", "flag"),
    [
        ("5.10", ("3.5", "9.5"), NORMAL),
        ("3.5", ("3.5", "9.5"), NORMAL),
        ("9.50", ("3.5", "9.5"), NORMAL),
        ("3.49", ("3.5", "9.5"), LOW),
        ("9.51", ("3.5", "9.5"), HIGH),
        ("-3", ("-2", "3"), LOW),
        ("5", (None, "4"), HIGH),
        ("5", ("4", None), NORMAL),
        ("5", (None, None), NONE),
        # below the scale of the instrument
        ("<5", ("5", "9"), LOW),
        ("<3", ("5", "9"), LOW),
        ("<6", ("5", "9"), NONE),
        ("<5", (None, "5"), NORMAL),
        ("<0.5", ("0", "5"), NORMAL),
        ("<6", (None, "5"), NONE),
        ("≤5", ("5", "9"), NONE),
        ("≤4", ("5", "9"), LOW),
        ("≤5", (None, "5"), NORMAL),
        ("<0", ("0", "5"), NONE),
        ("<5", ("4", None), NONE),
        # above it
        (">9", ("5", "9"), HIGH),
        (">12", ("5", "9"), HIGH),
        (">8", ("5", "9"), NONE),
        ("≥9", ("5", "9"), NONE),
        ("≥10", (None, "9"), HIGH),
        (">90", ("90", None), NORMAL),
        ("≥90", ("90", None), NORMAL),
        (">80", ("90", None), NONE),
    ],
)
def test_ranges(value, ends, flag) -> None:
    assert flag_by_range(quantity(value), usual(*ends)) is flag


def test_without_a_range() -> None:
    assert flag_by_range(quantity("5"), None) is NONE


_NUMBERS = st.decimals(0, 100, places=1)


@settings(deadline=None)  # machines are shared
@given(_NUMBERS, _NUMBERS, _NUMBERS, st.sampled_from("<≤≥>"), st.lists(_NUMBERS, min_size=1))
def test_a_comparator_says_what_every_value_it_may_stand_for_says(
    edge, low, width, comparator, candidates
) -> None:
    range_ = ReferenceRange(low, low + width, "-")
    flag = flag_by_range(Quantity(edge, str(edge), comparator=comparator), range_)
    possible = {
        "<": [c for c in candidates if c < edge],
        "≤": [c for c in candidates if c <= edge],
        "≥": [c for c in candidates if c >= edge],
        ">": [c for c in candidates if c > edge],
    }[comparator]
    for value in possible:
        assert flag in {NONE, flag_by_range(Quantity(value, str(value)), range_)}


@pytest.mark.parametrize(
    ("text", "words", "flag"),
    [
        ("阴性", "阴性", NORMAL),
        ("阴性（-）", "阴性", NORMAL),
        ("-", "阴性(-)", NORMAL),
        ("Negative", "negative", NORMAL),
        ("阳性", "阴性", Flag.ABNORMAL),
        ("弱阳性（±）", "阴性", Flag.ABNORMAL),
        ("++", "阴性", Flag.ABNORMAL),
        ("2+", "-", Flag.ABNORMAL),
        ("±", "阴性", Flag.ABNORMAL),
        ("阳性", "阳性", NONE),
        ("1", "阴性", NONE),
        ("", "阴性", NONE),
        ("黄色", "淡黄色", NONE),
        ("1:80", "<1:40", NONE),
    ],
)
def test_words_against_words(text, words, flag) -> None:
    assert flag_by_text(text, ReferenceRange(text=words)) is flag
    assert flag_by_text(text, None) is NONE
