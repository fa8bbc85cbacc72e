"""What the kiosk asks of the hospital's payment gateway (PAYMENTS.md, "The gateway's interface").

One adapter speaks `resources/openapi/payment-gateway.yaml` over HTTP. Every method blocks, ends within
the settings' patience, and never raises but for bugs. What came is told with a digest of the raw answer,
for the journal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, auto
from typing import Protocol

from kiosk.money import Fen
from kiosk.reasons import Failure


class Way(StrEnum):
    """How the money is taken."""

    SHOWN = auto()  # the terminal shows a code, the patient's phone scans it
    SCANNED = auto()  # the patient shows a payment code, the camera reads it
    NOTHING = auto()  # the own part is zero: no gateway is asked


class Channel(StrEnum):
    """Whose money it is."""

    WECHAT = auto()
    ALIPAY = auto()
    UNIONPAY = auto()
    NONE = auto()  # no own part


class GatewayState(StrEnum):
    """How an order stands at the gateway."""

    OPEN = auto()  # nobody has paid yet
    CONFIRMING = auto()  # the payer is entering a password
    PAID = auto()
    CLOSED = auto()  # nobody paid and nobody can any more
    REVERSED = auto()  # paid, and the money has gone back


@dataclass(frozen=True, slots=True)
class OrderRequest:
    """`POST /orders`. `bills`: ids of the hospital's invoices; no two unresolved orders share one."""

    number: str
    amount: Fen
    way: Way
    channel: Channel
    bills: tuple[str, ...]
    payment_code: str = field(default="", repr=False)  # of `Way.SCANNED`: what the phone showed


@dataclass(frozen=True, slots=True)
class GatewayOrder:
    """What the gateway says of an order."""

    number: str
    state: GatewayState
    amount: Fen
    transaction: str = ""  # the channel's own number, once paid
    code: str = field(default="", repr=False)  # of `Way.SHOWN`: the text of the QR code
    retry: bool = False  # answer to `reverse`: not done yet, ask again


@dataclass(frozen=True, slots=True)
class GatewayBillLine:
    """One movement of a day at the gateway."""

    number: str
    amount: Fen  # negative: went back
    transaction: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a call about one order. `digest`: SM3 of the raw body; empty when none came."""

    outcome: GatewayOrder | Failure
    digest: bytes = b""


class PaymentGateway(Protocol):
    """Failures of all: PAYMENT_UNREACHABLE, PAYMENT_TIMEOUT, PAYMENT_ERROR (5xx), PAYMENT_BAD_ANSWER
    (also: not signed by the gateway), PAYMENT_RESTING (breaker open, nothing was sent), PAYMENT_CLOCK
    (the gateway refused the time of the request even after the terminal's clock was corrected by it),
    PAYMENT_REFUSED.
    """

    def place(self, request: OrderRequest) -> Answer:
        """Idempotent by number. Besides: PAYMENT_ORDER_EXISTS (same number, other content),
        PAYMENT_ORDER_CLOSED, PAYMENT_BILL_TAKEN (an unresolved order has one of these bills),
        PAYMENT_BILL_PAID (a paid one has), PAYMENT_CODE_REFUSED, PAYMENT_FUNDS: nothing has moved in
        any of these, and nothing will.
        """
        ...

    def query(self, number: str) -> Answer:
        """Besides: PAYMENT_ORDER_UNKNOWN."""
        ...

    def reverse(self, number: str) -> Answer:
        """Close the order if nobody has paid, give the money back if somebody has. To be repeated until
        it is done; also of a number that the gateway does not know, which it refuses from then on.
        Besides: PAYMENT_REVERSE_REFUSED (for good; what was paid stays paid).
        """
        ...

    def bill(self, day: date) -> tuple[GatewayBillLine, ...] | Failure:
        """What moved on that day of the gateway's, for this terminal."""
        ...

    def probe(self) -> bool:
        """Whether the gateway answers at all."""
        ...

    def forget(self) -> None:
        """The session is over: keep nothing of its calls."""
        ...
