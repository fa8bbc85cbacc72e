"""A terminal where bills are paid and reports are read, for the tests of the home screen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.bills import Bill, BillItem, BillVisit
from kiosk.money import Fen
from kiosk.payment.progress import CashierState
from kiosk.services.access import ServiceId
from kiosk.session.events import DayFound, PatientFound
from kiosk.session.pay_events import BillsFound, PaymentsChanged
from kiosk.session.report_events import ReportsCounted
from kiosk.session.screens import (
    Home,
)
from tests.flows.till import ON

CHECKIN, QUEUE, PAY, REPORTS = (
    ServiceId.CHECKIN,
    ServiceId.QUEUE,
    ServiceId.PAY,
    ServiceId.REPORTS,
)
BILL = Bill(
    "i1", "1", "B-1", BillVisit("e1", "心内科", "", ON), (BillItem("血常规", Fen(100)),), Fen(100)
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
