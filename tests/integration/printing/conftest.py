"""Printers and queues not written here: Debian's ippeveprinter and CUPS, on loopback."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hardware.report_printer.ipp_report_printer import IppReportPrinter
from kiosk.reports.printer import PrintJob, PrintProgress, PrintResult
from kiosk.reports.printer import ReportPrinterState as State
from tests.printing.cups import CupsServer
from tests.printing.ippeve import IppEvePrinter
from tests.printing.pages import sample_pdf

USER = "yima-T07"


@pytest.fixture
def folder() -> Iterator[Path]:
    """Short enough for a socket, and open to the user that CUPS gives its helpers."""
    path = Path(tempfile.mkdtemp(prefix="yima-print-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def printer(folder) -> Iterator[IppEvePrinter]:
    printer = IppEvePrinter(folder / "printer")
    try:
        yield printer.start()
    finally:
        printer.stop()


@pytest.fixture
def cups(folder) -> Iterator[CupsServer]:
    cups = CupsServer(folder / "cups")
    try:
        yield cups.start()
    finally:
        cups.stop()


@pytest.fixture
def driver() -> Callable[..., IppReportPrinter]:
    def make(uri: str, device_uri: str = "", **options: Any) -> IppReportPrinter:
        return IppReportPrinter(
            uri,
            device_uri=device_uri,
            requesting_user_name=USER,
            **{"connect_seconds": 1.0, "read_seconds": 5.0, "still_seconds": 4.0, **options},
        )

    return make


@pytest.fixture
def job() -> PrintJob:
    return PrintJob("P7-000123", sample_pdf(3), pages=3)


class Watch:
    """Prints a job, keeps what was said, and acts when a state is first heard of."""

    def __init__(self, job: PrintJob) -> None:
        self._job = job
        self.heard: list[PrintProgress] = []
        self.stops = False
        self._acts: dict[State, Callable[[], object]] = {}

    def when(self, state: State, act: Callable[[], object]) -> Watch:
        self._acts[state] = act
        return self

    def stop_when(self, state: State) -> Watch:
        return self.when(state, self.stop)

    def stop(self) -> None:
        self.stops = True

    def print(self, driver: IppReportPrinter) -> PrintResult:
        return driver.print(self._job, self._hear, lambda: self.stops)

    def _hear(self, progress: PrintProgress) -> None:
        self.heard.append(progress)
        act = self._acts.pop(progress.state, None)
        if act is not None:
            act()


@pytest.fixture
def watch(job) -> Watch:
    return Watch(job)
