"""What is the matter with a first start, and what to do: words for each `Trouble`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from kiosk.enrolment.states import Finding, Trouble
from kiosk.maintenance.sheet import Tone
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.session.enrol_screens import EnrolNotice
from ui.enrol.words import FIELDS

TROUBLES: Final[Mapping[Trouble, tuple[str, str]]] = MappingProxyType(
    {
        Trouble.NO_STICK: (
            QT_TRANSLATE_NOOP("Maintenance", "No USB stick was found."),
            QT_TRANSLATE_NOOP("Maintenance", "Put it in, wait five seconds, and look again."),
        ),
        Trouble.SEVERAL_STICKS: (
            QT_TRANSLATE_NOOP("Maintenance", "There is more than one USB stick. Leave one."),
            QT_TRANSLATE_NOOP("Maintenance", "Pull the others out, and look again."),
        ),
        Trouble.UNSAFE_STICK: (
            QT_TRANSLATE_NOOP(
                "Maintenance", "The USB stick is mounted without noexec, nosuid and nodev."
            ),
            QT_TRANSLATE_NOOP("Maintenance", "The IT department sees to how sticks are mounted."),
        ),
        Trouble.STICK_UNREADABLE: (
            QT_TRANSLATE_NOOP("Maintenance", "The USB stick cannot be read."),
            QT_TRANSLATE_NOOP("Maintenance", "Pull it out, put it in again, or take another."),
        ),
        Trouble.STICK_NOT_WRITTEN: (
            QT_TRANSLATE_NOOP("Maintenance", "The USB stick could not be written to."),
            QT_TRANSLATE_NOOP(
                "Maintenance", "It is full, locked or gone. Take another, or use the code."
            ),
        ),
        Trouble.FILE_WRONG: (
            QT_TRANSLATE_NOOP("Maintenance", "The file yima-enrol.toml has a mistake."),
            QT_TRANSLATE_NOOP("Maintenance", "The IT department puts it right on a computer:"),
        ),
        Trouble.MACHINE_UNKNOWN: (
            QT_TRANSLATE_NOOP(
                "Maintenance", "The list on the USB stick has no row for this machine."
            ),
            QT_TRANSLATE_NOOP(
                "Maintenance", "Look at the serial number, or go on and type what is missing."
            ),
        ),
        Trouble.MACHINE_TWICE: (
            QT_TRANSLATE_NOOP(
                "Maintenance", "The list on the USB stick has two rows for this machine."
            ),
            QT_TRANSLATE_NOOP("Maintenance", "The IT department takes one out on a computer."),
        ),
        Trouble.ROOT_MISSING: (
            QT_TRANSLATE_NOOP("Maintenance", "There is no root file."),
            QT_TRANSLATE_NOOP(
                "Maintenance", "Put in the stick with the hospital's root.json, and look again."
            ),
        ),
        Trouble.ROOT_WRONG: (
            QT_TRANSLATE_NOOP("Maintenance", "The root file on the USB stick is none."),
            QT_TRANSLATE_NOOP("Maintenance", "Have the IT department copy it anew."),
        ),
        Trouble.ROOT_EXPIRED: (
            QT_TRANSLATE_NOOP("Maintenance", "This root file has expired."),
            QT_TRANSLATE_NOOP(
                "Maintenance",
                "It is good only if the server has a newer one. Better: a fresh copy.",
            ),
        ),
        Trouble.ROOT_DIFFERS: (
            QT_TRANSLATE_NOOP("Maintenance", "The fingerprint is not the expected one."),
            QT_TRANSLATE_NOOP(
                "Maintenance", "Do not go on. Keep the stick, and tell the hospital's key holder."
            ),
        ),
        Trouble.ROOT_NOT_COMPARED: (
            QT_TRANSLATE_NOOP("Maintenance", "The fingerprint was not compared yet."),
            QT_TRANSLATE_NOOP("Maintenance", "Read it out, group by group, then say what it is."),
        ),
        Trouble.VALUE_MISSING: (
            QT_TRANSLATE_NOOP("Maintenance", "Something is missing."),
            QT_TRANSLATE_NOOP("Maintenance", "This is missing: touch the line to type it."),
        ),
        Trouble.VALUE_WRONG: (
            QT_TRANSLATE_NOOP("Maintenance", "Something is not right."),
            QT_TRANSLATE_NOOP("Maintenance", "This cannot be: touch the line to change it."),
        ),
        Trouble.HOSPITAL_FAILS: (
            QT_TRANSLATE_NOOP("Maintenance", "The hospital system does not answer as it should."),
            QT_TRANSLATE_NOOP(
                "Maintenance", "Look at cable, address and certificate. You may go on without."
            ),
        ),
        Trouble.TRUST_FAILS: (
            QT_TRANSLATE_NOOP("Maintenance", "The trust repository does not answer as it should."),
            QT_TRANSLATE_NOOP(
                "Maintenance", "Without it no card is accepted. You may go on, and see to it later."
            ),
        ),
        Trouble.CLOCK_WRONG: (
            QT_TRANSLATE_NOOP("Maintenance", "The clock of this terminal is wrong."),
            QT_TRANSLATE_NOOP(
                "Maintenance", "More than five minutes off: have the time server (NTP) looked at."
            ),
        ),
        Trouble.REQUEST_FAILED: (
            QT_TRANSLATE_NOOP("Maintenance", "No request could be made."),
            QT_TRANSLATE_NOOP("Maintenance", "Try again; if it stays so, call the vendor."),
        ),
        Trouble.CERTIFICATE_MISSING: (
            QT_TRANSLATE_NOOP("Maintenance", "The certificate is not there yet."),
            QT_TRANSLATE_NOOP(
                "Maintenance", "Bring it on the USB stick, or choose to go without for now."
            ),
        ),
        Trouble.CERTIFICATE_WRONG: (
            QT_TRANSLATE_NOOP("Maintenance", "This certificate cannot be used here."),
            QT_TRANSLATE_NOOP(
                "Maintenance", "Have it issued anew, for the request of this terminal."
            ),
        ),
        Trouble.CAMERA_MISSING: (
            QT_TRANSLATE_NOOP("Maintenance", "No camera was found."),
            QT_TRANSLATE_NOOP("Maintenance", "Look at its cable. With a barcode scanner, go on."),
        ),
        Trouble.CAMERA_FAILS: (
            QT_TRANSLATE_NOOP("Maintenance", "The camera gives no picture."),
            QT_TRANSLATE_NOOP("Maintenance", "Look at its cable, or choose another."),
        ),
        Trouble.PRINTER_FAILS: (
            QT_TRANSLATE_NOOP("Maintenance", "The test page was not printed."),
            QT_TRANSLATE_NOOP("Maintenance", "Look at address, cable, paper and cover."),
        ),
        Trouble.SETTINGS_WRONG: (
            QT_TRANSLATE_NOOP("Maintenance", "These settings do not go together."),
            QT_TRANSLATE_NOOP("Maintenance", "Change the line that this names:"),
        ),
        Trouble.NOT_WRITTEN: (
            QT_TRANSLATE_NOOP("Maintenance", "Nothing was written: this terminal is not set up."),
            QT_TRANSLATE_NOOP("Maintenance", "Look at the disk's room, and try again."),
        ),
        Trouble.ALREADY_ENROLLED: (
            QT_TRANSLATE_NOOP("Maintenance", "This terminal is set up already."),
            QT_TRANSLATE_NOOP(
                "Maintenance", "It has to be decommissioned before it is set up anew."
            ),
        ),
    }
)
"""What is the matter, and what to do."""

_OF_A_VALUE: Final = frozenset({Trouble.VALUE_MISSING, Trouble.VALUE_WRONG, Trouble.PRINTER_FAILS})

_SHOWN_BELOW: Final = frozenset({Trouble.HOSPITAL_FAILS, Trouble.TRUST_FAILS})
"""Whose detail is on the screen already, line by line."""


def notices(findings: Iterable[Finding]) -> tuple[EnrolNotice, ...]:
    """As strips at the top of a screen; what is about one value is headed by its name."""
    return tuple(_notice(each) for each in findings)


def _notice(finding: Finding) -> EnrolNotice:
    title, advice = TROUBLES[finding.trouble]
    named = None if finding.field is None else FIELDS.get(finding.field)
    if finding.trouble in _OF_A_VALUE and named is not None:
        title = named.label
    tone = Tone.WARN if finding.is_warning else Tone.BAD
    exact = "" if finding.trouble in _SHOWN_BELOW else finding.detail
    return EnrolNotice(tone, Said(title), Said(advice), exact)
