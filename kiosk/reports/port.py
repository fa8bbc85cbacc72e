"""What the service `reports` asks of a hospital. One adapter speaks FHIR R4 (`kiosk.hospital.reports`).

Every method blocks (it is called on a worker thread), answers within the settings' patience, and
returns either the value or a `Failure` of the catalogue; it raises only for bugs.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum, auto
from typing import Protocol

from kiosk.domain import Patient, PatientId
from kiosk.reasons import Failure
from kiosk.reports.report import (
    FormRef,
    Holder,
    Report,
    ReportHead,
    ReportId,
    ReportList,
    Result,
    Trend,
)


@dataclass(frozen=True, slots=True)
class PrintNotice:
    """A report has come out on paper. `number`: of the print, minted by the terminal, for ever one."""

    number: str
    report: ReportId
    edition: str  # `ReportHead.edition`
    patient: PatientId = field(repr=False)
    printed_at: datetime  # aware
    pages: int  # 0: nobody counted
    terminal: str


class Told(StrEnum):
    """What the hospital made of a notice."""

    TOLD = auto()
    PRINTED_BEFORE = auto()  # it has another print of the same edition: this one is a second


class ReportsPort(Protocol):
    """Row `reports` of HOSPITAL-API.md. Failures of all: WRONG_PATIENT, HOSPITAL_*."""

    def reports(self, patient: Patient) -> ReportList | Failure:
        """All reports, with what the list needs to know of each."""
        ...

    def new_editions(self, patient: Patient, since: datetime) -> Mapping[ReportId, str] | Failure:
        """`ReportHead.edition` of finished reports released since then, and printed nowhere yet."""
        ...

    def report(self, patient: Patient, report: ReportId) -> Report | Failure:
        """One report with all its results. REPORT_GONE where it is not there any more, or not final."""
        ...

    def trend(self, patient: Patient, result: Result) -> Trend | Failure:
        """Earlier values of the same analyte (LOINC, else the local code), of finished results, those
        in the same unit. `result` itself is among them. At most 30, the newest.
        """
        ...

    def form(self, patient: Patient, report: ReportId, form: FormRef) -> bytes | Failure:
        """The PDF, whole and as the hospital's digest says. FORM_UNREADABLE, FORM_TOO_LARGE."""
        ...

    def holder(self, patient: Patient, *, full: bool) -> Holder | Failure:
        """Whose report it is. `full`: the whole name and record number, else masked."""
        ...

    def printed(
        self, patient: Patient, reports: Collection[ReportHead]
    ) -> Mapping[ReportId, datetime] | Failure:
        """Which of these editions were printed, and when: asked anew, right before printing."""
        ...

    def tell_printed(self, notice: PrintNotice) -> Told | Failure:
        """Tell that a report was printed. Idempotent by the print's number, for ever.

        Failures for good: REPORT_GONE, WRONG_PATIENT, HOSPITAL_REFUSED. Others: to be told again.
        """
        ...

    def forget(self) -> None:
        """The session is over: keep nothing of its calls."""
        ...
