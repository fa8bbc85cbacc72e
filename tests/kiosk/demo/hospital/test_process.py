"""The demo hospital as a process, and every way in which it can be told to misbehave."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from datetime import date

import pytest
import requests

from kiosk.demo.hospital.cast import Role, member_for
from kiosk.demo.hospital.process import start_hospital
from kiosk.domain import Appointment, IdentifierSystem, Patient, PatientIdentifier, Visit
from kiosk.hospital.fhir import FhirHospital
from kiosk.net.breaker import BreakerState
from kiosk.reasons import Code, Failure

DAY = date(2030, 3, 5)
MINUTE = 10 * 60 + 5


def card(role: Role = Role.ONE_APPOINTMENT) -> PatientIdentifier:
    return PatientIdentifier(IdentifierSystem.HEALTH_CARD, member_for(1, role, MINUTE).card_id)


def with_appointment(
    kiosk: FhirHospital, role: Role = Role.ONE_APPOINTMENT
) -> tuple[Patient, Appointment]:
    patient = kiosk.find_patient(card(role))
    assert isinstance(patient, Patient)
    appointments = kiosk.appointments(patient, DAY)
    assert not isinstance(appointments, Failure)
    return patient, appointments[0]


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ({"kind": "fail"}, Code.HOSPITAL_ERROR),
        ({"kind": "hang"}, Code.HOSPITAL_TIMEOUT),
        ({"kind": "slow", "delay_ms": 5000}, Code.HOSPITAL_TIMEOUT),
        ({"kind": "html"}, Code.HOSPITAL_BAD_ANSWER),
        ({"kind": "malformed"}, Code.HOSPITAL_BAD_ANSWER),
        ({"kind": "huge"}, Code.HOSPITAL_ANSWER_TOO_LARGE),
        ({"kind": "drop_after_work"}, Code.HOSPITAL_UNREACHABLE),
        ({"kind": "gone"}, Code.HOSPITAL_UNREACHABLE),
        ({"kind": "gone", "times": 9}, Code.HOSPITAL_UNREACHABLE),
        ({"kind": "wrong_patient"}, Code.WRONG_PATIENT),
    ],
)
def test_each_fault_is_a_typed_failure_and_goes_away(running, kiosk_at, fault, code) -> None:
    kiosk = kiosk_at(running.base_url, read_timeout=0.4, tries=1)
    running.fault(**fault)
    failure = kiosk.find_patient(card())
    assert isinstance(failure, Failure)
    assert failure.code is code
    running.clear_faults()
    assert isinstance(kiosk.find_patient(card()), Patient)


def test_a_patient_is_found_by_each_number(running, kiosk_at) -> None:
    kiosk, member = kiosk_at(running.base_url), member_for(1, Role.ONE_APPOINTMENT, MINUTE)
    by_card = kiosk.find_patient(card())
    for system, value in (
        (IdentifierSystem.INSURANCE, member.insurance_number),
        (IdentifierSystem.IDENTITY_DOCUMENT, member.identity_number),
    ):
        assert kiosk.find_patient(PatientIdentifier(system, value)) == by_card


def test_a_fault_can_be_limited(running, kiosk_at) -> None:
    kiosk = kiosk_at(running.base_url, tries=1)
    running.fault("fail", times=1, path="Appointment")
    patient = kiosk.find_patient(card())
    assert isinstance(patient, Patient)
    assert isinstance(kiosk.appointments(patient, DAY), Failure)
    assert isinstance(kiosk.appointments(patient, DAY), tuple)
    running.fault("fail", every=2)
    results = [isinstance(kiosk.find_patient(card()), Patient) for _ in range(4)]
    assert results == [True, False, True, False]


@pytest.mark.parametrize(
    "settings", [{"kind": "nonsense"}, {"kind": "fail", "times": 0}, {"x": 1}, []]
)
def test_switches_that_make_no_sense_are_refused(running, settings) -> None:
    answer = requests.post(f"{running.switches_url}/faults", json=settings, timeout=5)
    assert answer.status_code == 400


@pytest.mark.parametrize("role", [Role.ONE_APPOINTMENT, Role.TWO_APPOINTMENTS])
def test_a_bundle_with_another_patients_appointment_is_not_shown(running, kiosk_at, role) -> None:
    kiosk = kiosk_at(running.base_url)
    patient, appointment = with_appointment(kiosk, role)
    running.fault("wrong_patient", path="Appointment")
    assert kiosk.appointments(patient, DAY) == Failure(Code.WRONG_PATIENT)
    assert kiosk.sign_in(patient, appointment) == Failure(Code.WRONG_PATIENT)
    assert appointment.id not in running.state()["sign_ins"]


@pytest.mark.parametrize("times", [1, 2])
def test_a_sign_in_whose_answer_is_lost_is_made_once(running, kiosk_at, times) -> None:
    kiosk = kiosk_at(running.base_url)
    patient, appointment = with_appointment(kiosk)
    running.fault("drop_after_work", method="POST", times=times)
    visit = kiosk.sign_in(patient, appointment)
    assert isinstance(visit, Visit)
    assert visit.number
    assert kiosk_at(running.base_url).sign_in(patient, appointment) == visit
    assert running.state()["sign_ins"][appointment.id] == 1


def test_a_sign_in_cut_off_from_the_hospital_is_found_by_the_next_try(running, kiosk_at) -> None:
    kiosk = kiosk_at(running.base_url)
    patient, appointment = with_appointment(kiosk)
    running.fault("drop_after_work", method="POST", times=1)
    running.fault("gone", path="/fhir/Encounter", times=4)
    assert kiosk.sign_in(patient, appointment) == Failure(Code.HOSPITAL_UNREACHABLE)
    assert isinstance(kiosk.sign_in(patient, appointment), Visit)
    assert running.state()["sign_ins"][appointment.id] == 1


def test_the_hospitals_words(running, kiosk_at) -> None:
    kiosk = kiosk_at(running.base_url)
    for role, words in (
        (Role.TOO_EARLY, "尚未到签到时间，请于 10:49 后再来"),
        (Role.TOO_LATE, "已过签到时间，请到分诊台咨询"),
        (Role.OTHER_CAMPUS, "康复医学科请到东院区康复楼一层大厅签到"),
    ):
        assert kiosk.sign_in(*with_appointment(kiosk, role)) == Failure(
            Code.SIGN_IN_REFUSED, {"words": words}
        )


def test_the_degraded_terminal_recovers_by_itself(running, kiosk_at) -> None:
    kiosk = kiosk_at(running.base_url, threshold=2)
    running.fault("gone")
    assert kiosk.find_patient(card()) == Failure(Code.HOSPITAL_UNREACHABLE)
    assert kiosk.breaker_state is BreakerState.OPEN
    assert kiosk.find_patient(card()) == Failure(Code.HOSPITAL_RESTING)
    running.clear_faults()
    kiosk._clock.advance(5)
    assert kiosk.probe()
    assert kiosk.breaker_state is BreakerState.CLOSED
    assert kiosk.server_time is not None


def test_it_speaks_fhir_over_http(running) -> None:
    metadata = requests.get(f"{running.base_url}/metadata", timeout=5)
    assert metadata.headers["Content-Type"].startswith("application/fhir+json")
    assert metadata.json()["fhirVersion"] == "4.0.1"
    room = requests.get(f"{running.base_url}/Location/room-cardiology-1", timeout=5)
    assert room.headers["ETag"] == 'W/"1"'
    for method, path, body, status in (
        ("GET", "Location/none", None, 404),
        ("GET", "Location?nonsense=1", None, 400),
        ("DELETE", "Location/room-cardiology-1", None, 405),
        ("POST", "Encounter", b"{", 400),
        ("POST", "Encounter", b"[]", 400),
        ("POST", "", b'{"resourceType":"Bundle","type":"batch"}', 400),
    ):
        answer = requests.request(
            method,
            f"{running.base_url}/{path}",
            data=body,
            headers={"Content-Type": "application/fhir+json"},
            timeout=5,
        )
        assert answer.status_code == status, path
        assert answer.json()["resourceType"] == "OperationOutcome"


def test_it_listens_on_loopback_only(running) -> None:
    for url in (running.base_url, running.switches_url):
        assert url.startswith("http://127.0.0.1:")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_told(tmp_path, number) -> None:
    hospital = start_hospital(tmp_path / "hospital.db", still=True)
    hospital.process.send_signal(number)
    assert hospital.process.wait(10) == 0


def test_it_ends_with_its_parent(tmp_path) -> None:
    """A parent that is killed has no time to stop its children."""
    script = (
        "import sys, os; from pathlib import Path;"
        "from kiosk.demo.hospital.process import start_hospital;"
        "h = start_hospital(Path(sys.argv[1]), still=True);"
        "print(h.process.pid, h.base_url, flush=True); os.kill(os.getpid(), 9)"
    )
    parent = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "hospital.db")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    _, base_url = parent.stdout.split()
    given_up = time.monotonic() + 20
    while time.monotonic() < given_up:
        try:
            requests.get(f"{base_url}/metadata", timeout=1)
        except requests.ConnectionError:
            return
        time.sleep(0.1)
    pytest.fail("the demo hospital outlived its parent")


def test_it_can_announce_itself_on_standard_output(tmp_path) -> None:
    command = [
        sys.executable,
        "-m",
        "kiosk.demo.hospital",
        "--db",
        str(tmp_path / "h.db"),
        "--still",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        told = json.loads(process.stdout.readline())
        assert told["pid"] == process.pid
        assert requests.get(f"{told['base_url']}/metadata", timeout=5).ok
        process.terminate()


def test_a_hospital_that_cannot_start_is_said_so(tmp_path, capfd) -> None:
    not_a_database = tmp_path / "folder"
    not_a_database.mkdir()
    with pytest.raises(RuntimeError, match="did not start"):
        start_hospital(not_a_database)
    assert "unable to open database" in capfd.readouterr().err
