"""How devices and systems are, as last heard: taken note of, and logged when it is news."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.audit.catalogue import EventId, FieldValue
from kiosk.devices import CameraState, PresenceState, ScanConditions
from kiosk.session import presence
from kiosk.session.effects import Record
from kiosk.session.ending import Step
from kiosk.session.events import (
    CameraChanged,
    HospitalChanged,
    PresenceChanged,
    PrinterChanged,
    ReaderChanged,
    ScannerChanged,
    StorageChanged,
    TrustChanged,
)
from kiosk.session.heard import TrustHealth
from kiosk.session.pay_events import GatewayChanged, PaymentsChanged
from kiosk.session.report_events import PrintsChanged, ReportPrinterChanged
from kiosk.session.state import Equipment, Kiosk, Moment

Device = CameraChanged | PrinterChanged | ReaderChanged | ScannerChanged | ReportPrinterChanged
System = (
    HospitalChanged
    | GatewayChanged
    | PaymentsChanged
    | PrintsChanged
    | StorageChanged
    | TrustChanged
)
Changed = tuple[Equipment, EventId, dict[str, FieldValue]]


def changed(kiosk: Kiosk, event: Device | System) -> Step:
    known = kiosk.equipment
    told = _device(known, event) if isinstance(event, Device) else _system(known, event)
    equipment, event_id, fields = told
    if equipment == known:
        return kiosk, ()
    if equipment.camera is not CameraState.RUNNING:  # without pictures nothing is measured
        kiosk = replace(kiosk, conditions=ScanConditions())
    return replace(kiosk, equipment=equipment), (Record(event_id, fields),)


def presence_changed(kiosk: Kiosk, event: PresenceChanged, at: Moment) -> Step:
    """Who comes and goes is not logged, only whether the sensor can be heard."""
    before = kiosk.equipment.presence
    if event.state is before:
        return kiosk, ()
    kiosk = replace(kiosk, equipment=replace(kiosk.equipment, presence=event.state))
    kiosk = presence.changed(kiosk, before, at)
    if PresenceState.OFFLINE not in {before, event.state}:
        return kiosk, ()
    answering = event.state is not PresenceState.OFFLINE
    return kiosk, (Record(EventId.PRESENCE_SENSOR_CHANGED, {"answering": answering}),)


def _device(known: Equipment, event: Device) -> Changed:
    match event:
        case CameraChanged(state=camera):
            return replace(known, camera=camera), EventId.CAMERA_CHANGED, {"state": camera}
        case PrinterChanged(state=printer):
            return replace(known, printer=printer), EventId.PRINTER_CHANGED, {"state": printer}
        case ReaderChanged(state=reader):
            return replace(known, reader=reader), EventId.READER_CHANGED, {"state": reader}
        case ScannerChanged(state=scanner):
            return replace(known, scanner=scanner), EventId.SCANNER_CHANGED, {"state": scanner}
        case ReportPrinterChanged(state=a4):
            equipment = replace(known, report_printer=a4)
            return equipment, EventId.REPORT_PRINTER_CHANGED, {"state": a4}
        case _:
            assert_never(event)


def _system(known: Equipment, event: System) -> Changed:
    fields: dict[str, FieldValue]
    match event:
        case HospitalChanged(answering=answering):
            equipment = replace(known, hospital_answering=answering)
            return equipment, EventId.HOSPITAL_CHANGED, {"answering": answering}
        case GatewayChanged(answering=answering):
            equipment = replace(known, gateway_answering=answering)
            return equipment, EventId.GATEWAY_CHANGED, {"answering": answering}
        case PaymentsChanged(state=payments, unresolved=unresolved, needs_staff=staff):
            equipment = replace(known, payments=payments, orders_for_staff=staff)
            fields = {"state": payments, "unresolved": unresolved, "needs_staff": staff}
            return equipment, EventId.PAYMENTS_CHANGED, fields
        case PrintsChanged(untold=untold, doubtful=doubtful):
            equipment = replace(known, untold_prints=untold, doubtful_prints=doubtful)
            fields = {"untold": untold, "doubtful": doubtful}
            return equipment, EventId.PRINTS_CHANGED, fields
        case StorageChanged(writable=writable):
            equipment = replace(known, storage_writable=writable)
            return equipment, EventId.STORAGE_CHANGED, {"writable": writable}
        case TrustChanged(state=trust, days_old=old, days_left=days, warn=warn, clock=clock):
            equipment = replace(known, trust=TrustHealth(trust, old, days, warn, clock))
            fields = {"state": trust, "days_left": days, "clock": clock}
            return equipment, EventId.TRUST_CHANGED, fields
        case _:
            assert_never(event)
