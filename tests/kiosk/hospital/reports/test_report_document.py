"""A report from a file: whatever a hospital exports, and a reason for whatever is none."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.hospital.report_document import read_document
from kiosk.reports.report import Holder, Report

SECTIONS = "http://terminology.hl7.org/CodeSystem/v2-0074"
MR = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0203", "code": "MR"}]}


def patient(**changes: Any) -> dict[str, Any]:
    return {
        "resourceType": "Patient",
        "id": "p1",
        "name": [{"text": "张小明"}],
        "identifier": [{"type": MR, "value": "0012345678"}],
        "gender": "female",
        **changes,
    }


def observation(**changes: Any) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "id": "o1",
        "status": "final",
        "code": {"text": "白细胞计数"},
        "subject": {"reference": "Patient/p1"},
        "valueQuantity": {"value": 5.5, "unit": "10*9/L"},
        **changes,
    }


def report(**changes: Any) -> dict[str, Any]:
    whole = {
        "resourceType": "DiagnosticReport",
        "id": "r1",
        "status": "final",
        "category": [{"coding": [{"system": SECTIONS, "code": "HM"}]}],
        "code": {"text": "血常规"},
        "subject": {"reference": "Patient/p1"},
        "issued": "2030-03-04T10:00:00+08:00",
        "performer": [{"reference": "Practitioner/d1"}],
        "result": [{"reference": "Observation/o1"}],
        **changes,
    }
    return {name: value for name, value in whole.items() if value is not None}


def bundle(kind: str, *resources: dict[str, Any]) -> dict[str, Any]:
    entries = [{"resource": each} for each in resources]
    return {"resourceType": "Bundle", "type": kind, "entry": entries}


def read(document: Any, *, full: bool = False) -> tuple[Report, Holder] | str:
    return read_document(json.dumps(document).encode(), full=full)


def whole(document: Any, *, full: bool = False) -> tuple[Report, Holder]:
    found = read(document, full=full)
    assert isinstance(found, tuple), found
    return found


@pytest.mark.parametrize("kind", ["collection", "document", "searchset", "transaction"])
def test_a_bundle(kind) -> None:
    doctor = {"resourceType": "Practitioner", "id": "d1", "name": [{"text": "李建华"}]}
    found, holder = whole(bundle(kind, patient(), report(), observation(), doctor))
    assert (found.head.title, found.head.results, found.author) == ("血常规", 1, "李医生")
    assert found.results[0].quantity.text == "5.5"
    assert (holder.name, holder.record_number, holder.sex) == ("张*明", "******5678", "女")


def test_the_whole_name_where_it_is_wanted() -> None:
    _, holder = whole(bundle("collection", patient(), report(), observation()), full=True)
    assert (holder.name, holder.masked_name, holder.record_number) == (
        "张小明",
        "张*明",
        "0012345678",
    )


def test_resources_that_have_no_ids_yet() -> None:
    """A transaction refers to what it brings by addresses made up for the purpose."""
    names = {"Patient": "urn:uuid:1", "Observation": "urn:uuid:2", "DiagnosticReport": "urn:uuid:3"}
    mine = {"subject": {"reference": "urn:uuid:1"}}
    made = [
        report(id=None, result=[{"reference": "urn:uuid:2"}], **mine),
        observation(**mine),
        patient(),
    ]
    for each in made[1:]:
        del each["id"]
    document = bundle("transaction", *made)
    for entry in document["entry"]:
        entry["fullUrl"] = names[entry["resource"]["resourceType"]]
    found, holder = whole(document)
    assert (found.head.id, found.head.results, holder.masked_name) == ("entry-1", 1, "张*明")


def test_absolute_addresses() -> None:
    base = "https://fhir.hospital.example/r4"
    mine = {"subject": {"reference": f"{base}/Patient/p1"}}
    made = (
        report(result=[{"reference": f"{base}/Observation/o1"}], **mine),
        observation(),
        patient(),
    )
    document = bundle("searchset", *made)
    for entry in document["entry"]:
        resource = entry["resource"]
        entry["fullUrl"] = f"{base}/{resource['resourceType']}/{resource['id']}"
    assert whole(document)[0].head.results == 1


@pytest.mark.parametrize("subject", [None, {"reference": "#p1"}])
def test_a_report_by_itself(subject) -> None:
    inner = observation()
    inner.pop("subject")
    if subject:
        inner["subject"] = subject
    found, holder = whole(
        report(
            contained=[patient(), inner],
            subject={"reference": "#p1"},
            result=[{"reference": "#o1"}],
        )
    )
    assert [result.name for result in found.results] == ["白细胞计数"]
    assert (holder.masked_name, holder.sex) == ("张*明", "女")


def test_a_patient_who_is_not_in_the_file() -> None:
    named = {"reference": "Patient/p1", "display": "张小明"}
    _, holder = whole(bundle("collection", report(subject=named), observation()))
    assert (holder.name, holder.record_number) == ("张*明", "")


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ([], "the file is no FHIR resource"),
        ({"resourceType": 5}, "neither a DiagnosticReport nor a Bundle that may hold one"),
        (patient(), "neither a DiagnosticReport nor a Bundle that may hold one"),
        (bundle("history"), "neither a DiagnosticReport nor a Bundle that may hold one"),
        (bundle("collection"), "one DiagnosticReport is wanted, and there are 0"),
        (
            bundle("collection", report(), report(id="r2")),
            "one DiagnosticReport is wanted, and there are 2",
        ),
        (report(status="preliminary"), "the report is not finished: its status is preliminary"),
        (report(status="done"), "DiagnosticReport.status"),
        (report(id="表"), "DiagnosticReport.id is no FHIR id"),
        (report(subject=None), "DiagnosticReport.subject names no Patient"),
        (report(subject={"reference": "#x"}), "DiagnosticReport.subject names no Patient"),
        (report(subject={"reference": "Group/1"}), "DiagnosticReport.subject names no Patient"),
        (report(), "not in the file: 1 of the report's results"),
        (report(issued=None, result=[]), "DiagnosticReport.issued"),
        (
            bundle("collection", report(), observation(subject={"reference": "Patient/p2"})),
            "a result has another subject than the report, or none",
        ),
    ],
)
def test_why_there_is_no_report(document, reason) -> None:
    assert read(document) == reason


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b'\xff\xfe{"resourceType": "Bundle"}',
        b'{"resourceType": "Bundle", "resourceType": "Bundle"}',
        b'{"resourceType": "Bundle", "total": NaN}',
        b'{"resourceType": "Bundle", "total": 1e99999999999999999999}',
        b"[" * 100_000,
    ],
)
def test_garbage(data) -> None:
    assert read_document(data, full=True) == "the file is not strict JSON in UTF-8"


def test_a_file_that_is_too_large() -> None:
    assert read_document(b" " * (33 << 20), full=True) == "the file is larger than 32 MiB"


def test_more_entries_than_a_report_has() -> None:
    assert read(bundle("collection", *[{}] * 10_001)) == "more than 10000 entries"


_ODD = st.sampled_from(
    [None, True, -1, 10**40, 1.5, "", "x", "#p1", "Patient/p1", [], {}, [[]], [None], {"reference": 1}, {"value": "x"}]
)  # fmt: skip


@settings(deadline=None)  # machines are shared
@given(st.randoms(use_true_random=False), st.lists(_ODD, min_size=1, max_size=3))
def test_whatever_is_odd_in_it_gives_a_report_or_a_reason(chance: random.Random, odd) -> None:
    usual = {"low": {"value": 3.5}, "high": {"value": 9.5}, "text": "3.5-9.5"}
    said = [{"coding": [{"code": "H"}]}]
    panel = observation(id="o2", component=[{"code": {"text": "甲"}, "valueString": "阴性"}])
    document: Any = bundle(
        "collection",
        patient(),
        report(
            basedOn=[{"reference": "ServiceRequest/s1"}],
            presentedForm=[{"contentType": "application/pdf", "size": 5}],
            result=[{"reference": "Observation/o1"}, {"reference": "Observation/o2"}],
            conclusion="未见异常",
        ),
        observation(referenceRange=[usual], interpretation=said, note=[{"text": "复查"}]),
        panel,
        {"resourceType": "ServiceRequest", "id": "s1", "requester": {"display": "李"}},
    )
    document = json.loads(json.dumps(document))
    for each in odd:
        _put(document, json.loads(json.dumps(each)), chance)
    found = read(document)
    assert isinstance(found, str) == (not isinstance(found, tuple))
    if isinstance(found, str):
        assert found
        assert "\n" not in found


def _put(document: Any, odd: Any, chance: random.Random) -> None:
    """Somewhere."""
    here = document
    while True:
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        if not keys:
            return
        key = chance.choice(keys)
        inner = here[key]
        if not isinstance(inner, dict | list) or chance.random() < 0.15:
            here[key] = odd
            return
        here = inner
