"""What the ticket printer prints besides the queue ticket. Surname only (UX.md, privacy)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.bills import EInvoice, Split
from kiosk.domain import Ticket
from kiosk.money import Fen
from kiosk.payment.port import Channel


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One bill of a receipt."""

    text: str  # "心内科 李医生"
    amount: Fen


@dataclass(frozen=True, slots=True)
class Receipt:
    """The money has arrived. `told`: the hospital has it, too; else it is still being told.

    It is no tax invoice; that is the electronic one, whose address is a QR code where it is there.
    """

    hospital: str
    order: str
    surname: str
    lines: tuple[ReceiptLine, ...]
    split: Split
    channel: Channel
    transaction: str  # the channel's own number; empty without own part
    told: bool
    e_invoices: tuple[EInvoice, ...]
    paid_at: datetime  # aware
    printed_at: datetime  # aware
    terminal: str
    reprint: bool = False


@dataclass(frozen=True, slots=True)
class OpenPaymentSlip:
    """What became of a payment is not certain yet, or the money is on its way back: for the desk.

    `returning`: it goes back the way it came; else it is not known whether it was taken.
    """

    hospital: str
    order: str
    surname: str
    amount: Fen
    channel: Channel
    returning: bool
    printed_at: datetime  # aware
    terminal: str


Slip = Ticket | Receipt | OpenPaymentSlip
