"""The operations of RFC 8011 and PWG 5100.11 that the stand-in knows. Called with `changed` held."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from pyipp.enums import IppOperation, IppStatus, IppTag

from hardware.report_printer.standin.attributes import (
    SIDES,
    TEMPLATE,
    formats,
    job_attributes,
    only,
    printer_attributes,
)
from hardware.report_printer.standin.ipp import Answer, Attribute, RefusedError, Request
from hardware.report_printer.standin.jobs import Job, Spool
from hardware.report_printer.standin.paper import count_pages
from hardware.report_printer.standin.physical import Situation

PATH: Final = "/ipp/print"
_NEW: Final = ("job-id", "job-uri", "job-state", "job-state-reasons")
_JOB_OF_URI: Final = re.compile(re.escape(PATH) + r"/(\d{1,9})\Z")
_TAGS: Final[dict[type, IppTag]] = {int: IppTag.INTEGER, bool: IppTag.BOOLEAN, str: IppTag.KEYWORD}


class Operations:
    def __init__(self, situation: Situation, spool: Spool, uri: Callable[[], str]) -> None:
        self._situation = situation
        self._spool = spool
        self._uri = uri
        self._known: Mapping[int, Callable[[Request], Answer]] = {
            IppOperation.PRINT_JOB: self._print_job,
            IppOperation.VALIDATE_JOB: self._validate_job,
            IppOperation.CREATE_JOB: self._create_job,
            IppOperation.SEND_DOCUMENT: self._send_document,
            IppOperation.CANCEL_JOB: self._cancel_job,
            IppOperation.CANCEL_MY_JOBS: self._cancel_my_jobs,
            IppOperation.PURGE_JOBS: self._purge_jobs,
            IppOperation.GET_JOBS: self._get_jobs,
            IppOperation.GET_JOB_ATTRIBUTES: self._get_job_attributes,
            IppOperation.GET_PRINTER_ATTRIBUTES: self._get_printer_attributes,
        }

    def run(self, request: Request) -> Answer:
        """Do it. RefusedError where it cannot be done."""
        operation = self._known.get(request.head.operation)
        if operation is None:
            raise RefusedError(IppStatus.ERROR_OPERATION_NOT_SUPPORTED)
        target = urlsplit(request.text("printer-uri") or request.text("job-uri")).path
        if not target:
            raise RefusedError(IppStatus.ERROR_BAD_REQUEST)
        if target != PATH and not _JOB_OF_URI.match(target):
            raise RefusedError(IppStatus.ERROR_NOT_FOUND)
        return operation(request)

    # -- new jobs --------------------------------------------------------------------------------

    def _validate_job(self, request: Request) -> Answer:
        return self._checked(request)

    def _print_job(self, request: Request) -> Answer:
        answer = self._checked(request)
        pages = self._pages(request)
        job = self._add(request)
        self._take(job, request.document, pages)
        return self._told_of(job, answer)

    def _create_job(self, request: Request) -> Answer:
        answer = self._checked(request)
        return self._told_of(self._add(request), answer)

    def _send_document(self, request: Request) -> Answer:
        job = self._job(request)
        if job.has_ended:
            raise RefusedError(IppStatus.ERROR_NOT_POSSIBLE)
        if not job.incoming:
            raise RefusedError(IppStatus.ERROR_MULTIPLE_JOBS_NOT_SUPPORTED)
        if not isinstance(request.asked.get("last-document"), bool):
            raise RefusedError(IppStatus.ERROR_BAD_REQUEST)
        answer = self._checked(request)
        self._take(job, request.document, self._pages(request))
        return self._told_of(job, answer)

    def _add(self, request: Request) -> Job:
        name = request.text("job-name") or "untitled"
        user = request.text("requesting-user-name") or "anonymous"
        two_sided = request.ticket.get("sides") == SIDES[1]
        return self._spool.add(name, user, two_sided=two_sided)

    def _take(self, job: Job, document: bytes, pages: int) -> None:
        job.document, job.pages = document, pages
        self._situation.changed.notify_all()

    def _checked(self, request: Request) -> Answer:
        """RFC 8011, 4.1.7 and 4.2.1.1: what is wanted of the job can be done, or is left out."""
        wanted = request.text("document-format")
        if wanted and wanted not in formats(self._situation.manners):
            raise RefusedError(IppStatus.ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED)
        if request.text("compression", "none") != "none":
            raise RefusedError(IppStatus.ERROR_COMPRESSION_ERROR)
        left_out = {
            name: _as_told(value)
            for name, value in request.ticket.items()
            if value not in TEMPLATE.get(name, ())
        }
        if not left_out:
            return Answer()
        if request.asked.get("ipp-attribute-fidelity") is True:
            raise RefusedError(IppStatus.ERROR_ATTRIBUTES_OR_VALUES, left_out)
        return Answer(IppStatus.OK_IGNORED_OR_SUBSTITUTED, ((IppTag.UNSUPPORTED_GROUP, left_out),))

    @staticmethod
    def _pages(request: Request) -> int:
        pages = count_pages(request.document) or request.asked.get("job-impressions")
        if not request.document.startswith(b"%PDF-") or not isinstance(pages, int) or pages < 1:
            raise RefusedError(IppStatus.ERROR_DOCUMENT_FORMAT_ERROR)
        return pages

    def _told_of(self, job: Job, answer: Answer) -> Answer:
        told = job_attributes(job, self._situation, self._spool, self._uri())
        return Answer(answer.status, (*answer.groups, (IppTag.JOB, only(told, _NEW))))

    # -- jobs that there are ---------------------------------------------------------------------

    def _job(self, request: Request) -> Job:
        """`job-uri`, or `printer-uri` and `job-id`."""
        named = _JOB_OF_URI.match(urlsplit(request.text("job-uri")).path)
        number = int(named[1]) if named else request.asked.get("job-id")
        if not isinstance(number, int):
            raise RefusedError(IppStatus.ERROR_BAD_REQUEST)
        job = self._spool.find(number)
        if job is None:
            raise RefusedError(IppStatus.ERROR_NOT_FOUND)
        return job

    def _mine(self, request: Request) -> list[Job]:
        user = request.text("requesting-user-name") or "anonymous"
        return [job for job in self._spool.jobs if job.user == user]

    def _cancel_job(self, request: Request) -> Answer:
        job = self._job(request)
        if job.has_ended or job.stopping:
            raise RefusedError(IppStatus.ERROR_NOT_POSSIBLE)
        self._cancel([job])
        return Answer()

    def _cancel_my_jobs(self, request: Request) -> Answer:
        """PWG 5100.11, 4.2: none or all."""
        numbers = request.all_of("job-ids")
        jobs = [job for job in self._mine(request) if not numbers or job.id in numbers]
        if len(jobs) < len(numbers) or (numbers and any(job.has_ended for job in jobs)):
            raise RefusedError(IppStatus.ERROR_NOT_POSSIBLE)
        self._cancel([job for job in jobs if not job.has_ended])
        return Answer()

    def _cancel(self, jobs: list[Job]) -> None:
        for job in jobs:
            self._spool.cancel(job)
            if job.has_ended and not self._situation.manners.keeps_history:
                self._spool.forget(job)
        self._situation.changed.notify_all()

    def _purge_jobs(self, _request: Request) -> Answer:
        self._spool.purge()
        self._situation.changed.notify_all()
        return Answer()

    def _get_jobs(self, request: Request) -> Answer:
        which = request.text("which-jobs", "not-completed")
        if which not in {"completed", "not-completed"}:
            refused = {"which-jobs": _as_told(which)}
            raise RefusedError(IppStatus.ERROR_ATTRIBUTES_OR_VALUES, refused)
        mine = request.asked.get("my-jobs") is True
        jobs = self._mine(request) if mine else self._spool.jobs
        jobs = [job for job in jobs if job.has_ended is (which == "completed")]
        if which == "completed":
            jobs.reverse()  # 4.2.6.2: the newest first
        wanted = request.all_of("requested-attributes") or ("job-id", "job-uri")
        limit = request.asked.get("limit", len(jobs))
        told = (job_attributes(j, self._situation, self._spool, self._uri()) for j in jobs[:limit])
        return Answer(groups=tuple((IppTag.JOB, only(each, wanted)) for each in told))

    def _get_job_attributes(self, request: Request) -> Answer:
        told = job_attributes(self._job(request), self._situation, self._spool, self._uri())
        wanted = request.all_of("requested-attributes") or ("all",)
        return Answer(groups=((IppTag.JOB, only(told, wanted)),))

    def _get_printer_attributes(self, request: Request) -> Answer:
        told = printer_attributes(self._situation, self._spool, self._uri())
        wanted = request.all_of("requested-attributes") or ("all",)
        return Answer(groups=((IppTag.PRINTER, only(told, wanted)),))


def _as_told(value: Any) -> Attribute:
    """A value of a request, for the group of what is not supported."""
    tag = _TAGS.get(type(value))
    return (IppTag.UNSUPPORTED_VALUE, "") if tag is None else (tag, value)
