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
from kiosk.services.maintenance import leaving
from kiosk.session import equipment, scanning
from kiosk.session.effects import Effect, Record
from kiosk.session.ending import Step, end
from kiosk.session.events import (
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
    HospitalChanged,
    LampSwitched,
    OfTheGlass,
    PatientFound,
    PatientsEvent,
    PresenceChanged,
    PrinterChanged,
    QueueFound,
    ReaderChanged,
    ScannerChanged,
    SecondFactorChecked,
    SignInDone,
    StorageChanged,
    Tapped,
    Ticked,
    TicketDone,
    TrustChanged,
)
from kiosk.session.lamp import lamp_switched
from kiosk.session.pay_events import (
    BillsFound,
    BillsQuoted,
    GatewayChanged,
    OrderChanged,
    OrderOpened,
    PaymentsChanged,
    SlipDone,
)
from kiosk.session.pay_stages import Ordering
from kiosk.session.report_events import (
    AdviceFound,
    FormOpened,
    PrintMoved,
    PrintRunDone,
    PrintsChanged,
    ReportOpened,
    ReportPrinterChanged,
    ReportsCounted,
    ReportsFound,
    TrendFound,
)
from kiosk.session.staff_events import StaffEvent
from kiosk.session.staff_stages import Maintaining
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
Scanned = ConditionsChanged | LampSwitched


_OF_THE_SCREEN = (
    Ticked | Tapped | CodeSeen | CodeRead | CodeJudged | DocumentRead | Crashed | StaffEvent
)
"""What goes to whatever is on the screen; all else to the errand, were it behind a question."""
_OUTLASTING = TicketDone | SlipDone | OrderOpened | PrintMoved | PrintRunDone


def step(kiosk: Kiosk, event: Event, at: Moment) -> Step:
    """The next state, and what is to be done."""
    if isinstance(event, _OF_THE_SCREEN):
        return _step(kiosk, event, at)
    return switching.beneath(kiosk, lambda under: _step(under, event, at))


def _step(kiosk: Kiosk, event: Event, at: Moment) -> Step:
    if isinstance(event, StaffEvent):
        return _to_staff(kiosk, event, at)
    if isinstance(kiosk.stage, Maintaining) and isinstance(event, OfTheGlass):
        return _to_staff(kiosk, event, at)
    return _to_patients(kiosk, event, at)


def _to_staff(kiosk: Kiosk, event: StaffEvent | OfTheGlass, at: Moment) -> Step:
    from kiosk.services.maintenance import mode  # noqa: PLC0415 - no patient has to wait for it

    if isinstance(event, StaffEvent):
        return mode.told(kiosk, event, at)
    return mode.happened(kiosk, event, at)


def _to_patients(kiosk: Kiosk, event: PatientsEvent, at: Moment) -> Step:
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
        case ConditionsChanged() | LampSwitched():
            return _scanned(kiosk, event, at)
        case PresenceChanged():
            return equipment.presence_changed(kiosk, event, at)
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
        case _:
            assert_never(event)


def crashed(kiosk: Kiosk, event: Crashed, at: Moment) -> Step:
    """A bug: wipe the session and land in the safe screen.

    Once there, the same bug again changes nothing. It may lie in what a crash itself brings about
    (recording, forgetting), and must not chase itself round for ever.
    """
    kiosk, dropped = leaving.thrown_out(replace(kiosk, judging=None), at)
    record = Record(EventId.FAULT, {"fingerprint": event.fingerprint})
    stage = kiosk.stage
    if isinstance(stage, Refusing) and stage.fault is not None:
        known = stage.fault == event.fingerprint
        kiosk = replace(kiosk, stage=replace(stage, fault=event.fingerprint))
        return kiosk, dropped if known else (record, *dropped)
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
    return kiosk, (record, *dropped, *slip, *stopped, *effects)
