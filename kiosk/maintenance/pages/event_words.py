"""What happened, in a few words each: the events of the log's catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.audit.catalogue import EventId
from kiosk.maintenance.sheet import Tone
from kiosk.maintenance.words import QT_TRANSLATE_NOOP

EVENTS: Final[Mapping[EventId, str]] = {
    EventId.TERMINAL_STARTED: QT_TRANSLATE_NOOP("Maintenance", "Program started"),
    EventId.TERMINAL_STOPPED: QT_TRANSLATE_NOOP("Maintenance", "Program stopped"),
    EventId.CAMERA_CHANGED: QT_TRANSLATE_NOOP("Maintenance", "Camera: new state"),
    EventId.PRINTER_CHANGED: QT_TRANSLATE_NOOP("Maintenance", "Ticket printer: new state"),
    EventId.HOSPITAL_CHANGED: QT_TRANSLATE_NOOP("Maintenance", "Hospital system: answers or not"),
    EventId.STORAGE_CHANGED: QT_TRANSLATE_NOOP("Maintenance", "Disk: takes writes or not"),
    EventId.TRUST_CHANGED: QT_TRANSLATE_NOOP("Maintenance", "Trust list or clock: new state"),
    EventId.READER_CHANGED: QT_TRANSLATE_NOOP("Maintenance", "Identity card reader: new state"),
    EventId.SCANNER_CHANGED: QT_TRANSLATE_NOOP("Maintenance", "Barcode scanner: new state"),
    EventId.LAMP_CHANGED: QT_TRANSLATE_NOOP("Maintenance", "Lamp: new state"),
    EventId.PRESENCE_SENSOR_CHANGED: QT_TRANSLATE_NOOP(
        "Maintenance", "Presence sensor: answers or not"
    ),
    EventId.VOICE_CHANGED: QT_TRANSLATE_NOOP("Maintenance", "Speech: new state"),
    EventId.SUPPORT_PICTURE_TAKEN: QT_TRANSLATE_NOOP("Maintenance", "Picture of the screen taken"),
    EventId.RECORDING_CHANGED: QT_TRANSLATE_NOOP("Maintenance", "Camera recording on or off"),
    EventId.CODE_REFUSED: QT_TRANSLATE_NOOP("Maintenance", "Code refused"),
    EventId.SESSION_STARTED: QT_TRANSLATE_NOOP("Maintenance", "Card verified"),
    EventId.SESSION_ENDED: QT_TRANSLATE_NOOP("Maintenance", "Patient's session ended"),
    EventId.SECOND_FACTOR_CHECKED: QT_TRANSLATE_NOOP("Maintenance", "Second factor compared"),
    EventId.HOSPITAL_FAILED: QT_TRANSLATE_NOOP("Maintenance", "Call to the hospital failed"),
    EventId.SIGNED_IN: QT_TRANSLATE_NOOP("Maintenance", "Patient signed in"),
    EventId.TICKET_DONE: QT_TRANSLATE_NOOP("Maintenance", "Ticket"),
    EventId.SLIP_DONE: QT_TRANSLATE_NOOP("Maintenance", "Receipt or slip"),
    EventId.PAYMENT_FAILED: QT_TRANSLATE_NOOP("Maintenance", "Payment could not begin"),
    EventId.ORDER_ENDED: QT_TRANSLATE_NOOP("Maintenance", "Payment order at its end"),
    EventId.PAYMENTS_CHANGED: QT_TRANSLATE_NOOP("Maintenance", "Payments: new state"),
    EventId.GATEWAY_CHANGED: QT_TRANSLATE_NOOP("Maintenance", "Payment gateway: answers or not"),
    EventId.STAFF_ORDER: QT_TRANSLATE_NOOP("Maintenance", "Staff dealt with an order"),
    EventId.STAFF_PRINT: QT_TRANSLATE_NOOP("Maintenance", "Staff settled a print in doubt"),
    EventId.REPORT_PRINTER_CHANGED: QT_TRANSLATE_NOOP("Maintenance", "A4 printer: new state"),
    EventId.REPORTS_PRINTED: QT_TRANSLATE_NOOP("Maintenance", "Reports printed"),
    EventId.PRINTS_CHANGED: QT_TRANSLATE_NOOP("Maintenance", "Prints in doubt or untold"),
    EventId.FAULT: QT_TRANSLATE_NOOP("Maintenance", "Fault of the program"),
    EventId.STAFF_SIGNED_IN: QT_TRANSLATE_NOOP("Maintenance", "Staff signed in"),
    EventId.STAFF_REFUSED: QT_TRANSLATE_NOOP("Maintenance", "Staff refused"),
    EventId.STAFF_LOCKED: QT_TRANSLATE_NOOP("Maintenance", "Badge locked"),
    EventId.STAFF_SIGNED_OUT: QT_TRANSLATE_NOOP("Maintenance", "Staff signed out"),
    EventId.SECOND_PERSON: QT_TRANSLATE_NOOP("Maintenance", "Second person confirmed"),
    EventId.RECOVERY_ASKED: QT_TRANSLATE_NOOP("Maintenance", "Recovery asked for"),
    EventId.RECOVERY_USED: QT_TRANSLATE_NOOP("Maintenance", "Recovery used"),
    EventId.STAFF_TASK: QT_TRANSLATE_NOOP("Maintenance", "Task of staff"),
    EventId.SAFE_MODE_ENTERED: QT_TRANSLATE_NOOP("Maintenance", "Safe mode after crashes"),
    EventId.PROGRAM_RESTARTED: QT_TRANSLATE_NOOP("Maintenance", "Restarted after a crash"),
    EventId.SWAP_PRESENT: QT_TRANSLATE_NOOP("Maintenance", "Swap is in use"),
    EventId.DECOMMISSIONED: QT_TRANSLATE_NOOP("Maintenance", "Taken out of use, and wiped"),
    EventId.HOUSE_LOST: QT_TRANSLATE_NOOP("Maintenance", "Staff's own switches were lost"),
    EventId.REOPENED: QT_TRANSLATE_NOOP("Maintenance", "Back in service by itself"),
    EventId.SETTINGS_RESTART: QT_TRANSLATE_NOOP("Maintenance", "Restart for new settings"),
    EventId.UPDATE_SWITCHED: QT_TRANSLATE_NOOP("Maintenance", "Update begun"),
    EventId.UPDATE_PROVEN: QT_TRANSLATE_NOOP("Maintenance", "Update proven"),
    EventId.UPDATE_UNHEALTHY: QT_TRANSLATE_NOOP("Maintenance", "Update not well in time"),
    EventId.UPDATE_RETURNED: QT_TRANSLATE_NOOP("Maintenance", "Gone back from an update"),
    EventId.UPDATE_UNUSABLE: QT_TRANSLATE_NOOP("Maintenance", "Release damaged or gone"),
    EventId.UPDATE_SELECTION_LOST: QT_TRANSLATE_NOOP("Maintenance", "Choice of release lost"),
    EventId.AUDIT_KEY_MADE: QT_TRANSLATE_NOOP("Maintenance", "New key for the audit log"),
    EventId.HEAD_SIGNED: QT_TRANSLATE_NOOP("Maintenance", "Audit log signed"),
    EventId.LINE_TORN: QT_TRANSLATE_NOOP("Maintenance", "Entry torn by a loss of power"),
    EventId.LINES_LOST: QT_TRANSLATE_NOOP("Maintenance", "Entries lost: the disk took none"),
    EventId.DAY_FULL: QT_TRANSLATE_NOOP("Maintenance", "Log of the day is full"),
}

BAD: Final = frozenset(
    {
        EventId.FAULT,
        EventId.SAFE_MODE_ENTERED,
        EventId.UPDATE_RETURNED,
        EventId.PROGRAM_RESTARTED,
        EventId.STAFF_LOCKED,
        EventId.LINE_TORN,
        EventId.LINES_LOST,
        EventId.DAY_FULL,
    }
)
"""What is an error each time it happens."""

DOUBTFUL: Final = frozenset(
    {
        EventId.HOSPITAL_FAILED,
        EventId.PAYMENT_FAILED,
        EventId.STAFF_REFUSED,
        EventId.RECOVERY_ASKED,
        EventId.RECOVERY_USED,
        EventId.SWAP_PRESENT,
        EventId.HOUSE_LOST,
        EventId.UPDATE_UNHEALTHY,
        EventId.UPDATE_UNUSABLE,
        EventId.UPDATE_SELECTION_LOST,
        EventId.AUDIT_KEY_MADE,
    }
)
"""What somebody should know of."""


def tone_of(event: EventId) -> Tone:
    if event in BAD:
        return Tone.BAD
    return Tone.WARN if event in DOUBTFUL else Tone.PLAIN
