"""What is on the screen, as values; which buttons, as values; no words and no pixels.

`ui` shows a screen `X` by `qml/screens/XScreen.qml`, whose required properties are the fields here
in camelCase (a test holds the two together). A tap comes back as `Tapped(action, argument)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from kiosk.reasons import Failure


class Action(StrEnum):
    """Everything a hand can say."""

    SIGN_IN = auto()  # argument: appointment id
    RETRY = auto()  # repeat what the hospital did not answer
    REPRINT = auto()
    LARGER_TEXT = auto()  # elder mode on and off
    LANGUAGE = auto()  # argument: "zh_CN" or "en"
    NO_PHONE = auto()  # what to do without a phone
    STAFF = auto()  # where to find a person
    BACK = auto()
    FINISH = auto()
    STILL_HERE = auto()  # answers the idle warning; so does any other touch
    TOUCH = auto()  # a touch anywhere, of no meaning but presence


class PartOfDay(StrEnum):
    """For the greeting."""

    MORNING = auto()  # 上午好, before noon
    AFTERNOON = auto()  # 下午好, 12:00-17:59
    EVENING = auto()  # 晚上好


class TicketState(StrEnum):
    """What the patient is told about the paper."""

    NONE = auto()  # no paper this time (signed in before; may be asked for)
    PRINTING = auto()
    TAKE = auto()  # it is out: take it along
    FAILED = auto()  # no ticket: the number is on the screen, large


class HelpTopic(StrEnum):
    NO_PHONE = auto()
    STAFF = auto()


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
class Attract:
    """Already scanning. `degraded`: the hospital does not answer just now; `no_tickets`: the printer
    cannot print, numbers are shown on the screen instead.
    """

    degraded: bool = False
    no_tickets: bool = False
    camera_ready: bool = True


@dataclass(frozen=True, slots=True)
class Welcome:
    """The card is verified; the hospital is being asked. Shown the blink the code is accepted."""

    name: str  # masked; may be empty
    part_of_day: PartOfDay
    waiting_seconds: int = 0  # over 5: say what is being done; over 30: offer a way out


@dataclass(frozen=True, slots=True)
class Offer:
    """One appointment: one large button."""

    name: str
    part_of_day: PartOfDay
    appointment: AppointmentCard


@dataclass(frozen=True, slots=True)
class Choice:
    """Several appointments today: each a card with its button."""

    name: str
    part_of_day: PartOfDay
    appointments: tuple[AppointmentCard, ...]


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


@dataclass(frozen=True, slots=True)
class NothingToday:
    """Known here, but nothing to sign in for today."""

    name: str
    part_of_day: PartOfDay
    seconds_left: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A code or an errand was refused: one clear message and the next step. The camera stays on."""

    failure: Failure
    seconds_left: int


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
    """No phone, or looking for a person."""

    topic: HelpTopic
    seconds_left: int


Screen = (
    Attract
    | Welcome
    | Offer
    | Choice
    | SigningIn
    | SignedIn
    | NothingToday
    | Refused
    | HospitalTrouble
    | OutOfService
    | Help
)


@dataclass(frozen=True, slots=True)
class View:
    """All that the screen shows at one moment."""

    screen: Screen
    actions: tuple[Action, ...]  # the bottom row, left to right; the same places everywhere
    language: str = "zh_CN"
    elder: bool = False
    idle_seconds: int = -1  # 20..0 while the idle warning covers the screen, else -1
