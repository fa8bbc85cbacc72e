"""The names of events, and the form of what the catalogue says of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto

from kiosk.audit.values import FieldValue


class EventId(StrEnum):
    TERMINAL_STARTED = auto()
    TERMINAL_STOPPED = auto()
    CAMERA_CHANGED = auto()
    PRINTER_CHANGED = auto()
    HOSPITAL_CHANGED = auto()
    STORAGE_CHANGED = auto()
    TRUST_CHANGED = auto()
    READER_CHANGED = auto()
    SCANNER_CHANGED = auto()
    LAMP_CHANGED = auto()
    PRESENCE_SENSOR_CHANGED = auto()
    VOICE_CHANGED = auto()
    SUPPORT_PICTURE_TAKEN = auto()
    RECORDING_CHANGED = auto()
    CODE_REFUSED = auto()
    SESSION_STARTED = auto()
    SESSION_ENDED = auto()
    SECOND_FACTOR_CHECKED = auto()
    HOSPITAL_FAILED = auto()
    SIGNED_IN = auto()
    TICKET_DONE = auto()
    SLIP_DONE = auto()
    PAYMENT_FAILED = auto()
    ORDER_ENDED = auto()
    PAYMENTS_CHANGED = auto()
    GATEWAY_CHANGED = auto()
    STAFF_ORDER = auto()
    STAFF_PRINT = auto()
    REPORT_PRINTER_CHANGED = auto()
    REPORTS_PRINTED = auto()
    PRINTS_CHANGED = auto()
    FAULT = auto()
    STAFF_SIGNED_IN = auto()
    STAFF_REFUSED = auto()
    STAFF_LOCKED = auto()
    STAFF_SIGNED_OUT = auto()
    SECOND_PERSON = auto()
    RECOVERY_ASKED = auto()
    RECOVERY_USED = auto()
    STAFF_TASK = auto()
    HOUSE_LOST = auto()
    REOPENED = auto()
    SETTINGS_RESTART = auto()
    UPDATE_SWITCHED = auto()
    UPDATE_PROVEN = auto()
    UPDATE_UNHEALTHY = auto()
    UPDATE_RETURNED = auto()
    UPDATE_UNUSABLE = auto()
    UPDATE_SELECTION_LOST = auto()
    SAFE_MODE_ENTERED = auto()
    PROGRAM_RESTARTED = auto()
    SWAP_PRESENT = auto()
    DECOMMISSIONED = auto()
    AUDIT_KEY_MADE = auto()
    HEAD_SIGNED = auto()
    LINE_TORN = auto()
    LINES_LOST = auto()
    DAY_FULL = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """What an event means and which fields it has, by type; those in `may_lack` are not always there."""

    meaning: str
    fields: Mapping[str, type[FieldValue]] = field(default_factory=dict)
    may_lack: frozenset[str] = frozenset()
