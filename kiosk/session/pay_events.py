"""Events of the service `pay`: see `kiosk.session.events`."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.bills import Bill
from kiosk.devices import (
    PrinterState,
    TicketOutcome,
)
from kiosk.payment.order import Order
from kiosk.payment.progress import CashierState, Progress
from kiosk.payment.quote import Quote


@dataclass(frozen=True, slots=True)
class BillsFound:
    session: int
    bills: tuple[Bill, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class BillsQuoted:
    session: int
    quote: Quote = field(repr=False)


@dataclass(frozen=True, slots=True)
class OrderOpened:
    """The journal has it; nothing was sent yet."""

    session: int
    order: Order = field(repr=False)


@dataclass(frozen=True, slots=True)
class OrderChanged:
    """The cashier has got further with an order, whoever's it is."""

    progress: Progress = field(repr=False)


@dataclass(frozen=True, slots=True)
class SlipDone:
    session: int
    paper: int
    outcome: TicketOutcome
    state: PrinterState


@dataclass(frozen=True, slots=True)
class GatewayChanged:
    """The circuit breaker of the payment gateway opened or closed."""

    answering: bool


@dataclass(frozen=True, slots=True)
class PaymentsChanged:
    """Whether payments can be taken, and the orders that are open."""

    state: CashierState
    unresolved: int = 0
    needs_staff: int = 0


PayEvent = (
    BillsFound
    | BillsQuoted
    | OrderOpened
    | OrderChanged
    | SlipDone
    | GatewayChanged
    | PaymentsChanged
)
