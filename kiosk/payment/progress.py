"""What the cashier says of an order, and of the till."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto

from kiosk.payment.order import Order


class CashierState(StrEnum):
    """Whether payments can be taken."""

    OFF = auto()  # no gateway is set
    STARTING = auto()  # unfinished orders are being picked up
    READY = auto()
    JOURNAL = auto()  # it cannot be written, or another process has it


@dataclass(frozen=True, slots=True)
class Progress:
    """How an order stands, for the screen. `until`: monotonic, to pay in; None: nobody may any more."""

    order: Order = field(repr=False)
    code: str = field(default="", repr=False)
    confirming: bool = False
    silent: bool = False
    until: float | None = None
    news: bool = True  # it stands otherwise than before; else it was but looked at once more


@dataclass(frozen=True, slots=True)
class Standing:
    """The whole till, for the attract screen and staff."""

    state: CashierState
    unresolved: int = 0
    needs_staff: int = 0
