"""From a sheet to the plain values of templates."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from kiosk.reports.report import Flag, Quantity, ReferenceRange, Report, Result
from ui.paper.content import Row, age, content_of
from ui.paper.layouts import read_layout
from ui.paper.samples import samples

WORDS = read_layout(None).design.words["zh_CN"]


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        (date(2026, 11, 20), "0天"),
        (date(2026, 10, 24), "27天"),
        (date(2026, 10, 23), "0个月"),
        (date(2026, 10, 20), "1个月"),
        (date(2024, 11, 21), "23个月"),
        (date(2024, 11, 20), "2岁"),
        (date(1958, 11, 21), "67岁"),
        (date(2026, 11, 21), ""),  # not born yet
    ],
)
def test_age_is_told_as_wards_tell_it(born: date, expected: str) -> None:
    assert age(born, date(2026, 11, 20), WORDS) == expected


def test_words_may_hold_braces() -> None:
    words = {**WORDS, "years": "{x} {}"}
    assert age(date(1958, 1, 1), date(2026, 11, 20), words) == "{x} 68"


def test_times_are_those_of_the_place_of_print() -> None:
    sheet = replace(samples()["blood-count"], printed_at=datetime(2026, 11, 20, 3, 0, tzinfo=UTC))
    content = content_of(sheet, WORDS)
    assert (content.collected, content.issued) == ("2026-11-20 00:25", "2026-11-20 02:42")
    assert content.printed == "2026-11-20 03:00:00"


def row_of(result: Result) -> Row:
    sheet = samples()["blood-count"]
    report: Report = replace(sheet.report, results=(result,))
    (group,) = content_of(replace(sheet, report=report), WORDS).groups
    (row,) = group.rows
    return row


@pytest.mark.parametrize(
    ("flag", "mark", "attention", "critical"),
    [
        (Flag.NONE, "", False, False),
        (Flag.NORMAL, "", False, False),
        (Flag.LOW, "↓", True, False),
        (Flag.HIGH, "↑", True, False),
        (Flag.ABNORMAL, "异常", True, False),
        (Flag.CRITICAL_LOW, "↓", True, True),
        (Flag.CRITICAL_HIGH, "↑", True, True),
        (Flag.CRITICAL, "", True, True),
    ],
)
def test_flags(flag: Flag, mark: str, attention: bool, critical: bool) -> None:
    row = row_of(Result("o1", "钾", text="7", flag=flag))
    assert (row.mark, row.attention, row.critical) == (mark, attention, critical)


def test_a_quantity_keeps_its_digits_and_comparator() -> None:
    quantity = Quantity(Decimal("5.10"), "5.10", "mmol/L", comparator="≥")
    row = row_of(Result("o1", "钾", quantity=quantity, range=ReferenceRange(text="3.5–5.3")))
    assert (row.value, row.unit, row.range, row.wide) == ("≥5.10", "mmol/L", "3.5–5.3", False)


def test_a_missing_value_is_told_in_words() -> None:
    row = row_of(Result("o1", "钾", missing="标本溶血"))
    assert (row.value, row.missing, row.wide) == ("未出结果：标本溶血", True, True)


@pytest.mark.parametrize(
    ("text", "wide"), [("阴性", False), ("1:80", False), ("大肠埃希菌＞十万", True)]
)
def test_a_long_text_has_the_columns_beside_it(text: str, wide: bool) -> None:
    assert row_of(Result("o1", "培养", text=text)).wide is wide


@pytest.mark.parametrize(
    ("number", "value", "unit"),
    [
        ("1700000000", "1700000000", "IU/mL"),
        ("17000000000", "17000000000 IU/mL", ""),  # else broken between its digits, and misread
        ("0.0000000012", "0.0000000012 IU/mL", ""),
    ],
)
def test_a_number_is_never_broken_between_its_digits(number: str, value: str, unit: str) -> None:
    row = row_of(Result("o1", "病毒载量", quantity=Quantity(Decimal(number), number, "IU/mL")))
    assert (row.value, row.unit, row.wide) == (value, unit, not unit)


def test_groups_are_runs_of_the_same_panel_and_numbers_go_on() -> None:
    content = content_of(samples()["many"], WORDS)
    assert [group.title for group in content.groups] == [
        "血常规",
        "肝功能",
        "肾功能与电解质",
        "血脂",
    ]
    numbers = [row.number for group in content.groups for row in group.rows]
    assert numbers == list(range(1, 109))


def test_nothing_of_the_patient_shows_in_a_repr() -> None:
    content = content_of(samples()["chemistry-30"], WORDS)
    for private in ("张晓明", "MZ20260031", "455", "68岁"):
        assert private not in repr(content)
