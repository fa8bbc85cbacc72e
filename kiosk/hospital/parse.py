"""The border: FHIR JSON in, values of `kiosk.domain` out. HL7 FHIR R4 (4.0.1).

Answers are untrusted. Resource types, code bindings, ids, instants and above all whose record it is
are checked here; whatever fails raises `Rejected`, which `FhirHospital` turns into its `Failure`.
It never leaves the adapter, and its texts name elements ("Appointment.start"), never values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, Final

from kiosk.domain import IdentifierSystem
from kiosk.hospital.references import is_id
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code, Failure
from kiosk.text import NAME_LENGTH, PLACE_LENGTH, SENTENCE_LENGTH, clean

APPOINTMENT_STATUS: Final = frozenset(
    {
        "proposed",
        "pending",
        "booked",
        "arrived",
        "fulfilled",
        "cancelled",
        "noshow",
        "entered-in-error",
        "checked-in",
        "waitlist",
    }
)
ENCOUNTER_STATUS: Final = frozenset(
    {
        "planned",
        "arrived",
        "triaged",
        "in-progress",
        "onleave",
        "finished",
        "cancelled",
        "entered-in-error",
        "unknown",
    }
)
CARD_SYSTEM: Final = "urn:cn:ehc:card-id"
INSURANCE_SYSTEM: Final = "urn:cn:nhsa:psn-no"
IDENTITY_SYSTEM: Final = "urn:oid:2.16.156.10011.1.3"  # number of the resident identity card
IDENTIFIER_SYSTEMS: Final = {
    IdentifierSystem.HEALTH_CARD: CARD_SYSTEM,
    IdentifierSystem.INSURANCE: INSURANCE_SYSTEM,
    IdentifierSystem.IDENTITY_DOCUMENT: IDENTITY_SYSTEM,
}
TICKET_TYPE: Final = "queue-ticket"
EXPECTED_WAIT: Final = "urn:yima:fhir:expected-wait-minutes"
"""Extension of Encounter: `valueInteger` (or unsigned, positive), minutes until the patient is called."""

_TICKET_LENGTH: Final = 12
_VERSION_LENGTH: Final = 64
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2200
_DAY_MINUTES: Final = 24 * 60
# R4 `instant`, and a `dateTime` precise enough to be one; leap seconds are beyond `datetime`.
_INSTANT: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})", re.ASCII
)


class Rejected(Exception):  # noqa: N818 - an answer is rejected; nothing here is in error
    """Ends the errand at hand with `failure`. Internal to the adapter."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.code)
        self.failure = failure


def bad_answer(what: str) -> Rejected:
    return Rejected(Failure(Code.HOSPITAL_BAD_ANSWER, {"what": what}))


def wrong_patient() -> Rejected:
    return Rejected(Failure(Code.WRONG_PATIENT))


def members(value: Any) -> Iterator[JsonObject]:
    """Yield the objects of a list, or nothing."""
    for member in value if isinstance(value, list) else ():
        if isinstance(member, dict):
            yield member


def member(value: Any, key: str) -> JsonObject:
    """`value[key]` when that is an object, else {}."""
    inner = value.get(key) if isinstance(value, dict) else None
    return inner if isinstance(inner, dict) else {}


def word(value: Any) -> str:
    """`value` when it is text, else "": what may be looked up in a table."""
    return value if isinstance(value, str) else ""


def resource(value: Any, kind: str) -> JsonObject:
    """`value` as a resource of this type with a logical id."""
    if not isinstance(value, dict) or value.get("resourceType") != kind:
        raise bad_answer(f"a {kind} was expected")
    if not is_id(value.get("id")):
        raise bad_answer(f"{kind}.id")
    return value


def code(value: JsonObject, element: str, binding: frozenset[str]) -> str:
    """A required code, checked against its value set (R4 required bindings)."""
    found = value.get(element)
    if not isinstance(found, str) or found not in binding:
        raise bad_answer(f"{value.get('resourceType')}.{element}")
    return found


def instant(value: Any, what: str) -> datetime:
    """An aware moment, to the second or finer."""
    if not isinstance(value, str) or _INSTANT.fullmatch(value) is None:
        raise bad_answer(what)
    try:
        return _sensible(datetime.fromisoformat(value))
    except ValueError:
        raise bad_answer(what) from None


def moment(value: Any, what: str, zone: tzinfo | None) -> datetime | None:
    """A dateTime of at least the day's precision, which begins in `zone`; None for a year or month."""
    if value is None:
        return None
    try:
        return _sensible(datetime.combine(date.fromisoformat(value), time(), zone))
    except (TypeError, ValueError):
        pass
    if isinstance(value, str) and len(value) < len("2030-03-05"):
        return None
    return instant(value, what)


def _sensible(found: datetime) -> datetime:
    """Raise ValueError for years that no zone can be asked about, and no hospital means."""
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise ValueError("year")
    return found


def version(value: JsonObject) -> str:
    """`meta.versionId`: without it there is no `If-Match`, and no safe write."""
    found = member(value, "meta").get("versionId")
    if not isinstance(found, str) or not 0 < len(found) <= _VERSION_LENGTH or '"' in found:
        raise bad_answer(f"{value.get('resourceType')}.meta.versionId")
    return found


def has_identifier(value: JsonObject, system: str, identifier: str) -> bool:
    return any(
        entry.get("system") == system and entry.get("value") == identifier
        for entry in members(value.get("identifier"))
    )


def concept(value: Any) -> str:
    """Words of a CodeableConcept, or of the first in a list that has any."""
    for candidate in members(value if isinstance(value, list) else [value]):
        if text := clean(candidate.get("text"), NAME_LENGTH):
            return text
        for coding in members(candidate.get("coding")):
            if text := clean(coding.get("display"), NAME_LENGTH):
                return text
    return ""


def ticket_number(encounter: JsonObject) -> str:
    """The `Encounter.identifier` whose type is coded `queue-ticket`; "" when there is none."""
    for entry in members(encounter.get("identifier")):
        for coding in members(member(entry, "type").get("coding")):
            if coding.get("code") == TICKET_TYPE:
                return clean(entry.get("value"), _TICKET_LENGTH)
    return ""


def expected_wait(encounter: JsonObject) -> int | None:
    """Minutes of the extension `EXPECTED_WAIT`, when there and sensible."""
    for extension in members(encounter.get("extension")):
        if extension.get("url") != EXPECTED_WAIT:
            continue
        for element in ("valueInteger", "valueUnsignedInt", "valuePositiveInt"):
            if (minutes := _minutes(extension.get(element))) is not None:
                return minutes
    return None


def appointment_times(appointment: JsonObject) -> tuple[datetime, datetime]:
    """Start and end; where a server leaves out the end, `minutesDuration` tells it."""
    start = instant(appointment.get("start"), "Appointment.start")
    if "end" not in appointment:
        return start, start + timedelta(minutes=_minutes(appointment.get("minutesDuration")) or 0)
    end = instant(appointment["end"], "Appointment.end")
    if end < start:
        raise bad_answer("Appointment.end")
    return start, end


def _minutes(value: Any) -> int | None:
    """`value` when it is a whole number of minutes less than a day; JSON's true is not 1."""
    return value if type(value) is int and 0 <= value < _DAY_MINUTES else None


def location_words(location: JsonObject, display: Any) -> tuple[str, str]:
    """Name and directions of a Location."""
    name = clean(location.get("name"), PLACE_LENGTH) or clean(display, PLACE_LENGTH)
    return name, clean(location.get("description"), SENTENCE_LENGTH)


def hospital_words(outcome: JsonObject) -> str:
    """What the hospital says to the patient in an OperationOutcome; "" when it says nothing.

    `issue.details.text` is written for people. `diagnostics` is for engineers and is shown only
    where the issue is a `business-rule`. Issues under `invalid` are about the request's form.
    """
    if outcome.get("resourceType") != "OperationOutcome":
        return ""
    for issue in members(outcome.get("issue")):
        if word(issue.get("code")) in _ABOUT_FORM:
            continue
        if words := clean(member(issue, "details").get("text"), SENTENCE_LENGTH):
            return words
        if issue.get("code") == "business-rule" and (
            words := clean(issue.get("diagnostics"), SENTENCE_LENGTH)
        ):
            return words
    return ""


_ABOUT_FORM: Final = frozenset({"invalid", "structure", "required", "value", "invariant"})
