"""The home screen: when it comes, what stands on it, in which order, and that nothing is lost by it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.domain import QueuePlace
from kiosk.payment.progress import CashierState
from kiosk.reasons import Code, Failure
from kiosk.reports.report import ReportList
from kiosk.services.access import ServiceId
from kiosk.session.effects import (
    FindBills,
    FindQueue,
    FindReports,
    JudgeCode,
    OpenOrder,
    PrintTicket,
    SignIn,
)
from kiosk.session.events import (
    CodeSeen,
    DayFound,
    EffectFailed,
    Errand,
    PatientFound,
    QueueFound,
    SignInDone,
)
from kiosk.session.pay_events import BillsFound, PaymentsChanged
from kiosk.session.pay_screens import Bills
from kiosk.session.report_events import ReportsCounted, ReportsFound
from kiosk.session.report_screens import Reports
from kiosk.session.screens import (
    Action,
    Attract,
    Choice,
    Home,
    HospitalTrouble,
    NothingToday,
    Offer,
    SignedIn,
    TicketState,
    Tile,
    Welcome,
)
from tests.flows.lobby import (
    BILL,
    CHECKIN,
    PAY,
    QUEUE,
    REPORTS,
    hears,
    is_known,
    lobby,
    tiles,
)
from tests.flows.reader import BLOOD as HEAD
from tests.flows.till import WECHAT, Till, pays, till

__all__ = ["lobby", "pays", "till"]


# -- by itself ---------------------------------------------------------------------------------------


def test_nothing_to_sign_in_for_and_nothing_to_pay_leads_home(lobby: Any) -> None:
    screen = hears(is_known(lobby), new=2).sees(Home)
    assert screen.tiles == (Tile(REPORTS, count=2),)
    assert screen.nothing_today
    assert Action.BACK not in lobby.view().actions


def test_the_welcome_waits_for_both_answers_and_no_longer(lobby: Any) -> None:
    is_known(lobby).happens(ReportsCounted(lobby.session, 1)).sees(Welcome)
    assert lobby.happens(BillsFound(lobby.session, ())).sees(Home).tiles[0].count == 1


def test_an_answer_that_does_not_come_is_not_waited_for_without_end(lobby: Any) -> None:
    is_known(lobby).passes(5).sees(Welcome)
    assert lobby.passes(1).sees(Home).tiles == (Tile(PAY), Tile(REPORTS))
    late = hears(lobby, bills=(BILL,), new=1).sees(Home)
    assert late.tiles == (Tile(PAY, count=1, amount="1.00"), Tile(REPORTS, count=1))


def test_unpaid_bills_are_shown_at_once_and_lead_home(lobby: Any) -> None:
    is_known(lobby).happens(BillsFound(lobby.session, (BILL,))).sees(Bills)
    lobby.taps(Action.BACK)
    assert tiles(lobby) == [PAY, REPORTS]


def test_bills_lead_nowhere_where_there_is_nothing_else(walk: Any) -> None:
    walk.happens(PaymentsChanged(CashierState.READY))
    is_known(walk).happens(BillsFound(walk.session, (BILL,))).sees(Bills)
    assert Action.BACK not in walk.view().actions


def test_where_there_is_nothing_at_all_it_says_so_and_leaves(walk: Any) -> None:
    is_known(walk).sees(NothingToday)
    walk.passes(20).sees(Attract)
    assert walk.kiosk.person is None


def test_it_leaves_by_itself_but_not_from_under_a_hand(lobby: Any) -> None:
    hears(is_known(lobby)).passes(18).taps(Action.TOUCH).passes(7).sees(Home)
    lobby.passes(1).sees(Attract)


def test_no_tile_moves_from_under_a_finger(lobby: Any) -> None:
    is_known(lobby).passes(6)
    assert tiles(lobby) == [PAY, REPORTS]
    assert tiles(hears(lobby, new=4)) == [REPORTS], "nothing to pay: that tile goes"
    lobby.happens(BillsFound(lobby.session, (BILL,)))
    assert tiles(lobby) == [PAY, REPORTS], "in its old place, though there are new reports"


def test_a_payment_code_before_the_tile_is_touched_ends_nothing(till: Till) -> None:
    """It stands there that one can pay: who holds up the telephone at once is no next patient."""
    walk = till.walk
    is_known(walk).passes(6)
    assert tiles(walk) == [PAY]
    walk.effects.clear()
    walk.happens(CodeSeen(WECHAT), CodeSeen(WECHAT)).sees(Home)
    assert walk.asked_nothing(JudgeCode)
    hears(walk, bills=(BILL,)).taps(Action.OPEN_SERVICE, PAY).sees(Bills)
    till.is_quoted()
    walk.happens(CodeSeen(WECHAT), CodeSeen(WECHAT))
    walk.asked(OpenOrder)


# -- by hand -----------------------------------------------------------------------------------------


def test_from_the_offer_and_back(lobby: Any) -> None:
    hears(is_known(lobby, appointments=(lobby.cardiology,)), new=1)
    lobby.kiosk = replace(
        lobby.kiosk, preferences=replace(lobby.kiosk.preferences, elder=True)
    )  # where the offer shows nothing besides
    assert lobby.sees(Offer).services
    screen = lobby.taps(Action.SERVICES).sees(Home)
    assert screen.tiles == (Tile(REPORTS, count=1), Tile(CHECKIN, "心内科 10:00", 1))
    assert not screen.nothing_today
    assert lobby.taps(Action.BACK).sees(Offer).appointment.id == "a1"


def test_whoever_only_looked_what_else_there_is_loses_no_appointment(lobby: Any) -> None:
    """Home opened from the offer leaves to where it came from; there it is asked before it is wiped."""
    is_known(lobby, appointments=(lobby.cardiology,)).taps(Action.ELDER_MODE)
    pace = lobby.kiosk.pace
    lobby.taps(Action.SERVICES).passes(pace.nothing - 1).sees(Home)
    lobby.passes(1).sees(Offer)
    lobby.passes(pace.idle_warning - pace.nothing)
    assert lobby.view().idle_seconds == pace.idle_countdown
    lobby.passes(pace.idle_countdown).sees(Attract)


def test_what_the_screen_shows_itself_is_no_reason_for_home(lobby: Any) -> None:
    screen = hears(is_known(lobby, appointments=(lobby.cardiology,)), bills=(BILL,)).sees(Offer)
    assert screen.dues is not None
    assert screen.reports
    assert not screen.services
    lobby.taps(Action.SERVICES).sees(Offer)


def test_the_second_appointment_is_not_lost_once_the_first_is_signed_in(walk: Any) -> None:
    is_known(walk, appointments=(walk.cardiology, walk.dermatology)).sees(Choice)
    walk.taps(Action.SIGN_IN, "a1").happens(SignInDone(walk.session, walk.visit))
    assert not walk.sees(SignedIn).services, "first the paper"
    assert walk.has_paper().sees(SignedIn).services
    screen = walk.taps(Action.SERVICES).sees(Home)
    assert screen.tiles == (Tile(CHECKIN, "皮肤科 10:00", 1), Tile(QUEUE, "A017"))
    walk.effects.clear()
    assert walk.taps(Action.OPEN_SERVICE, CHECKIN).sees(Offer).appointment.id == "a2"
    walk.taps(Action.SIGN_IN, "a2")
    assert walk.asked(SignIn).appointment.id == "a2"


def test_a_slow_place_in_the_queue_is_not_printed_on_another_number(walk: Any) -> None:
    is_known(walk, appointments=(walk.cardiology, walk.dermatology))
    walk.taps(Action.SIGN_IN, "a1").happens(SignInDone(walk.session, walk.visit)).passes(3)
    walk.comes_out()
    walk.taps(Action.SERVICES).taps(Action.OPEN_SERVICE, CHECKIN).taps(Action.SIGN_IN, "a2")
    second = replace(walk.visit, id="e2", number="B003")
    walk.happens(SignInDone(walk.session, second)).effects.clear()
    walk.happens(QueueFound(walk.session, walk.visit.id, QueuePlace(25, 120)))
    assert walk.sees(SignedIn).ahead == -1
    assert walk.asked_nothing(PrintTicket)
    walk.happens(QueueFound(walk.session, second.id, QueuePlace(2, 10)))
    ticket = walk.asked(PrintTicket).ticket
    assert (ticket.number, ticket.ahead) == ("B003", 2)


def test_to_the_queue_and_its_ticket_as_it_was(walk: Any) -> None:
    is_known(walk, appointments=(walk.cardiology, walk.dermatology))
    walk.taps(Action.SIGN_IN, "a1").happens(SignInDone(walk.session, walk.visit)).has_paper()
    walk.taps(Action.REPRINT)
    walk.comes_out()
    walk.taps(Action.SERVICES).taps(Action.OPEN_SERVICE, CHECKIN).sees(Offer)
    walk.taps(Action.SERVICES).effects.clear()
    screen = walk.taps(Action.OPEN_SERVICE, QUEUE).sees(SignedIn)
    assert (screen.number, screen.ticket) == ("A017", TicketState.TAKE)
    assert not screen.can_reprint, "it has been reprinted"
    walk.taps(Action.REPRINT)
    assert walk.asked_nothing(PrintTicket)
    walk.asked(FindQueue)
    assert (
        walk.happens(QueueFound(walk.session, walk.visit.id, QueuePlace(3, 12)))
        .sees(SignedIn)
        .ahead
        == 3
    )


def test_home_from_the_number_begins_its_time_anew_on_the_way_back(walk: Any) -> None:
    is_known(walk, appointments=(walk.cardiology, walk.dermatology))
    walk.taps(Action.SIGN_IN, "a1").happens(SignInDone(walk.session, walk.visit)).has_paper()
    stays = walk.kiosk.pace.done
    walk.passes(stays - 1).taps(Action.SERVICES).passes(10).taps(Action.BACK)
    walk.passes(stays - 1).sees(SignedIn)
    walk.passes(1).sees(Attract)


@pytest.mark.parametrize("service", [PAY, REPORTS])
def test_a_tile_leads_to_its_service_and_back_home(lobby: Any, service: ServiceId) -> None:
    is_known(lobby).passes(6)
    lobby.effects.clear()
    lobby.taps(Action.OPEN_SERVICE, service)
    if service is PAY:
        lobby.asked(FindBills)
        lobby.happens(BillsFound(lobby.session, (BILL,))).sees(Bills)
    else:
        lobby.asked(FindReports)
        lobby.happens(ReportsFound(lobby.session, ReportList((HEAD,)))).sees(Reports)
    lobby.taps(Action.BACK)
    assert service in tiles(lobby)


@pytest.mark.parametrize("argument", ["", "identify", "checkin", "queue", "../x"])
def test_a_tile_that_is_not_there_does_nothing(lobby: Any, argument: str) -> None:
    before = hears(is_known(lobby)).kiosk
    assert lobby.taps(Action.OPEN_SERVICE, argument).kiosk == before


@pytest.mark.parametrize("printed", [True, False])
def test_home_begins_its_time_anew_whatever_one_comes_back_from(lobby: Any, printed: bool) -> None:
    """Digits that are asked for, a hospital that does not answer: either takes longer than home stays."""
    lobby.shows_code(lobby.code(printed=printed))
    lobby.happens(PatientFound(lobby.session, lobby.patient))
    hears(lobby.happens(DayFound(lobby.session, (), ()))).taps(Action.OPEN_SERVICE, REPORTS)
    if not printed:
        silent = EffectFailed(lobby.session, Failure(Code.HOSPITAL_TIMEOUT), Errand.REPORTS)
        lobby.happens(silent).sees(HospitalTrouble)
    assert lobby.passes(25).taps(Action.BACK).sees(Home).seconds_left == lobby.kiosk.pace.nothing


def test_what_the_list_says_is_what_home_says(lobby: Any) -> None:
    hears(is_known(lobby), new=7).taps(Action.OPEN_SERVICE, REPORTS)
    lobby.happens(ReportsFound(lobby.session, ReportList((HEAD,)))).sees(Reports)
    assert lobby.taps(Action.BACK).sees(Home).tiles == (Tile(REPORTS, count=1),)
