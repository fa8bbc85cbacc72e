"""The catalogue of events: every line that the event log may hold, and nothing else.

A field is a number, a truth value, a member of a named enumeration, a place in the code, or one of the
forms in `kiosk.audit.values`, so nothing about a person has a way in: there is no free text.
`docs/EVENTS.md` is written from this.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.audit.entry import Entry, EventId
from kiosk.audit.staff import STAFF_ENTRIES, StaffAct, StaffSaid
from kiosk.audit.updates import UPDATE_ENTRIES
from kiosk.audit.values import (
    CardMark,
    Digest,
    FieldValue,
    Fingerprint,
    OrderNumber,
    PrintNumber,
    SettingName,
    Signature,
    StaffId,
    Version,
    fingerprint,
)
from kiosk.codes.classify import Kind
from kiosk.devices import (
    CameraState,
    LampState,
    PrinterState,
    ReaderState,
    ScannerState,
    TicketOutcome,
    VoiceState,
)
from kiosk.domain import Assurance
from kiosk.payment.order import OrderState
from kiosk.payment.port import Channel, Way
from kiosk.payment.progress import CashierState
from kiosk.reasons import Code
from kiosk.reports.printer import ReportPrinterState
from kiosk.trust.health import ClockState, TrustState

__all__ = [
    "CATALOGUE",
    "CardMark",
    "Digest",
    "EndCause",
    "Entry",
    "EventId",
    "FieldValue",
    "Fingerprint",
    "HeadKind",
    "OrderNumber",
    "PrintNumber",
    "SettingName",
    "Signature",
    "StaffAct",
    "StaffId",
    "StaffSaid",
    "Version",
    "check",
    "fingerprint",
]


class EndCause(StrEnum):
    """Why a session ended."""

    FINISHED = auto()  # the errand was done and the screen left by itself
    LEFT = auto()  # the patient pressed "finish"
    IDLE = auto()
    REFUSED = auto()
    NEXT_PATIENT = auto()  # another card was held up
    FAULT = auto()


class HeadKind(StrEnum):
    """Why a head was signed."""

    INTERVAL = auto()
    SHUTDOWN = auto()
    ANCHOR = auto()  # what comes before it was removed at the end of its keeping


_CARD: Final = frozenset({"card"})
"""What a card had done bears its keyed hash, where the hospital has given this terminal a trace key."""

_OF_THE_TERMINAL: Mapping[EventId, Entry] = {
    EventId.TERMINAL_STARTED: Entry("The program started.", {"start_ms": int}),
    EventId.TERMINAL_STOPPED: Entry("The program was told to stop."),
    EventId.CAMERA_CHANGED: Entry("The camera is in another state.", {"state": CameraState}),
    EventId.PRINTER_CHANGED: Entry(
        "The ticket printer is in another state.", {"state": PrinterState}
    ),
    EventId.HOSPITAL_CHANGED: Entry("The hospital began or ceased to answer.", {"answering": bool}),
    EventId.STORAGE_CHANGED: Entry("The disk takes writes, or no longer.", {"writable": bool}),
    EventId.TRUST_CHANGED: Entry(
        "The trust list or the clock is in another state.",
        {"state": TrustState, "days_left": int, "clock": ClockState},
    ),
    EventId.READER_CHANGED: Entry(
        "The identity document reader is in another state.", {"state": ReaderState}
    ),
    EventId.SCANNER_CHANGED: Entry(
        "The barcode scanner is in another state.", {"state": ScannerState}
    ),
    EventId.LAMP_CHANGED: Entry("The lamp is in another state.", {"state": LampState}),
    EventId.SUPPORT_PICTURE_TAKEN: Entry(
        "A picture of the screen was asked for, without anything of a patient.", {"taken": bool}
    ),
    EventId.VOICE_CHANGED: Entry(
        "What reads the screens out is in another state.", {"state": VoiceState}
    ),
    EventId.PRESENCE_SENSOR_CHANGED: Entry(
        "The sensor of people before the terminal does not answer, or does again.",
        {"answering": bool},
    ),
    EventId.RECORDING_CHANGED: Entry(
        "An engineer had the camera's pictures kept, or no longer.", {"on": bool}
    ),
    EventId.CODE_REFUSED: Entry("A code held up was refused.", {"kind": Kind, "code": Code}),
    EventId.SESSION_STARTED: Entry(
        "A card was verified.", {"kind": Kind, "assurance": Assurance, "card": CardMark}, _CARD
    ),
    EventId.SESSION_ENDED: Entry(
        "The session is over and wiped.", {"cause": EndCause, "seconds": int}
    ),
    EventId.SECOND_FACTOR_CHECKED: Entry(
        "The hospital compared the digits of a second factor.",
        {"right": bool, "tries_left": int, "card": CardMark},
        _CARD,
    ),
    EventId.HOSPITAL_FAILED: Entry("A call to the hospital failed.", {"code": Code}),
    EventId.SIGNED_IN: Entry(
        "A patient was signed in.", {"milliseconds": int, "card": CardMark}, _CARD
    ),
    EventId.TICKET_DONE: Entry(
        "What became of a ticket.", {"outcome": TicketOutcome, "state": PrinterState}
    ),
    EventId.SLIP_DONE: Entry(
        "What became of a receipt, or of a slip about an open payment.",
        {"outcome": TicketOutcome, "state": PrinterState},
    ),
    EventId.PAYMENT_FAILED: Entry(
        "Bills, insurance or journal failed before anything was paid.", {"code": Code}
    ),
    EventId.ORDER_ENDED: Entry(
        "An order was settled or reversed, or needs staff.",
        {"state": OrderState, "way": Way, "channel": Channel, "card": CardMark},
        _CARD,
    ),
    EventId.PAYMENTS_CHANGED: Entry(
        "Whether payments can be taken, and how many orders are open.",
        {"state": CashierState, "unresolved": int, "needs_staff": int},
    ),
    EventId.GATEWAY_CHANGED: Entry(
        "The payment gateway began or ceased to answer.", {"answering": bool}
    ),
    EventId.REPORT_PRINTER_CHANGED: Entry(
        "The A4 printer is in another state.", {"state": ReportPrinterState}
    ),
    EventId.REPORTS_PRINTED: Entry(
        "A print run is over: reports that came out, may have come out, and did not.",
        {
            "printed": int,
            "doubtful": int,
            "not_printed": int,
            "state": ReportPrinterState,
            "card": CardMark,
        },
        _CARD,
    ),
    EventId.PRINTS_CHANGED: Entry(
        "Prints that the hospital is yet to hear of, and prints in doubt, for staff.",
        {"untold": int, "doubtful": int},
    ),
    EventId.FAULT: Entry(
        "A bug landed in the safe screen: its type and place in the code, never its message.",
        {"fingerprint": Fingerprint},
    ),
}

_OF_THE_LOG: Mapping[EventId, Entry] = {
    EventId.AUDIT_KEY_MADE: Entry(
        "A key to sign the log's heads was made. `key`: SM3 of its public half; `again`: in place of a "
        "damaged one.",
        {"key": Digest, "again": bool},
    ),
    EventId.HEAD_SIGNED: Entry(
        "All entries up to number `of` were signed for.",
        {
            "why": HeadKind,
            "of": int,
            "of_chain": Digest,
            "signed_at": int,
            "version": Version,
            "key": Digest,
            "signature": Signature,
        },
    ),
    EventId.LINE_TORN: Entry(
        "Before this line are `bytes` bytes, of this SM3, that are no entry: a loss of power tore it.",
        {"bytes": int, "digest": Digest},
    ),
    EventId.LINES_LOST: Entry(
        "So many entries were lost while the disk took no writes for long.", {"entries": int}
    ),
    EventId.DAY_FULL: Entry(
        "The day's file has reached its largest size: the day is not recorded on."
    ),
}

CATALOGUE: Mapping[EventId, Entry] = {
    **_OF_THE_TERMINAL,
    **STAFF_ENTRIES,
    **UPDATE_ENTRIES,
    **_OF_THE_LOG,
}


def check(event: EventId, fields: Mapping[str, FieldValue]) -> None:
    """Raise ValueError unless `fields` are those of the catalogue, each of its type."""
    entry = CATALOGUE[event]
    wanted = entry.fields
    if wanted.keys() != fields.keys():
        missing = wanted.keys() - fields.keys() - entry.may_lack
        if missing or fields.keys() - wanted.keys():
            raise ValueError(f"{event}: wants fields {sorted(wanted)}, got {sorted(fields)}")
    for name, value in fields.items():
        if type(value) is not wanted[name]:
            raise ValueError(f"{event}.{name}: wants {wanted[name].__name__}")
