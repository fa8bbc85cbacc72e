"""What the adapter makes of servers that behave in odd, broken or hostile ways."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from kiosk.domain import Appointment, CardId, Patient, PatientId, Place, QueuePlace, Visit
from kiosk.hospital.fhir import FhirHospital
from kiosk.reasons import Code, Failure

CARD = CardId("ab" * 32)
ME = Patient(PatientId("me"), "张*明", "张")
DAY = date(2030, 3, 5)
BEIJING = timezone(timedelta(hours=8))
NOW = datetime(2030, 3, 5, 9, 30, tzinfo=BEIJING)


class HospitalClock:
    """A hospital in Beijing, at half past nine."""

    def now(self) -> int:
        return int(NOW.timestamp())

    def monotonic(self) -> float:
        return 1000.0

    def local(self) -> datetime:
        return NOW


def patient(**changes: Any) -> dict[str, Any]:
    identifier = [{"system": "urn:cn:ehc:card-id", "value": CARD}]
    name = [{"text": "张小明"}]
    own = {"resourceType": "Patient", "id": "me", "identifier": identifier, "name": name}
    return {**own, **changes}


def appointment(*actors: Any, **changes: Any) -> dict[str, Any]:
    taking_part = actors or ({"reference": "Patient/me"},)
    return {
        "resourceType": "Appointment",
        "id": "a1",
        "meta": {"versionId": "3"},
        "status": "booked",
        "serviceType": [{"text": "心内科"}],
        "start": "2030-03-05T10:00:00+08:00",
        "end": "2030-03-05T10:30:00+08:00",
        "participant": [{"actor": actor, "status": "accepted"} for actor in taking_part],
        **changes,
    }


def encounter(**changes: Any) -> dict[str, Any]:
    return {
        "resourceType": "Encounter",
        "id": "e1",
        "identifier": [
            {"system": "urn:yima:check-in", "value": "a1"},
            {"type": {"coding": [{"code": "queue-ticket"}]}, "value": "A017"},
        ],
        "status": "arrived",
        "subject": {"reference": "Patient/me"},
        "period": {"start": "2030-03-05T09:30:00.250+08:00"},
        "location": [{"location": {"reference": "Location/r1", "display": "12诊室"}}],
        **changes,
    }


def bundle(*resources: Any, **changes: Any) -> dict[str, Any]:
    entries = [{"resource": r} for r in resources]
    return {"resourceType": "Bundle", "type": "searchset", "entry": entries, **changes}


class Server:
    """Routes "GET Patient" or "GET Patient/1" to answers; a list is worked off in turn."""

    def __init__(self, scripted: Any, answer: Callable[..., bytes]) -> None:
        self._answer = answer
        self.routes: dict[str, Any] = {}
        self.scripted = scripted(self._play)

    @property
    def base_url(self) -> str:
        url: str = self.scripted.base_url
        return url

    def _play(self, asked: Any) -> bytes:
        path = urlsplit(asked.target).path.removeprefix("/fhir").strip("/")
        route = self.routes.get(f"{asked.method} {path}", 404)
        if isinstance(route, list):
            route = route.pop(0) if len(route) > 1 else route[0]
        if callable(route):
            route = route(asked)
        if isinstance(route, bytes):
            return route
        if isinstance(route, tuple):
            return self._answer(route[1], route[0])
        return self._answer({}, route) if isinstance(route, int) else self._answer(route)

    def queries(self, kind: str) -> list[list[tuple[str, str]]]:
        """Parameters of the searches so far for this type."""
        urls = [urlsplit(a.target) for a in self.scripted.asked if a.method == "GET"]
        return [parse_qsl(u.query) for u in urls if u.path == f"/fhir/{kind}"]


@pytest.fixture
def server(serve, answer) -> Server:
    return Server(serve, answer)


@pytest.fixture
def hospital(server, client_of) -> FhirHospital:
    return FhirHospital(client_of(server.base_url), HospitalClock())


def code(result: object) -> Code:
    assert isinstance(result, Failure), result
    return result.code


# identify


def test_a_patient_is_found_and_masked(server, hospital):
    server.routes["GET Patient"] = bundle(patient())
    assert hospital.find_patient(CARD) == ME
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
def test_who_is_not_clear_is_not_greeted(server, hospital, found, reason):
    server.routes["GET Patient"] = bundle(*found)
    assert code(hospital.find_patient(CARD)) is reason


def test_a_record_that_was_merged_away_does_not_make_it_ambiguous(server, hospital):
    server.routes["GET Patient"] = bundle(patient(), patient(id="old", active=False))
    assert hospital.find_patient(CARD) == ME


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
def test_what_is_no_answer_to_the_question(server, hospital, body):
    for entry in body.get("entry", ()):
        entry["search"] = {"mode": "match"}
    server.routes["GET Patient"] = body
    assert code(hospital.find_patient(CARD)) is Code.HOSPITAL_BAD_ANSWER


def test_outcomes_among_the_matches_are_passed_over(server, hospital):
    server.routes["GET Patient"] = bundle({"resourceType": "OperationOutcome"}, patient())
    assert hospital.find_patient(CARD) == ME


# pages


def test_pages_are_followed(server, hospital):
    following = {"relation": "next", "url": f"{server.base_url}/Patient?page=2"}
    server.routes["GET Patient"] = [bundle(link=[following]), bundle(patient())]
    assert hospital.find_patient(CARD) == ME
    assert server.queries("Patient")[1] == [("page", "2")]


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:1/fhir/Patient?page=2", "file:///etc/passwd", "/other", "//evil.example/fhir", 7],
)  # fmt: skip
def test_pages_of_another_server_are_not_followed(server, hospital, url):
    server.routes["GET Patient"] = bundle(patient(), link=[{"relation": "next", "url": url}])
    assert code(hospital.find_patient(CARD)) is Code.HOSPITAL_BAD_ANSWER


def test_endless_pages_end(server, hospital):
    link = {"relation": "next", "url": f"{server.base_url}/Patient?again"}
    server.routes["GET Patient"] = bundle(link=[link])
    assert code(hospital.find_patient(CARD)) is Code.HOSPITAL_BAD_ANSWER
    assert len(server.queries("Patient")) == 20


# appointments


def test_today_is_the_hospitals_day_whatever_the_servers_zone(server, hospital):
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


def test_an_appointment_with_everything_included(server, hospital):
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


def test_what_is_not_included_is_fetched_and_what_is_deleted_left_out(server, hospital):
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


def test_contained_and_displayed_actors_need_no_fetching(server, hospital):
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
def test_one_appointment_of_somebody_else_spoils_the_whole_answer(server, hospital, actor):
    other = appointment({"reference": actor}, id="a2")
    server.routes["GET Appointment"] = bundle(appointment(), other)
    assert hospital.appointments(ME, DAY) == Failure(Code.WRONG_PATIENT)


def test_statuses_nobody_asked_for_are_left_out(server, hospital):
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
def test_malformed_appointments_are_named_by_element(server, hospital, changes, what):
    server.routes["GET Appointment"] = bundle(appointment(**changes))
    assert hospital.appointments(ME, DAY) == Failure(Code.HOSPITAL_BAD_ANSWER, {"what": what})


def test_an_appointment_without_end_has_its_duration(server, hospital):
    lasting = appointment(minutesDuration=20)
    del lasting["end"]
    server.routes["GET Appointment"] = bundle(lasting)
    (found,) = hospital.appointments(ME, DAY)
    assert found.end - found.start == timedelta(minutes=20)


# visits and queue


def test_visits_of_today_that_wait(server, hospital):
    yesterday = encounter(id="e0", period={"start": "2030-03-04T09:00:00+08:00"})
    finished = encounter(id="e2", status="finished")
    server.routes["GET Encounter"] = bundle(encounter(), yesterday, finished)
    server.routes["GET Location/r1"] = 404
    (visit,) = hospital.visits(ME, DAY)
    assert (visit.id, visit.number, visit.place) == ("e1", "A017", Place("r1", "12诊室"))


@pytest.mark.parametrize("subject", [{"reference": "Patient/other"}, {}, None, "Patient/me"])
def test_visits_of_somebody_else_are_not_shown(server, hospital, subject):
    server.routes["GET Encounter"] = bundle(encounter(), encounter(subject=subject))
    assert hospital.visits(ME, DAY) == Failure(Code.WRONG_PATIENT)


def visit(place: Place | None = Place("r1", "12诊室")) -> Visit:
    arrived = datetime(2030, 3, 5, 9, 30, 0, 250_000, BEIJING)
    return Visit("e1", "A017", "心内科", "李医生", arrived, place)


def test_the_queue_is_counted_by_the_server(server, hospital):
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
def test_without_a_total_the_entries_are_counted(server, hospital, no_total):
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
def test_where_nothing_is_known_nothing_is_said(server, hospital, state, place):
    server.routes["GET Encounter/e1"] = state
    assert hospital.queue_place(visit(place=None), DAY) == place


# sign-in

SHOWN = Appointment(
    "a1",
    "3",
    "心内科",
    "李医生",
    datetime(2030, 3, 5, 10, tzinfo=BEIJING),
    datetime(2030, 3, 5, 10, 30, tzinfo=BEIJING),
)
DONE = {
    "resourceType": "Bundle",
    "type": "transaction-response",
    "entry": [{"response": {"status": "200"}}, {"resource": encounter(), "response": {}}],
}


@pytest.fixture
def desk(server) -> Server:
    server.routes |= {
        "GET Appointment/a1": appointment(),
        "GET Encounter": bundle(),
        "GET Location/r1": 404,
        "POST ": DONE,
    }
    return server


def outcome(code: str, **words: Any) -> dict[str, Any]:
    return {
        "resourceType": "OperationOutcome",
        "issue": [{"severity": "error", "code": code, **words}],
    }


def test_sign_in_keeps_what_the_hospital_wrote(desk, hospital):
    extra = {"extension": [{"url": "urn:x", "valueDecimal": "@"}], "comment": "带病历"}
    raw = json.dumps(appointment(**extra)).replace('"@"', "1.10").encode()
    desk.routes["GET Appointment/a1"] = (200, raw)
    assert hospital.sign_in(ME, SHOWN).number == "A017"
    sent = (
        desk.scripted.asked[-1]
        if desk.scripted.asked[-1].method == "POST"
        else next(a for a in desk.scripted.asked if a.method == "POST")
    )
    assert b'"valueDecimal":1.10' in sent.body
    put, post = json.loads(sent.body)["entry"]
    assert put["resource"]["comment"] == "带病历"
    assert (put["resource"]["status"], put["request"]["ifMatch"]) == ("arrived", 'W/"3"')
    assert post["request"]["ifNoneExist"].startswith("identifier=urn:yima:check-in|a1&status=")


@pytest.mark.parametrize(
    "response",
    [
        {"resourceType": "Bundle", "type": "transaction-response"},
        {
            "resourceType": "Bundle",
            "type": "transaction-response",
            "entry": [{"response": {"status": "201", "location": "Encounter/e1/_history/1"}}],
        },
        b"<html>",
    ],
)
def test_an_answer_without_the_encounter_is_looked_up(desk, hospital, response):
    desk.routes |= {
        "POST ": (200, response) if isinstance(response, bytes) else response,
        "GET Encounter/e1": encounter(),
        "GET Encounter": bundle(encounter()),
    }
    assert hospital.sign_in(ME, SHOWN).number == "A017"


def test_a_number_given_a_moment_later_is_waited_for(desk, hospital):
    unnumbered = encounter(identifier=encounter()["identifier"][:1])
    done = {**DONE, "entry": [{"resource": unnumbered}]}
    desk.routes |= {"POST ": done, "GET Encounter/e1": encounter()}
    assert hospital.sign_in(ME, SHOWN).number == "A017"


@pytest.mark.parametrize(
    ("answer_to_post", "failure"),
    [
        ((412, {}), Failure(Code.APPOINTMENT_CHANGED)),
        ((409, {}), Failure(Code.APPOINTMENT_CHANGED)),
        (
            (422, outcome("business-rule", diagnostics="请\u202e于 09:30 后再来")),
            Failure(Code.SIGN_IN_REFUSED, {"words": "请于 09:30 后再来"}),
        ),
        (
            (422, outcome("processing", details={"text": "来早了" * 100})),
            Failure(Code.SIGN_IN_REFUSED, {"words": ("来早了" * 100)[:119] + "…"}),
        ),
        (
            (422, outcome("structure", details={"text": "Appointment.x is unknown"})),
            Failure(Code.HOSPITAL_REFUSED, {"status": 422}),
        ),
        (
            (422, outcome("processing", diagnostics="at com.example.Foo(Foo.java:1)")),
            Failure(Code.HOSPITAL_REFUSED, {"status": 422}),
        ),
        ((401, {}), Failure(Code.HOSPITAL_REFUSED, {"status": 401})),
        ((500, {}), Failure(Code.HOSPITAL_ERROR, {"status": 500})),
        (b"", Failure(Code.HOSPITAL_UNREACHABLE)),
        (
            {"resourceType": "Bundle", "type": "transaction-response"},
            Failure(Code.HOSPITAL_BAD_ANSWER, {"what": "the sign-in is not there"}),
        ),
    ],
)
def test_what_a_sign_in_can_fail_of(desk, hospital, answer_to_post, failure):
    desk.routes["POST "] = answer_to_post
    assert hospital.sign_in(ME, SHOWN) == failure


@pytest.mark.parametrize(
    "answer_to_post", [(412, {}), (409, {}), (422, {}), (400, {}), (500, {}), b""]
)
def test_whatever_was_answered_a_sign_in_that_is_there_counts(desk, hospital, answer_to_post):
    desk.routes |= {"POST ": answer_to_post, "GET Encounter": bundle(encounter())}
    assert hospital.sign_in(ME, SHOWN).number == "A017"
    assert sum(a.method == "POST" for a in desk.scripted.asked) == 1


def test_a_transaction_lost_on_the_way_is_sent_again(desk, hospital):
    desk.routes["POST "] = [b"", DONE]
    assert hospital.sign_in(ME, SHOWN).number == "A017"
    first, second = (a.body for a in desk.scripted.asked if a.method == "POST")
    assert first == second


@pytest.mark.parametrize(
    "current",
    [
        appointment(meta={"versionId": "4"}),
        appointment(status="cancelled"),
        appointment(status="arrived", meta={"versionId": "4"}),
        404,
        410,
    ],
)
def test_an_appointment_that_changed_is_not_written(desk, hospital, current):
    desk.routes["GET Appointment/a1"] = current
    assert hospital.sign_in(ME, SHOWN) == Failure(Code.APPOINTMENT_CHANGED)
    desk.routes["GET Encounter"] = bundle(encounter())
    assert hospital.sign_in(ME, SHOWN).number == "A017"
    assert not any(a.method == "POST" for a in desk.scripted.asked)


def test_somebody_elses_record_anywhere_on_the_way(desk, hospital):
    other = {"reference": "Patient/other"}
    wrong = Failure(Code.WRONG_PATIENT)
    desk.routes["POST "] = {**DONE, "entry": [{"resource": encounter(subject=other)}]}
    assert hospital.sign_in(ME, SHOWN) == wrong
    desk.routes |= {"POST ": b"", "GET Encounter": bundle(encounter(subject=other))}
    assert hospital.sign_in(ME, SHOWN) == wrong
    desk.routes["GET Appointment/a1"] = appointment(other)
    assert hospital.sign_in(ME, SHOWN) == wrong


def test_a_search_that_ignores_the_key_is_not_believed(desk, hospital):
    unrelated = encounter(identifier=[{"system": "urn:yima:check-in", "value": "a2"}])
    desk.routes |= {"POST ": (412, {}), "GET Encounter": bundle(unrelated)}
    assert code(hospital.sign_in(ME, SHOWN)) is Code.HOSPITAL_BAD_ANSWER


def test_of_two_sign_ins_all_terminals_pick_the_earlier(desk, hospital):
    later = encounter(id="e9", period={"start": "2030-03-05T09:31:00+08:00"})
    desk.routes |= {"POST ": (412, {}), "GET Encounter": bundle(later, encounter())}
    assert hospital.sign_in(ME, SHOWN).id == "e1"


# life signs


@pytest.mark.parametrize(("status", "alive"), [(200, True), (404, True), (401, True), (503, False)])
def test_a_probe_tells_whether_anybody_is_there(server, hospital, status, alive):
    server.routes["GET metadata"] = (status, {})
    assert hospital.probe() is alive
