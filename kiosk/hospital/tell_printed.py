"""Telling the hospital that a report was printed, safe to repeat for ever.

    GET  DiagnosticReport/[id]                              still there, and this patient's?
    GET  Provenance?target=DiagnosticReport/[id]            what it has, from anybody
    POST Provenance                                         `report_provenance`, unless it has one
    GET  Provenance?target=DiagnosticReport/[id]            what it has now

Whatever the POST answers, the hospital's record decides. It may refuse a second print of an edition, or
know no rule: of several the oldest counts, so that all terminals come to the same end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from http import HTTPStatus
from typing import Final

from kiosk.hospital.errand import Errand
from kiosk.hospital.http import Outcome, Refusal, Reply, is_transient
from kiosk.hospital.parse import Rejected, bad_answer, members, resource
from kiosk.hospital.references import is_id
from kiosk.hospital.report_head import issued_of as issued_now
from kiosk.hospital.report_known import Known
from kiosk.hospital.report_provenance import (
    PrintRecord,
    condition_of,
    find_prints,
    is_since,
    print_record,
    provenance_of,
)
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code, Failure
from kiosk.reports.port import PrintNotice, Told
from kiosk.reports.report import issued_of

_TRIES: Final = 2
_NUMBER: Final = re.compile(r"[A-Za-z0-9.\-]{1,64}")  # nothing that a search would take as syntax


@dataclass(frozen=True, slots=True)
class TellPrinted:
    """`zone`: the hospital's."""

    errand: Errand
    notice: PrintNotice
    zone: tzinfo

    def run(self) -> Told:
        """Trouble raises `Rejected`; a notice that cannot be, ValueError."""
        _check(self.notice)
        report = self.errand.read(self._target)
        superseded = self._superseded(report) if report else None
        records = self._records()
        if told := self._ours_counts(records, superseded):
            return told  # it is in the books, whatever became of the report since
        if report is None:
            raise Rejected(Failure(Code.REPORT_GONE))
        Known(self.errand.base, f"Patient/{self.notice.patient}").check_owner(report)
        return self._tell(records, superseded)

    @property
    def _target(self) -> str:
        return f"DiagnosticReport/{self.notice.report}"

    def _tell(self, records: list[PrintRecord], superseded: datetime | None) -> Told:
        outcome: Outcome | None = None
        for _ in range(_TRIES):
            if self._rivals(records, superseded):
                return Told.PRINTED_BEFORE
            outcome = self._post()
            records = self._look_after(outcome)
            if told := self._ours_counts(records, superseded):
                return told
            if not is_transient(outcome):
                break
        return self._conclude(outcome, records, superseded)

    def _post(self) -> Outcome:
        return self.errand.client.post(
            f"{self.errand.base}/Provenance",
            provenance_of(self.notice, self.zone),
            headers={
                "If-None-Exist": condition_of(self.notice),
                "Prefer": "return=representation",
            },
            deadline=self.errand.deadline,
        )

    def _look_after(self, outcome: Outcome) -> list[PrintRecord]:
        """What is there now; where even that fails, the first trouble is the one to tell."""
        told = self._told(outcome)
        try:
            records = {each.id: each for each in (*told, *self._records())}
        except Rejected:
            if isinstance(outcome, Failure):
                raise Rejected(outcome) from None
            raise
        return list(records.values())

    def _conclude(
        self, outcome: Outcome | None, records: list[PrintRecord], superseded: datetime | None
    ) -> Told:
        """The search does not find ours: it lags behind, or ours is not in."""
        if self._rivals(records, superseded):
            return Told.PRINTED_BEFORE
        match outcome:
            case Reply():
                return Told.TOLD
            case Refusal() if _is_duplicate(outcome):
                return Told.PRINTED_BEFORE
            case Refusal():
                raise Rejected(outcome.failure)
            case Failure():
                raise Rejected(outcome)
            case None:
                raise bad_answer("Provenance: nothing was told")

    def _ours_counts(
        self, records: Iterable[PrintRecord], superseded: datetime | None
    ) -> Told | None:
        """None where ours is not among them."""
        found = list(records)
        ours = [r for r in found if r.number == self.notice.number and self._target in r.targets]
        if not ours:
            return None
        oldest = min((*ours, *self._rivals(found, superseded)), key=lambda record: record.age)
        return Told.TOLD if oldest.number == self.notice.number else Told.PRINTED_BEFORE

    def _rivals(
        self, records: Iterable[PrintRecord], superseded: datetime | None
    ) -> list[PrintRecord]:
        """Other prints of this edition. `superseded`: when the next one was released."""
        issued = issued_of(self.notice.edition)
        return [
            record
            for record in records
            if record.number != self.notice.number
            and self._target in record.targets
            and is_since(record, issued)
            and not (superseded and is_since(record, superseded))
        ]

    def _superseded(self, report: JsonObject) -> datetime | None:
        """When the report was released anew since; None where it was not, or nobody can tell."""
        try:
            current = issued_now(report, self.zone)
        except Rejected:
            return None
        return current if current > issued_of(self.notice.edition) else None

    def _records(self) -> list[PrintRecord]:
        return find_prints(self.errand, [self.notice.report])

    def _told(self, outcome: Outcome) -> list[PrintRecord]:
        """The Provenance in the answer: the server's searches may lag behind it."""
        if not isinstance(outcome, Reply) or outcome.body.get("resourceType") != "Provenance":
            return []
        record = print_record(resource(outcome.body, "Provenance"), self.errand.base)
        return [record] if record else []


def _check(notice: PrintNotice) -> None:
    """Raise ValueError for what no journal of ours would ask to be told."""
    if _NUMBER.fullmatch(notice.number) is None or not is_id(notice.report):
        raise ValueError("the numbers of a print")
    if notice.printed_at.tzinfo is None or issued_of(notice.edition).tzinfo is None:
        raise ValueError("an aware moment")
    if notice.pages < 0 or not notice.terminal:
        raise ValueError("a print of a terminal")


def _is_duplicate(refusal: Refusal) -> bool:
    """The hospital's own rule: one print of an edition."""
    issues = members(refusal.outcome.get("issue"))
    said = any(issue.get("code") == "duplicate" for issue in issues)
    return said or refusal.status == HTTPStatus.CONFLICT
