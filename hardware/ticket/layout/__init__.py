"""Slips as lists of printing elements: what stands on the paper, in which size.

Pure: no printer, no bytes. Slips are made for a roll of 80 mm (48 columns of font A) and fold
themselves down to 58 mm (32 columns).
"""

from __future__ import annotations

from hardware.ticket.layout.elements import COLUMNS_58MM, COLUMNS_80MM, Element
from hardware.ticket.layout.open_payment import open_payment
from hardware.ticket.layout.queue_ticket import queue_ticket
from hardware.ticket.layout.receipt import receipt
from kiosk.domain import Ticket
from kiosk.slips import OpenPaymentSlip, Receipt, Slip

__all__ = ["COLUMNS_58MM", "COLUMNS_80MM", "lay_out"]


def lay_out(slip: Slip, columns: int = COLUMNS_80MM) -> tuple[Element, ...]:
    """The whole slip, ending with a cut. Every string of it is cleaned first."""
    match slip:
        case Ticket():
            return tuple(queue_ticket(slip, columns))
        case Receipt():
            return tuple(receipt(slip, columns))
        case OpenPaymentSlip():
            return tuple(open_payment(slip, columns))
