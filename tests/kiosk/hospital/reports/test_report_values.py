"""Values, ranges and flags: every shape in which a hospital may write them."""

from __future__ import annotations

import contextlib
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.hospital.parse import Rejected
from kiosk.hospital.report_values import flag_of, value_of
from kiosk.reports.report import Flag, Quantity, ReferenceRange

V3 = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"


# values


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"valueString": " 阴性\u0007"}, "阴性"),
        ({"valueCodeableConcept": {"text": "A型", "coding": [{"display": "A"}]}}, "A型"),
        ({"valueCodeableConcept": {"coding": [{"code": "x"}, {"display": "黄色"}]}}, "黄色"),
        ({"valueCodeableConcept": {"coding": [{"code": "1+"}]}}, "1+"),
        ({"valueBoolean": True}, "是"),
        ({"valueBoolean": False}, "否"),
        ({"valueRange": {"low": {"value": 2, "unit": "/HP"}, "high": {"value": 5}}}, "2–5 /HP"),
        ({"valueRange": {"high": {"value": 5, "unit": "个"}}}, "≤5 个"),
        ({"valueRatio": {"numerator": {"value": 1}, "denominator": {"value": 80}}}, "1:80"),
        (
            {"valueRatio": {
                "numerator": {"value": 1, "comparator": ">="},
                "denominator": {"value": 640},
            }},
            "≥1:640",
        ),
        (
            {"valueRatio": {
                "numerator": {"value": 5, "unit": "mg"},
                "denominator": {"value": 2, "unit": "mL"},
            }},
            "5 mg / 2 mL",
        ),
        ({"valueTime": "08:30:00"}, "08:30:00"),
        ({"valueDateTime": "2030-03-04"}, "2030-03-04"),
        ({"valuePeriod": {"start": "2030-03-04", "end": "2030-03-05"}}, "2030-03-04–2030-03-05"),
        ({"valueQuantity": {"unit": "阴性"}}, "阴性"),
    ],
)  # fmt: skip
def test_values_that_are_words(shown, value, text) -> None:
    result = shown(**{"valueQuantity": None, **value})
    assert (result.text, result.quantity, result.missing) == (text, None, "")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("5.10", "5.10"),
        ("0.00", "0.00"),
        ("-2.3", "-2.3"),
        ("1E+3", "1000"),
        ("1.20E-3", "0.00120"),
        ("120", "120"),
    ],
)
def test_the_digits_are_the_hospitals(archive, shown, number, text) -> None:
    quantity = shown(valueQuantity=archive.measured(number)).quantity
    assert (quantity.text, quantity.value) == (text, Decimal(number))


@pytest.mark.parametrize(
    ("sign", "shown_as"), [("<", "<"), ("<=", "≤"), (">=", "≥"), (">", ">"), (None, "")]
)
def test_comparators(archive, shown, sign, shown_as) -> None:
    value = {**archive.measured("0.01"), **({"comparator": sign} if sign else {})}
    assert shown(valueQuantity=value).quantity.comparator == shown_as


def test_whole_numbers(shown) -> None:
    quantity = shown(valueQuantity=None, valueInteger=12).quantity
    assert quantity == Quantity(Decimal(12), "12")


@pytest.mark.parametrize(
    "value",
    [
        {"valueQuantity": {"value": "5.1"}},
        {"valueQuantity": {"value": True}},
        {"valueQuantity": {"value": None}},
        {"valueQuantity": {"value": Decimal("1E+9999")}},
        {"valueQuantity": {"value": Decimal("1E-9999")}},
        {"valueQuantity": {"value": 10**30}},
        {"valueQuantity": {"value": 5, "comparator": "~"}},
        {"valueQuantity": {"value": 5, "comparator": ["<"]}},
        {"valueString": 5},
        {"valueString": "\u200b"},
        {"valueRange": {}},
        {"valueRatio": {"numerator": {"value": 1}}},
        {"valueCodeableConcept": []},
        {"valueSampledData": {}},
        {"valueBoolean": "true"},
        {"status": "done"},
    ],
)
def test_a_value_that_cannot_be_read_says_so_in_its_place(archive, opened, value) -> None:
    archive.observation("o1", **{"valueQuantity": None, "valueString": None, **value})
    archive.observation("o2")
    odd, good = opened().results
    assert (odd.name, odd.quantity, odd.text, odd.flag) == ("白细胞计数", None, "", Flag.NONE)
    assert odd.missing
    assert good.quantity


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (None, "无结果"),
        ({"text": "标本溶血"}, "标本溶血"),
        ({"coding": [{"code": "not-performed", "display": "Not Performed"}]}, "未检测"),
        ({"coding": [{"code": "clotted", "display": "标本凝固"}]}, "标本凝固"),
        ({"coding": [{"code": {"a": 1}}]}, "无结果"),
    ],
)
def test_why_there_is_no_value(shown, reason, words) -> None:
    result = shown(valueQuantity=None, dataAbsentReason=reason)
    assert (result.missing, result.text, result.quantity) == (words, "", None)


# ranges and flags


def between(archive, low: str | None, high: str | None, **changes: Any) -> dict[str, Any]:
    ends = {"low": low, "high": high}
    return {**{k: archive.measured(v) for k, v in ends.items() if v}, **changes}


@pytest.mark.parametrize(
    ("ends", "text", "flag"),
    [
        (("3.5", "9.5"), "3.5–9.5", Flag.NORMAL),
        (("5.2", "9.5"), "5.2–9.5", Flag.LOW),
        ((None, "5.0"), "≤5.0", Flag.HIGH),
        (("3.5", None), "≥3.5", Flag.NORMAL),
    ],
)
def test_ranges(archive, shown, ends, text, flag) -> None:
    result = shown(referenceRange=[between(archive, *ends)])
    assert (result.range.text, result.flag) == (text, flag)


def test_a_range_in_the_hospitals_words(archive, shown) -> None:
    result = shown(referenceRange=[between(archive, "3.5", "9.5", text="成人 3.5-9.5")])
    assert (result.range.text, result.range.low) == ("成人 3.5-9.5", Decimal("3.5"))


def test_a_range_in_another_unit_is_not_compared(archive, shown) -> None:
    other = {"low": archive.measured("3500", "/uL"), "high": archive.measured("9500", "/uL")}
    result = shown(referenceRange=[other])
    assert (result.range, result.flag) == (ReferenceRange(text="3500–9500 /μL"), Flag.NONE)


def test_a_range_that_is_upside_down_is_not_compared(archive, shown) -> None:
    result = shown(referenceRange=[between(archive, "9.5", "3.5")])
    assert (result.range.low, result.range.high, result.flag) == (None, None, Flag.NONE)


def test_ranges_that_are_not_the_usual_one(archive, shown) -> None:
    treatment = between(archive, "1", "2", type={"coding": [{"code": "treatment"}]})
    normal = between(archive, "3.5", "9.5", type={"coding": [{"code": "normal"}]})
    assert shown(referenceRange=[treatment, normal]).range.text == "3.5–9.5"
    assert shown(referenceRange=[treatment]).range is None
    assert shown(referenceRange=[{}, 17]).range is None


def test_several_ranges_are_told_and_not_chosen_from(archive, shown) -> None:
    men = between(archive, "4.3", "5.8", appliesTo=[{"text": "男"}])
    women = between(archive, "3.8", "5.1", appliesTo=[{"text": "女"}])
    result = shown(referenceRange=[men, women])
    assert (result.range, result.flag) == (ReferenceRange(text="男 4.3–5.8；女 3.8–5.1"), Flag.NONE)
    resolved = between(archive, "3.5", "5.0")
    assert shown(referenceRange=[men, resolved]).range.text == "3.5–5.0"


@pytest.mark.parametrize(
    ("interpretation", "flag"),
    [
        ([{"coding": [{"system": V3, "code": "LL"}]}], Flag.CRITICAL_LOW),
        ([{"coding": [{"system": "http://hl7.org/fhir/v2/0078", "code": "A"}]}], Flag.ABNORMAL),
        ([{"coding": [{"code": "H"}]}], Flag.HIGH),
        ([{"coding": [{"system": "urn:lab", "code": "HH"}]}], Flag.NORMAL),  # by the range
        ([{"text": "↑"}], Flag.HIGH),
        ([{"text": "危急"}], Flag.NORMAL),
        ([{"coding": [{"system": V3, "code": 5}]}], Flag.NORMAL),
        ([{"coding": [{"system": ["urn:lab"], "code": ["H"]}]}], Flag.NORMAL),
        ("H", Flag.NORMAL),
    ],
)
def test_the_hospitals_word_comes_before_the_range(archive, shown, interpretation, flag) -> None:
    bounds = [between(archive, "3.5", "9.5")]
    assert shown(interpretation=interpretation, referenceRange=bounds).flag is flag


def test_a_word_against_a_word(shown) -> None:
    usual = [{"text": "阴性"}]
    assert (
        shown(valueQuantity=None, valueString="阳性(+)", referenceRange=usual).flag is Flag.ABNORMAL
    )
    assert shown(valueQuantity=None, valueString="阴性", referenceRange=usual).flag is Flag.NORMAL


# whatever else may come

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.decimals(),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["value", "unit", "code", "text", "coding", "low"]), inner
        )
    ),
    max_leaves=8,
)
_VALUES = st.sampled_from(
    ["valueQuantity", "valueRange", "valueRatio", "valueString", "valueInteger", "valueBoolean"]
)


@settings(deadline=None)  # machines are shared
@given(_VALUES, _JSON)
def test_a_value_is_read_or_rejected(element, value) -> None:
    node = {element: value, "interpretation": value, "referenceRange": [{"low": value}, value]}
    with contextlib.suppress(Rejected):
        found = value_of(node)
        assert sum([found.quantity is not None, bool(found.text), bool(found.missing)]) == 1
    with contextlib.suppress(Rejected):
        assert flag_of(node) in Flag
