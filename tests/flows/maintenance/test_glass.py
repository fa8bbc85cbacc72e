"""Hands on the glass: the lock for cleaning, the drawing test, one's own PIN, the manual."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.maintenance.checks import CheckId, Verdict
from kiosk.maintenance.sheet import Choice, PageId, Section, Sheet, Task, Tone
from kiosk.maintenance.words import Said
from kiosk.reasons import Code
from kiosk.services.maintenance.topics import TOPICS
from kiosk.session.effects import RecordFrames
from kiosk.session.events import CodeSeen
from kiosk.session.screens import Action, Attract
from kiosk.session.staff_effects import AskDesk, KeepCheck
from kiosk.session.staff_events import KeySwitchChanged
from kiosk.session.staff_screens import (
    Cleaning,
    SignInPhase,
    StaffManual,
    StaffMenu,
    StaffPage,
    StaffSignIn,
    StaffTouch,
)
from kiosk.staff.key_switch import KeySwitchState

ENGINEER = "DEMO-ENGINEER-1"
OPERATOR = "DEMO-OPERATOR-1"


# -- the lock for cleaning -----------------------------------------------------------------------


def locked(post: Any) -> Any:
    post.signs_in(OPERATOR).opens("glass")
    return post.taps(Action.CHOOSE, "2 0")


def test_the_locked_glass_takes_no_touch_and_no_code(post: Any) -> None:
    locked(post).forgets()
    assert post.sees(Cleaning).seconds_left == 30
    assert post.view().actions == ()
    before = post.kiosk
    for action in (Action.BACK, Action.SIGN_OUT, Action.TOUCH, Action.FINGER, Action.CONFIRM):
        post.taps(action, "1 name")
    post.happens(CodeSeen("EHC1:X", by_hand=True))
    assert post.kiosk == before
    assert post.effects == []
    post.passes(29)
    assert post.sees(Cleaning).seconds_left == 1
    post.passes(1)
    assert post.page().page is PageId.GLASS


def test_it_is_recorded(post: Any) -> None:
    locked(post)
    assert [each["task"] for each in post.noted()] == ["cleaning"]


def test_the_key_signs_out_though_the_glass_is_locked(post: Any) -> None:
    post.happens(KeySwitchChanged(KeySwitchState.ON))
    locked(post).happens(KeySwitchChanged(KeySwitchState.OFF)).sees(Attract)


# -- the drawing test ----------------------------------------------------------------------------


def drawn(post: Any, rows: range) -> Any:
    """Over the whole width, in lines a cell apart. The glass has 1080 x 1920 px, a cell 48."""
    for row in rows:
        y = 24 + 48 * row
        post.taps(Action.TOUCH_AT, f"0 {y} down")
        for x in range(0, 1_081, 120):
            post.taps(Action.TOUCH_AT, f"{x}.5 {y}")
    return post


def test_a_glass_that_feels_everywhere_passes(post: Any) -> None:
    post.signs_in(ENGINEER).opens("touch").forgets()
    screen = post.sees(StaffTouch)
    assert (screen.columns, screen.rows, screen.touched, screen.over) == (22, 40, (), False)
    drawn(post, range(40))
    screen = post.sees(StaffTouch)
    assert screen.over
    assert (screen.dead, screen.tone, len(screen.touched)) == ((), Tone.GOOD, 880)
    result = post.asked(KeepCheck).result
    assert (result.id, result.verdict) == (CheckId.TOUCH, Verdict.PASS)
    assert [each["task"] for each in post.noted()] == ["device_test"]
    post.taps(Action.BACK).sees(StaffMenu)


def test_it_is_over_without_a_touch_for_a_minute(post: Any) -> None:
    post.signs_in(ENGINEER).opens("touch")
    drawn(post, range(2)).passes(59)
    assert post.sees(StaffTouch).seconds_left == 1
    post.passes(1)
    screen = post.sees(StaffTouch)
    assert (screen.over, screen.tone) == (True, Tone.BAD)
    assert len(screen.dead) == 880 - len(screen.touched) == 38 * 22
    assert post.asked(KeepCheck).result.verdict is Verdict.FAIL
    post.passes(5)
    assert post.asked_nothing(KeepCheck), "kept once"


def test_it_is_ended_and_begun_anew_by_hand(post: Any) -> None:
    post.signs_in(ENGINEER).opens("touch").taps(Action.TOUCH_AT, "10 10 down").taps(Action.BACK)
    assert post.sees(StaffTouch).over
    post.taps(Action.LOOK_AGAIN)
    screen = post.sees(StaffTouch)
    assert (screen.over, screen.touched) == (False, ())


@pytest.mark.parametrize(
    "argument", ["", "10", "x 10", "10 10 up", "nan inf", "1e3 5", "10 10 down down", "1" * 400]
)
def test_touches_that_are_none_are_none(post: Any, argument: str) -> None:
    post.signs_in(ENGINEER).opens("touch").taps(Action.TOUCH_AT, argument)
    assert post.sees(StaffTouch).touched == ()


# -- one's own PIN -------------------------------------------------------------------------------


def changing(post: Any, old: str) -> Any:
    post.signs_in(OPERATOR).opens("pin").taps(Action.CHOOSE, "0 0")
    assert post.sees(StaffSignIn).phase is SignInPhase.OLD_PIN
    post.types(old).taps(Action.CONFIRM)
    post.types("835190").taps(Action.CONFIRM)
    assert post.sees(StaffSignIn).phase is SignInPhase.NEW_PIN_AGAIN
    return post.types("835190").taps(Action.CONFIRM)


def test_ones_own_pin_is_changed(post: Any) -> None:
    page = changing(post, "407295").page()
    assert (page.page, page.trouble, page.good) == (PageId.PIN, None, True)
    assert page.said is not None
    assert [each["task"] for each in post.noted()] == ["pin_changed"]
    post.taps(Action.SIGN_OUT).makes_gesture().proves(OPERATOR, "835190").sees(StaffMenu)


def test_not_without_the_old_one(post: Any) -> None:
    page = changing(post, "407296").page()
    assert page.said is None
    assert page.trouble is not None
    assert page.trouble.code is Code.STAFF_PIN_WRONG


def test_who_changes_their_mind_is_on_the_page(post: Any) -> None:
    post.signs_in(OPERATOR).opens("pin").taps(Action.CHOOSE, "0 0").types("4072")
    post.taps(Action.BACK)
    assert post.sees(StaffPage).page is PageId.PIN
    assert post.asked_nothing(AskDesk) or post.page().said is None


# -- the manual ----------------------------------------------------------------------------------


def test_the_manual_has_its_topics(post: Any) -> None:
    post.signs_in(OPERATOR).opens("manual")
    assert post.sees(StaffManual) == StaffManual("", TOPICS)
    post.taps(Action.OPEN_TOPIC, "no such").taps(Action.OPEN_TOPIC, "paper")
    assert post.sees(StaffManual).topic == "paper"
    assert post.taps(Action.BACK).sees(StaffManual).topic == ""
    post.taps(Action.BACK).sees(StaffMenu)
    assert [each["task"] for each in post.noted()] == ["manual"]


# -- the developers' switch ----------------------------------------------------------------------


def recording(post: Any) -> Any:
    """An engineer has the camera's pictures kept."""
    on, off = (Choice(Task.RECORD_FRAMES, Said(each), each) for each in ("on", "off"))
    sheet = Sheet(PageId.CAMERA, sections=(Section(choices=(on, off)),))
    post.signs_in(ENGINEER).opens("camera", sheet).taps(Action.CHOOSE, "0 0")
    assert post.asked(RecordFrames).on
    assert post.view().recording
    return post


def test_pictures_are_kept_for_an_engineer_and_every_screen_says_so(post: Any) -> None:
    recording(post)
    assert [each["on"] for each in post.noted(EventId.RECORDING_CHANGED)] == [True]
    assert "recording" in {each["task"] for each in post.noted()}
    post.taps(Action.CHOOSE, "0 0")
    assert post.asked_nothing(RecordFrames), "not begun twice"
    assert post.taps(Action.BACK).view().recording


@pytest.mark.parametrize("staff", [OPERATOR, "DEMO-AUDITOR-1"])
def test_nobody_but_an_engineer_has_pictures_kept(post: Any, staff: str) -> None:
    """Nor were the button on a page of theirs by mistake."""
    post.signs_in(staff).opens("camera").sees(StaffMenu)
    page = PageId.PAYMENTS if staff == OPERATOR else PageId.AUDIT
    on = Choice(Task.RECORD_FRAMES, Said("Record"), "on")
    sheet = Sheet(page, sections=(Section(choices=(on,)),))
    post.opens(page, sheet).taps(Action.CHOOSE, "0 0")
    assert post.page().trouble is not None
    assert post.asked_nothing(RecordFrames)
    assert not post.view().recording


def test_keeping_pictures_ends_by_hand(post: Any) -> None:
    recording(post).taps(Action.CHOOSE, "0 1")
    assert not post.asked(RecordFrames).on
    assert not post.view().recording


def test_keeping_pictures_ends_by_itself(post: Any) -> None:
    recording(post).passes(61)
    assert not post.asked(RecordFrames).on


def test_keeping_pictures_ends_with_the_engineer(post: Any) -> None:
    recording(post).taps(Action.SIGN_OUT)
    assert not post.asked(RecordFrames).on
    assert not post.view().recording
