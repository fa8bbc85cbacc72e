"""From a screen as a value to the properties of its QML: `Welcome` to those of WelcomeScreen.qml.

Each field of the dataclass becomes a required property of the same name in camelCase. A failure
becomes the patient's words: `title`, `advice`, `number`, `next`, and whether the advice is `quoted`. One that is told beside something
else is named after its field: `trouble` becomes `troubleTitle`, `troubleAdvice` and `troubleNumber`
(all empty where there is none), `why` likewise. What staff read (`Said`) becomes words; `None` an empty map.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

from hardware.ticket.layout.order_number import in_groups
from kiosk.maintenance.words import Said
from kiosk.reasons import Failure
from kiosk.services.access import ServiceId
from kiosk.session.pay_screens import Paid, PayReturned, PayUnknown
from kiosk.session.preferences import Preferences, TextSize
from kiosk.session.screens import Screen, SignedIn, Tile, View
from kiosk.session.staff_screens import Cleaning, StaffManual, StaffScreen
from ui.manual import props_for as manual_props
from ui.staff_words import said_words, staff_language
from ui.words import words

Props = dict[str, Any]

_BESIDE = ("trouble", "why")  # fields with failures that are not what the screen is about


def name_of(screen: Screen) -> str:
    """The screen's name as QML knows it, "Welcome"."""
    return type(screen).__name__


def preferences_of(view: View) -> Preferences:
    """As the glass is set for it. Staff's screens have two languages, one text size and no voice."""
    wanted = view.preferences
    if not is_for_staff(view.screen):
        return wanted
    return replace(
        wanted,
        language=staff_language(wanted.language),
        text_size=TextSize.STANDARD,
        elder=False,
        voice=False,
        lowered=False,
    )


def is_for_staff(screen: Screen) -> bool:
    """Whether only staff see it: that the glass is being wiped is for whoever comes by."""
    return isinstance(screen, StaffScreen) and not isinstance(screen, Cleaning)


def props_of(screen: Screen, language: str) -> Props:
    """All properties of the screen, in the language that is installed."""
    props = _properties(screen, language)
    return props | manual_props(screen, language) if isinstance(screen, StaffManual) else props


def _properties(record: object, language: str) -> Props:
    if not is_dataclass(record):
        raise TypeError(f"{type(record).__name__} is not a value of kiosk.session.screens")
    props: Props = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in _BESIDE:
            props |= _beside(field.name, value, language)
        elif isinstance(value, Failure):
            props |= _failure_properties(value, language)
        elif field.name == "number" and isinstance(value, str):
            props["number"] = _NUMBERS.get(type(record), str)(value)
        else:
            props[camel_case(field.name)] = _plain(value, language)
    if isinstance(record, Tile) and record.service is ServiceId.QUEUE:
        props["detail"] = spaced(record.detail)
    return props


def _failure_properties(failure: Failure, language: str) -> Props:
    title, advice = words(failure, language)
    reason = failure.reason
    # The hospital's own sentence may hold anything: it is read, not said to the hall.
    quoted = bool(failure.facts.get("words"))
    return {
        "title": title,
        "advice": advice,
        "number": reason.number,
        "next": str(reason.next),
        "quoted": quoted,
    }


def _beside(field: str, failure: Failure | None, language: str) -> Props:
    title, advice, number = "", "", ""
    if failure is not None:
        title, advice = words(failure, language)
        number = failure.reason.number
    return {f"{field}Title": title, f"{field}Advice": advice, f"{field}Number": number}


def _plain(value: object, language: str) -> object:
    """Only what becomes a plain JavaScript value: no Python object is handed to QML."""
    if value is None:
        return {}
    if isinstance(value, Said):
        return said_words(value)
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, str | int | float):
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


# How the number of each is shown; of others as it is. An order's is the same on screen and slip.
_NUMBERS: dict[type, Callable[[str], str]] = {
    SignedIn: spaced,
    Paid: in_groups,
    PayUnknown: in_groups,
    PayReturned: in_groups,
}
