"""Stages of the service `reports`: see `kiosk.session.state`. Times are monotonic seconds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.reasons import Failure
from kiosk.reports.paper import FormPage
from kiosk.reports.printer import ReportPrinterState
from kiosk.reports.reading import Advice, Explanation
from kiosk.reports.report import Report, ReportHead, ReportId, ReportList, Result, Trend
from kiosk.session.report_screens import PrintLineState, PrintPhase, ReportErrand, ReportFilter

if TYPE_CHECKING:
    from kiosk.session.state import Arrived, AtHome, Offering


@dataclass(frozen=True, slots=True)
class FindingReports:
    """`back`: where the patient came from."""

    since: float
    back: Offering | AtHome | Arrived | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Listing:
    """All reports; a page of those that pass the filter is shown."""

    reports: ReportList = field(repr=False)
    chosen: frozenset[ReportId] = field(default=frozenset(), repr=False)
    doubted: frozenset[ReportId] = field(default=frozenset(), repr=False)  # perhaps printed here
    filter: ReportFilter = ReportFilter.ALL
    page: int = 0
    back: Offering | AtHome | Arrived | None = field(default=None, repr=False)
    trouble: Failure | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One report is open. `errand` since `since`: something more of it is being asked for."""

    report: Report = field(repr=False)
    explanations: Mapping[str, Explanation] = field(repr=False)  # by language
    back: Listing = field(repr=False)
    advice: Advice | None = field(default=None, repr=False)
    trouble: Failure | None = None


@dataclass(frozen=True, slots=True)
class Fetching:
    """Something of a report is being asked for; `back` is where it leads from and to."""

    errand: ReportErrand
    since: float
    back: Listing | Reading | FormShowing = field(repr=False)
    report: ReportId | None = field(default=None, repr=False)  # to be opened
    result: Result | None = field(default=None, repr=False)  # whose trend
    page: int = 0  # of the form


@dataclass(frozen=True, slots=True)
class Trending:
    trend: Trend = field(repr=False)
    result: Result = field(repr=False)
    back: Reading = field(repr=False)


@dataclass(frozen=True, slots=True)
class FormShowing:
    page: int
    shown: FormPage = field(repr=False)
    back: Reading = field(repr=False)


@dataclass(frozen=True, slots=True)
class PrintItem:
    """One report of a print run, and what became of it. `critical`: its critical values, in words."""

    head: ReportHead = field(repr=False)
    state: PrintLineState = PrintLineState.WAITING
    pages_out: int = 0
    printed_at: datetime | None = None  # aware
    critical: tuple[str, ...] = field(default=(), repr=False)
    failure: Failure | None = None

    @property
    def is_critical(self) -> bool:
        """Its holder has to see a doctor at once, whether it came out or not."""
        return bool(self.critical) or self.head.critical


@dataclass(frozen=True, slots=True)
class Printing:
    """Reports are on their way to paper. `since`: when `phase` began; `advanced`: when another sheet or
    report came last.
    """

    items: tuple[PrintItem, ...] = field(repr=False)
    index: int
    phase: PrintPhase
    since: float
    back: Listing | Reading = field(repr=False)
    pages: int = 0
    page: int = 0
    printer: ReportPrinterState = ReportPrinterState.READY
    stopping: bool = False
    advanced: float = 0.0
    run: int = 0


@dataclass(frozen=True, slots=True)
class PrintEnded:
    """What was and was not printed. `until`: the screen leaves then."""

    items: tuple[PrintItem, ...] = field(repr=False)
    until: float
    back: Listing | Reading = field(repr=False)
    trouble: Failure | None = None


@dataclass(frozen=True, slots=True)
class NoneFound:
    """There are no finished reports; perhaps pending ones."""

    reports: ReportList = field(repr=False)
    until: float
    back: Offering | AtHome | Arrived | None = field(default=None, repr=False)


ReportStage = (
    FindingReports
    | Listing
    | Reading
    | Fetching
    | Trending
    | FormShowing
    | Printing
    | PrintEnded
    | NoneFound
)
