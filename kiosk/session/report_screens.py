"""Screens of the service `reports`, as values: see `kiosk.session.screens`.

Days are hospital-local "2026-11-20", moments "2026-11-20 16:30"; empty where nobody says. Places on a
scale are per mille of its length.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from kiosk.reasons import Failure
from kiosk.reports.report import Flag, ReportKind, ReportStatus


class ReportErrand(StrEnum):
    FINDING = auto()  # the hospital is asked for the list
    OPENING = auto()  # for one report
    TREND = auto()  # for earlier values
    FORM = auto()  # for a PDF, or a page of it is being drawn
    ADVICE = auto()  # the hospital's own service is asked


class ReportFilter(StrEnum):
    ALL = auto()
    LABORATORY = auto()
    IMAGING = auto()


class PrintMark(StrEnum):
    NONE = auto()  # not printed yet
    NEW = auto()  # not printed yet, and of the last days
    PRINTED = auto()  # once: more copies are the desk's
    IN_DOUBT = auto()  # may have come out here: the desk looks


@dataclass(frozen=True, slots=True)
class ReportWait:
    errand: ReportErrand
    waiting_seconds: int = 0


@dataclass(frozen=True, slots=True)
class ReportCard:
    """A finished report in the list. Tap its box: choose_report; its text: open_report."""

    id: str
    kind: ReportKind
    status: ReportStatus
    title: str
    department: str
    doctor: str
    on: str  # day on which it was released
    results: int  # -1: not known
    attention: int  # of them out of the ordinary; -1: not known
    critical: bool
    mark: PrintMark
    printed_on: str  # moment
    chosen: bool
    printable: bool


@dataclass(frozen=True, slots=True)
class PendingCard:
    kind: ReportKind
    title: str
    since: str  # day
    expected: str  # moment


@dataclass(frozen=True, slots=True)
class Reports:
    """The list, one page of it. Taps: choose_report, choose_new, open_report, filter, page, print."""

    cards: tuple[ReportCard, ...]
    pending: tuple[PendingCard, ...]  # on the first page alone
    filter: ReportFilter
    count: int  # of all kinds
    laboratory: int
    imaging: int
    page: int  # from 0
    pages: int
    chosen: int  # on whatever page
    fresh: int  # new ones that can be printed, of all kinds
    can_print: bool  # there is a printer here, and it prints
    critical: int  # reports that are not to wait for paper
    critical_place: str  # where to go with these: "急诊"
    trouble: Failure | None = None  # why nothing can be printed, or the last attempt came back here


@dataclass(frozen=True, slots=True)
class NoReports:
    name: str
    pending: tuple[PendingCard, ...]
    seconds_left: int


@dataclass(frozen=True, slots=True)
class ResultBar:
    """A value on a scale with the usual range. `low` and `high` 0 and 1000 where the range is open.

    `beyond`: the value is further out than the scale shows.
    """

    low: int
    high: int
    value: int
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One line of a laboratory report. `value` is a number, words, or why there is none (`missing`)."""

    id: str
    name: str
    group: str  # shown where it changes from row to row
    value: str
    unit: str
    usual: str  # "3.5–9.5"; empty where the hospital gives no range
    flag: Flag
    bar: ResultBar | None  # {} in QML where there is none
    missing: bool
    changed: bool  # amended or corrected
    numeric: bool  # earlier values can be asked for: show_trend
    note: str


@dataclass(frozen=True, slots=True)
class RemarkCard:
    """Plain words on one result."""

    title: str
    measures: str
    means: str
    advice: str
    soon: bool
    source: str


@dataclass(frozen=True, slots=True)
class TextSection:
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One report. Taps: show_trend (result id), show_form, ask_advice, print.

    `reviewed`: by whom and when the remarks were; empty: by nobody, which has to be said. `advice`: of
    the hospital's own service, with `advice_by`; `offers_advice`: it can be asked for.
    """

    id: str
    kind: ReportKind
    status: ReportStatus
    title: str
    number: str
    department: str
    doctor: str
    author: str
    reviewer: str
    on: str  # moment of release
    collected: str  # moment
    specimen: str
    rows: tuple[ResultRow, ...]
    sections: tuple[TextSection, ...]
    attention: int
    critical: tuple[str, ...]  # "血钾 7.1 mmol/L"
    critical_place: str
    remarks: tuple[RemarkCard, ...]
    reviewed: str
    offers_advice: bool
    advice: str
    advice_by: str
    has_form: bool
    mark: PrintMark
    printed_on: str
    can_print: bool
    trouble: Failure | None = None


@dataclass(frozen=True, slots=True)
class TrendDot:
    on: str  # day
    value: str
    across: int  # place in time
    up: int  # place of the value
    flag: Flag
    current: bool  # of the report that is open


@dataclass(frozen=True, slots=True)
class ReportTrend:
    """A value over time. `low` and `high`: the usual range on the scale; -1 where it is open there."""

    name: str
    unit: str
    usual: str
    dots: tuple[TrendDot, ...]  # oldest first
    low: int
    high: int
    low_text: str
    high_text: str


@dataclass(frozen=True, slots=True)
class ReportForm:
    """A page of a PDF from the hospital. `image`: a data: URL. Taps: page."""

    title: str
    page: int  # from 0
    pages: int
    image: str


class PrintPhase(StrEnum):
    CHECKING = auto()  # the hospital is asked whether it was printed before
    PREPARING = auto()  # read, and laid out
    PRINTING = auto()  # the printer has it
    HELD = auto()  # the printer wants a hand: `trouble` says which; it goes on by itself then
    STOPPING = auto()  # nobody wants the rest


class PrintLineState(StrEnum):
    WAITING = auto()
    NOW = auto()
    PRINTED = auto()
    NOT_PRINTED = auto()
    PARTLY = auto()  # some sheets of it came out: the desk
    IN_DOUBT = auto()  # the printer was lost: the desk looks
    BEFORE = auto()  # was printed before, on `printed_on`: the desk prints another
    FAILED = auto()  # it cannot be read or laid out


@dataclass(frozen=True, slots=True)
class PrintLine:
    title: str
    state: PrintLineState
    printed_on: str  # moment


@dataclass(frozen=True, slots=True)
class Printing:
    """Reports are being printed, one after the other. `index` from 0."""

    lines: tuple[PrintLine, ...]
    index: int
    phase: PrintPhase
    page: int  # sheets of this report that are out
    pages: int  # 0 while not known
    trouble: Failure | None
    waiting_seconds: int  # in this phase


@dataclass(frozen=True, slots=True)
class PrintDone:
    """What was and was not printed. Taps: resume_print. `critical` as on `ReportPage`."""

    lines: tuple[PrintLine, ...]
    printed: int
    sheets: int
    critical: tuple[str, ...]
    critical_place: str
    trouble: Failure | None
    can_resume: bool
    seconds_left: int


ReportScreen = (
    ReportWait | Reports | NoReports | ReportPage | ReportTrend | ReportForm | Printing | PrintDone
)
