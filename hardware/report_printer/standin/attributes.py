"""What the stand-in tells of itself and of its jobs (RFC 8011, 5.3 and 5.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from time import monotonic
from typing import Final

from pyipp.enums import (
    IppFinishing,
    IppJobState,
    IppOperation,
    IppOrientationRequested,
    IppPrintQuality,
    IppTag,
)

from hardware.report_printer.standin.ipp import PDF, Attribute, Attributes, range_of, resolution
from hardware.report_printer.standin.jobs import Job, Spool
from hardware.report_printer.standin.physical import Manners, Physical, Situation

OPERATIONS: Final = (
    IppOperation.PRINT_JOB,
    IppOperation.VALIDATE_JOB,
    IppOperation.CREATE_JOB,
    IppOperation.SEND_DOCUMENT,
    IppOperation.CANCEL_JOB,
    IppOperation.GET_JOB_ATTRIBUTES,
    IppOperation.GET_JOBS,
    IppOperation.GET_PRINTER_ATTRIBUTES,
    IppOperation.PURGE_JOBS,
    IppOperation.CANCEL_MY_JOBS,
)
SIDES: Final = ("one-sided", "two-sided-long-edge")
MEDIA: Final = ("iso_a4_210x297mm", "na_letter_8.5x11in")
TEMPLATE: Final[dict[str, tuple[int, ...] | tuple[str, ...]]] = {
    "copies": (1,),
    "finishings": (IppFinishing.NONE,),
    "media": MEDIA,
    "orientation-requested": (IppOrientationRequested.PORTRAIT,),
    "output-bin": ("face-down",),
    "print-quality": (IppPrintQuality.NORMAL,),
    "sides": SIDES,
}
"""Job template attributes, and what can be wanted of each."""

_A4: Final = {"x-dimension": (IppTag.INTEGER, 21_000), "y-dimension": (IppTag.INTEGER, 29_700)}
_ANY: Final = "application/octet-stream"
_SUFFIX: Final = re.compile(r"-(default|supported|ready)\Z")
_NO_VALUE: Final[Attribute] = (IppTag.NO_VALUE, "")
_NAME: Final = "Yima stand-in A4"


def formats(manners: Manners) -> tuple[str, ...]:
    """`document-format-supported`."""
    return (PDF, _ANY) if manners.takes_pdf else ("image/pwg-raster", "image/urf")


def printer_attributes(situation: Situation, spool: Spool, uri: str) -> Attributes:
    return {**_fixed(uri), **_template(), **_of_now(situation, spool)}


def _fixed(uri: str) -> Attributes:
    return {
        "printer-uri-supported": (IppTag.URI, uri),
        "uri-security-supported": (
            IppTag.KEYWORD,
            "tls" if uri.startswith("ipps:") else "none",
        ),
        "uri-authentication-supported": (IppTag.KEYWORD, "requesting-user-name"),
        "printer-name": (IppTag.NAME, "stand-in"),
        "printer-info": (IppTag.TEXT, _NAME),
        "printer-location": (IppTag.TEXT, ""),
        "printer-make-and-model": (IppTag.TEXT, _NAME),
        "printer-more-info": (IppTag.URI, uri.replace("ipp", "http", 1)),
        "ipp-versions-supported": (IppTag.KEYWORD, ("1.0", "1.1", "2.0")),
        "operations-supported": (IppTag.ENUM, OPERATIONS),
        "charset-configured": (IppTag.CHARSET, "utf-8"),
        "charset-supported": (IppTag.CHARSET, ("us-ascii", "utf-8")),
        "natural-language-configured": (IppTag.LANGUAGE, "en"),
        "generated-natural-language-supported": (IppTag.LANGUAGE, "en"),
        "compression-supported": (IppTag.KEYWORD, "none"),
        "pdl-override-supported": (IppTag.KEYWORD, "attempted"),
        "multiple-document-jobs-supported": (IppTag.BOOLEAN, False),
        "which-jobs-supported": (IppTag.KEYWORD, ("completed", "not-completed")),
        "color-supported": (IppTag.BOOLEAN, False),
        "pages-per-minute": (IppTag.INTEGER, 30),
        "printer-resolution-default": resolution(600),
        "printer-resolution-supported": resolution(600),
    }


def _template() -> Attributes:
    told: dict[str, Attribute] = {
        "copies-default": (IppTag.INTEGER, 1),
        "copies-supported": range_of(1, 1),
        "media-col-default": _collection({"media-size": _collection(_A4)}),
    }
    for name, values in TEMPLATE.items():
        if name != "copies":
            tag = IppTag.ENUM if isinstance(values[0], int) else IppTag.KEYWORD
            told[f"{name}-default"] = (tag, values[0])
            told[f"{name}-supported"] = (tag, values)
    return told


def _collection(members: Attributes) -> Attribute:
    return IppTag.BEGIN_COLLECTION, members


def _of_now(situation: Situation, spool: Spool) -> Attributes:
    busy = spool.to_print is not None
    waiting = sum(not job.has_ended for job in spool.jobs)
    supported = formats(situation.manners)
    return {
        "document-format-default": (IppTag.MIME_TYPE, supported[0]),
        "document-format-supported": (IppTag.MIME_TYPE, supported),
        "media-ready": (IppTag.KEYWORD, situation.media_ready),
        "printer-state": (IppTag.ENUM, situation.printer_state(busy=busy)),
        "printer-state-reasons": (IppTag.KEYWORD, situation.reasons(busy=busy)),
        "printer-is-accepting-jobs": (IppTag.BOOLEAN, True),
        "printer-up-time": (IppTag.INTEGER, up_time(situation, monotonic())),
        "queued-job-count": (IppTag.INTEGER, waiting),
        **_supply(situation),
    }


def _supply(situation: Situation) -> Attributes:
    """Toner, as printers tell it since CUPS 1.4."""
    low = {Physical.TONER_LOW: 5, Physical.TONER_OUT: 0}
    level = 80 if situation.manners.lies else low.get(situation.state, 80)
    return {
        "marker-names": (IppTag.NAME, "Black"),
        "marker-types": (IppTag.KEYWORD, "toner"),
        "marker-levels": (IppTag.INTEGER, level),
    }


def up_time(situation: Situation, at: float) -> int:
    """A moment (CLOCK_MONOTONIC seconds) in seconds of `printer-up-time`; 1 at the least."""
    return max(1, int(at - situation.booted) + 1)


def job_uri(uri: str, job: Job) -> str:
    return f"{uri}/{job.id}"


def job_attributes(job: Job, situation: Situation, spool: Spool, uri: str) -> Attributes:
    counts = situation.manners.counts_sheets
    return {
        "job-id": (IppTag.INTEGER, job.id),
        "job-uri": (IppTag.URI, job_uri(uri, job)),
        "job-printer-uri": (IppTag.URI, uri),
        "job-name": (IppTag.NAME, job.name),
        "job-originating-user-name": (IppTag.NAME, job.user),
        "job-state": (IppTag.ENUM, _state(job, situation, spool)),
        "job-state-reasons": (IppTag.KEYWORD, _reason(job, situation, spool)),
        "job-impressions": (IppTag.INTEGER, job.pages) if job.pages else _NO_VALUE,
        "job-media-sheets": (IppTag.INTEGER, job.sheets) if job.pages else _NO_VALUE,
        "job-impressions-completed": (IppTag.INTEGER, job.pages_out) if counts else _NO_VALUE,
        "job-media-sheets-completed": (IppTag.INTEGER, job.sheets_out) if counts else _NO_VALUE,
        "job-printer-up-time": (IppTag.INTEGER, up_time(situation, monotonic())),
        "time-at-creation": (IppTag.INTEGER, up_time(situation, job.created)),
        "time-at-processing": _moment(job.begun, situation),
        "time-at-completed": _moment(job.ended, situation),
        "copies": (IppTag.INTEGER, 1),
        "media": (IppTag.KEYWORD, MEDIA[0]),
        "sides": (IppTag.KEYWORD, SIDES[job.two_sided]),
    }


def _moment(at: float | None, situation: Situation) -> Attribute:
    return _NO_VALUE if at is None else (IppTag.INTEGER, up_time(situation, at))


def _held_up(situation: Situation) -> bool:
    return not situation.able and not situation.manners.lies


def _state(job: Job, situation: Situation, spool: Spool) -> IppJobState:
    if situation.manners.lies and job is spool.to_print:
        return IppJobState.PROCESSING
    if job.state is IppJobState.PROCESSING and _held_up(situation) and not job.stopping:
        return IppJobState.STOPPED
    return job.state


def _reason(job: Job, situation: Situation, spool: Spool) -> str:
    if job.reason != "none" or job.has_ended:
        return job.reason
    if job.incoming:
        return "job-incoming"
    if _held_up(situation):
        return "printer-stopped"
    return "job-printing" if job is spool.moving or situation.manners.lies else "none"


def only(attributes: Attributes, wanted: Iterable[str]) -> Attributes:
    """`requested-attributes`, RFC 8011 4.2.5.1 and 4.3.4.1: names, or names of groups."""
    names = set(wanted)
    if names & {"all", "job-description", "printer-description"}:
        return attributes
    if "job-template" in names:
        names |= {name for name in attributes if _SUFFIX.sub("", name) in TEMPLATE}
    return {name: value for name, value in attributes.items() if name in names}
