"""FHIR resources of the demo world: pure functions of seed, day and time zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, Final

from kiosk.demo.hospital.cast import DAY, CastMember, Plan, day_plan, demo_cast
from kiosk.demo.hospital.reporting_units import REPORTERS, UNITS, Reporter, Unit
from kiosk.demo.hospital.world import (
    DEPARTMENTS,
    DOCTORS,
    HOSPITAL_NAME,
    SERVICE_SYSTEM,
    Department,
    Doctor,
)
from kiosk.hospital.parse import CARD_SYSTEM, IDENTITY_SYSTEM, INSURANCE_SYSTEM

Resource = dict[str, Any]

# "Test health data": the tag FHIR provides for people who do not exist.
SYNTHETIC: Final = {
    "system": "http://terminology.hl7.org/CodeSystem/v3-ActReason",
    "code": "HTEST",
    "display": "test health data",
}
RECORD_SYSTEM: Final = "urn:yima:demo:record-number"
HOSPITAL: Final = "hospital"  # logical id of its Organization
_CLINIC_OPENS: Final = 8 * 60
_CLINIC_CLOSES: Final = 17 * 60


def world_resources(seed: int) -> Iterator[Resource]:
    """Yield what does not change from day to day: services, rooms, doctors, patients."""
    yield {
        "resourceType": "Organization",
        "id": HOSPITAL,
        "active": True,
        "name": HOSPITAL_NAME,
    }
    for unit in UNITS.values():
        yield _unit(unit)
    for reporter in REPORTERS:
        yield _practitioner(reporter)
    for department in DEPARTMENTS:
        yield _service(department)
    for doctor in DOCTORS:
        yield _room(doctor)
        yield _practitioner(doctor)
        yield _schedule(doctor)
    for member in demo_cast(seed):
        yield from (_patient(member, patient_id) for patient_id in member.patient_ids)


def day_resources(seed: int, day: date, zone: tzinfo | None) -> Iterator[Resource]:
    """Yield the appointments and slots of one day."""
    for plan in day_plan(seed):
        yield _appointment(plan, day, zone)
    for doctor in DOCTORS:
        for start in range(_CLINIC_OPENS, _CLINIC_CLOSES, 30):
            yield _slot(doctor, start, day, zone)


def appointment_id(plan: Plan, day: date) -> str:
    return f"a{day:%Y%m%d}-{plan.number:03d}"


def moment(day: date, minute: int, zone: tzinfo | None) -> datetime:
    """Return the aware moment of a minute of the day; minute 1440 is the next midnight."""
    days, rest = divmod(minute, DAY)
    return datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), zone)


def department_concept(department: Department) -> Resource:
    return {
        "coding": [{"system": SERVICE_SYSTEM, "code": department.code, "display": department.name}],
        "text": department.name,
    }


def _service(department: Department) -> Resource:
    return {
        "resourceType": "HealthcareService",
        "id": department.code,
        "active": True,
        "name": department.name,
        "type": [department_concept(department)],
    }


def _room(doctor: Doctor) -> Resource:
    return {
        "resourceType": "Location",
        "id": doctor.room_id,
        "status": "active",
        "name": doctor.room,
        "description": doctor.department.directions,
        "mode": "instance",
    }


def _unit(unit: Unit) -> Resource:
    return {
        "resourceType": "Organization",
        "id": unit.id,
        "active": True,
        "name": unit.name,
        "partOf": {"reference": f"Organization/{HOSPITAL}", "display": HOSPITAL_NAME},
    }


def _practitioner(person: Doctor | Reporter) -> Resource:
    return {
        "resourceType": "Practitioner",
        "id": person.id,
        "meta": {"tag": [SYNTHETIC]},
        "active": True,
        "name": [{"family": person.name[0], "given": [person.name[1:]], "text": person.name}],
    }


def _schedule(doctor: Doctor) -> Resource:
    return {
        "resourceType": "Schedule",
        "id": doctor.id,
        "active": True,
        "serviceType": [department_concept(doctor.department)],
        "actor": [
            {"reference": f"Practitioner/{doctor.id}"},
            {"reference": f"Location/{doctor.room_id}"},
        ],
    }


def _patient(member: CastMember, patient_id: str) -> Resource:
    return {
        "resourceType": "Patient",
        "id": patient_id,
        "meta": {"tag": [SYNTHETIC]},
        "active": True,
        "identifier": [
            {"system": CARD_SYSTEM, "value": member.card_id},
            {"system": INSURANCE_SYSTEM, "value": member.insurance_number},
            {"system": IDENTITY_SYSTEM, "value": member.identity_number},
            _record_number(patient_id),
        ],
        "telecom": [{"system": "phone", "value": member.telephone, "use": "mobile"}],
        "name": [{"use": "official", "text": member.name}],
        "gender": "female" if member.is_female else "male",
        "birthDate": member.born.isoformat(),
    }


def _record_number(patient_id: str) -> Resource:
    """病历号, which the hospital gives out itself."""
    type_ = {"system": "http://terminology.hl7.org/CodeSystem/v2-0203", "code": "MR"}
    return {
        "type": {"coding": [type_], "text": "病历号"},
        "system": RECORD_SYSTEM,
        "value": f"M{patient_id[1:].upper():>06}",
    }


def _appointment(plan: Plan, day: date, zone: tzinfo | None) -> Resource:
    actors = (
        f"Patient/{plan.patient_id}",
        f"Practitioner/{plan.doctor.id}",
        f"Location/{plan.doctor.room_id}",
    )
    return {
        "resourceType": "Appointment",
        "id": appointment_id(plan, day),
        "meta": {"tag": [SYNTHETIC]},
        "status": plan.status,
        "serviceType": [department_concept(plan.doctor.department)],
        "start": moment(day, plan.start, zone).isoformat(),
        "end": moment(day, plan.end, zone).isoformat(),
        "participant": [{"actor": {"reference": a}, "status": "accepted"} for a in actors],
    }


def _slot(doctor: Doctor, start: int, day: date, zone: tzinfo | None) -> Resource:
    return {
        "resourceType": "Slot",
        "id": f"s{day:%Y%m%d}-{doctor.id}-{start:04d}",
        "schedule": {"reference": f"Schedule/{doctor.id}"},
        "status": "free" if start // 30 % 3 else "busy",
        "start": moment(day, start, zone).isoformat(),
        "end": moment(day, start + 30, zone).isoformat(),
    }
