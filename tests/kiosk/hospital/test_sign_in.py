"""Sign-in: whatever happens on the way, once, and only for the right patient."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain import Appointment, Patient, PatientId
from kiosk.reasons import Code, Failure

RESOURCES = json.loads(Path(__file__).with_name("resources.json").read_text(encoding="utf-8"))
ME = Patient(PatientId("me"), "张*明", "张")
BEIJING = timezone(timedelta(hours=8))


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
def desk(server) -> Any:
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


def test_sign_in_keeps_what_the_hospital_wrote(desk, hospital) -> None:
    extra = {"extension": [{"url": "urn:x", "valueDecimal": "@"}], "comment": "带病历"}
    raw = json.dumps(appointment(**extra)).replace('"@"', "1.10").encode()
    desk.routes["GET Appointment/a1"] = (200, raw)
    assert hospital.sign_in(ME, SHOWN).number == "A017"
    sent = next(a for a in desk.scripted.asked if a.method == "POST")
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
def test_an_answer_without_the_encounter_is_looked_up(desk, hospital, response) -> None:
    desk.routes |= {
        "POST ": (200, response) if isinstance(response, bytes) else response,
        "GET Encounter/e1": encounter(),
        "GET Encounter": bundle(encounter()),
    }
    assert hospital.sign_in(ME, SHOWN).number == "A017"


def test_a_number_given_a_moment_later_is_waited_for(desk, hospital) -> None:
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
        (
            (422, outcome(["business-rule"], diagnostics="请于 09:30 后再来")),
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
def test_what_a_sign_in_can_fail_of(desk, hospital, answer_to_post, failure) -> None:
    desk.routes["POST "] = answer_to_post
    assert hospital.sign_in(ME, SHOWN) == failure


@pytest.mark.parametrize(
    "answer_to_post", [(412, {}), (409, {}), (422, {}), (400, {}), (500, {}), b""]
)
def test_whatever_was_answered_a_sign_in_that_is_there_counts(
    desk, hospital, answer_to_post
) -> None:
    desk.routes |= {"POST ": answer_to_post, "GET Encounter": bundle(encounter())}
    assert hospital.sign_in(ME, SHOWN).number == "A017"
    assert sum(a.method == "POST" for a in desk.scripted.asked) == 1


def test_a_transaction_lost_on_the_way_is_sent_again(desk, hospital) -> None:
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
def test_an_appointment_that_changed_is_not_written(desk, hospital, current) -> None:
    desk.routes["GET Appointment/a1"] = current
    assert hospital.sign_in(ME, SHOWN) == Failure(Code.APPOINTMENT_CHANGED)
    desk.routes["GET Encounter"] = bundle(encounter())
    assert hospital.sign_in(ME, SHOWN).number == "A017"
    assert not any(a.method == "POST" for a in desk.scripted.asked)


def test_somebody_elses_record_anywhere_on_the_way(desk, hospital) -> None:
    other = {"reference": "Patient/other"}
    wrong = Failure(Code.WRONG_PATIENT)
    desk.routes["POST "] = {**DONE, "entry": [{"resource": encounter(subject=other)}]}
    assert hospital.sign_in(ME, SHOWN) == wrong
    desk.routes |= {"POST ": b"", "GET Encounter": bundle(encounter(subject=other))}
    assert hospital.sign_in(ME, SHOWN) == wrong
    desk.routes["GET Appointment/a1"] = appointment(other)
    assert hospital.sign_in(ME, SHOWN) == wrong


def test_a_search_that_ignores_the_key_is_not_believed(desk, hospital) -> None:
    unrelated = encounter(identifier=[{"system": "urn:yima:check-in", "value": "a2"}])
    desk.routes |= {"POST ": (412, {}), "GET Encounter": bundle(unrelated)}
    assert code(hospital.sign_in(ME, SHOWN)) is Code.HOSPITAL_BAD_ANSWER


def test_of_two_sign_ins_all_terminals_pick_the_earlier(desk, hospital) -> None:
    later = encounter(id="e9", period={"start": "2030-03-05T09:31:00+08:00"})
    desk.routes |= {"POST ": (412, {}), "GET Encounter": bundle(later, encounter())}
    assert hospital.sign_in(ME, SHOWN).id == "e1"
