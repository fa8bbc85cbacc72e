"""Made-up reports, as a list names them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from kiosk.reports.report import ReportHead, ReportId, ReportKind, ReportStatus

ISSUED = datetime(2027, 1, 14, 8, 30, tzinfo=UTC)


def head(number: int, **changes: Any) -> ReportHead:
    """Report `number`, released so many hours before `ISSUED`."""
    plain = ReportHead(
        id=ReportId(f"r{number}"),
        kind=ReportKind.LABORATORY,
        status=ReportStatus.FINAL,
        title=f"检验{number}",
        number=f"L{number}",
        issued=ISSUED - timedelta(hours=number),
        collected=None,
        department="检验科",
        doctor="",
    )
    return replace(plain, **changes)
