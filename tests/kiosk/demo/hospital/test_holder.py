"""The demo hospital's $confirm-holder: both ends, a count of its own, and nothing told beyond that."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.demo.hospital.cast import Role, member_for
from kiosk.demo.hospital.holder import MOST_WRONG
from kiosk.demo.hospital.interactions import Interactions, capability_statement
from kiosk.demo.hospital.life import catch_up
from kiosk.demo.hospital.outcome import FhirError
from kiosk.demo.hospital.store import Store
from kiosk.domain import IdentifierSystem, Patient, PatientIdentifier, SecondFactor
from kiosk.reasons import Code, Failure

ZONE = ZoneInfo("Asia/Shanghai")
START = datetime(2030, 3, 5, 10, 5, tzinfo=ZONE)
ONE = member_for(1, Role.ONE_APPOINTMENT, 605)
RIGHT = SecondFactor(ONE.identity_number[-4:], ONE.telephone[-4:])


def other(digits: str) -> str:
    """Four digits that are not these."""
    return f"{(int(digits.replace('X', '0')) + 1) % 10_000:04d}"


WRONG = [
    SecondFactor(other(RIGHT.identity_end), RIGHT.phone_end),
    SecondFactor(RIGHT.identity_end, other(RIGHT.phone_end)),
    SecondFactor(RIGHT.phone_end, RIGHT.identity_end),
    SecondFactor(ONE.card_id[-4:], ONE.insurance_number[-4:]),
]


def parameters(identity_end: object, phone_end: object) -> dict[str, Any]:
    return {
        "resourceType": "Parameters",
        "parameter": [
            {"name": "identityEnd", "valueString": identity_end},
            {"name": "phoneEnd", "valueString": phone_end},
        ],
    }


class Desk:
    """The hospital without a network, and a clock to turn."""

    def __init__(self, path: Any) -> None:
        self.now = START
        self.path = path
        self.open()

    def open(self) -> None:
        self.store = Store(self.path, ZONE)
        catch_up(self.store, 1, self.now)
        self.do = Interactions(self.store, lambda: self.now)

    def asks(self, factor: SecondFactor = RIGHT, patient: str = ONE.patient_ids[0]) -> bool:
        body = parameters(factor.identity_end, factor.phone_end)
        answer = self.do.confirm_holder(patient, body)
        (result,) = answer["parameter"]
        assert (answer["resourceType"], result["name"]) == ("Parameters", "result")
        agrees: bool = result["valueBoolean"]
        return agrees


@pytest.fixture
def desk(tmp_path, seeded) -> Iterator[Desk]:
    made = Desk(Path(shutil.copy(seeded, tmp_path)))
    yield made
    made.store.close()


def test_both_ends_are_right(desk: Desk) -> None:
    assert desk.asks()


@pytest.mark.parametrize("factor", WRONG, ids=["identity", "phone", "swapped", "other numbers"])
def test_one_wrong_end_is_as_wrong_as_two(desk: Desk, factor: SecondFactor) -> None:
    assert not desk.asks(factor)


def test_somebody_elses_ends_are_wrong(desk: Desk) -> None:
    stranger = member_for(1, Role.NOTHING_TODAY, 605)
    assert not desk.asks(patient=stranger.patient_ids[0])


def test_after_too_many_even_the_right_ones_are_not_compared(desk: Desk) -> None:
    for _ in range(MOST_WRONG):
        assert not desk.asks(WRONG[0])
    for factor in (RIGHT, WRONG[0]):
        with pytest.raises(FhirError) as error:
            desk.asks(factor)
        assert error.value.status == 423


def test_the_count_is_each_patients_own_and_survives_a_restart(desk: Desk) -> None:
    for _ in range(MOST_WRONG):
        desk.asks(WRONG[0])
    desk.store.close()
    desk.open()
    with pytest.raises(FhirError):
        desk.asks()
    assert not desk.asks(patient=member_for(1, Role.NOTHING_TODAY, 605).patient_ids[0])


def test_the_right_answer_and_the_next_day_clear_it(desk: Desk) -> None:
    for _ in range(MOST_WRONG - 1):
        desk.asks(WRONG[0])
    assert desk.asks()
    for _ in range(MOST_WRONG):
        desk.asks(WRONG[0])
    desk.now += timedelta(days=1)
    assert desk.asks()


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"resourceType": "Parameters"},
        {"resourceType": "Patient", "parameter": parameters("0000", "0000")["parameter"]},
        parameters("000", "0000"),
        parameters("00000", "0000"),
        parameters(1234, "0000"),
        parameters("1234", None),
        {
            "resourceType": "Parameters",
            "parameter": parameters("0000", "0000")["parameter"] * 2,
        },
    ],
)
def test_a_request_of_another_form_is_refused_and_not_counted(desk: Desk, body: Any) -> None:
    for _ in range(MOST_WRONG + 1):
        with pytest.raises(FhirError) as error:
            desk.do.confirm_holder(ONE.patient_ids[0], body)
        assert error.value.status == 400
    assert desk.asks()


def test_a_patient_who_is_not_there(desk: Desk) -> None:
    with pytest.raises(FhirError) as error:
        desk.asks(patient="nobody")
    assert error.value.status == 404


def test_the_capability_statement_names_it() -> None:
    from fhir.resources.R4B.capabilitystatement import (  # noqa: PLC0415 - slow to import
        CapabilityStatement,
    )

    statement = CapabilityStatement(**capability_statement("http://h.example/fhir", "2030-03-05"))
    patient = next(r for r in statement.rest[0].resource if r.type == "Patient")
    assert [operation.name for operation in patient.operation] == ["confirm-holder"]


# -- over the wire -------------------------------------------------------------------------------


@pytest.fixture
def patient(running, kiosk_at) -> Patient:
    identifier = PatientIdentifier(IdentifierSystem.IDENTITY_DOCUMENT, ONE.identity_number)
    found = kiosk_at(running.base_url).find_patient(identifier)
    assert isinstance(found, Patient)
    return found


def test_a_terminal_asks_over_the_wire(running, kiosk_at, patient: Patient) -> None:
    kiosk = kiosk_at(running.base_url)
    assert kiosk.check_second_factor(patient, RIGHT) is True
    assert kiosk.check_second_factor(patient, WRONG[0]) is False


def test_the_hospitals_own_limit_reaches_the_terminal(running, kiosk_at, patient: Patient) -> None:
    kiosk = kiosk_at(running.base_url)
    for _ in range(MOST_WRONG):
        assert kiosk.check_second_factor(patient, WRONG[0]) is False
    assert kiosk.check_second_factor(patient, RIGHT) == Failure(Code.SECOND_FACTOR_LOCKED)


def test_an_answer_lost_on_the_way_was_a_try_all_the_same(
    running, kiosk_at, patient: Patient
) -> None:
    kiosk = kiosk_at(running.base_url)
    running.fault("drop_after_work", method="POST", times=MOST_WRONG)
    for _ in range(MOST_WRONG):
        lost = kiosk.check_second_factor(patient, WRONG[0])
        assert lost == Failure(Code.HOSPITAL_UNREACHABLE)
    assert kiosk.check_second_factor(patient, RIGHT) == Failure(Code.SECOND_FACTOR_LOCKED)
