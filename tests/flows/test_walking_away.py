"""Covers, and people who walk away: what is hidden, what ends, and when; what the next one gets of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.audit.catalogue import Fingerprint
from kiosk.devices import PresenceState
from kiosk.payment.order import OrderState
from kiosk.reasons import Code
from kiosk.session.effects import Forget, JudgeCode, OpenOrder, PrintSlip
from kiosk.session.events import (
    CodeRead,
    CodeSeen,
    Crashed,
    PresenceChanged,
)
from kiosk.session.leaving import LEFT_BEHIND
from kiosk.session.pay_screens import Paid, Paying, PayReturned, PayUnknown, PayWays
from kiosk.session.preferences import Cover, Panel
from kiosk.session.report_screens import PrintDone, PrintLineState
from kiosk.session.screens import (
    Action,
    Attract,
    Home,
    Offer,
    Refused,
    SignedIn,
    TicketState,
    Welcome,
)
from tests.flows.reader import is_printed, reads
from tests.flows.till import WECHAT, Till, pays, till

__all__ = ["pays", "reads", "till"]
HERE, GONE = PresenceChanged(PresenceState.PRESENT), PresenceChanged(PresenceState.ABSENT)


def leaves(walk: Any) -> Any:
    """Steps away from the terminal; after three seconds it is believed."""
    return walk.happens(HERE).passes(1).happens(GONE).passes(3)


# -- the cover ---------------------------------------------------------------------------------------


def test_a_covered_screen_takes_no_touch_but_the_one_that_shows_it(walk: Any) -> None:
    walk.is_offered().taps(Action.COVER)
    assert walk.view().cover is Cover.PRIVACY
    walk.effects.clear()
    for action in (Action.SIGN_IN, Action.FINISH, Action.TOUCH, Action.COVER):
        assert walk.taps(action, "a1").view().cover is Cover.PRIVACY
    walk.sees(Offer)
    assert walk.effects == []
    assert walk.taps(Action.STILL_HERE).view().cover is Cover.NONE


def test_under_the_cover_somebody_who_is_not_there_is_wiped_all_the_same(walk: Any) -> None:
    walk.is_offered().taps(Action.COVER).passes(70)
    assert walk.view().idle_seconds == 10
    walk.passes(10).sees(Attract)
    assert (walk.kiosk.person, walk.view().cover) == (None, Cover.NONE)


def test_whoever_says_that_they_are_still_here_finds_hidden_what_they_had_hidden(walk: Any) -> None:
    walk.is_offered().taps(Action.COVER).passes(70).taps(Action.STILL_HERE)
    assert (walk.view().cover, walk.view().idle_seconds) == (Cover.PRIVACY, -1)
    assert walk.taps(Action.STILL_HERE).view().cover is Cover.NONE


def test_under_the_cover_a_screen_that_leaves_leaves(walk: Any) -> None:
    walk.has_ticket().taps(Action.COVER).passes(12).sees(Attract)
    assert walk.view().cover is Cover.NONE


def test_a_touch_of_the_cover_keeps_what_is_under_it(walk: Any) -> None:
    walk.is_offered().taps(Action.COVER).passes(79).taps(Action.TOUCH)
    assert (walk.view().cover, walk.view().idle_seconds) == (Cover.PRIVACY, -1)


def test_the_next_patient_finds_no_cover_and_no_panel(walk: Any) -> None:
    walk.has_ticket().taps(Action.OPEN_PANEL, Panel.DISPLAY).taps(Action.COVER)
    walk.shows_code(walk.code(2)).sees(Welcome)
    assert (walk.view().cover, walk.view().panel) == (Cover.NONE, Panel.NONE)


def test_a_panel_that_somebody_left_open_does_not_lie_over_the_greeting(walk: Any) -> None:
    walk.taps(Action.OPEN_PANEL, Panel.DISPLAY).shows_code(walk.code()).sees(Welcome)
    assert walk.view().panel is Panel.NONE


def test_nobody_is_covered_where_nobody_is_known(walk: Any) -> None:
    assert walk.taps(Action.COVER).view().cover is Cover.NONE


def test_a_payment_that_nobody_looks_at_is_covered_and_goes_on(till: Till) -> None:
    till.is_paying()
    leaves(till.walk).sees(Paying)
    assert (till.walk.view().cover, till.walk.view().idle_seconds) == (Cover.PAYMENT, -1)
    till.walk.passes(120).sees(Paying)
    assert till.walk.taps(Action.TOUCH).view().cover is Cover.NONE


@pytest.mark.parametrize("back_again", [True, False])
def test_a_covered_payment_that_came_to_nothing_is_told_before_it_is_wiped(
    till: Till, back_again: bool
) -> None:
    """Their hands are on the telephone, not on the glass, and the sensor lost them for a moment."""
    walk = till.walk
    till.is_paying()
    leaves(walk).passes(25)
    if back_again:
        walk.happens(HERE)
    till.stands(OrderState.REVERSED, left=None)
    walk.passes(1).sees(PayWays)
    assert walk.view().idle_seconds == walk.kiosk.pace.idle_countdown - 1
    walk.passes(19).sees(Attract)


def test_under_the_cover_no_payment_code_is_taken(till: Till) -> None:
    """A telephone that is in view says nothing while its holder, or somebody else's, sees no amount."""
    walk = till.walk
    till.sees_bills()
    till.is_quoted()
    walk.taps(Action.COVER).effects.clear()
    walk.happens(CodeSeen(WECHAT), CodeSeen(WECHAT))
    assert walk.effects == []
    walk.taps(Action.STILL_HERE).happens(CodeSeen(WECHAT), CodeSeen(WECHAT))
    assert walk.asked(OpenOrder).payment_code == WECHAT


# -- walking away --------------------------------------------------------------------------------------


def test_whoever_steps_away_is_counted_down_at_once(walk: Any) -> None:
    leaves(walk.is_offered())
    assert walk.view().idle_seconds == walk.kiosk.pace.idle_countdown
    walk.passes(20).sees(Attract)
    assert walk.kiosk.person is None


def test_whoever_comes_back_in_time_goes_on_with_a_touch(walk: Any) -> None:
    leaves(walk.is_offered()).passes(10).happens(HERE).passes(2)
    assert walk.view().idle_seconds > 0, "it may be somebody else"
    walk.taps(Action.STILL_HERE).passes(50).sees(Offer)
    assert walk.view().idle_seconds == -1


def test_a_code_held_up_is_a_sign_of_presence_as_a_touch_is(walk: Any) -> None:
    code = walk.code()
    walk.shows_code(code).is_known()
    leaves(walk).shows_code(code)
    assert walk.view().idle_seconds == -1


def test_the_next_patient_is_not_the_one_who_left(walk: Any) -> None:
    leaves(walk.has_ticket())
    walk.happens(HERE).shows_code(walk.code(2)).is_known().passes(30).sees(Offer)
    assert walk.view().idle_seconds == -1


@pytest.mark.parametrize("end", ["has_ticket", "finds_nothing", "is_refused"])
def test_a_screen_that_leaves_by_itself_is_left_to_nobody_for_long(walk: Any, end: str) -> None:
    walk.kiosk = replace(walk.kiosk, reports=True)
    if end == "is_refused":
        walk.shows_code("134567890123456789")
    else:
        getattr(walk, end)()
    leaves(walk).passes(LEFT_BEHIND - 0.25)
    walk.sees({"has_ticket": SignedIn, "finds_nothing": Home, "is_refused": Refused}[end])
    walk.passes(0.5).sees(Attract)


def test_a_hand_that_comes_back_keeps_it(walk: Any) -> None:
    leaves(walk.has_ticket()).passes(3).taps(Action.TOUCH).passes(7).sees(SignedIn)


def test_paper_on_its_way_is_waited_for_whoever_has_left(walk: Any) -> None:
    leaves(walk.has_arrived()).passes(20)
    assert walk.sees(SignedIn).ticket is TicketState.PRINTING
    walk.has_paper().passes(LEFT_BEHIND - 0.25).sees(SignedIn)
    walk.passes(0.5).sees(Attract)


def test_whoever_comes_after_pays_no_bill_of_the_one_who_left(till: Till) -> None:
    """Asked whether anybody is still there, the screen shows no amount: nobody can mean to pay it."""
    walk = till.walk
    till.sees_bills()
    till.is_quoted()
    leaves(walk).happens(HERE).effects.clear()
    assert walk.view().idle_seconds > 0
    walk.happens(CodeSeen(WECHAT), CodeSeen(WECHAT), CodeSeen(WECHAT)).sees(PayWays)
    assert walk.asked_nothing(OpenOrder)
    walk.taps(Action.STILL_HERE).happens(CodeSeen(WECHAT))
    assert walk.asked(OpenOrder).payment_code == WECHAT, "it was in view all the while"


# -- between paying and printing ----------------------------------------------------------------------


def test_whoever_pays_and_walks_off_leaves_the_next_one_nothing(till: Till) -> None:
    walk = till.walk
    till.is_paid()
    first = walk.session
    assert walk.asked(PrintSlip).session == first
    leaves(walk).effects.clear()
    other = walk.code(2)
    walk.happens(CodeRead(other))
    assert walk.asked_nothing(JudgeCode), "a receipt is on its way"
    walk.comes_out().sees(Paid)
    walk.shows_code(other).sees(Welcome)
    assert walk.asked(Forget).session == first
    fresh = walk.kiosk.person
    assert (fresh.patient, fresh.bills, fresh.arrived) == (None, None, None)
    walk.effects.clear()
    walk.comes_out().sees(Welcome)
    walk.taps(Action.REPRINT)
    assert walk.asked_nothing(PrintSlip), "nor can they have the receipt once more"


def test_nobody_comes_the_receipt_is_out_and_the_screen_is_wiped(till: Till) -> None:
    till.is_paid()
    leaves(till.walk)
    till.walk.comes_out().sees(Paid)
    till.walk.passes(LEFT_BEHIND + 0.25).sees(Attract)
    assert till.walk.kiosk.person is None


def test_whoever_walks_off_while_the_code_is_shown_blocks_nobody_for_ever(till: Till) -> None:
    walk = till.walk
    till.is_paying()
    leaves(walk).effects.clear()
    walk.happens(CodeRead(walk.code(2)))
    assert walk.asked_nothing(JudgeCode), "money is on its way"
    walk.passes(181)
    walk.passes(300).sees(Attract)
    assert walk.kiosk.person is None


# -- what a patient must not miss ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "screen"), [(OrderState.NEEDS_STAFF, PayUnknown), (OrderState.REVERSED, PayReturned)]
)
def test_what_became_of_their_money_stays_though_they_were_lost(
    till: Till, state: OrderState, screen: type
) -> None:
    walk = till.walk
    till.is_paying()
    till.stands(state, left=None, paid_at=1).comes_out().sees(screen)
    leaves(walk).passes(walk.kiosk.pace.trouble - 4.5).sees(screen)
    walk.passes(0.5).sees(Attract)


def test_nor_is_it_cut_short_that_a_fault_came_between(till: Till) -> None:
    """It says not to pay again."""
    walk = till.walk
    till.is_paying()
    walk.happens(Crashed(Fingerprint("abcdef0123")))
    assert walk.sees(Refused).failure.code is Code.PAYMENT_CONTRADICTION
    leaves(walk).passes(walk.kiosk.pace.trouble - 4.5).sees(Refused)


@pytest.mark.parametrize("critical", [True, False])
def test_a_result_that_needs_a_doctor_now_stays_on_the_screen(reads: Any, critical: bool) -> None:
    is_printed(reads, PrintLineState.PRINTED, critical=critical)
    leaves(reads).passes(LEFT_BEHIND + 0.25)
    reads.sees(PrintDone if critical else Attract)
    reads.passes(reads.kiosk.pace.trouble).sees(Attract)
