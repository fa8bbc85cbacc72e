"""What the catalogue knows of staff: who came in, and what they did."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum, auto

from kiosk.audit.entry import Entry, EventId
from kiosk.audit.values import Digest, OrderNumber, PrintNumber, SettingName, StaffId
from kiosk.domain import StaffRole


class StaffAct(StrEnum):
    REVERSE = auto()
    SETTLE = auto()
    HAND_OVER = auto()


class StaffSaid(StrEnum):
    """What became of a print, by staff."""

    PRINTED = auto()
    NOT_PRINTED = auto()
    TOLD = auto()  # the hospital, by hand


class StaffFactor(StrEnum):
    """What somebody proved themselves with, besides the badge."""

    PIN = auto()
    RECOVERY = auto()  # the hospital's one-time recovery, without a badge


class StaffRefusal(StrEnum):
    """Why somebody was not let in."""

    BADGE = auto()  # forged, expired, cancelled, or of another hospital
    NOT_ENROLLED = auto()
    WRONG_PIN = auto()
    WAITING = auto()  # too many wrong PINs just now
    LOCKED = auto()
    RECOVERY = auto()
    ROLE = auto()  # this is not for their role
    SECOND_PERSON = auto()  # the second one's badge or PIN
    CLOCK = auto()  # nothing can be judged by a clock that is wrong


class StaffLeft(StrEnum):
    """Why somebody is out again."""

    LEFT = auto()
    IDLE = auto()
    NEXT_BADGE = auto()
    STOPPED = auto()  # the program, or the machine


class StaffTask(StrEnum):
    """What staff do in maintenance mode."""

    PAPER = auto()
    OUT_OF_SERVICE = auto()
    IN_SERVICE = auto()
    VOLUME = auto()
    BRIGHTNESS = auto()
    CLEANING = auto()
    REPRINT = auto()
    QUERY = auto()
    HAND_OVER = auto()
    RESTART = auto()
    DEVICE_TEST = auto()
    TRUST_REFRESH = auto()
    READINESS = auto()
    SETTING_CHANGED = auto()
    SETTING_UNDONE = auto()
    LOG_EXPORT = auto()
    PICTURE = auto()
    RECORDING = auto()
    PAYMENTS = auto()  # looked at
    REVERSE = auto()
    SETTLE = auto()
    NETWORK = auto()
    TRUST_LOADED = auto()  # from a file that somebody brought
    STORAGE = auto()
    SETTINGS = auto()  # looked at
    KEYS_CHANGED = auto()
    LOG_SEARCH = auto()
    BADGE_UNLOCKED = auto()
    AUDIT_READ = auto()
    AUDIT_VERIFIED = auto()
    AUDIT_EXPORT = auto()
    PIN_SET = auto()  # their own
    PIN_CHANGED = auto()
    MANUAL = auto()


STAFF_ENTRIES: Mapping[EventId, Entry] = {
    EventId.STAFF_ORDER: Entry(
        "Staff had the cashier do something with an order, or brought it to its end by hand.",
        {"act": StaffAct, "order": OrderNumber, "staff": StaffId},
    ),
    EventId.STAFF_PRINT: Entry(
        "Staff said what became of a print of a report that was in doubt.",
        {"said": StaffSaid, "print": PrintNumber, "staff": StaffId},
    ),
    EventId.STAFF_SIGNED_IN: Entry(
        "Somebody of the staff is in maintenance mode.",
        {"staff": StaffId, "role": StaffRole, "factor": StaffFactor},
    ),
    EventId.STAFF_REFUSED: Entry(
        "Somebody was not let into maintenance mode, or not to do something there.",
        {"why": StaffRefusal, "staff": StaffId},
        frozenset({"staff"}),
    ),
    EventId.STAFF_LOCKED: Entry(
        "A badge is locked on this terminal after so many wrong PINs.",
        {"staff": StaffId, "tries": int},
    ),
    EventId.STAFF_SIGNED_OUT: Entry(
        "Nobody is in maintenance mode any more.",
        {"staff": StaffId, "why": StaffLeft, "seconds": int},
    ),
    EventId.SECOND_PERSON: Entry(
        "Somebody else's badge and PIN, for what touches money or keys.",
        {"staff": StaffId, "second": StaffId, "role": StaffRole, "task": StaffTask},
    ),
    EventId.RECOVERY_ASKED: Entry("Somebody asked the terminal for a one-time recovery."),
    EventId.RECOVERY_USED: Entry(
        "The hospital's one-time recovery was used. `recovery`: SM3 of it.",
        {"role": StaffRole, "recovery": Digest},
    ),
    EventId.STAFF_TASK: Entry(
        "Somebody of the staff did something, or tried: `done`.",
        {
            "task": StaffTask,
            "staff": StaffId,
            "role": StaffRole,
            "done": bool,
            "setting": SettingName,
            "order": OrderNumber,
            "print": PrintNumber,
            "minutes": int,
        },
        frozenset({"setting", "order", "print", "minutes"}),
    ),
    EventId.HOUSE_LOST: Entry(
        "What staff had set by hand (out of service, volume, brightness) could not be read: it is as at first."
    ),
    EventId.REOPENED: Entry(
        "The time that staff had taken the terminal out of service for was over: patients are served again."
    ),
    EventId.SETTINGS_RESTART: Entry(
        "The program starts anew, while nobody is here, with settings that have come from the fleet. `changed`: "
        "how many are others.",
        {"changed": int},
    ),
    EventId.SAFE_MODE_ENTERED: Entry(
        "The program crashed again and again, and came up in safe mode.", {"crashes": int}
    ),
    EventId.PROGRAM_RESTARTED: Entry(
        "The program was started again after a crash: the so-many-th within five minutes.",
        {"crashes": int},
    ),
    EventId.SWAP_PRESENT: Entry(
        "The machine swaps memory to a disk, where it outlives a session.", {"megabytes": int}
    ),
    EventId.DECOMMISSIONED: Entry(
        "The terminal is wiped next: the last entry. `lost`: though orders, prints or journals were open.",
        {"staff": StaffId, "second": StaffId, "lost": bool},
        frozenset({"second"}),
    ),
}
