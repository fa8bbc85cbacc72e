"""The state of a terminal: one frozen value. Flows make the next one from it.

Times are monotonic seconds. Whatever belongs to a patient hangs on `Kiosk.person` or on the stage,
so that ending a session is replacing both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from secrets import token_bytes

from kiosk.audit.catalogue import Fingerprint
from kiosk.bills import Bill
from kiosk.codes.classify import Kind
from kiosk.codes.judge import OnlineCode
from kiosk.codes.verified import VerifiedCard
from kiosk.devices import (
    CameraState,
    PresenceState,
    PrinterState,
    ReaderState,
    ScanConditions,
    ScannerState,
)
from kiosk.domain import Appointment, Patient, QueuePlace, StaffRole, Visit
from kiosk.payment.port import Channel
from kiosk.payment.progress import CashierState
from kiosk.reasons import Failure
from kiosk.reports.printer import ReportPrinterState
from kiosk.services.access import ServiceId
from kiosk.session.acceptance import Acceptance
from kiosk.session.effects import (
    CheckSecondFactor,
    FindBills,
    FindDay,
    FindPatient,
    FindReports,
    QuoteBills,
    SignIn,
)
from kiosk.session.events import Tapped
from kiosk.session.heard import Attendance, LampPlan, TrustHealth
from kiosk.session.pay_stages import (
    Billing,
    GivenBack,
    NothingDue,
    PaidUp,
    PayStage,
    Uncertain,
)
from kiosk.session.preferences import Panel, Preferences
from kiosk.session.report_stages import Listing, NoneFound, PrintEnded, ReportStage
from kiosk.session.screens import Alternative, HelpTopic, TicketState
from kiosk.session.staff_effects import House
from kiosk.session.staff_stages import Maintaining, OpenTask
from kiosk.settings import PaceSettings
from kiosk.staff import states as staff_states
from kiosk.staff.gesture import Gesture
from kiosk.staff.key_switch import KeySwitchState


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
    trust: TrustHealth = field(default_factory=TrustHealth)
    reader: ReaderState = ReaderState.NONE
    scanner: ScannerState = ScannerState.NONE
    payments: CashierState = CashierState.OFF
    gateway_answering: bool = True
    orders_for_staff: int = 0
    report_printer: ReportPrinterState = ReportPrinterState.NONE
    doubtful_prints: int = 0
    untold_prints: int = 0  # that the hospital is yet to hear of
    presence: PresenceState = PresenceState.NONE


@dataclass(frozen=True, slots=True)
class Shown:
    """A code that was held up, by its digest. `visit`: which it began or would begin (JudgeCode).

    `confirmed`: it was read identically twice.
    """

    digest: bytes = field(repr=False)
    visit: int
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Who is at the terminal; `patient` once the hospital has said. `shown`: their codes so far."""

    card: VerifiedCard = field(repr=False)
    began: float
    patient: Patient | None = field(default=None, repr=False)
    code: OnlineCode | None = None  # whose use is reported to its platform
    proven: bool = False  # by a second factor, in this session
    shown: tuple[Shown, ...] = ()
    bills: tuple[Bill, ...] | None = field(default=None, repr=False)  # None: not asked for yet
    paid: frozenset[str] = field(default=frozenset(), repr=False)  # bills, in this session
    appointments: tuple[Appointment, ...] = field(default=(), repr=False)  # to sign in for, today
    arrived: Arrived | None = field(default=None, repr=False)  # the sign-in of today, as it stood
    new_reports: int = -1  # that were printed nowhere yet; -1: not known


@dataclass(frozen=True, slots=True)
class Judging:
    """A code that is being judged. `until`: wait no longer; `online`: its platform is being asked."""

    until: float
    online: OnlineCode | None = None
    shown: Shown | None = None


# -- stages: where a visit to the terminal stands ------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attracting:
    """Nobody is here, or nobody yet known."""


@dataclass(frozen=True, slots=True)
class Checking:
    """The platform of a code is being asked; nobody is known yet."""

    since: float


@dataclass(frozen=True, slots=True)
class Welcoming:
    """`awaits`: there is nothing to sign in for; of these is being asked what there is to do."""

    since: float
    awaits: frozenset[ServiceId] = frozenset()


@dataclass(frozen=True, slots=True)
class Offering:
    """Appointments to sign in for, one or several."""

    appointments: tuple[Appointment, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Proving:
    """The second factor is being typed, or checked; `then` is done once the hospital agrees."""

    then: Tapped
    back: Offering | AtHome | Arrived = field(repr=False)
    identity: str = field(default="", repr=False)  # typed so far, at most four
    phone: str = field(default="", repr=False)  # likewise; empty until the other is full
    since: float | None = None  # being checked since
    wrong: bool = False  # the last ones did not agree
    tries_left: int = -1  # -1: not known


@dataclass(frozen=True, slots=True)
class SigningIn:
    appointment: Appointment = field(repr=False)
    back: Offering = field(repr=False)
    since: float


@dataclass(frozen=True, slots=True)
class Arrived:
    """Signed in, now or before. `print_by`: print then, with or without the place in the queue;
    `paper`: the last that was sent to the printer; `paper_by`: wait no longer for its word.
    """

    visit: Visit = field(repr=False)
    ticket: TicketState
    already: bool
    until: float | None  # None: the paper is still on its way
    place: QueuePlace | None = None
    print_by: float | None = None
    paper: int = -1
    paper_by: float | None = None
    trouble: Failure | None = None
    reprints: int = 0


@dataclass(frozen=True, slots=True)
class AtHome:
    """What else can be done here. `back`: from where it was opened by hand; None: it came by itself.

    `order`: in which the services stand, from when it came on: none moves from under a finger.
    """

    until: float
    nothing_today: bool = True  # which is why it came
    back: Offering | Arrived | PaidUp | None = field(default=None, repr=False)
    order: tuple[ServiceId, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusing:
    failure: Failure
    until: float
    back: Offering | Billing | Listing | AtHome | Arrived | None = field(default=None, repr=False)
    fault: Fingerprint | None = None  # the bug that led to the safe screen


@dataclass(frozen=True, slots=True)
class Waiting:
    """The hospital did not answer `retry`; the patient may have it repeated."""

    failure: Failure
    retry: (
        FindPatient | FindDay | SignIn | CheckSecondFactor | FindBills | QuoteBills | FindReports
    ) = field(repr=False)
    back: Offering | Proving | Billing | AtHome | Arrived | None = field(repr=False)
    until: float


@dataclass(frozen=True, slots=True)
class Helping:
    topic: HelpTopic
    until: float
    back: Stage = field(repr=False)


@dataclass(frozen=True, slots=True)
class Switching:
    """Another card was held up in the middle of an errand: it is asked whose turn it is.

    The second patient is known here alone. `back`: the first one's stage; `covered`: they had hidden it.
    """

    card: VerifiedCard = field(repr=False)
    code: OnlineCode | None
    shown: Shown | None
    until: float
    back: Stage = field(repr=False)
    covered: bool = False


Stage = (
    Attracting
    | Checking
    | Welcoming
    | Offering
    | Proving
    | SigningIn
    | Arrived
    | AtHome
    | Refusing
    | Waiting
    | Helping
    | Switching
    | PayStage
    | ReportStage
    | Maintaining
)
Leaving = (
    Arrived
    | AtHome
    | Refusing
    | Waiting
    | Helping
    | PaidUp
    | Uncertain
    | GivenBack
    | NothingDue
    | NoneFound
    | PrintEnded
)
"""Stages that leave by themselves; where `until` is None, once the paper is out."""


@dataclass(frozen=True, slots=True)
class Kiosk:
    """Everything a terminal knows. `session` grows with every beginning and end of a session."""

    site: Site
    house_pace: PaceSettings = field(default_factory=PaceSettings)
    pace: PaceSettings = field(default_factory=PaceSettings)  # just now: slower in elder mode
    stage: Stage = Attracting()
    person: Person | None = None
    session: int = 0
    judging: Judging | None = None
    equipment: Equipment = Equipment()
    conditions: ScanConditions = field(default_factory=ScanConditions)
    acceptance: Acceptance = field(default_factory=Acceptance)
    salt: bytes = field(default_factory=lambda: token_bytes(16), repr=False)
    visits: int = 0  # grows with every code that is judged
    turned_away: Shown | None = (
        None  # the code that came at the wrong time last: no replay, next time
    )
    once_read: float | None = None  # when a code was read that needs a second read
    lamp: LampPlan = field(default_factory=LampPlan)
    sign_in: staff_states.SignIn = field(default_factory=staff_states.SignIn)
    gesture: Gesture = field(default_factory=Gesture)  # that staff come in by
    key: KeySwitchState = KeySwitchState.NONE  # as last heard
    household: House = field(default_factory=House)  # what staff set by hand
    staff_tickets: int = 0  # grows with every question and task of theirs
    open_tasks: tuple[OpenTask, ...] = ()
    panel_px: tuple[int, int] = (0, 0)  # width and height of the glass; 0: not said yet
    px_per_mm: float = 0.0
    has_backlight: bool = True  # that can be set from here
    recording_until: float | None = None
    languages: tuple[str, ...] = ("zh_CN", "en")
    house: Preferences = field(default_factory=Preferences)  # what every patient begins with
    preferences: Preferences = field(default_factory=Preferences)
    panel: Panel = Panel.NONE
    hidden: bool = False  # by the patient, from whoever looks on
    touched: float = 0.0  # last touch, code, or new screen: see `kiosk.session.presence`
    attendance: Attendance = field(default_factory=Attendance)
    asked: float = 0.0  # last time a device was asked how it is
    delivered: float = 0.0  # last time that the outbox was looked at
    looked: float = 0.0  # last time that trust list and clock were looked at
    online: frozenset[Kind] = frozenset()  # kinds of codes for which there is a platform to ask
    channels: tuple[Channel, ...] = ()  # by which one can pay here by a code on the screen
    scans_payment: bool = False  # payment codes are read here
    stricter: frozenset[ServiceId] = frozenset()  # services that this site guards more
    reports: bool = False  # are looked at and printed here
    services: tuple[ServiceId, ...] = (  # that this site offers, in its order
        ServiceId.CHECKIN,
        ServiceId.QUEUE,
        ServiceId.PAY,
        ServiceId.REPORTS,
    )
    invites: tuple[ServiceId, ...] = (ServiceId.CHECKIN,)  # what the first screen promises
    accepts: tuple[Alternative, ...] = (Alternative.OFFLINE_CODE,)  # and what can be held up
    notices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by language
    picture: str = ""  # of the hospital, on the attract screen: a file URL
    refused_release: str = ""  # a newer version of the program, which did not prove itself here
    critical_place: Mapping[str, str] = field(default_factory=dict)  # by language: where to go then
    held_seconds: float = 180.0  # that a printer which wants a hand is waited for
    advises: bool = False  # the hospital has a service of its own that explains reports
    runs: int = 0  # grows with every print run
    papers: int = 0  # grows with every ticket and slip

    @property
    def is_at_rest(self) -> bool:
        """Nobody is here, as far as is known."""
        return isinstance(self.stage, Attracting) and self.judging is None

    @property
    def staff(self) -> frozenset[StaffRole]:
        """Roles of whoever is in maintenance mode."""
        session = self.sign_in.session
        return frozenset() if session is None else session.roles

    @property
    def is_closed(self) -> bool:
        """Out of service by staff, which is no fault."""
        return self.household.closure is not None
