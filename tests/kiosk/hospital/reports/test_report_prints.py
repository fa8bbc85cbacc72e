"""Telling the hospital of a print: once, whatever is lost on the way, and a second one is told apart."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from kiosk.domain import PatientId
from kiosk.reasons import Code, Failure
from kiosk.reports.port import PrintNotice, Told
from kiosk.reports.report import ReportHead, ReportId, ReportKind, ReportStatus

BEIJING = timezone(timedelta(hours=8))
ISSUED = datetime(2030, 3, 4, 10, tzinfo=BEIJING)
NOTICE = PrintNotice(
    number="T01-20300305-000017",
    report=ReportId("r1"),
    edition="final:2030-03-04T10:00:00+08:00",
    patient=PatientId("me"),
    printed_at=datetime(2030, 3, 5, 1, 40, 5, tzinfo=UTC),
    pages=2,
    terminal="T01",
)
PRINT = {"coding": [{"system": "urn:yima:fhir:activity", "code": "print"}]}
UNREACHABLE = Failure(Code.HOSPITAL_UNREACHABLE)


def noticed(**changes: Any) -> PrintNotice:
    return dataclasses.replace(NOTICE, **changes)


def head(logical_id: str = "r1", issued: datetime = ISSUED) -> ReportHead:
    return ReportHead(
        ReportId(logical_id),
        ReportKind.LABORATORY,
        ReportStatus.FINAL,
        title="血常规",
        number="",
        issued=issued,
        collected=None,
        department="",
        doctor="",
    )


# what is sent


def test_what_a_provenance_says(archive, reports) -> None:
    archive.report("r1")
    assert reports.tell_printed(NOTICE) is Told.TOLD
    (sent,) = archive.sent
    assert sent == {
        "resourceType": "Provenance",
        "meta": {"tag": [{"system": "urn:yima:print", "code": "T01-20300305-000017"}]},
        "extension": [
            {"url": "urn:yima:fhir:edition", "valueInstant": "2030-03-04T10:00:00+08:00"},
            {"url": "urn:yima:fhir:pages", "valuePositiveInt": 2},
        ],
        "target": [{"reference": "DiagnosticReport/r1"}],
        "recorded": "2030-03-05T09:40:05+08:00",  # the hospital's time, not UTC
        "activity": {
            "coding": [{"system": "urn:yima:fhir:activity", "code": "print", "display": "Printed"}]
        },
        "agent": [
            {
                "type": {
                    "coding": [
                        {
                            "system": "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
                            "code": "performer",
                        }
                    ]
                },
                "who": {
                    "identifier": {"system": "urn:yima:terminal", "value": "T01"},
                    "display": "T01",
                },
            }
        ],
    }
    post = next(a for a in archive.server.scripted.asked if a.method == "POST")
    condition = "_tag=urn:yima:print|T01-20300305-000017&target=DiagnosticReport/r1"
    assert post.headers["if-none-exist"] == condition


def test_what_is_sent_is_valid_fhir(archive, reports) -> None:
    from fhir.resources.R4B.provenance import Provenance  # noqa: PLC0415 - slow to import

    archive.report("r1")
    assert (
        reports.tell_printed(noticed(printed_at=NOTICE.printed_at.replace(microsecond=5)))
        is Told.TOLD
    )
    (sent,) = archive.sent
    checked = Provenance.model_validate(sent)
    assert checked.recorded == NOTICE.printed_at.replace(microsecond=5)


def test_a_print_whose_pages_nobody_counted_is_told_all_the_same(archive, reports) -> None:
    """Of before a restart, by a printer that counts none; or one that staff vouch for."""
    archive.report("r1")
    assert reports.tell_printed(noticed(pages=0)) is Told.TOLD
    assert [one["url"] for one in archive.sent[0]["extension"]] == ["urn:yima:fhir:edition"]


def test_a_terminal_whose_clock_is_behind(archive, reports, me) -> None:
    """It cannot have printed before the report was released: else it would be of the edition before."""
    archive.report("r1")
    assert reports.tell_printed(noticed(printed_at=ISSUED - timedelta(minutes=3))) is Told.TOLD
    assert archive.sent[0]["recorded"] == "2030-03-04T10:00:00+08:00"
    assert reports.printed(me, [head()]) == {"r1": ISSUED}


@pytest.mark.parametrize(
    "changes",
    [
        {"number": ""},
        {"number": "T1|2"},
        {"number": "T1&target=x"},
        {"number": "T" * 65},
        {"report": ReportId("../Patient/x")},
        {"report": ReportId("a,b")},
        {"pages": -1},
        {"terminal": ""},
        {"printed_at": datetime(2030, 3, 5)},  # noqa: DTZ001 - that is the point
        {"edition": "final:2030-03-04T10:00:00"},
        {"edition": "final"},
    ],
)
def test_a_notice_that_cannot_be_is_a_bug(archive, reports, changes) -> None:
    archive.report("r1")
    with pytest.raises(ValueError):  # noqa: PT011 - whichever
        reports.tell_printed(noticed(**changes))
    assert archive.server.scripted.asked == []


# once


def test_telling_again_changes_nothing(archive, reports) -> None:
    archive.report("r1")
    for _ in range(3):
        assert reports.tell_printed(NOTICE) is Told.TOLD
    assert len(archive.sent) == len(archive.provenances) == 1


@pytest.mark.parametrize("lost", [500, b"", 408, b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"])
def test_an_answer_lost_after_the_work_was_done(archive, reports, lost) -> None:
    archive.report("r1")
    archive.posts = [("lost", lost)]
    assert reports.tell_printed(NOTICE) is Told.TOLD
    assert len(archive.provenances) == 1


def test_an_answer_lost_and_searches_that_lag(archive, reports) -> None:
    """The hospital itself finds the first by its condition."""
    archive.report("r1")
    archive.posts, archive.searchable = [("lost", 500)], False
    assert reports.tell_printed(NOTICE) is Told.TOLD
    assert len(archive.sent) == 2
    assert len(archive.provenances) == 1


def test_a_question_lost_on_the_way(archive, reports) -> None:
    archive.report("r1")
    archive.posts = [503]
    assert reports.tell_printed(NOTICE) is Told.TOLD
    assert len(archive.provenances) == 1


def test_a_hospital_that_does_not_answer(archive, reports) -> None:
    archive.report("r1")
    archive.posts = [503, 503, 503]
    assert reports.tell_printed(NOTICE) == Failure(Code.HOSPITAL_ERROR, {"status": 503})
    assert len(archive.sent) == 2
    assert reports.tell_printed(NOTICE) is Told.TOLD


def test_what_is_there_cannot_be_seen_afterwards(archive, reports, server) -> None:
    """The first trouble is the one to tell."""
    archive.report("r1")
    search = server.routes["GET Provenance"]
    server.routes["GET Provenance"] = [search, 400]
    archive.posts = [503]
    assert reports.tell_printed(NOTICE) == Failure(Code.HOSPITAL_ERROR, {"status": 503})


def test_an_answer_without_a_body(archive, reports, answer) -> None:
    archive.report("r1")
    archive.searchable = False
    archive.posts = [("lost", answer(b"", 201))]
    assert reports.tell_printed(NOTICE) is Told.TOLD


def test_the_first_look_at_prints_is_needed(archive, reports, server) -> None:
    archive.report("r1")
    server.routes["GET Provenance"] = 403
    assert reports.tell_printed(NOTICE) == Failure(Code.HOSPITAL_REFUSED, {"status": 403})
    assert archive.sent == []


# a second print


def test_another_terminal_was_first(archive, reports) -> None:
    archive.report("r1")
    archive.printed("p1")
    assert reports.tell_printed(NOTICE) is Told.PRINTED_BEFORE
    assert archive.sent == []


@pytest.mark.parametrize("searchable", [True, False])
def test_the_hospital_refuses_the_second(archive, reports, server, searchable) -> None:
    """Both looked before either had told."""
    archive.report("r1")
    archive.printed("p1")
    archive.searchable = searchable
    server.routes["GET Provenance"] = [archive.bundle(), server.routes["GET Provenance"]]
    assert reports.tell_printed(NOTICE) is Told.PRINTED_BEFORE
    assert len(archive.sent) == len(archive.provenances) == 1


def test_a_hospital_without_such_a_rule(archive, reports, server) -> None:
    """Then the older one counts, by the hospital's clock, for both terminals and for ever."""
    archive.report("r1")
    archive.once = False
    other = noticed(number="T02-20300305-000003", terminal="T02")
    assert reports.tell_printed(other) is Told.TOLD
    server.routes["GET Provenance"] = [archive.bundle(), server.routes["GET Provenance"]]
    assert reports.tell_printed(NOTICE) is Told.PRINTED_BEFORE
    assert len(archive.provenances) == 2
    for _ in range(2):
        assert reports.tell_printed(other) is Told.TOLD
        assert reports.tell_printed(NOTICE) is Told.PRINTED_BEFORE
    assert len(archive.provenances) == 2


def test_the_answer_tells_what_searches_do_not_yet(archive, reports, server) -> None:
    """A print that came after this one is found before it: the second is the other."""
    archive.report("r1")
    archive.once = False
    later = archive.printed("p1", meta={"lastUpdated": "2030-03-05T23:00:00Z"})
    archive.withdraw("Provenance", "p1")
    server.routes["GET Provenance"] = [archive.bundle(), archive.bundle(later)]
    assert reports.tell_printed(NOTICE) is Told.TOLD


def test_a_duplicate_by_a_rule_of_the_hospitals_own(archive, reports) -> None:
    archive.report("r1")
    issue = {"severity": "error", "code": "duplicate"}
    archive.posts = [(422, {"resourceType": "OperationOutcome", "issue": [issue]})]
    assert reports.tell_printed(NOTICE) is Told.PRINTED_BEFORE


@pytest.mark.parametrize("status", [400, 401, 403, 404, 412, 422])
def test_a_hospital_that_refuses(archive, reports, status) -> None:
    archive.report("r1")
    archive.posts = [status, status]
    refused = Failure(Code.HOSPITAL_REFUSED, {"status": status})
    assert reports.tell_printed(NOTICE) == refused
    assert len(archive.sent) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"activity": {"coding": [{"system": "urn:yima:fhir:activity", "code": "reprint"}]}},
        {"activity": {"coding": [{"code": "CREATE"}]}},
        {"recorded": "2030-03-04T09:30:00+08:00"},  # of the edition before
    ],
)
def test_what_is_no_first_print(archive, reports, other) -> None:
    archive.report("r1")
    archive.once = False
    archive.printed("p1", **other)
    assert reports.tell_printed(NOTICE) is Told.TOLD


# editions


def test_an_amended_report_is_another_edition(archive, reports, me) -> None:
    archive.report("r1")
    assert reports.tell_printed(NOTICE) is Told.TOLD
    later = datetime(2030, 3, 5, 11, tzinfo=BEIJING)
    archive.report("r1", status="amended", issued=later.isoformat())
    assert reports.printed(me, [head(issued=later)]) == {}
    second = noticed(
        number="T01-20300305-000018",
        edition=f"amended:{later.isoformat()}",
        printed_at=later + timedelta(hours=1),
    )
    assert reports.tell_printed(second) is Told.TOLD
    assert reports.printed(me, [head(issued=later)]) == {"r1": later + timedelta(hours=1)}
    assert reports.tell_printed(NOTICE) is Told.TOLD


def test_a_print_of_the_next_edition_is_no_rival_of_one_told_late(archive, reports) -> None:
    """The terminal was off for a day; the report was amended, and printed elsewhere, meanwhile."""
    archive.report("r1", status="amended", issued="2030-03-06T08:00:00+08:00")
    archive.once = False
    archive.printed("p1", recorded="2030-03-06T09:00:00+08:00")
    for _ in range(2):
        assert reports.tell_printed(NOTICE) is Told.TOLD
    assert len(archive.sent) == 1


# whose it is, and whether it is there


def test_a_report_that_is_gone(archive, reports) -> None:
    assert reports.tell_printed(NOTICE) == Failure(Code.REPORT_GONE)
    assert archive.sent == []


def test_a_report_that_has_gone_since(archive, reports) -> None:
    archive.report("r1")
    assert reports.tell_printed(NOTICE) is Told.TOLD
    archive.withdraw("DiagnosticReport", "r1")
    assert reports.tell_printed(NOTICE) is Told.TOLD


def test_a_withdrawn_report_was_printed_all_the_same(archive, reports) -> None:
    archive.report("r1", status="entered-in-error")
    assert reports.tell_printed(NOTICE) is Told.TOLD


def test_a_report_of_another(archive, reports) -> None:
    archive.report("r1", subject={"reference": "Patient/other"})
    assert reports.tell_printed(NOTICE) == Failure(Code.WRONG_PATIENT)
    assert archive.sent == []


# which were printed


def test_printed(server, archive, reports, me) -> None:
    for n in range(50):
        archive.report(f"r{n}")
    archive.printed("p1", "r3", recorded="2030-03-04T12:30:00+08:00")
    archive.printed("p2", "r49", recorded="2030-03-04T09:30:00+08:00")
    found = reports.printed(me, [head(f"r{n}") for n in range(50)])
    assert found == {"r3": datetime(2030, 3, 4, 12, 30, tzinfo=BEIJING)}
    assert len(server.queries("Provenance")) == 2
    assert reports.printed(me, []) == {}


@pytest.mark.parametrize("status", [400, 403, 503])
def test_a_hospital_that_does_not_say_is_no_hospital_that_says_no(
    server, reports, me, status
) -> None:
    server.routes["GET Provenance"] = status
    assert isinstance(reports.printed(me, [head()]), Failure)


def test_a_print_at_an_unknown_time_is_no_answer(archive, reports, me) -> None:
    archive.printed("p1", recorded="lately", meta={})
    failure = reports.printed(me, [head()])
    assert failure == Failure(Code.HOSPITAL_BAD_ANSWER, {"what": "Provenance.recorded"})


def test_a_server_that_ignores_what_it_is_asked(server, archive, reports, me) -> None:
    others = [archive.printed(f"p{n}", f"x{n}") for n in range(3)]
    server.routes["GET Provenance"] = archive.bundle(*others)
    assert reports.printed(me, [head()]) == {}


def test_paper_of_before_it_was_amended_does_not_keep_the_right_one_back(
    archive, reports, me
) -> None:
    """Amended while the old edition was printing: it came out after the new one was released."""
    archive.report("r1")
    archive.once = False
    amended = NOTICE.printed_at - timedelta(minutes=1)
    archive.report("r1", status="corrected", issued=amended.isoformat())
    assert reports.tell_printed(NOTICE) is Told.TOLD
    assert reports.printed(me, [head(issued=amended)]) == {}


def test_a_clock_that_was_ahead_does_not_keep_the_next_edition_back(archive, reports, me) -> None:
    archive.report("r1")
    assert reports.tell_printed(noticed(printed_at=ISSUED + timedelta(days=300))) is Told.TOLD
    later = ISSUED + timedelta(days=1)
    archive.report("r1", status="corrected", issued=later.isoformat())
    assert reports.printed(me, [head(issued=later)]) == {}
    assert reports.printed(me, [head()]) != {}


def test_an_edition_that_cannot_be_read_counts_by_when_it_was_recorded(
    archive, reports, me
) -> None:
    archive.report("r1")
    strange = [{"url": "urn:yima:fhir:edition", "valueInstant": "yesterday"}]
    archive.printed("p1", extension=strange)
    assert reports.printed(me, [head()]) != {}
