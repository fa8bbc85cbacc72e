"""The catalogue of events: every line that the event log may hold, and nothing else.

A field is a number, a truth value, a member of a named enumeration or a place in the code, so
nothing about a person has a way in: there is no free text. `docs/EVENTS.md` is written from this.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from pathlib import Path
from typing import Self

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


class Fingerprint(str):
    """Where a bug is: "KeyError kiosk/session/flow.py:120". Made by `fingerprint` only."""

    __slots__ = ()


class OrderNumber(str):
    """The number of an order: a terminal, a day and a sequence; nothing of a person."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        if re.fullmatch(r"[A-Za-z0-9-]{16,32}", text) is None:
            raise ValueError("no order number")
        return super().__new__(cls, text)


class PrintNumber(str):
    """The number of a print of a report: a terminal, a day and a sequence; nothing of a person."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        if re.fullmatch(r"[A-Za-z0-9-]{17,33}", text) is None:
            raise ValueError("no print number")
        return super().__new__(cls, text)


class StaffId(str):
    """Who of the staff: the name of their account, or the SM3 of a badge's staff id."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        if re.fullmatch(r"[A-Za-z0-9._@-]{2,64}", text) is None:
            raise ValueError("no staff id")
        return super().__new__(cls, text)


class StaffAct(StrEnum):
    REVERSE = auto()
    SETTLE = auto()
    HAND_OVER = auto()


class StaffSaid(StrEnum):
    """What became of a print, by staff."""

    PRINTED = auto()
    NOT_PRINTED = auto()
    TOLD = auto()  # the hospital, by hand


FieldValue = int | bool | StrEnum | Fingerprint | OrderNumber | PrintNumber | StaffId


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


class EndCause(StrEnum):
    """Why a session ended."""

    FINISHED = auto()  # the errand was done and the screen left by itself
    LEFT = auto()  # the patient pressed "finish"
    IDLE = auto()
    REFUSED = auto()
    NEXT_PATIENT = auto()  # another card was held up
    FAULT = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """What an event means and which fields it has, by type."""

    meaning: str
    fields: Mapping[str, type[FieldValue]] = field(default_factory=dict)


CATALOGUE: Mapping[EventId, Entry] = {
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
    EventId.SESSION_STARTED: Entry("A card was verified.", {"kind": Kind, "assurance": Assurance}),
    EventId.SESSION_ENDED: Entry(
        "The session is over and wiped.", {"cause": EndCause, "seconds": int}
    ),
    EventId.SECOND_FACTOR_CHECKED: Entry(
        "The hospital compared the digits of a second factor.", {"right": bool, "tries_left": int}
    ),
    EventId.HOSPITAL_FAILED: Entry("A call to the hospital failed.", {"code": Code}),
    EventId.SIGNED_IN: Entry("A patient was signed in.", {"milliseconds": int}),
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
        {"state": OrderState, "way": Way, "channel": Channel},
    ),
    EventId.PAYMENTS_CHANGED: Entry(
        "Whether payments can be taken, and how many orders are open.",
        {"state": CashierState, "unresolved": int, "needs_staff": int},
    ),
    EventId.GATEWAY_CHANGED: Entry(
        "The payment gateway began or ceased to answer.", {"answering": bool}
    ),
    EventId.STAFF_ORDER: Entry(
        "Staff had the cashier do something with an order, or brought it to its end by hand.",
        {"act": StaffAct, "order": OrderNumber, "staff": StaffId},
    ),
    EventId.REPORT_PRINTER_CHANGED: Entry(
        "The A4 printer is in another state.", {"state": ReportPrinterState}
    ),
    EventId.REPORTS_PRINTED: Entry(
        "A print run is over: reports that came out, may have come out, and did not.",
        {"printed": int, "doubtful": int, "not_printed": int, "state": ReportPrinterState},
    ),
    EventId.PRINTS_CHANGED: Entry(
        "Prints that the hospital is yet to hear of, and prints in doubt, for staff.",
        {"untold": int, "doubtful": int},
    ),
    EventId.STAFF_PRINT: Entry(
        "Staff said what became of a print of a report that was in doubt.",
        {"said": StaffSaid, "print": PrintNumber, "staff": StaffId},
    ),
    EventId.FAULT: Entry(
        "A bug landed in the safe screen: its type and place in the code, never its message.",
        {"fingerprint": Fingerprint},
    ),
}


def fingerprint(error: BaseException) -> Fingerprint:
    """Type and innermost place of `error`. Its message is left out: it may quote what was handled."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return Fingerprint(type(error).__name__)
    inner = next((f for f in reversed(frames) if _own(f.filename)), frames[-1])
    place = "/".join(Path(inner.filename).parts[-3:])
    return Fingerprint(f"{type(error).__name__} {place}:{inner.lineno}")


def _own(filename: str) -> bool:
    return Path(filename).is_relative_to(Path(__file__).parents[2])


def check(event: EventId, fields: Mapping[str, FieldValue]) -> None:
    """Raise ValueError unless `fields` are exactly those of the catalogue, each of its type."""
    wanted = CATALOGUE[event].fields
    if wanted.keys() != fields.keys():
        raise ValueError(f"{event}: wants fields {sorted(wanted)}, got {sorted(fields)}")
    for name, kind in wanted.items():
        if type(fields[name]) is not kind:
            raise ValueError(f"{event}.{name}: wants {kind.__name__}")
