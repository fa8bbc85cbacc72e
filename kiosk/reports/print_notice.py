"""The hospital hears of a print: as a message of the outbox, and from there."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from kiosk.domain import PatientId
from kiosk.journal.database import Trouble
from kiosk.journal.deliver import DeliveryOutcome
from kiosk.reasons import Code, Failure
from kiosk.reports.book import Print, PrintBook, PrintState
from kiosk.reports.port import PrintNotice, ReportsPort, Told
from kiosk.reports.report import ReportId

REPORT_PRINTED: Final = "report-printed"
"""The kind of such messages; their key is the print's number."""

_FOR_GOOD: Final = frozenset({Code.REPORT_GONE, Code.WRONG_PATIENT, Code.HOSPITAL_REFUSED})
_PUT_RIGHT: Final = frozenset({401, 403, 404, 405})
"""Statuses of a hospital that has its credentials, rights or addresses wrong just now: it is not the
notice that is refused.
"""


def notice_of(done: Print, terminal: str) -> PrintNotice:
    """What is told of a print that has come out."""
    if done.printed_at is None:
        raise ValueError("a print that has not come out")
    return PrintNotice(
        number=done.number,
        report=done.report,
        edition=done.edition,
        patient=done.patient,
        printed_at=datetime.fromtimestamp(done.printed_at, UTC),
        pages=done.pages_out,
        terminal=terminal,
    )


def to_bytes(notice: PrintNotice) -> bytes:
    return json.dumps(
        {
            "number": notice.number,
            "report": notice.report,
            "edition": notice.edition,
            "patient": notice.patient,
            "printed_at": int(notice.printed_at.timestamp()),
            "pages": notice.pages,
            "terminal": notice.terminal,
        }
    ).encode()


def from_bytes(body: bytes) -> PrintNotice:
    """Raises ValueError or KeyError for bytes that `to_bytes` did not make."""
    members = json.loads(body)
    return PrintNotice(
        number=members["number"],
        report=ReportId(members["report"]),
        edition=members["edition"],
        patient=PatientId(members["patient"]),
        printed_at=datetime.fromtimestamp(members["printed_at"], UTC),
        pages=members["pages"],
        terminal=members["terminal"],
    )


def told_to(
    hospital: ReportsPort, book: Callable[[], PrintBook | None], now: Callable[[], int]
) -> Callable[[bytes], DeliveryOutcome]:
    """The outbox's handler of such messages. `now`: Unix seconds."""

    def deliver(body: bytes) -> DeliveryOutcome:
        notice = from_bytes(body)
        told = hospital.tell_printed(notice)
        if isinstance(told, Failure):
            for_good = told.code in _FOR_GOOD and told.facts.get("status") not in _PUT_RIGHT
            return DeliveryOutcome.NEVER if for_good else DeliveryOutcome.LATER
        kept = book()
        if kept is None:
            return DeliveryOutcome.LATER
        state = PrintState.TOLD if told is Told.TOLD else PrintState.TWICE
        moved = kept.move(notice.number, state, at=now())
        # What the journal cannot take now is told again: the hospital does not mind.
        return DeliveryOutcome.LATER if isinstance(moved, Trouble) else DeliveryOutcome.DONE

    return deliver
