"""A queue before the printer: which of the two is believed, and when."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from kiosk.reports.printer import PrintOutcome, PrintResult
from kiosk.reports.printer import ReportPrinterState as State

PRINTED = PrintResult(PrintOutcome.PRINTED, 2, State.READY)


@pytest.fixture
def queue(fake) -> Any:
    """A CUPS, which counts two pages as soon as they are through its filters."""
    queue = fake()
    queue.says["cups-version"] = "2.4.2"
    queue.course = [{"state": 5, "pages_out": 2}]
    return queue


def test_the_printers_own_word_is_enough(queue, printer, driver, job, run) -> None:
    """A spooler notices many seconds later."""
    printer.have(f"1 - {job.name}", state=9, pages_out=2)
    assert run(driver(queue, printer), job) == PRINTED


def test_a_queue_that_dies_leaves_the_printers_word(queue, printer, driver, job, run) -> None:
    at_printer = printer.have(job.name, state=5, pages_out=1, document=b"x")

    def kill_the_queue() -> bool:
        if queue.jobs and queue.jobs[1].document and not queue.away:
            queue.away = True
            at_printer.course = [{"pages_out": 1}] * 3 + [{"state": 9, "pages_out": 2}]
        return False

    result = run(driver(queue, printer), job, kill_the_queue)
    assert result == PrintResult(PrintOutcome.PRINTED, 2, State.OFFLINE)


def test_completed_at_the_queue_alone_is_believed_of_a_printer_at_rest(
    queue, printer, driver, job, run
) -> None:
    queue.course = [{"state": 5}, {"state": 9}]
    assert run(driver(queue, printer), job).outcome is PrintOutcome.PRINTED


def test_a_printer_still_at_work_has_not_printed_it_yet(queue, printer, driver, job, run) -> None:
    queue.course = [{"state": 9}]
    printer.says["printer-state"] = 4
    rest = threading.Timer(0.4, lambda: printer.says.update({"printer-state": 3}))
    rest.start()
    assert run(driver(queue, printer), job).outcome is PrintOutcome.PRINTED
    rest.join()


def test_completed_while_the_printer_is_away_is_left_open(queue, printer, driver, job, run) -> None:
    queue.course = [{"state": 9}]

    def switch_off() -> bool:
        """First asked when the printer has been found well, and before the job is given."""
        printer.away = True
        return False

    assert run(driver(queue, printer), job, switch_off) == PrintResult(
        PrintOutcome.UNKNOWN, 0, State.OFFLINE
    )


def test_a_dead_printer_behind_a_queue_is_seen_before_anything_is_sent(
    queue, printer, driver, job, run
) -> None:
    printer.away = True
    assert driver(queue, printer).state() is State.OFFLINE
    assert run(driver(queue, printer), job) == PrintResult(
        PrintOutcome.NOT_PRINTED, 0, State.OFFLINE
    )
    assert not queue.jobs


def test_what_the_printer_gave_up_counts_by_its_own_count(queue, printer, driver, job, run) -> None:
    queue.course = [{"state": 5, "pages_out": 2}, {"state": 8}]
    printer.have(job.name, state=8, pages_out=1)
    assert run(driver(queue, printer), job) == PrintResult(PrintOutcome.PARTLY, 1, State.READY)


def test_a_spoolers_count_is_not_the_papers(queue, driver, job, run) -> None:
    queue.course = [{"state": 5, "pages_out": 2}, {"state": 8}]
    result = run(driver(queue), job)
    assert result == PrintResult(PrintOutcome.UNKNOWN, 0, State.READY)
    queue.course = [{"state": 5, "pages_out": 0}, {"state": 8}]
    assert run(driver(queue), job).outcome is PrintOutcome.UNKNOWN


def test_called_off_both_are_cancelled(queue, printer, driver, job, run) -> None:
    at_printer = printer.have(job.name, state=5, pages_out=1, document=b"x")
    result = run(driver(queue, printer), job, lambda: bool(queue.jobs))
    assert result == PrintResult(PrintOutcome.PARTLY, 1, State.READY)
    assert (queue.jobs[1].state, at_printer.state) == (7, 7)


def test_a_stopped_queue_waits_for_a_hand(queue, printer, driver, job, run) -> None:
    queue.says |= {"printer-state": 5, "printer-state-reasons": ["paused"]}
    queue.course = [{"state": 3}]
    device_driver = driver(queue, printer)
    assert device_driver.state() is State.STOPPED
    start = threading.Timer(1.2, lambda: _start(queue))
    start.start()
    assert run(device_driver, job).outcome is PrintOutcome.PRINTED
    start.join()


def _start(queue) -> None:
    queue.says |= {"printer-state": 3, "printer-state-reasons": ["none"]}
    queue.jobs[1].course = [{"state": 9}]


# -- leaving nothing ---------------------------------------------------------------------------


def test_documents_that_a_queue_keeps_are_purged(queue, printer, driver, job, run) -> None:
    queue.course = [{"state": 9}]
    ours = driver(queue, printer)
    run(ours, job)
    stranger = queue.have("theirs", user="yima-T08", state=3)
    assert ours.purge()
    assert list(queue.jobs.values()) == [stranger]
    assert stranger.state == 3


def test_what_waits_is_cancelled_also_at_the_printer(queue, printer, driver) -> None:
    waiting = printer.have("P7-000100", state=3)
    done = printer.have("P7-000099", state=9)
    assert driver(queue, printer).purge()
    assert (waiting.state, done.state) == (7, 9)


def test_a_job_that_stays_is_not_certain(queue, driver, monkeypatch) -> None:
    monkeypatch.setattr("hardware.report_printer.purging.purge.__defaults__", (0.3,))
    queue.have("P7-000100", state=9)
    queue.cancels = False
    assert not driver(queue).purge()


def test_a_queue_behind_which_nobody_answers_is_not_certain(queue, printer, driver) -> None:
    left = queue.have("P7-000100", state=9)
    printer.away = True
    assert not driver(queue, printer).purge()
    assert left.id not in queue.jobs


def test_purging_calls_off_what_is_being_printed(queue, printer, driver, job, run) -> None:
    ours, results = driver(queue, printer, still_seconds=30.0), []
    worker = threading.Thread(target=lambda: results.append(run(ours, job)))
    worker.start()
    while not (queue.jobs and queue.jobs[1].document):
        threading.Event().wait(0.01)
    assert ours.purge()
    worker.join()
    assert [each.outcome for each in results] == [PrintOutcome.UNKNOWN]
    assert not queue.jobs


# -- old news ----------------------------------------------------------------------------------


def test_a_spoolers_old_warnings_do_not_hold_a_terminal_for_ever(queue, driver, job, run) -> None:
    """It remembers them of a printer that is dead by now; what the printer itself says is waited for."""
    queue.says["printer-state-reasons"] = ["media-empty-warning"]
    result = run(driver(queue), job)
    assert result.outcome is PrintOutcome.UNKNOWN


def test_a_printers_own_warnings_are_waited_on(printer, driver, job, run) -> None:
    printer.course = [{"state": 5}]
    printer.says["printer-state-reasons"] = ["media-empty-warning"]
    refill = threading.Timer(1.5, lambda: printer.jobs[1].course.append({"state": 9}))
    refill.start()
    assert run(driver(printer), job).outcome is PrintOutcome.PRINTED
    refill.join()


def test_a_job_of_before_is_cancelled_also_at_the_printer(queue, printer, driver) -> None:
    queue.have("P7-000100", state=7)
    at_printer = printer.have("12 - P7-000100", user="lp", state=5, pages_out=1)
    assert driver(queue, printer).look_up("P7-000100") == PrintResult(
        PrintOutcome.PARTLY, 1, State.READY
    )
    assert at_printer.state == 7


def test_another_job_with_a_longer_number_is_not_ours(queue, printer, driver) -> None:
    printer.have("XP7-000100", state=9)
    printer.have("P7-0001000", state=9)
    result = driver(queue, printer).look_up("P7-000100")
    assert result is not None
    assert result.outcome is PrintOutcome.UNKNOWN
