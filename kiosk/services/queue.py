"""候诊提醒: number, place in the queue, where to go, and the ticket on paper.

The number is on the screen at once; the ticket waits a moment for the place in the queue, so that
it can say it too, but never long. What the printer says decides what the patient is told to take; a
printer that says nothing is not waited for without end either.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.audit.catalogue import EventId
from kiosk.devices import PrinterState, TicketOutcome
from kiosk.domain import QueuePlace, Ticket, Visit
from kiosk.reasons import Code, Failure
from kiosk.services.access import ServiceId
from kiosk.session.effects import Effect, FindQueue, PrintTicket, Record
from kiosk.session.ending import Step
from kiosk.session.events import QueueFound, TicketDone
from kiosk.session.screens import TicketState
from kiosk.session.state import Arrived, Kiosk, Moment

MOST_REPRINTS = 1
PRINTER_LOST = 45.0  # seconds; the driver gives a ticket up sooner, so its answer is lost

_TROUBLE = {
    PrinterState.PAPER_OUT: Code.PRINTER_PAPER_OUT,
    PrinterState.COVER_OPEN: Code.PRINTER_COVER_OPEN,
    PrinterState.OFFLINE: Code.PRINTER_OFFLINE,
}


def just_arrived(kiosk: Kiosk, visit: Visit, at: Moment) -> Step:
    stage = Arrived(
        visit,
        ticket=TicketState.PRINTING,
        already=False,
        until=None,
        print_by=at.monotonic + kiosk.pace.queue_patience,
    )
    return replace(kiosk, stage=stage), (FindQueue(kiosk.session, visit),)


def signed_in_before(kiosk: Kiosk, visit: Visit, at: Moment) -> Arrived:
    """Paper only on request: there is a ticket out already. As it stood, if it was shown before."""
    known = None if kiosk.person is None else kiosk.person.arrived
    if known is not None and known.visit.id == visit.id:
        return known
    until = at.monotonic + kiosk.pace.done_without_ticket
    return Arrived(visit, ticket=TicketState.NONE, already=True, until=until)


def shown_again(kiosk: Kiosk, at: Moment) -> Step:
    """The sign-in of today as it stood, with its place in the queue as it is now."""
    arrived = None if kiosk.person is None else kiosk.person.arrived
    if arrived is None:
        return kiosk, ()
    stage = replace(arrived, until=at.monotonic + kiosk.pace.done_without_ticket)
    kiosk = replace(kiosk, stage=stage, touched=at.monotonic)
    return kiosk, (FindQueue(kiosk.session, stage.visit),)


def queue_found(kiosk: Kiosk, event: QueueFound, at: Moment) -> Step:
    """A slow answer on a sign-in of before says nothing about the one on the screen."""
    if not isinstance(kiosk.stage, Arrived) or kiosk.stage.visit.id != event.visit:
        return kiosk, ()
    stage = replace(kiosk.stage, place=event.place)
    if stage.print_by is not None:
        return _print(kiosk, stage, at)
    return _standing(kiosk, stage), ()


def _standing(kiosk: Kiosk, stage: Arrived) -> Kiosk:
    """Shown, and remembered: there may be a way back to it by the home screen."""
    person = kiosk.person
    if person is not None and stage.ticket is not TicketState.PRINTING:
        person = replace(person, arrived=stage)
    return replace(kiosk, stage=stage, person=person)


def overdue(kiosk: Kiosk, at: Moment) -> Step:
    """What the stage has waited for long enough: the place in the queue, the printer's word."""
    stage = kiosk.stage
    if not isinstance(stage, Arrived):
        return kiosk, ()
    if stage.print_by is not None and at.monotonic >= stage.print_by:
        return _print(kiosk, stage, at)
    if stage.paper_by is not None and at.monotonic >= stage.paper_by:
        return _without_ticket(kiosk, stage, Failure(Code.TICKET_UNFINISHED), at), ()
    return kiosk, ()


def reprint(kiosk: Kiosk, at: Moment) -> Step:
    """Once more on paper, if the patient asks."""
    stage = kiosk.stage
    if not isinstance(stage, Arrived) or not can_reprint(kiosk, stage):
        return kiosk, ()
    return _print(kiosk, replace(stage, reprints=stage.reprints + 1), at)


def can_reprint(kiosk: Kiosk, stage: Arrived) -> bool:
    waits = stage.ticket is not TicketState.PRINTING and ServiceId.QUEUE in kiosk.services
    return waits and stage.reprints < MOST_REPRINTS


def _print(kiosk: Kiosk, stage: Arrived, at: Moment) -> Step:
    person = kiosk.person
    if person is None or person.patient is None:
        return kiosk, ()
    ticket = _ticket(kiosk, stage, person.patient.surname, at)
    printing = replace(
        stage,
        ticket=TicketState.PRINTING,
        trouble=None,
        until=None,
        print_by=None,
        paper=kiosk.papers,
        paper_by=at.monotonic + PRINTER_LOST,
    )
    effect = PrintTicket(kiosk.session, kiosk.papers, ticket)
    kiosk = replace(kiosk, stage=printing, touched=at.monotonic, papers=kiosk.papers + 1)
    return kiosk, (effect,)


def _ticket(kiosk: Kiosk, stage: Arrived, surname: str, at: Moment) -> Ticket:
    visit, place = stage.visit, stage.place or QueuePlace()
    return Ticket(
        hospital=kiosk.site.hospital,
        number=visit.number,
        surname=surname,
        department=visit.department,
        doctor=visit.doctor,
        place=visit.place.name if visit.place else "",
        directions=visit.place.directions if visit.place else "",
        ahead=place.ahead,
        wait_minutes=place.wait_minutes,
        printed_at=at.local,
        terminal=kiosk.site.terminal,
        reprint=stage.already or stage.reprints > 0,
    )


def ticket_done(kiosk: Kiosk, event: TicketDone, at: Moment) -> Step:
    """What became of a ticket. Taken note of also when its patient has left meanwhile."""
    fields = {"outcome": event.outcome, "state": event.state}
    effects: tuple[Effect, ...] = (Record(EventId.TICKET_DONE, fields),)
    kiosk = replace(kiosk, equipment=replace(kiosk.equipment, printer=event.state))
    stage = kiosk.stage
    if not isinstance(stage, Arrived):
        return kiosk, effects
    if (event.session, event.paper) != (kiosk.session, stage.paper):  # given up, or another's
        return kiosk, effects
    if event.outcome is not TicketOutcome.PRINTED:
        trouble = printer_trouble(event.outcome, event.state)
        return _without_ticket(kiosk, stage, trouble, at), effects
    until = at.monotonic + kiosk.pace.done
    stage = replace(stage, ticket=TicketState.TAKE, trouble=None, until=until, paper_by=None)
    return replace(_standing(kiosk, stage), touched=at.monotonic), effects


def _without_ticket(kiosk: Kiosk, stage: Arrived, trouble: Failure, at: Moment) -> Kiosk:
    until = at.monotonic + kiosk.pace.done_without_ticket
    stage = replace(stage, ticket=TicketState.FAILED, trouble=trouble, until=until, paper_by=None)
    return replace(_standing(kiosk, stage), touched=at.monotonic)


def printer_trouble(outcome: TicketOutcome, state: PrinterState) -> Failure:
    if outcome is TicketOutcome.UNFINISHED:
        return Failure(Code.TICKET_UNFINISHED)
    return Failure(_TROUBLE.get(state, Code.PRINTER_ERROR))
