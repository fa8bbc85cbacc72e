"""The operation $confirm-holder: a plain yes, a plain no, or a failure that says which."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain import Patient, PatientId, SecondFactor
from kiosk.hospital.second_factor import OPERATION
from kiosk.reasons import Code, Failure

DEFINITION = (
    Path(__file__).parents[3] / "resources" / "fhir" / "OperationDefinition-confirm-holder.json"
)
ME = Patient(PatientId("me"), "张*明", "张")
FACTOR = SecondFactor("123X", "5678")
ROUTE = "POST Patient/me/$confirm-holder"
OUTCOME = {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "invalid"}]}


def result(*values: Any) -> dict[str, Any]:
    return {
        "resourceType": "Parameters",
        "parameter": [{"name": "result", "valueBoolean": value} for value in values],
    }


@pytest.mark.parametrize("agrees", [True, False])
def test_the_hospital_says_yes_or_no(server, hospital, agrees: bool) -> None:
    server.routes[ROUTE] = result(agrees)
    assert hospital.check_second_factor(ME, FACTOR) is agrees
    (asked,) = server.scripted.asked
    assert json.loads(asked.body) == {
        "resourceType": "Parameters",
        "parameter": [
            {"name": "identityEnd", "valueString": "123X"},
            {"name": "phoneEnd", "valueString": "5678"},
        ],
    }
    assert "123X" not in asked.target


def test_more_than_the_result_does_no_harm(server, hospital) -> None:
    more = {"name": "trace", "valueString": "x"}
    server.routes[ROUTE] = {
        "resourceType": "Parameters",
        "id": "p",
        "parameter": [more, {"name": "result", "valueBoolean": True}],
    }
    assert hospital.check_second_factor(ME, FACTOR) is True


@pytest.mark.parametrize(
    "body",
    [
        {},
        OUTCOME,
        {"resourceType": "Patient", "id": "me"},
        {"resourceType": "Parameters"},
        {"resourceType": "Parameters", "parameter": {"name": "result", "valueBoolean": True}},
        {"resourceType": "Parameters", "parameter": [{"name": "Result", "valueBoolean": True}]},
        {"resourceType": "Parameters", "parameter": [{"name": "result", "valueString": "true"}]},
        result(),
        result("true"),
        result(1),
        result(None),
        result([True]),
        result(True, True),
        result(True, False),
    ],
)
def test_whatever_is_not_plainly_one_of_them_is_neither(server, hospital, body: Any) -> None:
    server.routes[ROUTE] = body
    failure = hospital.check_second_factor(ME, FACTOR)
    assert isinstance(failure, Failure)
    assert failure.code is Code.HOSPITAL_BAD_ANSWER


@pytest.mark.parametrize(
    ("status", "failure"),
    [
        (400, Failure(Code.HOSPITAL_REFUSED, {"status": 400})),
        (401, Failure(Code.HOSPITAL_REFUSED, {"status": 401})),
        (403, Failure(Code.HOSPITAL_REFUSED, {"status": 403})),
        (404, Failure(Code.HOSPITAL_REFUSED, {"status": 404})),
        (405, Failure(Code.HOSPITAL_REFUSED, {"status": 405})),
        (423, Failure(Code.SECOND_FACTOR_LOCKED)),
        (429, Failure(Code.HOSPITAL_ERROR, {"status": 429})),
        (500, Failure(Code.HOSPITAL_ERROR, {"status": 500})),
        (501, Failure(Code.HOSPITAL_REFUSED, {"status": 501})),
        (503, Failure(Code.HOSPITAL_ERROR, {"status": 503})),
    ],
)
def test_a_server_that_does_not_compare_says_how(server, hospital, status, failure) -> None:
    server.routes[ROUTE] = (status, OUTCOME)
    assert hospital.check_second_factor(ME, FACTOR) == failure


@pytest.mark.parametrize("status", [500, 503])
def test_it_is_asked_once(server, hospital, status: int) -> None:
    """A repeat would be another try at the hospital."""
    server.routes[ROUTE] = status
    hospital.check_second_factor(ME, FACTOR)
    assert len(server.scripted.asked) == 1


def test_a_hospital_that_hangs_up_is_no_answer(server, hospital) -> None:
    server.routes[ROUTE] = b""
    failure = hospital.check_second_factor(ME, FACTOR)
    assert failure == Failure(Code.HOSPITAL_UNREACHABLE)
    assert len(server.scripted.asked) == 1


def test_the_digits_are_in_no_failure_and_in_no_log(server, hospital, caplog) -> None:
    caplog.set_level(0)
    shown = repr(FACTOR)
    for route in (result(), 404, b"", (500, {"resourceType": "OperationOutcome"})):
        server.routes[ROUTE] = route
        shown += repr(hospital.check_second_factor(ME, FACTOR))
    assert "123X" not in shown + caplog.text
    assert "5678" not in shown + caplog.text


# -- what a hospital's engineers are given -------------------------------------------------------


def test_the_definition_is_valid_fhir() -> None:
    from fhir.resources.R4B.operationdefinition import (  # noqa: PLC0415 - slow to import
        OperationDefinition,
    )

    read = OperationDefinition.model_validate_json(DEFINITION.read_text(encoding="utf-8"))
    assert (read.code, read.instance, read.resource) == (OPERATION, True, ["Patient"])


def test_what_is_sent_and_taken_is_what_the_definition_says(server, hospital) -> None:
    from fhir.resources.R4B.parameters import Parameters  # noqa: PLC0415 - slow to import

    server.routes[ROUTE] = result(True)
    hospital.check_second_factor(ME, FACTOR)
    sent = Parameters.model_validate_json(server.scripted.asked[0].body)
    defined = json.loads(DEFINITION.read_text(encoding="utf-8"))["parameter"]
    ends = {each["name"] for each in defined if each["use"] == "in"}
    assert {each.name for each in sent.parameter} == ends
    assert [each["name"] for each in defined if each["use"] == "out"] == ["result"]
    Parameters.model_validate(result(True))
