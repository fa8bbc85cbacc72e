"""Everything that can happen to a terminal. A flow is a function of these and nothing else.

Answers to effects carry the serial of the session that asked; an answer that comes after that
session has ended is dropped by the flow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto

from kiosk.audit.catalogue import Fingerprint
from kiosk.bills import Bill
from kiosk.codes.judge import Judgement, OnlineCode
from kiosk.codes.verified import VerifiedCard
from kiosk.devices import (
    CameraState,
    LampState,
    PresenceState,
    PrinterState,
    ReaderState,
    ScanConditions,
    ScannerState,
    TicketOutcome,
)
from kiosk.domain import Appointment, Patient, QueuePlace, StaffRole, Visit
from kiosk.payment.order import Order
from kiosk.payment.progress import CashierState, Progress
from kiosk.payment.quote import Quote
from kiosk.reasons import Failure
from kiosk.reports.paper import FormPage
from kiosk.reports.printer import ReportPrinterState
from kiosk.reports.reading import Advice, Explanation
from kiosk.reports.report import Report, ReportId, ReportList, Trend
from kiosk.session.report_screens import PrintPhase
from kiosk.session.report_stages import PrintItem
from kiosk.session.screens import Action
from kiosk.trust.health import ClockState, TrustState


@dataclass(frozen=True, slots=True)
class Ticked:
    """Time has passed. Comes about four times a second."""


@dataclass(frozen=True, slots=True)
class CodeSeen:
    """A text was decoded, by the camera many times a second. Never printed: it is the card."""

    text: str = field(repr=False)
    by_hand: bool = False  # by a hand scanner


@dataclass(frozen=True, slots=True)
class CodeRead:
    """A code came into view: `CodeSeen` made this of it, once per appearance.

    `confirmed`: it was read identically twice. Otherwise only its signatures can speak for it.
    """

    text: str = field(repr=False)
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class ConditionsChanged:
    """The camera's picture says something else of the scan."""

    conditions: ScanConditions


@dataclass(frozen=True, slots=True)
class ScannerChanged:
    """The barcode scanner is in another state."""

    state: ScannerState


@dataclass(frozen=True, slots=True)
class LampSwitched:
    """What became of switching the lamp; or, at the start, that there is one."""

    state: LampState


@dataclass(frozen=True, slots=True)
class StaffSignedIn:
    """Maintenance mode begins: who is here, by role."""

    roles: frozenset[StaffRole]


@dataclass(frozen=True, slots=True)
class StaffSignedOut:
    """Maintenance mode is over."""


@dataclass(frozen=True, slots=True)
class RecordingAsked:
    """A developer's switch: keep the camera's frames, or no longer."""

    on: bool


@dataclass(frozen=True, slots=True)
class CodeJudged:
    """`asked`: the code whose platform this answer comes from, if it does."""

    session: int
    judgement: Judgement = field(repr=False)
    asked: OnlineCode | None = None


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """An identity document lay on the reader. `card`: what it says, sealed as a verified card is."""

    card: VerifiedCard = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReaderChanged:
    """The identity document reader is in another state."""

    state: ReaderState


@dataclass(frozen=True, slots=True)
class PresenceChanged:
    """Somebody has come before the terminal, or left; or the sensor is in another state."""

    state: PresenceState


@dataclass(frozen=True, slots=True)
class ReportsCounted:
    """How many new reports there are, for the offer: asked for along with the day. -1: nobody said."""

    session: int
    new: int


@dataclass(frozen=True, slots=True)
class SecondFactorChecked:
    """`right`: both fourths agree; `tries_left` after this one, 0: only staff can help now."""

    session: int
    right: bool
    tries_left: int


@dataclass(frozen=True, slots=True)
class Tapped:
    action: Action
    argument: str = field(default="", repr=False)  # a digit of the second factor, among others


@dataclass(frozen=True, slots=True)
class PatientFound:
    session: int
    patient: Patient = field(repr=False)


@dataclass(frozen=True, slots=True)
class DayFound:
    """What the hospital has of this patient for today."""

    session: int
    appointments: tuple[Appointment, ...] = field(repr=False)
    visits: tuple[Visit, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignInDone:
    session: int
    visit: Visit = field(repr=False)


@dataclass(frozen=True, slots=True)
class QueueFound:
    session: int
    visit: str  # id of the one that was asked about
    place: QueuePlace


@dataclass(frozen=True, slots=True)
class BillsFound:
    session: int
    bills: tuple[Bill, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class BillsQuoted:
    session: int
    quote: Quote = field(repr=False)


@dataclass(frozen=True, slots=True)
class OrderOpened:
    """The journal has it; nothing was sent yet."""

    session: int
    order: Order = field(repr=False)


@dataclass(frozen=True, slots=True)
class OrderChanged:
    """The cashier has got further with an order, whoever's it is."""

    progress: Progress = field(repr=False)


@dataclass(frozen=True, slots=True)
class SlipDone:
    session: int
    outcome: TicketOutcome
    state: PrinterState


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


@dataclass(frozen=True, slots=True)
class TicketDone:
    session: int
    outcome: TicketOutcome
    state: PrinterState


class Errand(StrEnum):
    """What was asked for, where the stage alone does not tell."""

    BILLS = auto()
    QUOTE = auto()
    ORDER = auto()
    REPORTS = auto()  # the list
    REPORT = auto()  # one report, or something of it


@dataclass(frozen=True, slots=True)
class EffectFailed:
    """An effect of this session ended in an expected failure. `errand` None: by the stage."""

    session: int
    failure: Failure
    errand: Errand | None = None


@dataclass(frozen=True, slots=True)
class CameraChanged:
    state: CameraState


@dataclass(frozen=True, slots=True)
class PrinterChanged:
    state: PrinterState


@dataclass(frozen=True, slots=True)
class HospitalChanged:
    """The circuit breaker opened or closed."""

    answering: bool


@dataclass(frozen=True, slots=True)
class GatewayChanged:
    """The circuit breaker of the payment gateway opened or closed."""

    answering: bool


@dataclass(frozen=True, slots=True)
class PaymentsChanged:
    """Whether payments can be taken, and the orders that are open."""

    state: CashierState
    unresolved: int = 0
    needs_staff: int = 0


@dataclass(frozen=True, slots=True)
class StorageChanged:
    writable: bool


@dataclass(frozen=True, slots=True)
class TrustChanged:
    """How well this terminal can judge codes."""

    state: TrustState
    days_old: int = 0
    days_left: int = 0
    warn: bool = False
    clock: ClockState = ClockState.FINE


@dataclass(frozen=True, slots=True)
class Crashed:
    """A bug. `fingerprint` is where it happened, never what was being handled."""

    fingerprint: Fingerprint


Event = (
    Ticked
    | CodeRead
    | CodeSeen
    | ConditionsChanged
    | StaffSignedIn
    | StaffSignedOut
    | RecordingAsked
    | CodeJudged
    | DocumentRead
    | ReaderChanged
    | SecondFactorChecked
    | Tapped
    | PresenceChanged
    | ReportsCounted
    | PatientFound
    | DayFound
    | SignInDone
    | QueueFound
    | BillsFound
    | BillsQuoted
    | OrderOpened
    | OrderChanged
    | SlipDone
    | GatewayChanged
    | PaymentsChanged
    | ReportsFound
    | ReportOpened
    | TrendFound
    | FormOpened
    | AdviceFound
    | PrintMoved
    | PrintRunDone
    | ReportPrinterChanged
    | PrintsChanged
    | TicketDone
    | EffectFailed
    | CameraChanged
    | ScannerChanged
    | LampSwitched
    | PrinterChanged
    | HospitalChanged
    | StorageChanged
    | TrustChanged
    | Crashed
)
