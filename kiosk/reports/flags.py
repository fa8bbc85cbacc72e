"""What a value is against its range: the hospital's word, else by the range.

Codes are those of HL7 v3 ObservationInterpretation, which FHIR R4 binds `Observation.interpretation` to
(HL7 v2 table 0078 has the same ones). Codes that say nothing of usual or unusual (POS, DET, S, R, U ...)
give no flag: a positive antibody may be just what is hoped for. Only LL, HH and AA are critical.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from kiosk.reports.report import Flag, Quantity, ReferenceRange

_BY_CODE: Final = {
    "AA": Flag.CRITICAL,
    "HH": Flag.CRITICAL_HIGH,
    "LL": Flag.CRITICAL_LOW,
    "H": Flag.HIGH,
    "HU": Flag.HIGH,  # significantly high
    ">": Flag.HIGH,  # off the instrument's scale
    "L": Flag.LOW,
    "LU": Flag.LOW,
    "<": Flag.LOW,
    "A": Flag.ABNORMAL,
    "N": Flag.NORMAL,
}
_BY_WORDS: Final = {
    "↑": Flag.HIGH,
    "↑↑": Flag.HIGH,
    "偏高": Flag.HIGH,
    "升高": Flag.HIGH,
    "↓": Flag.LOW,
    "↓↓": Flag.LOW,
    "偏低": Flag.LOW,
    "降低": Flag.LOW,
    "异常": Flag.ABNORMAL,
    "正常": Flag.NORMAL,
}
_WORST_FIRST: Final = (
    Flag.CRITICAL_HIGH,
    Flag.CRITICAL_LOW,
    Flag.CRITICAL,
    Flag.HIGH,
    Flag.LOW,
    Flag.ABNORMAL,
    Flag.NORMAL,
    Flag.NONE,
)
_NEGATIVE: Final = frozenset({"阴性", "阴性(-)", "-", "(-)", "negative", "neg", "未检出"})
_POSITIVE: Final = frozenset(
    {"阳性", "阳性(+)", "弱阳性", "弱阳性(±)", "弱阳性(+)", "强阳性", "positive", "pos", "检出"}
)
_PLUS: Final = frozenset("+±1234()")
_PLAIN: Final = str.maketrans({"（": "(", "）": ")", "＋": "+", "－": "-", "−": "-", "—": "-"})


def flag_by_codes(codes: Iterable[str]) -> Flag:
    """The worst that the hospital says; NONE where it says nothing of the kind."""
    return _worst(_BY_CODE.get(code, Flag.NONE) for code in codes)


def flag_by_words(words: Iterable[str]) -> Flag:
    """Likewise, of an interpretation that is words alone. Never critical."""
    return _worst(_BY_WORDS.get(each.strip(), Flag.NONE) for each in words)


def flag_by_range(quantity: Quantity, usual: ReferenceRange | None) -> Flag:
    """LOW, NORMAL or HIGH where that is certain, else NONE.

    "<5" is below a range that begins at 5 and within one that has no lower end; against 3–9 it may be
    either. What is measured is not negative: a range from 0 has no lower end for this.
    """
    if usual is None or (usual.low is None and usual.high is None):
        return Flag.NONE
    match quantity.comparator:
        case "":
            return _of_exact(quantity.value, usual.low, usual.high)
        case "<" | "≤":
            return _of_below(quantity, usual.low, usual.high)
        case ">" | "≥":
            return _of_above(quantity, usual.low, usual.high)
        case _:
            return Flag.NONE


def flag_by_text(text: str, usual: ReferenceRange | None) -> Flag:
    """A word against a word: "阳性" where "阴性" is usual is out of the ordinary. Else NONE."""
    if usual is None or _plain(usual.text) not in _NEGATIVE:
        return Flag.NONE
    found = _plain(text)
    if found in _NEGATIVE:
        return Flag.NORMAL
    pluses = bool(found) and set(found) <= _PLUS and not {"+", "±"}.isdisjoint(found)
    return Flag.ABNORMAL if pluses or found in _POSITIVE else Flag.NONE


def _worst(flags: Iterable[Flag]) -> Flag:
    found = set(flags)
    return next((flag for flag in _WORST_FIRST if flag in found), Flag.NONE)


def _of_exact(value: Decimal, low: Decimal | None, high: Decimal | None) -> Flag:
    if low is not None and value < low:
        return Flag.LOW
    if high is not None and value > high:
        return Flag.HIGH
    return Flag.NORMAL


def _of_below(quantity: Quantity, low: Decimal | None, high: Decimal | None) -> Flag:
    value, itself = quantity.value, quantity.comparator == "≤"
    if low is not None and (value < low or (value == low and not itself)):
        return Flag.LOW if low > 0 else Flag.NONE
    within = high is None or value <= high
    return Flag.NORMAL if within and (low is None or low <= 0) else Flag.NONE


def _of_above(quantity: Quantity, low: Decimal | None, high: Decimal | None) -> Flag:
    value, itself = quantity.value, quantity.comparator == "≥"
    if high is not None:
        return Flag.HIGH if value > high or (value == high and not itself) else Flag.NONE
    return Flag.NORMAL if low is None or value >= low else Flag.NONE


def _plain(text: str) -> str:
    return "".join(text.translate(_PLAIN).lower().split())
