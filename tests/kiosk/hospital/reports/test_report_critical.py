"""The hospital's word that something must not wait is never lost, in whatever shape it comes."""

from __future__ import annotations

from typing import Any

import pytest

V3 = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
IMAGING = [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0074", "code": "RAD"}]}]
FINDING = "右侧大量气胸，纵隔左移。"


def said(code: str) -> list[dict[str, Any]]:
    return [{"coding": [{"system": V3, "code": code}]}]


@pytest.mark.parametrize("text", [FINDING, FINDING * 100])
def test_a_critical_finding_in_words(archive, opened, listed, text) -> None:
    """It stays among the words, and is said as critical besides."""
    archive.observation(
        "o1",
        code={"text": "检查所见"},
        valueQuantity=None,
        valueString=text,
        interpretation=said("AA"),
    )
    report = opened(category=IMAGING)
    assert [section.text for section in report.sections] == [text]
    assert report.head.critical
    (words,) = report.critical_lines
    assert words.startswith("检查所见 右侧大量气胸")
    assert len(words) < 200
    (head,) = listed().reports
    assert head.critical


def test_what_is_said_of_a_panel_as_a_whole(archive, opened, listed) -> None:
    systolic = {"code": {"text": "收缩压"}, "valueQuantity": archive.measured("230", "mm[Hg]")}
    archive.observation(
        "o1",
        code={"text": "血压"},
        valueQuantity=None,
        component=[systolic],
        interpretation=said("HH"),
    )
    assert opened().head.critical
    (head,) = listed().reports
    assert head.critical


def test_plain_findings_stay_words_alone(archive, opened) -> None:
    archive.observation("o1", valueQuantity=None, valueString=FINDING, interpretation=said("A"))
    report = opened(category=IMAGING)
    assert (report.results, report.critical_lines) == ((), ())


@pytest.mark.parametrize(
    "crooked", [{"valueQuantity": {"value": "7.1"}}, {"status": "checked"}, {"valueQuantity": []}]
)
def test_a_critical_result_that_cannot_be_read(archive, opened, listed, crooked) -> None:
    archive.observation("o1", interpretation=said("HH"), **crooked)
    report = opened()
    assert report.results[0].missing
    assert report.head.critical
    assert report.critical_lines
    (head,) = listed().reports
    assert head.critical
