"""Synthetic patients of the random walks: every word that names one, and nobody else, begins alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import Any

from kiosk.bills import Bill, BillItem, BillVisit
from kiosk.domain import IdentifierSystem, Patient, PatientId, PatientIdentifier
from kiosk.money import Fen
from kiosk.reports.report import ReportHead, ReportId, ReportKind, ReportList, ReportStatus

PEOPLE = range(1, 4)
ON = datetime(2027, 1, 14, 10, 0, tzinfo=timezone(timedelta(hours=8)))


@dataclass(frozen=True)
class Someone:
    """Their words begin with `mark`."""

    number: int

    @property
    def mark(self) -> str:
        return f"某{self.number}"

    @property
    def patient(self) -> Patient:
        return Patient(PatientId(f"{self.mark}-id"), f"{self.mark}*", self.mark)

    @property
    def bills(self) -> tuple[Bill, ...]:
        return tuple(self._bill(f"{self.mark}-b{each}") for each in (1, 2))

    def _bill(self, name: str) -> Bill:
        visit = BillVisit(f"{self.mark}-e1", f"{self.mark}科", "", ON)
        return Bill(name, "1", name, visit, (BillItem(f"{self.mark}药", Fen(100)),), Fen(100))

    @property
    def reports(self) -> ReportList:
        return ReportList((self._report("r1"), self._report("r2")))

    def _report(self, name: str) -> ReportHead:
        return ReportHead(
            id=ReportId(f"{self.mark}-{name}"),
            kind=ReportKind.LABORATORY,
            status=ReportStatus.FINAL,
            title=f"{self.mark}血常规",
            number="",
            issued=ON,
            collected=None,
            department="",
            doctor="",
        )

    def of_theirs(self, thing: Any, name: str) -> Any:
        """An appointment or visit of this patient."""
        return replace(thing, id=f"{self.mark}-{name}", department=f"{self.mark}科")


def someone(patient: Patient) -> Someone:
    return Someone(int(patient.surname[1:]))


def number_of(identifier: PatientIdentifier) -> int:
    base = 10 if identifier.system is IdentifierSystem.IDENTITY_DOCUMENT else 16
    return int(identifier.value, base)


def words_in(value: object) -> Iterator[str]:
    """Every text that a value holds, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | frozenset):
        for each in value:
            yield from words_in(each)
    elif isinstance(value, Mapping):
        yield from words_in(tuple(value.values()))
    elif is_dataclass(value):
        for each in fields(value):
            yield from words_in(getattr(value, each.name))
