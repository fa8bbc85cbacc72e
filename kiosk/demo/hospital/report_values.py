"""What the demo's laboratory finds. Deterministic: a value follows from the person and the report."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from kiosk.demo.hospital.analytes import Analyte, Bounds
from kiosk.demo.hospital.report_plans import Plan, Subject

_DAY_TO_DAY: Final = 0.16  # of half the usual range
_PEOPLE_DIFFER: Final = 0.45  # likewise
_ONE_OUTSIDE: Final = 0.02  # of all values, without any reason
_ALONG: Final = 0.025  # of a value that follows a course


@dataclass(frozen=True, slots=True)
class Value:
    """One of `number` (with `sign` before it, "<") and `words`; neither where it could not be had."""

    number: Decimal | None = None
    words: str = ""
    sign: str = ""
    flag: str = ""  # code of v3-ObservationInterpretation

    @property
    def is_missing(self) -> bool:
        return self.number is None and not self.words


def values_of(plan: Plan, analytes: tuple[Analyte, ...]) -> dict[str, Value]:
    """By code of the analyte."""
    measured = {a.code: a for a in analytes if not a.is_text}
    numbers = {code: _found(plan, analyte) for code, analyte in measured.items()}
    for code, formula in _DERIVED.items():
        if code in measured and code not in plan.values:
            numbers[code] = float(rounded(formula(numbers, plan), measured[code].digits))
    return {a.code: _value(plan, a, numbers) for a in analytes}


def flag_of(number: Decimal, analyte: Analyte, *, female: bool) -> str:
    """N, L, H, LL or HH; nothing where there is no range."""
    limits, critical = analyte.bounds(female=female), analyte.critical
    if critical.low is not None and number < critical.low:
        return "LL"
    if critical.high is not None and number > critical.high:
        return "HH"
    if not limits.text:
        return ""
    if limits.low is not None and number < limits.low:
        return "L"
    if limits.high is not None and (
        number > limits.high or (limits.low is None and number == limits.high)
    ):
        return "H"
    return "N"


def rounded(number: float | Decimal, digits: int) -> Decimal:
    return Decimal(str(number)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN)


def _value(plan: Plan, analyte: Analyte, numbers: Mapping[str, float]) -> Value:
    given = plan.values.get(analyte.code)
    if given == "":
        return Value()
    if analyte.is_text:
        words = given or analyte.normal
        return Value(words=words, flag="N" if words == analyte.normal else "A")
    if given and not given[0].isdigit():
        return Value(number=Decimal(given[1:]), sign=given[0], flag="N")
    number = rounded(numbers[analyte.code], analyte.digits)
    return Value(number=number, flag=flag_of(number, analyte, female=plan.subject.female))


def _found(plan: Plan, analyte: Analyte) -> float:
    """As given out: what is computed from it adds up on paper."""
    given = plan.values.get(analyte.code, "")
    number = float(given) if given[:1].isdigit() else _drawn(plan, analyte)
    return float(rounded(number, analyte.digits))


def _drawn(plan: Plan, analyte: Analyte) -> float:
    if ends := plan.courses.get(analyte.code):
        first, last = ends
        # Quick at first, as treatment works.
        on_course = first + (last - first) * math.pow(plan.progress, 0.8)
        return on_course * (1 + plan.chance(analyte.code).uniform(-_ALONG, _ALONG))
    limits = analyte.bounds(female=plan.subject.female)
    low, high = _usual(limits)
    middle, half = (low + high) / 2, (high - low) / 2
    chance = plan.chance(analyte.code)
    own = _own_place(plan.subject, analyte)
    drawn = middle + half * (own + chance.uniform(-_DAY_TO_DAY, _DAY_TO_DAY))
    if chance.random() < _ONE_OUTSIDE and limits.high is not None:
        drawn = high * chance.uniform(1.01, 1.05)
    return drawn


def _own_place(subject: Subject, analyte: Analyte) -> float:
    """Where in the usual range somebody has always been."""
    return random.Random(f"{subject.key} {analyte.code}").uniform(-_PEOPLE_DIFFER, _PEOPLE_DIFFER)


def _usual(limits: Bounds) -> tuple[float, float]:
    if limits.low is not None and limits.high is not None:
        return float(limits.low), float(limits.high)
    if limits.high is not None:
        return float(limits.high) * 0.3, float(limits.high) * 0.95
    if limits.low is not None:
        return float(limits.low) * 1.03, float(limits.low) * 1.4
    return 1.0, 2.0


_Numbers = Mapping[str, float]
_Formula = Callable[[_Numbers, Plan], float]


def _neutrophils(n: _Numbers, _plan: Plan) -> float:
    return 100 - sum(n[code] for code in ("LYMPH%", "MONO%", "EO%", "BASO%"))


def _part_of_white_cells(code: str) -> _Formula:
    return lambda n, _plan: n["WBC"] * n[f"{code}%"] / 100


def _filtration(n: _Numbers, plan: Plan) -> float:
    """CKD-EPI 2009."""
    female = plan.subject.female
    kappa, alpha = (61.9, -0.329) if female else (79.6, -0.411)
    ratio = n["CREA"] / kappa
    age = plan.subject.age(plan.collected.date())
    return float(
        141 * min(ratio, 1) ** alpha * max(ratio, 1) ** -1.209 * 0.993**age * (1.018 if female else 1)
    )  # fmt: skip


def _all_cholesterol(n: _Numbers, _plan: Plan) -> float:
    """Friedewald, the other way round."""
    return n["LDL-C"] + n["HDL-C"] + n["TG"] / 2.2


# In this order: later ones use earlier ones.
_DERIVED: Final[dict[str, _Formula]] = {
    "NEUT%": _neutrophils,
    **{f"{code}#": _part_of_white_cells(code) for code in ("NEUT", "LYMPH", "MONO", "EO", "BASO")},
    "HCT": lambda n, _: n["HGB"] / n["MCHC"] * 100,
    "RBC": lambda n, _: n["HCT"] * 10 / n["MCV"],
    "MCH": lambda n, _: n["HGB"] / n["RBC"],
    "RDW-SD": lambda n, _: n["RDW-CV"] * n["MCV"] / 28.5,
    "PCT": lambda n, _: n["PLT"] * n["MPV"] / 10_000,
    "GLB": lambda n, _: n["TP"] - n["ALB"],
    "A/G": lambda n, _: n["ALB"] / n["GLB"],
    "AST/ALT": lambda n, _: n["AST"] / n["ALT"],
    "IBIL": lambda n, _: n["TBIL"] - n["DBIL"],
    "TC": _all_cholesterol,
    "eGFR": _filtration,
    "HbA1c-IFCC": lambda n, _: (n["HbA1c"] - 2.15) * 10.929,
    "eAG": lambda n, _: n["HbA1c"] * 1.59 - 2.59,
    "INR": lambda n, _: n["PT"] / 11.2,
}
