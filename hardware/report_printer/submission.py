"""Giving a job to the queue, so that it is known at each step whether anything can come out of it.

Create-Job first: what is lost before the document goes has printed nothing, and what is lost after
has a number by which to ask. Print-Job is for printers that know no other way.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic, sleep
from typing import Final

from hardware.report_printer.ipp_endpoint import BUSY, NOT_SUPPORTED, IppEndpoint, JobTemplate
from hardware.report_printer.ipp_link import IppTroubleError, RefusedError, UnreachableError
from hardware.report_printer.lookout import find
from kiosk.reports.printer import PrintJob

_BUSY_PAUSE: Final = 0.5
_FIRST_SERVER_ERROR: Final = 0x0500
_NOT_ACCEPTING: Final = 0x0506
"""Of the server's errors the one that says that nothing was begun."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """Something may come out from now on. `job_id`: 0 where it was not told.

    `is_sent`: the queue said that it has the document; otherwise nobody knows.
    """

    job_id: int
    is_sent: bool


def submit(
    queue: IppEndpoint,
    job: PrintJob,
    template: JobTemplate,
    stop: Callable[[], bool],
    busy_seconds: float,
) -> Submitted | None:
    """None: nothing was sent, or it was refused; nothing will come out."""
    deadline = monotonic() + busy_seconds
    while True:
        try:
            job_id = queue.create_job(job.name, template) or _number(queue, job.name)
        except RefusedError as refused:
            if refused.status == NOT_SUPPORTED:
                return _print_job(queue, job, template)
            if refused.status not in BUSY or stop() or monotonic() > deadline:
                return None
            sleep(_BUSY_PAUSE)
        except IppTroubleError:
            _drop(queue, job.name)
            return None
        else:
            return _send(queue, job_id, job) if job_id else None


def _send(queue: IppEndpoint, job_id: int, job: PrintJob) -> Submitted | None:
    try:
        queue.send_document(job_id, job.document)
    except IppTroubleError as trouble:
        if not _nothing_begun(trouble):
            return Submitted(job_id, is_sent=False)
        with suppress(IppTroubleError):
            queue.cancel(job_id)
        return None
    return Submitted(job_id, is_sent=True)


def _print_job(queue: IppEndpoint, job: PrintJob, template: JobTemplate) -> Submitted | None:
    try:
        return Submitted(queue.print_job(job.name, template, job.document), is_sent=True)
    except IppTroubleError as trouble:
        return None if _nothing_begun(trouble) else Submitted(0, is_sent=False)


def _nothing_begun(trouble: IppTroubleError) -> bool:
    """Client errors are found before anything is printed; some of the server's only on the way."""
    if not isinstance(trouble, RefusedError):
        return isinstance(trouble, UnreachableError)
    return trouble.status < _FIRST_SERVER_ERROR or trouble.status in {*BUSY, _NOT_ACCEPTING}


def _number(queue: IppEndpoint, name: str) -> int:
    found = find(queue, name)
    return 0 if found is None else found.id


def _drop(queue: IppEndpoint, name: str) -> None:
    """A job whose number was lost waits for a document that never comes, and others behind it."""
    with suppress(IppTroubleError):
        job_id = _number(queue, name)
        if job_id:
            queue.cancel(job_id)
