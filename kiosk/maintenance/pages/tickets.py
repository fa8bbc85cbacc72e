"""Queue tickets that did not come out, to be printed again. A number, a department and a time; no name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kiosk.clock import Clock
from kiosk.devices import PrinterState, TicketOutcome
from kiosk.domain import Ticket
from kiosk.maintenance.pages.printer_words import ticket_printer
from kiosk.maintenance.sheet import (
    Choice,
    Doing,
    Done,
    Look,
    PageId,
    Row,
    Section,
    Sheet,
    Task,
    Tone,
)
from kiosk.maintenance.unprinted import KEPT_SECONDS, MOST, Unprinted, UnprintedTickets
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.reasons import Failure
from kiosk.services.queue import printer_trouble

_REFRESH: Final = 10.0  # seconds
_OUTCOMES: Final = {
    TicketOutcome.NOT_PRINTED: Said(QT_TRANSLATE_NOOP("Maintenance", "Nothing came out")),
    TicketOutcome.UNFINISHED: Said(
        QT_TRANSLATE_NOOP("Maintenance", "A part of it may have come out: look for it first")
    ),
}
_GONE: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance",
        "This ticket is not kept any more. The patient can hold up the card once more to see the number.",
    )
)


class TicketsPage:
    """Calls are made one at a time."""

    def __init__(
        self,
        *,
        unprinted: UnprintedTickets,
        printer_state: Callable[[], PrinterState],
        print_ticket: Callable[[Ticket], tuple[TicketOutcome, PrinterState]],
        clock: Clock,
    ) -> None:
        """`print_ticket`: as `TicketPrinter.print`; both with the printer to themselves."""
        self._unprinted = unprinted
        self._printer_state = printer_state
        self._print = print_ticket
        self._clock = clock

    def look(self, look: Look) -> Sheet | Failure:
        if look.item:
            return self._item(look.item)
        rows = tuple(self._row(one) for one in self._unprinted.all())
        none = Row(Said(QT_TRANSLATE_NOOP("Maintenance", "None")), tone=Tone.GOOD)
        title = Said(
            QT_TRANSLATE_NOOP(
                "Maintenance", "Tickets that did not come out: the last %1 min, at most %2"
            ),
            (str(int(KEPT_SECONDS // 60)), str(MOST)),
        )
        printer = Section(rows=(ticket_printer(self._printer_state()),))
        sections = (printer, Section(title, rows or (none,)))
        return Sheet(PageId.TICKETS, sections=sections, refresh=_REFRESH)

    def do(self, doing: Doing) -> Done:
        if doing.task is not Task.REPRINT_TICKET:
            raise ValueError(f"no task of this page: {doing.task}")
        one = self._unprinted.find(doing.argument)
        if one is None:
            return Done(_GONE, good=False, leave=True)
        ticket = one.anew(self._clock.local())
        outcome, state = self._print(ticket)
        if outcome is not TicketOutcome.PRINTED:
            return Done(printer_trouble(outcome, state), good=False)
        self._unprinted.drop(one.key)
        return Done(_come_out(one.ticket.number), leave=True)

    def _row(self, one: Unprinted) -> Row:
        return Row(_number(one), one.ticket.department, Tone.WARN, _time(one), opens=one.key)

    def _item(self, key: str) -> Sheet:
        one = self._unprinted.find(key)
        title = Said(QT_TRANSLATE_NOOP("Maintenance", "Ticket"))
        if one is None:
            gone = Row(_GONE, tone=Tone.QUIET)
            return Sheet(PageId.TICKETS, title, (Section(rows=(gone,)),), item=key)
        rows = (
            Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Queue number")), _number(one)),
            Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Department")), one.ticket.department),
            Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Time")), _time(one)),
            Row(Said(QT_TRANSLATE_NOOP("Maintenance", "Paper")), _OUTCOMES[one.outcome], Tone.WARN),
            ticket_printer(self._printer_state()),
        )
        choice = Choice(
            Task.REPRINT_TICKET,
            Said(QT_TRANSLATE_NOOP("Maintenance", "Print again, without the name")),
            one.key,
            primary=True,
        )
        return Sheet(PageId.TICKETS, title, (Section(rows=rows, choices=(choice,)),), item=key)


def _come_out(number: str) -> Said:
    if not number:
        return Said(
            QT_TRANSLATE_NOOP("Maintenance", "The ticket has come out. Give it to the patient.")
        )
    return Said(
        QT_TRANSLATE_NOOP("Maintenance", "Ticket %1 has come out. Give it to the patient."),
        (number,),
    )


def _number(one: Unprinted) -> Said | str:
    """A hospital may give none."""
    return one.ticket.number or Said(QT_TRANSLATE_NOOP("Maintenance", "Without a number"))


def _time(one: Unprinted) -> str:
    return one.ticket.printed_at.strftime("%H:%M")
