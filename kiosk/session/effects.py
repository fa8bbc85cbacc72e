"""Everything a flow may ask for. One runner carries these out off the GUI thread (`kiosk.runner`).

Each ends in at most one event; those with a `session` hand it back in their answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.audit.catalogue import EventId, FieldValue
from kiosk.bills import Bill
from kiosk.codes.judge import OnlineCode
from kiosk.domain import Appointment, Patient, PatientIdentifier, SecondFactor, Ticket, Visit
from kiosk.insurance.port import Certificate
from kiosk.payment.order import NewOrder
from kiosk.reports.report import FormRef, Report, ReportHead, ReportId, Result
from kiosk.services.access import ServiceId
from kiosk.session.staff_effects import StaffEffect
from kiosk.slips import Slip


@dataclass(frozen=True, slots=True)
class JudgeCode:
    """Classify and verify → CodeJudged. `visit`: within one, the same presentation is no replay."""

    session: int
    text: str = field(repr=False)
    visit: int = 0


@dataclass(frozen=True, slots=True)
class AskPlatform:
    """Have a code decoded by the platform that issued it → CodeJudged."""

    session: int
    code: OnlineCode


@dataclass(frozen=True, slots=True)
class FindPatient:
    """→ PatientFound or EffectFailed."""

    session: int
    identifier: PatientIdentifier


@dataclass(frozen=True, slots=True)
class FindDay:
    """Today's appointments → DayFound or EffectFailed. Sign-ins are asked for, too, where there is
    nothing left to sign in for, or `sign_ins` says so.
    """

    session: int
    patient: Patient = field(repr=False)
    sign_ins: bool = False


@dataclass(frozen=True, slots=True)
class SignIn:
    """→ SignInDone or EffectFailed. Safe to repeat."""

    session: int
    patient: Patient = field(repr=False)
    appointment: Appointment = field(repr=False)


@dataclass(frozen=True, slots=True)
class FindQueue:
    """→ QueueFound; a hospital that does not say is an empty QueuePlace, not a failure."""

    session: int
    visit: Visit = field(repr=False)


@dataclass(frozen=True, slots=True)
class FindBills:
    """→ BillsFound or EffectFailed."""

    session: int
    patient: Patient = field(repr=False)


@dataclass(frozen=True, slots=True)
class QuoteBills:
    """Read the bills once more and have the insurance say who pays what → BillsQuoted or EffectFailed.

    `certificate`: by what the person is known to the insurance, where they are.
    """

    session: int
    patient: Patient = field(repr=False)
    bills: tuple[Bill, ...] = field(repr=False)
    certificate: Certificate | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """Have the cashier take the money → OrderOpened or EffectFailed; then OrderChanged."""

    session: int
    order: NewOrder = field(repr=False)
    payment_code: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class GiveUpOrder:
    """Nobody wants to pay this order any more: the cashier closes it. No answer but OrderChanged."""

    number: str


@dataclass(frozen=True, slots=True)
class AskGateway:
    """See whether the payment gateway answers again → GatewayChanged by its circuit breaker."""


@dataclass(frozen=True, slots=True)
class PrintSlip:
    """→ SlipDone. `paper`: tells it from others of a session."""

    session: int
    paper: int
    slip: Slip = field(repr=False)


@dataclass(frozen=True, slots=True)
class FindReports:
    """→ ReportsFound or EffectFailed."""

    session: int
    patient: Patient = field(repr=False)


@dataclass(frozen=True, slots=True)
class CountReports:
    """→ ReportsCounted, always: a hospital that does not say, or not soon, is not asked twice. `since`: when they
    were released, at the earliest.
    """

    session: int
    patient: Patient = field(repr=False)
    since: datetime


@dataclass(frozen=True, slots=True)
class OpenReport:
    """→ ReportOpened or EffectFailed."""

    session: int
    patient: Patient = field(repr=False)
    report: ReportId


@dataclass(frozen=True, slots=True)
class FindTrend:
    """→ TrendFound or EffectFailed."""

    session: int
    patient: Patient = field(repr=False)
    result: Result = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenForm:
    """Fetch the PDF, and draw a page of it → FormOpened or EffectFailed. `page` from 0."""

    session: int
    patient: Patient = field(repr=False)
    report: ReportId
    form: FormRef
    page: int


@dataclass(frozen=True, slots=True)
class AskAdvisor:
    """→ AdviceFound or EffectFailed."""

    session: int
    report: Report = field(repr=False)
    language: str


@dataclass(frozen=True, slots=True)
class PrintReports:
    """One after the other → PrintMoved, many; and PrintRunDone. `run`: tells it from others of a session."""

    session: int
    patient: Patient = field(repr=False)
    heads: tuple[ReportHead, ...] = field(repr=False)
    language: str
    run: int = 0


@dataclass(frozen=True, slots=True)
class StopPrinting:
    """Nobody wants the rest any more: what is at the printer is cancelled → PrintRunDone."""

    session: int
    run: int = 0


@dataclass(frozen=True, slots=True)
class AskReportPrinter:
    """→ ReportPrinterChanged."""


@dataclass(frozen=True, slots=True)
class SettlePrints:
    """See to prints of before a restart, and put what the hospital must hear into the outbox
    → PrintsChanged.
    """


@dataclass(frozen=True, slots=True)
class CheckSecondFactor:
    """Count the try, then have the hospital compare → SecondFactorChecked or EffectFailed."""

    session: int
    patient: Patient = field(repr=False)
    identifier: PatientIdentifier
    factor: SecondFactor


@dataclass(frozen=True, slots=True)
class NoteUse:
    """Put the use of a card by a service into the outbox; it is reported once nobody is here."""

    code: OnlineCode
    service: ServiceId
    department: str = ""


@dataclass(frozen=True, slots=True)
class DeliverOutbox:
    """Send what waits in the outbox, one message at most. No answer."""


@dataclass(frozen=True, slots=True)
class PrintTicket:
    """→ TicketDone. `paper`: tells it from others of a session."""

    session: int
    paper: int
    ticket: Ticket = field(repr=False)


@dataclass(frozen=True, slots=True)
class AskPrinter:
    """→ PrinterChanged."""


@dataclass(frozen=True, slots=True)
class AskHospital:
    """See whether it answers again; the circuit breaker says so → HospitalChanged."""


@dataclass(frozen=True, slots=True)
class CheckStorage:
    """Try the disk again → StorageChanged."""


@dataclass(frozen=True, slots=True)
class CheckTrust:
    """How trust list and clock are → TrustChanged."""


@dataclass(frozen=True, slots=True)
class SwitchLamp:
    """→ LampSwitched."""

    on: bool


@dataclass(frozen=True, slots=True)
class RecordFrames:
    """Have the camera's frames kept for the developers, or no longer. No answer."""

    on: bool


@dataclass(frozen=True, slots=True)
class Record:
    """Write one event of the catalogue to the event log. No answer.

    `card`: whose errand it was; only its keyed hash is written.
    """

    event: EventId
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    card: PatientIdentifier | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Forget:
    """The session is over: whoever keeps anything of it (frames, texts, answers) drops it now."""

    session: int


Effect = (
    JudgeCode
    | AskPlatform
    | CheckSecondFactor
    | NoteUse
    | DeliverOutbox
    | FindPatient
    | FindDay
    | SignIn
    | FindQueue
    | FindBills
    | QuoteBills
    | OpenOrder
    | GiveUpOrder
    | AskGateway
    | PrintSlip
    | FindReports
    | CountReports
    | OpenReport
    | FindTrend
    | OpenForm
    | AskAdvisor
    | PrintReports
    | StopPrinting
    | AskReportPrinter
    | SettlePrints
    | PrintTicket
    | AskPrinter
    | AskHospital
    | CheckStorage
    | CheckTrust
    | SwitchLamp
    | RecordFrames
    | Record
    | Forget
    | StaffEffect
)
