"""What comes at the wrong moment: a stop before its run, the end of another's session, a leftover job."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain import Patient
from kiosk.handlers.reports import ReportHandlers, ReportPrintHandlers
from kiosk.journal.deliver import DeliveryOutcome
from kiosk.reasons import Code, Failure
from kiosk.reports.book import NewPrint, Print, PrintState
from kiosk.reports.port import PrintNotice, Told
from kiosk.reports.print_notice import notice_of, to_bytes, told_to
from kiosk.reports.printer import PrintOutcome, PrintResult, ReportPrinterState
from kiosk.reports.report import FormRef, Report, ReportHead, ReportId
from kiosk.session.effects import (
    AskReportPrinter,
    OpenForm,
    PrintReports,
    SettlePrints,
    StopPrinting,
)
from kiosk.session.events import Event
from kiosk.session.report_events import PrintRunDone, PrintsChanged
from kiosk.session.report_screens import PrintLineState
from tests.report_heads import ISSUED, head
from tests.report_shop import PATIENT, READY, TERMINAL, PlayedHospital, Shop

FIRST, SECOND = head(1), head(2)
S = PrintLineState
OUT = PrintResult(PrintOutcome.PRINTED, 2, READY)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(tmp_path)
    shop.hospital.add(FIRST, SECOND)
    yield shop
    shop.journal.close()


@pytest.fixture
def heard() -> list[Event]:
    return []


@pytest.fixture
def desk(shop: Shop, heard: list[Event]) -> ReportPrintHandlers:
    return ReportPrintHandlers(shop.parts, shop.journal, heard.append, lambda: None)


def order(*heads: ReportHead, session: int = 1, run: int = 0) -> PrintReports:
    return PrintReports(session, PATIENT, heads, "zh_CN", run)


def lines(desk: ReportPrintHandlers, effect: PrintReports) -> list[PrintLineState]:
    return [item.state for item in desk.print(effect).items]


def leftover(shop: Shop, one: ReportHead = FIRST) -> Print:
    """It was about to be sent when the power went."""
    book = shop.journal.prints(TERMINAL)
    assert book is not None
    new = NewPrint(one.id, one.edition, PATIENT.id, pages=0)
    begun = book.begin(new, at=shop.clock.now(), day=ISSUED.date())
    assert isinstance(begun, Print)
    return begun


def state_of(shop: Shop, one: Print) -> PrintState:
    book = shop.journal.prints(TERMINAL)
    assert book is not None
    found = book.find(one.number)
    assert isinstance(found, Print)
    return found.state


# whoever does not want it any more


def test_a_stop_that_comes_before_its_run_holds(desk: ReportPrintHandlers, shop: Shop) -> None:
    """The run waits its turn behind whatever else the printer is asked."""
    desk.stop(StopPrinting(1, run=4))
    assert lines(desk, order(FIRST, SECOND, run=4)) == [S.NOT_PRINTED] * 2
    assert shop.printer.tray == []
    assert lines(desk, order(FIRST, run=5)) == [S.PRINTED], "the next run of this patient is wanted"


def test_a_session_that_ended_before_its_run_began_prints_nothing(
    desk: ReportPrintHandlers, shop: Shop
) -> None:
    desk.forget(1)
    assert lines(desk, order(FIRST)) == [S.NOT_PRINTED]
    assert shop.printer.tray == []


def test_the_end_of_the_session_before_is_no_end_of_this_one(
    desk: ReportPrintHandlers, shop: Shop
) -> None:
    """Whoever forgets may be slow, and the next patient quick."""
    shop.printer.on_job = lambda _job: desk.forget(1)
    assert lines(desk, order(FIRST, session=2)) == [S.PRINTED]


def test_a_terminal_that_stops_begins_nothing(desk: ReportPrintHandlers, shop: Shop) -> None:
    desk.stop_all()
    assert lines(desk, order(FIRST, session=9)) == [S.NOT_PRINTED]
    assert shop.printer.tray == []


class LongReading(PlayedHospital):
    """Meanwhile something happens."""

    def __init__(self, meanwhile: Any) -> None:
        super().__init__()
        self.meanwhile = meanwhile

    def report(self, patient: Patient, report: ReportId) -> Report | Failure:
        self.meanwhile()
        return super().report(patient, report)

    def form(self, patient: Patient, report: ReportId, form: FormRef) -> bytes | Failure:
        self.meanwhile()
        return super().form(patient, report, form)


def test_a_stop_while_the_report_is_read_is_heeded_at_once(tmp_path: Path) -> None:
    """Before it is journalled and laid out: the hospital is not asked for more."""
    shop = Shop(tmp_path, hospital=LongReading(lambda: desk.stop(StopPrinting(1))))
    shop.hospital.add(FIRST)
    desk = ReportPrintHandlers(shop.parts, shop.journal, lambda _event: None, lambda: None)
    assert lines(desk, order(FIRST)) == [S.NOT_PRINTED]
    assert (shop.paper.sheets, shop.hospital.holders) == ([], 0)
    shop.journal.close()


def test_a_document_that_arrives_after_its_patient_has_left_is_not_kept(tmp_path: Path) -> None:
    shop = Shop(tmp_path, hospital=LongReading(lambda: looking.forget(1)))
    form = FormRef(0, "", None)
    shop.hospital.documents[FIRST.id] = b"%PDF"
    looking = ReportHandlers(shop.parts, None, ("zh_CN",))
    looking.form(OpenForm(1, PATIENT, FIRST.id, form, 0))
    assert looking._form is None
    looking.form(OpenForm(2, PATIENT, FIRST.id, form, 0))
    assert looking._form is not None
    shop.journal.close()


def test_the_patient_hears_of_the_end_before_the_printer_is_purged(
    desk: ReportPrintHandlers, shop: Shop, heard: list[Event]
) -> None:
    """A printer that was lost takes its time over that."""
    desk.settle(SettlePrints())
    before: list[bool] = []

    def purge() -> bool:
        before.append(any(isinstance(event, PrintRunDone) for event in heard))
        return True

    shop.printer.purge = purge  # type: ignore[method-assign]
    printing, _stopping = desk.lanes()
    assert printing.handlers[PrintReports](order(FIRST)) is None
    assert before == [True]
    assert sum(isinstance(event, PrintRunDone) for event in heard) == 1


# what another terminal did meanwhile


def test_one_that_was_printed_elsewhere_while_this_printer_was_waited_for(
    desk: ReportPrintHandlers, shop: Shop
) -> None:
    def elsewhere(_job: Any) -> None:
        shop.hospital.add(replace(SECOND, printed_at=ISSUED))

    shop.printer.on_job = elsewhere
    assert lines(desk, order(FIRST, SECOND)) == [S.PRINTED, S.BEFORE]


# what a restart has left


def test_what_cannot_be_looked_up_yet_is_looked_up_again(
    desk: ReportPrintHandlers, shop: Shop
) -> None:
    """After a power cut the terminal is there before its printer."""
    left = leftover(shop)
    shop.printer.reachable = False
    assert desk.settle(SettlePrints()) == PrintsChanged(untold=1, doubtful=0)
    shop.printer.reachable = True
    shop.printer.memory[left.number] = PrintResult(PrintOutcome.NOT_PRINTED, 0, READY)
    assert desk.settle(SettlePrints()) == PrintsChanged(untold=0, doubtful=0)


def test_a_leftover_is_seen_to_before_the_next_patients_paper(
    desk: ReportPrintHandlers, shop: Shop
) -> None:
    left, seen = leftover(shop), list[PrintState]()
    shop.printer.memory[left.number] = OUT
    shop.printer.on_job = lambda _job: seen.append(state_of(shop, left))
    assert lines(desk, order(SECOND)) == [S.PRINTED]
    assert seen == [PrintState.PRINTED]


def test_the_printer_is_asked_before_it_is_made_to_forget(
    desk: ReportPrintHandlers, shop: Shop
) -> None:
    """The journal could not take the end of it: the printer's memory is all there is."""
    left = leftover(shop)
    shop.printer.reachable = False

    def is_back(_job: Any) -> None:
        shop.printer.reachable = True
        shop.printer.memory[left.number] = OUT

    def purge() -> bool:
        shop.printer.memory.clear()
        return True

    shop.printer.on_job, shop.printer.purge = is_back, purge  # type: ignore[method-assign]
    desk.print(order(SECOND))
    assert state_of(shop, left) is PrintState.PRINTED


def test_a_printer_that_could_not_be_purged_is_purged_when_it_is_back(
    desk: ReportPrintHandlers, shop: Shop
) -> None:
    """It may have the paper of somebody who has left, and go on with it."""
    purges: list[str] = []
    certain = [False, True]

    def purge() -> bool:
        purges.append("purge")
        return certain.pop(0)

    desk.print(order(FIRST))
    shop.printer.purge = purge  # type: ignore[method-assign]
    desk.print(order(SECOND))
    assert purges == ["purge"]
    shop.printer.standing = ReportPrinterState.OFFLINE
    shop.clock.seconds += 61
    desk.ask(AskReportPrinter())
    assert purges == ["purge"]
    shop.printer.standing = READY
    desk.ask(AskReportPrinter())
    desk.ask(AskReportPrinter())
    assert purges == ["purge", "purge"]


def test_a_journal_that_cannot_be_read_makes_no_prints_settled(
    shop: Shop, heard: list[Event]
) -> None:
    """Staff go on seeing those in doubt."""
    parts = replace(shop.parts, book=lambda: None)
    desk = ReportPrintHandlers(parts, shop.journal, heard.append, lambda: None)
    assert desk.settle(SettlePrints()) is None


# what the hospital makes of it


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (401, DeliveryOutcome.LATER),
        (403, DeliveryOutcome.LATER),
        (404, DeliveryOutcome.LATER),
        (422, DeliveryOutcome.NEVER),
    ],
)
def test_a_hospital_that_has_its_own_house_to_put_right_is_told_again(
    desk: ReportPrintHandlers, shop: Shop, status: int, outcome: DeliveryOutcome
) -> None:
    desk.print(order(FIRST))
    book = shop.parts.book
    done = book().open_prints()[0]  # type: ignore[union-attr, index]
    shop.hospital.silent = Failure(Code.HOSPITAL_REFUSED, {"status": status})
    told = told_to(shop.hospital, book, shop.clock.now)
    assert told(to_bytes(notice_of(done, TERMINAL))) is outcome


def test_a_print_whose_pages_nobody_counted_can_be_told(
    desk: ReportPrintHandlers, shop: Shop
) -> None:
    """A queue alone does not count what comes out."""
    left = leftover(shop)
    shop.printer.memory[left.number] = PrintResult(PrintOutcome.PRINTED, 0, READY)
    desk.settle(SettlePrints())
    book = shop.journal.prints(TERMINAL)
    assert book is not None
    done = book.find(left.number)
    assert isinstance(done, Print)
    notice: PrintNotice = notice_of(done, TERMINAL)
    assert notice.pages == 0
    assert shop.hospital.tell_printed(notice) is Told.TOLD
