"""Where maintenance mode stands. Everything here is dropped when the last of the staff is out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from kiosk.maintenance.sheet import Choice, Doing, PageId, Sheet
from kiosk.maintenance.touch import TouchGrid
from kiosk.maintenance.words import Said
from kiosk.reasons import Failure


@dataclass(frozen=True, slots=True)
class Menu:
    """What there is."""


@dataclass(frozen=True, slots=True)
class OnPage:
    """`ticket`: of the question or the task that is open; 0: none. `looked`: when it was last looked at.

    `choice`: touched, and now typed for, asked about (`is_asked`), or put to the sign-in (`is_put`), which
    may want a second person. `typed`: so far.
    """

    page: PageId
    item: str = ""
    number: int = 0
    query: str = field(default="", repr=False)
    sheet: Sheet | None = None
    ticket: int = 0
    is_doing: bool = False  # what is open is a task
    is_quiet: bool = False  # it is a look that nobody asked for
    looked: float = 0.0
    moved: float = 0.0  # when the choices were last not where they had been
    choice: Choice | None = None
    typed: str = field(default="", repr=False)
    is_asked: bool = False
    is_put: bool = False
    searching: bool = False  # the pad is open for a query
    said: Said | None = None
    good: bool = True
    trouble: Failure | None = None  # of the last task
    failed: Failure | None = None  # of the last look
    beneath: OnPage | None = None  # an item's page, as it is come back to


@dataclass(frozen=True, slots=True)
class OnTouchTest:
    grid: TouchGrid
    until: float
    over: bool = False


@dataclass(frozen=True, slots=True)
class OnManual:
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Wiping:
    """The glass is being cleaned; then it goes on where it was locked."""

    until: float


Where: TypeAlias = Menu | OnPage | OnTouchTest | OnManual | Wiping


@dataclass(frozen=True, slots=True)
class Maintaining:
    """Staff are signing in (`Kiosk.sign_in` says how far), or are in and at `where`."""

    where: Where = field(default_factory=Menu)
    text: str = field(default="", repr=False)  # of a recovery, typed so far


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A worker is at it. It outlasts whoever set it going: what came of it is recorded all the same."""

    ticket: int
    doing: Doing
    is_recorded: bool = False  # as done, since whoever could tell may be gone by then
