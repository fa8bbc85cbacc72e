"""Reports: from the answer to the list on the screen, from "print" to the printer's having the PDF, a
hundred in a row, and the size of one.

Peers in the same run: a bare `json.loads` of the list's bytes, and a bare Print-Job of a PDF that is
there already.
"""

from __future__ import annotations

import gc
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

from hardware.report_printer.ipp_report_printer import IppReportPrinter
from hardware.report_printer.standin import StandInReportPrinter
from kiosk.demo.phones import Phone
from kiosk.net.http import HttpClient
from kiosk.reports.printer import PrintJob
from kiosk.session.events import Tapped
from kiosk.session.report_screens import PrintDone, Reports
from kiosk.session.screens import Action
from tests.benchmarks.terminals import percentile, resident_mb, terminal
from ui.app import App
from ui.demo.recorder import Recorder
from ui.paper.report_paper import QtReportPaper
from ui.paper.samples import samples

LISTED, PRINTED, IN_A_ROW, WARM_UP = 200, 10, 100, 20
GOAL_LIST, GOAL_PAPER, GOAL_KB, GOAL_GROWN_MB = 0.5, 1.5, 60, 5.0
_THIRTY = "chemistry-30"
_PHONE = Phone.TWO_APPOINTMENTS.value
_ENOUGH = 60.0


def measure() -> dict[str, Any]:
    with StandInReportPrinter(pages_per_second=500.0) as printer:
        environment = {
            "YIMA__REPORT_PRINTER__URI": printer.uri,
            "YIMA__REPORTS__READINGS": "unreviewed",
        }
        with terminal(environment) as (app, world, recorder):
            listing = _listing(app, world, recorder)
            paper = _paper(app, world, recorder, printer)
    return {"list": listing, "paper": paper, "row": _row()}


# -- the list ------------------------------------------------------------------------------------


class _Answers:
    """When each answer of the hospital was there, whole and not parsed; and what came."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.waited = 0.0
        self.first = 0.0
        self._ended = 0.0

    @contextmanager
    def heard(self) -> Iterator[None]:
        parsed = HttpClient._parsed
        answers = self

        def timed(self: HttpClient, data: bytes, response: Any) -> Any:
            now = time.monotonic()
            if answers.first:
                answers.waited += now - answers._ended
            else:
                answers.first = now
            answers.bodies.append(data)
            found = parsed(self, data, response)
            answers._ended = time.monotonic()
            return found

        HttpClient._parsed = timed  # type: ignore[method-assign] # for the time of a measurement
        try:
            yield
        finally:
            HttpClient._parsed = parsed  # type: ignore[method-assign] # as it was


def _listing(app: App, world: Any, recorder: Recorder) -> dict[str, Any]:
    """Own work from the first byte that was there to the drawn list; waiting for more pages apart."""
    world.release_report(_PHONE, count=LISTED, days_apart=1)
    spans, peers = [], []
    for _ in range(3):
        _greet(world, recorder)
        answers = _Answers()
        recorder.forget()
        with answers.heard():
            app.assembly.terminal.post(Tapped(Action.REPORTS))
            drawn = recorder.wait_for("Reports", seconds=_ENOUGH)
        spans.append(drawn.at - answers.first - answers.waited)
        began = time.monotonic()
        for body in answers.bodies:
            json.loads(body)
        peers.append(time.monotonic() - began)
        shown = app.assembly.terminal.shown.screen
        assert isinstance(shown, Reports)
        count, size = shown.count, sum(map(len, answers.bodies))
        _leave(app, recorder)
    return {
        "reports": count,
        "megabytes": round(size / 1e6, 1),
        "goal": f"<= {GOAL_LIST} s",
        "median_seconds": round(median(spans), 3),
        "worst_seconds": round(max(spans), 3),
        "peer_bare_json_seconds": round(median(peers), 3),
        "met": median(spans) <= GOAL_LIST,
    }


# -- the paper -----------------------------------------------------------------------------------


def _paper(app: App, world: Any, recorder: Recorder, printer: StandInReportPrinter) -> Any:
    """From the tap to the last byte of the PDF at the printer, hospital's answers included."""
    spans = []
    for _ in range(PRINTED):
        world.release_report(_PHONE, count=1, kind="XCG")
        _greet(world, recorder)
        app.assembly.terminal.post(Tapped(Action.REPORTS))
        recorder.wait_for("Reports", seconds=_ENOUGH)
        shown = app.assembly.terminal.shown.screen
        assert isinstance(shown, Reports)
        newest = shown.cards[0].id
        for card in shown.cards:
            if card.chosen and card.id != newest:
                app.assembly.terminal.post(Tapped(Action.CHOOSE_REPORT, card.id))
        before = len(printer.requests)
        began = time.monotonic()
        app.assembly.terminal.post(Tapped(Action.PRINT))
        spans.append(_received(printer, before) - began)
        Recorder.wait_until(
            lambda: isinstance(app.assembly.terminal.shown.screen, PrintDone), _ENOUGH
        )
        _leave(app, recorder)
    bare = _bare_print_jobs(printer)
    return {
        "reports_printed": PRINTED,
        "goal": f"<= {GOAL_PAPER} s",
        "median_seconds": round(median(spans), 3),
        "p95_seconds": round(percentile(spans, 0.95), 3),
        "peer_bare_print_job_seconds": round(bare, 3),
        "met": max(spans) <= GOAL_PAPER,
    }


_SEND_DOCUMENT = 0x0006


def _received(printer: StandInReportPrinter, before: int) -> float:
    """When Send-Document had been taken in."""
    arrived = [0.0]

    def is_there() -> bool:
        if _SEND_DOCUMENT in printer.requests[before:]:
            arrived[0] = time.monotonic()
        return bool(arrived[0])

    if not Recorder.wait_until(is_there, _ENOUGH):
        raise RuntimeError("no document came")
    return arrived[0]


def _bare_print_jobs(printer: StandInReportPrinter) -> float:
    """The driver alone, with a PDF that is there."""
    driver = IppReportPrinter(printer.uri, requesting_user_name="bench")
    sheet = QtReportPaper().lay_out(samples()[_THIRTY])
    assert not hasattr(sheet, "code")
    spans = []
    for number in range(PRINTED):
        began = time.monotonic()
        job = PrintJob(f"bench-{number}", sheet.document, sheet.pages)
        driver.print(job, lambda _progress: None, lambda: False)
        spans.append(time.monotonic() - began)
    return median(spans)


def _row() -> dict[str, Any]:
    """A hundred reports of thirty results laid out and printed, one after the other."""
    paper, sheet = QtReportPaper(), samples()[_THIRTY]
    with StandInReportPrinter(pages_per_second=2_000.0) as printer:
        driver = IppReportPrinter(printer.uri, requesting_user_name="bench")
        sizes, laid_out = [], []

        def one(number: int) -> None:
            began = time.monotonic()
            printable = paper.lay_out(sheet)
            laid_out.append(time.monotonic() - began)
            assert not hasattr(printable, "code")
            sizes.append(len(printable.document))
            job = PrintJob(f"row-{number}", printable.document, printable.pages)
            driver.print(job, lambda _progress: None, lambda: False)
            driver.purge()

        for number in range(WARM_UP):
            one(number)
        gc.collect()
        before = resident_mb(os.getpid())
        for number in range(WARM_UP, WARM_UP + IN_A_ROW):
            one(number)
        gc.collect()
        grown = resident_mb(os.getpid()) - before - _kept_by(printer, IN_A_ROW)
    return {
        "printed": IN_A_ROW,
        "grown_mb": round(grown, 2),
        "laid_out_median_ms": round(1000 * median(laid_out[WARM_UP:]), 1),
        "kilobytes": round(max(sizes) / 1000, 1),
        "goal": f"<= {GOAL_KB} kB each, grown <= {GOAL_GROWN_MB} MB",
        "met": max(sizes) <= GOAL_KB * 1000 and grown <= GOAL_GROWN_MB,
    }


def _kept_by(printer: StandInReportPrinter, last: int) -> float:
    """MB of documents that lie in the stand-in's tray, in this very process."""
    return sum(len(paper.document) for paper in printer.papers[-last:]) / 1e6


def _greet(world: Any, recorder: Recorder) -> None:
    if not world.patients_left(_PHONE):
        world.new_day()
    world.hold_up(_PHONE, "at_once")
    recorder.wait_for("Choice", seconds=_ENOUGH)
    world.put_away()


def _leave(app: App, recorder: Recorder) -> None:
    recorder.forget()
    app.assembly.terminal.post(Tapped(Action.FINISH))
    recorder.wait_for("Attract", seconds=_ENOUGH)
    Recorder.pause(2.2)  # the code has left the picture
