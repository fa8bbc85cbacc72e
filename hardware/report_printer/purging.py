"""Having a place forget this terminal's jobs, and drop their documents."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from time import monotonic, sleep
from typing import Final

from hardware.report_printer.ipp_endpoint import IppEndpoint, Jobs, keeps_documents
from hardware.report_printer.ipp_link import IppTroubleError
from hardware.report_printer.job_status import JobStatus

_PATIENCE: Final = 5.0
_PAUSE: Final = 0.2


def purge(place: IppEndpoint, names: AbstractSet[str], patience: float = _PATIENCE) -> bool:
    """Cancel every job of `place.user`, or of one of `names`; from CUPS purge also those long done.

    Whether it says, asked again within `patience` seconds, that none is left.
    """
    deadline = monotonic() + patience
    try:
        purges = keeps_documents(place.printer_attributes())
        lists: tuple[Jobs, ...] = ("not-completed", "completed") if purges else ("not-completed",)
        while left := [job for each in lists for job in _ours(place, each, names)]:
            if monotonic() > deadline:
                return False
            for job in left:
                place.cancel(job.id, purge=purges)
            sleep(_PAUSE)
    except IppTroubleError:
        return False
    return True


def _ours(place: IppEndpoint, which: Jobs, names: AbstractSet[str]) -> list[JobStatus]:
    """A printer may take no notice of `my-jobs`, and tell no users."""
    jobs = place.jobs(which, mine=True)
    return [
        job for job in jobs if job.user == place.user or any(job.is_called(each) for each in names)
    ]
