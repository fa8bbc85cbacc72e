"""The state of a terminal: one frozen value. Flows make the next one from it.

Times are monotonic seconds. Whatever belongs to a patient hangs on `Kiosk.person` or on the stage,
so that ending a session is replacing both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.audit.catalogue import Fingerprint
from kiosk.codes.verified import VerifiedCard
from kiosk.devices import CameraState, PrinterState
from kiosk.domain import Appointment, Patient, QueuePlace, Visit
from kiosk.reasons import Failure
from kiosk.session.effects import FindDay, FindPatient, SignIn
from kiosk.session.screens import HelpTopic, TicketState
from kiosk.settings import PaceSettings


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened: the flow's only clock."""

    monotonic: float
    local: datetime


@dataclass(frozen=True, slots=True)
class Site:
    """What a ticket says of where it comes from."""

    hospital: str
    terminal: str


@dataclass(frozen=True, slots=True)
class Equipment:
    """What works, as last heard."""

    camera: CameraState = CameraState.STARTING
    printer: PrinterState = PrinterState.READY
    hospital_answering: bool = True
    storage_writable: bool = True
    trust_loaded: bool = True


@dataclass(frozen=True, slots=True)
class Person:
    """Who is at the terminal; `patient` once the hospital has said."""

    card: VerifiedCard = field(repr=False)
    began: float
    patient: Patient | None = field(default=None, repr=False)


# -- stages: where a visit to the terminal stands ------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attracting:
    """Nobody is here, or nobody yet known."""


@dataclass(frozen=True, slots=True)
class Welcoming:
    since: float


@dataclass(frozen=True, slots=True)
class Offering:
    """Appointments to sign in for, one or several."""

    appointments: tuple[Appointment, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class SigningIn:
    appointment: Appointment = field(repr=False)
    back: Offering = field(repr=False)
    since: float


@dataclass(frozen=True, slots=True)
class Arrived:
    """Signed in, now or before. `print_by`: print then, with or without the place in the queue;
    `paper_by`: wait no longer for the printer's word.
    """

    visit: Visit = field(repr=False)
    ticket: TicketState
    already: bool
    until: float | None  # None: the paper is still on its way
    place: QueuePlace | None = None
    print_by: float | None = None
    paper_by: float | None = None
    trouble: Failure | None = None
    reprints: int = 0


@dataclass(frozen=True, slots=True)
class NothingToday:
    until: float


@dataclass(frozen=True, slots=True)
class Refusing:
    failure: Failure
    until: float
    back: Offering | None = field(default=None, repr=False)
    fault: Fingerprint | None = None  # the bug that led to the safe screen


@dataclass(frozen=True, slots=True)
class Waiting:
    """The hospital did not answer `retry`; the patient may have it repeated."""

    failure: Failure
    retry: FindPatient | FindDay | SignIn = field(repr=False)
    back: Offering | None = field(repr=False)
    until: float


@dataclass(frozen=True, slots=True)
class Helping:
    topic: HelpTopic
    until: float
    back: Stage = field(repr=False)


Stage = (
    Attracting
    | Welcoming
    | Offering
    | SigningIn
    | Arrived
    | NothingToday
    | Refusing
    | Waiting
    | Helping
)


@dataclass(frozen=True, slots=True)
class Kiosk:
    """Everything a terminal knows. `session` grows with every beginning and end of a session."""

    site: Site
    pace: PaceSettings = field(default_factory=PaceSettings)
    stage: Stage = Attracting()
    person: Person | None = None
    session: int = 0
    judging: float | None = None  # since when a code is being judged
    equipment: Equipment = Equipment()
    languages: tuple[str, ...] = ("zh_CN", "en")
    language: str = "zh_CN"
    elder: bool = False
    touched: float = 0.0  # last sign of presence
    asked: float = 0.0  # last time a device was asked how it is
