"""Everything that can happen to a terminal. A flow is a function of these and nothing else.

Answers to effects carry the serial of the session that asked; an answer that comes after that
session has ended is dropped by the flow.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.audit.catalogue import Fingerprint
from kiosk.codes.judge import Judgement
from kiosk.devices import CameraState, PrinterState, TicketOutcome
from kiosk.domain import Appointment, Patient, QueuePlace, Visit
from kiosk.reasons import Failure
from kiosk.session.screens import Action


@dataclass(frozen=True, slots=True)
class Ticked:
    """Time has passed. Comes about four times a second."""


@dataclass(frozen=True, slots=True)
class CodeRead:
    """A code came into view: the decoded text, once per appearance. Never printed: it is the card."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CodeJudged:
    session: int
    judgement: Judgement = field(repr=False)


@dataclass(frozen=True, slots=True)
class Tapped:
    action: Action
    argument: str = ""


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
    place: QueuePlace


@dataclass(frozen=True, slots=True)
class TicketDone:
    session: int
    outcome: TicketOutcome
    state: PrinterState


@dataclass(frozen=True, slots=True)
class EffectFailed:
    """An effect of this session ended in an expected failure."""

    session: int
    failure: Failure


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
    """A trust list is there, or none can be read."""

    loaded: bool


@dataclass(frozen=True, slots=True)
class Crashed:
    """A bug. `fingerprint` is where it happened, never what was being handled."""

    fingerprint: Fingerprint


Event = (
    Ticked
    | CodeRead
    | CodeJudged
    | Tapped
    | PatientFound
    | DayFound
    | SignInDone
    | QueueFound
    | TicketDone
    | EffectFailed
    | CameraChanged
    | PrinterChanged
    | HospitalChanged
    | StorageChanged
    | TrustChanged
    | Crashed
)
