from __future__ import annotations

import pytest

from hardware.report_printer.condition import Condition, read_condition, together, worst
from kiosk.reports.printer import ReportPrinterState as State

IDLE, PROCESSING, STOPPED = 3, 4, 5


def attributes(*reasons: str, state: int = IDLE, **more: object) -> dict[str, list[object]]:
    said: dict[str, list[object]] = {
        "printer-state": [state],
        "printer-state-reasons": list(reasons) or ["none"],
        "printer-is-accepting-jobs": [True],
        "document-format-supported": ["application/pdf"],
    }
    return said | {name.replace("_", "-"): value for name, value in more.items()}  # type: ignore[dict-item] # lists


@pytest.mark.parametrize(
    ("reason", "state"),
    [
        ("none", State.READY),
        ("media-empty-error", State.PAPER_OUT),
        ("media-empty", State.PAPER_OUT),
        ("media-empty-warning", State.PAPER_LOW),
        ("media-empty-report", State.READY),
        ("media-needed", State.WRONG_PAPER),
        ("media-needed-error", State.WRONG_PAPER),
        ("media-needed-warning", State.READY),
        ("media-jam-error", State.JAM),
        ("media-jam", State.JAM),
        ("stapler-jam-error", State.JAM),
        ("cover-open", State.COVER_OPEN),
        ("door-open-error", State.COVER_OPEN),
        ("interlock-open-error", State.COVER_OPEN),
        ("bander-cover-open-error", State.COVER_OPEN),
        ("cover-open-report", State.READY),
        ("toner-empty-error", State.TONER_OUT),
        ("marker-supply-empty", State.TONER_OUT),
        ("marker-supply-empty-warning", State.TONER_LOW),
        ("toner-low", State.TONER_LOW),
        ("toner-low-warning", State.TONER_LOW),
        ("toner-low-error", State.TONER_LOW),  # an error or not: it is low, not out
        ("toner-low-report", State.READY),
        ("marker-supply-low-warning", State.TONER_LOW),
        ("media-low-warning", State.PAPER_LOW),
        ("paused", State.STOPPED),
        ("moving-to-paused", State.STOPPED),
        ("offline-report", State.OFFLINE),  # CUPS's word
        ("offline", State.OFFLINE),
        ("timed-out-error", State.OFFLINE),
        ("shutdown", State.OFFLINE),
        ("connecting-to-device", State.READY),  # it will show
        ("output-area-full", State.ERROR),
        ("output-area-full-warning", State.READY),
        ("marker-waste-full-error", State.ERROR),
        ("cups-missing-filter-error", State.ERROR),
        ("cups-missing-filter-warning", State.READY),
        ("com.example.moon-in-the-wrong-phase-error", State.ERROR),
        ("com.example.moon-in-the-wrong-phase-warning", State.READY),
        ("com.example.moon-in-the-wrong-phase-report", State.READY),
        ("com.example.sleep-mode", State.READY),
        ("MEDIA-EMPTY-ERROR", State.PAPER_OUT),
        ("", State.READY),
    ],
)
def test_one_reason_makes_a_state(reason: str, state: State) -> None:
    assert read_condition(attributes(reason)).state is state


@pytest.mark.parametrize(
    ("reasons", "state"),
    [
        (("toner-low-warning", "media-empty-error"), State.PAPER_OUT),
        (("media-empty-error", "cover-open-error"), State.COVER_OPEN),
        (("media-empty-error", "media-jam-error", "cover-open-error"), State.JAM),
        (("media-low-warning", "toner-low-warning"), State.PAPER_LOW),
        (("paused", "toner-empty-error"), State.TONER_OUT),
        (("offline-report", "media-jam-error"), State.OFFLINE),
    ],
)
def test_the_worst_of_several_is_told(reasons: tuple[str, ...], state: State) -> None:
    assert read_condition(attributes(*reasons)).state is state


@pytest.mark.parametrize(
    ("reasons", "state"),
    [
        ((), State.STOPPED),
        (("paused",), State.STOPPED),
        (("media-empty-report",), State.PAPER_OUT),
        (("cover-open-warning",), State.COVER_OPEN),
        (("com.example.bad-day",), State.ERROR),
        (("toner-low-warning",), State.ERROR),
    ],
)
def test_a_stopped_printer_means_each_of_its_words(reasons: tuple[str, ...], state: State) -> None:
    assert read_condition(attributes(*reasons, state=STOPPED)).state is state


@pytest.mark.parametrize(
    ("reason", "state"),
    [
        ("media-empty-warning", State.PAPER_OUT),
        ("media-jam-warning", State.JAM),
        ("toner-empty-warning", State.TONER_OUT),
        ("toner-low-warning", State.TONER_LOW),
        ("media-empty-report", State.READY),
        ("none", State.READY),
    ],
)
def test_a_printer_that_stands_is_held_by_what_it_warns_of(reason: str, state: State) -> None:
    said = attributes(reason, state=PROCESSING)
    assert read_condition(said, standing=True).state is state


@pytest.mark.parametrize(
    ("media", "state"),
    [
        (["iso_a4_210x297mm"], State.READY),
        (["na_letter_8.5x11in", "iso_a4_210x297mm"], State.READY),
        (["na_letter_8.5x11in"], State.WRONG_PAPER),
        (["iso_a5_148x210mm"], State.WRONG_PAPER),
        (["A4"], State.READY),
        (["iso-a4-white"], State.READY),
        ([], State.READY),  # it does not say
    ],
)
def test_a4_has_to_lie_in_a_tray(media: list[str], state: State) -> None:
    assert read_condition(attributes(media_ready=media)).state is state


def test_what_lies_there_counts_more_than_what_could() -> None:
    said = attributes(media_ready=["na_letter_8.5x11in"], media_supported=["iso_a4_210x297mm"])
    assert read_condition(said).state is State.WRONG_PAPER


@pytest.mark.parametrize(
    ("levels", "lows", "kinds", "state"),
    [
        ([80], [10], ["toner"], State.READY),
        ([10], [10], ["toner"], State.TONER_LOW),
        ([0], [5], ["toner-cartridge"], State.TONER_LOW),
        ([-2], [10], ["toner"], State.READY),  # unknown
        ([5, 80], [10, 10], ["wasteToner", "toner"], State.READY),
        ([5], [10], ["fuser"], State.READY),
        ([5, 5], [10], ["toner"], State.READY),  # lists that do not belong together
        (["x"], [10], ["toner"], State.READY),
    ],
)
def test_toner_by_its_level(
    levels: list[object], lows: list[object], kinds: list[object], state: State
) -> None:
    said = attributes(marker_levels=levels, marker_low_levels=lows, marker_types=kinds)
    assert read_condition(said).state is state


def test_a_printer_that_takes_no_pdf_cannot_be_used() -> None:
    said = attributes(document_format_supported=["image/urf"])
    assert read_condition(said).state is State.ERROR
    assert read_condition({}).state is State.ERROR


def test_a_queue_that_takes_no_jobs_is_stopped() -> None:
    assert read_condition(attributes(printer_is_accepting_jobs=[False])).state is State.STOPPED


def test_behind_a_queue_the_printer_has_the_word_on_paper_and_toner() -> None:
    remembers = read_condition(attributes("media-empty-error", "toner-low-warning"))
    assert together(remembers, None) is State.PAPER_OUT
    assert together(remembers, read_condition(attributes())) is State.READY
    paused = read_condition(attributes("paused"))
    assert together(paused, read_condition(attributes())) is State.STOPPED
    assert together(paused, read_condition(attributes("media-jam-error"))) is State.JAM
    away = Condition(State.OFFLINE)
    assert together(read_condition(attributes()), away) is State.OFFLINE


def test_a_stopped_queue_is_stopped_whatever_it_remembers_of_the_printer() -> None:
    queue = read_condition(attributes("media-empty-report", state=STOPPED))
    assert together(queue, read_condition(attributes())) is State.STOPPED


def test_a_queue_writes_for_printers_that_take_no_pdf() -> None:
    printer = read_condition(attributes(document_format_supported=["image/urf"]))
    assert together(read_condition(attributes()), printer) is State.READY
    assert together(printer, read_condition(attributes())) is State.ERROR


def test_nothing_bad_is_ready() -> None:
    assert worst(()) is State.READY
