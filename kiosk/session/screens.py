"""What is on the screen, as values; which buttons, as values; no words and no pixels.

`ui` shows a screen `X` by `qml/screens/XScreen.qml`, whose required properties are the fields here
in camelCase (a test holds the two together). A tap comes back as `Tapped(action, argument)`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto

from kiosk.devices import ScanHint
from kiosk.reasons import Failure
from kiosk.services.access import ServiceId
from kiosk.session.pay_screens import PayScreen
from kiosk.session.preferences import Cover, Panel, Preferences
from kiosk.session.report_screens import ReportScreen
from kiosk.session.staff_screens import StaffScreen
from kiosk.session.ticket_state import TicketState

__all__ = ["TicketState"]


WAY_OUT_AFTER = 30
"""Seconds of waiting from which a way out is offered (UX.md, "time")."""


class Action(StrEnum):
    """Everything a hand can say."""

    SIGN_IN = auto()  # argument: appointment id
    RETRY = auto()  # repeat what the hospital did not answer
    REPRINT = auto()
    ELDER_MODE = auto()  # on and off
    LANGUAGE = auto()  # argument: "zh_CN", "en", ...
    OPEN_PANEL = auto()  # argument: a value of Panel
    CLOSE_PANEL = auto()
    TEXT_SIZE = auto()  # argument: "1" to "4"
    THEME = auto()  # argument: a value of ColourTheme
    VOICE = auto()  # on and off
    VOLUME = auto()  # argument: "up" or "down"
    LOWER = auto()  # the controls, and up again
    COVER = auto()  # hide the screen; STILL_HERE shows it again
    NO_PHONE = auto()  # what to do without a phone
    STAFF = auto()  # where to find a person
    DIGIT = auto()  # argument: "0" to "9", or "X", which an identity number may end in
    ERASE = auto()  # the digit typed last
    CONFIRM = auto()  # have the digits compared
    PAY = auto()  # open the bills
    CHOOSE_BILL = auto()  # argument: invoice id; picks it, or no longer
    CHOOSE_ALL = auto()  # all of them, or none
    UNFOLD_BILL = auto()  # argument: invoice id; shows its items, or no longer
    PAY_CHOSEN = auto()  # how the chosen bills are to be paid
    PAY_BY = (
        auto()
    )  # argument: a channel whose code is to be shown; "none": there is nothing to pay
    OTHER_WAY = auto()  # not this way: close the order, choose anew
    REPORTS = auto()  # open the list of reports
    CHOOSE_REPORT = auto()  # argument: report id; picks it for printing, or no longer
    CHOOSE_NEW = auto()  # all new ones, or none
    OPEN_REPORT = auto()  # argument: report id
    FILTER = auto()  # argument: a value of ReportFilter
    PAGE = auto()  # argument: "next" or "previous"; of the list, or of a form
    PRINT = auto()  # the chosen reports, or the one that is open
    RESUME_PRINT = auto()  # what was not printed
    SHOW_TREND = auto()  # argument: result id
    SHOW_FORM = auto()  # the PDF of the open report
    ASK_ADVICE = auto()  # of the hospital's own service
    SERVICES = auto()  # what else can be done here: the home screen
    OPEN_SERVICE = auto()  # argument: a value of ServiceId; from the home screen
    SWITCH_CARD = auto()  # go on with the other card that was held up; BACK: with the first
    BACK = auto()
    FINISH = auto()
    STILL_HERE = auto()  # answers the idle warning; so does any other touch
    TOUCH = auto()  # a touch anywhere, of no meaning but presence
    # -- staff; before somebody is signed in only the first has a meaning
    FINGER = auto()  # argument: "NUMBER ZONE" as it comes down, "NUMBER" as it goes up
    INVITATION = auto()  # at the PIN pad: it was forgotten
    RECOVERY = auto()  # there is no badge
    OPEN_PAGE = auto()  # argument: a value of PageId
    OPEN_ITEM = auto()  # argument: what a row opens
    OPEN_TOPIC = auto()  # argument: of the manual
    CHOOSE = auto()  # argument: "SECTION CHOICE", both counted from 0 on the page that is shown
    SEARCH = auto()  # open the pad for a query
    TYPE = auto()  # argument: one character; ERASE and CONFIRM as elsewhere
    LOOK_AGAIN = auto()
    TOUCH_AT = auto()  # argument: "X Y" in px, of the touch test; "X Y down" as the finger comes
    SIGN_OUT = auto()


class PartOfDay(StrEnum):
    """For the greeting."""

    MORNING = auto()  # 上午好, before noon
    AFTERNOON = auto()  # 下午好, 12:00-17:59
    EVENING = auto()  # 晚上好


class HelpTopic(StrEnum):
    NO_PHONE = auto()
    STAFF = auto()


class Alternative(StrEnum):
    """What else can be held up or laid down here, when one kind of code cannot be checked."""

    OFFLINE_CODE = auto()  # an electronic health card code that this terminal checks by itself
    PLATFORM_CODE = auto()  # one that its platform decodes
    VOUCHER = auto()  # the insurance's
    SOCIAL_SECURITY = auto()  # the electronic social-security card
    DOCUMENT = auto()  # the resident identity card


class StaffNote(StrEnum):
    """What staff should see in passing; patients need not mind it."""

    NONE = auto()
    LIST_AGEING = auto()  # half of the grace period is gone
    LIST_STALE = auto()
    CLOCK_SUSPECT = auto()
    CAMERA_TROUBLE = auto()  # patients use the barcode scanner meanwhile
    SCANNER_OFFLINE = auto()
    LAMP_FAILED = auto()
    ORDERS_OPEN = auto()  # orders that need staff
    PRINTS_IN_DOUBT = auto()  # reports that may or may not have come out: staff look
    REPORT_PRINTER_TROUBLE = auto()  # the A4 printer does not print
    PAPER_LOW = auto()  # the ticket printer's roll, or the A4 printer's tray, is nearly empty
    TONER_LOW = auto()
    PAYMENTS_DOWN = auto()  # no payments can be taken just now
    RELEASE_REFUSED = auto()  # an update did not prove itself: the former release runs


@dataclass(frozen=True, slots=True)
class AppointmentCard:
    """One appointment, ready to be shown. Times are hospital-local "10:00"."""

    id: str
    department: str
    doctor: str
    start: str
    end: str
    place: str


@dataclass(frozen=True, slots=True)
class Dues:
    """Bills can be paid here (PAY). `count` -1: how many there are is not said before it is asked."""

    count: int = -1
    amount: str = ""  # of all, "126.50"


@dataclass(frozen=True, slots=True)
class Attract:
    """Already scanning. `degraded`: the hospital does not answer just now; `no_tickets`: the printer
    cannot print, numbers are shown on the screen instead. `days_left`: until the trust list is stale.
    """

    degraded: bool = False
    no_tickets: bool = False
    camera_ready: bool = True
    reader: bool = False  # an identity document can be laid on it
    staff_note: StaffNote = StaffNote.NONE
    days_left: int = 0
    hint: ScanHint = ScanHint.NONE
    scanner: bool = False  # a barcode scanner works here, too
    open_orders: int = 0  # that need staff
    doubtful_prints: int = 0  # likewise
    services: tuple[ServiceId, ...] = (ServiceId.CHECKIN,)  # that can be had here just now
    codes: tuple[Alternative, ...] = (Alternative.OFFLINE_CODE,)  # that are taken here
    notices: tuple[str, ...] = ()  # the hospital's own, in the language of the screen
    picture: str = ""  # the hospital's own: a file URL


@dataclass(frozen=True, slots=True)
class Checking:
    """A code of another platform is in: the platform is being asked who that is."""

    waiting_seconds: int = 0


@dataclass(frozen=True, slots=True)
class Welcome:
    """The card is verified; the hospital is being asked. Shown the blink the code is accepted."""

    name: str  # masked; may be empty
    part_of_day: PartOfDay
    waiting_seconds: int = 0  # over 5: say what is being done; over 30: offer a way out
    finds_appointments: bool = True  # of today; else only what they can do here


@dataclass(frozen=True, slots=True)
class Offer:
    """One appointment: one large button."""

    name: str
    part_of_day: PartOfDay
    appointment: AppointmentCard
    dues: Dues | None = None
    reports: bool = False  # can be looked at and printed here (REPORTS)
    new_reports: int = -1  # that were printed nowhere yet; -1: not said before it is asked
    services: bool = False  # there is more on the home screen (SERVICES)


@dataclass(frozen=True, slots=True)
class Choice:
    """Several appointments today: each a card with its button."""

    name: str
    part_of_day: PartOfDay
    appointments: tuple[AppointmentCard, ...]
    dues: Dues | None = None
    reports: bool = False
    new_reports: int = -1
    services: bool = False


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """The last four digits of two numbers, asked for and typed here: what is typed stays out of it.

    `identity_typed` and `phone_typed`: how many, 0 to 4; the first is filled before the second.
    `tries_left` is -1 where it is not known. `checking_seconds` is -1 while nothing is being checked.
    """

    identity_typed: int
    phone_typed: int
    wrong: bool = False  # the last ones did not agree
    tries_left: int = -1
    checking_seconds: int = -1


@dataclass(frozen=True, slots=True)
class SigningIn:
    """The hospital is being told."""

    appointment: AppointmentCard
    waiting_seconds: int = 0


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Done: number, who is ahead, where to go, the paper. Leaves by itself.

    `number` may be empty (the hospital gives none: wait to be called by name). `ahead` and
    `wait_minutes` are -1 where the hospital does not say. `already`: was signed in before this scan.
    """

    number: str
    department: str
    doctor: str
    ahead: int
    wait_minutes: int
    place: str
    directions: str
    ticket: TicketState
    trouble: (
        Failure | None
    )  # why there is no ticket; props: troubleTitle, troubleNumber ("" if none)
    can_reprint: bool
    already: bool
    seconds_left: int
    dues: Dues | None = None
    reports: bool = False
    new_reports: int = -1
    services: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """One service on the home screen. What is not known before it is asked for is left out.

    checkin: `detail` is the appointment ("心内科 10:00"), `count` how many there are. queue: `detail` is
    the number. pay: `amount` and `count` of bills. reports: `count` of new ones.
    """

    service: ServiceId
    detail: str = ""
    count: int = -1
    amount: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """What can be done here, at most six, the likeliest first. `nothing_today`: there is nothing to
    sign in for, which is why this is shown.
    """

    name: str
    part_of_day: PartOfDay
    tiles: tuple[Tile, ...]
    nothing_today: bool
    seconds_left: int


@dataclass(frozen=True, slots=True)
class NothingToday:
    """Known here, but there is nothing at all to be done at this terminal."""

    name: str
    part_of_day: PartOfDay
    seconds_left: int


@dataclass(frozen=True, slots=True)
class SwitchCard:
    """Somebody is in the middle of an errand and another card was held up: whose turn is it.

    Both names are masked and may be empty. Without an answer the first goes on.
    """

    name: str
    other_name: str
    seconds_left: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A code or an errand was refused: one clear message and the next step. The camera stays on.

    `works`: what can be used instead, where this terminal or a platform could not judge.
    """

    failure: Failure
    seconds_left: int
    works: tuple[Alternative, ...] = ()
    hint: ScanHint = ScanHint.NONE


@dataclass(frozen=True, slots=True)
class HospitalTrouble:
    """The hospital does not answer: an honest screen, with a way to try again."""

    failure: Failure
    can_retry: bool
    seconds_left: int


@dataclass(frozen=True, slots=True)
class OutOfService:
    """The terminal cannot serve. It resumes by itself."""

    failure: Failure


@dataclass(frozen=True, slots=True)
class Help:
    """No phone, or looking for a person. `reader`: an identity document can be laid on it."""

    topic: HelpTopic
    seconds_left: int
    reader: bool = False


Screen = (
    Attract
    | Checking
    | Welcome
    | Offer
    | Choice
    | SecondFactor
    | SigningIn
    | SignedIn
    | Home
    | NothingToday
    | SwitchCard
    | Refused
    | HospitalTrouble
    | OutOfService
    | Help
    | PayScreen
    | ReportScreen
    | StaffScreen
)


@dataclass(frozen=True, slots=True)
class View:
    """All that the screen shows at one moment."""

    screen: Screen
    actions: tuple[Action, ...]  # the bottom row, left to right; the same places everywhere
    preferences: Preferences = field(default_factory=Preferences)
    idle_seconds: int = -1  # 20..0 while the idle warning covers the screen, else -1
    cover: Cover = Cover.NONE
    panel: Panel = Panel.NONE
    recording: bool = False  # an engineer has the camera's pictures kept: say so on every screen
