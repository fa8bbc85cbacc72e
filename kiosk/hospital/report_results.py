"""The contents of a report: results, sections of words, and what the list says of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from kiosk.hospital.parse import Rejected, code, concept, members
from kiosk.hospital.report_codes import CHANGED, FINDINGS, IMPRESSION, OBSERVATION_STATUS
from kiosk.hospital.report_known import Known
from kiosk.hospital.report_lines import Line, lines_of
from kiosk.hospital.report_values import (
    NO_NAME,
    NOT_SHOWN,
    Value,
    critical_flag_of,
    flag_of,
    local_code_of,
    loinc_of,
    name_of,
    range_of,
    value_of,
)
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code
from kiosk.reports.report import Flag, ReportKind, Result, Section
from kiosk.text import NAME_LENGTH, PLACE_LENGTH, clean

SECTION_LENGTH: Final = 10_000
_NOTE_LENGTH: Final = 200
_LINE_LENGTH: Final = 2_000
_LONGEST_RESULT: Final = 120  # more words than that do not fit a table
_TITLES: Final = {
    **dict.fromkeys(FINDINGS, "检查所见"),
    **dict.fromkeys(IMPRESSION, "诊断意见"),
}
_MEASURED: Final = frozenset({"valueQuantity", "valueInteger"})
_PRELIMINARY: Final = "初步结果"


@dataclass(frozen=True, slots=True)
class Tally:
    """What the list has of a report's results. -1 where not all of them are at hand, or readable."""

    results: int = -1
    attention: int = field(default=-1, repr=False)
    critical: bool = field(default=False, repr=False)
    numeric: bool = False  # some are measured


def tally(lines: Sequence[Line], kind: ReportKind | None) -> Tally:
    """Count, as `results_of` would, without reading more than flags need.

    A critical value is told even where others are not at hand.
    """
    shown = [line for line in lines if is_row(line, kind)]
    flags = [_flag(line) for line in shown]
    critical = any(flag.is_critical for flag in flags)
    numeric = any(not _MEASURED.isdisjoint(line.node) for line in shown)
    if any(line.absent for line in lines):
        return Tally(critical=critical, numeric=numeric)
    attention = sum(flag.needs_attention for flag in flags)
    return Tally(len(shown), attention, critical, numeric)


def tally_of(results: Iterable[Result]) -> Tally:
    found = tuple(results)
    flags = [result.flag for result in found]
    return Tally(
        results=len(found),
        attention=sum(flag.needs_attention for flag in flags),
        critical=any(flag.is_critical for flag in flags),
        numeric=any(result.quantity for result in found),
    )


def results_of(lines: Iterable[Line], kind: ReportKind | None) -> tuple[Result, ...]:
    """The rows of the table. One that cannot be read says so in its place: it is not left out."""
    results = [_row(line, kind) for line in lines if is_row(line, kind)]
    if len({result.group for result in results}) == 1:
        results = [replace(result, group="") for result in results]  # one panel is the report
    return tuple(results)


def sections_of(
    report: JsonObject, lines: Iterable[Line], kind: ReportKind | None
) -> tuple[Section, ...]:
    """Findings before the conclusion; what is said twice is said once."""
    found = [_section(line) for line in lines if is_section(line, kind)]
    found.append(Section(_conclusion_title(kind), _conclusion(report)))
    kept: dict[str, Section] = {}
    for section in found:
        if section.text:
            kept.setdefault(section.text, section)
    return tuple(kept.values())


def is_section(line: Line, kind: ReportKind | None) -> bool:
    """Whether it is words to be read rather than a line of a table."""
    value = line.node.get("valueString")
    if not isinstance(value, str):
        return False
    if kind is ReportKind.IMAGING or loinc_of(line.node) in _TITLES:
        return True
    long = len(value) > _LONGEST_RESULT or "\n" in value.strip()
    return long and not _flag(line).needs_attention


def is_row(line: Line, kind: ReportKind | None) -> bool:
    """Words that are critical are a row besides, so that they are counted and said as such."""
    return not is_section(line, kind) or _flag(line).is_critical


def lines_and_owner(report: JsonObject, known: Known) -> list[Line]:
    """The lines of a report that is the owner's."""
    known.check_owner(report)
    return list(lines_of(report, known))


def paragraphs(value: Any) -> str:
    """Words of more than one line, made safe; "" when it is no string."""
    if not isinstance(value, str):
        return ""
    lines: list[str] = []
    for line in value[:SECTION_LENGTH].splitlines():
        text = clean(line, _LINE_LENGTH)
        if text or (lines and lines[-1]):
            lines.append(text)
    text = "\n".join(lines).strip()
    return f"{text}…" if len(value) > SECTION_LENGTH else text


def _flag(line: Line) -> Flag:
    try:
        _status(line)
        return flag_of(line.node)
    except Rejected as rejected:
        _only_unreadable(rejected)
        return critical_flag_of(line.node)


def _row(line: Line, kind: ReportKind | None) -> Result:
    """Of a section its beginning; all of it is among the words."""
    result = _result(line)
    if is_section(line, kind):
        return replace(result, text=clean(result.text, _LONGEST_RESULT))
    return result


def _result(line: Line) -> Result:
    if line.absent:
        name = clean(line.display, NAME_LENGTH) or NO_NAME
        return Result(
            id=line.id or clean(line.absent, PLACE_LENGTH),
            name=name,
            group=_group(line),
            missing=NOT_SHOWN,
        )
    node = line.node
    told = Result(
        id=line.id,
        name=name_of(node),
        loinc=loinc_of(node),
        local_code=local_code_of(node),
        group=_group(line),
    )
    try:
        return _read(told, line, value_of(node))
    except Rejected as rejected:
        _only_unreadable(rejected)
        return replace(told, missing=NOT_SHOWN, flag=critical_flag_of(node))


def _read(told: Result, line: Line, value: Value) -> Result:
    status = _status(line)
    notes = [clean(n.get("text"), _NOTE_LENGTH) for n in members(line.observation.get("note"))]
    if status in {"registered", "preliminary"}:
        notes.insert(0, _PRELIMINARY)
    return replace(
        told,
        quantity=value.quantity,
        text=value.text,
        missing=value.missing,
        range=range_of(line.node, value.quantity),
        flag=flag_of(line.node),
        changed=status in CHANGED,
        note=clean("；".join(filter(None, notes)), _NOTE_LENGTH),
    )


def _status(line: Line) -> str:
    return "" if line.absent else code(line.observation, "status", OBSERVATION_STATUS)


def _group(line: Line) -> str:
    return name_of(line.panel) if line.panel is not None else ""


def _section(line: Line) -> Section:
    """What is retracted has no lines here at all (`report_lines`)."""
    title = _TITLES.get(loinc_of(line.node), "")
    return Section(concept(line.node.get("code")) or title, paragraphs(line.node["valueString"]))


def _conclusion_title(kind: ReportKind | None) -> str:
    return "诊断意见" if kind is ReportKind.IMAGING else "结论"


def _conclusion(report: JsonObject) -> str:
    """In words, else by its codes."""
    if text := paragraphs(report.get("conclusion")):
        return text
    coded = (concept(each) for each in members(report.get("conclusionCode")))
    return "\n".join(filter(None, coded))


def _only_unreadable(rejected: Rejected) -> None:
    if rejected.failure.code is not Code.HOSPITAL_BAD_ANSWER:
        raise rejected
