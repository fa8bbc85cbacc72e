"""Where a screen that says there is nothing leads to, if its patient lets it leave by itself."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.reports.report import ReportList
from kiosk.services.access import ServiceId
from kiosk.session.leaving import LEFT_BEHIND
from kiosk.session.pay_events import BillsFound
from kiosk.session.pay_screens import NothingToPay
from kiosk.session.report_events import ReportsFound
from kiosk.session.report_screens import NoReports
from kiosk.session.screens import Action, Attract, Home, Offer, SignedIn
from tests.flows.lobby import PAY, REPORTS, hears, is_known, lobby
from tests.flows.test_walking_away import leaves

__all__ = ["lobby"]

NOTHING = {PAY: (Action.PAY, NothingToPay), REPORTS: (Action.REPORTS, NoReports)}


def finds_nothing(walk: Any, service: ServiceId) -> float:
    """Asks for it, and there is none. Seconds for which that stays on the screen."""
    action, screen = NOTHING[service]
    asked = (
        (action,) if not isinstance(walk.view().screen, Home) else (Action.OPEN_SERVICE, service)
    )
    walk.taps(*asked)
    none = (
        BillsFound(walk.session, ())
        if service is PAY
        else ReportsFound(walk.session, ReportList(()))
    )
    seconds: float = walk.happens(none).sees(screen).seconds_left
    return seconds


@pytest.mark.parametrize("service", NOTHING)
def test_from_the_offer_it_leads_back_to_the_offer(lobby: Any, service: ServiceId) -> None:
    """They came to sign in: nobody is sent away unsigned because there was nothing to pay as well."""
    is_known(lobby, appointments=(lobby.cardiology,))
    lobby.passes(finds_nothing(lobby, service)).sees(Offer)


def test_there_it_is_asked_whether_anybody_is_there(lobby: Any) -> None:
    is_known(lobby, appointments=(lobby.cardiology,))
    pace, seconds = lobby.kiosk.pace, finds_nothing(lobby, PAY)
    lobby.passes(pace.idle_warning).sees(Offer)
    assert seconds < pace.idle_warning
    assert lobby.view().idle_seconds == pace.idle_countdown
    lobby.passes(pace.idle_countdown).sees(Attract)
    assert lobby.kiosk.person is None


@pytest.mark.parametrize(("service", "other"), [(PAY, REPORTS), (REPORTS, PAY)])
def test_from_home_it_leads_home_while_that_has_something_else(
    lobby: Any, service: ServiceId, other: ServiceId
) -> None:
    is_known(lobby).passes(6).sees(Home)
    screen = lobby.passes(finds_nothing(lobby, service)).sees(Home)
    assert other in {tile.service for tile in screen.tiles}
    assert screen.seconds_left == lobby.kiosk.pace.nothing
    lobby.passes(lobby.kiosk.pace.nothing).sees(Attract)


def test_home_that_has_nothing_else_is_not_come_back_to(lobby: Any) -> None:
    hears(is_known(lobby)).sees(Home)
    lobby.passes(finds_nothing(lobby, REPORTS)).sees(Attract)


def test_whoever_has_their_number_is_done(lobby: Any) -> None:
    lobby.has_ticket().sees(SignedIn)
    lobby.passes(finds_nothing(lobby, PAY)).sees(Attract)


def test_whoever_has_gone_is_not_waited_for_twice(lobby: Any) -> None:
    is_known(lobby, appointments=(lobby.cardiology,))
    finds_nothing(lobby, PAY)
    leaves(lobby).passes(LEFT_BEHIND).sees(Offer)
    lobby.passes(lobby.kiosk.pace.idle_countdown - LEFT_BEHIND).sees(Attract)
