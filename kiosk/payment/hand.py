"""An order as the cashier works on it, and what can be done with it.

`Hand` holds what is worth keeping only as long as the process lives: whether somebody stands before
the screen, the payment code, when to look again. The order in it is what the journal holds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from kiosk.payment.order import Cause, Order, OrderState


@dataclass(frozen=True, slots=True)
class Live:
    """Somebody is paying at this terminal now. Moments are monotonic seconds."""

    until: float  # to pay in
    payment_code: str = field(default="", repr=False)
    wanted: bool = True  # not: they chose otherwise
    here: bool = True  # not: the session is over


@dataclass(frozen=True, slots=True)
class Hand:
    order: Order
    live: Live | None = None
    due: float = 0.0  # monotonic: nothing is to be done before
    tries: int = 0  # failures in a row
    placed: int = 0  # times that it was sent to the gateway, in this process
    placed_at: float = 0.0  # the first of them
    code: str = field(default="", repr=False)  # to be shown
    confirming: bool = False  # the payer is entering a password
    silent: bool = False  # the last question had no answer
    last_look: bool = False  # the one question before a close has been asked
    unheard: bool = False  # the number is not known at the gateway, as it said last
    closed_seen: bool = False  # it is closed, though nobody closed it here, as it said last
    reverse_answered: bool = False  # reversed, it says: to be looked up
    strays_until: float = 0.0  # a reverse that had no answer may still arrive at the gateway
    in_doubt: bool = False  # whether the journal has it so is not known: the disk failed

    @property
    def is_waited_for(self) -> bool:
        """Whether somebody stands before the screen for it. Of those who have gone, many may be waiting for
        a hospital that hangs.
        """
        return self.live is not None and self.live.here

    @property
    def is_done(self) -> bool:
        """Whether the cashier has nothing more to do with it."""
        if self.order.wish is not None:
            return False
        if self.order.resolved:
            return not self.order.late_checks
        return self.order.state is OrderState.NEEDS_STAFF


class ActKind(Enum):
    WRITE = auto()  # nothing but the journal
    PLACE = auto()
    QUERY = auto()
    REVERSE = auto()
    SETTLE = auto()  # 2207 for bill `bill`
    CORRECT = auto()  # 2601, likewise
    CANCEL = auto()  # 2208, likewise
    TELL = auto()  # the hospital


@dataclass(frozen=True, slots=True)
class Change:
    """The order as it is to be written, and why. `revision` is still that of the order before."""

    order: Order
    cause: Cause


@dataclass(frozen=True, slots=True)
class Act:
    """What to do next. `before`: has to be in the journal first, or nothing is done."""

    kind: ActKind
    before: Change | None = None
    bill: int = 0  # index into `Order.bills`


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer leads to: a change to be written, if any, and the hand afterwards."""

    hand: Hand
    change: Change | None = None
