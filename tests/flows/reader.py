"""A patient who looks at reports, for the tests of `reports`."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from kiosk.reports.printer import ReportPrinterState
from kiosk.reports.reading import Explanation
from kiosk.reports.report import (
    Flag,
    PendingReport,
    Quantity,
    ReferenceRange,
    Report,
    ReportHead,
    ReportId,
    ReportKind,
    ReportList,
    Result,
)
from kiosk.session.effects import (
    FindReports,
    OpenReport,
    PrintReports,
)
from kiosk.session.report_events import (
    PrintRunDone,
    ReportOpened,
    ReportPrinterChanged,
    ReportsFound,
)
from kiosk.session.report_screens import (
    PrintDone,
    PrintLineState,
    ReportPage,
    Reports,
)
from kiosk.session.report_stages import PrintItem
from kiosk.session.screens import Action
from tests import report_heads

ZONE = timezone(timedelta(hours=8))
TODAY = datetime(2027, 1, 15, 8, 30, tzinfo=ZONE)
USUAL = ReferenceRange(Decimal("3.5"), Decimal("5.3"), "3.5–5.3")


def potassium(value: str = "7.1", flag: Flag = Flag.CRITICAL_HIGH) -> Result:
    quantity = Quantity(Decimal(value), value, "mmol/L", "mmol/L")
    return Result("o1", "血钾", "2823-3", "K", quantity=quantity, range=USUAL, flag=flag)


def head(number: int, **changes: Any) -> ReportHead:
    """Report `number`, released so many days ago."""
    plain = replace(
        report_heads.head(number),
        number=f"L{number:04}",
        issued=TODAY - timedelta(days=number),
        collected=TODAY - timedelta(days=number, hours=2),
        doctor="李医生",
        results=3,
        attention=0,
    )
    return replace(plain, **changes)


BLOOD, OLD = head(1), head(40)
CHEST = head(2, kind=ReportKind.IMAGING, title="胸部CT平扫", results=-1, attention=-1)
PRINTED = head(3, printed_at=TODAY - timedelta(days=1))
PENDING = PendingReport(ReportId("w1"), ReportKind.LABORATORY, "细菌培养", TODAY, None)


@pytest.fixture
def reads(walk: Any) -> Any:
    """A terminal where reports are looked at and printed."""
    walk.kiosk = replace(
        walk.kiosk,
        reports=True,
        critical_place={"zh_CN": "急诊", "en": "the emergency department"},
        advises=True,
    )
    return walk.happens(ReportPrinterChanged(ReportPrinterState.READY))


def opens_list(walk: Any, *heads: ReportHead, **found: Any) -> Reports:
    walk.finds_nothing().taps(Action.REPORTS).asked(FindReports)
    reports = ReportList(heads or (BLOOD, CHEST, PRINTED, OLD), found.pop("pending", ()))
    screen: Reports = walk.happens(ReportsFound(walk.session, reports, **found)).sees(Reports)
    return screen


def opens_report(walk: Any, report: Report, explained: Explanation | None = None) -> ReportPage:
    opens_list(walk, report.head)
    walk.taps(Action.OPEN_REPORT, report.head.id).asked(OpenReport)
    told = {"zh_CN": explained or Explanation(())}
    page: ReportPage = walk.happens(ReportOpened(walk.session, report, told)).sees(ReportPage)
    return page


def is_printed(reads: Any, state: PrintLineState, *, critical: bool = False) -> Any:
    """A print run with one report has ended like that."""
    opens_list(reads, head(1, critical=critical))
    asked = reads.taps(Action.PRINT).asked(PrintReports)
    items = tuple(PrintItem(one, state) for one in asked.heads)
    ended = PrintRunDone(reads.session, items, ReportPrinterState.READY, asked.run)
    reads.happens(ended).sees(PrintDone)
    return reads
