"""Jobs on their way through the stand-in, and what keeps them from it."""

from __future__ import annotations

import http.client
import threading
from pathlib import Path
from typing import Any

import pytest
from pyipp.enums import IppJobState, IppOperation, IppPrinterState, IppStatus

from hardware.report_printer.standin import AfterPowerCut, Manners, Physical, Sheet

SECONDS = 10
SLOWLY = {"pages_per_second": 0.01}  # a sheet is under way until the pace is changed
STOPS = [
    (Physical.PAPER_OUT, "media-empty-error"),
    (Physical.JAM, "media-jam-error"),
    (Physical.COVER_OPEN, "cover-open-error"),
    (Physical.TONER_OUT, "toner-empty-error"),
    (Physical.WRONG_PAPER, "media-needed-error"),
    (Physical.STOPPED, "paused"),
]
ENDS = {
    AfterPowerCut.FORGOTTEN: None,
    AfterPowerCut.ABORTED: IppJobState.ABORTED,
    AfterPowerCut.RESUMED: IppJobState.COMPLETED,
}
GOES_ON = [
    (Physical.READY, "none"),
    (Physical.PAPER_LOW, "media-low-report"),
    (Physical.TONER_LOW, "toner-low-warning"),
]


def pages_of(printer: Any) -> list[int]:
    return [page for sheet in printer.sheets for page in sheet.pages]


def test_pages_come_out_one_by_one_and_the_paper_is_kept(
    stand_in: Any, client: Any, pdf: Any, tmp_path: Path
) -> None:
    printer = stand_in(folder=tmp_path)
    asking = client(printer)
    number = asking.print(pdf(3), "报告/P 1")
    assert printer.wait_until(lambda: len(printer.papers) == 1, SECONDS)
    assert printer.sheets == tuple(Sheet(number, "报告/P 1", (page,)) for page in (1, 2, 3))
    paper = printer.papers[0]
    assert (paper.pages, paper.sheets, paper.document) == (3, 3, pdf(3))
    assert [each.name for each in tmp_path.iterdir()] == ["0001-_P_1.pdf"]
    assert paper.path
    assert paper.path.read_bytes() == pdf(3)
    told = asking.job(number)
    assert told["job-state"] is IppJobState.COMPLETED
    assert told["job-impressions-completed"] == told["job-media-sheets-completed"] == 3
    assert printer.documents_held == 0


def test_two_sides_take_half_the_sheets(stand_in: Any, client: Any, pdf: Any) -> None:
    printer = stand_in()
    number = client(printer).print(pdf(5), ticket={"sides": "two-sided-long-edge"})
    assert printer.wait_until(lambda: len(printer.papers) == 1, SECONDS)
    assert [sheet.pages for sheet in printer.sheets] == [(1, 2), (3, 4), (5,)]
    told = client(printer).job(number)
    assert (told["job-impressions-completed"], told["job-media-sheets-completed"]) == (5, 3)


def test_jobs_come_out_one_after_the_other(stand_in: Any, client: Any, pdf: Any) -> None:
    printer = stand_in(pages_per_second=100)
    numbers = [client(printer).print(pdf(2), name) for name in ("P-1", "P-2", "P-3")]
    assert printer.wait_until(lambda: len(printer.papers) == 3, SECONDS)
    assert [sheet.job_id for sheet in printer.sheets] == [n for n in numbers for _ in range(2)]


@pytest.mark.parametrize(("state", "reason"), STOPS)
def test_what_wants_a_hand_is_told_and_waited_for(
    stand_in: Any, client: Any, pdf: Any, state: Physical, reason: str
) -> None:
    printer = stand_in()
    asking = client(printer)
    printer.state = state
    number = asking.print(pdf(2))
    told = asking.printer()
    assert (told["printer-state"], told["printer-state-reasons"]) == (
        IppPrinterState.STOPPED,
        reason,
    )
    assert asking.job(number)["job-state-reasons"] == "printer-stopped"
    assert not printer.wait_until(lambda: bool(printer.sheets), 0.05)
    printer.state = Physical.READY
    assert printer.wait_until(lambda: len(printer.papers) == 1, SECONDS)
    assert pages_of(printer) == [1, 2]


@pytest.mark.parametrize(("state", "reason"), GOES_ON)
def test_what_runs_low_prints_still(
    stand_in: Any, client: Any, pdf: Any, state: Physical, reason: str
) -> None:
    printer = stand_in()
    printer.state = state
    told = client(printer).printer()
    assert (told["printer-state"], told["printer-state-reasons"]) == (IppPrinterState.IDLE, reason)
    client(printer).print(pdf(1))
    assert printer.wait_until(lambda: len(printer.papers) == 1, SECONDS)


def test_the_wrong_paper_shows_before_anybody_prints(stand_in: Any, client: Any) -> None:
    printer = stand_in()
    assert client(printer).printer()["media-ready"] == "iso_a4_210x297mm"
    printer.state = Physical.WRONG_PAPER
    told = client(printer).printer()
    assert told["media-ready"] == "na_letter_8.5x11in"
    assert (told["printer-state"], told["printer-state-reasons"]) == (IppPrinterState.IDLE, "none")


def test_the_tray_runs_out_inside_a_job_and_it_goes_on_with_new_paper(
    stand_in: Any, client: Any, pdf: Any
) -> None:
    printer = stand_in(sheets=2)
    number = client(printer).print(pdf(5))
    assert printer.wait_until(lambda: printer.state is Physical.PAPER_OUT, SECONDS)
    told = client(printer).job(number)
    assert (told["job-state"], told["job-impressions-completed"]) == (IppJobState.STOPPED, 2)
    assert printer.documents_held == 1
    printer.load(1)
    assert printer.wait_until(lambda: len(printer.sheets) == 3, SECONDS)
    assert (printer.state, printer.sheets_left) == (Physical.PAPER_OUT, 0)
    printer.load()
    assert printer.wait_until(lambda: len(printer.papers) == 1, SECONDS)
    assert pages_of(printer) == [1, 2, 3, 4, 5]


def test_a_jammed_sheet_does_not_count_and_is_printed_again(
    stand_in: Any, client: Any, pdf: Any
) -> None:
    printer = stand_in(**SLOWLY)
    number = client(printer).print(pdf(1))
    assert printer.wait_until(lambda: printer.printing, SECONDS)
    assert client(printer).job(number)["job-state-reasons"] == "job-printing"
    printer.state = Physical.JAM
    assert client(printer).job(number)["job-state"] is IppJobState.STOPPED
    assert printer.sheets == ()
    printer.pages_per_second = 500
    printer.state = Physical.READY
    assert printer.wait_until(lambda: len(printer.papers) == 1, SECONDS)
    assert pages_of(printer) == [1]


# -- lies, silence, short memories ---------------------------------------------------------------


def test_a_lying_printer_is_at_work_for_ever(stand_in: Any, client: Any, pdf: Any) -> None:
    printer = stand_in()
    printer.manners = Manners(lies=True)
    printer.state = Physical.PAPER_OUT
    number = client(printer).print(pdf(1))
    told = client(printer).printer()
    assert (told["printer-state"], told["printer-state-reasons"]) == (
        IppPrinterState.PROCESSING,
        "none",
    )
    told = client(printer).job(number)
    assert (told["job-state"], told["job-state-reasons"]) == (
        IppJobState.PROCESSING,
        "job-printing",
    )
    assert not printer.wait_until(lambda: bool(printer.sheets), 0.05)


def test_a_silent_printer_takes_the_request_and_says_nothing(stand_in: Any, client: Any) -> None:
    printer = stand_in()
    asking = client(printer)
    printer.manners = Manners(silent=True)
    answers: list[Any] = []
    waiting = threading.Thread(target=lambda: answers.append(asking.printer()))
    waiting.start()
    waiting.join(0.05)
    assert answers == []
    printer.manners = Manners()
    waiting.join(SECONDS)
    assert len(answers) == 1


def test_an_answer_is_lost_but_not_the_job(stand_in: Any, client: Any, pdf: Any) -> None:
    printer = stand_in()
    printer.lose_answer_of(IppOperation.PRINT_JOB)
    with pytest.raises(http.client.RemoteDisconnected):
        client(printer).print(pdf(1))
    assert printer.wait_until(lambda: len(printer.papers) == 1, SECONDS)
    client(printer).print(pdf(1))  # only the next one was


def test_a_printer_that_does_not_count(stand_in: Any, client: Any, pdf: Any) -> None:
    printer = stand_in()
    printer.manners = Manners(counts_sheets=False)
    number = client(printer).print(pdf(2))
    assert printer.wait_until(lambda: len(printer.papers) == 1, SECONDS)
    told = client(printer).job(number)
    assert (told["job-state"], told["job-impressions-completed"]) == (IppJobState.COMPLETED, "")


def test_a_printer_without_history(stand_in: Any, client: Any, pdf: Any) -> None:
    printer = stand_in()
    printer.manners = Manners(keeps_history=False)
    number = client(printer).print(pdf(1))
    assert printer.wait_until(lambda: len(printer.papers) == 1, SECONDS)
    status, _ = client(printer).ask(IppOperation.GET_JOB_ATTRIBUTES, job_id=number)
    assert status is IppStatus.ERROR_NOT_FOUND


def test_history_that_is_lost(stand_in: Any, client: Any, pdf: Any) -> None:
    printer = stand_in()
    number = client(printer).print(pdf(1))
    assert printer.wait_until(lambda: len(printer.papers) == 1, SECONDS)
    printer.forget_history()
    status, _ = client(printer).ask(IppOperation.GET_JOB_ATTRIBUTES, job_id=number)
    assert status is IppStatus.ERROR_NOT_FOUND


def test_a_printer_that_takes_no_pdf(stand_in: Any, client: Any, pdf: Any) -> None:
    printer = stand_in()
    printer.manners = Manners(takes_pdf=False)
    assert "application/pdf" not in client(printer).printer()["document-format-supported"]
    status, _ = client(printer).ask(
        IppOperation.PRINT_JOB, pdf(1), document_format="application/pdf"
    )
    assert status is IppStatus.ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED
    assert printer.documents_held == 0


# -- power ---------------------------------------------------------------------------------------


def test_without_power_there_are_no_connections(stand_in: Any, client: Any) -> None:
    printer = stand_in()
    asking, address = client(printer), printer.uri
    asking.printer()  # a connection that stays open
    printer.state = Physical.UNPLUGGED
    with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
        asking.printer()
    with pytest.raises(ConnectionRefusedError):
        client(printer).printer()
    printer.state = Physical.READY
    assert printer.uri == address
    assert client(printer).printer()["printer-state"] is IppPrinterState.IDLE


def test_a_power_cut_answers_nobody(stand_in: Any, client: Any) -> None:
    printer = stand_in()
    printer.manners = Manners(silent=True)
    asking = client(printer)
    broken: list[type] = []

    def ask() -> None:
        try:
            asking.printer()
        except (http.client.HTTPException, ConnectionError) as error:
            broken.append(type(error))

    waiting = threading.Thread(target=ask)
    waiting.start()
    waiting.join(0.05)
    printer.state = Physical.UNPLUGGED
    waiting.join(SECONDS)
    assert len(broken) == 1


@pytest.mark.parametrize("after", AfterPowerCut)
@pytest.mark.parametrize("sheets", [1, 3])  # inside the job; with its last sheet
def test_the_power_goes_with_a_sheet(
    stand_in: Any, client: Any, pdf: Any, after: AfterPowerCut, sheets: int
) -> None:
    printer = stand_in()
    printer.manners = Manners(after_power_cut=after)
    printer.lose_power_after(sheets)
    number = client(printer).print(pdf(3))
    assert printer.wait_until(lambda: printer.state is Physical.UNPLUGGED, SECONDS)
    assert pages_of(printer) == list(range(1, sheets + 1))
    assert printer.papers == ()
    printer.state = Physical.READY
    resumed = after is AfterPowerCut.RESUMED
    assert printer.wait_until(lambda: bool(printer.papers) is resumed, SECONDS)
    assert pages_of(printer) == [1, 2, 3][: 3 if resumed else sheets]
    status, told = client(printer).ask(IppOperation.GET_JOB_ATTRIBUTES, job_id=number)
    assert (told["jobs"][0]["job-state"] if status is IppStatus.OK else None) is ENDS[after]
    assert printer.documents_held == 0


def test_after_a_power_cut_numbers_start_anew(stand_in: Any, client: Any, pdf: Any) -> None:
    printer = stand_in()
    first = client(printer).print(pdf(1), "P-1")
    printer.state = Physical.UNPLUGGED
    printer.state = Physical.READY
    assert client(printer).print(pdf(1), "P-2") == first
    assert client(printer).job(first)["job-name"] == "P-2"


def test_a_power_cut_that_is_taken_back(stand_in: Any, client: Any, pdf: Any) -> None:
    printer = stand_in()
    printer.lose_power_after(1)
    printer.lose_power_after(None)
    client(printer).print(pdf(2))
    assert printer.wait_until(lambda: len(printer.papers) == 1, SECONDS)
