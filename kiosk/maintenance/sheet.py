"""The pages of maintenance mode as values: what a page shows, what can be done on it, and what came of that.

A page is made by a worker (`kiosk.maintenance.pages`), or by the flow where it is of the terminal's own
state (`kiosk.services.maintenance`); the screen shows any of them in the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final, Protocol

from kiosk.audit.values import StaffId
from kiosk.domain import StaffRole
from kiosk.maintenance.words import Said
from kiosk.reasons import Failure
from kiosk.staff.access import Act


class PageId(StrEnum):
    """Every page, in the order of the menu."""

    PAPER = auto()  # what the printers say, counters
    SERVICE = auto()  # out of service with a reason and a time, and back
    GLASS = auto()  # volume, brightness, the lock for cleaning
    TICKETS = auto()  # a ticket that did not come out
    PAYMENTS = auto()
    RESTART = auto()
    CAMERA = auto()  # picture, focus, reading
    SCANNER = auto()
    LAMP = auto()
    IDENTITY_READER = auto()
    PRESENCE = auto()
    TICKET_PRINTER = auto()
    REPORT_PRINTER = auto()
    SOUND = auto()
    TOUCH = auto()
    NETWORK = auto()
    TRUST = auto()
    STORAGE = auto()  # disk, temperatures, machine, software
    READINESS = auto()
    SETTINGS = auto()
    LOGS = auto()
    BADGES = auto()  # those with a PIN here; unlock
    AUDIT = auto()
    PIN = auto()  # one's own
    MANUAL = auto()


PAGES: Final[Mapping[PageId, Act]] = MappingProxyType(
    {
        PageId.PAPER: Act.PAPER,
        PageId.SERVICE: Act.OUT_OF_SERVICE,
        PageId.GLASS: Act.CLEANING,
        PageId.TICKETS: Act.REPRINT,
        PageId.PAYMENTS: Act.SEE_PAYMENTS,
        PageId.RESTART: Act.RESTART,
        PageId.CAMERA: Act.TEST_DEVICES,
        PageId.SCANNER: Act.TEST_DEVICES,
        PageId.LAMP: Act.TEST_DEVICES,
        PageId.IDENTITY_READER: Act.TEST_DEVICES,
        PageId.PRESENCE: Act.TEST_DEVICES,
        PageId.TICKET_PRINTER: Act.TEST_DEVICES,
        PageId.REPORT_PRINTER: Act.TEST_DEVICES,
        PageId.SOUND: Act.TEST_DEVICES,
        PageId.TOUCH: Act.TEST_DEVICES,
        PageId.NETWORK: Act.NETWORK,
        PageId.TRUST: Act.REFRESH_TRUST,
        PageId.STORAGE: Act.STORAGE,
        PageId.READINESS: Act.READINESS,
        PageId.SETTINGS: Act.SEE_SETTINGS,
        PageId.LOGS: Act.SEARCH_LOGS,
        PageId.BADGES: Act.UNLOCK_BADGE,
        PageId.AUDIT: Act.READ_AUDIT,
        PageId.PIN: Act.CHANGE_PIN,
        PageId.MANUAL: Act.MANUAL,
    }
)
"""What somebody must be allowed to do for a page to be in their menu."""


class Task(StrEnum):
    """What can be done on a page. Those above the line are done by the flow itself, at once."""

    CLOSE = auto()  # argument: a value of `Closed`; typed: minutes, "" for open end
    OPEN = auto()
    VOLUME = auto()  # argument: "up" or "down"
    BRIGHTNESS = auto()  # likewise
    CLEAN = auto()  # lock the glass
    CHANGE_PIN = auto()
    RECORD_FRAMES = auto()  # argument: "on" or "off"
    # ---
    REFILLED = auto()  # argument: a value of `kiosk.usage.store.Paper`
    SAY_PRINTED = auto()  # of a report in doubt. Argument: "NUMBER printed" or "NUMBER not_printed"
    REPRINT_TICKET = auto()  # argument: its item
    QUERY_ORDER = auto()  # argument: order number; likewise of the next three
    HAND_OVER = auto()
    REVERSE = auto()
    SETTLE = (
        auto()
    )  # argument: "NUMBER again" (by the terminal), "NUMBER paid" or "NUMBER unpaid" (by hand)
    RESTART = auto()
    TEST = auto()  # argument: a value of CheckId
    ANSWER = auto()  # argument: "CHECK yes" or "CHECK no": what somebody saw or heard
    STOP = auto()  # the test that goes on
    LIGHT = auto()  # argument: "on" or "off"
    REFRESH_TRUST = auto()
    LOAD_TRUST = auto()  # from a USB stick
    RUN_CHECKS = auto()  # all that need no hand
    EXPORT_READINESS = auto()  # argument: "pdf" or "json", to a USB stick
    PRINT_READINESS = auto()
    CHANGE_SETTING = auto()  # argument: its name; typed: the value
    CHANGE_KEY_SETTING = auto()  # likewise, of those that name keys or whom to trust
    UNDO_SETTINGS = auto()
    EXPORT_LOGS = auto()  # argument: days
    UNLOCK_BADGE = auto()  # argument: its handle
    VERIFY_AUDIT = auto()
    EXPORT_AUDIT = auto()


TASKS: Final[Mapping[Task, Act]] = MappingProxyType(
    {
        Task.CLOSE: Act.OUT_OF_SERVICE,
        Task.OPEN: Act.OUT_OF_SERVICE,
        Task.VOLUME: Act.VOLUME,
        Task.BRIGHTNESS: Act.BRIGHTNESS,
        Task.CLEAN: Act.CLEANING,
        Task.CHANGE_PIN: Act.CHANGE_PIN,
        Task.RECORD_FRAMES: Act.TEST_DEVICES,
        Task.REFILLED: Act.PAPER,
        Task.SAY_PRINTED: Act.REPRINT,
        Task.REPRINT_TICKET: Act.REPRINT,
        Task.QUERY_ORDER: Act.QUERY_PAYMENT,
        Task.HAND_OVER: Act.HAND_OVER,
        Task.REVERSE: Act.REVERSE,
        Task.SETTLE: Act.SETTLE,
        Task.RESTART: Act.RESTART,
        Task.TEST: Act.TEST_DEVICES,
        Task.ANSWER: Act.TEST_DEVICES,
        Task.STOP: Act.TEST_DEVICES,
        Task.LIGHT: Act.TEST_DEVICES,
        Task.REFRESH_TRUST: Act.REFRESH_TRUST,
        Task.LOAD_TRUST: Act.LOAD_TRUST,
        Task.RUN_CHECKS: Act.READINESS,
        Task.EXPORT_READINESS: Act.READINESS,
        Task.PRINT_READINESS: Act.READINESS,
        Task.CHANGE_SETTING: Act.CHANGE_SETTINGS,
        Task.CHANGE_KEY_SETTING: Act.CHANGE_KEYS,
        Task.UNDO_SETTINGS: Act.CHANGE_SETTINGS,
        Task.EXPORT_LOGS: Act.EXPORT_LOGS,
        Task.UNLOCK_BADGE: Act.UNLOCK_BADGE,
        Task.VERIFY_AUDIT: Act.VERIFY_AUDIT,
        Task.EXPORT_AUDIT: Act.EXPORT_AUDIT,
    }
)


class Closed(StrEnum):
    """Why staff take a terminal out of service."""

    PAPER = auto()
    CLEANING = auto()
    REPAIR = auto()
    NETWORK = auto()
    CLOSED_AREA = auto()  # the hall, or the clinic, is closed
    OTHER = auto()


class Tone(StrEnum):
    PLAIN = auto()
    GOOD = auto()
    WARN = auto()
    BAD = auto()
    QUIET = auto()  # does not count: not fitted, not checked


@dataclass(frozen=True, slots=True)
class Row:
    """A label with its value. A `str` is shown as it is: a name, a number, a program's word."""

    label: Said | str
    value: Said | str = ""
    tone: Tone = Tone.PLAIN
    detail: Said | str = ""  # a second, smaller line
    opens: str = ""  # the item that a touch of the row opens on the same page; "": none


class Keys(StrEnum):
    """What a value is typed with."""

    DIGITS = auto()
    TEXT = auto()  # letters, digits and what else is on an American keyboard


@dataclass(frozen=True, slots=True)
class Typing:
    """Something is typed before a choice is carried out."""

    label: Said
    keys: Keys
    longest: int
    begins: str = ""  # what the field has in it at first
    least: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """A button."""

    task: Task
    label: Said
    argument: str = ""
    typing: Typing | None = None
    primary: bool = False
    sure: Said | None = None  # asked before it is done, where it cannot be taken back
    on: bool = True  # False: shown, and dull


@dataclass(frozen=True, slots=True)
class Section:
    title: Said | None = None
    rows: tuple[Row, ...] = ()
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, or an item of it, as it is now.

    `refresh`: seconds after which it is looked at again; 0: only by hand. `picture`: a PNG as a data URL.
    `query`: what was searched for; None: nothing can be. `number` of `count`: a long list in parts, from 0.
    """

    page: PageId
    title: Said | None = None  # of an item; of a page the screen knows it
    sections: tuple[Section, ...] = ()
    item: str = ""
    refresh: float = 0.0
    picture: str = field(default="", repr=False)
    query: str | None = None
    number: int = 0
    count: int = 1
    busy: Said | None = None  # something goes on: what somebody has to do meanwhile


@dataclass(frozen=True, slots=True)
class By:
    """Who is at it, as the audit log has them."""

    staff: StaffId
    roles: frozenset[StaffRole]
    second: StaffId | None = None


@dataclass(frozen=True, slots=True)
class Look:
    page: PageId
    by: By
    item: str = ""
    number: int = 0
    query: str = ""


@dataclass(frozen=True, slots=True)
class Doing:
    """A task that may be done: its act was permitted to `by`, with a second person where that takes one."""

    page: PageId
    task: Task
    by: By
    argument: str = ""
    typed: str = field(default="", repr=False)
    item: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it, said at the top of the page, which is looked at anew. `leave`: the item is closed."""

    said: Said | Failure
    good: bool = True
    leave: bool = False


class Page(Protocol):
    """Made by a worker. Trouble of a device or a file is a row or a Failure; bugs raise."""

    def look(self, look: Look) -> Sheet | Failure:
        """May take seconds (a port that does not answer), never minutes."""
        ...

    def do(self, doing: Doing) -> Done:
        """Carries the task out. That somebody did is recorded by the flow (`EventId.STAFF_TASK`)."""
        ...
