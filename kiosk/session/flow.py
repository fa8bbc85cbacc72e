"""The one way in which a terminal's state changes: `(state, event, moment) → (state, effects)`.

Pure: no clock, thread, network or screen. What a patient can live through is tested, and can be
replayed, by feeding events.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.audit.catalogue import EndCause, EventId
from kiosk.reasons import Code, Failure
from kiosk.services import (
    checkin,
    failures,
    home,
    identify,
    pay,
    paying,
    queue,
    report_printing,
    reports,
    second_factor,
    slips,
    switching,
)
from kiosk.services.access import ServiceId
from kiosk.session import equipment, scanning
from kiosk.session.effects import Effect, Record
from kiosk.session.ending import Step, end
from kiosk.session.events import (
    AdviceFound,
    BillsFound,
    BillsQuoted,
    CameraChanged,
    CodeJudged,
    CodeRead,
    CodeSeen,
    ConditionsChanged,
    Crashed,
    DayFound,
    DocumentRead,
    EffectFailed,
    Event,
    FormOpened,
    GatewayChanged,
    HospitalChanged,
    LampSwitched,
    OrderChanged,
    OrderOpened,
    PatientFound,
    PaymentsChanged,
    PresenceChanged,
    PrinterChanged,
    PrintMoved,
    PrintRunDone,
    PrintsChanged,
    QueueFound,
    ReaderChanged,
    RecordingAsked,
    ReportOpened,
    ReportPrinterChanged,
    ReportsCounted,
    ReportsFound,
    ScannerChanged,
    SecondFactorChecked,
    SignInDone,
    SlipDone,
    StaffSignedIn,
    StaffSignedOut,
    StorageChanged,
    Tapped,
    Ticked,
    TicketDone,
    TrendFound,
    TrustChanged,
)
from kiosk.session.lamp import lamp_switched
from kiosk.session.pay_stages import Ordering
from kiosk.session.state import Kiosk, Moment, Refusing
from kiosk.session.taps import meant, tapped
from kiosk.session.timing import ticked

PayAnswer = BillsFound | BillsQuoted | OrderOpened | SlipDone
ReportAnswer = (
    ReportsCounted
    | ReportsFound
    | ReportOpened
    | TrendFound
    | FormOpened
    | AdviceFound
    | PrintMoved
    | PrintRunDone
)
Answer = (
    CodeJudged
    | SecondFactorChecked
    | PatientFound
    | DayFound
    | SignInDone
    | QueueFound
    | PayAnswer
    | ReportAnswer
    | TicketDone
    | EffectFailed
)
Scanned = ConditionsChanged | LampSwitched | RecordingAsked
Staffed = StaffSignedIn | StaffSignedOut


_OF_THE_SCREEN = Ticked | Tapped | CodeSeen | CodeRead | CodeJudged | DocumentRead | Crashed
"""What goes to whatever is on the screen; all else to the errand, were it behind a question."""
_OUTLASTING = TicketDone | SlipDone | OrderOpened | PrintMoved | PrintRunDone


def step(kiosk: Kiosk, event: Event, at: Moment) -> Step:
    """The next state, and what is to be done."""
    if isinstance(event, _OF_THE_SCREEN):
        return _step(kiosk, event, at)
    return switching.beneath(kiosk, lambda under: _step(under, event, at))


def _step(kiosk: Kiosk, event: Event, at: Moment) -> Step:
    match event:
        case Ticked():
            return ticked(kiosk, at)
        case CodeSeen():
            return identify.code_seen(kiosk, event, at)
        case CodeRead():
            return identify.code_read(kiosk, event, at)
        case DocumentRead():
            return identify.document_read(kiosk, event, at)
        case Tapped():
            return tapped(kiosk, event, at)
        case OrderChanged():
            return paying.order_changed(kiosk, event, at)
        case Crashed():
            return crashed(kiosk, event, at)
        case (
            CameraChanged()
            | PrinterChanged()
            | HospitalChanged()
            | GatewayChanged()
            | PaymentsChanged()
            | StorageChanged()
            | TrustChanged()
            | ReaderChanged()
            | ScannerChanged()
            | ReportPrinterChanged()
            | PrintsChanged()
        ):
            return equipment.changed(kiosk, event)
        case ConditionsChanged() | LampSwitched() | RecordingAsked():
            return _scanned(kiosk, event, at)
        case PresenceChanged():
            return equipment.presence_changed(kiosk, event, at)
        case StaffSignedIn() | StaffSignedOut():
            return _staffed(kiosk, event)
        case _:
            return _answer(kiosk, event, at)


def _answer(kiosk: Kiosk, event: Answer, at: Moment) -> Step:
    if event.session != kiosk.session and not isinstance(event, _OUTLASTING):
        return kiosk, ()  # of a session that is over
    match event:
        case CodeJudged():
            return identify.code_judged(kiosk, event, at, meant)
        case SecondFactorChecked():
            return second_factor.checked(kiosk, event, at, meant)
        case PatientFound():
            return home.patient_found(kiosk, event, at)
        case DayFound():
            return home.day_found(kiosk, event, at)
        case SignInDone():
            return checkin.sign_in_done(kiosk, event, at)
        case QueueFound():
            return queue.queue_found(kiosk, event, at)
        case BillsFound() | BillsQuoted() | OrderOpened() | SlipDone():
            return _pay_answer(kiosk, event, at)
        case (
            ReportsCounted()
            | ReportsFound()
            | ReportOpened()
            | TrendFound()
            | FormOpened()
            | AdviceFound()
            | PrintMoved()
            | PrintRunDone()
        ):
            return _report_answer(kiosk, event, at)
        case TicketDone():
            return queue.ticket_done(kiosk, event, at)
        case EffectFailed():
            return failures.failed(kiosk, event, at)
        case _:
            assert_never(event)


def _pay_answer(kiosk: Kiosk, event: PayAnswer, at: Moment) -> Step:
    match event:
        case BillsFound():
            kiosk, effects = pay.bills_found(kiosk, event, at)
            return home.told(kiosk, ServiceId.PAY, at), effects
        case BillsQuoted():
            return pay.bills_quoted(kiosk, event, at)
        case OrderOpened():
            return paying.order_opened(kiosk, event, at)
        case SlipDone():
            return slips.slip_done(kiosk, event, at)
        case _:
            assert_never(event)


def _report_answer(kiosk: Kiosk, event: ReportAnswer, at: Moment) -> Step:
    match event:
        case ReportsCounted():
            return home.told(reports.reports_counted(kiosk, event), ServiceId.REPORTS, at), ()
        case ReportsFound():
            return reports.reports_found(kiosk, event, at)
        case ReportOpened():
            return reports.report_opened(kiosk, event, at)
        case TrendFound():
            return reports.trend_found(kiosk, event, at)
        case FormOpened():
            return reports.form_opened(kiosk, event, at)
        case AdviceFound():
            return reports.advice_found(kiosk, event, at)
        case PrintMoved():
            return report_printing.moved(kiosk, event, at)
        case PrintRunDone():
            return report_printing.run_done(kiosk, event, at)
        case _:
            assert_never(event)


def _scanned(kiosk: Kiosk, event: Scanned, at: Moment) -> Step:
    """What comes of the camera, the scanner and the lamp, apart from codes."""
    match event:
        case ConditionsChanged():
            return scanning.conditions_changed(kiosk, event, at)
        case LampSwitched(state=state):
            known = kiosk.lamp.state is state
            record = () if known else (Record(EventId.LAMP_CHANGED, {"state": state}),)
            return lamp_switched(kiosk, state, at), record
        case RecordingAsked():
            return scanning.recording_asked(kiosk, event, at)
        case _:
            assert_never(event)


def _staffed(kiosk: Kiosk, event: Staffed) -> Step:
    """Maintenance mode begins or ends, and with it what only staff may have switched on."""
    match event:
        case StaffSignedIn(roles=roles):
            return replace(kiosk, staff=roles), ()
        case StaffSignedOut():
            return scanning.stop_recording(replace(kiosk, staff=frozenset()))
        case _:
            assert_never(event)


def crashed(kiosk: Kiosk, event: Crashed, at: Moment) -> Step:
    """A bug: wipe the session and land in the safe screen.

    Once there, the same bug again changes nothing. It may lie in what a crash itself brings about
    (recording, forgetting), and must not chase itself round for ever.
    """
    kiosk = replace(kiosk, judging=None)
    record = Record(EventId.FAULT, {"fingerprint": event.fingerprint})
    stage = kiosk.stage
    if isinstance(stage, Refusing) and stage.fault is not None:
        known = stage.fault == event.fingerprint
        kiosk = replace(kiosk, stage=replace(stage, fault=event.fingerprint))
        return kiosk, () if known else (record,)
    until = at.monotonic + kiosk.pace.refusal
    safe = Refusing(Failure(Code.INTERNAL_FAULT), until, fault=event.fingerprint)
    slip: tuple[Effect, ...] = ()
    if isinstance(stage, Ordering):
        # The cashier goes on without the screen. "Hold your code up again" would be to pay again.
        until = at.monotonic + kiosk.pace.trouble
        safe = replace(safe, failure=Failure(Code.PAYMENT_CONTRADICTION), until=until)
        slip = slips.in_passing(kiosk, stage, at)
    kiosk, stopped = scanning.stop_recording(kiosk)
    kiosk, effects = end(kiosk, EndCause.FAULT, at, safe)
    return kiosk, (record, *slip, *stopped, *effects)
