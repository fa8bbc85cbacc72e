"""From a screen as a value to the properties of its QML: `Welcome` to those of WelcomeScreen.qml.

Each field of the dataclass becomes a required property of the same name in camelCase. A failure
becomes the patient's words: `title`, `advice`, `number`, `next`; a ticket's `trouble`, which is told
in passing, `troubleTitle` and `troubleNumber` (both empty where there is none).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from kiosk.reasons import Failure
from kiosk.session.screens import Screen
from ui.words import words

Props = dict[str, Any]


def name_of(screen: Screen) -> str:
    """The screen's name as QML knows it, "Welcome"."""
    return type(screen).__name__


def props_of(screen: Screen, language: str) -> Props:
    """All properties of the screen, in the language that is installed."""
    return _properties(screen, language)


def _properties(record: object, language: str) -> Props:
    if not is_dataclass(record):
        raise TypeError(f"{type(record).__name__} is not a value of kiosk.session.screens")
    props: Props = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name == "trouble":
            props |= _trouble_properties(value, language)
        elif isinstance(value, Failure):
            props |= _failure_properties(value, language)
        elif field.name == "number":
            props["number"] = spaced(value)
        else:
            props[camel_case(field.name)] = _plain(value, language)
    return props


def _failure_properties(failure: Failure, language: str) -> Props:
    title, advice = words(failure, language)
    reason = failure.reason
    return {"title": title, "advice": advice, "number": reason.number, "next": str(reason.next)}


def _trouble_properties(failure: Failure | None, language: str) -> Props:
    if failure is None:
        return {"troubleTitle": "", "troubleNumber": ""}
    title, _advice = words(failure, language)
    return {"troubleTitle": title, "troubleNumber": failure.reason.number}


def _plain(value: object, language: str) -> object:
    """Only what becomes a plain JavaScript value: no Python object is handed to QML."""
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, str | int):
        return value
    if isinstance(value, Sequence):
        return [_plain(each, language) for each in value]
    return _properties(value, language)


def camel_case(name: str) -> str:
    """`waiting_seconds` to `waitingSeconds`."""
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def spaced(number: str) -> str:
    """A queue number as it is read out: "A017" to "A 017"; any other form stays as it is."""
    parts = re.fullmatch(r"([A-Z]{1,3})(\d+)", number)
    return " ".join(parts.groups()) if parts else number
