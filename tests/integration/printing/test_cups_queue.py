"""The driver against a CUPS queue before an ippeveprinter."""

from __future__ import annotations

import pytest

from kiosk.reports.printer import PrintOutcome, PrintResult
from kiosk.reports.printer import ReportPrinterState as State
from tests.printing.pages import differing_pages

_HAIRS = 200
"""Greys of the 349 000 of a page: the filter rounds A4 to thousandths of a point."""
PRINTED = PrintResult(PrintOutcome.PRINTED, 3, State.READY)


@pytest.fixture
def queue(cups, printer) -> str:
    """With a filter that writes the PDF anew, as CUPS sets queues up today."""
    uri: str = cups.add_queue("a4", printer.uri)
    return uri


def test_the_pages_come_through_the_queue_as_they_were(queue, printer, driver, job, watch) -> None:
    assert watch.print(driver(queue, printer.uri)) == PRINTED
    (received,) = [file.read_bytes() for file in printer.received]
    assert differing_pages(job.document, received, most=_HAIRS) == []


def test_a_queue_that_passes_on_what_it_gets(cups, printer, driver, job, watch) -> None:
    raw = cups.add_queue("raw", printer.uri, "raw")
    assert watch.print(driver(raw, printer.uri)) == PRINTED
    assert [file.read_bytes() for file in printer.received] == [job.document]


def test_the_queues_word_alone(queue, driver, watch) -> None:
    result = watch.print(driver(queue))
    assert (result.outcome, result.pages_out) == (PrintOutcome.PRINTED, 0)


def test_nothing_is_left_in_the_spool(cups, queue, printer, driver, watch) -> None:
    found = driver(queue, printer.uri)
    watch.print(found)
    assert len(cups.documents) >= 1  # CUPS keeps it for a day
    assert found.purge()
    assert cups.documents == []
    assert [file for file in cups.spool.rglob("*") if _holds(file, b"Page 1 of 3")] == []


def _holds(file, words: bytes) -> bool:
    return file.is_file() and words in file.read_bytes()


def test_a_stopped_queue_goes_on_when_it_is_started(cups, queue, printer, driver, watch) -> None:
    cups.disable("a4")
    found = driver(queue, printer.uri)
    assert found.state() is State.STOPPED
    assert watch.when(State.STOPPED, lambda: cups.enable("a4")).print(found) == PRINTED


def test_called_off_in_a_stopped_queue_nothing_came_out(
    cups, queue, printer, driver, watch
) -> None:
    cups.disable("a4")
    result = watch.stop_when(State.STOPPED).print(driver(queue, printer.uri))
    assert result == PrintResult(PrintOutcome.NOT_PRINTED, 0, State.STOPPED)
    assert printer.received == []


def test_paper_out_behind_the_queue(queue, printer, driver, watch) -> None:
    printer.hold("media-empty-error", after_page=2)
    watch.when(State.PAPER_OUT, printer.go_on)
    assert watch.print(driver(queue, printer.uri)) == PRINTED
    assert len(printer.paper) == 3


def test_called_off_behind_the_queue_the_printers_count_is_told(
    queue, printer, driver, watch
) -> None:
    printer.hold("media-jam-error", after_page=2)
    result = watch.stop_when(State.JAM).print(driver(queue, printer.uri))
    assert (result.outcome, result.pages_out) == (PrintOutcome.PARTLY, 2)
    assert len(printer.paper) == 2


def test_a_dead_printer_is_seen_through_a_queue_that_says_ready(
    queue, printer, driver, watch
) -> None:
    printer.pull_the_plug()
    assert driver(queue).state() is State.READY  # it lies
    found = driver(queue, printer.uri)
    assert found.state() is State.OFFLINE
    assert watch.print(found) == PrintResult(PrintOutcome.NOT_PRINTED, 0, State.OFFLINE)


def test_without_the_printers_address_it_is_found_out_in_time(
    cups, queue, printer, driver, watch
) -> None:
    printer.pull_the_plug()
    found = driver(queue, still_seconds=1.0)
    assert watch.print(found) == PrintResult(PrintOutcome.UNKNOWN, 0, State.OFFLINE)
    assert found.purge()
    assert cups.documents == []


def test_a_printer_that_dies_under_the_job(queue, printer, driver, watch) -> None:
    printer.hold("media-jam-error", after_page=1)
    watch.when(State.JAM, printer.pull_the_plug)
    result = watch.print(driver(queue, printer.uri, still_seconds=2.0))
    assert result == PrintResult(PrintOutcome.PARTLY, 1, State.OFFLINE)
    assert not driver(queue, printer.uri).purge()  # nobody knows what the printer keeps


def test_a_job_of_before_the_restart_is_found_in_the_queue(
    queue, printer, driver, job, watch
) -> None:
    watch.print(driver(queue, printer.uri))
    later = driver(queue, printer.uri).look_up(job.name)
    assert later == PRINTED
