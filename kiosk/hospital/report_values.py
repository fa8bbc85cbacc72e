"""Values, ranges and flags of an Observation (R4), or of a component of one: both have these elements.

What does not parse raises `Rejected`; what is merely absent does not. Numbers keep the digits they were
sent with: `strict_json` reads them as Decimal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from kiosk.hospital.parse import bad_answer, concept, member, members, word
from kiosk.hospital.report_codes import INTERPRETATION, LOINC, UCUM
from kiosk.net.strict_json import JsonObject
from kiosk.reports import flags
from kiosk.reports.report import Flag, Quantity, ReferenceRange
from kiosk.reports.units import shown_unit
from kiosk.text import NAME_LENGTH, PLACE_LENGTH, clean

TEXT_LENGTH: Final = 1_000
RANGE_LENGTH: Final = 200  # those by day of the cycle are long
NOT_SHOWN: Final = "结果无法显示，请咨询服务台"
NO_RESULT: Final = "无结果"
IN_ITS_PARTS: Final = "见各分项"
NO_NAME: Final = "未命名项目"

_COMPARATORS: Final = {"<": "<", "<=": "≤", ">=": "≥", ">": ">"}  # R4 value set quantity-comparator
_LARGEST_EXPONENT: Final = 15
_MOST_DIGITS: Final = 20
_UNIT_LENGTH: Final = 24
_UCUM_CODE: Final = re.compile(r"[!-~]{1,50}")
_LOINC_CODE: Final = re.compile(r"[A-Z]{0,2}\d{1,8}-\d", re.ASCII)
_VALUE_WORDS: Final = ("valueString", "valueDateTime", "valueTime")
_VALUES: Final = frozenset(
    {
        "valueQuantity",
        "valueCodeableConcept",
        "valueString",
        "valueBoolean",
        "valueInteger",
        "valueRange",
        "valueRatio",
        "valueSampledData",
        "valueTime",
        "valueDateTime",
        "valuePeriod",
    }
)
_ABSENT: Final = {  # http://terminology.hl7.org/CodeSystem/data-absent-reason
    "asked-declined": "患者拒绝",
    "temp-unknown": "暂未出结果",
    "not-applicable": "不适用",
    "not-performed": "未检测",
    "not-permitted": "不可提供",
    "masked": "不可提供",
    "unsupported": "无法检测",
    "error": "检测失败",
    "not-a-number": "无有效数值",
    "negative-infinity": "低于检测范围",
    "positive-infinity": "超出检测范围",
}


@dataclass(frozen=True, slots=True)
class Value:
    """One of the three."""

    quantity: Quantity | None = field(default=None, repr=False)
    text: str = field(default="", repr=False)
    missing: str = ""


def has_value(node: JsonObject) -> bool:
    return not _VALUES.isdisjoint(node)


def value_of(node: JsonObject) -> Value:
    """`value[x]`, else why there is none."""
    if "valueQuantity" in node:
        return _of_quantity(member(node, "valueQuantity"))
    if type(node.get("valueInteger")) is int:
        number = node["valueInteger"]
        return Value(Quantity(_number(number), str(number)))
    if text := _text(node):
        return Value(text=text)
    if has_value(node):
        raise bad_answer("Observation.value")
    return Value(missing=_absent(node))


def range_of(node: JsonObject, quantity: Quantity | None) -> ReferenceRange | None:
    """The usual range: of type `normal`, or of none. Where several are left, their words alone: whose
    sex or age they are for is the hospital's to say.
    """
    usual = [each for each in members(node.get("referenceRange")) if _is_usual(each)]
    plain = [each for each in usual if "appliesTo" not in each and "age" not in each]
    candidates = plain or usual
    if len(candidates) == 1:
        return _range(candidates[0], quantity)
    texts = (_several(each, quantity) for each in candidates)
    text = clean("；".join(filter(None, texts)), RANGE_LENGTH)
    return ReferenceRange(text=text) if text else None


def flag_of(node: JsonObject) -> Flag:
    """The hospital's word, else by the range; a value that cannot be read has none of its own."""
    said = _interpretation(node) if "interpretation" in node else Flag.NONE
    if said is not Flag.NONE or "referenceRange" not in node:
        return said
    value = value_of(node)
    usual = range_of(node, value.quantity)
    if value.quantity:
        return flags.flag_by_range(value.quantity, usual)
    return flags.flag_by_text(value.text, usual)


def is_said_to_be_critical(node: JsonObject) -> bool:
    """By the hospital; of a panel, too, that has no value of its own."""
    return critical_flag_of(node).is_critical


def critical_flag_of(node: JsonObject) -> Flag:
    """The hospital's word, if it is that; it holds also of what cannot be read. Else NONE."""
    said = _interpretation(node) if "interpretation" in node else Flag.NONE
    return said if said.is_critical else Flag.NONE


def name_of(node: JsonObject) -> str:
    """The name shown: of `code`, else the code itself."""
    code = member(node, "code")
    codes = (clean(each.get("code"), NAME_LENGTH) for each in members(code.get("coding")))
    return concept(code) or next(filter(None, codes), NO_NAME)


def loinc_of(node: JsonObject) -> str:
    for coding in _codings(node):
        found = word(coding.get("code"))
        if coding.get("system") == LOINC and _LOINC_CODE.fullmatch(found):
            return found
    return ""


def local_code_of(node: JsonObject) -> str:
    """The first code that is not LOINC's."""
    codes = (clean(c.get("code"), NAME_LENGTH) for c in _codings(node) if c.get("system") != LOINC)
    return next(filter(None, codes), "")


def quantity_of(value: JsonObject) -> Quantity:
    """A FHIR Quantity that has a number."""
    number, sign = _number(value.get("value")), value.get("comparator")
    if sign is not None and word(sign) not in _COMPARATORS:
        raise bad_answer("Quantity.comparator")
    ucum = value.get("code") if value.get("system") == UCUM else ""
    if not isinstance(ucum, str) or not _UCUM_CODE.fullmatch(ucum):
        ucum = ""
    return Quantity(
        number, f"{number:f}", _unit(value, ucum), ucum, _COMPARATORS[sign] if sign else ""
    )


def _unit(value: JsonObject, ucum: str) -> str:
    if ucum and value.get("unit", ucum) == ucum:
        return shown_unit("", ucum)
    return clean(shown_unit(clean(value.get("unit"), _UNIT_LENGTH), ucum), _UNIT_LENGTH)


def _codings(node: JsonObject) -> Iterator[JsonObject]:
    return members(member(node, "code").get("coding"))


def _number(value: Any) -> Decimal:
    """A JSON number of a size that a person could read."""
    if type(value) is int and abs(value) < 10**_LARGEST_EXPONENT:
        return Decimal(value)
    if isinstance(value, Decimal) and value.is_finite():
        few_digits = len(value.as_tuple().digits) <= _MOST_DIGITS
        if few_digits and abs(value.adjusted()) < _LARGEST_EXPONENT:
            return value
    raise bad_answer("Quantity.value")


def _of_quantity(value: JsonObject) -> Value:
    if "value" in value:
        return Value(quantity_of(value))
    words = clean(value.get("unit"), PLACE_LENGTH)  # "阴性" sent as a unit without a number
    return Value(text=words) if words else Value(missing=NO_RESULT)


def _text(node: JsonObject) -> str:
    for element in _VALUE_WORDS:
        if element in node:
            return clean(node[element], TEXT_LENGTH)
    if "valueCodeableConcept" in node:
        return _words(member(node, "valueCodeableConcept"))
    if isinstance(node.get("valueBoolean"), bool):
        return "是" if node["valueBoolean"] else "否"
    if "valueRange" in node:
        return _range_text(member(node, "valueRange"))
    if "valueRatio" in node:
        return _ratio_text(member(node, "valueRatio"))
    if "valuePeriod" in node:
        period = member(node, "valuePeriod")
        ends = (clean(period.get(end), NAME_LENGTH) for end in ("start", "end"))
        return "–".join(filter(None, ends))
    return ""


def _words(value: JsonObject) -> str:
    """Of a CodeableConcept, its code where it has no words."""
    if text := clean(value.get("text"), TEXT_LENGTH):
        return text
    codings = list(members(value.get("coding")))
    for element in ("display", "code"):
        for coding in codings:
            if text := clean(coding.get(element), TEXT_LENGTH):
                return text
    return ""


def _range_text(value: JsonObject) -> str:
    """A Range with its unit: "3.5–9.5 mmol/L", "≥5". "" for one that is open at both ends."""
    low, high = (
        quantity_of(member(value, end)) if "value" in member(value, end) else None
        for end in ("low", "high")
    )
    unit = next((each.unit for each in (high, low) if each and each.unit), "")
    return f"{_between(low, high)} {unit}".strip()


def _between(low: Quantity | None, high: Quantity | None) -> str:
    if low and high:
        return f"{low.text}–{high.text}"
    if low:
        return f"≥{low.text}"
    return f"≤{high.text}" if high else ""


def _ratio_text(value: JsonObject) -> str:
    """A titre as it is read, "1:80"; with units of its own, "5 mg / 2 mL"."""
    parts = [quantity_of(member(value, end)) for end in ("numerator", "denominator")]
    if not any(part.unit for part in parts):
        return ":".join(f"{part.comparator}{part.text}" for part in parts)
    return " / ".join(f"{part.comparator}{part.text} {part.unit}".strip() for part in parts)


def _absent(node: JsonObject) -> str:
    reason = member(node, "dataAbsentReason")
    if words := clean(reason.get("text"), PLACE_LENGTH):
        return words
    for coding in members(reason.get("coding")):
        if known := _ABSENT.get(word(coding.get("code"))):
            return known
    if words := concept(reason):
        return words
    return IN_ITS_PARTS if "component" in node or "hasMember" in node else NO_RESULT


def _interpretation(node: JsonObject) -> Flag:
    said = list(members(node["interpretation"]))
    codes = [
        word(coding.get("code"))
        for each in said
        for coding in members(each.get("coding"))
        if word(coding.get("system", "")) in INTERPRETATION
    ]
    flag = flags.flag_by_codes(codes)
    if flag is not Flag.NONE:
        return flag
    return flags.flag_by_words(clean(each.get("text"), NAME_LENGTH) for each in said)


def _is_usual(usual: JsonObject) -> bool:
    kinds = [coding.get("code") for coding in members(member(usual, "type").get("coding"))]
    return not kinds or "normal" in kinds


def _range(usual: JsonObject, quantity: Quantity | None) -> ReferenceRange | None:
    """Numbers only where they can be compared with the value's: in the same unit."""
    low, high = (
        quantity_of(member(usual, end)) if "value" in member(usual, end) else None
        for end in ("low", "high")
    )
    text = clean(usual.get("text"), RANGE_LENGTH)
    ends = [end for end in (low, high) if end]
    if quantity and all(is_same_unit(end, quantity) for end in ends) and _in_order(low, high):
        text = text or _between(low, high)
        bounds = (low.value if low else None, high.value if high else None)
        return ReferenceRange(*bounds, text) if text else None
    text = text or _range_text(usual)
    return ReferenceRange(text=text) if text else None


def _in_order(low: Quantity | None, high: Quantity | None) -> bool:
    return low is None or high is None or low.value <= high.value


def is_same_unit(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities can be compared. One without a unit is taken as in that of the other."""
    if one.ucum and other.ucum:
        return one.ucum == other.ucum
    return one.unit == other.unit or not (one.unit and other.unit)


def _several(usual: JsonObject, quantity: Quantity | None) -> str:
    found = _range(usual, quantity)
    return f"{concept(usual.get('appliesTo'))} {found.text}".strip() if found else ""
