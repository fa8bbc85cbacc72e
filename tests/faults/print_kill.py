"""The kill test of printing: a run is killed at every point that it has, and paper, journal and hospital
are compared.

One run goes undisturbed and tells its points; then there is a terminal for each of them, with reports of
its own, which is killed just there, switched on again, and asked for the same reports once more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from hardware.report_printer.standin import StandInReportPrinter
from kiosk.demo.hospital.cast import Role, demo_cast
from kiosk.demo.hospital.process import RunningHospital, start_hospital
from kiosk.journal.database import Trouble
from kiosk.journal.opened import Journal
from kiosk.reports.book import Print, PrintState
from kiosk.reports.report import ReportId
from tests.faults.pay_points import Kill, kills
from tests.faults.print_terminal import PAGES, TERMINAL, Errand, context, points_of, run

REPORTS: Final = 2  # of one run
_SEED: Final = 1
_KILLED: Final = -9
_SECONDS: Final = 30.0


@dataclass
class Books:
    """What came of all runs. `wrong`: what must not be, in words."""

    points: int = 0
    tried: int = 0
    struck: int = 0
    states: Counter[PrintState] = field(default_factory=Counter)
    papers: int = 0
    told: int = 0
    wrong: list[str] = field(default_factory=list)


class PrintHall:
    """A hospital and a printer, and terminals one after the other. Leave a `with` block to end them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._context = context()
        self._printer = StandInReportPrinter(pages_per_second=200.0)
        self._hospital: RunningHospital | None = None
        self._lives = 0

    def __enter__(self) -> Self:
        self._printer.start()
        self._hospital = start_hospital(self._folder / "hospital.db", seed=_SEED)
        return self

    def __exit__(self, *_: object) -> None:
        self._printer.stop()
        if self._hospital is not None:
            self._hospital.stop()

    @property
    def hospital(self) -> RunningHospital:
        if self._hospital is None:
            raise RuntimeError("the hall is not open")
        return self._hospital

    def errand(self) -> Errand:
        """A new terminal, and new reports for somebody."""
        self._lives += 1
        folder = self._folder / f"terminal-{self._lives}"
        folder.mkdir()
        patient = next(one for one in demo_cast(_SEED) if one.role is Role.NOTHING_TODAY)
        made = self.hospital.add_reports(patient.patient_ids[0], count=REPORTS, kind="laboratory")
        return Errand(
            folder=folder,
            base_url=self.hospital.base_url,
            printer=self._printer.uri,
            patient=patient.patient_ids[0],
            reports=tuple(one.id for one in made),
            servers={
                urlsplit(self.hospital.base_url).port or 0: "hospital",
                urlsplit(self._printer.uri).port or 0: "printer",
            },
        )

    def points(self) -> list[str]:
        """Of a run that nothing happens to."""
        errand = self.errand()
        if run(self._context, errand, None) != 0:
            raise RuntimeError("an undisturbed run does not end well")
        return points_of(errand)

    def kill(self, kill: Kill, books: Books) -> None:
        """One terminal: killed there, switched on again, and asked for the same once more."""
        errand = self.errand()
        books.tried += 1
        books.struck += run(self._context, errand, kill) == _KILLED
        self._printer.wait_until(lambda: not self._printer.printing, _SECONDS)
        for last in (replace(errand, prints=False), errand):
            if run(self._context, last, None) != 0:
                books.wrong.append(f"{kill}: it does not come up again")
                return
        self._judge(kill, errand, books)

    def _judge(self, kill: Kill, errand: Errand, books: Books) -> None:
        prints = _prints_of(errand)
        for report in errand.reports:
            mine = [one for one in prints if one.report == report]
            names = {one.number for one in mine}
            papers = [one for one in self._printer.papers if one.job_name in names]
            sheets = sum(each.job_name in names for each in self._printer.sheets)
            told = self.hospital.prints(report)
            standing = [one.state for one in mine if one.state is not PrintState.NOT_PRINTED]
            books.states.update(standing)
            books.papers += len(papers)
            books.told += len(told)
            books.wrong += [
                f"{kill}: {what}" for what in _wrong(len(papers), sheets, len(told), standing)
            ]


def _wrong(papers: int, sheets: int, told: int, standing: list[PrintState]) -> Iterator[str]:
    if papers > 1 or sheets > PAGES:
        yield f"{papers} papers, {sheets} sheets of one report"
    if told > papers:
        yield "the hospital was told of a print that is not there"
    if len(standing) != 1:
        yield f"stands as {standing}: everybody asked twice, so it was printed or is in doubt"
    elif standing[0] not in (PrintState.TOLD, PrintState.DOUBTFUL):
        yield f"ends as {standing[0]}"
    elif standing[0] is PrintState.TOLD and (papers, told) != (1, 1):
        yield f"told, with {papers} papers and {told} notices"


def _prints_of(errand: Errand) -> list[Print]:
    """All prints in a terminal's journal of this errand's reports."""
    journal = Journal(errand.folder)
    book = journal.prints(TERMINAL)
    assert book is not None
    lines = book.lines(datetime.now(ZoneInfo("Asia/Shanghai")).date())
    assert not isinstance(lines, Trouble)
    found = [book.find(line.number) for line in lines]
    journal.close()
    wanted = set(map(ReportId, errand.reports))
    return [one for one in found if isinstance(one, Print) and one.report in wanted]


def prove(folder: Path, every: int = 1) -> Books:
    """Kill at each `every`th point."""
    books = Books()
    with PrintHall(folder) as hall:
        points = kills(hall.points())
        books.points = len(points)
        for kill in points[::every]:
            hall.kill(kill, books)
    return books
