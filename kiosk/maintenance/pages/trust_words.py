"""Words for what became of a refresh of the trust list, or of loading one from a USB stick."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.maintenance.words import QT_TRANSLATE_NOOP
from kiosk.trust.distribution.outcome import RefreshProblem

PROBLEMS: Final[Mapping[RefreshProblem, str]] = {
    RefreshProblem.NOT_ENROLLED: QT_TRANSLATE_NOOP(
        "Maintenance", "This terminal has not been enrolled: it has no root file."
    ),
    RefreshProblem.ENROLMENT_DAMAGED: QT_TRANSLATE_NOOP(
        "Maintenance", "The enrolled root file is damaged: enrol this terminal again."
    ),
    RefreshProblem.BUSY: QT_TRANSLATE_NOOP(
        "Maintenance", "Another program is refreshing just now. Try again in a minute."
    ),
    RefreshProblem.CANCELLED: QT_TRANSLATE_NOOP("Maintenance", "Stopped before the end."),
    RefreshProblem.UNREACHABLE: QT_TRANSLATE_NOOP(
        "Maintenance", "The repository does not answer: look at the network page."
    ),
    RefreshProblem.UNTRUSTED_SERVER: QT_TRANSLATE_NOOP(
        "Maintenance", "The repository's certificate is not of the expected issuer."
    ),
    RefreshProblem.TIMEOUT: QT_TRANSLATE_NOOP("Maintenance", "The repository fell silent."),
    RefreshProblem.SLOW: QT_TRANSLATE_NOOP("Maintenance", "The repository is too slow."),
    RefreshProblem.CUT_OFF: QT_TRANSLATE_NOOP("Maintenance", "The connection ended inside a file."),
    RefreshProblem.HTTP_STATUS: QT_TRANSLATE_NOOP("Maintenance", "The repository refused a file."),
    RefreshProblem.TOO_LARGE: QT_TRANSLATE_NOOP("Maintenance", "A file is larger than it may be."),
    RefreshProblem.EXPIRED: QT_TRANSLATE_NOOP(
        "Maintenance", "The files are out of date, or this terminal's clock is wrong."
    ),
    RefreshProblem.BAD_SIGNATURE: QT_TRANSLATE_NOOP(
        "Maintenance", "Signatures are missing or wrong: nothing was taken. Tell the IT department."
    ),
    RefreshProblem.ROLLBACK: QT_TRANSLATE_NOOP(
        "Maintenance", "The files are older than those this terminal has seen: nothing was taken."
    ),
    RefreshProblem.MIXED: QT_TRANSLATE_NOOP(
        "Maintenance", "The files do not belong together: nothing was taken."
    ),
    RefreshProblem.MALFORMED: QT_TRANSLATE_NOOP(
        "Maintenance", "A file does not have the expected form: nothing was taken."
    ),
    RefreshProblem.NOT_PUBLISHED: QT_TRANSLATE_NOOP(
        "Maintenance", "No settings of this site are published."
    ),
    RefreshProblem.DISK: QT_TRANSLATE_NOOP(
        "Maintenance", "This terminal's disk takes no writes: look at the storage page."
    ),
    RefreshProblem.FAULT: QT_TRANSLATE_NOOP(
        "Maintenance", "A fault of the program: export the logs for the vendor."
    ),
}

BROUGHT: Final[Mapping[RefreshProblem, str]] = {
    **PROBLEMS,
    RefreshProblem.UNREACHABLE: QT_TRANSLATE_NOOP(
        "Maintenance", "There is no folder 'yima-trust' on the USB stick, or it was pulled out."
    ),
    RefreshProblem.CUT_OFF: QT_TRANSLATE_NOOP(
        "Maintenance", "A file on the USB stick cannot be read."
    ),
    RefreshProblem.HTTP_STATUS: QT_TRANSLATE_NOOP(
        "Maintenance", "A file is missing on the USB stick: copy the whole repository."
    ),
}
