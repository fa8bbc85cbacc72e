"""The port's promises, kept by both hospitals: ours, and one that we did not write."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest
import requests

from kiosk.demo.hospital.cast import CastMember, Role
from kiosk.domain import Appointment, Patient, QueuePlace, Visit
from kiosk.reasons import Code, Failure

DAY = date(2030, 3, 5)


def identified(world, terminal, member: CastMember) -> Patient:
    patient = terminal.hospital.find_patient(world.identifier(member))
    assert isinstance(patient, Patient), patient
    return patient


def with_appointment(world, terminal, role=Role.ONE_APPOINTMENT) -> tuple[Patient, Appointment]:
    patient = identified(world, terminal, world.cast(role))
    appointments = terminal.hospital.appointments(patient, DAY)
    assert isinstance(appointments, tuple), appointments
    return patient, appointments[0]


def signed_in(terminal, patient: Patient, appointment: Appointment) -> Visit:
    visit = terminal.hospital.sign_in(patient, appointment)
    assert isinstance(visit, Visit), visit
    return visit


def test_who_is_who(world) -> None:
    terminal = world.terminal()
    member = world.cast(Role.ONE_APPOINTMENT)
    patient = identified(world, terminal, member)
    assert patient.masked_name == member.masked_name
    assert member.name.startswith(patient.surname)
    for role, code in (
        (Role.UNKNOWN_HERE, Code.PATIENT_UNKNOWN),
        (Role.AMBIGUOUS, Code.PATIENT_AMBIGUOUS),
    ):
        assert terminal.hospital.find_patient(world.identifier(world.cast(role))) == Failure(code)


def test_todays_appointments(world) -> None:
    terminal = world.terminal()
    patient = identified(world, terminal, world.cast(Role.TWO_APPOINTMENTS))
    first, second = terminal.hospital.appointments(patient, DAY)
    assert first.start < second.start
    for appointment in (first, second):
        assert appointment.start.astimezone(terminal.clock.local().tzinfo).date() == DAY
        assert appointment.end - appointment.start == timedelta(minutes=30)
        assert appointment.department.endswith("科")
        assert appointment.doctor.endswith("医生")
        assert appointment.place
        assert appointment.place.name.endswith("诊室")
        assert appointment.place.directions
    assert terminal.hospital.appointments(patient, DAY + timedelta(days=1)) == ()
    idle = identified(world, terminal, world.cast(Role.NOTHING_TODAY))
    assert terminal.hospital.appointments(idle, DAY) == ()


def test_signing_in(world) -> None:
    terminal = world.terminal()
    patient, appointment = with_appointment(world, terminal)
    visit = signed_in(terminal, patient, appointment)
    assert bool(visit.number) is world.numbers_sign_ins
    assert (visit.department, visit.doctor, visit.place) == (
        appointment.department,
        appointment.doctor,
        appointment.place,
    )
    assert terminal.hospital.appointments(patient, DAY) == ()
    assert terminal.hospital.visits(patient, DAY) == (visit,)
    assert terminal.hospital.visits(patient, DAY - timedelta(days=1)) == ()
    (encounter,) = world.encounters(appointment.id)
    assert (encounter["id"], encounter["class"]["code"]) == (visit.id, "AMB")


def test_signing_in_again_finds_the_same_visit(world) -> None:
    terminal, other = world.terminal(), world.terminal()
    patient, appointment = with_appointment(world, terminal)
    visit = signed_in(terminal, patient, appointment)
    assert signed_in(terminal, patient, appointment) == visit
    assert signed_in(other, patient, appointment) == visit
    assert len(world.encounters(appointment.id)) == 1


def test_an_answer_lost_after_the_work_was_done(world) -> None:
    terminal = world.terminal()
    patient, appointment = with_appointment(world, terminal)
    terminal.client.answers_to_lose = 1
    visit = signed_in(terminal, patient, appointment)
    assert bool(visit.number) is world.numbers_sign_ins
    (encounter,) = world.encounters(appointment.id)
    assert encounter["id"] == visit.id
    assert len(terminal.client.written) == 1


def test_four_terminals_at_once(world) -> None:
    terminals = [world.terminal() for _ in range(4)]
    patient, appointment = with_appointment(world, terminals[0])
    ready, visits = threading.Barrier(len(terminals)), []

    def go(terminal) -> None:
        ready.wait(10)
        visits.append(terminal.hospital.sign_in(patient, appointment))

    threads = [threading.Thread(target=go, args=(t,)) for t in terminals]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(visits) == len(terminals)
    assert len(set(visits)) == 1
    assert isinstance(visits[0], Visit)
    assert len(world.encounters(appointment.id)) == 1


def test_an_appointment_changed_meanwhile_is_left_alone(world) -> None:
    terminal = world.terminal()
    patient, appointment = with_appointment(world, terminal)
    world.at_the_desk("Appointment", appointment.id, comment="moved by the desk")
    changed = Failure(Code.APPOINTMENT_CHANGED)
    assert terminal.hospital.sign_in(patient, appointment) == changed
    assert world.encounters(appointment.id) == []
    _, current = with_appointment(world, terminal)
    assert signed_in(terminal, patient, current)


def test_a_sign_in_that_the_desk_undid_can_be_made_again(world) -> None:
    terminal = world.terminal()
    patient, appointment = with_appointment(world, terminal)
    undone = signed_in(terminal, patient, appointment)
    world.at_the_desk("Encounter", undone.id, status="cancelled")
    world.at_the_desk("Appointment", appointment.id, status="booked")
    assert terminal.hospital.visits(patient, DAY) == ()
    _, again = with_appointment(world, terminal)
    visit = signed_in(terminal, patient, again)
    assert visit.id != undone.id
    assert terminal.hospital.visits(patient, DAY) == (visit,)


def test_a_card_of_one_and_an_appointment_of_another(world) -> None:
    terminal = world.terminal()
    _, appointment = with_appointment(world, terminal)
    stranger = identified(world, terminal, world.cast(Role.NOTHING_TODAY))
    assert terminal.hospital.sign_in(stranger, appointment) == Failure(Code.WRONG_PATIENT)
    assert world.encounters(appointment.id) == []


def test_the_place_in_the_queue(world) -> None:
    me, before = world.waiting_room()
    terminal = world.terminal()
    patient = identified(world, terminal, me)
    (appointment,) = terminal.hospital.appointments(patient, DAY)
    visit = signed_in(terminal, patient, appointment)
    wait = 6 * len(before) if world.numbers_sign_ins else None
    assert terminal.hospital.queue_place(visit, DAY) == QueuePlace(len(before), wait)


def test_a_visit_of_another_day_that_nobody_closed_is_not_ahead(world) -> None:
    me, before = world.waiting_room()
    terminal = world.terminal()
    patient = identified(world, terminal, before[0])
    (forgotten,) = terminal.hospital.visits(patient, DAY)
    world.at_the_desk("Encounter", forgotten.id, period={"start": "2030-02-20T09:00:00+08:00"})
    assert terminal.hospital.visits(patient, DAY) == ()
    patient = identified(world, terminal, me)
    (appointment,) = terminal.hospital.appointments(patient, DAY)
    visit = signed_in(terminal, patient, appointment)
    place = terminal.hospital.queue_place(visit, DAY)
    assert isinstance(place, QueuePlace)
    assert place.ahead == len(before) - 1


def test_what_the_kiosk_writes_is_valid_fhir(world, code_systems) -> None:
    from fhir.resources.R4B.bundle import Bundle  # noqa: PLC0415 - slow to import

    terminal = world.terminal()
    patient, appointment = with_appointment(world, terminal)
    signed_in(terminal, patient, appointment)
    (written,) = terminal.client.written
    Bundle.model_validate(written)
    put, post = written["entry"]
    for code, system in (
        (written["type"], "bundle-type"),
        (put["request"]["method"], "http-verb"),
        (post["request"]["method"], "http-verb"),
        (put["resource"]["status"], "appointmentstatus"),
        (post["resource"]["status"], "encounter-status"),
        *((p["status"], "participationstatus") for p in put["resource"]["participant"]),
        *((at["status"], "encounter-location-status") for at in post["resource"]["location"]),
    ):
        assert code in code_systems[system], (code, system)


def test_the_peer_refuses_what_is_not_fhir(medplum) -> None:
    """So that its silence about what the kiosk writes means something."""
    bogus = {"resourceType": "Encounter", "id": "x", "status": "arrived", "subjekt": {}}
    answer = requests.put(f"{medplum}/Encounter/x", json=bogus, timeout=10)
    assert answer.status_code == 400
    assert "subjekt" in answer.text


@pytest.mark.parametrize("losing", [0, 1])
def test_nothing_of_a_patient_stays_behind(world, texts_of, losing) -> None:
    terminal = world.terminal()
    member = world.cast(Role.ONE_APPOINTMENT)
    patient, appointment = with_appointment(world, terminal)
    terminal.client.answers_to_lose = losing
    signed_in(terminal, patient, appointment)
    terminal.client.written.clear()
    secrets = [member.name, world.card(member), patient.id, appointment.id]
    texts = texts_of(terminal.hospital)
    assert terminal.client.endpoint.base_url in texts  # the walk does get there
    assert [s for s in secrets for text in texts if s in text] == []
