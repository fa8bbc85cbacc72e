"""The reports port over FHIR R4 (4.0.1): row reports of HOSPITAL-API.md.

Answers are untrusted: of every DiagnosticReport and Observation it is checked whose it is, and another's
ends the errand with WRONG_PATIENT.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, tzinfo
from typing import Final

from kiosk.clock import Clock
from kiosk.domain import Patient
from kiosk.hospital.answered import answered
from kiosk.hospital.errand import Errand
from kiosk.hospital.http import HttpClient
from kiosk.hospital.parse import Rejected, code
from kiosk.hospital.people_and_places import Directory, Forgiving
from kiosk.hospital.references import is_id
from kiosk.hospital.report_codes import FINISHED, REPORT_STATUS
from kiosk.hospital.report_count import PATIENCE as COUNT_PATIENCE
from kiosk.hospital.report_count import new_editions
from kiosk.hospital.report_forms import FormReader, room_for
from kiosk.hospital.report_head import issued_of, requests_of
from kiosk.hospital.report_holder import holder_of
from kiosk.hospital.report_known import Known
from kiosk.hospital.report_lines import Line, absent_ids
from kiosk.hospital.report_list import ReportLister
from kiosk.hospital.report_provenance import find_prints, printed_at
from kiosk.hospital.report_read import ReportReader, specimens_of
from kiosk.hospital.report_results import lines_and_owner
from kiosk.hospital.report_trend import TrendReader
from kiosk.hospital.tell_printed import TellPrinted
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code, Failure
from kiosk.reports.port import PrintNotice, Told
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

LARGEST_ANSWER: Final = 32 * 1024 * 1024
FORM_LIMIT: Final = 20 * 1024 * 1024


class FhirReports:
    """`kiosk.reports.port.ReportsPort` for a FHIR R4 server.

    `patience`: seconds one method may take, with all its calls and repeats. `form_limit`: bytes of a PDF.
    Made by `FhirHospital.reports_port`, with which it shares session and breaker.
    """

    def __init__(
        self,
        client: HttpClient,
        clock: Clock,
        *,
        patience: float = 25.0,
        form_limit: int = FORM_LIMIT,
    ) -> None:
        self._client = client
        self._clock = clock
        self._patience = patience
        self._form_limit = form_limit

    @answered
    def reports(self, patient: Patient) -> ReportList:
        """All reports, with what the list needs to know of each (`kiosk.hospital.report_list`)."""
        return ReportLister(self._errand(), patient, self._zone()).run()

    @answered
    def new_editions(self, patient: Patient, since: datetime) -> Mapping[ReportId, str]:
        """Which are new, by no more than that needs (`kiosk.hospital.report_count`)."""
        patience = min(self._patience, COUNT_PATIENCE)
        errand = Errand(self._client, time.monotonic() + patience)
        return new_editions(errand, patient, since, self._zone())

    @answered
    def report(self, patient: Patient, report: ReportId) -> Report:
        """One report with all its results; what it refers to and did not bring is fetched."""
        errand = self._errand()
        found = self._read(errand, patient, report)
        known = Known(errand.base, f"Patient/{patient.id}")
        lines = self._lines(errand, found, known)
        known.resources.update(_beside(errand, "ServiceRequest", requests_of(found, known)))
        known.resources.update(_beside(errand, "Specimen", specimens_of(found, known)))
        reader = ReportReader(known, Directory(Forgiving(errand), known.resources), self._zone())
        return reader.report(found, lines, self._printed_at(errand, found))

    @answered
    def trend(self, patient: Patient, result: Result) -> Trend:
        """Earlier values of the same analyte (`kiosk.hospital.report_trend`)."""
        return TrendReader(self._errand(), patient, result, self._zone()).read()

    @answered
    def form(self, patient: Patient, report: ReportId, form: FormRef) -> bytes:
        """The PDF, whole (`kiosk.hospital.report_forms`)."""
        errand = self._errand(max(LARGEST_ANSWER, room_for(self._form_limit)))
        try:
            found = self._read(errand, patient, report)
        except Rejected as rejected:
            if rejected.failure.code is Code.HOSPITAL_ANSWER_TOO_LARGE:
                raise Rejected(Failure(Code.FORM_TOO_LARGE)) from None  # it is inline
            raise
        return FormReader(errand, self._form_limit).read(found, form)

    @answered
    def holder(self, patient: Patient, *, full: bool) -> Holder:
        """Whose report it is, as the paper says (`kiosk.hospital.report_holder`)."""
        found = self._errand().read(f"Patient/{patient.id}")
        if found is None:
            raise Rejected(Failure(Code.PATIENT_UNKNOWN))
        return holder_of(found, full=full)

    @answered
    def printed(
        self, patient: Patient, reports: Collection[ReportHead]
    ) -> Mapping[ReportId, datetime]:
        """Which of these editions were printed, and when first: asked anew."""
        del patient  # the reports were this patient's when they were read
        records = find_prints(self._errand(), [head.id for head in reports])
        times = {head.id: printed_at(records, head.id, head.issued) for head in reports}
        return {report: at for report, at in times.items() if at is not None}

    @answered
    def tell_printed(self, notice: PrintNotice) -> Told:
        """Tell that a report was printed, once, however often it is asked (`tell_printed`)."""
        return TellPrinted(self._errand(), notice, self._zone()).run()

    def forget(self) -> None:
        """Drop what libraries keep of past calls."""
        self._client.forget()

    def _read(self, errand: Errand, patient: Patient, report: ReportId) -> JsonObject:
        if not is_id(report):
            raise ValueError("the id of a report")
        found = errand.read(f"DiagnosticReport/{report}")
        if found is None:
            raise Rejected(Failure(Code.REPORT_GONE))
        Known(errand.base, f"Patient/{patient.id}").check_owner(found)
        if code(found, "status", REPORT_STATUS) not in FINISHED:
            raise Rejected(Failure(Code.REPORT_GONE))
        return found

    def _lines(self, errand: Errand, report: JsonObject, known: Known) -> list[Line]:
        """The report's lines; members of panels are known once the panel is."""
        asked: set[str] = set()
        while True:
            lines = lines_and_owner(report, known)
            wanted = set(absent_ids(lines)) - asked
            if not wanted:
                return lines
            asked |= wanted
            known.resources.update(errand.fetch("Observation", wanted))

    def _printed_at(self, errand: Errand, report: JsonObject) -> datetime | None:
        """None also where it cannot be told just now: printing itself asks again, and is strict."""
        issued = issued_of(report, self._zone())
        try:
            return printed_at(find_prints(errand, [report["id"]]), report["id"], issued)
        except Rejected:
            return None

    def _errand(self, max_bytes: int = LARGEST_ANSWER) -> Errand:
        return Errand(self._client, time.monotonic() + self._patience, max_bytes)

    def _zone(self) -> tzinfo:
        return self._clock.local().tzinfo or UTC


def _beside(errand: Errand, kind: str, ids: list[str]) -> dict[str, JsonObject]:
    """What a report can be read without."""
    try:
        return errand.fetch(kind, ids)
    except Rejected:
        return {}
