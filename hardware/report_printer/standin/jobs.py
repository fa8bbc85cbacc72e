"""The stand-in's jobs and its spool. Every access holds `Situation.changed`."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from time import monotonic

from pyipp.enums import IppJobState

from hardware.report_printer.standin.paper import Sheet
from hardware.report_printer.standin.physical import AfterPowerCut

_ENDED = frozenset({IppJobState.CANCELED, IppJobState.ABORTED, IppJobState.COMPLETED})


@dataclass(slots=True)
class Job:
    """One job. `document` is what the spool holds of it: nothing before it came, nor after it ended.

    Times are CLOCK_MONOTONIC seconds; None: not yet.
    """

    id: int
    name: str
    user: str
    two_sided: bool
    created: float
    document: bytes | None = field(default=None, repr=False)
    pages: int = 0
    pages_out: int = 0
    sheets_out: int = 0
    state: IppJobState = IppJobState.PENDING
    reason: str = "none"  # `job-state-reasons` of its own
    begun: float | None = None
    ended: float | None = None
    stopping: bool = False  # cancelled while a sheet is under way
    purged: bool = False  # to be forgotten once it has ended

    @property
    def sheets(self) -> int:
        return ceil(self.pages / self._pages_a_sheet)

    @property
    def has_ended(self) -> bool:
        return self.state in _ENDED

    @property
    def incoming(self) -> bool:
        """Its document has not come yet."""
        return self.document is None and not self.has_ended

    @property
    def is_out(self) -> bool:
        return self.pages_out >= self.pages

    def next_sheet(self) -> Sheet:
        """What the sheet under way has on it."""
        last = min(self.pages_out + self._pages_a_sheet, self.pages)
        return Sheet(self.id, self.name, tuple(range(self.pages_out + 1, last + 1)))

    def note_out(self, sheet: Sheet) -> None:
        self.pages_out += len(sheet.pages)
        self.sheets_out += 1

    def begin(self) -> None:
        if self.begun is None:
            self.begun = monotonic()
        self.state = IppJobState.PROCESSING

    def end(self, state: IppJobState, reason: str) -> None:
        """Whatever comes of it, the document is dropped."""
        self.state, self.reason, self.ended = state, reason, monotonic()
        self.document = None

    @property
    def _pages_a_sheet(self) -> int:
        return 2 if self.two_sided else 1


class Spool:
    """All jobs that the printer knows of, oldest first."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []
        self.moving: Job | None = None  # whose sheet is under way
        self._next_id = 1

    def add(self, name: str, user: str, *, two_sided: bool) -> Job:
        job = Job(self._next_id, name, user, two_sided, monotonic())
        self._next_id += 1
        self.jobs.append(job)
        return job

    def find(self, job_id: int) -> Job | None:
        return next((job for job in self.jobs if job.id == job_id), None)

    @property
    def to_print(self) -> Job | None:
        """The next one, or the one that has begun."""
        ready = (job for job in self.jobs if not job.has_ended and not job.incoming)
        return next(ready, None)

    @property
    def documents_held(self) -> int:
        return sum(job.document is not None for job in self.jobs)

    def cancel(self, job: Job) -> None:
        """A sheet that is under way comes out (`processing-to-stop-point`)."""
        if job is self.moving:
            job.stopping, job.reason = True, "processing-to-stop-point"
        else:
            job.end(IppJobState.CANCELED, "job-canceled-by-user")

    def purge(self) -> None:
        """Cancel all, and forget all but what still moves."""
        for job in self.jobs:
            job.purged = True
            if not job.has_ended:
                self.cancel(job)
        self.forget_ended()

    def forget(self, job: Job) -> None:
        self.jobs = [each for each in self.jobs if each is not job]

    def forget_ended(self) -> None:
        self.jobs = [job for job in self.jobs if not job.has_ended]

    def lose_power(self, after: AfterPowerCut) -> None:
        match after:
            case AfterPowerCut.FORGOTTEN:
                self.jobs, self._next_id = [], 1
            case AfterPowerCut.ABORTED:
                for job in self.jobs:
                    if not job.has_ended:
                        job.end(IppJobState.ABORTED, "aborted-by-system")
            case AfterPowerCut.RESUMED:
                pass
