"""One report: every shape in which a hospital may write its results, and what may not be shown."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from kiosk.reasons import Code, Failure
from kiosk.reports.report import (
    Flag,
    Quantity,
    ReferenceRange,
    ReportKind,
    Result,
    Section,
)

BEIJING = timezone(timedelta(hours=8))
OTHERS = {"reference": "Patient/other"}
GONE, WRONG = Failure(Code.REPORT_GONE), Failure(Code.WRONG_PATIENT)
NOT_SHOWN = "结果无法显示，请咨询服务台"
V3 = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
LOINC = "http://loinc.org"


def refers(*names: str) -> list[dict[str, Any]]:
    return [{"reference": f"Observation/{each}"} for each in names]


def test_a_laboratory_report(server, archive, opened) -> None:
    bounds = {"low": archive.measured("3.50"), "high": archive.measured("9.5")}
    archive.observation("o1", referenceRange=[bounds], note=[{"text": "复查 "}])
    archive.observation("o2", status="corrected", valueQuantity=None, valueString="阴性")
    archive.printed("p1", recorded="2030-03-04T11:00:00+08:00")
    archive.put({"resourceType": "Specimen", "id": "s1", "type": {"text": "静脉血"}})
    report = opened(
        specimen=[{"reference": "Specimen/s1"}],
        performer=[
            {"reference": "Practitioner/p1", "display": "王强"},
            {"reference": "Organization/lab", "display": "检验科"},
        ],
        resultsInterpreter=[{"reference": "Practitioner/p2", "display": "李建华"}],
        conclusion="白细胞\r\n正常\u202e",
    )
    head = report.head
    assert (head.kind, head.department, head.results, head.attention) == (
        ReportKind.LABORATORY,
        "检验科",
        2,
        0,
    )
    assert head.printed_at == datetime(2030, 3, 4, 11, tzinfo=BEIJING)
    assert (report.specimen, report.author, report.reviewer) == ("静脉血", "王强", "李建华")
    assert report.sections == (Section("结论", "白细胞\n正常"),)
    assert report.results == (
        Result(
            id="o1",
            name="白细胞计数",
            loinc="6690-2",
            local_code="WBC",
            quantity=Quantity(Decimal("5.10"), "5.10", "10⁹/L", "10*9/L"),
            range=ReferenceRange(Decimal("3.50"), Decimal("9.5"), "3.50–9.5"),
            flag=Flag.NORMAL,
            note="复查",
        ),
        Result("o2", "白细胞计数", "6690-2", "WBC", text="阴性", changed=True),
    )
    assert server.queries("Observation") == [[("_id", "o1,o2"), ("_count", "50")]]


def test_what_is_not_there_any_more(archive, reports, me) -> None:
    assert reports.report(me, "r1") == GONE
    archive.report("r1")
    archive.withdraw("DiagnosticReport", "r1")
    assert reports.report(me, "r1") == GONE


@pytest.mark.parametrize("status", ["registered", "preliminary", "cancelled", "entered-in-error"])
def test_what_is_not_final_any_more(archive, reports, me, status) -> None:
    archive.report("r1", status=status)
    assert reports.report(me, "r1") == GONE


@pytest.mark.parametrize("subject", [OTHERS, None, {"identifier": {"value": "me"}}])
def test_whose_it_is(archive, reports, me, subject) -> None:
    archive.report("r1", subject=subject)
    assert reports.report(me, "r1") == WRONG
    archive.report("r1", "o1")
    archive.observation("o1", subject=subject)
    assert reports.report(me, "r1") == WRONG


def test_what_stands_beside_the_report_is_not_waited_for(server, archive, opened) -> None:
    archive.observation("o1")
    for kind in ("ServiceRequest", "Specimen", "Provenance", "Organization/lab"):
        server.routes[f"GET {kind}"] = 503
    report = opened(
        basedOn=[{"reference": "ServiceRequest/s1"}],
        specimen=[{"reference": "Specimen/s1"}],
        performer=[{"reference": "Organization/lab"}],
    )
    assert len(report.results) == 1
    assert (report.head.doctor, report.specimen, report.head.department) == ("", "", "")


def test_no_report_of_that_name_can_be(reports, me) -> None:
    with pytest.raises(ValueError, match="id"):
        reports.report(me, "../Patient/me")


def test_another_report_than_was_asked_for(server, archive, reports, me) -> None:
    archive.report("r1")
    server.routes["GET DiagnosticReport/r1"] = archive.report("r2")
    assert reports.report(me, "r1").code is Code.HOSPITAL_BAD_ANSWER


# panels, components, contained results


def test_panels_and_components(archive, opened) -> None:
    coded = {"code": {"text": "血压"}}
    archive.observation("bp", **coded, valueQuantity=None, component=[
        {"code": {"text": "收缩压"}, "valueQuantity": archive.measured("120", "mm[Hg]")},
        {"code": {"text": "舒张压"}, "valueQuantity": archive.measured("80", "mm[Hg]")},
    ])  # fmt: skip
    members = refers("m1", "inner", "m1", "panel")  # twice, and itself: a circle
    archive.observation("panel", code={"text": "血细胞分析"}, valueQuantity=None, hasMember=members)
    archive.observation(
        "inner", code={"text": "五分类"}, valueQuantity=None, hasMember=refers("m2")
    )
    archive.observation("m1")
    archive.observation("m2", code={"text": "中性粒细胞"})
    results = opened().results
    assert [(r.id, r.group, r.name) for r in results] == [
        ("bp.1", "血压", "收缩压"),
        ("bp.2", "血压", "舒张压"),
        ("m1", "血细胞分析", "白细胞计数"),
        ("m2", "五分类", "中性粒细胞"),
    ]
    assert [r.quantity.unit for r in results] == ["mmHg", "mmHg", "10⁹/L", "10⁹/L"]


def test_members_that_the_report_does_not_name_are_fetched(server, archive, reports, me) -> None:
    archive.observation("panel", valueQuantity=None, hasMember=refers("m1"))
    archive.report("r1", "panel")
    archive.observation("m1", subject={"reference": f"{server.base_url}/Patient/me"})
    report = reports.report(me, "r1")
    assert [(r.id, r.group) for r in report.results] == [("m1", "")]  # one panel is the report
    assert [dict(q)["_id"] for q in server.queries("Observation")] == ["panel", "m1"]


def test_panels_without_end(archive, reports, me) -> None:
    for n in range(10):
        archive.observation(f"o{n}", valueQuantity=None, hasMember=refers(f"o{n + 1}"))
    archive.report("r1", "o0")
    failure = reports.report(me, "r1")
    assert failure == Failure(Code.HOSPITAL_BAD_ANSWER, {"what": "Observation.hasMember: too deep"})


def test_more_results_than_a_report_has(archive, reports, me) -> None:
    components = [{"code": {"text": f"{n}"}, "valueInteger": n} for n in range(501)]
    archive.observation("o1", component=components)
    archive.report("r1", "o1")
    assert reports.report(me, "r1").code is Code.HOSPITAL_BAD_ANSWER


def test_contained_results(archive, reports, me) -> None:
    inner = archive.observation("o1", subject=None, hasMember=[{"reference": "#o2"}])
    member = archive.observation("o2", code={"text": "血红蛋白"})
    request = {
        "resourceType": "ServiceRequest",
        "id": "s",
        "requester": {"display": "李", "type": "Practitioner"},
    }
    archive.report(
        "r1",
        contained=[inner, member, request],
        result=[{"reference": "#o1"}, {"reference": "#o2"}],
        basedOn=[{"reference": "#s"}],
    )
    report = reports.report(me, "r1")
    assert [(r.id, r.name) for r in report.results] == [("#o1", "白细胞计数"), ("#o2", "血红蛋白")]
    assert report.head.doctor == "李"


@pytest.mark.parametrize("subject", [OTHERS, {"reference": "#p"}])
def test_a_contained_result_of_another(archive, reports, me, subject) -> None:
    inner = archive.observation("o1", subject=subject)
    archive.report("r1", contained=[inner], result=[{"reference": "#o1"}])
    assert reports.report(me, "r1") == WRONG


def test_results_that_the_hospital_does_not_give_are_not_left_out(server, archive, opened) -> None:
    archive.observation("o1")
    archive.observation("o2")
    archive.withdraw("Observation", "o2")
    server.routes["GET Observation/o3"] = 403
    elsewhere = "https://other.example/fhir/Observation/o4"
    named = [{**each, "display": "血钾"} for each in refers("o1", "o2", "o3")]
    report = opened(result=[*named, {"reference": elsewhere}])
    assert [r.missing for r in report.results] == ["", NOT_SHOWN, NOT_SHOWN, NOT_SHOWN]
    assert [r.name for r in report.results] == ["白细胞计数", "血钾", "血钾", "未命名项目"]


@pytest.mark.parametrize("status", ["cancelled", "entered-in-error"])
def test_what_was_retracted_is_left_out(archive, opened, status) -> None:
    archive.observation("o1", status=status)
    archive.observation("o2")
    assert [r.id for r in opened().results] == ["o2"]


@pytest.mark.parametrize("status", ["preliminary", "registered"])
def test_what_is_not_final_yet_says_so(shown, status) -> None:
    assert shown(status=status, note=[{"text": "待复核"}]).note == "初步结果；待复核"


# words


def coded(loinc: str, text: str = "") -> dict[str, Any]:
    code: dict[str, Any] = {"coding": [{"system": LOINC, "code": loinc}]}
    return {**code, "text": text} if text else code


def test_an_imaging_report(archive, opened) -> None:
    archive.observation(
        "o1",
        code=coded("59776-5"),
        valueQuantity=None,
        valueString="双肺纹理清晰。\n\n\n心影不大。 ",
    )
    archive.observation(
        "o2", code=coded("19005-8", "印象"), valueQuantity=None, valueString="未见异常"
    )
    archive.observation("o3", code={"text": "射血分数"}, valueQuantity=archive.measured("62", "%"))
    report = opened(
        category=[
            {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0074", "code": "RAD"}]}
        ],
        conclusion="未见异常",
    )
    assert report.head.kind is ReportKind.IMAGING
    assert report.sections == (
        Section("检查所见", "双肺纹理清晰。\n\n心影不大。"),
        Section("印象", "未见异常"),  # the conclusion says it again
    )
    assert [r.name for r in report.results] == ["射血分数"]
    assert report.head.results == 1


def test_a_conclusion_in_codes(opened) -> None:
    coded = [{"coding": [{"display": "肺炎"}]}, {"text": "胸腔积液"}]
    assert opened(conclusionCode=coded).sections == (Section("结论", "肺炎\n胸腔积液"),)


def test_long_words_of_a_laboratory_are_a_section_unless_they_are_out_of_the_ordinary(
    archive, opened
) -> None:
    words = "骨髓增生活跃，" * 30
    archive.observation("o1", valueQuantity=None, valueString=words)
    archive.observation(
        "o2", valueQuantity=None, valueString=words, interpretation=[{"text": "异常"}]
    )
    report = opened()
    assert [section.title for section in report.sections] == ["白细胞计数"]
    assert [result.id for result in report.results] == ["o2"]
    assert report.head.attention == 1


def test_words_without_end_are_cut(opened) -> None:
    (section,) = opened(conclusion="长" * 50_000).sections
    assert len(section.text) <= 10_001
    assert section.text.endswith("…")
