"""Choices: typed for, asked about, vouched for by a second person, done by a worker, recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.audit.staff import STAFF_ENTRIES
from kiosk.audit.values import StaffId
from kiosk.domain import StaffRole
from kiosk.maintenance.sheet import (
    PAGES,
    TASKS,
    By,
    Choice,
    Doing,
    Done,
    Keys,
    PageId,
    Sheet,
    Task,
    Typing,
)
from kiosk.maintenance.words import Said
from kiosk.reasons import Code, Failure
from kiosk.services.maintenance import noted
from kiosk.session.screens import Action, Attract
from kiosk.session.staff_effects import DoTask, EndTests, LookAt
from kiosk.session.staff_events import TaskDone
from kiosk.session.staff_screens import SignInPhase, StaffMenu, StaffSignIn
from kiosk.staff.access import KEYS, MONEY, ROLES, TWO_PEOPLE

OPERATOR, ENGINEER, AUDITOR = StaffRole.OPERATOR, StaffRole.ENGINEER, StaffRole.AUDITOR
ORDER = "YM0720270115000003"
REVERSE = Choice(Task.REVERSE, Said("Reverse"), ORDER, sure=Said("Really?"))
QUERY = Choice(Task.QUERY_ORDER, Said("Query"), ORDER)
SETTING = Choice(
    Task.CHANGE_SETTING,
    Said("Change"),
    "screen.text_size",
    Typing(Said("Text size"), Keys.DIGITS, 1, begins="1", least=1),
)
SheetOf = Callable[..., Sheet]


@pytest.fixture
def at_payments(post: Any, sheet_of: SheetOf) -> Any:
    """An operator looks at the payments."""
    post.signs_in("DEMO-OPERATOR-1").has_pin("DEMO-OPERATOR-2")
    return post.opens("payments", sheet_of(PageId.PAYMENTS, QUERY, REVERSE)).forgets()


def chosen(post: Any, number: int = 0) -> Any:
    return post.taps(Action.CHOOSE, f"0 {number}")


def test_what_needs_nothing_more_is_done_at_once_and_told(at_payments: Any) -> None:
    post = chosen(at_payments)
    doing = post.last(DoTask).doing
    assert (doing.page, doing.task, doing.argument) == (PageId.PAYMENTS, Task.QUERY_ORDER, ORDER)
    assert (doing.by.roles, doing.by.second) == ({OPERATOR}, None)
    assert post.page().waiting
    assert post.records == [], "nothing has come of it yet"
    post.is_done("Paid")
    assert post.page().said == Said("Paid")
    assert post.asked(LookAt).look.page is PageId.PAYMENTS
    (task,) = post.noted()
    assert task == {
        "task": "query",
        "staff": doing.by.staff,
        "role": OPERATOR,
        "done": True,
        "order": ORDER,
    }


def test_what_was_tried_in_vain_is_recorded_as_that(at_payments: Any) -> None:
    post = chosen(at_payments)
    ticket = post.asked(DoTask).ticket
    post.happens(TaskDone(ticket, Done(Failure(Code.PAYMENT_UNREACHABLE))))
    page = post.page()
    assert page.trouble is not None
    assert (page.trouble.code, page.said, page.good) == (Code.PAYMENT_UNREACHABLE, None, False)
    assert [each["done"] for each in post.noted()] == [False]


@pytest.mark.parametrize(
    "argument", ["", "0", "0 2", "1 0", "-1 0", "0 -1", "x y", "0 0 0", "0 ٠", f"{10**30} 0"]
)
def test_choices_that_are_not_there_change_nothing(at_payments: Any, argument: str) -> None:
    before = at_payments.kiosk.stage
    at_payments.taps(Action.CHOOSE, argument)
    assert at_payments.kiosk.stage == before
    assert at_payments.asked_nothing(DoTask)


def test_a_dull_choice_does_nothing(post: Any, sheet_of: SheetOf) -> None:
    dull = Choice(Task.QUERY_ORDER, Said("Query"), ORDER, on=False)
    post.signs_in_as(OPERATOR).opens("payments", sheet_of(PageId.PAYMENTS, dull))
    chosen(post)
    assert post.asked_nothing(DoTask)


def test_nothing_is_done_twice_by_an_impatient_finger(at_payments: Any) -> None:
    chosen(chosen(at_payments))
    assert at_payments.asked(DoTask)
    ticket = at_payments.kiosk.staff_tickets
    at_payments.happens(TaskDone(ticket, Done(Said("Paid"))))
    chosen(at_payments)
    assert at_payments.asked_nothing(DoTask), "not before the page is told anew"


def test_a_test_that_goes_on_is_stopped(post: Any, sheet_of: SheetOf) -> None:
    test, stop = Choice(Task.TEST, Said("Test"), "sound"), Choice(Task.STOP, Said("Stop"))
    post.signs_in_as(ENGINEER).opens("sound", sheet_of(PageId.SOUND, test, stop)).forgets()
    first = chosen(post).asked(DoTask)
    second = chosen(post, 1).asked(DoTask)
    assert second.doing.task is Task.STOP
    post.happens(TaskDone(first.ticket, Done(Said("stopped"), good=False)))
    assert post.page().waiting, "the newest alone is waited for"
    post.happens(TaskDone(second.ticket, Done(Said("ok"))))
    assert [each["done"] for each in post.noted()] == [False, True]


# -- the second person ---------------------------------------------------------------------------


def test_money_takes_two_people_and_both_are_recorded(at_payments: Any) -> None:
    post = chosen(at_payments, 1)
    assert post.page().asking == Said("Really?")
    assert post.view().actions == (Action.BACK,)
    post.taps(Action.CONFIRM)
    screen = post.sees(StaffSignIn)
    assert (screen.phase, screen.second_for) == (SignInPhase.BADGE, Said("Reverse"))
    assert screen.second_about.replace(" ", "") == ORDER, "whoever vouches sees for which"
    assert post.asked_nothing(DoTask)
    post.proves("DEMO-OPERATOR-2")
    doing = post.last(DoTask).doing
    assert doing.task is Task.REVERSE
    assert doing.by.second is not None
    assert doing.by.second != doing.by.staff
    assert post.page().waiting
    (vouched,) = post.noted(EventId.SECOND_PERSON)
    assert vouched["second"] == doing.by.second
    post.is_done()
    assert [each["task"] for each in post.noted()] == ["reverse"]


def test_whoever_vouches_for_a_setting_sees_its_new_value(post: Any, sheet_of: SheetOf) -> None:
    typing = Typing(Said("Host"), Keys.TEXT, 20)
    setting = Choice(Task.CHANGE_KEY_SETTING, Said("Change"), "identity_reader.host", typing)
    post.signs_in_as(ENGINEER).opens("settings", sheet_of(PageId.SETTINGS, setting))
    chosen(post).types("10.0.0.9", Action.TYPE).taps(Action.CONFIRM)
    assert post.sees(StaffSignIn).second_about == "identity_reader.host = 10.0.0.9"
    assert post.taps(Action.BACK).taps(Action.BACK).sees(StaffMenu)


def test_a_restart_hides_nothing_that_is_still_under_way(post: Any, sheet_of: SheetOf) -> None:
    export = Choice(Task.EXPORT_LOGS, Said("Export"), "30")
    restart = Choice(Task.RESTART, Said("Restart"), sure=Said("Really?"))
    post.signs_in_as(ENGINEER).opens("logs", sheet_of(PageId.LOGS, export))
    chosen(post).taps(Action.BACK).forgets()
    post.opens("restart", sheet_of(PageId.RESTART, restart))
    chosen(post).taps(Action.CONFIRM)
    told = [(each["task"], each["done"]) for each in post.noted()]
    assert told == [("log_export", False), ("restart", True)]


def test_nobody_is_their_own_second_person(at_payments: Any) -> None:
    post = chosen(at_payments, 1).taps(Action.CONFIRM).proves("DEMO-OPERATOR-1")
    screen = post.sees(StaffSignIn)
    assert screen.trouble is not None
    assert screen.trouble.code is Code.STAFF_SAME_PERSON
    assert post.asked_nothing(DoTask)


def test_without_one_the_page_is_as_before_and_nothing_is_done(at_payments: Any) -> None:
    post = chosen(at_payments, 1).taps(Action.CONFIRM).taps(Action.BACK)
    assert post.page().asking is None
    assert post.kiosk.stage.where.choice is None
    post.proves("DEMO-OPERATOR-2")
    assert post.asked_nothing(DoTask)


def test_nobody_comes_and_the_first_is_in_as_before(at_payments: Any) -> None:
    post = chosen(at_payments, 1).taps(Action.CONFIRM).passes(61)
    assert post.page().asking is None
    assert post.kiosk.stage.where.choice is None


def test_who_is_not_sure_goes_back(at_payments: Any) -> None:
    post = chosen(at_payments, 1).taps(Action.BACK)
    assert post.page().asking is None
    assert post.asked_nothing(DoTask)
    post.taps(Action.CONFIRM)
    assert post.asked_nothing(DoTask)


def test_a_page_cannot_offer_what_is_not_ones_task(post: Any, sheet_of: SheetOf) -> None:
    """Were a page to offer it by mistake: what may be done is asked for once more."""
    post.signs_in_as(ENGINEER).opens("network", sheet_of(PageId.NETWORK, QUERY)).forgets()
    chosen(post)
    page = post.page()
    assert page.trouble is not None
    assert page.trouble.code is Code.STAFF_NOT_ALLOWED
    assert post.asked_nothing(DoTask)
    assert [each["why"] for each in post.noted(EventId.STAFF_REFUSED)] == ["role"]


@pytest.mark.parametrize("task", [each for each in Task if TASKS[each] in TWO_PEOPLE])
def test_whatever_touches_money_or_keys_takes_two(post: Any, sheet_of: SheetOf, task: Task) -> None:
    act = TASKS[task]
    role = next(iter(ROLES[act]))
    page = next(each for each, needed in PAGES.items() if role in ROLES[needed])
    assert act in MONEY | KEYS
    post.signs_in_as(role).opens(PageId.RESTART if page is PageId.SERVICE else page)
    post.is_told(sheet_of(page, Choice(task, Said("Do"), "x")))
    chosen(post)
    assert post.sees(StaffSignIn).second_for == Said("Do")
    assert post.asked_nothing(DoTask)


# -- typing --------------------------------------------------------------------------------------


def test_a_value_is_typed_and_goes_out_once(post: Any, sheet_of: SheetOf) -> None:
    post.signs_in_as(ENGINEER).opens("settings", sheet_of(PageId.SETTINGS, SETTING)).forgets()
    page = chosen(post).page()
    assert (page.typing, page.typed) == (SETTING.typing, "1")
    post.taps(Action.ERASE).taps(Action.CONFIRM)
    assert post.asked_nothing(DoTask), "one digit at least"
    post.types("x47", Action.TYPE)
    assert post.page().typed == "4"
    post.taps(Action.CONFIRM)
    doing = post.last(DoTask).doing
    assert (doing.argument, doing.typed) == ("screen.text_size", "4")
    assert post.kiosk.stage.where.typed == ""
    assert post.kiosk.open_tasks[0].doing.typed == ""
    post.is_done()
    (task,) = post.noted()
    assert (task["task"], task["setting"]) == ("setting_changed", "screen.text_size")
    assert "4" not in map(str, task.values())


def test_typing_is_given_up(post: Any, sheet_of: SheetOf) -> None:
    post.signs_in_as(ENGINEER).opens("settings", sheet_of(PageId.SETTINGS, SETTING)).forgets()
    chosen(post).types("2").taps(Action.BACK)
    page = post.page()
    assert (page.typing, page.typed) == (None, "")
    assert post.asked_nothing(DoTask)


# -- whoever has left ----------------------------------------------------------------------------


def test_what_comes_of_it_is_recorded_though_nobody_is_there(at_payments: Any) -> None:
    post = chosen(at_payments)
    who = post.last(DoTask).doing.by.staff
    post.leaps(601).sees(Attract)
    assert post.last(EndTests)
    assert [each["why"] for each in post.noted(EventId.STAFF_SIGNED_OUT)] == ["idle"]
    post.is_done()
    assert post.sees(Attract)
    assert [(each["staff"], each["order"]) for each in post.noted()] == [(who, ORDER)]
    assert post.kiosk.open_tasks == ()
    post.is_done()
    assert len(post.noted()) == 1, "an answer counts once"


def test_who_goes_back_while_it_is_done_is_not_pulled_back(at_payments: Any) -> None:
    post = chosen(at_payments).taps(Action.BACK).opens("tickets", Sheet(PageId.TICKETS))
    post.is_done("Paid")
    assert post.page().said is None
    assert [each["task"] for each in post.noted()] == ["query"]


def test_an_item_that_is_done_is_left(post: Any, sheet_of: SheetOf) -> None:
    post.signs_in_as(OPERATOR).opens("payments", sheet_of(PageId.PAYMENTS, opens=("A",)))
    post.taps(Action.OPEN_ITEM, "A").is_told(sheet_of(PageId.PAYMENTS, QUERY, item="A"))
    chosen(post).is_done("Paid", leave=True)
    assert not post.page().item
    assert post.page().said == Said("Paid")
    assert post.asked(LookAt).look.item == ""


def test_a_restart_is_recorded_before_nobody_can_be_told(post: Any, sheet_of: SheetOf) -> None:
    restart = Choice(Task.RESTART, Said("Restart"), sure=Said("Now?"))
    post.signs_in_as(ENGINEER).opens("restart", sheet_of(PageId.RESTART, restart)).forgets()
    chosen(post).taps(Action.CONFIRM)
    assert post.last(DoTask).doing.task is Task.RESTART
    assert [each["task"] for each in post.noted()] == ["restart"]
    post.is_done()
    assert len(post.noted()) == 1


def test_a_restart_that_was_refused_is_recorded_as_that(post: Any, sheet_of: SheetOf) -> None:
    restart = Choice(Task.RESTART, Said("Restart"), sure=Said("Now?"))
    post.signs_in_as(ENGINEER).opens("restart", sheet_of(PageId.RESTART, restart)).forgets()
    chosen(post).taps(Action.CONFIRM)
    post.is_done("It has only just started.", good=False)
    assert [(each["task"], each["done"]) for each in post.noted()] == [
        ("restart", True),
        ("restart", False),
    ]
    assert post.kiosk.open_tasks == ()


# -- the audit log -------------------------------------------------------------------------------


@pytest.mark.parametrize("task", Task)
def test_every_task_has_its_event(task: Task) -> None:
    by = By(StaffId("a1"), frozenset({ENGINEER}))
    (record,) = noted.done(Doing(PageId.PAPER, task, by, "a.b", "7"), done=True)
    entry = STAFF_ENTRIES[EventId.STAFF_TASK]
    assert set(record.fields) <= set(entry.fields)
