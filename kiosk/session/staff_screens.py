"""The screens of maintenance mode as values. `Said` becomes words in the screen's language on the way to QML."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import TypeAlias

from kiosk.domain import StaffRole
from kiosk.maintenance.sheet import PageId, Section, Tone, Typing
from kiosk.maintenance.words import Said
from kiosk.reasons import Failure
from kiosk.session.enrol_screens import EnrolScreen


class SignInPhase(StrEnum):
    BADGE = auto()  # hold it up; RECOVERY for those who have none
    JUDGING = auto()
    PIN = auto()  # DIGIT, ERASE, CONFIRM; INVITATION: it was forgotten
    CHECKING = auto()
    INVITATION = auto()  # hold it up
    OLD_PIN = auto()
    NEW_PIN = auto()
    NEW_PIN_AGAIN = auto()
    STORING = auto()
    RECOVERY = (
        auto()
    )  # the challenge is shown; its code is held up, or typed (TYPE, ERASE, CONFIRM)


@dataclass(frozen=True, slots=True)
class StaffSignIn:
    """`typed`: how many digits; of a recovery `text`, in groups. `wait_seconds`: the pad takes nothing so long.

    `second_for`: what a second person is wanted for; None: to come in. `second_about`: of which order, or to
    which value. `tries_left` -1: not said.
    """

    phase: SignInPhase
    typed: int = 0
    text: str = ""
    tries_left: int = -1
    wait_seconds: int = 0
    second_for: Said | None = None
    second_about: str = ""
    challenge: str = ""
    trouble: Failure | None = None
    camera_ready: bool = True


@dataclass(frozen=True, slots=True)
class MenuTile:
    page: PageId
    tone: Tone = Tone.PLAIN
    note: Said | None = None  # what it has to say: "2 open"


@dataclass(frozen=True, slots=True)
class StaffMenu:
    """Pages that whoever is in may open. `who`: the first signs of their subject, as the audit log names them;
    "" by recovery.
    """

    who: str
    roles: tuple[StaffRole, ...]
    tiles: tuple[MenuTile, ...]
    by_recovery: bool = False
    list_stale: bool = False  # badges may have been cancelled unheard of: only some pages
    closed: bool = False  # out of service by staff
    minutes_left: int = -1  # of a recovery; -1: no such end
    trouble: Failure | None = None


@dataclass(frozen=True, slots=True)
class StaffPage:
    """One page or item: `sections` below each other. `said`: what came of the last task, with `good`.

    `waiting`: it is being looked at, or done. `typing`: the pad is open over it, with `typed` in it;
    `asking`: this is asked before it is done (CONFIRM or BACK).
    """

    page: PageId
    title: Said | None = None
    sections: tuple[Section, ...] = ()
    picture: str = ""
    query: str | None = None
    number: int = 0
    count: int = 1
    busy: Said | None = None
    waiting: bool = False
    said: Said | None = None
    good: bool = True
    trouble: Failure | None = None
    typing: Typing | None = None
    typed: str = ""
    asking: Said | None = None
    item: bool = False  # BACK leads to the page, not to the menu


@dataclass(frozen=True, slots=True)
class StaffTouch:
    """Draw over the whole glass. `touched`: cells, row by row; `dead`: those that gave nothing, once it is over."""

    columns: int
    rows: int
    touched: tuple[int, ...] = ()
    dead: tuple[int, ...] = ()
    over: bool = False
    tone: Tone = Tone.QUIET
    seconds_left: int = 0


@dataclass(frozen=True, slots=True)
class StaffManual:
    """`topic` "": the list of all. The text is the screen's: `resources/manual/LANGUAGE/TOPIC.md`."""

    topic: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cleaning:
    """The glass takes no touch: it is being wiped."""

    seconds_left: int


StaffScreen: TypeAlias = (
    StaffSignIn | StaffMenu | StaffPage | StaffTouch | StaffManual | Cleaning | EnrolScreen
)
