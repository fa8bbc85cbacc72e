"""What the adapter makes of answers that are odd, broken or hostile."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain import (
    Appointment,
    IdentifierSystem,
    Patient,
    PatientId,
    PatientIdentifier,
    Place,
    QueuePlace,
    Visit,
)
from kiosk.reasons import Code, Failure

RESOURCES = json.loads(Path(__file__).with_name("resources.json").read_text(encoding="utf-8"))
ME = Patient(PatientId("me"), "张*明", "张")
BEIJING = timezone(timedelta(hours=8))
CARD = "ab" * 32
IDENTIFIER = PatientIdentifier(IdentifierSystem.HEALTH_CARD, CARD)
DAY = date(2030, 3, 5)


def patient(**changes: Any) -> dict[str, Any]:
    return {**RESOURCES["patient"], **changes}


def appointment(*actors: Any, **changes: Any) -> dict[str, Any]:
    taking_part = [{"actor": actor, "status": "accepted"} for actor in actors]
    own = RESOURCES["appointment"]
    return {**own, **({"participant": taking_part} if actors else {}), **changes}


def encounter(**changes: Any) -> dict[str, Any]:
    return {**RESOURCES["encounter"], **changes}


def bundle(*resources: Any, **changes: Any) -> dict[str, Any]:
    entries = [{"resource": r} for r in resources]
    return {"resourceType": "Bundle", "type": "searchset", "entry": entries, **changes}


def code(result: object) -> Code:
    assert isinstance(result, Failure), result
    return result.code


# identify


def test_a_patient_is_found_and_masked(server, hospital) -> None:
    server.routes["GET Patient"] = bundle(patient())
    assert hospital.find_patient(IDENTIFIER) == ME
    assert ("identifier", f"urn:cn:ehc:card-id|{CARD}") in server.queries("Patient")[0]


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        ([], Code.PATIENT_UNKNOWN),
        ([patient(active=False)], Code.PATIENT_UNKNOWN),
        ([patient(), patient(id="other")], Code.PATIENT_AMBIGUOUS),
        ([patient(identifier=[{"system": "urn:cn:ehc:card-id", "value": "cd" * 32}])], Code.WRONG_PATIENT),
        ([patient(identifier=[{"system": "urn:other", "value": CARD}])], Code.WRONG_PATIENT),
        ([patient(identifier="junk")], Code.WRONG_PATIENT),
        ([patient(), patient(id="other", identifier=[])], Code.WRONG_PATIENT),
        ([patient(id="../x")], Code.HOSPITAL_BAD_ANSWER),
        ([patient(id=7)], Code.HOSPITAL_BAD_ANSWER),
    ],
)  # fmt: skip
def test_who_is_not_clear_is_not_greeted(server, hospital, found, reason) -> None:
    server.routes["GET Patient"] = bundle(*found)
    assert code(hospital.find_patient(IDENTIFIER)) is reason


@pytest.mark.parametrize(
    ("system", "uri"),
    [
        (IdentifierSystem.HEALTH_CARD, "urn:cn:ehc:card-id"),
        (IdentifierSystem.INSURANCE, "urn:cn:nhsa:psn-no"),
        (IdentifierSystem.IDENTITY_DOCUMENT, "urn:oid:2.16.156.10011.1.3"),
    ],
)
def test_each_system_is_asked_for_and_checked_as_itself(server, hospital, system, uri) -> None:
    server.routes["GET Patient"] = bundle(patient(identifier=[{"system": uri, "value": "99"}]))
    assert hospital.find_patient(PatientIdentifier(system, "99")) == ME
    assert ("identifier", f"{uri}|99") in server.queries("Patient")[0]
    server.routes["GET Patient"] = bundle(patient(identifier=[{"system": "urn:x", "value": "99"}]))
    assert code(hospital.find_patient(PatientIdentifier(system, "99"))) is Code.WRONG_PATIENT


def test_a_record_that_was_merged_away_does_not_make_it_ambiguous(server, hospital) -> None:
    server.routes["GET Patient"] = bundle(patient(), patient(id="old", active=False))
    assert hospital.find_patient(IDENTIFIER) == ME


@pytest.mark.parametrize(
    "body",
    [
        patient(),
        {"resourceType": "Bundle", "type": "collection"},
        {"resourceType": "Bundle"},
        {},
        bundle({"resourceType": "Practitioner", "id": "me"}),
    ],
)
def test_what_is_no_answer_to_the_question(server, hospital, body) -> None:
    for entry in body.get("entry", ()):
        entry["search"] = {"mode": "match"}
    server.routes["GET Patient"] = body
    assert code(hospital.find_patient(IDENTIFIER)) is Code.HOSPITAL_BAD_ANSWER


def test_outcomes_among_the_matches_are_passed_over(server, hospital) -> None:
    server.routes["GET Patient"] = bundle({"resourceType": "OperationOutcome"}, patient())
    assert hospital.find_patient(IDENTIFIER) == ME


# pages


def test_pages_are_followed(server, hospital) -> None:
    following = {"relation": "next", "url": f"{server.base_url}/Patient?page=2"}
    server.routes["GET Patient"] = [bundle(link=[following]), bundle(patient())]
    assert hospital.find_patient(IDENTIFIER) == ME
    assert server.queries("Patient")[1] == [("page", "2")]


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:1/fhir/Patient?page=2", "file:///etc/passwd", "/other", "//evil.example/fhir", 7],
)  # fmt: skip
def test_pages_of_another_server_are_not_followed(server, hospital, url) -> None:
    server.routes["GET Patient"] = bundle(patient(), link=[{"relation": "next", "url": url}])
    assert code(hospital.find_patient(IDENTIFIER)) is Code.HOSPITAL_BAD_ANSWER


def test_endless_pages_end(server, hospital) -> None:
    link = {"relation": "next", "url": f"{server.base_url}/Patient?again"}
    server.routes["GET Patient"] = bundle(link=[link])
    assert code(hospital.find_patient(IDENTIFIER)) is Code.HOSPITAL_BAD_ANSWER
    assert len(server.queries("Patient")) == 20


# appointments


def test_today_is_the_hospitals_day_whatever_the_servers_zone(server, hospital) -> None:
    in_utc = appointment(id="a1", start="2030-03-04T16:00:00Z", end="2030-03-04T16:30:00Z")
    late = appointment(id="a2", start="2030-03-05T15:59:00Z", end="2030-03-05T16:29:00Z")
    tomorrow = appointment(id="a3", start="2030-03-05T16:00:00Z", end="2030-03-05T16:30:00Z")
    server.routes["GET Appointment"] = bundle(tomorrow, late, in_utc)
    found = hospital.appointments(ME, DAY)
    assert [a.id for a in found] == ["a1", "a2"]
    assert found[0].start == datetime(2030, 3, 4, 16, tzinfo=UTC)
    query = server.queries("Appointment")[0]
    assert [v for n, v in query if n == "date"] == [
        "ge2030-03-04T16:00:00Z",
        "lt2030-03-05T16:00:00Z",
    ]
    assert ("patient", "Patient/me") in query


def test_an_appointment_with_everything_included(server, hospital) -> None:
    doctor = {"resourceType": "Practitioner", "id": "d1", "name": [{"text": "李建华"}]}
    room = {
        "resourceType": "Location",
        "id": "r1",
        "name": "12诊室",
        "description": "出门\u202e左转",
    }
    actors = ("Patient/me", "Practitioner/d1", f"{server.base_url}/Location/r1")
    asked = appointment(*({"reference": a} for a in actors))
    server.routes["GET Appointment"] = bundle(asked, doctor, room)
    assert hospital.appointments(ME, DAY) == (
        Appointment(
            id="a1",
            version="3",
            department="心内科",
            doctor="李医生",
            start=datetime(2030, 3, 5, 10, tzinfo=BEIJING),
            end=datetime(2030, 3, 5, 10, 30, tzinfo=BEIJING),
            place=Place("r1", "12诊室", "出门左转"),
        ),
    )
    assert len(server.scripted.asked) == 1


def test_what_is_not_included_is_fetched_and_what_is_deleted_left_out(server, hospital) -> None:
    actors = (
        {"reference": "Patient/me"},
        {"reference": "Practitioner/d1"},
        {"reference": "Location/r1"},
    )
    server.routes["GET Appointment"] = bundle(appointment(*actors))
    server.routes["GET Practitioner/d1"] = 410
    server.routes["GET Location/r1"] = {"resourceType": "Location", "id": "r1", "name": "12诊室"}
    (found,) = hospital.appointments(ME, DAY)
    assert (found.doctor, found.place) == ("", Place("r1", "12诊室"))
    server.routes["GET Location/r1"] = 403
    (found,) = hospital.appointments(ME, DAY)
    assert found.place == Place("r1", "")
    server.routes["GET Location/r1"] = 500
    assert code(hospital.appointments(ME, DAY)) is Code.HOSPITAL_ERROR


def test_contained_and_displayed_actors_need_no_fetching(server, hospital) -> None:
    room = {"resourceType": "Location", "id": "room", "name": "12诊室"}
    actors = (
        {"reference": "Patient/me"},
        {"reference": "PractitionerRole/x", "display": "李建华 主任医师"},
        {"reference": "#room"},
    )
    server.routes["GET Appointment"] = bundle(appointment(*actors, contained=[room]))
    (found,) = hospital.appointments(ME, DAY)
    assert (found.doctor, found.place) == ("李建华 主任医师", Place("", "12诊室"))


@pytest.mark.parametrize(
    "actor",
    [
        "Patient/other",
        "http://elsewhere.example/fhir/Patient/me",
        "Practitioner/me",
        "#me",
        "",
        None,
    ],
)
def test_one_appointment_of_somebody_else_spoils_the_whole_answer(server, hospital, actor) -> None:
    other = appointment({"reference": actor}, id="a2")
    server.routes["GET Appointment"] = bundle(appointment(), other)
    assert hospital.appointments(ME, DAY) == Failure(Code.WRONG_PATIENT)


def test_statuses_nobody_asked_for_are_left_out(server, hospital) -> None:
    server.routes["GET Appointment"] = bundle(appointment(status="cancelled"))
    assert hospital.appointments(ME, DAY) == ()


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"status": "no-such"}, "Appointment.status"),
        ({"status": ["booked"]}, "Appointment.status"),
        ({"meta": {}}, "Appointment.meta.versionId"),
        ({"meta": {"versionId": '3", "4'}}, "Appointment.meta.versionId"),
        ({"start": "2030-03-05T10:00:00"}, "Appointment.start"),
        ({"start": "2030-03-05"}, "Appointment.start"),
        ({"start": "2030-13-05T10:00:00Z"}, "Appointment.start"),
        ({"start": None}, "Appointment.start"),
        ({"end": "2030-03-05T09:00:00+08:00"}, "Appointment.end"),
        ({"id": "a/1"}, "Appointment.id"),
    ],
)
def test_malformed_appointments_are_named_by_element(server, hospital, changes, what) -> None:
    server.routes["GET Appointment"] = bundle(appointment(**changes))
    assert hospital.appointments(ME, DAY) == Failure(Code.HOSPITAL_BAD_ANSWER, {"what": what})


def test_an_appointment_without_end_has_its_duration(server, hospital) -> None:
    lasting = appointment(minutesDuration=20)
    del lasting["end"]
    server.routes["GET Appointment"] = bundle(lasting)
    (found,) = hospital.appointments(ME, DAY)
    assert found.end - found.start == timedelta(minutes=20)


# visits and queue


def test_visits_of_today_that_wait(server, hospital) -> None:
    yesterday = encounter(id="e0", period={"start": "2030-03-04T09:00:00+08:00"})
    finished = encounter(id="e2", status="finished")
    server.routes["GET Encounter"] = bundle(encounter(), yesterday, finished)
    server.routes["GET Location/r1"] = 404
    (visit,) = hospital.visits(ME, DAY)
    assert (visit.id, visit.number, visit.place) == ("e1", "A017", Place("r1", "12诊室"))


@pytest.mark.parametrize("subject", [{"reference": "Patient/other"}, {}, None, "Patient/me"])
def test_visits_of_somebody_else_are_not_shown(server, hospital, subject) -> None:
    server.routes["GET Encounter"] = bundle(encounter(), encounter(subject=subject))
    assert hospital.visits(ME, DAY) == Failure(Code.WRONG_PATIENT)


ROOM = Place("r1", "12诊室")


def visit(place: Place | None = ROOM) -> Visit:
    arrived = datetime(2030, 3, 5, 9, 30, 0, 250_000, BEIJING)
    return Visit("e1", "A017", "心内科", "李医生", arrived, place)


def test_the_queue_is_counted_by_the_server(server, hospital) -> None:
    wait = [{"url": "urn:yima:fhir:expected-wait-minutes", "valueInteger": 18}]
    server.routes["GET Encounter/e1"] = encounter(extension=wait)
    server.routes["GET Encounter"] = {"resourceType": "Bundle", "type": "searchset", "total": 3}
    assert hospital.queue_place(visit(), DAY) == QueuePlace(3, 18)
    query = server.queries("Encounter")[0]
    assert {
        ("location", "Location/r1"),
        ("status", "arrived"),
        ("_summary", "count"),
        ("date", "sa2030-03-04T15:59:59Z"),
        ("date", "lt2030-03-05T01:30:00.250Z"),
    } <= set(query)


@pytest.mark.parametrize("no_total", [400, {"resourceType": "Bundle", "type": "searchset"}])
def test_without_a_total_the_entries_are_counted(server, hospital, no_total) -> None:
    before = encounter(id="e2", period={"start": "2030-03-05T09:00:00+08:00"})
    after = encounter(id="e3", period={"start": "2030-03-05T09:31:00+08:00"})
    forgotten = encounter(id="e4", period={"start": "2030-03-01T09:00:00+08:00"})
    server.routes["GET Encounter/e1"] = encounter()
    server.routes["GET Encounter"] = [no_total, bundle(before, encounter(), after, forgotten)]
    assert hospital.queue_place(visit(), DAY) == QueuePlace(1, None)


@pytest.mark.parametrize(
    ("state", "place"),
    [
        (404, QueuePlace()),
        (encounter(status="finished"), QueuePlace()),
        (encounter(status="in-progress"), QueuePlace(0, 0)),
        (encounter(extension=[{"url": "urn:yima:fhir:expected-wait-minutes", "valueInteger": True}]), QueuePlace()),
    ],
)  # fmt: skip
def test_where_nothing_is_known_nothing_is_said(server, hospital, state, place) -> None:
    server.routes["GET Encounter/e1"] = state
    assert hospital.queue_place(visit(place=None), DAY) == place


# life signs


@pytest.mark.parametrize(("status", "alive"), [(200, True), (404, True), (401, True), (503, False)])
def test_a_probe_tells_whether_anybody_is_there(server, hospital, status, alive) -> None:
    server.routes["GET metadata"] = (status, {})
    assert hospital.probe() is alive
