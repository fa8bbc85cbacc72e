"""All of a patient's reports (HOSPITAL-API.md, row reports).

    GET DiagnosticReport?patient=&status=final,...&_include=DiagnosticReport:result&_revinclude=Provenance:target&_sort=-date
    GET Provenance?target=a,b,c          where none came along: the server may have ignored `_revinclude`
    GET ServiceRequest?_id=a,b,c         who asked for them
    GET DiagnosticReport?patient=&status=registered,partial,preliminary

Whose a report or a result is decides over the whole list: one of somebody else, and nothing is shown.
What else is wrong with one report must not hide the others, nor itself: it is in the list with what can be
read, its numbers unknown, and says so when it is opened. Only one without a usable status or any moment at
all cannot be listed. A list that lost reports so and has no other is no list: "no reports" would be a lie.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Any, Final

from kiosk.domain import Patient
from kiosk.hospital.errand import Errand, Found, Params
from kiosk.hospital.parse import Rejected, bad_answer, code, word
from kiosk.hospital.people_and_places import Directory, Forgiving
from kiosk.hospital.report_codes import FINISHED, PENDING, REPORT_STATUS, kind_by_category
from kiosk.hospital.report_head import HeadReader, issued_of, requests_of
from kiosk.hospital.report_known import Known
from kiosk.hospital.report_provenance import PrintRecord, find_prints, print_record, printed_at
from kiosk.hospital.report_results import Tally, lines_and_owner, tally
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code
from kiosk.reports.report import PendingReport, ReportHead, ReportId, ReportList

MOST_REPORTS: Final = 1_000

_ALONG: Final[Params] = (
    ("_include", "DiagnosticReport:result"),
    ("_revinclude", "Provenance:target"),
)
_NEWEST_FIRST: Final = ("_sort", "-date")
_PAGE: Final = 100
_SMALL_PAGE: Final = 10  # for reports that have their PDFs inline
_PAGES: Final = 100  # servers may make them smaller
_LATEST: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A report as far as its own page tells. The JSON is without what is large."""

    report: JsonObject = field(repr=False)
    issued: datetime
    tally: Tally


@dataclass(slots=True)
class ReportLister:
    errand: Errand
    patient: Patient
    zone: tzinfo
    _drafts: dict[str, _Draft] = field(default_factory=dict)
    _prints: dict[str, PrintRecord] = field(default_factory=dict)
    _along: dict[str, JsonObject] = field(default_factory=dict)
    _provenance_came: bool = False
    _unreadable: int = 0

    def run(self) -> ReportList:
        """Trouble raises `Rejected`."""
        for page in self._pages():
            self._take(page)
            if len(self._drafts) >= MOST_REPORTS:
                break
        if self._unreadable and not self._drafts:
            raise bad_answer("DiagnosticReport: none can be read")
        return ReportList(tuple(self._heads()), tuple(self._pending()))

    def _pages(self) -> Iterator[Found]:
        """All of them, from the first again where the server cannot answer as it was asked.

        Fewer on a page where that is too much; the reports alone where it refuses to send what belongs
        to them.
        """
        along, size = _ALONG, _PAGE
        while True:
            query = (*self._query(FINISHED), *along, _NEWEST_FIRST)
            try:
                yield from self.errand.pages("DiagnosticReport", query, size=size, limit=_PAGES)
            except Rejected as rejected:
                if rejected.failure.code is Code.HOSPITAL_ANSWER_TOO_LARGE and size == _PAGE:
                    size = _SMALL_PAGE
                elif rejected.failure.code is Code.HOSPITAL_REFUSED and along:
                    along = ()
                else:
                    raise
                self._provenance_came = False
            else:
                return

    def _query(self, statuses: Iterable[str]) -> Params:
        return (
            ("patient", f"Patient/{self.patient.id}"),
            ("status", ",".join(statuses)),
        )

    def _take(self, page: Found) -> None:
        known = self._known(page.included)
        for name, resource in page.included.items():
            kind = name.partition("/")[0]
            if kind == "Provenance":
                self._provenance_came = True
                self._note_print(resource)
            elif kind == "Observation":
                known.check_owner(resource)
            else:
                self._along[name] = resource
        for report in page.matches:
            known.check_owner(report)
            try:
                self._draft(report, known)
            except Rejected as rejected:
                _only_unreadable(rejected)
                self._unreadable += 1

    def _draft(self, report: JsonObject, known: Known) -> None:
        """The last one read is the newest, should it be there twice because pages have moved on."""
        if code(report, "status", REPORT_STATUS) not in FINISHED:
            return
        issued = issued_of(report, self.zone)
        self._drafts[report["id"]] = _Draft(_slim(report), issued, _tally(report, known))

    def _note_print(self, provenance: JsonObject) -> None:
        try:
            record = print_record(provenance, self.errand.base)
        except Rejected:  # printing itself asks again, and is strict
            return
        if record:
            self._prints[record.id] = record

    def _heads(self) -> list[ReportHead]:
        drafts = sorted(self._drafts.values(), key=_newest_first, reverse=True)
        prints = self._prints_by_report([ReportId(draft.report["id"]) for draft in drafts])
        reader = self._reader([draft.report for draft in drafts])
        return [
            reader.head(
                draft.report,
                draft.tally,
                printed_at(
                    prints.get(f"DiagnosticReport/{draft.report['id']}", ()),
                    draft.report["id"],
                    draft.issued,
                ),
            )
            for draft in drafts
        ]

    def _prints_by_report(self, reports: list[ReportId]) -> dict[str, list[PrintRecord]]:
        if reports and not self._provenance_came:
            try:
                self._prints = {p.id: p for p in find_prints(self.errand, reports)}
            except Rejected:  # the list can be read without; nothing is printed on its word
                self._prints = {}
        found: dict[str, list[PrintRecord]] = {}
        for record in self._prints.values():
            for target in record.targets:
                found.setdefault(target, []).append(record)
        return found

    def _reader(self, reports: Iterable[JsonObject]) -> HeadReader:
        """With the orders that the reports are based on, as far as the server gives them."""
        known = self._known(self._along)
        wanted = [each for report in reports for each in requests_of(report, known)]
        try:
            fetched = self.errand.fetch_at_once("ServiceRequest", wanted)
        except Rejected:
            fetched = {}
        known = self._known({**self._along, **fetched})
        return HeadReader(known, Directory(Forgiving(self.errand), known.resources), self.zone)

    def _pending(self) -> list[PendingReport]:
        """A server that has no such reports to show may refuse the question."""
        try:
            found = self.errand.search("DiagnosticReport", self._query(sorted(PENDING))).matches
        except Rejected as rejected:
            if rejected.failure.code is Code.HOSPITAL_REFUSED:
                return []
            raise
        known = self._known({})
        reports = {}
        for report in found:
            known.check_owner(report)
            if word(report.get("status")) in PENDING:
                reports[report["id"]] = report
        reader = self._reader(reports.values())
        return sorted(map(reader.pending, reports.values()), key=_soonest_first)

    def _known(self, resources: dict[str, JsonObject]) -> Known:
        return Known(self.errand.base, f"Patient/{self.patient.id}", resources)


def _tally(report: JsonObject, known: Known) -> Tally:
    try:
        lines = lines_and_owner(report, known)
    except Rejected as rejected:
        _only_unreadable(rejected)
        return Tally()
    return tally(lines, kind_by_category(report))


def _slim(report: JsonObject) -> JsonObject:
    """Without results and PDFs: hundreds of reports are kept until all pages are read."""
    left_out = {"result", "contained", "conclusion", "text", "imagingStudy", "media"}
    kept = {name: value for name, value in report.items() if name not in left_out}
    if "contained" in report:
        kept["contained"] = [each for each in _dicts(report["contained"]) if _is_wanted(each)]
    if "presentedForm" in report:
        kept["presentedForm"] = [
            {name: each.get(name) for name in ("contentType", "title", "size")}
            if isinstance(each, dict)
            else {}
            for each in _list(report["presentedForm"])
        ]
    return kept


def _is_wanted(contained: JsonObject) -> bool:
    return contained.get("resourceType") != "Observation"


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _dicts(value: Any) -> list[JsonObject]:
    return [each for each in _list(value) if isinstance(each, dict)]


def _newest_first(draft: _Draft) -> tuple[datetime, str]:
    return draft.issued, draft.report["id"]


def _soonest_first(pending: PendingReport) -> tuple[datetime, datetime, str]:
    return pending.expected or _LATEST, pending.since or _LATEST, pending.id


def _only_unreadable(rejected: Rejected) -> None:
    if rejected.failure.code is not Code.HOSPITAL_BAD_ANSWER:
        raise rejected
