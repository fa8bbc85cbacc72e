"""What maintenance mode asks for. Answers with a `ticket` that is not the newest are dropped by the flow."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from kiosk.maintenance.checks import CheckResult
from kiosk.maintenance.sheet import Closed, Doing, Look
from kiosk.staff import effects as staff


@dataclass(frozen=True, slots=True)
class AskDesk:
    """Have a badge, a PIN or a recovery judged → DeskAnswered, where there is an answer to wait for."""

    errand: staff.Errand


@dataclass(frozen=True, slots=True)
class LookAt:
    """→ PageLooked."""

    ticket: int
    look: Look


@dataclass(frozen=True, slots=True)
class DoTask:
    """→ TaskDone."""

    ticket: int
    doing: Doing


@dataclass(frozen=True, slots=True)
class HandText:
    """A code was read on a page that tests a reader. No answer."""

    text: str = field(repr=False)
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class EndTests:
    """Nobody of the staff is at it any more: whatever test goes on is over, and its pictures are dropped. No answer."""


@dataclass(frozen=True, slots=True)
class Closure:
    """Out of service by staff. `since` and `until`: Unix seconds; `until` None: until somebody opens it."""

    why: Closed
    since: int
    until: int | None = None


@dataclass(frozen=True, slots=True)
class House:
    """What staff set by hand, and a restart does not forget. `brightness`: percent of what the panel can."""

    closure: Closure | None = None
    volume: int = 3  # 1 to 5, which every patient begins with
    brightness: int = 100


@dataclass(frozen=True, slots=True)
class KeepHouse:
    """Store it, and have the panel follow. No answer."""

    house: House


@dataclass(frozen=True, slots=True)
class KeepCheck:
    """What a test came to that the flow makes by itself: the touch panel's. No answer."""

    result: CheckResult


StaffEffect: TypeAlias = AskDesk | LookAt | DoTask | HandText | EndTests | KeepHouse | KeepCheck
