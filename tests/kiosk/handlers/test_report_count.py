"""The count of new reports for the offer: always an answer, less what this terminal has printed itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.handlers.reports import ReportHandlers, ReportPrintHandlers
from kiosk.reasons import Code, Failure
from kiosk.session.effects import CountReports, PrintReports
from kiosk.session.report_events import ReportsCounted
from tests.report_heads import ISSUED, head
from tests.report_shop import PATIENT, Shop

COUNT = CountReports(1, PATIENT, ISSUED - timedelta(days=14))


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    made = Shop(tmp_path)
    made.hospital.add(head(1), head(2), head(3, issued=ISSUED - timedelta(days=15)))
    yield made
    made.journal.close()


def counted(shop: Shop) -> ReportsCounted:
    return ReportHandlers(shop.parts, None, ("zh_CN",)).count(COUNT)


def test_those_of_two_weeks(shop: Shop) -> None:
    assert counted(shop) == ReportsCounted(1, 2)


def test_what_this_terminal_has_printed_is_not_new_though_the_hospital_has_not_heard(
    shop: Shop,
) -> None:
    prints = ReportPrintHandlers(shop.parts, shop.journal, lambda _: None, lambda: None)
    prints.print(PrintReports(1, PATIENT, (head(1),), "zh_CN"))
    assert shop.hospital.notices == []
    assert counted(shop) == ReportsCounted(1, 1)


def test_a_hospital_that_does_not_answer_leaves_it_unsaid(shop: Shop) -> None:
    shop.hospital.silent = Failure(Code.HOSPITAL_TIMEOUT)
    assert counted(shop) == ReportsCounted(1, -1)


def test_without_the_journal_it_is_left_unsaid_too(shop: Shop) -> None:
    parts = replace(shop.parts, book=lambda: None)
    assert ReportHandlers(parts, None, ("zh_CN",)).count(COUNT) == ReportsCounted(1, -1)
