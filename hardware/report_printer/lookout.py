"""Looking at a job from two places: the queue that it was given to, and the printer behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from hardware.report_printer.condition import Condition, read_condition, together, worst
from hardware.report_printer.ipp_endpoint import IppEndpoint, Jobs, keeps_documents
from hardware.report_printer.ipp_link import (
    IppTroubleError,
    LostError,
    NonsenseError,
    RefusedError,
    UnreachableError,
)
from hardware.report_printer.ipp_message import Attributes
from hardware.report_printer.job_status import JobStatus
from kiosk.reports.printer import ReportPrinterState as State

_IDLE: Final = 3  # printer-state
_LISTS: Final[tuple[Jobs, ...]] = ("not-completed", "completed")


@dataclass(frozen=True, slots=True)
class PrinterSight:
    """What queue and printer say of themselves. `queue`: empty where it does not answer.

    `standing`: the state, should the printer have a job and not move. `is_first_hand`: by the
    printer's own word, not only by a spooler's. `has_device`: a printer behind the queue is known.
    `device_answers`, `device_idle`: of that one; True where there is none.
    """

    state: State
    standing: State
    queue: Attributes
    is_first_hand: bool
    has_device: bool
    device_answers: bool
    device_idle: bool


@dataclass(frozen=True, slots=True)
class JobSight:
    """What they say of one job. `queue_answers`: otherwise nothing is known of `job`.

    `others`: what moves at the queue besides; only looked at while the job waits its turn.
    """

    printer: PrinterSight
    queue_answers: bool
    job: JobStatus | None
    at_device: JobStatus | None
    others: tuple[tuple[int, int, int | None], ...] = ()

    @property
    def at_printer(self) -> JobStatus | None:
        """The job where the paper is moved. A spooler counts the pages that go through its filters,
        and remembers reasons from its last job: that is no word of the printer.
        """
        if self.printer.has_device:
            return self.at_device
        return self.job if self.printer.is_first_hand else None

    @property
    def is_over_at_queue(self) -> bool:
        """Also of a job that the queue does not know."""
        if self.job is None or keeps_documents(self.printer.queue):
            return self.job is None or self.job.has_ended
        return self.job.is_over

    @property
    def all_answer(self) -> bool:
        return self.queue_answers and self.printer.device_answers

    def state(self, *, standing: bool) -> State:
        """A job that is held while the printer is fine was stopped by somebody."""
        state = self.printer.standing if standing else self.printer.state
        if not self.queue_answers:
            return worst((state, State.OFFLINE))
        held = self.job is not None and self.job.is_held
        return State.STOPPED if held and state.prints else state


class Lookout:
    """`device`: None where the queue is the printer, or all that is known of it."""

    def __init__(self, queue: IppEndpoint, device: IppEndpoint | None) -> None:
        self.queue = queue
        self.device = device

    def close(self) -> None:
        self.queue.close()
        if self.device is not None:
            self.device.close()

    @property
    def places(self) -> tuple[IppEndpoint, ...]:
        return (self.queue,) if self.device is None else (self.queue, self.device)

    def printer(self) -> PrinterSight:
        queue = _ask(self.queue)
        if self.device is None:
            return PrinterSight(
                queue.now.state,
                queue.standing.state,
                queue.attributes,
                is_first_hand=not keeps_documents(queue.attributes),
                has_device=False,
                device_answers=True,
                device_idle=True,
            )
        device = _ask(self.device)
        said = device.attributes
        return PrinterSight(
            together(queue.now, device.now),
            together(queue.standing, device.standing),
            queue.attributes,
            is_first_hand=True,
            has_device=True,
            device_answers=bool(said),
            device_idle=_IDLE in said.get("printer-state", ())
            and not any(said.get("queued-job-count", ())),
        )

    def job(self, job_id: int, name: str) -> JobSight:
        """`job_id`: as it was given, 0 where it was not. After a restart a printer gives its numbers
        again, so the name has to be right too.
        """
        printer = self.printer()
        at_device = self._at_device(printer, name)
        try:
            job = self._at_queue(job_id, name)
            waits = job is not None and not job.has_started and not job.is_over
            others = self._others(job) if waits else ()
        except IppTroubleError:
            return JobSight(printer, queue_answers=False, job=None, at_device=at_device)
        return JobSight(printer, queue_answers=True, job=job, at_device=at_device, others=others)

    def _at_queue(self, job_id: int, name: str) -> JobStatus | None:
        job = self.queue.job(job_id) if job_id else None
        if job is not None and job.name in {name, ""}:
            return job
        return find(self.queue, name)

    def _at_device(self, printer: PrinterSight, name: str) -> JobStatus | None:
        if self.device is None or not printer.device_answers:
            return None
        try:
            return find(self.device, name, of_a_queue=True)
        except IppTroubleError:
            return None

    def _others(self, job: JobStatus | None) -> tuple[tuple[int, int, int | None], ...]:
        jobs = self.queue.jobs("not-completed", mine=False)
        return tuple((each.id, each.state, each.pages_out) for each in jobs if each != job)


def find(place: IppEndpoint, name: str, *, of_a_queue: bool = False) -> JobStatus | None:
    """The newest job called that. `of_a_queue`: which may have given it to this printer under a user
    of its own. Raises IppTroubleError.
    """
    jobs = (job for which in _LISTS for job in place.jobs(which, mine=not of_a_queue))
    return max((job for job in jobs if job.is_called(name)), key=lambda job: job.id, default=None)


class _Said(NamedTuple):
    """`attributes`: empty where nothing was said that can be read."""

    now: Condition
    standing: Condition
    attributes: Attributes


def _ask(place: IppEndpoint) -> _Said:
    try:
        attributes = place.printer_attributes()
    except (UnreachableError, LostError):
        away = Condition(State.OFFLINE)
        return _Said(away, away, {})
    except (NonsenseError, RefusedError):
        strange = Condition(State.ERROR)
        return _Said(strange, strange, {})
    return _Said(read_condition(attributes), read_condition(attributes, standing=True), attributes)
