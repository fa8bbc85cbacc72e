"""How a refresh ends. Typed, so that nothing a server says reaches a log or a screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto


class RefreshProblem(StrEnum):
    """Why a refresh took nothing. The list before it stays in force, whole, every time."""

    NOT_ENROLLED = auto()  # there is no root file
    ENROLMENT_DAMAGED = auto()  # the root file is no root file
    BUSY = auto()  # another process refreshes this folder
    CANCELLED = auto()  # the terminal is stopping
    UNREACHABLE = auto()  # no connection, or one that ended without an answer
    UNTRUSTED_SERVER = auto()  # TLS: another CA, another host, or the CA file is missing
    TIMEOUT = auto()  # a connection, and then silence
    SLOW = auto()  # data, but less than a terminal waits for
    CUT_OFF = auto()  # the connection ended inside a file
    HTTP_STATUS = auto()  # anything but 200; redirects too
    TOO_LARGE = auto()  # more bytes than the signed length, or than a terminal takes
    EXPIRED = auto()  # metadata that nobody has renewed, by this terminal's clock
    BAD_SIGNATURE = auto()  # fewer good signatures than the role needs
    ROLLBACK = auto()  # a version lower than one seen, or not the one that was announced
    MIXED = auto()  # a file's length or hash is not the one that was signed
    MALFORMED = auto()  # signed, perhaps, but not of the form that is expected
    NOT_PUBLISHED = auto()  # there are no settings of this terminal's site (`site_files`)
    DISK = auto()  # the terminal's own disk: full, read-only, broken
    FAULT = auto()  # a mistake in this program; the log has it


WORDS = {
    RefreshProblem.NOT_ENROLLED: "this terminal has not been enrolled",
    RefreshProblem.ENROLMENT_DAMAGED: "the enrolled root file is damaged: enrol again",
    RefreshProblem.BUSY: "another process is refreshing",
    RefreshProblem.CANCELLED: "stopped before the end",
    RefreshProblem.UNREACHABLE: "the server does not answer",
    RefreshProblem.UNTRUSTED_SERVER: "the server's certificate is not of the expected authority",
    RefreshProblem.TIMEOUT: "the server fell silent",
    RefreshProblem.SLOW: "the server is too slow",
    RefreshProblem.CUT_OFF: "the connection ended inside a file",
    RefreshProblem.HTTP_STATUS: "the server refused a file",
    RefreshProblem.TOO_LARGE: "a file is larger than it may be",
    RefreshProblem.EXPIRED: "what the server has is out of date, or this terminal's clock is wrong",
    RefreshProblem.BAD_SIGNATURE: "signatures are missing or wrong",
    RefreshProblem.ROLLBACK: "the server offers older files than this terminal has seen",
    RefreshProblem.MIXED: "the server's files do not belong together",
    RefreshProblem.MALFORMED: "a file does not have the expected form",
    RefreshProblem.NOT_PUBLISHED: "the authority has published no settings of this site",
    RefreshProblem.DISK: "this terminal's disk takes no writes",
    RefreshProblem.FAULT: "a fault of the program",
}
"""For staff."""


@dataclass(frozen=True, slots=True)
class RefreshOutcome:
    """What came of one refresh."""

    problem: RefreshProblem | None  # None: everything was fetched and verified
    changed: bool = False  # another list or other revocations are in force now
    transferred: int = 0  # bytes of bodies
    file: str = ""  # last asked for, below the repository's address; ours, not the server's
    http_status: int | None = None  # with HTTP_STATUS
