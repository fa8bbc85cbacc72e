"""The home screen where the hospital has left something out, and how many new reports it speaks of."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kiosk.reports.report import ReportList
from kiosk.services.access import ServiceId
from kiosk.session.effects import (
    CountReports,
    FindBills,
    FindDay,
    PrintTicket,
)
from kiosk.session.events import DayFound, PatientFound
from kiosk.session.report_events import ReportsCounted, ReportsFound
from kiosk.session.screens import (
    Action,
    Home,
    Offer,
    SignedIn,
    Welcome,
)
from tests.flows.lobby import (
    CHECKIN,
    PAY,
    QUEUE,
    REPORTS,
    hears,
    is_known,
    lobby,
    offers,
    tiles,
)
from tests.flows.reader import BLOOD as HEAD

__all__ = ["lobby"]


# -- what the hospital has left out -----------------------------------------------------------------


def test_without_signing_in_and_queue_the_day_is_not_asked_for(lobby: Any) -> None:
    offers(lobby, REPORTS, PAY).shows_code(lobby.code())
    lobby.happens(PatientFound(lobby.session, lobby.patient))
    assert lobby.asked_nothing(FindDay)
    hears(lobby)
    assert tiles(lobby) == [REPORTS]
    assert not lobby.sees(Home).nothing_today, "nobody has asked"


@pytest.mark.parametrize(
    ("services", "looks"),
    [((CHECKIN, PAY), True), ((QUEUE,), True), ((REPORTS, PAY), False), ((PAY,), False)],
)
def test_the_welcome_says_so(lobby: Any, services: tuple[ServiceId, ...], *, looks: bool) -> None:
    offers(lobby, *services).shows_code(lobby.code())
    assert lobby.sees(Welcome).finds_appointments is looks


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
