"""What this hospital allows: sign-in hours, changes of status, one number per sign-in."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from kiosk.demo.hospital import payments
from kiosk.demo.hospital.outcome import FhirError, rule
from kiosk.demo.hospital.report_stories import FINISHED, PENDING
from kiosk.demo.hospital.store import Store
from kiosk.demo.hospital.world import SERVICE_SYSTEM, Department, department_by_code
from kiosk.hospital.invoice import INVOICE_STATUS
from kiosk.hospital.parse import (
    APPOINTMENT_STATUS,
    ENCOUNTER_STATUS,
    EXPECTED_WAIT,
    TICKET_TYPE,
    member,
    members,
)

Resource = dict[str, Any]

TICKET_SYSTEM: Final = "urn:yima:demo:queue-ticket"
MINUTES_EACH: Final = 6
LIVE: Final = frozenset({"arrived", "triaged", "in-progress", "onleave", "finished"})

_FROM_THE_ARCHIVE: Final = frozenset(
    {"DiagnosticReport", "Observation", "Specimen", "ServiceRequest", "Binary"}
)
_REPORT_STATUS: Final = FINISHED | PENDING | {"cancelled", "entered-in-error", "unknown"}
_NEW_NOTICE: Final = frozenset({"active"})
_APPOINTMENT_STEPS: Final = {
    "booked": {"arrived", "checked-in", "cancelled", "noshow", "pending"},
    "pending": {"booked", "arrived", "cancelled", "noshow"},
    "arrived": {"fulfilled", "cancelled", "booked"},  # booked: the desk undoes a sign-in
    "checked-in": {"fulfilled", "cancelled"},
}
_ENCOUNTER_STEPS: Final = {
    "planned": {"arrived", "cancelled"},
    "arrived": {"triaged", "in-progress", "cancelled", "entered-in-error"},
    "triaged": {"in-progress", "cancelled"},
    "in-progress": {"onleave", "finished"},
    "onleave": {"in-progress", "finished"},
}


def check_change(old: Resource, new: Resource, now: datetime) -> None:
    """Raise FhirError for an update this hospital does not allow. `now`: the hospital's clock."""
    if new["resourceType"] == "Appointment":
        _check_step(_APPOINTMENT_STEPS, old, new, "该预约的状态已不能更改")
        if _patient(old) != _patient(new):
            raise rule("预约的患者不能更改")
        if new["status"] == "arrived" and old["status"] != "arrived":
            _check_hours(new, now)
    elif new["resourceType"] == "Encounter":
        _check_step(_ENCOUNTER_STEPS, old, new, "该就诊的状态已不能更改")
        if member(old, "subject") != member(new, "subject"):
            raise rule("就诊的患者不能更改")
    elif new["resourceType"] == "Invoice":
        payments.check_change(old, new)
    elif new["resourceType"] == "PaymentNotice":
        raise rule("缴费通知不能更改")
    elif new["resourceType"] == "Provenance":
        raise rule("打印记录不能更改")
    elif new["resourceType"] == "DiagnosticReport":
        if old["status"] in FINISHED and new["status"] in PENDING:
            raise rule("已发布的报告不能撤回")
        if member(old, "subject") != member(new, "subject"):
            raise rule("报告的患者不能更改")


def check_create(resource: Resource) -> None:
    """Raise FhirError for what only the hospital itself makes."""
    if resource["resourceType"] in {"Invoice", "ChargeItem", "Organization"}:
        raise rule("账单只能由医院出具")
    if resource["resourceType"] in _FROM_THE_ARCHIVE:
        raise rule("报告只能由医院出具")


def check_codes(resource: Resource) -> None:
    """Raise FhirError unless the status is of its value set."""
    bindings = {
        "Appointment": APPOINTMENT_STATUS,
        "Encounter": ENCOUNTER_STATUS,
        "Invoice": INVOICE_STATUS,
        "PaymentNotice": _NEW_NOTICE,
        "DiagnosticReport": _REPORT_STATUS,
    }
    binding = bindings.get(resource["resourceType"])
    if binding is not None and resource.get("status") not in binding:
        raise FhirError(422, "code-invalid", "status is not of its value set")


def admit(store: Store, encounter: Resource, now: datetime) -> Resource:
    """Return a new Encounter as the hospital takes it: its own time of arrival, and a number."""
    if encounter.get("status") != "arrived":
        return encounter
    appointment = store.must_read(_appointment_reference(encounter))
    department = _department(appointment)
    if _signed_in(store, appointment["id"]):
        raise FhirError(409, "conflict", "您已签到，请勿重复签到")
    number = store.next_ticket(f"{now:%Y-%m-%d}", department.letter, encounter["id"])
    ticket = {
        "type": {"coding": [{"system": TICKET_SYSTEM, "code": TICKET_TYPE}], "text": "排队号"},
        "system": TICKET_SYSTEM,
        "value": f"{department.letter}{number:03d}",
    }
    own = [i for i in members(encounter.get("identifier")) if i.get("system") != TICKET_SYSTEM]
    return {
        **encounter,
        "identifier": [*own, ticket],
        "period": {"start": now.isoformat(timespec="milliseconds")},
    }


def _signed_in(store: Store, appointment_id: str) -> bool:
    statuses = store.query(
        "SELECT s.value FROM term a"
        " JOIN term s ON s.type = a.type AND s.id = a.id AND s.param = 'status'"
        " WHERE a.type = 'Encounter' AND a.param = 'appointment' AND a.value = ?",
        (f"Appointment/{appointment_id}",),
    )
    return any(status in LIVE for (status,) in statuses)


def check_admitted(store: Store, encounter: Resource) -> None:
    """Raise FhirError unless a sign-in and its appointment agree, once all is written."""
    if encounter.get("status") != "arrived":
        return
    appointment = store.must_read(_appointment_reference(encounter))
    if appointment["status"] != "arrived":
        raise rule("预约尚未登记到院，不能签到")
    if _patient(appointment) != member(encounter, "subject").get("reference"):
        raise rule("签到的患者与预约不符")


def with_wait(store: Store, resource: Resource) -> Resource:
    """Add the expected wait to a waiting Encounter on its way out."""
    if resource.get("resourceType") != "Encounter" or resource.get("status") != "arrived":
        return resource
    places = [
        member(stay, "location").get("reference") for stay in members(resource.get("location"))
    ]
    start = member(resource, "period").get("start")
    if not places or not isinstance(start, str):
        return resource
    ahead: int = store.query(
        "SELECT COUNT(*) FROM term l"
        " JOIN term s ON s.type = l.type AND s.id = l.id AND s.param = 'status'"
        " JOIN span d ON d.type = l.type AND d.id = l.id AND d.param = 'date'"
        " WHERE l.type = 'Encounter' AND l.param = 'location' AND l.value = ?"
        " AND s.value = 'arrived' AND d.low < ? AND d.low >= ?",
        (places[0], *_since_midnight(start)),
    )[0][0]
    others = [e for e in members(resource.get("extension")) if e.get("url") != EXPECTED_WAIT]
    wait = {"url": EXPECTED_WAIT, "valueInteger": ahead * MINUTES_EACH}
    return {**resource, "extension": [*others, wait]}


def _since_midnight(start: str) -> tuple[float, float]:
    arrived = datetime.fromisoformat(start)
    midnight = arrived.replace(hour=0, minute=0, second=0, microsecond=0)
    return arrived.timestamp(), midnight.timestamp()


def _check_step(steps: dict[str, set[str]], old: Resource, new: Resource, words: str) -> None:
    if new["status"] != old["status"] and new["status"] not in steps.get(old["status"], set()):
        raise rule(words)


def _check_hours(appointment: Resource, now: datetime) -> None:
    department = _department(appointment)
    if department.elsewhere:
        raise rule(f"{department.name}请到{department.elsewhere}签到")
    start = datetime.fromisoformat(appointment["start"])
    end = datetime.fromisoformat(appointment["end"])
    opens = start - timedelta(minutes=department.opens_before)
    if now < opens:
        raise rule(f"尚未到签到时间，请于 {opens.astimezone(now.tzinfo):%H:%M} 后再来")
    if now >= end:
        raise rule("已过签到时间，请到分诊台咨询")


def _department(appointment: Resource) -> Department:
    for concept in members(appointment.get("serviceType")):
        for coding in members(concept.get("coding")):
            if coding.get("system") == SERVICE_SYSTEM:
                department = department_by_code(str(coding.get("code")))
                if department is not None:
                    return department
    raise rule("该预约没有科室，请到分诊台咨询")


def _appointment_reference(encounter: Resource) -> str:
    for reference in members(encounter.get("appointment")):
        target = reference.get("reference")
        if isinstance(target, str) and target.startswith("Appointment/"):
            return target
    raise rule("签到没有对应的预约")


def _patient(appointment: Resource) -> str | None:
    for participant in members(appointment.get("participant")):
        reference = member(participant, "actor").get("reference")
        if isinstance(reference, str) and reference.startswith("Patient/"):
            return reference
    return None
