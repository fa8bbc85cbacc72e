"""A view without anything of a patient, for pictures that go to support.

What may stay is named here, and everything else is replaced: a new field of a screen shows nothing until
somebody has decided that it may. That goes for numbers, marks and ticks, too: where on its scale a value
lies says as much as the value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from kiosk.maintenance.sheet import PageId
from kiosk.reasons import Failure
from kiosk.session.screens import View
from kiosk.session.staff_screens import StaffMenu, StaffPage, StaffScreen, StaffSignIn

BLANK = "▒▒▒"
"""Stands for words that are not shown: of one length, whatever they were."""

PUBLIC = frozenset(
    {
        # what goes on
        "seconds_left",
        "waiting_seconds",
        "checking_seconds",
        "tries_left",
        "phase",
        "errand",
        "topic",
        "part_of_day",
        "can_retry",
        "can_reprint",
        "finds_appointments",
        "ticket",
        "slip",
        "services",
        "codes",
        "works",
        # the terminal itself
        "degraded",
        "no_tickets",
        "camera_ready",
        "reader",
        "scanner",
        "staff_note",
        "days_left",
        "hint",
        "open_orders",
        "doubtful_prints",
        "notices",
        "picture",
    }
)
"""Fields of screens that say nothing of who is there."""

OF_STAFF: Mapping[type[StaffScreen], frozenset[str]] = {
    StaffSignIn: frozenset({"typed", "text", "challenge", "second_about"}),
    StaffMenu: frozenset({"who"}),
    StaffPage: frozenset({"picture", "query", "typed"}),
}
"""Fields of maintenance mode's screens that are not shown: who it is, what they type, and what the camera
sees. All else is the terminal's own, and what support wants to see.
"""
OF_CASES = frozenset({PageId.TICKETS, PageId.PAYMENTS})
"""Pages of which nothing is shown but how long they are: each line is a patient's."""

TELLING = frozenset({"critical", "remarks"})
"""Fields that are emptied: that there is one at all says how somebody is. Of all others only how many
there are is kept.
"""


def redacted(view: View) -> View:
    """The same screen, with the same preferences, of nobody."""
    screen = view.screen
    shown = _nobody_on_staff(screen) if isinstance(screen, StaffScreen) else _nobodys(screen)
    return replace(view, screen=shown)


def _nobody_on_staff(screen: StaffScreen) -> StaffScreen:
    blank = OF_STAFF.get(type(screen), frozenset())
    if isinstance(screen, StaffPage) and screen.page in OF_CASES:
        blank |= {"title", "sections", "said", "asking", "typing"}
    changes: dict[str, Any] = {name: _blank(getattr(screen, name)) for name in blank}
    if "picture" in blank:
        changes["picture"] = ""  # of which there is no other one to show
    return replace(screen, **changes)


def _nobodys(record: Any) -> Any:
    kept = {
        field.name: _replaced(field.name, getattr(record, field.name))
        for field in fields(record)
        if field.name not in PUBLIC
    }
    return replace(record, **kept)


def _replaced(name: str, value: object) -> object:
    return () if name in TELLING and isinstance(value, tuple) else _blank(value)


def _blank(value: object) -> object:
    match value:
        case Failure(code=code):  # the reason is the terminal's; its facts may be the patient's
            nobodys = {
                name: BLANK if isinstance(fact, str) else 0 for name, fact in value.facts.items()
            }
            return Failure(code, nobodys)
        case Enum():
            return next(iter(type(value)))
        case str():
            return BLANK if value else ""
        case bool():
            return False
        case int():
            return 0
        case tuple():
            return tuple(_blank(each) for each in value)
        case None:
            return None
        case _ if is_dataclass(value):
            return _nobodys(value)
        case _:
            raise TypeError(f"a screen has a {type(value).__name__}")
