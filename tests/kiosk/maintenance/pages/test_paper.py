"""What the printers say, how much paper is gone, and reports in doubt, over real books."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from kiosk.audit.catalogue import EventId
from kiosk.clock import ManualClock
from kiosk.devices import PrinterState, TicketOutcome
from kiosk.domain import PatientId, StaffRole
from kiosk.journal.database import Trouble
from kiosk.journal.opened import Journal
from kiosk.journal.print_book import StoredPrintBook
from kiosk.maintenance.pages.paper import PaperPage
from kiosk.maintenance.sheet import PageId, Task, Tone
from kiosk.reasons import Code, Failure
from kiosk.reports.book import NewPrint, Print, PrintState
from kiosk.reports.printer import ReportPrinterState
from kiosk.reports.report import ReportId
from kiosk.usage.keeper import UsageKeeper
from kiosk.usage.store import Paper
from tests.staff_pages import BY, Hand, choices, labels, read, row, text, value

CHINA = timezone(timedelta(hours=8))
NOON = int(datetime(2027, 1, 15, 12, tzinfo=CHINA).timestamp())
TODAY = date(2027, 1, 15)
S = PrintState


class Noon(ManualClock):
    def local(self) -> datetime:
        return datetime.fromtimestamp(self.wall, CHINA)


@dataclass
class Bench:
    """The page over what a terminal has: a journal, counts, and printers that say what they are told."""

    folder: Path
    ticket: PrinterState = PrinterState.READY
    report: ReportPrinterState = ReportPrinterState.READY
    settled: int = 0
    clock: Noon = field(default_factory=lambda: Noon(wall=NOON))

    def __post_init__(self) -> None:
        self.journal = Journal(self.folder)
        self.usage = UsageKeeper(self.folder, self.clock)

    @property
    def book(self) -> StoredPrintBook:
        book = self.journal.prints("YM-07")
        assert book is not None
        return book

    def hand(self, *, with_reports: bool = True) -> Hand:
        page = PaperPage(
            ticket_printer=lambda: self.ticket,
            report_printer=(lambda: self.report) if with_reports else None,
            papers=self.usage.papers,
            refill=self.usage.refill,
            prints=(lambda: self.journal.prints("YM-07")) if with_reports else None,
            settle_prints=self._settle,
            clock=self.clock,
        )
        return Hand(page, PageId.PAPER)

    def prints(self, count: int, event: EventId = EventId.TICKET_DONE) -> None:
        for _ in range(count):
            self.usage.watch.recorded(event, {"outcome": TicketOutcome.PRINTED})

    def report_of(self, n: int, *states: PrintState, day: date = TODAY, pages: int = 3) -> Print:
        new = NewPrint(ReportId(f"dr-4711-{n}"), "final:1", PatientId("patient-42"), pages)
        one = self.book.begin(new, at=NOON, day=day)
        assert isinstance(one, Print)
        for state in states:
            moved = self.book.move(one.number, state, at=NOON + 60, pages_out=1)
            assert isinstance(moved, Print)
            one = moved
        return one

    def _settle(self) -> None:
        self.settled += 1


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.journal.close()


@pytest.mark.parametrize("state", PrinterState)
def test_every_state_of_the_ticket_printer_has_words_and_what_to_do(
    bench: Bench, state: PrinterState
) -> None:
    bench.ticket = state
    told = row(bench.hand().sees(), "Ticket printer")
    works = state is PrinterState.READY
    assert (told.tone is Tone.GOOD) is works
    assert bool(text(told.detail)) is not works
    assert (told.tone is Tone.BAD) is (state not in (PrinterState.READY, PrinterState.PAPER_LOW))


@pytest.mark.parametrize("state", ReportPrinterState)
def test_every_state_of_the_a4_printer_has_words(bench: Bench, state: ReportPrinterState) -> None:
    bench.report = state
    told = row(bench.hand().sees(), "A4 printer")
    assert text(told.value)
    bad = not state.prints and state is not ReportPrinterState.NONE
    assert (told.tone is Tone.BAD) is bad
    assert bool(text(told.detail)) is (told.tone in (Tone.BAD, Tone.WARN))


def test_a_terminal_without_a4_printer_shows_tickets_alone(bench: Bench) -> None:
    sheet = bench.hand(with_reports=False).sees()
    assert labels(sheet) == {"New roll is in"}
    assert "A4" not in read(sheet)
    assert "eport" not in read(sheet)


def test_papers_are_counted_at_once_and_from_nought_when_staff_put_in_new(bench: Bench) -> None:
    hand = bench.hand()
    bench.prints(3)
    bench.prints(2, EventId.SLIP_DONE)
    assert value(hand.sees(), "Tickets and slips since") == "5"
    bench.usage._keep()  # to the disk, as its thread does every few seconds
    bench.prints(1)
    assert value(hand.sees(), "Tickets and slips since") == "6"
    assert hand.takes("New roll is in").good
    assert value(hand.sees(), "Tickets and slips since") == "0"
    bench.prints(1)
    bench.usage._keep()
    assert value(hand.sees(), "Tickets and slips since") == "1"


def test_the_count_outlives_a_restart(bench: Bench) -> None:
    bench.prints(4)
    bench.usage._keep()
    bench.usage = UsageKeeper(bench.folder, bench.clock)
    assert value(bench.hand().sees(), "Tickets and slips since") == "4"


def test_new_paper_in_one_printer_leaves_the_others_count(bench: Bench) -> None:
    fields = {"printed": 2, "doubtful": 0, "not_printed": 1}
    bench.usage.watch.recorded(EventId.REPORTS_PRINTED, fields)
    bench.prints(1)
    hand = bench.hand()
    hand.does(Task.REFILLED, Paper.TICKET)
    assert value(hand.sees(), "Tickets and slips since") == "0"
    assert value(hand.sees(), "Reports since") == "2"


def test_what_cannot_be_counted_is_said_to_be_unknown(bench: Bench) -> None:
    page = PaperPage(
        ticket_printer=lambda: PrinterState.READY,
        report_printer=lambda: ReportPrinterState.READY,
        papers=lambda: Trouble.STORAGE,
        refill=bench.usage.refill,
        prints=lambda: None,
        settle_prints=bench._settle,
        clock=bench.clock,
    )
    sheet = Hand(page, PageId.PAPER).sees()
    assert value(sheet, "Tickets and slips since") == "Not known"
    assert read(sheet).count("Cannot be read") == 2


def test_reports_and_pages_of_today_and_of_all_that_is_kept(bench: Bench) -> None:
    bench.report_of(1, S.PRINTED, S.TOLD, day=TODAY - timedelta(days=1), pages=2)
    bench.report_of(2, S.ACCEPTED, S.PRINTED)
    bench.report_of(3, S.ACCEPTED, S.DOUBTFUL)
    bench.report_of(4, S.NOT_PRINTED)
    sheet = bench.hand().sees()
    assert value(sheet, "Today") == "1 reports, 3 pages"
    assert value(sheet, "In all") == "2 reports, 5 pages"
    assert "2027-01-15 12:00:00" in text(row(sheet, "In all").detail)
    assert value(sheet, "Printed, and the hospital still to be told") == "1"


@pytest.mark.parametrize(
    ("words", "state", "told"),
    [
        ("It came out whole", PrintState.PRINTED, "tells the hospital"),
        ("It did not come out", PrintState.REFUTED, "can be printed again"),
    ],
)
def test_staff_say_what_became_of_a_print_in_doubt(
    bench: Bench, words: str, state: PrintState, told: str
) -> None:
    one, hand = bench.report_of(1, S.ACCEPTED, S.DOUBTFUL), bench.hand()
    listed = row(hand.sees(), "YM-07 2027 0115 P")
    assert (listed.tone, listed.opens) == (Tone.WARN, one.number)
    assert all(each.sure for each in choices(hand.sees(one.number)))
    done = hand.takes(words, one.number)
    assert done.good
    assert not isinstance(done.said, Failure)
    assert told in text(done.said)
    after = bench.book.find(one.number)
    assert isinstance(after, Print)
    assert (after.state, after.staff) == (state, "lin.0421 + wang.0007")
    assert bench.settled == 1
    assert choices(hand.sees(one.number)) == []
    assert value(hand.sees(one.number), "Said by") == "lin.0421 + wang.0007"


def test_an_engineer_sees_a_print_in_doubt_and_leaves_it_to_an_operator(bench: Bench) -> None:
    one, hand = bench.report_of(1, S.ACCEPTED, S.DOUBTFUL), bench.hand()
    hand.by = replace(BY, roles=frozenset({StaffRole.ENGINEER}))
    assert [each.on for each in choices(hand.sees(one.number))] == [False, False]


def test_what_has_changed_meanwhile_is_not_said_twice(bench: Bench) -> None:
    one, hand = bench.report_of(1, S.ACCEPTED, S.DOUBTFUL), bench.hand()
    bench.book.move(one.number, S.REFUTED, at=NOON, staff="mei.0003")
    done = hand.does(Task.SAY_PRINTED, f"{one.number} printed")
    assert not done.good
    after = bench.book.find(one.number)
    assert isinstance(after, Print)
    assert (after.state, after.staff) == (S.REFUTED, "mei.0003")
    assert bench.settled == 0


def test_a_record_that_does_not_open_can_be_closed_and_the_hospital_is_told_by_hand(
    bench: Bench,
) -> None:
    one, hand = bench.report_of(1, S.ACCEPTED), bench.hand()
    with closing(sqlite3.connect(bench.folder / "prints.db")) as database, database:
        database.execute("UPDATE prints SET pages_out = 2")
    assert row(hand.sees(), "YM-07").opens == one.number
    done = hand.takes("It came out whole", one.number)
    assert done.good
    assert not isinstance(done.said, Failure)
    assert "cannot tell the hospital" in text(done.said)
    assert bench.book.open_lines() == ()


def test_nothing_of_a_report_or_a_patient_is_on_any_page(bench: Bench) -> None:
    one, hand = bench.report_of(1, S.ACCEPTED, S.DOUBTFUL), bench.hand()
    told = read(hand.sees()) + read(hand.sees(one.number))
    assert "4711" not in told.replace(one.number, "")
    assert "patient-42" not in told


def test_a_journal_that_is_gone_is_a_failure_and_no_crash(bench: Bench) -> None:
    one = bench.report_of(1, S.ACCEPTED, S.DOUBTFUL)
    bench.journal.close()
    page = PaperPage(
        ticket_printer=lambda: PrinterState.READY,
        report_printer=lambda: ReportPrinterState.READY,
        papers=bench.usage.papers,
        refill=bench.usage.refill,
        prints=lambda: None,
        settle_prints=bench._settle,
        clock=bench.clock,
    )
    done = Hand(page, PageId.PAPER).does(Task.SAY_PRINTED, f"{one.number} printed")
    assert (done.said, done.good) == (Failure(Code.REPORT_JOURNAL), False)
