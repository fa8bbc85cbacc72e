"""Hands that do anything at all in maintenance mode, and workers that answer late, twice, or not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.codes.identity_document import card_of
from kiosk.devices import Document
from kiosk.maintenance.sheet import (
    TASKS,
    Choice,
    Done,
    Keys,
    PageId,
    Row,
    Section,
    Sheet,
    Task,
    Typing,
)
from kiosk.maintenance.words import Said
from kiosk.reasons import Code, Failure
from kiosk.services.maintenance.places import page_of
from kiosk.session.effects import JudgeCode, PrintTicket
from kiosk.session.events import CodeSeen, DocumentRead, Event, Tapped, Ticked
from kiosk.session.redacted import redacted
from kiosk.session.screens import Action
from kiosk.session.staff_effects import DoTask
from kiosk.session.staff_events import KeySwitchChanged, PageLooked, TaskDone
from kiosk.session.staff_screens import StaffMenu, StaffPage
from kiosk.session.staff_stages import Maintaining, OnPage
from kiosk.staff.access import TWO_PEOPLE
from kiosk.staff.key_switch import KeySwitchState
from tests.sampling import examples

OF_PAGES = [each for each in Task if each not in {Task.CLOSE, Task.OPEN, Task.CHANGE_PIN}]
TYPING = Typing(Said("value"), Keys.TEXT, 5)
choices = st.builds(
    Choice,
    task=st.sampled_from(OF_PAGES),
    label=st.just(Said("x")),
    argument=st.sampled_from(["", "up", "on", "paper", "screen.text_size", "YM0720270115000003"]),
    typing=st.sampled_from([None, None, TYPING]),
    sure=st.sampled_from([None, Said("sure?")]),
)
sheets = st.builds(
    Sheet,
    page=st.sampled_from(list(PageId)),
    sections=st.lists(choices, max_size=3).map(
        lambda some: (Section(rows=(Row("a", opens="i"),), choices=tuple(some)),)
    ),
    item=st.sampled_from(["", "i"]),
    refresh=st.sampled_from([0.0, 0.5]),
    query=st.sampled_from([None, ""]),
    count=st.sampled_from([1, 3]),
)
ARGUMENTS = [
    "",
    "0 0",
    "0 1",
    "1 0",
    "2 0",
    "i",
    "next",
    "7",
    "a",
    "1 name",
    "paper",
    "300 400 down",
]
taps = st.builds(
    Tapped, st.sampled_from(list(Action)), st.sampled_from([*ARGUMENTS, *map(str, PageId)])
)
tickets = st.integers(0, 12)
others: st.SearchStrategy[Event] = st.one_of(
    st.builds(CodeSeen, st.sampled_from(["EHC1:X", "some text"]), st.booleans()),
    st.just(DocumentRead(card_of(Document("000000000000000001", "测试者")))),
    st.builds(PageLooked, tickets, st.one_of(sheets, st.just(Failure(Code.STORAGE_FULL)))),
    st.builds(TaskDone, tickets, st.builds(Done, st.just(Said("x")), st.booleans(), st.booleans())),
    st.builds(KeySwitchChanged, st.sampled_from(list(KeySwitchState))),
)


@pytest.fixture
def fresh(tmp_path_factory: pytest.TempPathFactory, post: Any) -> Callable[[], Any]:
    return lambda: type(post)(Path(tmp_path_factory.mktemp("post")))


@settings(
    max_examples=examples(30, one_in=2),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data(), staff=st.sampled_from(["DEMO-OPERATOR-1", "DEMO-ENGINEER-2"]))
def test_whatever_hands_and_workers_do(
    fresh: Callable[[], Any], data: st.DataObject, staff: str
) -> None:
    post = fresh().signs_in(staff)
    for _ in range(data.draw(st.integers(20, 50))):
        post.seconds += data.draw(st.sampled_from([0.6, 0.6, 0.6, 5.0, 31.0]))
        if isinstance(page_of(post.kiosk), OnPage) and data.draw(st.booleans()):
            post.happens(PageLooked(post.kiosk.staff_tickets, data.draw(sheets)))
        taken = st.sampled_from(offered(post))
        post.happens(data.draw(st.one_of(taken, taken, taken, taps, st.just(Ticked()), others)))
        holds(post)


def offered(post: Any) -> list[Event]:
    """What is on the screen to be touched."""
    view = post.view()
    found: list[Event] = [
        Tapped(action) for action in view.actions if action is not Action.SIGN_OUT
    ]
    match view.screen:
        case StaffMenu(tiles=tiles):
            found = [Tapped(Action.OPEN_PAGE, str(tile.page)) for tile in tiles]
        case StaffPage(typing=Typing()):
            found += [Tapped(Action.TYPE, "7"), Tapped(Action.ERASE), Tapped(Action.CONFIRM)]
        case StaffPage(asking=Said()):
            found += [Tapped(Action.CONFIRM)]
        case StaffPage(sections=sections):
            found += [
                Tapped(Action.CHOOSE, f"{at} {number}")
                for at, section in enumerate(sections)
                for number in range(len(section.choices))
            ]
        case _:
            pass
    return found or [Ticked()]


def holds(post: Any) -> None:
    kiosk = post.kiosk
    assert isinstance(kiosk.stage, Maintaining) == (not kiosk.sign_in.is_out)
    assert kiosk.person is None or not isinstance(kiosk.stage, Maintaining)
    assert kiosk.recording_until is None or kiosk.staff
    assert post.asked_nothing(PrintTicket)
    if isinstance(kiosk.stage, Maintaining):
        assert kiosk.judging is None
        assert post.view().actions is not None
    else:
        post.effects = [each for each in post.effects if not isinstance(each, JudgeCode)]
    redacted(post.view())
    for effect in post.effects:
        if isinstance(effect, DoTask):
            doing = effect.doing
            assert TASKS[doing.task] not in TWO_PEOPLE, "nobody vouched"
            assert doing.task not in {Task.CLOSE, Task.CHANGE_PIN, Task.CLEAN}
    assert not any(task.doing.typed for task in kiosk.open_tasks)
