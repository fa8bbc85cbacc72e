"""What signing in wants done. All but `Record` and `Permit` are for a worker: `kiosk.staff.desk`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import TypeAlias

from kiosk.codes.staff_badge import Invitation, StaffBadge, Subject
from kiosk.domain import StaffRole
from kiosk.reasons import Code
from kiosk.staff.access import Act
from kiosk.staff.pin import Pin


@dataclass(frozen=True, slots=True)
class VerifyBadge:
    ticket: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CheckPin:
    """`pin` is wiped once it was looked at."""

    ticket: int
    badge: StaffBadge
    pin: Pin


@dataclass(frozen=True, slots=True)
class JudgeInvitation:
    ticket: int
    badge: StaffBadge
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SetPin:
    """`pin` is wiped once it is stored."""

    ticket: int
    invitation: Invitation
    pin: Pin


@dataclass(frozen=True, slots=True)
class ChangePin:
    """Both are wiped."""

    ticket: int
    badge: StaffBadge
    old: Pin
    new: Pin


@dataclass(frozen=True, slots=True)
class MakeChallenge:
    ticket: int


@dataclass(frozen=True, slots=True)
class CheckRecovery:
    ticket: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WithdrawChallenge:
    """Nobody is at it any more."""


@dataclass(frozen=True, slots=True)
class Permit:
    """Whoever is in may do this now, once."""

    act: Act
    subject: Subject | None  # None: by recovery
    second: Subject | None = None  # who vouched, where that took somebody


class Happening(StrEnum):
    """What the audit log hears of."""

    BADGE_REFUSED = auto()
    PIN_REFUSED = auto()
    BADGE_LOCKED = auto()
    PIN_SET = auto()
    PIN_CHANGED = auto()
    INVITATION_REFUSED = auto()
    RECOVERY_ASKED = auto()
    RECOVERY_REFUSED = auto()
    SIGNED_IN = auto()
    SECONDED = auto()
    SECOND_REFUSED = auto()
    ACT_REFUSED = auto()
    SIGNED_OUT = auto()


class Leave(StrEnum):
    LEFT = auto()
    IDLE = auto()
    EXPIRED = auto()  # the time of a recovery
    FAULT = auto()  # a bug: everybody is out


@dataclass(frozen=True, slots=True)
class Record:
    """A line for the audit log: nothing in it is secret, or says who somebody is outside the hospital."""

    what: Happening
    subject: Subject | None = None
    roles: frozenset[StaffRole] = frozenset()
    why: Code | None = None
    act: Act | None = None
    second: Subject | None = None
    by_recovery: bool = False
    recovery: str = ""  # SM3 of what the hospital signed, hexadecimal
    leave: Leave | None = None
    seconds: int = 0  # for which somebody was in


Errand: TypeAlias = (
    VerifyBadge
    | CheckPin
    | JudgeInvitation
    | SetPin
    | ChangePin
    | MakeChallenge
    | CheckRecovery
    | WithdrawChallenge
)
"""For a worker."""

Effect: TypeAlias = Errand | Permit | Record
