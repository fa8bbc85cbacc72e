"""What a layout's templates may use: a `Sheet` as plain values, in one language. No Qt, no markup.

The names here are the interface to layouts that hospitals have changed (resources/reports/README.md);
none is taken away or given another meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from itertools import groupby

from kiosk.reports.paper import Sheet
from kiosk.reports.reading import Remark
from kiosk.reports.report import (
    Flag,
    Holder,
    Result,
    Section,
)

Words = Mapping[str, str]
"""The layout's words in one language, by name."""

_DAYS_UNTIL_MONTHS = 28
_MONTHS_UNTIL_YEARS = 24
_LONG_TEXT = 14  # half-width columns; a longer one has the columns beside it too
_LONG_WORD = 10  # likewise: the column would break a longer number between its digits
_UNBROKEN = re.compile(r"[^\s\u1100-\U0010ffff]+")  # wide characters may part anywhere
_WIDE = "\u1100"  # from here on characters count twice, near enough for a choice of columns


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `wide`: words that have the columns up to the edge to themselves."""

    number: int
    name: str
    code: str
    value: str = field(repr=False)
    unit: str
    range: str
    mark: str = field(repr=False)  # "↑"; empty where nothing is to be said
    critical: bool = field(repr=False)
    attention: bool = field(repr=False)
    changed: bool
    missing: bool
    wide: bool
    note: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    rows: tuple[Row, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Content:
    """The one variable `report` of every template. All texts are as the paper shows them."""

    hospital: str
    kind: str  # "laboratory", "imaging", "other"
    status: str  # "final", "amended", "corrected"
    title: str
    number: str
    name: str = field(repr=False)
    sex: str = field(repr=False)
    age: str = field(repr=False)
    record_number: str = field(repr=False)
    department: str
    doctor: str
    specimen: str
    collected: str
    issued: str
    author: str
    reviewer: str
    groups: tuple[Group, ...] = field(repr=False)
    has_codes: bool
    results: int
    critical: bool = field(repr=False)
    sections: tuple[Section, ...] = field(repr=False)
    forms: tuple[str, ...]  # titles of documents that are not on this paper
    remarks: tuple[Remark, ...] = field(repr=False)
    reviewed: str
    printed: str
    terminal: str
    print_number: str


def content_of(sheet: Sheet, words: Words) -> Content:
    """Times are in the zone of `sheet.printed_at`. KeyError: a word the layout does not have."""
    report, head, zone = sheet.report, sheet.report.head, sheet.printed_at.tzinfo
    groups = tuple(_groups(report.results, words))
    return Content(
        hospital=sheet.hospital,
        kind=head.kind,
        status=head.status,
        title=head.title,
        number=head.number,
        **_holder(sheet.holder, head.collected or head.issued, zone, words),
        department=head.department,
        doctor=head.doctor,
        specimen=report.specimen,
        collected=_moment(head.collected, zone),
        issued=_moment(head.issued, zone),
        author=report.author,
        reviewer=report.reviewer,
        groups=groups,
        has_codes=any(row.code for group in groups for row in group.rows),
        results=len(report.results),
        critical=bool(report.critical),
        sections=report.sections,
        forms=tuple(form.title for form in head.forms),
        remarks=sheet.explanation.remarks if sheet.explanation else (),
        reviewed=sheet.explanation.reviewed if sheet.explanation else "",
        printed=f"{sheet.printed_at:%Y-%m-%d %H:%M:%S}",
        terminal=sheet.terminal,
        print_number=sheet.number,
    )


def _holder(holder: Holder, on: datetime, zone: tzinfo | None, words: Words) -> dict[str, str]:
    sexes = {"男": words["male"], "女": words["female"]}
    return {
        "name": holder.name,
        "sex": sexes.get(holder.sex, holder.sex),
        "age": "" if holder.born is None else age(holder.born, on.astimezone(zone).date(), words),
        "record_number": holder.record_number,
    }


def age(born: date, on: date, words: Words) -> str:
    """In days for the newborn, in months up to the second birthday, then in years."""
    days = (on - born).days
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    if days < 0:
        return ""
    if days < _DAYS_UNTIL_MONTHS:
        return _filled(words["days"], days)
    if months < _MONTHS_UNTIL_YEARS:
        return _filled(words["months"], months)
    return _filled(words["years"], months // 12)


def _moment(moment: datetime | None, zone: tzinfo | None) -> str:
    return "" if moment is None else f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def _groups(results: Sequence[Result], words: Words) -> Iterator[Group]:
    numbered = enumerate(results, 1)
    for title, members in groupby(numbered, key=lambda each: each[1].group):
        yield Group(title, tuple(_row(number, each, words) for number, each in members))


def _row(number: int, result: Result, words: Words) -> Row:
    value, unit = _value(result, words)
    wide = bool(result.missing) or _is_wide(value)
    if wide and unit:  # a wide value has the unit's column, too
        value, unit = f"{value} {unit}", ""
    reference = "" if result.range is None else result.range.text
    return Row(
        number=number,
        name=result.name,
        code=result.local_code,
        value=value,
        unit=unit,
        range=reference,
        mark=_mark(result.flag, words),
        critical=result.flag.is_critical,
        attention=result.flag.needs_attention,
        changed=result.changed,
        missing=bool(result.missing),
        wide=wide,
        note=result.note,
    )


def _is_wide(value: str) -> bool:
    return columns(value) > _LONG_TEXT or any(
        len(word) > _LONG_WORD for word in _UNBROKEN.findall(value)
    )


def _value(result: Result, words: Words) -> tuple[str, str]:
    if result.quantity is not None:
        return f"{result.quantity.comparator}{result.quantity.text}", result.quantity.unit
    if result.missing:
        return _filled(words["missing"], result.missing), ""
    return result.text, ""


def _mark(flag: Flag, words: Words) -> str:
    match flag:
        case Flag.LOW | Flag.CRITICAL_LOW:
            return words["low"]
        case Flag.HIGH | Flag.CRITICAL_HIGH:
            return words["high"]
        case Flag.ABNORMAL:
            return words["abnormal"]
        case Flag.NONE | Flag.NORMAL | Flag.CRITICAL:
            return ""


def _filled(words: str, value: object) -> str:
    """`{}` by plain replacement: a hospital's words are no format, and the value may hold braces."""
    return words.replace("{}", str(value))


def columns(text: str) -> int:
    """Width of `text` in half-width columns, near enough."""
    return sum(2 if character >= _WIDE else 1 for character in text)
