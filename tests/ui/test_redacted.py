"""Pictures for support: every sample of a screen, and what is left of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

import pytest

from kiosk.reasons import Failure
from kiosk.session.redacted import BLANK, PUBLIC, redacted
from kiosk.session.screens import Attract, View
from kiosk.session.staff_screens import StaffMenu, StaffPage, StaffScreen, StaffSignIn
from ui.samples import samples
from ui.view_props import props_of

PATIENTS = sorted(
    name for name, view in samples().items() if not isinstance(view.screen, StaffScreen)
)
STAFFS = sorted(samples().keys() - set(PATIENTS))


def told(record: Any) -> Iterator[tuple[str, object]]:
    """Every value on a screen, with the name of its field."""
    for field in fields(record):
        yield from _told(field.name, getattr(record, field.name))


def _told(name: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, Failure):
        for fact in value.facts.values():
            yield "fact", fact
    elif isinstance(value, tuple):
        for each in value:
            yield from _told(name, each)
    elif is_dataclass(value):
        yield from told(value)
    else:
        yield name, value


@pytest.mark.parametrize("name", PATIENTS)
def test_nothing_of_a_patient_is_left(name: str) -> None:
    after = redacted(samples()[name])
    assert after.preferences == samples()[name].preferences
    for field, value in told(after.screen):
        if field not in PUBLIC and isinstance(value, str) and not isinstance(value, Enum):
            assert value in {"", BLANK}, field
        elif field not in PUBLIC and isinstance(value, int):
            assert not value, field


@pytest.mark.parametrize("name", sorted(samples()))
def test_what_is_left_can_still_be_shown(name: str) -> None:
    after = redacted(samples()[name])
    assert props_of(after.screen, "en").keys() == props_of(samples()[name].screen, "en").keys()


def test_two_patients_make_the_same_picture() -> None:
    """Numbers and marks as well as words: only how many rows there are is seen."""
    page = samples()["report_page"]
    other = replace(page, screen=_other(page.screen))
    assert other.screen != page.screen
    assert redacted(other) == redacted(page)


@pytest.mark.parametrize("name", sorted(samples()))
def test_whether_somebody_is_well_is_not_seen(name: str) -> None:
    """Neither that a value is critical nor how many remarks there are."""
    view = samples()[name]
    well = {
        each.name: ()
        for each in fields(view.screen)
        if each.name in {"critical", "remarks"}
        and isinstance(getattr(view.screen, each.name), tuple)
    }
    assert redacted(replace(view, screen=replace(view.screen, **well))) == redacted(view)


def _other(record: Any) -> Any:
    """The same screen of somebody else."""
    changes = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in PUBLIC:
            continue
        changes[field.name] = _others(value)
    return replace(record, **changes)


def _others(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, Enum):
        return list(type(value))[-1]
    if isinstance(value, str):
        return value and value + "x"
    if isinstance(value, int):
        return value + 1
    if isinstance(value, tuple):
        return tuple(_others(each) for each in value)
    return _other(value) if is_dataclass(value) and not isinstance(value, Failure) else value


def test_what_the_terminal_says_of_itself_stays() -> None:
    view = View(Attract(degraded=True, open_orders=3, notices=("今天停诊",)), actions=())
    assert redacted(view) == view


@pytest.mark.parametrize("name", STAFFS)
def test_nothing_is_left_of_who_of_the_staff_it_is_and_what_they_type(name: str) -> None:
    screen = redacted(samples()[name]).screen
    match screen:
        case StaffSignIn():
            assert (screen.typed, screen.text.strip(BLANK), screen.challenge.strip(BLANK)) == (
                0,
                "",
                "",
            )
        case StaffMenu():
            assert screen.who in {"", BLANK}
        case StaffPage():
            assert {screen.typed, screen.picture, screen.query or ""} <= {"", BLANK}


@pytest.mark.parametrize("page", ["payments", "tickets"])
def test_pages_of_patients_cases_say_how_long_they_are_and_no_more(page: str) -> None:
    shown = [
        screen
        for name in STAFFS
        if isinstance(screen := redacted(samples()[name]).screen, StaffPage) and screen.page == page
    ]
    assert shown
    for screen in shown:
        for field, value in (pair for section in screen.sections for pair in told(section)):
            if isinstance(value, str) and not isinstance(value, Enum):
                assert value in {"", BLANK}, field


def test_what_support_wants_to_see_of_maintenance_stays() -> None:
    page = samples()["staff_page-network"]
    assert isinstance(page.screen, StaffPage)
    assert page.screen.sections
    assert redacted(page).screen == page.screen
