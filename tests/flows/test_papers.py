"""Which paper the ticket printer speaks of: what comes out late is not taken for another."""

from __future__ import annotations

from typing import Any

from kiosk.devices import PrinterState, TicketOutcome
from kiosk.domain import QueuePlace
from kiosk.payment.order import OrderState
from kiosk.reasons import Code
from kiosk.services.queue import PRINTER_LOST
from kiosk.session.events import QueueFound, SignInDone
from kiosk.session.pay_screens import Paid, PayReturned
from kiosk.session.screens import Action, SignedIn, TicketState
from tests.flows.till import Till, pays, till

__all__ = ["pays", "till"]


def is_given_up(walk: Any) -> Any:
    """A ticket was sent to a printer that says nothing."""
    walk.has_arrived().happens(QueueFound(walk.session, walk.visit.id, QueuePlace()))
    walk.passes(PRINTER_LOST)
    assert walk.sees(SignedIn).trouble.code is Code.TICKET_UNFINISHED
    return walk


def test_a_ticket_that_was_given_up_is_not_the_one_that_is_printed_again(walk: Any) -> None:
    is_given_up(walk).taps(Action.REPRINT)
    walk.comes_out(TicketOutcome.UNFINISHED, PrinterState.OFFLINE, sent=0)
    assert walk.sees(SignedIn).ticket is TicketState.PRINTING
    assert walk.comes_out(sent=1).sees(SignedIn).ticket is TicketState.TAKE


def test_a_ticket_that_comes_out_after_all_can_be_taken(walk: Any) -> None:
    assert is_given_up(walk).comes_out().sees(SignedIn).ticket is TicketState.TAKE


def test_the_receipt_of_money_that_goes_back_is_not_the_slip_that_says_so(till: Till) -> None:
    walk = till.walk
    till.is_paying()
    till.stands(OrderState.PAID, left=None, paid_at=1)
    walk.passes(7).sees(Paid)
    till.stands(OrderState.REVERSING, left=None)
    assert walk.sees(PayReturned).slip is TicketState.PRINTING
    walk.comes_out(TicketOutcome.NOT_PRINTED, PrinterState.PAPER_OUT, sent=0)
    assert walk.sees(PayReturned).slip is TicketState.PRINTING
    walk.comes_out(sent=0)
    assert walk.sees(PayReturned).slip is TicketState.PRINTING
    assert walk.comes_out(sent=1).sees(PayReturned).slip is TicketState.TAKE


def test_a_ticket_of_the_patient_before_is_not_the_next_ones(walk: Any) -> None:
    walk.has_arrived().happens(QueueFound(walk.session, walk.visit.id, QueuePlace()))
    walk.taps(Action.FINISH).shows_code(walk.code(2)).is_known()
    walk.taps(Action.SIGN_IN, walk.cardiology.id).happens(SignInDone(walk.session, walk.visit))
    walk.happens(QueueFound(walk.session, walk.visit.id, QueuePlace()))
    assert walk.comes_out(sent=0).sees(SignedIn).ticket is TicketState.PRINTING
    assert walk.comes_out(sent=1).sees(SignedIn).ticket is TicketState.TAKE
