"""The driver against Debian's ippeveprinter: what it received, and each fault."""

from __future__ import annotations

import threading

import pytest

from kiosk.reports.printer import PrintJob, PrintOutcome, PrintResult
from kiosk.reports.printer import ReportPrinterState as State
from tests.printing.pages import differing_pages, drawn_pages, sample_pdf

ALL_THREE = ["P7-000123 1", "P7-000123 2", "P7-000123 3"]


def test_the_pages_that_were_sent_are_the_pages_that_arrive(printer, driver, job, watch) -> None:
    found = driver(printer.uri)
    assert found.state() is State.READY
    assert watch.print(found) == PrintResult(PrintOutcome.PRINTED, 3, State.READY)
    assert printer.paper == ALL_THREE
    (received,) = [file.read_bytes() for file in printer.received]
    assert len(drawn_pages(received)) == 3
    assert differing_pages(job.document, received) == []


def test_a_difference_would_be_seen() -> None:
    assert differing_pages(sample_pdf(3), sample_pdf(3, rare="other")) == [1, 2, 3]
    assert differing_pages(sample_pdf(3), sample_pdf(2)) == [1, 2, 3]
    assert differing_pages(sample_pdf(2)[:-1], sample_pdf(2)) == []


@pytest.mark.parametrize(
    "fault",
    [
        ("media-empty-error", State.PAPER_OUT),
        ("media-jam-error", State.JAM),
        ("cover-open-error", State.COVER_OPEN),
        ("toner-empty-error", State.TONER_OUT),
        ("media-needed-error", State.WRONG_PAPER),
    ],
)
def test_held_for_a_hand_it_goes_on_where_it_stopped(printer, driver, watch, fault) -> None:
    reason, state = fault
    printer.hold(reason, after_page=1)
    watch.when(state, printer.go_on)
    assert watch.print(driver(printer.uri)).outcome is PrintOutcome.PRINTED
    assert (1, state) in [(each.pages_out, each.state) for each in watch.heard]
    assert printer.paper == ALL_THREE


def test_an_empty_tray_is_waited_for(printer, driver, watch) -> None:
    """What ippeveprinter does by itself: it does not begin."""
    printer.load("iso_a4_210x297mm", sheets=0)
    watch.when(State.PAPER_OUT, printer.go_on)
    assert watch.print(driver(printer.uri)) == PrintResult(PrintOutcome.PRINTED, 3, State.READY)
    assert printer.paper == ALL_THREE


def test_with_little_toner_it_prints(printer, driver, watch) -> None:
    printer.hold("toner-low-warning", after_page=1)
    watch.when(State.TONER_LOW, printer.go_on)
    assert watch.print(driver(printer.uri)).outcome is PrintOutcome.PRINTED


def test_called_off_while_held_it_says_how_much_came_out(printer, driver, watch) -> None:
    printer.hold("media-empty-error", after_page=1)
    result = watch.stop_when(State.PAPER_OUT).print(driver(printer.uri))
    assert (result.outcome, result.pages_out) == (PrintOutcome.PARTLY, 1)
    assert printer.paper == ALL_THREE[:1]


def test_called_off_before_the_first_page_nothing_came_out(printer, driver, watch) -> None:
    printer.hold("media-jam-error")
    result = watch.stop_when(State.JAM).print(driver(printer.uri))
    assert (result.outcome, result.pages_out) == (PrintOutcome.NOT_PRINTED, 0)
    assert printer.paper == []


@pytest.mark.parametrize("given_up", [(0, PrintOutcome.NOT_PRINTED), (2, PrintOutcome.PARTLY)])
def test_given_up_by_the_printer(printer, driver, watch, given_up) -> None:
    after_page, outcome = given_up
    printer.abort(after_page=after_page)
    result = watch.print(driver(printer.uri))
    assert (result.outcome, result.pages_out) == (outcome, after_page)
    assert printer.paper == ALL_THREE[:after_page]


def test_the_wrong_paper_in_the_tray(printer, driver) -> None:
    printer.load("na_letter_8.5x11in")
    assert driver(printer.uri).state() is State.WRONG_PAPER
    printer.load("iso_a4_210x297mm")
    assert driver(printer.uri).state() is State.READY


def test_unplugged_half_way_and_gone(printer, driver, job, watch) -> None:
    printer.hold("none", after_page=1)
    plug = threading.Thread(target=lambda: (printer.wait_for_paper(1), printer.pull_the_plug()))
    plug.start()
    result = watch.print(driver(printer.uri, still_seconds=1.0))
    plug.join()
    assert result.state is State.OFFLINE
    assert result.outcome in {PrintOutcome.UNKNOWN, PrintOutcome.PARTLY}
    assert printer.paper == ALL_THREE[:1]
    assert driver(printer.uri).look_up(job.name) is None


def test_unplugged_half_way_and_back_without_its_memory(printer, driver, job, watch) -> None:
    """It numbers its jobs from 1 again: the next one's number is that of the lost one."""
    found = driver(printer.uri)
    printer.hold("media-jam-error", after_page=1)

    def replug() -> None:
        printer.pull_the_plug()
        printer.go_on()
        printer.start()

    result = watch.when(State.JAM, replug).print(found)
    assert (result.outcome, result.pages_out) == (PrintOutcome.PARTLY, 1)
    later = found.look_up(job.name)
    assert later is not None
    assert later.outcome is PrintOutcome.UNKNOWN
    again = PrintJob("P7-000124", sample_pdf(1), pages=1)
    assert found.print(again, lambda _progress: None, lambda: False).outcome is PrintOutcome.PRINTED
    assert found.look_up("P7-000124") == PrintResult(PrintOutcome.PRINTED, 1, State.READY)
    still = found.look_up(job.name)
    assert still is not None
    assert still.outcome is PrintOutcome.UNKNOWN


def test_purged_while_it_is_held(printer, driver, watch) -> None:
    found = driver(printer.uri)
    printer.hold("media-empty-error")
    results: list[PrintResult] = []
    worker = threading.Thread(target=lambda: results.append(watch.print(found)))
    worker.start()
    while not watch.heard:
        threading.Event().wait(0.01)
    assert found.purge()
    worker.join()
    assert [each.outcome for each in results] == [PrintOutcome.NOT_PRINTED]
    assert printer.paper == []


def test_over_tls_to_whom_it_trusts(printer, driver, watch) -> None:
    distrusts = driver(printer.secure_uri)
    assert distrusts.state() is State.OFFLINE
    trusts = driver(printer.secure_uri, ca_file=printer.certificate)
    assert watch.print(trusts).outcome is PrintOutcome.PRINTED
