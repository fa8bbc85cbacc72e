"""The menu of each role, and pages that workers make: opened, in parts, searched, looked at again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.devices import (
    CameraState,
    LampState,
    PresenceState,
    PrinterState,
    ReaderState,
    ScanConditions,
    ScannerState,
)
from kiosk.domain import StaffRole
from kiosk.maintenance.sheet import PAGES, Choice, PageId, Sheet, Task, Tone
from kiosk.maintenance.words import Said
from kiosk.payment.progress import CashierState
from kiosk.reasons import Code, Failure
from kiosk.reports.printer import ReportPrinterState
from kiosk.session import events
from kiosk.session.effects import SwitchLamp
from kiosk.session.pay_events import GatewayChanged, PaymentsChanged
from kiosk.session.report_events import PrintsChanged, ReportPrinterChanged
from kiosk.session.screens import Action, Attract
from kiosk.session.staff_effects import HandText, LookAt
from kiosk.session.staff_events import PageLooked
from kiosk.session.staff_screens import StaffMenu
from kiosk.staff.access import ROLES
from kiosk.trust.health import ClockState, TrustState

OPERATOR, ENGINEER, AUDITOR = StaffRole.OPERATOR, StaffRole.ENGINEER, StaffRole.AUDITOR
SheetOf = Callable[..., Sheet]


def pages(post: Any) -> list[PageId]:
    return [tile.page for tile in post.sees(StaffMenu).tiles]


def tile(post: Any, page: PageId) -> tuple[Tone, str]:
    found = next(each for each in post.sees(StaffMenu).tiles if each.page is page)
    return found.tone, "" if found.note is None else found.note.words


# -- the menu ------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", StaffRole)
def test_the_menu_has_what_a_role_may_do(post: Any, role: StaffRole) -> None:
    post.signs_in_as(role)
    assert pages(post) == [page for page, act in PAGES.items() if role in ROLES[act]]
    assert post.view().actions == (Action.SIGN_OUT,)


@pytest.mark.parametrize("role", StaffRole)
def test_what_is_not_in_the_menu_does_not_open(post: Any, role: StaffRole) -> None:
    post.signs_in_as(role).forgets()
    for page in set(PAGES) - set(pages(post)):
        post.opens(page)
    post.opens("no page").sees(StaffMenu)
    assert post.asked_nothing(LookAt)
    assert post.records == []


def test_two_roles_have_both_menus(post: Any) -> None:
    post.signs_in_as(ENGINEER, OPERATOR)
    assert {PageId.PAYMENTS, PageId.SETTINGS} <= set(pages(post))
    assert PageId.AUDIT not in pages(post)


def test_with_a_stale_list_there_is_what_mends_it(post: Any) -> None:
    post.has_pin("DEMO-ENGINEER-1").leaps(30 * 86_400)
    post.makes_gesture().proves("DEMO-ENGINEER-1")
    assert post.sees(StaffMenu).list_stale
    assert PageId.TRUST in pages(post)
    assert PageId.SETTINGS not in pages(post)


def test_the_touch_test_is_not_offered_before_the_glass_is_measured(post: Any) -> None:
    post.set(panel_px=(0, 0)).signs_in_as(ENGINEER)
    assert PageId.TOUCH not in pages(post)


def test_tiles_say_what_was_heard(post: Any) -> None:
    post.signs_in_as(ENGINEER, OPERATOR)
    assert tile(post, PageId.PAPER) == (Tone.GOOD, "")
    assert tile(post, PageId.SCANNER) == (Tone.QUIET, "Not fitted")
    post.happens(
        events.PrinterChanged(PrinterState.PAPER_LOW),
        events.CameraChanged(CameraState.SILENT),
        events.ScannerChanged(ScannerState.OFFLINE),
        events.ReaderChanged(ReaderState.OFFLINE),
        events.PresenceChanged(PresenceState.OFFLINE),
        events.LampSwitched(LampState.FAILED),
        events.HospitalChanged(answering=False),
        events.TrustChanged(TrustState.AGEING, days_left=6, warn=True),
        PaymentsChanged(CashierState.READY, needs_staff=2),
    )
    assert tile(post, PageId.PAPER) == (Tone.WARN, "Paper is low")
    assert tile(post, PageId.PAYMENTS) == (Tone.WARN, "%1 open")
    assert tile(post, PageId.TRUST) == (Tone.WARN, "Good for %1 days")
    bad = (
        PageId.CAMERA,
        PageId.SCANNER,
        PageId.IDENTITY_READER,
        PageId.PRESENCE,
        PageId.LAMP,
        PageId.NETWORK,
    )
    assert {tile(post, page)[0] for page in bad} == {Tone.BAD}
    post.happens(
        ReportPrinterChanged(ReportPrinterState.JAM), PaymentsChanged(CashierState.JOURNAL)
    )
    assert tile(post, PageId.PAPER)[0] is Tone.BAD
    assert tile(post, PageId.REPORT_PRINTER)[0] is Tone.BAD
    assert tile(post, PageId.PAYMENTS)[0] is Tone.BAD


def test_tiles_say_what_is_in_doubt(post: Any) -> None:
    post.signs_in_as(ENGINEER, OPERATOR)
    post.happens(PrintsChanged(untold=0, doubtful=3), GatewayChanged(answering=False))
    assert tile(post, PageId.PAPER) == (Tone.WARN, "%1 in doubt")
    assert tile(post, PageId.NETWORK)[0] is Tone.WARN
    assert tile(post, PageId.PAYMENTS)[0] is Tone.QUIET
    for trust, clock in (
        (TrustState.MISSING, ClockState.FINE),
        (TrustState.STALE, ClockState.FINE),
        (TrustState.FRESH, ClockState.BEHIND),
    ):
        post.happens(events.TrustChanged(trust, clock=clock))
        assert tile(post, PageId.TRUST)[0] is Tone.BAD
    post.happens(events.StorageChanged(writable=False))
    assert tile(post, PageId.STORAGE)[0] is Tone.BAD


# -- looking -------------------------------------------------------------------------------------


def test_a_page_is_looked_at_and_recorded(post: Any, sheet_of: SheetOf) -> None:
    post.signs_in_as(ENGINEER).forgets().opens("network")
    look = post.last(LookAt).look
    assert (look.page, look.item, look.number, look.query) == (PageId.NETWORK, "", 0, "")
    assert look.by.roles == {ENGINEER}
    assert post.page().waiting
    post.is_told(sheet_of(PageId.NETWORK, title=Said("Network")))
    assert post.page().title == Said("Network")
    assert not post.page().waiting
    assert post.noted() == [
        {"task": "network", "staff": look.by.staff, "role": ENGINEER, "done": True}
    ]
    assert post.view().actions == (Action.BACK, Action.SIGN_OUT)


def test_a_page_that_cannot_be_made_says_so_and_can_be_asked_again(post: Any) -> None:
    post.signs_in_as(ENGINEER).opens("network")
    ticket = post.asked(LookAt).ticket
    post.happens(PageLooked(ticket, Failure(Code.STORAGE_FULL)))
    page = post.page()
    assert page.trouble is not None
    assert page.trouble.code is Code.STORAGE_FULL
    post.taps(Action.LOOK_AGAIN)
    post.is_told(Sheet(PageId.NETWORK))
    assert post.page().trouble is None


def test_answers_to_older_questions_are_dropped(post: Any, sheet_of: SheetOf) -> None:
    post.signs_in_as(ENGINEER).opens("network")
    first = post.asked(LookAt).ticket
    post.taps(Action.BACK).opens("storage")
    post.happens(PageLooked(first, sheet_of(PageId.NETWORK, title=Said("Network"))))
    page = post.page()
    assert (page.page, page.title, page.waiting) == (PageId.STORAGE, None, True)


def test_no_answer_of_before_reaches_who_comes_next(post: Any, sheet_of: SheetOf) -> None:
    post.signs_in_as(ENGINEER).opens("network")
    old = post.asked(LookAt).ticket
    post.taps(Action.SIGN_OUT).makes_gesture().proves("DEMO-ENGINEER-1").opens("network")
    post.happens(PageLooked(old, sheet_of(PageId.NETWORK, title=Said("old"))))
    assert post.page().title is None
    assert post.asked(LookAt).ticket > old


def test_while_it_waits_one_can_go_back(post: Any) -> None:
    post.signs_in_as(ENGINEER).opens("network").taps(Action.BACK)
    post.sees(StaffMenu)


def test_a_page_is_looked_at_again_when_it_is_old(post: Any, sheet_of: SheetOf) -> None:
    post.signs_in_as(ENGINEER).opens("camera", sheet_of(PageId.CAMERA, refresh=2.0))
    post.passes(1.5)
    assert post.asked_nothing(LookAt)
    post.passes(5)
    again = post.asked(LookAt)  # once: the answer is waited for
    assert not post.page().waiting, "nobody asked for it"
    post.happens(PageLooked(again.ticket, sheet_of(PageId.CAMERA, title=Said("new"))))
    assert post.page().title == Said("new")
    post.passes(10)
    assert post.asked_nothing(LookAt), "this one is not to be looked at again"
    assert post.noted() == [post.noted()[0]], "recorded once"


def test_what_was_seen_stays_when_a_look_by_itself_fails(post: Any, sheet_of: SheetOf) -> None:
    post.signs_in_as(ENGINEER).opens("camera", sheet_of(PageId.CAMERA, opens=("x",), refresh=1.0))
    post.passes(1.25)
    post.happens(PageLooked(post.asked(LookAt).ticket, Failure(Code.CAMERA_ABSENT)))
    assert post.page().trouble is not None
    assert post.page().sections
    post.passes(1.25).is_told(sheet_of(PageId.CAMERA))
    assert post.page().trouble is None


def test_items_lie_over_their_page(post: Any, sheet_of: SheetOf) -> None:
    listed = sheet_of(PageId.PAYMENTS, opens=("A", "B"), number=2, count=3, query="yuan")
    post.signs_in_as(OPERATOR).opens("payments", listed)
    post.taps(Action.OPEN_ITEM, "C").taps(Action.OPEN_ITEM, "")
    assert post.asked_nothing(LookAt), "there is none"
    post.taps(Action.OPEN_ITEM, "B")
    assert post.last(LookAt).look.item == "B"
    assert post.page().item
    post.is_told(sheet_of(PageId.PAYMENTS, item="B"))
    post.taps(Action.BACK)
    look = post.last(LookAt).look
    assert (look.item, look.number) == ("", 2)
    assert post.page().sections == listed.sections, "as it was, until it is told anew"
    assert not post.page().item
    post.taps(Action.BACK).sees(StaffMenu)


def test_an_item_that_is_gone_leaves_the_page(post: Any, sheet_of: SheetOf) -> None:
    post.signs_in_as(OPERATOR).opens("payments", sheet_of(PageId.PAYMENTS, opens=("A",)))
    post.taps(Action.OPEN_ITEM, "A").is_told(sheet_of(PageId.PAYMENTS))
    assert not post.page().item
    post.taps(Action.BACK).sees(StaffMenu)


def test_a_long_list_is_turned(post: Any, sheet_of: SheetOf) -> None:
    post.signs_in_as(ENGINEER).opens("logs", sheet_of(PageId.LOGS, count=2))
    post.taps(Action.PAGE, "previous").taps(Action.PAGE, "sideways")
    assert post.asked_nothing(LookAt)
    post.taps(Action.PAGE, "next")
    assert post.last(LookAt).look.number == 1
    post.is_told(sheet_of(PageId.LOGS, number=1, count=2)).taps(Action.PAGE, "next")
    assert post.asked_nothing(LookAt)
    assert (post.page().number, post.page().count) == (1, 2)


def test_logs_are_searched(post: Any, sheet_of: SheetOf) -> None:
    post.signs_in_as(ENGINEER).opens("logs", sheet_of(PageId.LOGS, query="", number=1, count=3))
    post.forgets().taps(Action.SEARCH)
    pad = post.page().typing
    assert pad is not None
    assert post.view().actions == (Action.BACK,)
    post.types("E-504x", Action.TYPE).taps(Action.ERASE).taps(Action.TYPE, "卡")
    assert post.page().typed == "E-504"
    post.taps(Action.CONFIRM)
    look = post.last(LookAt).look
    assert (look.query, look.number) == ("E-504", 0)
    assert [each["task"] for each in post.noted()] == ["log_search"]
    post.is_told(sheet_of(PageId.LOGS, query="E-504")).taps(Action.SEARCH)
    assert post.page().typed == "E-504"
    post.taps(Action.BACK)
    assert post.page().typing is None
    assert post.asked_nothing(LookAt)


def test_a_page_without_a_search_opens_no_pad(post: Any, sheet_of: SheetOf) -> None:
    post.signs_in_as(ENGINEER).opens("network", sheet_of(PageId.NETWORK)).taps(Action.SEARCH)
    assert post.page().typing is None


def test_a_choice_that_has_just_moved_is_not_meant(post: Any, sheet_of: SheetOf) -> None:
    test = Choice(Task.TEST, Said("Test"), "lamp")
    stop = Choice(Task.STOP, Said("Stop"))
    post.signs_in_as(ENGINEER).opens("lamp", sheet_of(PageId.LAMP, test, refresh=1.0))
    post.passes(1.25).is_told(sheet_of(PageId.LAMP, stop))
    before = post.kiosk
    post.taps(Action.CHOOSE, "0 0")
    assert post.kiosk.stage == before.stage
    post.passes(0.5).taps(Action.CHOOSE, "0 0")
    assert post.page().waiting


# -- pages that test readers ---------------------------------------------------------------------


@pytest.mark.parametrize("page", ["camera", "scanner"])
def test_what_is_read_on_a_readers_page_goes_to_its_test(
    post: Any, sheet_of: SheetOf, page: str
) -> None:
    post.signs_in_as(ENGINEER).opens(page, sheet_of(PageId(page))).forgets()
    post.happens(events.CodeSeen("some text", by_hand=True))
    assert post.asked(HandText) == HandText("some text", by_hand=True)
    assert "some text" not in repr(post.kiosk)
    post.taps(Action.BACK).happens(events.CodeSeen("some text"))
    assert post.asked_nothing(HandText)


def test_the_lamp_is_left_to_who_tests_it(post: Any, sheet_of: SheetOf) -> None:
    dark = events.ConditionsChanged(ScanConditions(dark=True))
    post.happens(events.LampSwitched(LampState.OFF)).signs_in_as(ENGINEER)
    post.opens("lamp", sheet_of(PageId.LAMP)).happens(dark).passes(5)
    assert post.asked_nothing(SwitchLamp)
    post.taps(Action.BACK).passes(1)
    assert post.asked(SwitchLamp).on


def test_the_glass_is_the_patients_after_ten_minutes_without_a_touch(
    post: Any, sheet_of: SheetOf
) -> None:
    post.signs_in_as(ENGINEER).opens("network", sheet_of(PageId.NETWORK))
    post.leaps(599).taps(Action.TOUCH).leaps(599)
    assert post.page()
    post.leaps(2).sees(Attract)
