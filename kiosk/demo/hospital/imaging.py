"""Words of imaging reports, as Observations or as a conclusion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from kiosk.demo.hospital.observations import LOINC, head, name_of, time_of
from kiosk.demo.hospital.report_plans import Plan
from kiosk.demo.hospital.studies import Said, Study, Wording

Resource = dict[str, Any]

FINDINGS: Final = "59776-5"
IMPRESSION: Final = "19005-8"
_CHANGES: Final = {
    "corrected": "（更正报告：原报告中部位描述有误，以本报告为准。）",
    "amended": "（补充报告：已与既往检查对比，未见明显变化。）",
}


def imaging_observations(plan: Plan, study: Study) -> Iterator[Resource]:
    """Yield what the report says in Observations."""
    if plan.is_pending:
        return
    findings, impression = _words(plan, study)
    said = {
        Wording.SPLIT: [(FINDINGS, "检查所见", findings)],
        Wording.OBSERVED: [(FINDINGS, "检查所见", findings), (IMPRESSION, "诊断意见", impression)],
    }
    for number, (code, name, words) in enumerate(said.get(study.wording, ()), start=1):
        yield {
            **head(plan, name_of(plan, number), plan.status),
            "code": {"coding": [{"system": LOINC, "code": code}], "text": name},
            **time_of(plan),
            "valueString": words,
        }


def conclusion_of(plan: Plan, study: Study) -> str:
    """What the report says in `conclusion`; may be nothing."""
    if plan.is_pending:
        return ""
    findings, impression = _words(plan, study)
    match study.wording:
        case Wording.SPLIT:
            return impression
        case Wording.CONCLUDED if findings:
            return f"检查所见：{findings}\n诊断意见：{impression}"
        case Wording.CONCLUDED:
            return impression
        case _:
            return ""


def _words(plan: Plan, study: Study) -> Said:
    if not study.said:
        return Said("", "")
    said = plan.chance("words").choice(study.said)
    change = _CHANGES.get(plan.status, "")
    return said._replace(impression=f"{said.impression}\n{change}") if change else said
