"""The one way in which a terminal's state changes: `(state, event, moment) → (state, effects)`.

Pure: no clock, thread, network or screen. What a patient can live through is tested, and can be
replayed, by feeding events.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.audit.catalogue import EndCause, EventId, FieldValue
from kiosk.devices import CameraState, ScanConditions
from kiosk.reasons import Code, Failure
from kiosk.services import checkin, failures, identify, pay, paying, queue, second_factor, slips
from kiosk.session import scanning
from kiosk.session.effects import Effect, Record
from kiosk.session.ending import Step, end
from kiosk.session.events import (
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
    GatewayChanged,
    HospitalChanged,
    LampSwitched,
    OrderChanged,
    OrderOpened,
    PatientFound,
    PaymentsChanged,
    PrinterChanged,
    QueueFound,
    ReaderChanged,
    RecordingAsked,
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
    TrustChanged,
)
from kiosk.session.lamp import lamp_switched
from kiosk.session.pay_stages import Ordering
from kiosk.session.state import Kiosk, Moment, Refusing, TrustHealth
from kiosk.session.taps import tapped
from kiosk.session.timing import ticked

PayAnswer = BillsFound | BillsQuoted | OrderOpened | SlipDone
Answer = (
    CodeJudged
    | SecondFactorChecked
    | PatientFound
    | DayFound
    | SignInDone
    | QueueFound
    | PayAnswer
    | TicketDone
    | EffectFailed
)
Equipped = (
    CameraChanged
    | PrinterChanged
    | HospitalChanged
    | GatewayChanged
    | PaymentsChanged
    | StorageChanged
    | TrustChanged
    | ReaderChanged
    | ScannerChanged
)
Scanned = ConditionsChanged | LampSwitched | RecordingAsked
Staffed = StaffSignedIn | StaffSignedOut


def step(kiosk: Kiosk, event: Event, at: Moment) -> Step:
    """The next state, and what is to be done."""
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
        ):
            return _equipment(kiosk, event)
        case ConditionsChanged() | LampSwitched() | RecordingAsked():
            return _scanned(kiosk, event, at)
        case StaffSignedIn() | StaffSignedOut():
            return _staffed(kiosk, event)
        case _:
            return _answer(kiosk, event, at)


def _answer(kiosk: Kiosk, event: Answer, at: Moment) -> Step:
    if event.session != kiosk.session and not isinstance(
        event, TicketDone | SlipDone | OrderOpened
    ):
        return kiosk, ()  # of a session that is over
    match event:
        case CodeJudged():
            return identify.code_judged(kiosk, event, at, tapped)
        case SecondFactorChecked():
            return second_factor.checked(kiosk, event, at, tapped)
        case PatientFound():
            return identify.patient_found(kiosk, event, at)
        case DayFound():
            return checkin.day_found(kiosk, event, at)
        case SignInDone():
            return checkin.sign_in_done(kiosk, event, at)
        case QueueFound():
            return queue.queue_found(kiosk, event, at)
        case BillsFound() | BillsQuoted() | OrderOpened() | SlipDone():
            return _pay_answer(kiosk, event, at)
        case TicketDone():
            return queue.ticket_done(kiosk, event, at)
        case EffectFailed():
            return failures.failed(kiosk, event, at)
        case _:
            assert_never(event)


def _pay_answer(kiosk: Kiosk, event: PayAnswer, at: Moment) -> Step:
    match event:
        case BillsFound():
            return pay.bills_found(kiosk, event, at)
        case BillsQuoted():
            return pay.bills_quoted(kiosk, event, at)
        case OrderOpened():
            return paying.order_opened(kiosk, event, at)
        case SlipDone():
            return slips.slip_done(kiosk, event, at)
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


def _equipment(kiosk: Kiosk, event: Equipped) -> Step:
    """Take note of how a device is; log it when that is news."""
    equipment = kiosk.equipment
    match event:
        case CameraChanged(state=state):
            changed = replace(equipment, camera=state)
            record = Record(EventId.CAMERA_CHANGED, {"state": state})
        case PrinterChanged(state=printer):
            changed = replace(equipment, printer=printer)
            record = Record(EventId.PRINTER_CHANGED, {"state": printer})
        case HospitalChanged(answering=answering):
            changed = replace(equipment, hospital_answering=answering)
            record = Record(EventId.HOSPITAL_CHANGED, {"answering": answering})
        case GatewayChanged(answering=answering):
            changed = replace(equipment, gateway_answering=answering)
            record = Record(EventId.GATEWAY_CHANGED, {"answering": answering})
        case PaymentsChanged(state=payments, unresolved=unresolved, needs_staff=staff):
            changed = replace(equipment, payments=payments, orders_for_staff=staff)
            record = Record(
                EventId.PAYMENTS_CHANGED,
                {"state": payments, "unresolved": unresolved, "needs_staff": staff},
            )
        case StorageChanged(writable=writable):
            changed = replace(equipment, storage_writable=writable)
            record = Record(EventId.STORAGE_CHANGED, {"writable": writable})
        case TrustChanged(state=trust, days_old=old, days_left=days, warn=warn, clock=clock):
            changed = replace(equipment, trust=TrustHealth(trust, old, days, warn, clock))
            fields: dict[str, FieldValue] = {"state": trust, "days_left": days, "clock": clock}
            record = Record(EventId.TRUST_CHANGED, fields)
        case ReaderChanged(state=reader):
            changed = replace(equipment, reader=reader)
            record = Record(EventId.READER_CHANGED, {"state": reader})
        case ScannerChanged(state=scanner):
            changed = replace(equipment, scanner=scanner)
            record = Record(EventId.SCANNER_CHANGED, {"state": scanner})
        case _:
            assert_never(event)
    if changed == equipment:
        return kiosk, ()
    if changed.camera is not CameraState.RUNNING:  # without pictures nothing is measured
        kiosk = replace(kiosk, conditions=ScanConditions())
    return replace(kiosk, equipment=changed), (record,)
