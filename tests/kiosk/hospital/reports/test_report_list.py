"""The list of reports: all of them, newest first, whatever the server makes of the question."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from kiosk.clock import ManualClock
from kiosk.hospital.fhir import FhirHospital
from kiosk.net.breaker import CircuitBreaker
from kiosk.reasons import Code, Failure
from kiosk.reports.report import FormRef, ReportKind, ReportList, ReportStatus

BEIJING = timezone(timedelta(hours=8))
BAD_ANSWER = Code.HOSPITAL_BAD_ANSWER
OTHERS = {"reference": "Patient/other"}
V3 = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"


def said(code: str) -> list[dict[str, Any]]:
    return [{"coding": [{"system": V3, "code": code}]}]


def at(day: int, hour: int) -> datetime:
    return datetime(2030, 3, day, hour, tzinfo=BEIJING)


def test_nobody_has_reports(archive, reports, me) -> None:
    del archive
    assert reports.reports(me) == ReportList(())


def test_what_is_asked(server, archive, listed) -> None:
    del archive
    listed()
    finished, pending = server.queries("DiagnosticReport")
    assert finished == [
        ("patient", "Patient/me"),
        ("status", "final,amended,appended,corrected"),
        ("_include", "DiagnosticReport:result"),
        ("_revinclude", "Provenance:target"),
        ("_sort", "-date"),
        ("_count", "100"),
    ]
    assert pending[:2] == [("patient", "Patient/me"), ("status", "partial,preliminary,registered")]


def test_a_report_in_the_list(archive, listed) -> None:
    archive.observation("o1", interpretation=said("N"))
    archive.observation("o2", interpretation=said("H"))
    archive.observation("o3", interpretation=said("LL"))
    archive.observation("o4", status="cancelled")
    archive.report(
        "r1",
        "o1",
        "o2",
        "o3",
        "o4",
        status="corrected",
        identifier=[{"system": "urn:lis", "value": "L2030-17"}],
        basedOn=[{"reference": "ServiceRequest/s1"}],
        presentedForm=[
            {"contentType": "text/html", "data": "PGgxLz4="},
            {
                "contentType": "application/pdf",
                "title": "正式报告",
                "size": 1234,
                "url": "Binary/1",
            },
        ],
    )
    archive.put(
        {
            "resourceType": "ServiceRequest",
            "id": "s1",
            "requester": {"reference": "Practitioner/d1", "display": "李建华"},
        }
    )
    archive.printed("p1", recorded="2030-03-04T11:00:00+08:00")
    (head,) = listed().reports
    assert head.id == "r1"
    assert (head.kind, head.status) == (ReportKind.LABORATORY, ReportStatus.CORRECTED)
    assert (head.title, head.number) == ("血常规", "L2030-17")
    assert (head.issued, head.collected) == (at(4, 10), at(4, 8))
    assert (head.department, head.doctor) == ("检验科", "李建华")
    assert (head.results, head.attention, head.critical) == (3, 2, True)
    assert head.forms == (FormRef(1, "正式报告", 1234),)
    assert head.printed_at == at(4, 11)
    assert head.edition == "corrected:2030-03-04T02:00:00+00:00"


@pytest.mark.parametrize("page", [1_000, 7])
def test_newest_first_over_all_pages(server, archive, listed, page) -> None:
    archive.page = page
    for n in range(30):
        archive.observation(f"o{n}")
        when = at(1, 0) + timedelta(hours=n * 7 % 30)
        archive.report(f"r{n}", f"o{n}", issued=when.isoformat())
    found = listed().reports
    assert len(found) == 30
    assert [head.issued for head in found] == sorted((h.issued for h in found), reverse=True)
    assert all(head.results == 1 for head in found)
    assert len(server.queries("DiagnosticReport")) == -(-30 // page) + 1


def test_pages_that_move_on_while_they_are_read(server, archive, listed, answer) -> None:
    """A report that came in between the pages brings one twice: the later reading is the newer one."""
    old, other = archive.report("r1"), archive.report("r2", issued="2030-03-01T10:00:00+08:00")
    new = {**old, "status": "amended", "issued": "2030-03-05T08:00:00+08:00"}
    bundle: dict[str, Any] = {"resourceType": "Bundle", "type": "searchset"}
    link = [{"relation": "next", "url": f"{server.base_url}/DiagnosticReport?page=2"}]
    server.routes["GET DiagnosticReport"] = [
        answer({**bundle, "entry": [{"resource": old}], "link": link}),
        answer({**bundle, "entry": [{"resource": new}, {"resource": other}]}),
        answer(bundle),
    ]
    found = listed().reports
    assert [head.id for head in found] == ["r1", "r2"]
    assert found[0].status is ReportStatus.AMENDED


def test_no_more_than_a_thousand(server, archive, listed) -> None:
    first = at(4, 10)
    for n in range(1_030):
        archive.report(f"r{n}", effectiveDateTime=(first - timedelta(hours=n)).isoformat())
    assert len(listed().reports) == 1_000
    assert len(server.queries("DiagnosticReport")) == 11


# servers that do not do as they are asked


def test_a_server_that_ignores_what_is_to_come_along(server, archive, listed) -> None:
    archive.includes = False
    for n in range(100):
        archive.observation(f"o{n}", interpretation=said("HH"))
        archive.report(f"r{n}", f"o{n}")
    archive.printed("p1", "r42", recorded="2030-03-04T11:00:00+08:00")
    found = listed().reports
    assert {(head.results, head.attention, head.critical) for head in found} == {(-1, -1, False)}
    assert [head.id for head in found if head.printed_at] == ["r42"]
    asked = [dict(query)["target"].split(",") for query in server.queries("Provenance")]
    assert [len(targets) for targets in asked] == [40, 40, 20]
    assert {t for targets in asked for t in targets} == {
        f"DiagnosticReport/r{n}" for n in range(100)
    }
    assert server.queries("Observation") == []


def test_a_server_that_does_not_know_what_is_to_come_along(server, archive, listed) -> None:
    archive.report("r1")
    search = server.routes["GET DiagnosticReport"]
    server.routes["GET DiagnosticReport"] = lambda asked: (
        400 if "include" in asked.target else search(asked)
    )
    assert [head.id for head in listed().reports] == ["r1"]


@pytest.mark.parametrize("page", ["_from", "_count"])
def test_reports_with_their_papers_inline(server, archive, listed, answer, page) -> None:
    """Too much on a page, the first or a later one: from the first again, with fewer."""
    for n in range(125):
        archive.observation(f"o{n}")
        archive.report(f"r{n}", f"o{n}")
    bomb = answer(gzip.compress(b" " * (33 << 20), 1), Content_Encoding="gzip")
    search = server.routes["GET DiagnosticReport"]
    server.routes["GET DiagnosticReport"] = lambda asked: (
        bomb if "_count=100" in asked.target and page in asked.target else search(asked)
    )
    assert [head.results for head in listed().reports] == [1] * 125


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_a_server_that_tells_nothing_of_prints(server, archive, listed, status) -> None:
    """Printing asks for itself; the list can do without."""
    archive.report("r1")
    server.routes["GET Provenance"] = status
    assert listed().reports[0].printed_at is None


def test_names_that_cannot_be_had(server, archive, listed) -> None:
    """A list without them is better than none; and nobody waits for each of them."""
    for n in range(5):
        performer = [{"reference": f"Organization/lab{n}"}]
        archive.report(f"r{n}", performer=performer)
    server.routes["GET Organization/lab4"] = {
        "resourceType": "Organization",
        "id": "lab4",
        "name": "检验科",
    }
    server.routes["GET Organization/lab3"] = 403
    server.routes["GET Organization/lab2"] = 503
    assert [head.department for head in listed().reports] == ["检验科", "", "", "", ""]
    asked = [a.target for a in server.scripted.asked if "Organization" in a.target]
    assert len(asked) == 4  # the third twice


@pytest.mark.parametrize("subject", [OTHERS, {"reference": 5}])
def test_an_order_of_another(archive, listed, subject) -> None:
    archive.report("r1", basedOn=[{"reference": "ServiceRequest/s1"}])
    requester = {"reference": "Practitioner/d1", "display": "李建华"}
    order = {"resourceType": "ServiceRequest", "id": "s1", "requester": requester}
    archive.put({**order, "subject": subject})
    assert listed().reports[0].doctor == ""


def test_orders_that_are_not_shown(server, archive, listed) -> None:
    archive.report("r1", basedOn=[{"reference": "ServiceRequest/s1"}])
    server.routes["GET ServiceRequest"] = 403
    assert listed().reports[0].doctor == ""


def test_a_status_that_was_not_asked_for_is_not_shown(archive, listed, told) -> None:
    statuses = ("preliminary", "final", "cancelled")
    told(*(archive.report(f"r{n}", status=status) for n, status in enumerate(statuses, 1)))
    found = listed()
    assert [head.id for head in found.reports] == ["r2"]
    assert [pending.id for pending in found.pending] == ["r1"]


@pytest.mark.parametrize("status", [503, 429])
def test_a_hospital_that_does_not_answer(server, archive, reports, me, status) -> None:
    archive.report("r1")
    server.routes["GET DiagnosticReport"] = status
    assert reports.reports(me) == Failure(Code.HOSPITAL_ERROR, {"status": status})


# whose it is


def test_a_report_of_another(archive, reports, told, me) -> None:
    told(archive.report("r1"), archive.report("r2", subject=OTHERS))
    assert reports.reports(me) == Failure(Code.WRONG_PATIENT)


@pytest.mark.parametrize("subject", [OTHERS, None, {"reference": "Patient/me2"}, {"display": "我"}])
def test_a_result_of_another(archive, reports, me, subject) -> None:
    archive.observation("o1", subject=subject)
    archive.report("r1", "o1")
    assert reports.reports(me) == Failure(Code.WRONG_PATIENT)


def test_a_patient_of_the_same_number_elsewhere(archive, reports, me) -> None:
    archive.observation("o1", subject={"reference": "https://other.example/fhir/Patient/me"})
    archive.report("r1", "o1")
    assert reports.reports(me) == Failure(Code.WRONG_PATIENT)


def test_a_pending_report_of_another(archive, reports, told, me) -> None:
    told(archive.report("r1", status="registered", subject=OTHERS))
    assert reports.reports(me) == Failure(Code.WRONG_PATIENT)


# what is malformed


@pytest.mark.parametrize(
    "changes",
    [
        {"code": 17},
        {"code": None},
        {"category": "LAB"},
        {"effectiveDateTime": "yesterday"},
        {"performer": {"reference": 1}},
        {"result": [{"reference": "nowhere"}]},
        {"result": [{"reference": "Observation/o1"}]},  # not there
        {"presentedForm": "JVBERi0="},
        {"identifier": [{"value": 7}]},
        {"issued": "2030-13-01T00:00:00Z"},
        {"issued": "0001-01-01T00:00:00+14:00"},
        {"effectiveDateTime": "9999-12-31T23:59:59-14:00"},
        {"basedOn": [{"reference": "Patient/other"}]},
    ],
)
def test_one_odd_report_hides_neither_itself_nor_the_others(archive, listed, changes) -> None:
    archive.report("good", issued="2030-03-05T08:00:00+08:00")
    archive.report("odd", **changes)
    found = listed().reports
    assert [head.id for head in found] == ["good", "odd"]
    assert all(head.title for head in found)
    for head in found:
        moments = (head.issued, head.collected or head.issued)
        assert {moment.astimezone(UTC).year for moment in moments} == {2030}


@pytest.mark.parametrize(
    "changes", [{"status": "finale"}, {"status": 1}, {"issued": None, "effectiveDateTime": None}]
)
def test_a_report_that_cannot_be_listed(archive, reports, told, me, changes) -> None:
    odd = archive.report("odd", **changes)
    told(odd)
    failure = reports.reports(me)
    assert isinstance(failure, Failure)  # "you have no reports" would be a lie
    assert failure.code is BAD_ANSWER
    told(odd, archive.report("good"))
    found = reports.reports(me)
    assert isinstance(found, ReportList)
    assert [head.id for head in found.reports] == ["good"]


def test_a_report_that_is_words_alone_has_no_results(archive, listed) -> None:
    archive.report("r1", result=None)
    (head,) = listed().reports
    assert (head.results, head.attention) == (0, 0)


def test_results_that_are_not_all_there_are_not_counted(archive, listed) -> None:
    archive.observation("o1", interpretation=said("HH"))
    archive.observation("panel", valueQuantity=None, hasMember=[{"reference": "Observation/o9"}])
    archive.report("r1", "o1", "panel")
    (head,) = listed().reports
    assert (head.results, head.attention, head.critical) == (-1, -1, True)


def test_a_result_that_cannot_be_read_is_counted(archive, listed) -> None:
    archive.observation("o1", valueQuantity={"value": "5.1"}, interpretation=said("H"))
    archive.observation("o2", interpretation=17)
    archive.report("r1", "o1", "o2")
    (head,) = listed().reports
    assert (head.results, head.attention) == (2, 1)


def test_without_a_category_measurements_tell_the_laboratory(archive, listed) -> None:
    archive.observation("o1")
    archive.observation("o2", valueQuantity=None, valueString="未见异常")
    archive.report("r1", "o1", category=None, issued="2030-03-05T08:00:00+08:00")
    archive.report("r2", "o2", category=None)
    assert [h.kind for h in listed().reports] == [ReportKind.LABORATORY, ReportKind.OTHER]


@pytest.mark.parametrize(
    ("system", "code", "kind"),
    [
        ("http://terminology.hl7.org/CodeSystem/v2-0074", "MB", ReportKind.LABORATORY),
        ("http://terminology.hl7.org/CodeSystem/v2-0074", "CUS", ReportKind.IMAGING),
        ("http://terminology.hl7.org/CodeSystem/v2-0074", "PHY", ReportKind.OTHER),
        (
            "http://terminology.hl7.org/CodeSystem/observation-category",
            "imaging",
            ReportKind.IMAGING,
        ),
        ("urn:somewhere", "LAB", ReportKind.OTHER),
        (["list"], {"code": 1}, ReportKind.OTHER),
    ],
)
def test_kinds(archive, listed, system, code, kind) -> None:
    archive.report("r1", category=[{"coding": [{"system": system, "code": code}]}])
    assert listed().reports[0].kind is kind


def test_one_breaker_for_all_that_is_asked_of_a_hospital(server, client_of, me) -> None:
    clock = ManualClock()
    hospital = FhirHospital(
        client_of(server.base_url, breaker=CircuitBreaker(clock, threshold=1)), clock
    )
    server.routes["GET Invoice"] = 500
    assert isinstance(hospital.bills(me), Failure)
    assert hospital.reports_port().reports(me) == Failure(Code.HOSPITAL_RESTING)
