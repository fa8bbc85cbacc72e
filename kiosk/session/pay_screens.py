"""Screens of the service `pay`, as values: see `kiosk.session.screens`.

Amounts are ready to be shown: "1,234.50", without the sign of the currency.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from kiosk.devices import ScanHint
from kiosk.payment.port import Channel
from kiosk.payment.quote import InsuranceUse
from kiosk.reasons import Failure
from kiosk.session.ticket_state import TicketState


class PayErrand(StrEnum):
    FINDING = auto()  # the hospital is asked for the bills
    QUOTING = auto()  # bills are read once more, the insurance is asked who pays what


class PayPhase(StrEnum):
    """What is going on while somebody pays."""

    PLACING = auto()  # the gateway is being told of the order
    SHOWN = auto()  # scan the code on the screen
    CONFIRMING = auto()  # confirm on the phone
    CHECKING = auto()  # no answer: what became of it is being looked up
    FINISHING = auto()  # the money is in; insurance and hospital are being told
    CLOSING = auto()  # nobody paid: making sure that nobody can any more
    RETURNING = auto()  # the money goes back


@dataclass(frozen=True, slots=True)
class PayWait:
    """Something is being found out before anything can be paid."""

    errand: PayErrand
    waiting_seconds: int = 0


@dataclass(frozen=True, slots=True)
class BillLine:
    text: str
    quantity: str  # "2 盒"; empty for one
    amount: str


@dataclass(frozen=True, slots=True)
class BillCard:
    """One bill. Not `payable`: its parts do not add up, or it is being paid elsewhere: the desk."""

    id: str
    number: str
    amount: str
    lines: tuple[BillLine, ...]
    chosen: bool
    unfolded: bool
    payable: bool = True


@dataclass(frozen=True, slots=True)
class BillGroup:
    """The bills of one visit."""

    department: str
    doctor: str
    on: str  # "11月20日" is the screen's: here "2026-11-20"; empty where the hospital says none
    bills: tuple[BillCard, ...]


@dataclass(frozen=True, slots=True)
class Bills:
    """Unpaid bills by visit: pick some or all. Tap a bill's box: choose_bill; its text: unfold_bill."""

    groups: tuple[BillGroup, ...]
    total: str  # of those chosen
    chosen: int
    count: int  # payable ones
    trouble: Failure | None = None  # why the last attempt came back here; props: troubleTitle, ...


@dataclass(frozen=True, slots=True)
class NothingToPay:
    name: str
    seconds_left: int


@dataclass(frozen=True, slots=True)
class PayWays:
    """Who pays what, and by which way. A phone's payment code can be held up at once."""

    what: str  # "心内科 李医生" of the first bill
    count: int
    total: str
    fund: str
    account: str
    own: str
    insurance: InsuranceUse
    channels: tuple[Channel, ...]  # a code is shown for each; empty: nothing to pay, just confirm
    scans: bool  # payment codes can be read here now
    hint: ScanHint = ScanHint.NONE
    trouble: Failure | None = None  # why the last attempt came to nothing


@dataclass(frozen=True, slots=True)
class Paying:
    """A payment in progress. `code`: the text of the QR code in phase `shown`, else empty."""

    phase: PayPhase
    channel: Channel
    own: str
    code: str
    seconds_left: int  # to pay in; -1 where there is no such limit
    waiting_seconds: int  # in this phase


@dataclass(frozen=True, slots=True)
class Paid:
    """The money is in. `told`: the hospital has it, too. `invoice`: address of the e-invoice's QR."""

    own: str
    total: str
    fund: str
    account: str
    channel: Channel
    number: str  # of the order
    told: bool
    invoice: str
    slip: TicketState
    trouble: Failure | None  # why there is no receipt on paper
    can_reprint: bool
    more: int  # bills still unpaid
    seconds_left: int
    services: bool = False  # there is more on the home screen (SERVICES)


@dataclass(frozen=True, slots=True)
class PayUnknown:
    """Do not pay again: it is not certain what became of the payment."""

    own: str
    number: str
    slip: TicketState
    trouble: Failure | None
    seconds_left: int


@dataclass(frozen=True, slots=True)
class PayReturned:
    """The money goes back, and why. `done`: it has gone back; else it will."""

    own: str
    number: str
    why: Failure
    done: bool
    slip: TicketState
    trouble: Failure | None
    seconds_left: int


PayScreen = PayWait | Bills | NothingToPay | PayWays | Paying | Paid | PayUnknown | PayReturned
