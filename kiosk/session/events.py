"""Everything that can happen to a terminal. A flow is a function of these and nothing else.

Answers to effects carry the serial of the session that asked; an answer that comes after that
session has ended is dropped by the flow.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto

from kiosk.audit.catalogue import Fingerprint
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
from kiosk.domain import Appointment, Patient, QueuePlace, Visit
from kiosk.reasons import Failure
from kiosk.session.pay_events import PayEvent
from kiosk.session.report_events import ReportEvent
from kiosk.session.screens import Action
from kiosk.session.staff_events import StaffEvent
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
class TicketDone:
    session: int
    paper: int
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


OfTheGlass = Tapped | CodeSeen | CodeRead | CodeJudged | DocumentRead
"""What in maintenance mode means something else than to patients, or nothing."""
PatientsEvent = (
    Ticked
    | CodeRead
    | CodeSeen
    | ConditionsChanged
    | CodeJudged
    | DocumentRead
    | ReaderChanged
    | SecondFactorChecked
    | Tapped
    | PresenceChanged
    | PatientFound
    | DayFound
    | SignInDone
    | QueueFound
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
    | PayEvent
    | ReportEvent
)
"""Of patients, and of the terminal that serves them."""
Event = PatientsEvent | StaffEvent
