"""What the patient is told about the paper."""

from __future__ import annotations

from enum import StrEnum, auto


class TicketState(StrEnum):
    NONE = auto()  # no paper this time (signed in before; may be asked for)
    PRINTING = auto()
    TAKE = auto()  # it is out: take it along
    FAILED = auto()  # no ticket: the number is on the screen, large
