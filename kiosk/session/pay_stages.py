"""Stages of the service `pay`: see `kiosk.session.state`. Times are monotonic seconds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.bills import Bill
from kiosk.payment.order import Order
from kiosk.payment.port import Channel
from kiosk.payment.quote import Quote
from kiosk.reasons import Failure
from kiosk.session.pay_screens import PayPhase
from kiosk.session.ticket_state import TicketState

if TYPE_CHECKING:
    from kiosk.session.state import Arrived, AtHome, Offering


@dataclass(frozen=True, slots=True)
class FindingBills:
    """`back`: where the patient came from; None: right from the welcome."""

    since: float
    back: Offering | AtHome | Arrived | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Billing:
    """Unpaid bills, some of them chosen."""

    bills: tuple[Bill, ...] = field(repr=False)
    chosen: frozenset[str] = field(repr=False)
    unfolded: frozenset[str] = field(default=frozenset(), repr=False)
    back: Offering | AtHome | Arrived | None = field(default=None, repr=False)
    trouble: Failure | None = None


@dataclass(frozen=True, slots=True)
class Quoting:
    since: float
    back: Billing = field(repr=False)


@dataclass(frozen=True, slots=True)
class Deciding:
    """Who pays what is known; by which way it is paid is being chosen.

    `tried`: numbers of the orders for it that came to nothing.
    """

    quote: Quote = field(repr=False)
    back: Billing = field(repr=False)
    trouble: Failure | None = None
    tried: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ordering:
    """Somebody is paying. Never wiped. `order` is None until the journal has it.

    `since`: when `phase` began; `until`: to pay in; `unwanted`: the patient chose another way.
    """

    channel: Channel
    back: Deciding = field(repr=False)
    phase: PayPhase
    since: float
    order: Order | None = field(default=None, repr=False)
    code: str = field(default="", repr=False)
    until: float | None = None
    unwanted: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """What becomes of a slip. `by`: wait no longer for the printer's word. `number`: of the last that was
    sent there.
    """

    state: TicketState = TicketState.PRINTING
    by: float | None = None
    trouble: Failure | None = None
    reprints: int = 0
    number: int = -1


@dataclass(frozen=True, slots=True)
class PaidUp:
    """The money is in. `told`: the hospital has it. `rest`: bills still unpaid."""

    order: Order = field(repr=False)
    paper: Paper
    until: float | None  # None: the paper is still on its way
    rest: tuple[Bill, ...] = field(default=(), repr=False)
    back: Deciding | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Uncertain:
    """What became of the payment is not known yet."""

    order: Order = field(repr=False)
    paper: Paper
    until: float | None
    back: Deciding = field(repr=False)


@dataclass(frozen=True, slots=True)
class GivenBack:
    """The money goes back, or has gone."""

    order: Order = field(repr=False)
    why: Failure
    done: bool
    paper: Paper
    until: float | None
    back: Deciding = field(repr=False)


@dataclass(frozen=True, slots=True)
class NothingDue:
    until: float
    back: Offering | AtHome | Arrived | None = field(default=None, repr=False)


PayStage = (
    FindingBills
    | Billing
    | Quoting
    | Deciding
    | Ordering
    | PaidUp
    | Uncertain
    | GivenBack
    | NothingDue
)
Papered = PaidUp | Uncertain | GivenBack
