"""POST /demo/reports: more reports, amended ones, finished ones, for those who test what follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import cycle, islice
from typing import Any, Final

from kiosk.demo.hospital.archive import file
from kiosk.demo.hospital.observations import ANALYTES, changed_value
from kiosk.demo.hospital.panels import PANELS
from kiosk.demo.hospital.prints import release
from kiosk.demo.hospital.report_pdfs import pages_of
from kiosk.demo.hospital.report_plans import (
    Plan,
    Subject,
    pending_again,
    plan,
    subject_of,
)
from kiosk.demo.hospital.report_resources import EXPECTED_AT, presented, report_id
from kiosk.demo.hospital.report_stories import FINISHED, PENDING, ROUND, Draft
from kiosk.demo.hospital.store import Store
from kiosk.demo.hospital.studies import STUDIES, PdfForm
from kiosk.hospital.parse import member, members

Resource = dict[str, Any]

MOST: Final = 1000
_PAGES: Final = 500
_KINDS: Final = {
    "": ROUND,
    "laboratory": tuple(key for key in ROUND if key in PANELS),
    "imaging": ("XBCT", "FBCS", "XBDR"),
    "document": ("XDT", "GMD"),
}
_FORMS: Final = frozenset({"", "url", "data", "broken", "wrong_hash", "gone"})
_FIRST_ADDED: Final = 1000  # numbers of reports that were added
_CRITICAL: Final = {"K": "7.10"}
_MORE: Final = Decimal("1.12")


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """Which reports. Raises ValueError or TypeError for settings that make no sense.

    `kind`: laboratory, imaging, document, the code of a panel or study (`PANELS`, `STUDIES`), or one
    after the other. `form`: with a PDF of `pages`: by `url`, as `data`, `broken` (no PDF at all),
    with the `wrong_hash`, or `gone` (by an address where nothing is).
    """

    patient: str
    count: int = 1
    kind: str = ""
    critical: bool = False  # a potassium of 7.10 mmol/L
    form: str = ""
    pages: int = 1
    status: str = "final"
    minutes_ago: int = 0
    days_apart: int = 0  # each so much older than the one before
    expected_in: int = 40  # minutes, of pending ones

    def __post_init__(self) -> None:
        numbers = (self.count, self.pages, self.minutes_ago, self.days_apart, self.expected_in)
        if any(type(number) is not int for number in numbers) or type(self.critical) is not bool:
            raise TypeError("whole numbers")
        known = self.kind in _KINDS or self.kind in PANELS or self.kind in STUDIES
        if not known or self.form not in _FORMS or self.status not in FINISHED | PENDING:
            raise ValueError("no such reports")
        if not 1 <= self.count <= MOST or not 1 <= self.pages <= _PAGES or min(numbers) < 0:
            raise ValueError("no such reports")
        if self.critical and self.kind not in {"", "laboratory", "DJZ"}:
            raise ValueError("no such reports")

    def drafts(self) -> Iterator[Draft]:
        keys = ("DJZ",) if self.critical else _KINDS.get(self.kind, (self.kind,))
        for index, key in enumerate(islice(cycle(keys), self.count)):
            yield Draft(
                key,
                days_ago=index * self.days_apart,
                minutes_ago=self.minutes_ago,
                status=self.status,
                expected_in=self.expected_in,
                values=_CRITICAL if self.critical else {},
            )


def add_reports(store: Store, order: ReportOrder, now: datetime) -> list[dict[str, Any]]:
    """Have them made; `id`, `patient`, `title`, `status`, `issued` of each, the newest first."""
    with store.transaction():
        subject = subject_of(store.must_read(f"Patient/{order.patient}"))
        (count,) = store.query(
            "SELECT COUNT(*) FROM term WHERE type = 'DiagnosticReport' AND param = 'patient'"
            " AND value = ?",
            (f"Patient/{order.patient}",),
        )[0]
        added = []
        for number, draft in enumerate(order.drafts(), start=_FIRST_ADDED + count):
            made = plan(subject, number, draft, now)
            file(store, made, now)
            if order.form:
                _attach(store, made, order, now)
            added.append(_summary(store.must_read(f"DiagnosticReport/{report_id(made)}")))
    return added


def change_report(
    store: Store, logical_id: str, status: str, now: datetime, value: str = ""
) -> dict[str, Any]:
    """Have a finished report `amended` or `corrected`: a new edition, with another value or words.
    Or `entered-in-error`: withdrawn.

    `value`: of the first measured result. Raises FhirError, ValueError for what cannot be.
    """
    if status not in {"amended", "corrected", "entered-in-error"}:
        raise ValueError("no such change")
    with store.transaction():
        report = store.must_read(f"DiagnosticReport/{logical_id}")
        if report["status"] not in FINISHED:
            raise ValueError("not finished yet")
        if status == "entered-in-error":
            return _summary(store.put({**report, "status": status}, now))
        _change_result(store, report, status, value, now)
        before = datetime.fromisoformat(report["issued"])
        issued = max(now, before + timedelta(seconds=1)).isoformat(timespec="milliseconds")
        changed = {**report, "status": status, "issued": issued}
        if conclusion := report.get("conclusion"):
            changed["conclusion"] = f"{conclusion}\n（更正报告，以本报告为准。）"
        release(store, changed, now)
    return _summary(changed)


def finish_report(store: Store, logical_id: str, now: datetime) -> dict[str, Any]:
    """Have a pending report finished. Raises FhirError, ValueError where it is finished already."""
    with store.transaction():
        return finish(store, logical_id, now)


def finish(store: Store, logical_id: str, now: datetime) -> dict[str, Any]:
    """Likewise, inside a transaction."""
    report = store.must_read(f"DiagnosticReport/{logical_id}")
    if report["status"] not in PENDING:
        raise ValueError("finished already")
    order = store.must_read(report["basedOn"][0]["reference"])
    subject = _subject(store, report)
    file(store, pending_again(report, order, subject).finished(now), now)
    return _summary(store.must_read(f"DiagnosticReport/{logical_id}"))


def expected_at(report: Resource) -> datetime | None:
    """When a pending report should be there."""
    said = [e["valueDateTime"] for e in report.get("extension", ()) if e["url"] == EXPECTED_AT]
    return datetime.fromisoformat(said[0]) if said else None


def _subject(store: Store, report: Resource) -> Subject:
    return subject_of(store.must_read(report["subject"]["reference"]))


def _attach(store: Store, made: Plan, order: ReportOrder, now: datetime) -> None:
    content = b"this is no PDF" if order.form == "broken" else pages_of(order.pages)
    how = PdfForm.INLINE if order.form == "data" else PdfForm.URL
    form, binary = presented(made.id, made.what.title, content, how)
    if order.form == "wrong_hash":
        form["hash"] = "AAAAAAAAAAAAAAAAAAAAAAAAAAA="
    if binary and order.form != "gone":
        store.put(binary, now)
    report = store.must_read(f"DiagnosticReport/{report_id(made)}")
    release(store, {**report, "presentedForm": [form]}, now)


def _change_result(store: Store, report: Resource, status: str, value: str, now: datetime) -> None:
    for reference in members(report.get("result")):
        observation = store.must_read(reference["reference"])
        code = _local_code(observation)
        analytes = {a.code: a for panel in PANELS.values() for a in panel.all_analytes}
        if "valueQuantity" in observation and code in analytes:
            old = Decimal(member(observation, "valueQuantity")["value"])
            new = Decimal(value) if value else (old * _MORE).quantize(old)
            if not new.is_finite():
                raise ValueError("a number was expected")
            female = _subject(store, report).female
            changed = changed_value(observation, analytes[code], new, female=female)
            note = f"更正：原报告结果为 {old}，因样本复检更正。"
            store.put({**changed, "status": status, "note": [{"text": note}]}, now)
            return
    if value:
        raise ValueError("nothing is measured here")


def _local_code(observation: Resource) -> str:
    codings = members(member(observation, "code").get("coding"))
    return next((str(c.get("code")) for c in codings if c.get("system") == ANALYTES), "")


def _summary(report: Resource) -> dict[str, Any]:
    return {
        "id": report["id"],
        "patient": report["subject"]["reference"].removeprefix("Patient/"),
        "title": report["code"]["text"],
        "status": report["status"],
        "issued": report.get("issued", ""),
    }
