"""The operation $confirm-holder, as resources/fhir/OperationDefinition-confirm-holder.json has it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from kiosk.demo.hospital.outcome import FhirError
from kiosk.demo.hospital.store import Store
from kiosk.hospital.parse import IDENTITY_SYSTEM, members

Resource = dict[str, Any]

MOST_WRONG: Final = 10
"""Wrong tries for one patient on one day, from all terminals together."""
_LENGTH: Final = 4
_LOCKED: Final = 423


def confirm_holder(store: Store, patient_id: str, body: Resource, now: datetime) -> Resource:
    """Whether both ends are this patient's; the tries that were not are counted, in the database."""
    identity_end, phone_end = _end(body, "identityEnd"), _end(body, "phoneEnd")
    with store.transaction():
        patient = store.must_read(f"Patient/{patient_id}")
        key = patient_id, f"{now:%Y-%m-%d}"
        if _wrong(store, key) >= MOST_WRONG:
            raise FhirError(_LOCKED, "forbidden", "核对次数过多，请到服务台办理")
        agrees = identity_end in _identity_ends(patient) and phone_end in _phone_ends(patient)
        _count(store, key, agrees=agrees)
    return {
        "resourceType": "Parameters",
        "parameter": [{"name": "result", "valueBoolean": agrees}],
    }


def _end(body: Resource, name: str) -> str:
    values = [p.get("valueString") for p in members(body.get("parameter")) if p.get("name") == name]
    if body.get("resourceType") != "Parameters" or len(values) != 1:
        raise FhirError(400, "required", f"{name} is needed once")
    end = values[0]
    if not isinstance(end, str) or len(end) != _LENGTH:
        raise FhirError(400, "value", f"{name} has four characters")
    return end


def _identity_ends(patient: Resource) -> set[str]:
    numbers = (i for i in members(patient.get("identifier")) if i.get("system") == IDENTITY_SYSTEM)
    return {str(number.get("value"))[-_LENGTH:] for number in numbers}


def _phone_ends(patient: Resource) -> set[str]:
    phones = (t for t in members(patient.get("telecom")) if t.get("system") == "phone")
    return {str(phone.get("value"))[-_LENGTH:] for phone in phones}


def _wrong(store: Store, key: tuple[str, str]) -> int:
    rows = store.query("SELECT wrong FROM holder WHERE patient = ? AND day = ?", key)
    return int(rows[0][0]) if rows else 0


def _count(store: Store, key: tuple[str, str], *, agrees: bool) -> None:
    """The right answer clears the count: whoever knows it is no stranger."""
    if agrees:
        store.query("DELETE FROM holder WHERE patient = ? AND day = ?", key)
    else:
        store.query(
            "INSERT INTO holder VALUES (?, ?, 1)"
            " ON CONFLICT (patient, day) DO UPDATE SET wrong = wrong + 1",
            key,
        )
