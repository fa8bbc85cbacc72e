"""Observations of the demo's reports, FHIR R4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

from kiosk.demo.hospital.analytes import Analyte, Bounds
from kiosk.demo.hospital.panels import Panel
from kiosk.demo.hospital.report_plans import Plan
from kiosk.demo.hospital.report_stories import Quirk
from kiosk.demo.hospital.report_values import Value, flag_of, rounded, values_of
from kiosk.demo.hospital.seed import SYNTHETIC

Resource = dict[str, Any]

LOINC: Final = "http://loinc.org"
UCUM: Final = "http://unitsofmeasure.org"
ANALYTES: Final = "urn:yima:demo:analyte"
SECTIONS: Final = "http://terminology.hl7.org/CodeSystem/v2-0074"
_CATEGORY: Final = "http://terminology.hl7.org/CodeSystem/observation-category"
_FLAGS: Final = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
_RANGE_MEANING: Final = "http://terminology.hl7.org/CodeSystem/referencerange-meaning"
_ABSENT: Final = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
_TITRE: Final = re.compile(r"1:(\d+)", re.ASCII)
_GIVEN_UP: Final = "P"  # was not even tried, with such a sample
_CRITICAL: Final = frozenset({"LL", "HH"})
_LASTS: Final = timedelta(minutes=3)
_OFF: Final = Decimal("1.18")  # the first edition's value of what was corrected


@dataclass(frozen=True, slots=True)
class _Line:
    """Where an analyte stands in its report."""

    plan: Plan
    analyte: Analyte
    value: Value
    status: str
    note: str = ""


def laboratory_observations(plan: Plan, panel: Panel) -> Iterator[Resource]:
    """Yield the Observations of a report in its order; panels of members come after these."""
    if plan.status == "registered":
        return
    lines = list(_lines(plan, panel))
    if panel.components:
        yield _with_components(plan, panel, lines)
        return
    yield from (_observation(line, name_of(plan, n)) for n, line in enumerate(lines, start=1))
    for number, group in enumerate(panel.groups, start=len(lines) + 1):
        codes = {a.code for a in group.analytes}
        inside = [
            name_of(plan, n) for n, one in enumerate(lines, start=1) if one.analyte.code in codes
        ]
        yield _group(plan, group, name_of(plan, number), inside)


def _lines(plan: Plan, panel: Panel) -> Iterator[_Line]:
    status = "preliminary" if plan.is_pending else "final"
    analytes = panel.all_analytes
    values = values_of(plan, analytes)
    if plan.status == "partial":
        analytes = analytes[: len(analytes) // 2]
    changed = next((a.code for a in analytes if values[a.code].number is not None), "")
    for analyte in analytes:
        value = values[analyte.code]
        if plan.is_changed and analyte.code == changed:
            yield _Line(plan, analyte, value, plan.status, _was(plan, analyte, value))
        elif value.is_missing and analyte.code == _GIVEN_UP:
            yield _Line(plan, analyte, value, "cancelled")
        elif value.flag in _CRITICAL:
            told = "危急值，已电话通知开单医生，并已复查。"
            yield _Line(plan, analyte, value, status, told)
        else:
            yield _Line(plan, analyte, value, status)


def _was(plan: Plan, analyte: Analyte, value: Value) -> str:
    before = rounded((value.number or Decimal(0)) * _OFF, analyte.digits)
    if plan.status == "amended":
        return "已补充复查结果。"
    return f"更正：原报告结果为 {before} {analyte.shown}".strip() + "，因样本复检更正。"


def _observation(line: _Line, logical_id: str) -> Resource:
    plan = line.plan
    return {
        **head(plan, logical_id, line.status),
        "code": analyte_concept(line.analyte),
        **time_of(plan),
        **({"issued": plan.issued.isoformat()} if plan.issued else {}),
        "specimen": {"reference": f"Specimen/s{plan.id}"},
        **_said(line),
        **({"note": [{"text": line.note}]} if line.note else {}),
    }


def _said(line: _Line) -> Resource:
    """Value, flag and range: also of a component."""
    plan, analyte, value = line.plan, line.analyte, line.value
    said = _value(plan, analyte, value)
    if value.flag and Quirk.NO_FLAGS not in plan.quirks:
        said["interpretation"] = [{"coding": [{"system": _FLAGS, "code": value.flag}]}]
    if Quirk.NO_RANGES not in plan.quirks and (ranges := list(_ranges(plan, analyte))):
        said["referenceRange"] = ranges
    return said


def _value(plan: Plan, analyte: Analyte, value: Value) -> Resource:
    if value.is_missing:
        why = "标本溶血" if Quirk.HAEMOLYSED in plan.quirks else "标本量不足"
        coding = {"system": _ABSENT, "code": "error"}
        return {"dataAbsentReason": {"coding": [coding], "text": why}}
    if value.number is not None:
        return {"valueQuantity": quantity(analyte, value.number, value.sign)}
    if titre := _TITRE.fullmatch(value.words):
        return {"valueRatio": {"numerator": {"value": 1}, "denominator": {"value": int(titre[1])}}}
    if Quirk.CODED_TEXT in plan.quirks:
        return {"valueCodeableConcept": {"text": value.words}}
    return {"valueString": value.words}


def quantity(analyte: Analyte, number: Decimal, sign: str = "") -> Resource:
    coded = {"system": UCUM, "code": analyte.unit} if analyte.unit else {}
    return {
        "value": number,
        **({"comparator": sign} if sign else {}),
        **({"unit": analyte.shown} if analyte.shown.strip() else {}),
        **coded,
    }


def _ranges(plan: Plan, analyte: Analyte) -> Iterator[Resource]:
    if analyte.is_text:
        yield {"text": analyte.normal}
    usual = analyte.bounds(female=plan.subject.female)
    if usual.text:
        yield _range(analyte, usual, usual.text)
    if analyte.target.text:
        treatment = {"coding": [{"system": _RANGE_MEANING, "code": "treatment"}]}
        words = f"极高危患者治疗目标 {analyte.target.text}"
        yield {**_range(analyte, analyte.target, words), "type": treatment}


def _range(analyte: Analyte, limits: Bounds, words: str) -> Resource:
    ends = {
        name: quantity(analyte, end)
        for name, end in (("low", limits.low), ("high", limits.high))
        if end is not None
    }
    return {**ends, "text": words}


def changed_value(
    observation: Resource, analyte: Analyte, number: Decimal, *, female: bool
) -> Resource:
    """The same Observation with another value, and the flag that goes with it."""
    flag = flag_of(number, analyte, female=female)
    without = {
        k: v for k, v in observation.items() if k not in {"interpretation", "dataAbsentReason"}
    }
    flags = {"interpretation": [{"coding": [{"system": _FLAGS, "code": flag}]}]} if flag else {}
    return {**without, "valueQuantity": quantity(analyte, number), **flags}  # fmt: skip


def analyte_concept(analyte: Analyte) -> Resource:
    codings = [{"system": ANALYTES, "code": analyte.code, "display": analyte.name}]
    if analyte.loinc:
        codings.insert(0, {"system": LOINC, "code": analyte.loinc})
    return {"coding": codings, "text": analyte.name}


def _group(plan: Plan, panel: Panel, logical_id: str, inside: list[str]) -> Resource:
    return {
        **head(plan, logical_id, "preliminary" if plan.is_pending else "final"),
        "code": {"coding": [{"system": LOINC, "code": panel.loinc}], "text": panel.title},
        **time_of(plan),
        "hasMember": [{"reference": f"Observation/{name}"} for name in inside],
    }


def _with_components(plan: Plan, panel: Panel, lines: list[_Line]) -> Resource:
    return {
        **head(plan, name_of(plan, 1), lines[0].status),
        "code": {"text": panel.title},
        **time_of(plan),
        "component": [{"code": analyte_concept(line.analyte), **_said(line)} for line in lines],
    }


def head(plan: Plan, logical_id: str, status: str) -> Resource:
    code = "laboratory" if isinstance(plan.what, Panel) else "imaging"
    return {
        "resourceType": "Observation",
        "id": logical_id,
        "meta": {"tag": [SYNTHETIC]},
        "status": status,
        "category": [{"coding": [{"system": _CATEGORY, "code": code}]}],
        "subject": {"reference": f"Patient/{plan.subject.id}"},
    }


def time_of(plan: Plan) -> Resource:
    if Quirk.PERIOD in plan.quirks:
        end = (plan.collected + _LASTS).isoformat()
        return {"effectivePeriod": {"start": plan.collected.isoformat(), "end": end}}
    return {"effectiveDateTime": plan.collected.isoformat()}


def name_of(plan: Plan, number: int) -> str:
    return f"o{plan.id}-{number:02d}"
