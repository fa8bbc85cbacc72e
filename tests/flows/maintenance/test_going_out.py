"""Whoever is out has left nothing: by hand, by time, by a bug; and nothing is kept of what they typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from kiosk.audit.catalogue import EventId, Fingerprint
from kiosk.maintenance.sheet import Choice, PageId, Sheet, Task
from kiosk.maintenance.words import Said
from kiosk.reasons import Code
from kiosk.session.effects import Forget, RecordFrames
from kiosk.session.events import Crashed
from kiosk.session.redacted import BLANK, redacted
from kiosk.session.screens import Action, Attract, Refused
from kiosk.session.staff_effects import AskDesk, DoTask, EndTests
from kiosk.session.staff_screens import StaffMenu, StaffPage, StaffSignIn
from kiosk.staff.effects import CheckPin, WithdrawChallenge
from kiosk.staff.pin import Pin

ENGINEER = "DEMO-ENGINEER-1"
PIN = "407295"
SheetOf = Callable[..., Sheet]


def pins_in(value: Any, seen: set[int]) -> Iterator[Pin]:
    """Every PIN with digits that can be reached from a value."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Pin) and len(value):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from pins_in(getattr(value, field.name), seen)
    elif isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from pins_in(each, seen)


def pins(post: Any) -> list[Pin]:
    return list(pins_in(post.kiosk, set()))


def test_signing_out_ends_tests_and_drops_everything(post: Any, sheet_of: SheetOf) -> None:
    post.signs_in(ENGINEER).opens("lamp", sheet_of(PageId.LAMP)).forgets()
    post.taps(Action.SIGN_OUT).sees(Attract)
    assert post.asked(EndTests)
    assert post.asked(Forget)
    assert [each["why"] for each in post.noted(EventId.STAFF_SIGNED_OUT)] == ["left"]
    post.makes_gesture().proves(ENGINEER).sees(StaffMenu)


def test_idle_in_the_middle_of_typing_drops_what_was_typed(post: Any, sheet_of: SheetOf) -> None:
    post.signs_in(ENGINEER).opens("logs", sheet_of(PageId.LOGS, query=""))
    post.taps(Action.SEARCH).types("needle", Action.TYPE)
    assert post.page().typed == "needle"
    post.leaps(601).sees(Attract)
    post.makes_gesture().proves(ENGINEER).opens("logs")
    assert post.page().typed == ""


def test_no_pin_is_in_the_state_once_it_was_left(post: Any) -> None:
    post.has_pin(ENGINEER).makes_gesture().holds_up(post.badge(ENGINEER)).types(PIN)
    (typed,) = pins(post)
    post.taps(Action.BACK).sees(Attract)
    assert pins(post) == []
    assert len(typed) == 0, "and its memory is wiped"


def test_no_pin_is_in_the_state_once_it_was_judged(post: Any) -> None:
    post.signs_in(ENGINEER)
    assert pins(post) == []
    checked = [
        effect.errand.pin
        for effect in post.effects
        if isinstance(effect, AskDesk) and isinstance(effect.errand, CheckPin)
    ]
    assert [len(pin) for pin in checked] == [0]


def test_nor_one_that_nobody_finished(post: Any) -> None:
    post.has_pin(ENGINEER).makes_gesture().holds_up(post.badge(ENGINEER)).types("4072")
    (typed,) = pins(post)
    post.passes(61).sees(Attract)
    assert (pins(post), len(typed)) == ([], 0)


def test_no_digit_is_printed(post: Any) -> None:
    post.has_pin(ENGINEER).makes_gesture().holds_up(post.badge(ENGINEER)).types(PIN)
    assert PIN not in repr(post.kiosk)
    assert PIN not in repr(post.view())


# -- bugs ----------------------------------------------------------------------------------------


def test_a_bug_puts_everybody_out_and_lands_in_the_safe_screen(
    post: Any, sheet_of: SheetOf
) -> None:
    on = Choice(Task.RECORD_FRAMES, Said("Record"), "on")
    post.signs_in(ENGINEER).opens("camera", sheet_of(PageId.CAMERA, on)).taps(Action.CHOOSE, "0 0")
    post.forgets().happens(Crashed(Fingerprint("KeyError x.py:1")))
    assert post.sees(Refused).failure.code is Code.INTERNAL_FAULT
    assert post.kiosk.sign_in.is_out
    assert post.asked(EndTests)
    assert not post.asked(RecordFrames).on
    (out,) = post.noted(EventId.STAFF_SIGNED_OUT)
    assert out["why"] == "stopped"
    post.passes(20).sees(Attract)


def test_a_bug_in_the_middle_of_a_pin_wipes_it(post: Any) -> None:
    post.has_pin(ENGINEER).makes_gesture().holds_up(post.badge(ENGINEER)).types(PIN)
    (typed,) = pins(post)
    post.happens(Crashed(Fingerprint("KeyError x.py:1")))
    assert (pins(post), len(typed)) == ([], 0)
    assert post.noted(EventId.STAFF_SIGNED_OUT) == [], "nobody was in yet"


def test_a_bug_withdraws_the_challenge_that_was_shown(post: Any) -> None:
    post.makes_gesture().taps(Action.RECOVERY).forgets()
    post.happens(Crashed(Fingerprint("KeyError x.py:1")))
    assert post.asked(AskDesk).errand == WithdrawChallenge()


def test_a_task_whose_answer_is_lost_to_a_bug_is_recorded(post: Any, sheet_of: SheetOf) -> None:
    test = Choice(Task.TEST, Said("Test"), "sound")
    post.signs_in(ENGINEER).opens("sound", sheet_of(PageId.SOUND, test)).taps(Action.CHOOSE, "0 0")
    assert post.asked(DoTask)
    post.forgets().happens(Crashed(Fingerprint("OSError sound.py:1")))
    assert [(each["task"], each["done"]) for each in post.noted()] == [("device_test", False)]
    assert post.kiosk.open_tasks == ()
    post.happens(Crashed(Fingerprint("OSError sound.py:1")))
    assert len(post.noted()) == 1


def test_the_gesture_leads_out_of_the_safe_screen(post: Any) -> None:
    post.happens(Crashed(Fingerprint("KeyError x.py:1"))).makes_gesture().sees(StaffSignIn)


# -- pictures for support ------------------------------------------------------------------------


def test_pictures_for_support_show_who_it_is_to_nobody(post: Any, sheet_of: SheetOf) -> None:
    post.makes_gesture().taps(Action.RECOVERY).types("7K3QX", Action.TYPE)
    screen: Any = redacted(post.view()).screen
    assert (screen.text, screen.challenge) == (BLANK, BLANK)
    post.taps(Action.BACK).signs_in(ENGINEER)
    menu: Any = redacted(post.view()).screen
    assert menu.who == BLANK
    shown = sheet_of(PageId.LOGS, query="needle", picture="data:image/png;base64,AAAA")
    post.opens("logs", shown).taps(Action.SEARCH)
    page: Any = redacted(post.view()).screen
    assert (page.typed, page.query, page.picture) == (BLANK, BLANK, "")
    assert page.page is PageId.LOGS


@pytest.mark.parametrize("page", [PageId.PAYMENTS, PageId.TICKETS])
def test_pictures_for_support_show_no_case(post: Any, sheet_of: SheetOf, page: PageId) -> None:
    query = Choice(Task.QUERY_ORDER, Said("Query %1", ("T07-3",)), "T07-3")
    post.signs_in("DEMO-OPERATOR-1").opens(page, sheet_of(page, query, opens=("T07-3",)))
    assert "T07-3" in repr(post.page())
    screen: StaffPage = redacted(post.view()).screen  # type: ignore[assignment]  # what it was
    assert "T07-3" not in repr(screen)
    assert len(screen.sections[0].rows) == 1
