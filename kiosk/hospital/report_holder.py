"""Whose a report is, as its paper says: from the Patient resource (R4)."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from kiosk.hospital.parse import member, members, word
from kiosk.hospital.report_codes import IDENTIFIER_TYPE
from kiosk.names import full_name, person_name
from kiosk.net.strict_json import JsonObject
from kiosk.reports.report import Holder
from kiosk.text import NAME_LENGTH, clean

_RECORD_NUMBER: Final = "MR"  # medical record number, HL7 v2 table 0203
_SEX: Final = {"male": "男", "female": "女"}
_END_SHOWN: Final = 4  # of a record number that is masked


def holder_of(patient: JsonObject, *, full: bool) -> Holder:
    """`full`: the whole name and record number, else neither leaves here."""
    names = patient.get("name")
    masked = person_name(names).masked
    number = _record_number(patient)
    return Holder(
        name=(full_name(names) or masked) if full else masked,
        masked_name=masked,
        sex=_SEX.get(word(patient.get("gender")), ""),
        born=_day(patient.get("birthDate")),
        record_number=number if full else masked_number(number),
    )


def masked_number(number: str) -> str:
    """With its end alone, "******1234"; of a short one less than half is left."""
    shown = min(_END_SHOWN, (len(number) - 1) // 2) if number else 0
    return "*" * (len(number) - shown) + number[len(number) - shown :]


def _record_number(patient: JsonObject) -> str:
    """The hospital's own number for this person, of those in use."""
    for identifier in members(patient.get("identifier")):
        if identifier.get("use") == "old" or "end" in member(identifier, "period"):
            continue
        for coding in members(member(identifier, "type").get("coding")):
            system = coding.get("system", IDENTIFIER_TYPE)
            if (system, coding.get("code")) == (IDENTIFIER_TYPE, _RECORD_NUMBER):
                return clean(identifier.get("value"), NAME_LENGTH)
    return ""


def _day(value: Any) -> date | None:
    """A whole date; people whose day of birth nobody knows have a year or a month alone."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None
