"""New reports, counted before anybody has asked for one: by as little as the hospital can be asked."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from kiosk.reasons import Code, Failure

BEIJING = timezone(timedelta(hours=8))
SINCE = datetime(2030, 2, 20, 9, tzinfo=BEIJING)
EDITION = "final:2030-03-04T02:00:00+00:00"


@pytest.fixture
def counted(reports, me) -> Any:
    return lambda: reports.new_editions(me, SINCE)


def asked_for(archive: Any, kind: str) -> list[dict[str, list[str]]]:
    targets = [urlsplit(one.target) for one in archive.server.scripted.asked]
    return [parse_qs(target.query) for target in targets if target.path.endswith(f"/{kind}")]


def test_a_report_of_these_weeks_that_nobody_has_printed_is_new(archive, counted) -> None:
    archive.report("r1")
    assert counted() == {"r1": EDITION}


@pytest.mark.parametrize("status", ["registered", "partial", "preliminary", "cancelled"])
@pytest.mark.parametrize("lenient", [False, True])
def test_what_is_not_finished_is_not(archive, counted, status: str, lenient: bool) -> None:
    archive.report("r1", status=status)
    archive.lenient = lenient
    assert counted() == {}


@pytest.mark.parametrize("lenient", [False, True])
def test_what_is_older_is_not(archive, counted, lenient: bool) -> None:
    archive.report("old", issued="2030-02-20T08:59:59+08:00")
    archive.report("new", issued="2030-02-20T09:00:00+08:00")
    archive.lenient = lenient
    assert list(counted()) == ["new"]


def test_what_was_printed_is_not_unless_it_was_amended_since(archive, counted) -> None:
    archive.report("r1")
    archive.report("r2", status="amended", issued="2030-03-05T10:00:00+08:00")
    archive.printed("p1", "r1")
    archive.printed("p2", "r2")
    assert counted() == {"r2": "amended:2030-03-05T02:00:00+00:00"}


def test_no_more_is_asked_for_than_a_count_needs(archive, counted) -> None:
    archive.report("r1", "o1")
    counted()
    (reports,) = asked_for(archive, "DiagnosticReport")
    assert reports["_elements"] == ["subject,status,issued"]
    assert reports["issued"] == ["ge2030-02-20T01:00:00Z"]
    assert {"_include", "_revinclude"}.isdisjoint(reports)
    assert asked_for(archive, "Provenance") == [
        {"target": ["DiagnosticReport/r1"], "_count": ["50"]}
    ]


def test_where_there_is_none_prints_are_not_asked_for(archive, counted) -> None:
    assert counted() == {}
    assert asked_for(archive, "Provenance") == []


def test_somebody_elses_report_ends_it(archive, counted, told) -> None:
    told(archive.report("r1", subject={"reference": "Patient/other"}))
    assert counted() == Failure(Code.WRONG_PATIENT)


def test_many_pages_are_not_counted_through(archive, counted) -> None:
    for number in range(5):
        archive.report(f"r{number}")
    archive.page = 2
    assert isinstance(counted(), Failure)


def test_where_prints_cannot_be_told_nothing_is_said(archive, counted) -> None:
    archive.report("r1")
    archive.server.routes["GET Provenance"] = 503
    assert isinstance(counted(), Failure)
