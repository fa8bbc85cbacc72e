"""Events of the service `reports`: see `kiosk.session.events`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.reports.paper import FormPage
from kiosk.reports.printer import ReportPrinterState
from kiosk.reports.reading import Advice, Explanation
from kiosk.reports.report import Report, ReportId, ReportList, Trend
from kiosk.session.report_screens import PrintPhase
from kiosk.session.report_stages import PrintItem


@dataclass(frozen=True, slots=True)
class ReportsCounted:
    """How many new reports there are, for the offer: asked for along with the day. -1: nobody said."""

    session: int
    new: int


@dataclass(frozen=True, slots=True)
class ReportsFound:
    """`doubted`: of these some or all may have come out here, and staff have not said so far."""

    session: int
    reports: ReportList = field(repr=False)
    doubted: frozenset[ReportId] = frozenset()


@dataclass(frozen=True, slots=True)
class ReportOpened:
    """`explanations`: by language."""

    session: int
    report: Report = field(repr=False)
    explanations: Mapping[str, Explanation] = field(repr=False)


@dataclass(frozen=True, slots=True)
class TrendFound:
    session: int
    trend: Trend = field(repr=False)


@dataclass(frozen=True, slots=True)
class FormOpened:
    session: int
    page: int
    shown: FormPage = field(repr=False)


@dataclass(frozen=True, slots=True)
class AdviceFound:
    session: int
    advice: Advice = field(repr=False)


@dataclass(frozen=True, slots=True)
class PrintMoved:
    """How far a print run has got. `item` is the one at `index` as it is now."""

    session: int
    index: int
    item: PrintItem = field(repr=False)
    phase: PrintPhase
    page: int
    pages: int
    printer: ReportPrinterState
    run: int = 0


@dataclass(frozen=True, slots=True)
class PrintRunDone:
    """No more will come out. `items`: all of them, as they ended."""

    session: int
    items: tuple[PrintItem, ...] = field(repr=False)
    printer: ReportPrinterState
    run: int = 0


@dataclass(frozen=True, slots=True)
class ReportPrinterChanged:
    state: ReportPrinterState


@dataclass(frozen=True, slots=True)
class PrintsChanged:
    """Prints that the hospital is yet to hear of, and those that staff have to look at."""

    untold: int
    doubtful: int


ReportEvent = (
    ReportsCounted
    | ReportsFound
    | ReportOpened
    | TrendFound
    | FormOpened
    | AdviceFound
    | PrintMoved
    | PrintRunDone
    | ReportPrinterChanged
    | PrintsChanged
)
