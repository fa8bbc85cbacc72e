"""The head of a DiagnosticReport (R4): what the list has of it, finished or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any, Final

from kiosk.hospital.parse import Rejected, bad_answer, concept, member, members, moment
from kiosk.hospital.people_and_places import Directory, Link
from kiosk.hospital.references import contained
from kiosk.hospital.report_codes import FINISHED, kind_by_category
from kiosk.hospital.report_known import Known
from kiosk.hospital.report_results import Tally
from kiosk.net.strict_json import JsonObject
from kiosk.reports.report import FormRef, PendingReport, ReportHead, ReportId, ReportKind
from kiosk.text import NAME_LENGTH, clean

EXPECTED_AT: Final = "urn:yima:fhir:expected-at"
"""Extension of a DiagnosticReport that is not finished: when it should be (`valueDateTime`)."""
PDF: Final = "application/pdf"

_MOST_FORMS: Final = 20
_UNTITLED: Final = {
    ReportKind.LABORATORY: "检验报告",
    ReportKind.IMAGING: "检查报告",
    ReportKind.OTHER: "报告",
}


@dataclass(frozen=True, slots=True)
class HeadReader:
    """`directory` and `known` hold what came along; the directory fetches names that did not."""

    known: Known
    directory: Directory
    zone: tzinfo

    def head(self, report: JsonObject, tally: Tally, printed_at: datetime | None) -> ReportHead:
        """Of a finished report; `Rejected` where nobody says when it was released."""
        kind = kind_of(report, tally)
        issued = issued_of(report, self.zone)
        return ReportHead(
            id=ReportId(report["id"]),
            kind=kind,
            status=FINISHED[report["status"]],
            title=concept(report.get("code")) or _UNTITLED[kind],
            number=_number(report),
            issued=issued,
            collected=_effective(report, self.zone),
            department=self.directory.organization(performers(report)),
            doctor=self._doctor(report),
            results=tally.results,
            attention=tally.attention,
            critical=tally.critical,
            forms=forms_of(report),
            printed_at=printed_at,
        )

    def pending(self, report: JsonObject) -> PendingReport:
        kind = kind_by_category(report) or ReportKind.OTHER
        request = next(self._requests(report), {})
        since = (
            _effective(report, self.zone)
            or _moment(report.get("issued"), self.zone)
            or _moment(request.get("authoredOn"), self.zone)
        )
        return PendingReport(
            id=ReportId(report["id"]),
            kind=kind,
            title=concept(report.get("code")) or _UNTITLED[kind],
            since=since,
            expected=self._expected(report) or self._expected(request),
        )

    def _expected(self, resource: JsonObject) -> datetime | None:
        for extension in members(resource.get("extension")):
            if extension.get("url") == EXPECTED_AT:
                return _moment(extension.get("valueDateTime"), self.zone)
        return None

    def _doctor(self, report: JsonObject) -> str:
        """Whoever asked for it."""
        for request in self._requests(report):
            if found := self.directory.doctor([Link(request, member(request, "requester"))]):
                return found
        return ""

    def _requests(self, report: JsonObject) -> Iterator[JsonObject]:
        for reference in members(report.get("basedOn")):
            found = self.known.find_owned(report, reference, "ServiceRequest")
            if found is not None:
                yield found


def kind_of(report: JsonObject, tally: Tally) -> ReportKind:
    """By its category; one without is a laboratory's where something was measured."""
    found = kind_by_category(report)
    if found is not None:
        return found
    return ReportKind.LABORATORY if tally.numeric else ReportKind.OTHER


def issued_of(report: JsonObject, zone: tzinfo) -> datetime:
    """When this edition was released, else what stands for it."""
    found = (
        _moment(report.get("issued"), zone)
        or _effective(report, zone)
        or _moment(member(report, "meta").get("lastUpdated"), zone)
    )
    if found is None:
        raise bad_answer("DiagnosticReport.issued")
    return found


def performers(report: JsonObject) -> list[Link]:
    return [Link(report, each) for each in members(report.get("performer"))]


def requests_of(report: JsonObject, known: Known) -> list[str]:
    """Ids of the ServiceRequests that it is based on and that are not at hand."""
    names = (
        known.name(reference)
        for reference in members(report.get("basedOn"))
        if contained(report, reference.get("reference")) is None
    )
    return [
        name.partition("/")[2]
        for name in names
        if name.startswith("ServiceRequest/") and name not in known.resources
    ]


def forms_of(report: JsonObject) -> tuple[FormRef, ...]:
    """PDFs among `presentedForm`; there may be the same in HTML beside them."""
    forms = report.get("presentedForm")
    found = []
    for index, attachment in enumerate(forms if isinstance(forms, list) else ()):
        if is_pdf(attachment):
            size = attachment.get("size")
            sensible = size if type(size) is int and size >= 0 else None
            found.append(FormRef(index, clean(attachment.get("title"), NAME_LENGTH), sensible))
    return tuple(found[:_MOST_FORMS])


def is_pdf(attachment: Any) -> bool:
    kind = attachment.get("contentType") if isinstance(attachment, dict) else None
    return isinstance(kind, str) and kind.partition(";")[0].strip().lower() == PDF


def _effective(report: JsonObject, zone: tzinfo) -> datetime | None:
    period = member(report, "effectivePeriod").get("start")
    return _moment(report.get("effectiveDateTime"), zone) or _moment(period, zone)


def _moment(value: Any, zone: tzinfo) -> datetime | None:
    """A moment that is read where it can be: a report is not lost for want of one."""
    try:
        return moment(value, "DiagnosticReport", zone)
    except Rejected:
        return None


def _number(report: JsonObject) -> str:
    values = (clean(i.get("value"), NAME_LENGTH) for i in members(report.get("identifier")))
    return next(filter(None, values), "")
