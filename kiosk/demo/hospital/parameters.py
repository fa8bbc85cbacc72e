"""Search parameters of the demo hospital and how they are read off a resource (FHIR R4 "Search")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any, Final

from kiosk.demo.hospital.outcome import FhirError

Resource = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """`paths`: element names from the resource inwards; lists are gone into."""

    kind: str  # token | reference | date
    paths: tuple[tuple[str, ...], ...]
    target: str = ""  # of a reference: only this type


def _paths(alternatives: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(path.split(".")) for path in alternatives.split(" | "))


def _token(path: str) -> Parameter:
    return Parameter("token", _paths(path))


def _reference(path: str, target: str = "") -> Parameter:
    return Parameter("reference", _paths(path), target)


def _date(path: str) -> Parameter:
    return Parameter("date", _paths(path))


PARAMETERS: Final[dict[str, dict[str, Parameter]]] = {
    "Patient": {"identifier": _token("identifier"), "active": _token("active")},
    "Practitioner": {"identifier": _token("identifier"), "active": _token("active")},
    "Location": {"status": _token("status")},
    "HealthcareService": {"active": _token("active")},
    "Schedule": {"actor": _reference("actor"), "active": _token("active")},
    "Slot": {
        "schedule": _reference("schedule"),
        "status": _token("status"),
        "start": _date("start"),
    },
    "Appointment": {
        "patient": _reference("participant.actor", "Patient"),
        "practitioner": _reference("participant.actor", "Practitioner"),
        "location": _reference("participant.actor", "Location"),
        "actor": _reference("participant.actor"),
        "status": _token("status"),
        "date": _date("start"),
        "identifier": _token("identifier"),
    },
    "Encounter": {
        "identifier": _token("identifier"),
        "subject": _reference("subject"),
        "patient": _reference("subject", "Patient"),
        "practitioner": _reference("participant.individual", "Practitioner"),
        "participant": _reference("participant.individual"),
        "location": _reference("location.location"),
        "appointment": _reference("appointment"),
        "status": _token("status"),
        "date": _date("period"),
    },
    "Organization": {"active": _token("active")},
    "ChargeItem": {
        "subject": _reference("subject"),
        "patient": _reference("subject", "Patient"),
        "context": _reference("context"),
    },
    "Invoice": {
        "identifier": _token("identifier"),
        "subject": _reference("subject"),
        "patient": _reference("subject", "Patient"),
        "status": _token("status"),
        "date": _date("date"),
    },
    "PaymentNotice": {
        "identifier": _token("identifier"),
        "request": _reference("request"),
        "status": _token("status"),
        "created": _date("created"),
    },
    "DiagnosticReport": {
        "identifier": _token("identifier"),
        "subject": _reference("subject"),
        "patient": _reference("subject", "Patient"),
        "status": _token("status"),
        "category": _token("category.coding"),
        "code": _token("code.coding"),
        "date": _date("effectiveDateTime | effectivePeriod"),
        "issued": _date("issued"),
        "result": _reference("result"),
        "specimen": _reference("specimen"),
        "based-on": _reference("basedOn"),
        "performer": _reference("performer"),
        "results-interpreter": _reference("resultsInterpreter"),
    },
    "Observation": {
        "subject": _reference("subject"),
        "patient": _reference("subject", "Patient"),
        "status": _token("status"),
        "code": _token("code.coding"),
        "date": _date("effectiveDateTime | effectivePeriod"),
        "has-member": _reference("hasMember"),
    },
    "Specimen": {
        "subject": _reference("subject"),
        "patient": _reference("subject", "Patient"),
    },
    "ServiceRequest": {
        "subject": _reference("subject"),
        "patient": _reference("subject", "Patient"),
        "status": _token("status"),
        "authored": _date("authoredOn"),
        "requester": _reference("requester"),
    },
    "Provenance": {
        "_tag": _token("meta.tag"),
        "target": _reference("target"),
        "recorded": _date("recorded"),
    },
    "AuditEvent": {"_tag": _token("meta.tag"), "date": _date("recorded")},
    "Binary": {},
}

_DATE: Final = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?"
    r"(Z|[+-]\d{2}:\d{2})?)?)?)?",
    re.ASCII,
)
FOREVER: Final = 253_402_300_800.0  # the first moment of the year 10000


def values(resource: Any, path: tuple[str, ...]) -> Iterator[Any]:
    """Yield all values at `path`."""
    if not path:
        yield resource
        return
    inner = resource.get(path[0]) if isinstance(resource, dict) else None
    for one in inner if isinstance(inner, list) else [inner]:
        if one is not None:
            yield from values(one, path[1:])


def _all(resource: Resource, parameter: Parameter) -> Iterator[Any]:
    for path in parameter.paths:
        yield from values(resource, path)


def tokens(resource: Resource, parameter: Parameter) -> Iterator[tuple[str, str]]:
    """Yield (system, value) of codes, codings, identifiers and booleans."""
    for value in _all(resource, parameter):
        if isinstance(value, bool):
            yield "", str(value).lower()
        elif isinstance(value, str):
            yield "", value
        elif isinstance(value, dict):
            yield str(value.get("system", "")), str(value.get("value", value.get("code", "")))


def references(resource: Resource, parameter: Parameter) -> Iterator[str]:
    """Yield "Type/id" of relative references."""
    for value in _all(resource, parameter):
        reference = value.get("reference") if isinstance(value, dict) else None
        if isinstance(reference, str) and reference.startswith(
            f"{parameter.target}/" if parameter.target else ""
        ):
            yield reference


def spans(
    resource: Resource, parameter: Parameter, zone: tzinfo | None
) -> Iterator[tuple[float, float]]:
    """Yield [low, high) in Unix seconds of dates and periods; an open end lasts for ever."""
    for value in _all(resource, parameter):
        if isinstance(value, str):
            yield span(value, zone)
        elif isinstance(value, dict):
            low = span(value["start"], zone)[0] if "start" in value else 0.0
            high = span(value["end"], zone)[1] if "end" in value else FOREVER
            yield low, high


def span(text: str, zone: tzinfo | None) -> tuple[float, float]:
    """Return the interval that a FHIR date or dateTime of any precision stands for."""
    found = _DATE.fullmatch(text)
    if found is None:
        raise FhirError(400, "value", "not a FHIR date")
    year, month, day, hour, minute, second, fraction, offset = found.groups()
    try:
        low = datetime.fromisoformat(
            f"{year}-{month or '01'}-{day or '01'}T{hour or '00'}:{minute or '00'}:{second or '00'}"
            f".{(fraction or '0').ljust(6, '0')}{offset or ''}"
        )
        if offset is None:
            low = low.replace(tzinfo=zone)
        if month is None:
            high = low.replace(year=low.year + 1)
        elif day is None:
            high = (low + timedelta(days=31)).replace(day=1)
        else:
            high = low + _precision(minute, second, fraction)
        return low.timestamp(), high.timestamp()
    except (ValueError, OverflowError):
        raise FhirError(400, "value", "not a FHIR date") from None


def _precision(minute: str | None, second: str | None, fraction: str | None) -> timedelta:
    if minute is None:
        return timedelta(days=1)
    if second is None:
        return timedelta(minutes=1)
    return timedelta(seconds=1 if fraction is None else 10 ** -len(fraction))
