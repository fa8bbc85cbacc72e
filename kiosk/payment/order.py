"""An order: what is paid, how, and where it stands (PAYMENTS.md, "The journal").

    created → sent → paying → paid → settled
                 ↘ unknown ↗ ↘ reversing → reversed
                             ↘ needs_staff

Settled: the hospital has it, once. Reversed: the patient has the money, or never gave it. Both are
final, but that money which arrives after a close (`late_checks`) makes `reversed` `paid` again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Final

from kiosk.bills import EInvoice, InsuredVisit, Split
from kiosk.domain import PatientId
from kiosk.insurance.port import Certificate
from kiosk.money import Fen
from kiosk.payment.port import Channel, Way
from kiosk.reasons import Code


class OrderState(StrEnum):
    CREATED = auto()  # in the journal; nothing was sent
    SENT = auto()  # on its way to the gateway
    UNKNOWN = auto()  # no answer: the gateway may or may not have it
    PAYING = auto()  # the gateway has it and waits for the payer
    PAID = auto()  # the money is in; insurance and hospital are being told
    SETTLED = auto()
    REVERSING = auto()  # the way back: closed or given back, until that is certain
    REVERSED = auto()
    NEEDS_STAFF = auto()  # the terminal alone cannot bring it to an end


RESOLVED: Final = frozenset({OrderState.SETTLED, OrderState.REVERSED})


class Cause(StrEnum):
    """Why an event of an order was written: before an outward act, after an answer, by somebody."""

    # Before an outward act.
    CREATED = auto()
    PLACING = auto()
    REVERSING = auto()
    SETTLING_INSURANCE = auto()
    CORRECTING_INSURANCE = auto()
    CANCELLING_INSURANCE = auto()
    TELLING_HOSPITAL = auto()
    # After an answer of the gateway.
    PLACED = auto()
    CONFIRMING = auto()
    PAID = auto()
    PAID_LATE = auto()  # after it had been closed
    NO_ANSWER = auto()
    REFUSED = auto()  # by the gateway, before any money moved
    REVERSE_ANSWERED = auto()  # done, it says; not yet looked up
    REVERSED = auto()  # looked up: it is
    REVERSE_REFUSED = auto()
    CONTRADICTION = auto()  # what it says now cannot be after what it said
    AMOUNT_DIFFERS = auto()
    # After an answer of the insurance.
    INSURANCE_SETTLED = auto()
    INSURANCE_REFUSED = auto()
    INSURANCE_DIFFERS = auto()  # it settled otherwise than it had said before the patient paid
    INSURANCE_CORRECTED = auto()
    INSURANCE_CANCELLED = auto()
    # After an answer of the hospital.
    SETTLED = auto()
    HOSPITAL_REFUSED = auto()
    # Of the terminal itself.
    NOTHING_TO_PAY = auto()  # the own part is zero
    TIME_OVER = auto()
    NOT_WANTED = auto()  # the patient chose otherwise
    INTERRUPTED = auto()  # found open at a start
    WATCHED = auto()  # no late money, looked up once more
    # By staff.
    STAFF_REVERSE = auto()
    STAFF_SETTLE = auto()
    WISH_HEARD = auto()  # the cashier has taken it up
    HANDED_OVER = auto()  # staff have brought it to its end by hand
    TAKEN_OVER = auto()  # staff see to it from here on: the terminal does no more


class ClaimState(StrEnum):
    """Where the insurance's part of one bill stands."""

    QUOTED = auto()  # pre-settled (2206): nothing counts yet
    SETTLING = auto()  # 2207 was sent with `msgid`
    SETTLED = auto()  # `settlement` is its setl_id
    CORRECTING = auto()  # 2601 for the 2207 sent with `msgid`
    CANCELLING = auto()  # 2208 was sent with `msgid`
    RECORRECTING = auto()  # 2601 for the 2208 sent with `msgid`
    CANCELLED = auto()


@dataclass(frozen=True, slots=True)
class Claim:
    """The insurance's part of one bill."""

    visit: InsuredVisit
    certificate: Certificate | None = field(repr=False)  # None once the order is resolved
    state: ClaimState = ClaimState.QUOTED
    msgid: str = ""  # of the last request whose result counts
    settlement: str = ""
    tries: int = 0  # at settling


@dataclass(frozen=True, slots=True)
class OrderBill:
    """One invoice of an order."""

    id: str  # FHIR Invoice
    split: Split
    claim: Claim | None = None


class StaffWish(StrEnum):
    """What staff ask the cashier to do with an order."""

    REVERSE = auto()
    SETTLE = auto()


@dataclass(frozen=True, slots=True)
class NewOrder:
    """What the journal makes an order of; it mints the number."""

    patient: PatientId = field(repr=False)
    way: Way
    channel: Channel
    bills: tuple[OrderBill, ...]

    @property
    def split(self) -> Split:
        return Split.of_all(bill.split for bill in self.bills)


@dataclass(frozen=True, slots=True)
class Order:
    """`revision` grows with every change in the journal; who changes it names the one they saw."""

    number: str
    revision: int
    state: OrderState
    created_at: int  # Unix seconds
    patient: PatientId = field(repr=False)
    way: Way
    channel: Channel
    bills: tuple[OrderBill, ...]
    transaction: str = ""  # the channel's own number, once paid
    paid_at: int = 0  # Unix seconds
    going_back: bool = False  # hospital or insurance will not have it, or staff said so
    reverse_sent: bool = False  # from then on it is never settled, unless the reverse was refused
    told: bool = False  # an event TELLING_HOSPITAL was written
    late_checks: int = 0  # left to be made for late money
    contradictions: int = 0
    wish: StaffWish | None = None
    why: Code | None = None  # why it went back, or is with staff
    e_invoices: tuple[EInvoice, ...] = ()

    @property
    def split(self) -> Split:
        return Split.of_all(bill.split for bill in self.bills)

    @property
    def amount(self) -> Fen:
        """The own part: what the gateway takes."""
        return self.split.own

    @property
    def resolved(self) -> bool:
        return self.state in RESOLVED


@dataclass(frozen=True, slots=True)
class OrderEvent:
    """A line of the journal. `digest`: SM3 of the raw answer, empty where there is none."""

    at: int  # Unix seconds
    cause: Cause
    state: OrderState  # that it led to
    digest: bytes = b""
    staff: str = ""  # who, where staff did it
