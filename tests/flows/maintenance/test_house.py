"""What staff set by hand: out of service and back, volume, brightness."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.codes.identity_document import card_of
from kiosk.devices import Document
from kiosk.maintenance.sheet import Closed, PageId, Task, Tone
from kiosk.reasons import Code
from kiosk.session.effects import JudgeCode
from kiosk.session.events import CodeRead, CodeSeen, DocumentRead, StorageChanged
from kiosk.session.screens import Action, Attract, OutOfService
from kiosk.session.staff_effects import Closure, KeepHouse, LookAt
from kiosk.session.staff_screens import StaffMenu, StaffSignIn
from kiosk.session.state import Kiosk

OPERATOR = "DEMO-OPERATOR-1"


def choose(post: Any, task: Task, argument: str = "") -> Any:
    """The button, wherever it is on the page."""
    for at, section in enumerate(post.page().sections):
        for number, choice in enumerate(section.choices):
            if (choice.task, choice.argument) == (task, argument):
                return post.taps(Action.CHOOSE, f"{at} {number}")
    raise AssertionError((task, argument))


def closed(post: Any, minutes: str = "", why: Closed = Closed.PAPER) -> Any:
    post.signs_in(OPERATOR).opens("service")
    return choose(post, Task.CLOSE, why).types(minutes).taps(Action.CONFIRM)


def told(post: Any) -> tuple[Code, dict[str, Any]]:
    failure = post.sees(OutOfService).failure
    return failure.code, dict(failure.facts)


# -- out of service ------------------------------------------------------------------------------


@pytest.mark.parametrize("why", Closed)
def test_it_is_closed_for_each_reason_until_it_is_opened(post: Any, why: Closed) -> None:
    closed(post, why=why)
    kept = post.asked(KeepHouse).house
    assert kept.closure == Closure(why, post.wall, None)
    assert post.kiosk.is_closed
    assert post.taps(Action.BACK).sees(StaffMenu).closed
    post.taps(Action.SIGN_OUT)
    assert told(post) == (Code.CLOSED, {})
    post.leaps(86_400)
    assert told(post) == (Code.CLOSED, {})


def test_it_is_no_page_of_a_worker_and_says_how_it_stands(post: Any) -> None:
    post.signs_in(OPERATOR).opens("service")
    assert post.asked_nothing(LookAt)
    assert not post.page().waiting
    assert post.page().sections[0].rows[0].tone is Tone.GOOD
    choose(post, Task.CLOSE, Closed.REPAIR).taps(Action.CONFIRM)
    (section,) = post.page().sections
    assert section.rows[0].tone is Tone.WARN
    assert [choice.task for choice in section.choices] == [Task.OPEN]


def test_it_opens_by_itself_when_its_time_is_over(post: Any) -> None:
    closed(post, "45").taps(Action.SIGN_OUT)
    assert told(post) == (Code.CLOSED_UNTIL, {"until": "16:45"})
    post.leaps(44 * 60)
    assert told(post)[0] is Code.CLOSED_UNTIL
    post.forgets().leaps(61)
    post.sees(Attract)
    assert post.asked(KeepHouse).house.closure is None
    assert len(post.noted(EventId.REOPENED)) == 1
    post.leaps(60)
    assert len(post.noted(EventId.REOPENED)) == 1


def test_an_end_tomorrow_is_not_told_as_one_of_today(post: Any) -> None:
    closed(post, "600").taps(Action.SIGN_OUT)
    assert told(post) == (Code.CLOSED, {})


def test_it_opens_though_somebody_is_in(post: Any) -> None:
    closed(post, "1").passes(61)
    assert not post.kiosk.is_closed
    assert post.page().sections[0].rows[0].tone is Tone.GOOD


def test_it_is_opened_by_hand(post: Any) -> None:
    closed(post, "45").forgets()
    choose(post, Task.OPEN)
    assert post.asked(KeepHouse).house.closure is None
    assert [each["task"] for each in post.noted()] == ["in_service"]
    post.taps(Action.SIGN_OUT).sees(Attract)


def test_it_is_recorded_with_its_minutes(post: Any) -> None:
    closed(post, "45")
    (task,) = post.noted()
    assert (task["task"], task["minutes"], task["done"]) == ("out_of_service", 45, True)


def test_what_was_closed_is_closed_after_a_restart(post: Any) -> None:
    closed(post, "45").taps(Action.SIGN_OUT)
    kept = post.asked(KeepHouse).house
    post.kiosk = replace(Kiosk(post.kiosk.site, equipment=post.kiosk.equipment), household=kept)
    assert told(post)[0] is Code.CLOSED_UNTIL
    post.leaps(46 * 60).sees(Attract)


def test_codes_and_documents_change_nothing_while_it_is_closed(post: Any) -> None:
    closed(post).taps(Action.SIGN_OUT).forgets()
    document = DocumentRead(card_of(Document("000000000000000001", "测试者")))
    post.happens(CodeSeen("EHC1:X"), CodeRead("EHC1:X"), document)
    assert post.asked_nothing(JudgeCode)
    assert told(post)[0] is Code.CLOSED
    assert post.kiosk.person is None


def test_staff_still_get_in(post: Any) -> None:
    closed(post).taps(Action.SIGN_OUT).makes_gesture().sees(StaffSignIn)
    post.proves(OPERATOR).sees(StaffMenu)


def test_a_fault_does_not_hide_that_it_is_closed(post: Any) -> None:
    closed(post).taps(Action.SIGN_OUT).happens(StorageChanged(writable=False))
    assert told(post)[0] is Code.CLOSED


# -- volume and brightness -----------------------------------------------------------------------


def test_the_volume_is_what_every_patient_begins_with(post: Any) -> None:
    post.signs_in(OPERATOR).opens("glass").forgets()
    for _ in range(4):
        choose(post, Task.VOLUME, "up")
    assert [each.house.volume for each in post.effects if isinstance(each, KeepHouse)] == [4, 5]
    assert {each["task"] for each in post.noted()} == {"volume"}
    post.taps(Action.SIGN_OUT)
    assert post.view().preferences.volume == 5
    post.taps(Action.VOLUME, "down").passes(70)
    assert post.view().preferences.volume == 5, "the next patient's"


def test_the_brightness_goes_by_steps_and_never_out(post: Any) -> None:
    post.signs_in(OPERATOR).opens("glass").forgets()
    for _ in range(6):
        choose(post, Task.BRIGHTNESS, "down")
    kept = [each.house.brightness for each in post.effects if isinstance(each, KeepHouse)]
    assert kept == [80, 60, 40, 20]
    choose(post, Task.BRIGHTNESS, "up")
    assert post.last(KeepHouse).house.brightness == 40


def test_a_screen_without_a_backlight_is_told_as_that(post: Any) -> None:
    post.set(has_backlight=False).signs_in(OPERATOR).opens("glass")
    (row,) = (brightness := post.page().sections[1]).rows
    assert row.tone is Tone.QUIET
    assert "%" not in str(row.value)
    assert not brightness.choices


def test_a_button_at_its_end_is_dull(post: Any) -> None:
    post.signs_in(OPERATOR).opens("glass")
    brighter = post.page().sections[1].choices
    assert [choice.on for choice in brighter] == [True, False]
    assert post.page().page is PageId.GLASS
