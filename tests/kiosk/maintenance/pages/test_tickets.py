"""A ticket that did not come out is printed again: by its number, for half an hour, without a name."""

from __future__ import annotations

import gc
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from time import sleep

import pytest

from kiosk.clock import ManualClock, SystemClock
from kiosk.devices import PrinterState, TicketOutcome
from kiosk.domain import Ticket
from kiosk.maintenance.pages.tickets import TicketsPage
from kiosk.maintenance.sheet import PageId, Task, Tone
from kiosk.maintenance.unprinted import KEPT_SECONDS, MOST, UnprintedTickets
from kiosk.reasons import Code, Failure
from tests.staff_pages import Hand, choices, read, row, rows, text, value

AT = datetime(2027, 1, 15, 9, 30, tzinfo=timezone(timedelta(hours=8)))
TICKET = Ticket(
    hospital="示范医院",
    number="A017",
    surname="欧阳测",
    department="心内科",
    doctor="李医生",
    place="门诊楼3层B区 12诊室",
    directions="出门左转",
    ahead=4,
    wait_minutes=20,
    printed_at=AT,
    terminal="T07",
)


class Clock(ManualClock):
    def local(self) -> datetime:
        return AT + timedelta(seconds=self.uptime - 1_000.0)


@dataclass
class Printer:
    outcome: TicketOutcome = TicketOutcome.PRINTED
    stands: PrinterState = PrinterState.READY
    slips: list[Ticket] = field(default_factory=list)

    def state(self) -> PrinterState:
        return self.stands

    def print(self, ticket: Ticket) -> tuple[TicketOutcome, PrinterState]:
        self.slips.append(ticket)
        return self.outcome, self.stands


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def unprinted(clock: Clock) -> UnprintedTickets:
    return UnprintedTickets(clock)


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def hand(unprinted: UnprintedTickets, printer: Printer, clock: Clock) -> Hand:
    page = TicketsPage(
        unprinted=unprinted, printer_state=printer.state, print_ticket=printer.print, clock=clock
    )
    return Hand(page, PageId.TICKETS)


def test_it_is_listed_by_number_department_and_time(
    hand: Hand, unprinted: UnprintedTickets
) -> None:
    unprinted.note(TICKET, TicketOutcome.NOT_PRINTED)
    sheet = hand.sees()
    one = row(sheet, "A017")
    assert (one.value, one.detail, one.tone) == ("心内科", "09:30", Tone.WARN)
    assert "欧阳" not in read(sheet)
    assert "李医生" not in read(sheet)
    assert "欧阳" not in read(hand.sees(one.opens))


def test_it_is_printed_again_without_name_and_place_in_the_queue(
    hand: Hand, unprinted: UnprintedTickets, printer: Printer, clock: Clock
) -> None:
    unprinted.note(TICKET, TicketOutcome.NOT_PRINTED)
    key = row(hand.sees(), "A017").opens
    clock.advance(300)
    done = hand.takes("Print again", key)
    assert done.good
    assert done.leave
    assert "A017" in text(done.said) if not isinstance(done.said, Failure) else False
    (slip,) = printer.slips
    now = AT + timedelta(minutes=5)
    again = replace(TICKET, surname="", ahead=None, wait_minutes=None, printed_at=now, reprint=True)
    assert slip == again
    assert unprinted.all() == ()
    assert text(rows(hand.sees())[-1].label) == "None"


def test_a_printer_that_fails_again_is_told_and_the_ticket_is_kept(
    hand: Hand, unprinted: UnprintedTickets, printer: Printer
) -> None:
    unprinted.note(TICKET, TicketOutcome.UNFINISHED)
    printer.outcome, printer.stands = TicketOutcome.NOT_PRINTED, PrinterState.PAPER_OUT
    key = row(hand.sees(), "A017").opens
    assert value(hand.sees(key), "Ticket printer") == "Out of paper"
    assert "part of it" in value(hand.sees(key), "Paper")
    done = hand.takes("Print again", key)
    assert (done.said, done.good) == (Failure(Code.PRINTER_PAPER_OUT), False)
    assert unprinted.find(key) is not None


def test_it_is_wiped_after_half_an_hour(
    hand: Hand, unprinted: UnprintedTickets, clock: Clock, printer: Printer
) -> None:
    unprinted.note(TICKET, TicketOutcome.NOT_PRINTED)
    key = row(hand.sees(), "A017").opens
    clock.advance(KEPT_SECONDS)
    unprinted.wipe()
    assert unprinted._kept == []
    assert choices(hand.sees(key)) == []
    done = hand.does(Task.REPRINT_TICKET, key)
    assert not done.good
    assert printer.slips == []


def test_it_goes_by_itself_though_nobody_looks() -> None:
    unprinted = UnprintedTickets(SystemClock(), seconds=0.1)
    unprinted.note(TICKET, TicketOutcome.NOT_PRINTED)
    sleep(0.05)
    unprinted.note(replace(TICKET, number="A018"), TicketOutcome.NOT_PRINTED)
    for _ in range(200):
        if unprinted._kept == []:
            break
        sleep(0.05)
    assert unprinted._kept == []
    assert unprinted._timer is None


def test_no_more_than_ten_are_kept_the_newest(
    hand: Hand, unprinted: UnprintedTickets, clock: Clock
) -> None:
    for number in range(MOST + 3):
        clock.advance(1)
        unprinted.note(replace(TICKET, number=f"B{number:03}"), TicketOutcome.NOT_PRINTED)
    kept = [one.ticket.number for one in unprinted.all()]
    assert kept == [f"B{number:03}" for number in range(MOST + 2, 2, -1)]
    assert len([one for one in rows(hand.sees()) if one.opens]) == MOST


def test_one_that_the_patient_got_after_all_is_not_kept(unprinted: UnprintedTickets) -> None:
    unprinted.note(TICKET, TicketOutcome.NOT_PRINTED)
    unprinted.note(replace(TICKET, department="儿科"), TicketOutcome.NOT_PRINTED)
    unprinted.note(TICKET, TicketOutcome.NOT_PRINTED)  # tried again in vain: once is enough
    assert len(unprinted.all()) == 2
    unprinted.note(replace(TICKET, reprint=True), TicketOutcome.PRINTED)
    assert [one.ticket.department for one in unprinted.all()] == ["儿科"]


def test_tickets_without_a_number_are_each_ones_own(
    hand: Hand, unprinted: UnprintedTickets
) -> None:
    nameless = replace(TICKET, number="")
    unprinted.note(nameless, TicketOutcome.NOT_PRINTED)
    unprinted.note(nameless, TicketOutcome.NOT_PRINTED)
    listed = [text(one.label) for one in rows(hand.sees()) if one.opens]
    assert listed == ["Without a number"] * 2


def test_no_surname_is_kept_anywhere(unprinted: UnprintedTickets) -> None:
    surname = "慕容测"
    ticket = replace(TICKET, surname=surname)
    unprinted.note(ticket, TicketOutcome.NOT_PRINTED)
    del ticket
    gc.collect()
    kept = [one for one in gc.get_objects() if isinstance(one, Ticket)]
    assert kept
    assert all(one.surname != surname for one in kept)
    assert "A017" not in repr(unprinted.all())
