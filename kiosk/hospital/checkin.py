"""Sign-in as one transaction (HOSPITAL-API.md, row checkin), safe to repeat.

    PUT  Appointment/id   the resource as read, status `arrived`     If-Match: W/"version"
    POST Encounter        status `arrived`, ambulatory               If-None-Exist: the key

The key is the appointment's id under `urn:yima:check-in`, so that a repeat after a lost answer, a
crash or from another terminal finds the sign-in that is there. Only live Encounters count for it:
a sign-in that the desk has undone does not stand in the way of a new one.

Whatever the transaction answers, the hospital's record decides: unless the answer holds the
Encounter, it is looked up by the key before anything is called a failure.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Final

from kiosk.domain import Appointment, Patient, PatientId
from kiosk.hospital.errand import Errand, gone
from kiosk.hospital.http import Outcome, Refusal, Reply, is_transient
from kiosk.hospital.parse import (
    APPOINTMENT_STATUS,
    Rejected,
    bad_answer,
    code,
    has_identifier,
    hospital_words,
    member,
    members,
    resource,
    version,
)
from kiosk.hospital.people_and_places import (
    appointment_actors,
    check_appointment_owner,
    check_encounter_owner,
)
from kiosk.hospital.references import local_reference
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code, Failure

KEY_SYSTEM: Final = "urn:yima:check-in"
OPEN_APPOINTMENT: Final = frozenset({"booked", "pending"})
LIVE_ENCOUNTER: Final = ("arrived", "triaged", "in-progress", "onleave", "finished")

_AMBULATORY: Final = {
    "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
    "code": "AMB",
    "display": "ambulatory",
}
_TRIES: Final = 2
_CHANGED: Final = frozenset(
    {
        HTTPStatus.NOT_FOUND,
        HTTPStatus.CONFLICT,
        HTTPStatus.GONE,
        HTTPStatus.PRECONDITION_FAILED,
    }
)


def sign_in_query(appointment_id: str) -> tuple[tuple[str, str], ...]:
    """Search parameters that find the live sign-in of this appointment."""
    return (
        ("identifier", f"{KEY_SYSTEM}|{appointment_id}"),
        ("status", ",".join(LIVE_ENCOUNTER)),
    )


def sign_in_bundle(
    appointment: JsonObject, patient: PatientId, now: datetime, base: str
) -> JsonObject:
    """Return the transaction for an Appointment resource as read from this server. `now`: aware."""
    appointment_id = appointment["id"]
    key = "&".join(f"{name}={value}" for name, value in sign_in_query(appointment_id))
    return {
        "resourceType": "Bundle",
        "type": "transaction",
        "entry": [
            {
                "fullUrl": f"{base}/Appointment/{appointment_id}",
                "resource": {**appointment, "status": "arrived"},
                "request": {
                    "method": "PUT",
                    "url": f"Appointment/{appointment_id}",
                    "ifMatch": f'W/"{version(appointment)}"',
                },
            },
            {
                "fullUrl": uuid.uuid5(uuid.NAMESPACE_URL, f"{base}/{KEY_SYSTEM}/{key}").urn,
                "resource": _encounter(appointment, patient, now, base),
                "request": {"method": "POST", "url": "Encounter", "ifNoneExist": key},
            },
        ],
    }


def _encounter(appointment: JsonObject, patient: PatientId, now: datetime, base: str) -> JsonObject:
    encounter: JsonObject = {
        "resourceType": "Encounter",
        "identifier": [{"system": KEY_SYSTEM, "value": appointment["id"]}],
        "status": "arrived",
        "class": dict(_AMBULATORY),
        "subject": {"reference": f"Patient/{patient}"},
        "appointment": [{"reference": f"Appointment/{appointment['id']}"}],
        "period": {"start": now.isoformat(timespec="milliseconds")},
    }
    if service := next(members(appointment.get("serviceType")), None):
        encounter["serviceType"] = service
    local = [
        {**_display(link.reference), "reference": reference}
        for link in appointment_actors(appointment)
        if (reference := link.local(base))
    ]
    doctors = [{"individual": r} for r in local if r["reference"].startswith("Practitioner")]
    places = [
        {"location": r, "status": "active"} for r in local if r["reference"].startswith("Location/")
    ]
    if doctors:
        encounter["participant"] = doctors
    if places:
        encounter["location"] = places
    return encounter


def _display(reference: JsonObject) -> JsonObject:
    display = reference.get("display")
    return {"display": display} if isinstance(display, str) and display else {}


@dataclass(frozen=True, slots=True)
class SignIn:
    """One sign-in on its way. `run` returns the Encounter; trouble raises `Rejected`."""

    errand: Errand
    patient: Patient
    appointment: Appointment

    def run(self, now: datetime) -> JsonObject:
        current = self._read_current()
        if current is None:
            found = self._find()
            if found is None:
                raise gone()
            return found
        return self._transact(sign_in_bundle(current, self.patient.id, now, self.errand.base))

    def _read_current(self) -> JsonObject | None:
        """The appointment as the patient saw it; None when it is not that any more."""
        current = self.errand.read(f"Appointment/{self.appointment.id}")
        if current is None:
            return None
        check_appointment_owner(current, self.patient.id, self.errand.base)
        still_open = code(current, "status", APPOINTMENT_STATUS) in OPEN_APPOINTMENT
        return current if still_open and version(current) == self.appointment.version else None

    def _transact(self, bundle: JsonObject) -> JsonObject:
        for last_try in (False, True):
            outcome = self.errand.transaction(bundle)
            if isinstance(outcome, Reply) and (done := self._read_response(outcome.body)):
                return done
            found = self._find_after(outcome)
            if found is not None:
                return found
            if last_try or not is_transient(outcome):
                break
        raise Rejected(_refusal(outcome))

    def _find_after(self, outcome: Outcome) -> JsonObject | None:
        """Look the sign-in up; where even that fails, the first trouble is the one to tell."""
        try:
            return self._find()
        except Rejected as second:
            if isinstance(outcome, Failure) and second.failure.code is not Code.WRONG_PATIENT:
                return None
            raise

    def _find(self) -> JsonObject | None:
        matches = self.errand.search("Encounter", sign_in_query(self.appointment.id)).matches
        for encounter in matches:
            self._check(encounter)
        live = [e for e in matches if e.get("status") in LIVE_ENCOUNTER]
        # Two only where a server's transactions are none: all terminals must pick the same.
        return min(live, key=_age, default=None)

    def _read_response(self, body: JsonObject) -> JsonObject | None:
        """The Encounter of a transaction-response; None when the answer does not hold it."""
        if body.get("resourceType") != "Bundle" or body.get("type") != "transaction-response":
            return None
        for entry in members(body.get("entry")):
            inner = member(entry, "resource")
            if inner.get("resourceType") == "Encounter":
                self._check(resource(inner, "Encounter"))
                return inner
        for entry in members(body.get("entry")):
            location = member(entry, "response").get("location")
            local = local_reference(location, self.errand.base)
            if local.startswith("Encounter/") and (read := self.errand.read(local)):
                self._check(read)
                return read
        return None

    def _check(self, encounter: JsonObject) -> None:
        check_encounter_owner(encounter, self.patient.id, self.errand.base)
        if not has_identifier(encounter, KEY_SYSTEM, self.appointment.id):
            raise bad_answer("an Encounter without the asked identifier was sent")


def _age(encounter: JsonObject) -> tuple[str, str]:
    start = member(encounter, "period").get("start")
    return (start if isinstance(start, str) else "", encounter["id"])


def _refusal(outcome: Outcome) -> Failure:
    match outcome:
        case Reply():
            return Failure(Code.HOSPITAL_BAD_ANSWER, {"what": "the sign-in is not there"})
        case Failure():
            return outcome
        case Refusal(status=status) if status in _CHANGED:
            return Failure(Code.APPOINTMENT_CHANGED)
        case Refusal(status=HTTPStatus.UNPROCESSABLE_ENTITY) if words := hospital_words(
            outcome.outcome
        ):
            return Failure(Code.SIGN_IN_REFUSED, {"words": words})
        case Refusal():
            return outcome.failure
