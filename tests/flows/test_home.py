"""The home screen: when it comes, what stands on it, in which order, and that nothing is lost by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from kiosk.bills import Bill, BillItem, BillVisit
from kiosk.devices import PrinterState, TicketOutcome
from kiosk.domain import QueuePlace
from kiosk.money import Fen
from kiosk.payment.order import OrderState
from kiosk.payment.progress import CashierState
from kiosk.reasons import Code, Failure
from kiosk.reports.report import ReportHead, ReportId, ReportKind, ReportList, ReportStatus
from kiosk.services.access import ServiceId
from kiosk.session.effects import (
    CountReports,
    FindBills,
    FindDay,
    FindQueue,
    FindReports,
    JudgeCode,
    OpenOrder,
    PrintTicket,
    QuoteBills,
    SignIn,
)
from kiosk.session.events import (
    BillsFound,
    CodeSeen,
    DayFound,
    EffectFailed,
    Errand,
    PatientFound,
    PaymentsChanged,
    QueueFound,
    ReportsCounted,
    ReportsFound,
    SignInDone,
    SlipDone,
    TicketDone,
)
from kiosk.session.pay_screens import Bills, Paid, PayReturned
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
from tests.flows.till import BLOOD, SALVE, WECHAT, Till, pays, till

__all__ = ["pays", "till"]

CHECKIN, QUEUE, PAY, REPORTS = (
    ServiceId.CHECKIN,
    ServiceId.QUEUE,
    ServiceId.PAY,
    ServiceId.REPORTS,
)
ON = datetime(2027, 1, 14, 10, 0, tzinfo=timezone(timedelta(hours=8)))
BILL = Bill(
    "i1", "1", "B-1", BillVisit("e1", "心内科", "", ON), (BillItem("血常规", Fen(100)),), Fen(100)
)
HEAD = ReportHead(
    id=ReportId("r1"),
    kind=ReportKind.LABORATORY,
    status=ReportStatus.FINAL,
    title="血常规",
    number="L1",
    issued=ON,
    collected=None,
    department="检验科",
    doctor="",
)


@pytest.fixture
def lobby(walk: Any) -> Any:
    """A terminal where bills are paid and reports are read."""
    walk.kiosk = replace(walk.kiosk, reports=True)
    return walk.happens(PaymentsChanged(CashierState.READY))


def offers(walk: Any, *services: ServiceId) -> Any:
    """The hospital's settings name these."""
    walk.kiosk = replace(walk.kiosk, services=services)
    return walk


def is_known(walk: Any, *, appointments: tuple[Any, ...] = (), visits: tuple[Any, ...] = ()) -> Any:
    walk.shows_code(walk.code()).happens(PatientFound(walk.session, walk.patient))
    return walk.happens(DayFound(walk.session, appointments, visits))


def hears(walk: Any, *, bills: tuple[Bill, ...] = (), new: int = 0) -> Any:
    """What was asked ahead is answered."""
    return walk.happens(BillsFound(walk.session, bills), ReportsCounted(walk.session, new))


def tiles(walk: Any) -> list[ServiceId]:
    return [tile.service for tile in walk.sees(Home).tiles]


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
    walk.happens(TicketDone(walk.session, TicketOutcome.PRINTED, PrinterState.READY))
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
    walk.happens(TicketDone(walk.session, TicketOutcome.PRINTED, PrinterState.READY))
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


# -- what the hospital has left out -----------------------------------------------------------------


def test_without_signing_in_and_queue_the_day_is_not_asked_for(lobby: Any) -> None:
    offers(lobby, REPORTS, PAY).shows_code(lobby.code())
    lobby.happens(PatientFound(lobby.session, lobby.patient))
    assert lobby.asked_nothing(FindDay)
    hears(lobby)
    assert tiles(lobby) == [REPORTS]
    assert not lobby.sees(Home).nothing_today, "nobody has asked"


def test_the_hospitals_order_is_that_of_the_tiles(lobby: Any) -> None:
    is_known(offers(lobby, REPORTS, PAY, CHECKIN, QUEUE)).passes(6)
    assert tiles(lobby) == [REPORTS, PAY]


def test_without_the_queue_a_sign_in_of_before_is_not_shown(lobby: Any) -> None:
    hears(is_known(offers(lobby, CHECKIN, PAY, REPORTS), visits=(lobby.visit,)))
    assert tiles(lobby) == [REPORTS]


def test_without_the_queue_there_is_no_reprint(walk: Any) -> None:
    offers(walk, CHECKIN).has_ticket()
    assert not walk.sees(SignedIn).can_reprint
    walk.effects.clear()
    walk.taps(Action.REPRINT)
    assert walk.asked_nothing(PrintTicket)


def test_with_the_queue_alone_an_appointment_hides_no_sign_in(walk: Any) -> None:
    offers(walk, QUEUE).shows_code(walk.code())
    walk.happens(PatientFound(walk.session, walk.patient))
    assert walk.asked(FindDay).sign_ins
    walk.happens(DayFound(walk.session, (walk.dermatology,), (walk.visit,)))
    assert walk.sees(SignedIn).already


@pytest.mark.parametrize(
    ("left_out", "effect", "tap"),
    [(PAY, FindBills, Action.PAY), (REPORTS, CountReports, Action.REPORTS)],
)
def test_what_is_left_out_is_neither_asked_for_nor_offered(
    lobby: Any, left_out: ServiceId, effect: type, tap: Action
) -> None:
    rest = [service for service in (CHECKIN, QUEUE, PAY, REPORTS) if service is not left_out]
    is_known(offers(lobby, *rest), appointments=(lobby.cardiology,))
    assert lobby.asked_nothing(effect)
    screen = lobby.taps(tap).sees(Offer)
    assert (screen.dues is None, not screen.reports) == (left_out is PAY, left_out is REPORTS)


# -- new reports --------------------------------------------------------------------------------------


def test_new_reports_of_two_weeks_are_counted_for_the_offer(lobby: Any) -> None:
    is_known(lobby, appointments=(lobby.cardiology,))
    assert lobby.asked(CountReports).since == lobby.at.local - timedelta(days=14)
    assert lobby.sees(Offer).new_reports == -1
    assert lobby.happens(ReportsCounted(lobby.session, 2)).sees(Offer).new_reports == 2


def test_whoever_has_to_prove_more_is_not_counted_for(lobby: Any) -> None:
    lobby.is_offered(printed=True)
    assert lobby.asked_nothing(CountReports)
    assert lobby.sees(Offer).new_reports == -1


def test_a_count_that_comes_after_the_list_says_nothing_more(lobby: Any) -> None:
    is_known(lobby, appointments=(lobby.cardiology,)).taps(Action.REPORTS)
    lobby.happens(
        ReportsFound(lobby.session, ReportList((HEAD,))), ReportsCounted(lobby.session, 9)
    )
    assert lobby.taps(Action.BACK).sees(Offer).new_reports == 1


# -- after paying -------------------------------------------------------------------------------------


def test_after_paying_there_is_home_and_the_way_back(till: Till) -> None:
    walk = till.walk
    walk.kiosk = replace(walk.kiosk, reports=True)
    till.is_paid()
    walk.taps(Action.SERVICES).sees(Paid)  # the receipt is on its way
    walk.happens(SlipDone(walk.session, TicketOutcome.PRINTED, PrinterState.READY))
    walk.taps(Action.SERVICES)
    assert tiles(walk) == [CHECKIN, REPORTS]
    walk.passes(10).taps(Action.BACK).passes(11).sees(Paid)


def test_a_payment_that_may_yet_go_back_is_not_left_for_home(till: Till) -> None:
    """Until the hospital has it, the screen may have to say that the money goes back."""
    walk = till.walk
    walk.kiosk = replace(walk.kiosk, reports=True)
    till.is_paying()
    till.stands(OrderState.PAID, left=None, paid_at=1)
    walk.passes(7).sees(Paid)
    walk.happens(SlipDone(walk.session, TicketOutcome.PRINTED, PrinterState.READY))
    walk.taps(Action.SERVICES).sees(Paid)


def test_nor_for_the_bills_that_are_left(till: Till) -> None:
    walk = till.walk
    till.sees_bills()
    walk.taps(Action.CHOOSE_BILL, SALVE.id)
    till.is_quoted()
    till.orders()
    till.stands(OrderState.PAID, left=None, paid_at=1)
    walk.passes(7).happens(SlipDone(walk.session, TicketOutcome.PRINTED, PrinterState.READY))
    assert walk.taps(Action.PAY).sees(Paid).more == 0
    till.stands(OrderState.REVERSING, left=None)
    walk.sees(PayReturned)


def test_the_bills_that_are_left_are_paid_once_the_money_stays(till: Till) -> None:
    walk = till.walk
    till.sees_bills()
    walk.taps(Action.CHOOSE_BILL, SALVE.id)
    till.is_quoted()
    till.orders()
    till.stands(OrderState.SETTLED, left=None, paid_at=1)
    walk.happens(SlipDone(walk.session, TicketOutcome.PRINTED, PrinterState.READY))
    assert walk.sees(Paid).more == 1
    walk.taps(Action.PAY).sees(Bills)


@pytest.mark.parametrize("pays_more", [False, True])
def test_what_was_paid_here_is_not_offered_again_by_a_slow_answer(
    till: Till, pays_more: bool
) -> None:
    walk = till.walk
    walk.kiosk = replace(walk.kiosk, reports=True)
    till.sees_bills()
    walk.taps(Action.CHOOSE_BILL, SALVE.id).taps(Action.PAY_CHOSEN)
    walk.asked(QuoteBills)
    walk.happens(EffectFailed(walk.session, Failure(Code.BILL_CHANGED), Errand.QUOTE))
    walk.asked(FindBills)  # and the answer takes its time
    till.is_quoted()
    till.orders()
    till.stands(OrderState.SETTLED, left=None, paid_at=1_800_000_000)
    walk.happens(SlipDone(walk.session, TicketOutcome.PRINTED, PrinterState.READY))
    if pays_more:
        walk.taps(Action.PAY).sees(Bills)
        walk.happens(BillsFound(walk.session, (BLOOD, SALVE)))
        assert [bill.id for group in walk.sees(Bills).groups for bill in group.bills] == [SALVE.id]
    else:
        walk.happens(BillsFound(walk.session, (BLOOD, SALVE))).taps(Action.SERVICES)
        assert walk.sees(Home).tiles[0] == Tile(PAY, count=1, amount="41.01")
