"""The operations of IPP that a terminal needs (RFC 8011, clause 4), at one address.

Every method raises `IppTroubleError` by its kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pyipp.enums import IppOperation, IppTag

from hardware.report_printer import condition, job_status
from hardware.report_printer.ipp_link import IppLink, RefusedError
from hardware.report_printer.ipp_message import Attribute, Attributes
from hardware.report_printer.job_status import JobStatus, read_job

_MOST_JOBS: Final = 500
NOT_SUPPORTED: Final = 0x0501  # server-error-operation-not-supported
BUSY: Final = frozenset({0x0505, 0x0507})  # server-error-temporary-error, -busy
_GONE: Final = frozenset({0x0404, 0x0406, 0x0407})  # client-error-not-possible, -not-found, -gone
_NO_SUCH_LIST: Final = frozenset({0x0400, 0x0409, 0x040B, 0x0501})  # of bad requests and values

_UNSCALED: Final = "none"

Jobs = Literal["not-completed", "completed"]


@dataclass(frozen=True, slots=True)
class JobTemplate:
    """How a job is printed, by keywords of RFC 8011, 5.2, and PWG 5100.13; None: as it usually is.

    `scaling`: left to itself a queue may shrink an A4 page onto what the printer can reach of it.
    """

    sides: str | None = None
    scaling: str | None = None

    @classmethod
    def fitting(cls, printer: Attributes, sides: str) -> JobTemplate:
        """What that printer can do of it."""
        return cls(
            sides if sides in printer.get("sides-supported", ()) else None,
            _UNSCALED if _UNSCALED in printer.get("print-scaling-supported", ()) else None,
        )

    def attributes(self) -> list[Attribute]:
        asked = [
            Attribute(IppTag.INTEGER, "copies", 1),
            Attribute(IppTag.KEYWORD, "media", condition.A4),
        ]
        for name, value in (("sides", self.sides), ("print-scaling", self.scaling)):
            if value is not None:
                asked.append(Attribute(IppTag.KEYWORD, name, value))
        return asked


class IppEndpoint:
    """A printer or a queue. From one thread at a time; the arguments are those of `IppLink`.

    `user`: `requesting-user-name`, by which jobs are this terminal's.
    """

    def __init__(
        self,
        uri: str,
        user: str,
        ca_file: Path | None,
        connect_seconds: float,
        read_seconds: float,
    ) -> None:
        self.user = user
        self._link = IppLink(uri, ca_file, connect_seconds, read_seconds)

    def close(self) -> None:
        self._link.close()

    def printer_attributes(self) -> Attributes:
        answer = self._link.ask(
            IppOperation.GET_PRINTER_ATTRIBUTES, [*self._base(), _asked(condition.ASKED)]
        )
        return next(iter(answer.of(IppTag.PRINTER)), {})

    def create_job(self, name: str, template: JobTemplate) -> int:
        """A job without a document as yet: nothing can come out of it. Returns its `job-id`."""
        return _job_id(
            self._link.ask(
                IppOperation.CREATE_JOB,
                [*self._base(), Attribute(IppTag.NAME, "job-name", name)],
                template.attributes(),
            ).of(IppTag.JOB)
        )

    def send_document(self, job_id: int, document: bytes) -> None:
        """From here on it may come out."""
        self._link.ask(
            IppOperation.SEND_DOCUMENT,
            [
                *self._base(job_id),
                Attribute(IppTag.MIME_TYPE, "document-format", condition.PDF),
                Attribute(IppTag.BOOLEAN, "last-document", value=True),
            ],
            document=document,
        )

    def print_job(self, name: str, template: JobTemplate, document: bytes) -> int:
        """Both in one, for printers that know no Create-Job. Returns the `job-id`."""
        return _job_id(
            self._link.ask(
                IppOperation.PRINT_JOB,
                [
                    *self._base(),
                    Attribute(IppTag.NAME, "job-name", name),
                    Attribute(IppTag.MIME_TYPE, "document-format", condition.PDF),
                ],
                template.attributes(),
                document,
            ).of(IppTag.JOB)
        )

    def job(self, job_id: int) -> JobStatus | None:
        """None: it does not know the job (any more)."""
        try:
            answer = self._link.ask(
                IppOperation.GET_JOB_ATTRIBUTES, [*self._base(job_id), _asked(job_status.ASKED)]
            )
        except RefusedError as refused:
            if refused.status in _GONE:
                return None
            raise
        return next((read_job(each) for each in answer.of(IppTag.JOB)), None)

    def jobs(self, which: Jobs, *, mine: bool) -> tuple[JobStatus, ...]:
        """None where it keeps no such list. `mine`: this user's only, where the printer can tell."""
        asked = [
            *self._base(),
            Attribute(IppTag.INTEGER, "limit", _MOST_JOBS),
            Attribute(IppTag.KEYWORD, "which-jobs", which),
            Attribute(IppTag.BOOLEAN, "my-jobs", mine),
            _asked(job_status.ASKED),
        ]
        try:
            answer = self._link.ask(IppOperation.GET_JOBS, asked)
        except RefusedError as refused:
            if refused.status in _NO_SUCH_LIST | _GONE:
                return ()
            raise
        found = (read_job(each) for each in answer.of(IppTag.JOB))
        return tuple(each for each in found if each is not None)

    def cancel(self, job_id: int, *, purge: bool = False) -> bool:
        """Whether it was taken; not by a printer that has done with the job.

        `purge` is CUPS's own: its history and its document go too, also those of a job long done.
        """
        asked = self._base(job_id)
        if purge:
            asked.append(Attribute(IppTag.BOOLEAN, "purge-job", value=True))
        try:
            self._link.ask(IppOperation.CANCEL_JOB, asked)
        except RefusedError:
            return False
        return True

    def _base(self, job_id: int | None = None) -> list[Attribute]:
        """RFC 8011, 4.1.4 and 4.1.5: the first two first, then the target."""
        number = [] if job_id is None else [Attribute(IppTag.INTEGER, "job-id", job_id)]
        return [
            Attribute(IppTag.CHARSET, "attributes-charset", "utf-8"),
            Attribute(IppTag.LANGUAGE, "attributes-natural-language", "en"),
            Attribute(IppTag.URI, "printer-uri", self._link.uri),
            *number,
            Attribute(IppTag.NAME, "requesting-user-name", self.user),
        ]


def keeps_documents(attributes: Attributes) -> bool:
    """CUPS does, for a day unless it is told otherwise (`PreserveJobFiles`)."""
    return "cups-version" in attributes


def _asked(names: tuple[str, ...]) -> Attribute:
    return Attribute(IppTag.KEYWORD, "requested-attributes", names)


def _job_id(jobs: tuple[Attributes, ...]) -> int:
    """Nought where the printer gave none: the job is then found by its name."""
    numbers = [value for each in jobs for value in each.get("job-id", ())]
    return next((each for each in numbers if isinstance(each, int)), 0)
