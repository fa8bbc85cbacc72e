"""Receipts and slips for the desk, on the ticket printer: printed once, and what became of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from kiosk.audit.catalogue import EventId
from kiosk.devices import TicketOutcome
from kiosk.reasons import Code, Failure
from kiosk.services.queue import PRINTER_LOST, printer_trouble
from kiosk.session.effects import Effect, PrintSlip, Record
from kiosk.session.ending import Step
from kiosk.session.pay_events import SlipDone
from kiosk.session.pay_screens import PayPhase
from kiosk.session.pay_stages import GivenBack, Ordering, PaidUp, Paper, Papered, Uncertain
from kiosk.session.state import Kiosk, Moment
from kiosk.session.ticket_state import TicketState
from kiosk.slips import OpenPaymentSlip, Receipt, ReceiptLine, Slip

MOST_REPRINTS = 1
PaperedT = TypeVar("PaperedT", PaidUp, Uncertain, GivenBack)


def print_slip(kiosk: Kiosk, stage: PaperedT, at: Moment) -> Step:
    """Begin the stage, and the paper that goes with it."""
    paper = replace(
        stage.paper,
        state=TicketState.PRINTING,
        by=at.monotonic + PRINTER_LOST,
        trouble=None,
        number=kiosk.papers,
    )
    slip = _slip(kiosk, stage, at)
    effects = () if slip is None else (PrintSlip(kiosk.session, paper.number, slip),)
    stage = replace(stage, paper=paper, until=None)
    return replace(kiosk, stage=stage, touched=at.monotonic, papers=kiosk.papers + 1), effects


def _slip(kiosk: Kiosk, stage: Papered, at: Moment) -> Slip | None:
    person = kiosk.person
    if person is None or person.patient is None:
        return None
    surname = person.patient.surname
    if isinstance(stage, PaidUp):
        return _receipt(kiosk, stage, surname, at)
    order = stage.order
    return OpenPaymentSlip(
        hospital=kiosk.site.hospital,
        order=order.number,
        surname=surname,
        amount=order.amount,
        channel=order.channel,
        returning=isinstance(stage, GivenBack),
        printed_at=at.local,
        terminal=kiosk.site.terminal,
    )


def in_passing(kiosk: Kiosk, stage: Ordering, at: Moment) -> tuple[Effect, ...]:
    """The slip of a payment whose screen is about to be wiped by a fault."""
    order = stage.order
    if order is None:
        return ()
    returning = stage.phase is PayPhase.RETURNING
    failure = Failure(Code.PAYMENT_NOT_MADE)  # not shown
    papered: Papered = (
        GivenBack(order, failure, done=False, paper=Paper(), until=None, back=stage.back)
        if returning
        else Uncertain(order, Paper(), None, stage.back)
    )
    slip = _slip(kiosk, papered, at)
    return () if slip is None else (PrintSlip(kiosk.session, kiosk.papers, slip),)


def _receipt(kiosk: Kiosk, stage: PaidUp, surname: str, at: Moment) -> Receipt:
    order = stage.order
    return Receipt(
        hospital=kiosk.site.hospital,
        order=order.number,
        surname=surname,
        lines=_lines(stage),
        split=order.split,
        channel=order.channel,
        transaction=order.transaction,
        told=order.resolved,
        e_invoices=order.e_invoices,
        paid_at=datetime.fromtimestamp(order.paid_at, at.local.tzinfo),
        printed_at=at.local,
        terminal=kiosk.site.terminal,
        reprint=stage.paper.reprints > 0,
    )


def _lines(stage: PaidUp) -> tuple[ReceiptLine, ...]:
    known = {} if stage.back is None else {bill.id: bill for bill in stage.back.back.bills}
    lines = []
    for paid in stage.order.bills:
        bill = known.get(paid.id)
        words = "" if bill is None else f"{bill.visit.department} {bill.visit.doctor}".strip()
        lines.append(ReceiptLine(words, paid.split.total))
    return tuple(lines)


def slip_done(kiosk: Kiosk, event: SlipDone, at: Moment) -> Step:
    """What became of a slip. Taken note of also when its patient has left meanwhile."""
    fields = {"outcome": event.outcome, "state": event.state}
    effects: tuple[Effect, ...] = (Record(EventId.SLIP_DONE, fields),)
    kiosk = replace(kiosk, equipment=replace(kiosk.equipment, printer=event.state))
    stage = kiosk.stage
    if not isinstance(stage, Papered):
        return kiosk, effects
    if (event.session, event.paper) != (kiosk.session, stage.paper.number):
        return kiosk, effects  # another's, or the receipt of money that has gone back since
    if event.outcome is TicketOutcome.PRINTED:
        return _settled(kiosk, stage, TicketState.TAKE, None, at), effects
    trouble = printer_trouble(event.outcome, event.state)
    return _settled(kiosk, stage, TicketState.FAILED, trouble, at), effects


def overdue(kiosk: Kiosk, at: Moment) -> Kiosk:
    """A printer that says nothing is not waited for without end."""
    stage = kiosk.stage
    if not isinstance(stage, Papered) or stage.paper.by is None or at.monotonic < stage.paper.by:
        return kiosk
    return _settled(kiosk, stage, TicketState.FAILED, Failure(Code.TICKET_UNFINISHED), at)


def reprint(kiosk: Kiosk, at: Moment) -> Step:
    """The receipt once more, if the patient asks."""
    stage = kiosk.stage
    if not isinstance(stage, PaidUp) or not can_reprint(stage):
        return kiosk, ()
    paper = replace(stage.paper, reprints=stage.paper.reprints + 1)
    return print_slip(kiosk, replace(stage, paper=paper), at)


def can_reprint(stage: PaidUp) -> bool:
    paper = stage.paper
    return paper.state is not TicketState.PRINTING and paper.reprints < MOST_REPRINTS


def _settled(
    kiosk: Kiosk, stage: Papered, state: TicketState, trouble: Failure | None, at: Moment
) -> Kiosk:
    paper = replace(stage.paper, state=state, trouble=trouble, by=None)
    printed = state is TicketState.TAKE
    stay = kiosk.pace.done if printed else kiosk.pace.done_without_ticket
    if not isinstance(stage, PaidUp):
        stay = kiosk.pace.trouble  # there is something to be read
    changed = replace(stage, paper=paper, until=at.monotonic + stay)
    return replace(kiosk, stage=changed, touched=at.monotonic)
