"""Where signing in stands: values. Times: monotonic seconds, as the events bring them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from kiosk.codes.staff_badge import Invitation, StaffBadge, Subject
from kiosk.domain import StaffRole
from kiosk.reasons import Failure
from kiosk.staff.access import Act
from kiosk.staff.pin import Pin

IDLE_SECONDS: Final = 600.0
"""Without a touch, after which nobody is in any more."""
FORGOTTEN_SECONDS: Final = 60.0
"""Likewise before somebody is in: the glass is the patients'."""
RECOVERING_SECONDS: Final = 180.0
"""Likewise while the hospital's code is fetched or typed: whoever comes back finds the same challenge."""
RECOVERED_SECONDS: Final = 1_800.0
"""For which a recovery is good, at most."""


@dataclass(frozen=True, slots=True)
class Pace:
    idle: float = IDLE_SECONDS
    forgotten: float = FORGOTTEN_SECONDS
    recovering: float = RECOVERING_SECONDS
    recovered: float = RECOVERED_SECONDS


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody of the staff is in."""

    roles: frozenset[StaffRole]
    badge: StaffBadge | None  # None: by recovery
    since: float
    touched: float
    until: float | None = None  # whatever is touched; None: no such end

    @property
    def subject(self) -> Subject | None:
        return None if self.badge is None else self.badge.subject

    @property
    def by_recovery(self) -> bool:
        return self.badge is None

    @property
    def is_list_stale(self) -> bool:
        """Its badge may have been cancelled without this terminal knowing: see `access`."""
        return self.badge is not None and self.badge.is_list_stale


@dataclass(frozen=True, slots=True)
class Entering:
    """The badge is wanted to come in."""


@dataclass(frozen=True, slots=True)
class Seconding:
    """Another badge is wanted, for one act of a session that goes on beneath."""

    session: Session
    act: Act


Errand: TypeAlias = Entering | Seconding


@dataclass(frozen=True, slots=True)
class Out:
    """Nobody of the staff: the glass is the patients'. `note`: why the last one is out again, if it says."""

    note: Failure | None = None


@dataclass(frozen=True, slots=True)
class AtBadge:
    """Hold up a badge."""

    errand: Errand
    since: float
    note: Failure | None = None


@dataclass(frozen=True, slots=True)
class JudgingBadge:
    errand: Errand
    since: float
    ticket: int


@dataclass(frozen=True, slots=True)
class AtPin:
    """The pad. While `wait_until` lies ahead it takes no digit."""

    errand: Errand
    badge: StaffBadge
    left: int  # tries until the badge is locked
    wait_until: float
    since: float
    pin: Pin = field(default_factory=Pin, compare=False)
    note: Failure | None = None


@dataclass(frozen=True, slots=True)
class CheckingPin:
    errand: Errand
    badge: StaffBadge
    since: float
    ticket: int


@dataclass(frozen=True, slots=True)
class AtInvitation:
    """The badge has no PIN here: hold up the invitation."""

    badge: StaffBadge
    since: float
    note: Failure | None = None


@dataclass(frozen=True, slots=True)
class JudgingInvitation:
    badge: StaffBadge
    since: float
    ticket: int


@dataclass(frozen=True, slots=True)
class Invited:
    """By the hospital: a first PIN, or another in place of one that was forgotten."""

    badge: StaffBadge
    invitation: Invitation


@dataclass(frozen=True, slots=True)
class Changing:
    """From within. `old`: the PIN in force, as typed, once it was."""

    session: Session
    badge: StaffBadge
    old: Pin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Choosing:
    """The old PIN where one is changed, a new one, and that again (`first` is the new one)."""

    purpose: Invited | Changing
    since: float
    pin: Pin = field(default_factory=Pin, compare=False)
    first: Pin | None = field(default=None, compare=False)
    note: Failure | None = None

    @property
    def wants_old(self) -> bool:
        return isinstance(self.purpose, Changing) and self.purpose.old is None

    @property
    def wants_again(self) -> bool:
        return self.first is not None


@dataclass(frozen=True, slots=True)
class StoringPin:
    purpose: Invited | Changing
    since: float
    ticket: int


@dataclass(frozen=True, slots=True)
class Recovering:
    """The challenge is shown, and its code is scanned or typed. `challenge`: empty until it is made."""

    since: float
    ticket: int
    challenge: str = ""
    is_checking: bool = False
    note: Failure | None = None


@dataclass(frozen=True, slots=True)
class In:
    session: Session
    note: Failure | None = None


Stage: TypeAlias = (
    Out
    | AtBadge
    | JudgingBadge
    | AtPin
    | CheckingPin
    | AtInvitation
    | JudgingInvitation
    | Choosing
    | StoringPin
    | Recovering
    | In
)


@dataclass(frozen=True, slots=True)
class SignIn:
    """All there is to it. `tickets`: how many questions were asked; an answer to an older one is dropped."""

    stage: Stage = field(default_factory=Out)
    pace: Pace = field(default_factory=Pace)
    tickets: int = 0

    @property
    def session(self) -> Session | None:
        """Who is in, whatever lies over it."""
        match self.stage:
            case In(session=session):
                return session
            case (
                AtBadge(errand=Seconding(session=session))
                | JudgingBadge(errand=Seconding(session=session))
                | AtPin(errand=Seconding(session=session))
                | CheckingPin(errand=Seconding(session=session))
                | Choosing(purpose=Changing(session=session))
                | StoringPin(purpose=Changing(session=session))
            ):
                return session
            case _:
                return None

    @property
    def is_out(self) -> bool:
        return isinstance(self.stage, Out)

    def at(self, stage: Stage) -> SignIn:
        return replace(self, stage=stage)


def pins_of(stage: Stage) -> tuple[Pin, ...]:
    """Every PIN that a stage holds, to be wiped when it is left."""
    match stage:
        case AtPin(pin=pin):
            return (pin,)
        case Choosing(purpose=purpose, pin=pin, first=first):
            old = purpose.old if isinstance(purpose, Changing) else None
            return tuple(each for each in (pin, first, old) if each is not None)
        case _:
            return ()
