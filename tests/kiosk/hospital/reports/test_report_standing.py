"""What is not finished yet, and what was printed already, in the list of reports."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from kiosk.reports.report import PendingReport, ReportKind

BEIJING = timezone(timedelta(hours=8))


def at(day: int, hour: int) -> datetime:
    return datetime(2030, 3, day, hour, tzinfo=BEIJING)


# what is not finished


def expected(moment: str) -> dict[str, Any]:
    return {"extension": [{"url": "urn:yima:fhir:expected-at", "valueDateTime": moment}]}


def test_pending_reports_soonest_first(archive, listed) -> None:
    late = expected("2030-03-06T16:00:00+08:00")
    archive.report("r1", status="registered", **late)
    archive.report("r2", status="preliminary", **expected("2030-03-05T11:00:00+08:00"))
    archive.report("r3", status="partial", **expected("soon"))
    archive.report(
        "r4",
        status="registered",
        effectiveDateTime=None,
        issued=None,
        basedOn=[{"reference": "ServiceRequest/s1"}],
    )
    order = {"resourceType": "ServiceRequest", "id": "s1", "authoredOn": "2030-03-05", **late}
    archive.put(order)
    pending = listed().pending
    assert [each.id for each in pending] == ["r2", "r1", "r4", "r3"]
    kind, title = ReportKind.LABORATORY, "血常规"
    assert pending[0] == PendingReport("r2", kind, title, at(4, 8), at(5, 11))
    assert pending[2] == PendingReport("r4", kind, title, at(5, 0), at(6, 16))
    assert pending[3].expected is None


def test_a_hospital_that_does_not_show_what_is_not_finished(server, archive, listed) -> None:
    archive.report("r1")
    search = server.routes["GET DiagnosticReport"]
    server.routes["GET DiagnosticReport"] = lambda asked: (
        403 if "registered" in asked.target else search(asked)
    )
    found = listed()
    assert len(found.reports) == 1
    assert found.pending == ()


# prints


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({}, True),
        ({"activity": {"coding": [{"code": "print"}]}}, True),
        ({"activity": {"text": "自助打印"}}, True),
        ({"activity": {"coding": [{"code": "reprint"}]}}, False),
        ({"activity": {"text": "窗口补打"}}, False),
        ({"activity": {"coding": [{"code": "CREATE", "display": "create"}]}}, False),
        ({"recorded": "2030-03-04T09:59:59+08:00"}, False),  # of the edition before
        ({"recorded": "2030-03-04T10:00:00+08:00"}, True),
        ({"target": [{"reference": "DiagnosticReport/r1/_history/2"}]}, True),
        ({"target": [{"reference": "DiagnosticReport/r2"}]}, False),
        ({"target": [{"reference": "Patient/me"}]}, False),
        ({"recorded": "never"}, True),  # it was, and the server knows since when
    ],
)
def test_what_counts_as_printed(archive, listed, told, changes, counts) -> None:
    told(archive.report("r1"), archive.printed("p1", **changes))
    assert (listed().reports[0].printed_at is not None) is counts


def test_the_first_print_tells_when(archive, listed) -> None:
    archive.report("r1")
    archive.printed("p1", recorded="2030-03-04T12:00:00+08:00")
    archive.printed("p2", recorded="2030-03-04T11:00:00+08:00")
    assert listed().reports[0].printed_at == at(4, 11)


def test_nothing_of_the_list_is_in_a_query(server, archive, listed) -> None:
    archive.report("r1")
    listed()
    targets = [urlsplit(asked.target) for asked in server.scripted.asked]
    names = {name for target in targets for name, _ in parse_qsl(target.query)}
    assert names == {"patient", "status", "target", "_include", "_revinclude", "_sort", "_count"}
