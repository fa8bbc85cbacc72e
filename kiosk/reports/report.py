"""Reports as values: what the hospital's adapter reads, and flow, screen and paper go by.

Nothing here is a wire format. Numbers are as the hospital wrote them: `Decimal`, and the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum, auto
from typing import NewType

ReportId = NewType("ReportId", str)
"""Logical id of a FHIR DiagnosticReport on the hospital's server."""


class ReportKind(StrEnum):
    """By HL7 v2 table 0074 (`DiagnosticReport.category`)."""

    LABORATORY = auto()
    IMAGING = auto()
    OTHER = auto()


class ReportStatus(StrEnum):
    """Of those that are finished: `DiagnosticReport.status`. `appended` counts as amended."""

    FINAL = auto()
    AMENDED = auto()  # something was added or changed
    CORRECTED = auto()  # something was wrong


class Flag(StrEnum):
    """What a value is against its range, as the hospital says (`Observation.interpretation`), else by
    the range. Critical is only ever the hospital's word.
    """

    NONE = auto()  # nobody says
    NORMAL = auto()
    LOW = auto()
    HIGH = auto()
    CRITICAL_LOW = auto()
    CRITICAL_HIGH = auto()
    ABNORMAL = auto()  # out of the ordinary, neither low nor high
    CRITICAL = auto()  # likewise, and to be seen to at once

    @property
    def is_critical(self) -> bool:
        return self in _CRITICAL

    @property
    def needs_attention(self) -> bool:
        return self not in _QUIET


_CRITICAL = frozenset({Flag.CRITICAL_LOW, Flag.CRITICAL_HIGH, Flag.CRITICAL})
_QUIET = frozenset({Flag.NONE, Flag.NORMAL})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A measured value. `text`: with the digits the hospital gave ("5.10"), and `comparator` apart."""

    value: Decimal
    text: str
    unit: str = ""  # to be shown: "10*9/L" is already "10⁹/L"
    ucum: str = ""  # the code, where the hospital gives one
    comparator: str = ""  # "<", "≤", "≥", ">" or empty

    @property
    def shown(self) -> str:
        """Without the unit: "<5.10"."""
        return f"{self.comparator}{self.text}"


@dataclass(frozen=True, slots=True)
class ReferenceRange:
    """What is usual for this patient. Open at an end that is None; `text` as it is to be shown."""

    low: Decimal | None = None
    high: Decimal | None = None
    text: str = ""  # "3.5–9.5"; "阴性"; never empty


@dataclass(frozen=True, slots=True)
class Result:
    """One line of a laboratory report. Either a `quantity`, or `text`, or `missing`."""

    id: str  # FHIR Observation, or where a part of one stands: "o1.2"
    name: str  # "白细胞计数"
    loinc: str = ""
    local_code: str = ""  # the hospital's own, "WBC"
    group: str = ""  # the panel it is a part of, where the report has several
    quantity: Quantity | None = field(default=None, repr=False)
    text: str = field(default="", repr=False)  # "阴性", "1:80", "++"
    missing: str = ""  # why there is no value, in words: "标本溶血"
    range: ReferenceRange | None = None
    flag: Flag = field(default=Flag.NONE, repr=False)
    changed: bool = False  # amended or corrected after it was first given out
    note: str = field(default="", repr=False)

    @property
    def value(self) -> str:
        """What is shown for it, without the unit: a number, words, or why there is none."""
        return (self.text or self.missing) if self.quantity is None else self.quantity.shown


@dataclass(frozen=True, slots=True)
class Section:
    """Words of a report: what was seen, what is concluded."""

    title: str  # "检查所见"; empty where the hospital gives none
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FormRef:
    """A document the hospital sends instead of, or beside, the results (`presentedForm`): a PDF."""

    index: int  # in `DiagnosticReport.presentedForm`
    title: str
    size: int | None  # bytes, where the hospital says


@dataclass(frozen=True, slots=True)
class ReportHead:
    """A finished report, as the list has it. Numbers are -1 where results did not come along."""

    id: ReportId
    kind: ReportKind
    status: ReportStatus
    title: str  # "血常规"
    number: str  # the laboratory's or the image archive's own; may be empty
    issued: datetime  # aware; when this edition was released
    collected: datetime | None  # aware; when the sample was taken, or the picture
    department: str  # who reports: "检验科"
    doctor: str  # who asked for it
    results: int = -1
    attention: int = field(default=-1, repr=False)  # of them out of the ordinary
    critical: bool = field(default=False, repr=False)
    forms: tuple[FormRef, ...] = ()
    printed_at: datetime | None = None  # aware; when this edition was printed, at whatever terminal

    @property
    def edition(self) -> str:
        """Tells a report from what it becomes when it is amended: that may be printed anew."""
        return edition_of(self.status, self.issued)


def edition_of(status: ReportStatus, issued: datetime) -> str:
    return f"{status}:{issued.astimezone(UTC).isoformat()}"


def issued_of(edition: str) -> datetime:
    """When that edition was released: a print recorded before then was of another."""
    return datetime.fromisoformat(edition.partition(":")[2])


@dataclass(frozen=True, slots=True)
class PendingReport:
    """Asked for, and not finished. `expected`: when it should be, where the hospital says."""

    id: ReportId
    kind: ReportKind
    title: str
    since: datetime | None  # aware
    expected: datetime | None  # aware


@dataclass(frozen=True, slots=True)
class ReportList:
    """All of a patient's reports: finished ones newest first, pending ones soonest first."""

    reports: tuple[ReportHead, ...] = field(repr=False)
    pending: tuple[PendingReport, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. `head.results` and the like are those of `results`."""

    head: ReportHead
    results: tuple[Result, ...] = field(default=(), repr=False)
    sections: tuple[Section, ...] = field(default=(), repr=False)
    specimen: str = ""  # "静脉血"
    author: str = ""  # who made it, for the signature line
    reviewer: str = ""  # who checked it

    @property
    def critical(self) -> tuple[Result, ...]:
        return tuple(result for result in self.results if result.flag.is_critical)

    @property
    def critical_lines(self) -> tuple[str, ...]:
        """Each critical result in words: "血钾 7.1 mmol/L"."""
        return tuple(
            f"{one.name} {one.value} {one.quantity.unit if one.quantity else ''}".strip()
            for one in self.critical
        )


@dataclass(frozen=True, slots=True)
class TrendPoint:
    at: datetime  # aware
    quantity: Quantity = field(repr=False)
    flag: Flag = field(default=Flag.NONE, repr=False)


@dataclass(frozen=True, slots=True)
class Trend:
    """Values of one analyte over time, oldest first, all in `unit`. At least one."""

    name: str
    unit: str
    range: ReferenceRange | None
    points: tuple[TrendPoint, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose report it is, as the paper says. Read for the paper alone, and dropped with it."""

    name: str = field(repr=False)  # whole or masked, as the settings have it
    masked_name: str = field(repr=False)  # for the code on the paper, whatever `name` is
    sex: str = ""  # "男", "女" or empty
    born: date | None = field(default=None, repr=False)
    record_number: str = field(default="", repr=False)  # 病历号; masked together with the name
