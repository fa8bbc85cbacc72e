"""One job at one printer, from the question whether it may be sent to what became of it."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading

import pytest
from pyipp.enums import IppOperation as Op

from hardware.report_printer.ipp_report_printer import IppReportPrinter
from kiosk.reports.printer import PrintOutcome, PrintProgress, PrintResult
from kiosk.reports.printer import ReportPrinterState as State

NOT_PRINTED = PrintResult(PrintOutcome.NOT_PRINTED, 0, State.READY)
PRINTED = PrintResult(PrintOutcome.PRINTED, 2, State.READY)
BUSY, NOT_ACCEPTING, NOT_SUPPORTED, INTERNAL = 0x0507, 0x0506, 0x0501, 0x0500


def test_a_job_is_printed_and_watched(printer, driver, job) -> None:
    heard: list[PrintProgress] = []
    printer.course = [{"state": 5}, {"pages_out": 1}, {"state": 9, "pages_out": 2}]
    assert driver(printer).print(job, heard.append, lambda: False) == PRINTED
    assert [(each.accepted, each.pages_out) for each in heard] == [(True, 0), (True, 1), (True, 2)]
    assert printer.jobs[1].document == job.document


def test_what_is_asked_for(printer, driver, job, run) -> None:
    printer.says["print-scaling-supported"] = ["auto", "none"]
    run(driver(printer, sides="two-sided-long-edge"), job)
    asked = {operation: (attributes, template) for operation, attributes, template in printer.asked}
    attributes, template = asked[Op.CREATE_JOB]
    assert attributes["job-name"] == [job.name]
    assert attributes["requesting-user-name"] == ["yima-T07"]
    assert template == {
        "copies": [1],
        "media": ["iso_a4_210x297mm"],
        "sides": ["two-sided-long-edge"],
        "print-scaling": ["none"],
    }
    attributes, _ = asked[Op.SEND_DOCUMENT]
    assert attributes["document-format"] == ["application/pdf"]
    assert attributes["last-document"] == [True]


def test_what_the_printer_cannot_do_is_not_asked_for(printer, driver, job, run) -> None:
    printer.says["sides-supported"] = ["one-sided"]
    run(driver(printer, sides="two-sided-long-edge"), job)
    template = next(each for operation, _, each in printer.asked if operation == Op.CREATE_JOB)
    assert template == {"copies": [1], "media": ["iso_a4_210x297mm"]}


def test_a_printer_that_takes_no_pdf_is_sent_nothing(printer, driver, job, run) -> None:
    printer.says["document-format-supported"] = ["image/urf"]
    assert run(driver(printer), job) == PrintResult(PrintOutcome.NOT_PRINTED, 0, State.ERROR)
    assert set(printer.operations()) == {Op.GET_PRINTER_ATTRIBUTES}


def test_a_printer_that_is_not_there_is_sent_nothing(job, run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closing:
        port = closing.getsockname()[1]
    away = IppReportPrinter(f"ipp://127.0.0.1:{port}/ipp/print", requesting_user_name="yima-T07")
    assert away.state() is State.OFFLINE
    assert run(away, job) == PrintResult(PrintOutcome.NOT_PRINTED, 0, State.OFFLINE)
    assert away.look_up(job.name) is None
    assert not away.purge()


def test_a_job_called_off_beforehand_is_not_sent(printer, driver, job, run) -> None:
    assert run(driver(printer), job, lambda: True) == NOT_PRINTED
    assert not printer.jobs


# -- giving it ---------------------------------------------------------------------------------


def test_a_printer_without_create_job_is_given_it_in_one(printer, driver, job, run) -> None:
    printer.refuses[Op.CREATE_JOB] = [NOT_SUPPORTED]
    assert run(driver(printer), job) == PRINTED
    assert printer.jobs[1].document == job.document


def test_a_busy_printer_is_asked_again(printer, driver, job, run) -> None:
    printer.refuses[Op.CREATE_JOB] = [BUSY]
    assert run(driver(printer), job) == PRINTED


def test_a_printer_that_stays_busy_is_let_be(printer, driver, job, run) -> None:
    printer.refuses[Op.CREATE_JOB] = [BUSY] * 100
    assert run(driver(printer), job).outcome is PrintOutcome.NOT_PRINTED


@pytest.mark.parametrize("status", [NOT_ACCEPTING, 0x0400, INTERNAL])
def test_a_job_that_is_refused_is_not_printed(printer, driver, job, run, status) -> None:
    printer.refuses[Op.CREATE_JOB] = [status]
    assert run(driver(printer), job) == PrintResult(PrintOutcome.NOT_PRINTED, 0, State.ERROR)


def test_a_job_whose_number_was_lost_is_cancelled(printer, driver, job, run) -> None:
    printer.replies[Op.CREATE_JOB] = [None]
    assert run(driver(printer), job).outcome is PrintOutcome.NOT_PRINTED
    assert printer.jobs[1].state == 7


def test_a_job_without_a_number_is_found_by_its_name(printer, driver, job, run) -> None:
    printer.replies[Op.CREATE_JOB] = [0x0000]
    assert run(driver(printer), job) == PRINTED


def test_a_document_that_is_refused_is_not_printed(printer, driver, job, run) -> None:
    printer.refuses[Op.SEND_DOCUMENT] = [0x040A]
    assert run(driver(printer), job).outcome is PrintOutcome.NOT_PRINTED
    assert printer.jobs[1].state == 7


def test_an_answer_lost_behind_the_document_is_made_up_by_asking(printer, driver, job, run) -> None:
    printer.replies[Op.SEND_DOCUMENT] = [None]
    assert run(driver(printer), job) == PRINTED


def test_a_document_that_did_not_arrive_is_not_printed(printer, driver, job, run) -> None:
    printer.refuses[Op.SEND_DOCUMENT] = [INTERNAL]
    assert run(driver(printer), job) == NOT_PRINTED
    assert printer.jobs[1].state == 7


def test_a_lost_print_job_is_found_by_its_name(printer, driver, job, run) -> None:
    printer.refuses[Op.CREATE_JOB] = [NOT_SUPPORTED]
    printer.replies[Op.PRINT_JOB] = [None]
    assert run(driver(printer), job) == PRINTED


def test_a_lost_print_job_that_nobody_knows_is_left_open(printer, driver, job, run) -> None:
    printer.refuses = {Op.CREATE_JOB: [NOT_SUPPORTED], Op.PRINT_JOB: [INTERNAL]}
    assert run(driver(printer), job).outcome is PrintOutcome.UNKNOWN


# -- what became of it -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "end",
    [
        ([{"state": 5}, {"pages_out": 1}, {"state": 8}], PrintOutcome.PARTLY, 1),
        ([{"state": 5}, {"state": 8}], PrintOutcome.NOT_PRINTED, 0),
        ([{"state": 8}], PrintOutcome.NOT_PRINTED, 0),
        ([{"pages_out": None}, {"state": 8}], PrintOutcome.NOT_PRINTED, 0),
        ([{"state": 5, "pages_out": None}, {"state": 8}], PrintOutcome.UNKNOWN, 0),
        ([{"state": 5, "pages_out": 1}, {"state": 7}], PrintOutcome.PARTLY, 1),
        ([{"state": 9, "pages_out": None}], PrintOutcome.PRINTED, 0),
        ([{"state": 9, "pages_out": 900}], PrintOutcome.PRINTED, 2),  # more than it has
        (
            [{"state": 9, "reasons": ("job-completed-with-errors",)}],
            PrintOutcome.UNKNOWN,
            0,
        ),
        (
            [
                {"state": 5},
                {"state": 7, "reasons": ("processing-to-stop-point",)},
                {"pages_out": 1},
                {"reasons": ("job-canceled-at-device",)},
            ],
            PrintOutcome.PARTLY,
            1,
        ),
    ],
)
def test_a_jobs_end(printer, driver, job, run, end) -> None:
    course, outcome, pages_out = end
    printer.course = course
    result = run(driver(printer), job)
    assert (result.outcome, result.pages_out) == (outcome, pages_out)


def test_it_waits_for_a_hand_and_goes_on(printer, driver, job) -> None:
    """Longer than a printer may stand still: it says why."""
    heard: list[PrintProgress] = []
    printer.course = [{"state": 5, "pages_out": 1}]
    printer.says["printer-state-reasons"] = ["media-empty-error"]
    refill = threading.Timer(1.5, lambda: _refill(printer))
    refill.start()
    assert driver(printer).print(job, heard.append, lambda: False) == PRINTED
    refill.join()
    assert PrintProgress(accepted=True, pages_out=1, state=State.PAPER_OUT) in heard


def _refill(printer) -> None:
    printer.says["printer-state-reasons"] = ["none"]
    printer.jobs[1].course = [{"state": 9, "pages_out": 2}]


def test_a_job_that_somebody_holds_is_stopped(printer, driver, job) -> None:
    heard: list[PrintProgress] = []
    printer.course = [{"state": 4, "reasons": ("job-hold-until-specified",)}]
    result = driver(printer).print(job, heard.append, lambda: len(heard) > 0)
    assert heard[0].state is State.STOPPED
    assert result.outcome is PrintOutcome.NOT_PRINTED


def test_called_off_it_says_what_came_out(printer, driver, job, run) -> None:
    printer.course = [{"state": 5, "pages_out": 1}]
    result = run(driver(printer), job, lambda: bool(printer.jobs))
    assert result == PrintResult(PrintOutcome.PARTLY, 1, State.READY)
    assert printer.jobs[1].state == 7


def test_called_off_too_late_it_is_printed(printer, driver, job, run) -> None:
    printer.cancels = False
    printer.course = [{"state": 5}, {"pages_out": 1}, {"state": 9, "pages_out": 2}]
    assert run(driver(printer), job, lambda: bool(printer.jobs)) == PRINTED


def test_a_printer_that_says_it_is_at_work_and_is_not_is_found_out(
    printer, driver, job, run
) -> None:
    printer.course, printer.cancels = [{"state": 5}], False
    result = run(driver(printer), job)
    assert result == PrintResult(PrintOutcome.UNKNOWN, 0, State.OFFLINE)
    assert Op.CANCEL_JOB in printer.operations()


def test_a_job_that_never_got_its_turn_is_cancelled_and_not_printed(
    printer, driver, job, run
) -> None:
    printer.course = [{"state": 3}]
    result = run(driver(printer), job)
    assert result == PrintResult(PrintOutcome.NOT_PRINTED, 0, State.OFFLINE)


def test_waiting_behind_others_is_not_standing_still(printer, driver, job, run) -> None:
    steps = [{"state": 5, "pages_out": page} for page in range(1, 6)]
    printer.have("another", user="yima-T08", course=[*steps], document=b"x")
    printer.course = [{"state": 3}] * 8 + [{"state": 9, "pages_out": 2}]
    assert run(driver(printer, still_seconds=1.2), job) == PRINTED


# -- lost on the way ---------------------------------------------------------------------------


def test_a_line_that_comes_back_is_taken_up_again(printer, driver, job, run) -> None:
    printer.course = [{"state": 5}, {"pages_out": 1}]
    threading.Timer(0.3, lambda: setattr(printer, "away", True)).start()
    back = threading.Timer(0.8, lambda: _come_back(printer))
    back.start()
    assert run(driver(printer, still_seconds=5.0), job) == PRINTED
    back.join()


def _come_back(printer) -> None:
    printer.jobs[1].course = [{"state": 9, "pages_out": 2}]
    printer.away = False


def test_a_line_that_does_not_come_back_leaves_it_open(printer, driver, job) -> None:
    heard: list[PrintProgress] = []
    printer.course = [{"state": 5, "pages_out": 1}]

    def listen(progress: PrintProgress) -> None:
        heard.append(progress)
        printer.away = progress.pages_out == 1

    result = driver(printer).print(job, listen, lambda: False)
    assert result == PrintResult(PrintOutcome.PARTLY, 1, State.OFFLINE)
    assert heard[-1].state is State.OFFLINE


def test_a_printer_that_was_restarted_does_not_remember(printer, driver, job) -> None:
    """It gives its numbers again: job 1 is somebody else's now."""
    printer.course = [{"state": 5}]

    def restart(_progress: PrintProgress) -> None:
        if printer.jobs[1].name == job.name:
            printer.jobs[1].name = "another"
            printer.jobs[1].state = 9

    result = driver(printer).print(job, restart, lambda: False)
    assert result.outcome is PrintOutcome.UNKNOWN


# -- after a restart ---------------------------------------------------------------------------


def test_a_job_of_before_is_looked_up(printer, driver) -> None:
    printer.have("P7-000122", state=9, pages_out=3)
    printer.have("P7-000121", state=8, pages_out=1)
    assert driver(printer).look_up("P7-000122") == PrintResult(PrintOutcome.PRINTED, 3, State.READY)
    assert driver(printer).look_up("P7-000121") == PrintResult(PrintOutcome.PARTLY, 1, State.READY)


def test_a_job_of_before_that_still_waits_is_cancelled(printer, driver) -> None:
    waiting = printer.have("P7-000122", state=3, document=b"x")
    assert driver(printer).look_up("P7-000122") == NOT_PRINTED
    assert waiting.state == 7


def test_a_job_that_it_does_not_remember_is_left_open(printer, driver) -> None:
    assert driver(printer).look_up("P7-000122") == PrintResult(PrintOutcome.UNKNOWN, 0, State.READY)


def test_a_printer_without_lists_is_no_trouble(printer, driver) -> None:
    printer.refuses[Op.GET_JOBS] = [NOT_SUPPORTED, NOT_SUPPORTED]
    result = driver(printer).look_up("P7-000122")
    assert result is not None
    assert result.outcome is PrintOutcome.UNKNOWN


@pytest.mark.parametrize("uri", ["http://printer/", "file:///etc/passwd", "", "printer"])
def test_an_address_that_is_none_is_refused(uri) -> None:
    with pytest.raises(ValueError, match="ipp or ipps"):
        IppReportPrinter(uri, requesting_user_name="yima-T07")


def test_a_driver_is_made_without_what_it_needs_to_work() -> None:
    """Cold start: pyipp brings aiohttp along."""
    check = (
        "import sys; from hardware.report_printer.ipp_report_printer import IppReportPrinter as P;"
        "P('ipp://printer.example', requesting_user_name='x');"
        "sys.exit(bool({'pyipp', 'aiohttp', 'requests'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False, timeout=30).returncode == 0
