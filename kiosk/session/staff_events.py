"""What happens to maintenance mode, besides hands on the glass."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from kiosk.maintenance.sheet import Done, Sheet
from kiosk.reasons import Failure
from kiosk.staff import events as staff
from kiosk.staff.key_switch import KeySwitchState


@dataclass(frozen=True, slots=True)
class KeySwitchChanged:
    state: KeySwitchState


@dataclass(frozen=True, slots=True)
class DeskAnswered:
    answer: staff.Event = field(repr=False)


@dataclass(frozen=True, slots=True)
class PageLooked:
    ticket: int
    sheet: Sheet | Failure


@dataclass(frozen=True, slots=True)
class TaskDone:
    ticket: int
    done: Done


@dataclass(frozen=True, slots=True)
class PanelMeasured:
    """How large the glass is: said once it is lit, and when it was turned."""

    width: int  # px
    height: int
    px_per_mm: float


StaffEvent: TypeAlias = KeySwitchChanged | DeskAnswered | PageLooked | TaskDone | PanelMeasured
