"""Whose screen gives way to the next card, or to the refusal of one: only that of somebody who is done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.payment.progress import CashierState
from kiosk.reports.report import ReportList
from kiosk.session.pay_events import BillsFound, PaymentsChanged
from kiosk.session.pay_screens import NothingToPay
from kiosk.session.report_events import ReportsFound
from kiosk.session.report_screens import NoReports, PrintDone, PrintLineState
from kiosk.session.screens import Action, Refused, SwitchCard, Welcome
from tests.flows.reader import is_printed, reads

__all__ = ["reads"]


@pytest.mark.parametrize("found", ["bills", "reports"])
def test_whoever_was_told_that_there_is_nothing_may_still_have_to_sign_in(
    walk: Any, found: str
) -> None:
    walk.kiosk = replace(walk.kiosk, reports=True)
    walk.happens(PaymentsChanged(CashierState.READY)).is_offered()
    if found == "bills":
        walk.taps(Action.PAY).happens(BillsFound(walk.session, ())).sees(NothingToPay)
    else:
        walk.taps(Action.REPORTS).happens(ReportsFound(walk.session, ReportList(())))
        walk.sees(NoReports)
    walk.shows_code(walk.code(2)).sees(SwitchCard)


@pytest.mark.parametrize(
    ("state", "screen"),
    [(PrintLineState.PRINTED, Welcome), (PrintLineState.NOT_PRINTED, SwitchCard)],
)
def test_whoever_has_something_left_to_print_is_not_done(
    reads: Any, state: PrintLineState, screen: type
) -> None:
    is_printed(reads, state).shows_code(reads.code(2)).sees(screen)


@pytest.mark.parametrize(("critical", "screen"), [(True, PrintDone), (False, Refused)])
def test_a_refused_code_does_not_take_away_that_a_doctor_is_needed_now(
    reads: Any, critical: bool, screen: type
) -> None:
    is_printed(reads, PrintLineState.PRINTED, critical=critical)
    reads.shows_code("134567890123456789").sees(screen)
