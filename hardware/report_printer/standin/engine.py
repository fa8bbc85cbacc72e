"""The stand-in's paper path: takes job after job, and puts out sheet after sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from pyipp.enums import IppJobState

from hardware.report_printer.standin.jobs import Job, Spool
from hardware.report_printer.standin.paper import Paper, Sheet, keep
from hardware.report_printer.standin.physical import Situation


class Engine:
    """Runs in a thread of its own. `after_sheet` is called there with nothing held."""

    def __init__(
        self,
        situation: Situation,
        spool: Spool,
        *,
        folder: Path | None,
        pages_per_second: float,
        after_sheet: Callable[[], None],
    ) -> None:
        self.sheets: list[Sheet] = []  # guarded by situation.changed, as is the next
        self.papers: list[Paper] = []
        self.pages_per_second = pages_per_second
        self._situation = situation
        self._spool = spool
        self._folder = folder
        self._after_sheet = after_sheet

    def run(self) -> None:
        """Work until the situation says stop."""
        changed = self._situation.changed
        while True:
            with changed:
                changed.wait_for(lambda: self._situation.stopping or self._can_print())
                if self._situation.stopping:
                    return
                job = self._spool.to_print
                if job is not None:
                    self._print_sheet(job)
            self._after_sheet()

    def _can_print(self) -> bool:
        return self._situation.able and self._spool.to_print is not None

    def _print_sheet(self, job: Job) -> None:
        """A sheet that is disturbed on its way is spoilt: it does not count, and is printed anew."""
        job.begin()
        self._situation.changed.notify_all()
        if not job.is_out:  # it is, where the power went with the last sheet
            self._put_out(job)
        if not job.has_ended:
            self._end_if_due(job)
        if job.has_ended and (job.purged or not self._situation.manners.keeps_history):
            self._spool.forget(job)
        self._situation.changed.notify_all()

    def _put_out(self, job: Job) -> None:
        sheet = job.next_sheet()
        self._spool.moving = job
        arrived = self._travel(len(sheet.pages))
        self._spool.moving = None
        if arrived:
            job.note_out(sheet)
            self.sheets.append(sheet)
            self._situation.use_sheet()

    def _end_if_due(self, job: Job) -> None:
        if job.stopping:
            job.end(IppJobState.CANCELED, "job-canceled-by-user")
        # Without power, nobody has noted that the last sheet was the last.
        elif job.is_out and self._situation.powered:
            self._complete(job)

    def _travel(self, pages: int) -> bool:
        """Whether the sheet arrived."""
        began, cuts = monotonic(), self._situation.power_cuts
        while (left := began + pages / self.pages_per_second - monotonic()) > 0:
            self._situation.changed.wait(left)
            if not self._situation.able or self._situation.power_cuts != cuts:
                return False
        return True

    def _complete(self, job: Job) -> None:
        document = job.document or b""
        path = None
        if self._folder is not None:
            path = keep(self._folder, len(self.papers) + 1, job.name, document)
        self.papers.append(Paper(job.name, job.pages, job.sheets_out, document, path))
        job.end(IppJobState.COMPLETED, "job-completed-successfully")
