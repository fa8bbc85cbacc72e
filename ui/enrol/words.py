"""What a first start says of its steps, of what is typed and of what goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from kiosk.enrolment.states import Field, Step, Work
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.session.enrol_screens import EnrolKeys

STEPS: Final = (
    Step.ROOT,
    Step.TERMINAL,
    Step.HOSPITAL,
    Step.CERTIFICATE,
    Step.CAMERA,
    Step.PRINTERS,
    Step.SUMMARY,
)
"""Those that are counted on the glass."""


@dataclass(frozen=True, slots=True)
class StepWords:
    title: str
    onward: str  # what to do here
    icon: str


TITLES: Final[Mapping[Step, StepWords]] = MappingProxyType(
    {
        Step.ROOT: StepWords(
            QT_TRANSLATE_NOOP("Maintenance", "Compare the fingerprint"),
            QT_TRANSLATE_NOOP(
                "Maintenance",
                "Call the hospital's key holder and compare all sixteen groups. Next: what this terminal is called.",
            ),
            "icons/staff-trust",
        ),
        Step.TERMINAL: StepWords(
            QT_TRANSLATE_NOOP("Maintenance", "About this terminal"),
            QT_TRANSLATE_NOOP(
                "Maintenance", "Touch a line to type or change it. Next: the hospital's servers."
            ),
            "icons/staff-settings",
        ),
        Step.HOSPITAL: StepWords(
            QT_TRANSLATE_NOOP("Maintenance", "The hospital's servers"),
            QT_TRANSLATE_NOOP(
                "Maintenance",
                "Touch a line to change it, then look whether they answer. Next: a certificate.",
            ),
            "icons/staff-network",
        ),
        Step.CERTIFICATE: StepWords(
            QT_TRANSLATE_NOOP("Maintenance", "Certificate of this terminal"),
            QT_TRANSLATE_NOOP(
                "Maintenance", "The IT department knows whether one is wanted. Next: the camera."
            ),
            "icons/staff-identity",
        ),
        Step.CAMERA: StepWords(
            QT_TRANSLATE_NOOP("Maintenance", "Camera for codes"),
            QT_TRANSLATE_NOOP(
                "Maintenance",
                "Choose the one that looks at the tray for phones. Next: the printers.",
            ),
            "icons/staff-camera",
        ),
        Step.PRINTERS: StepWords(
            QT_TRANSLATE_NOOP("Maintenance", "Printers"),
            QT_TRANSLATE_NOOP(
                "Maintenance", "Touch a line to change it, and print a page. Next: all of it again."
            ),
            "icons/staff-slip-printer",
        ),
        Step.SUMMARY: StepWords(
            QT_TRANSLATE_NOOP("Maintenance", "Is this right?"),
            QT_TRANSLATE_NOOP(
                "Maintenance", "Touch a line to change it. After that this terminal starts."
            ),
            "icons/staff-readiness",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class FieldWords:
    """`longest`: characters that the pad takes."""

    label: str
    hint: str
    keys: EnrolKeys
    longest: int


_CODE, _ADDRESS = EnrolKeys.CODE, EnrolKeys.ADDRESS
FIELDS: Final[Mapping[Field, FieldWords]] = MappingProxyType(
    {
        Field.ID: FieldWords(
            QT_TRANSLATE_NOOP("Maintenance", "Terminal id"),
            QT_TRANSLATE_NOOP("Maintenance", "As on the hospital's list, such as YM-07."),
            _CODE,
            32,
        ),
        Field.NAME: FieldWords(
            QT_TRANSLATE_NOOP("Maintenance", "Hospital's name"),
            QT_TRANSLATE_NOOP(
                "Maintenance",
                "It stands on every screen and ticket. In Chinese it comes from the USB stick (yima-enrol.toml).",
            ),
            _CODE,
            60,
        ),
        Field.SITE: FieldWords(
            QT_TRANSLATE_NOOP("Maintenance", "Site"),
            QT_TRANSLATE_NOOP("Maintenance", "Whose settings it takes. Empty: none."),
            EnrolKeys.ADDRESS,
            64,
        ),
        Field.GROUPS: FieldWords(
            QT_TRANSLATE_NOOP("Maintenance", "Groups"),
            QT_TRANSLATE_NOOP("Maintenance", "Several with commas between. Empty: none."),
            EnrolKeys.ADDRESS,
            120,
        ),
        Field.BY: FieldWords(
            QT_TRANSLATE_NOOP("Maintenance", "Set up by (staff number)"),
            QT_TRANSLATE_NOOP("Maintenance", "For the record."),
            _CODE,
            32,
        ),
        Field.BASE_URL: FieldWords(
            QT_TRANSLATE_NOOP("Maintenance", "Address of the hospital system"),
            QT_TRANSLATE_NOOP("Maintenance", "Begins with https://"),
            _ADDRESS,
            200,
        ),
        Field.REPOSITORY: FieldWords(
            QT_TRANSLATE_NOOP("Maintenance", "Address of the trust repository"),
            QT_TRANSLATE_NOOP("Maintenance", "Begins with https://"),
            _ADDRESS,
            200,
        ),
        Field.TICKET_HOST: FieldWords(
            QT_TRANSLATE_NOOP("Maintenance", "Address of the ticket printer"),
            QT_TRANSLATE_NOOP("Maintenance", "A name or an IP address, such as 10.8.0.21."),
            _ADDRESS,
            120,
        ),
        Field.TICKET_PORT: FieldWords(
            QT_TRANSLATE_NOOP("Maintenance", "Port of the ticket printer"),
            QT_TRANSLATE_NOOP("Maintenance", "Nearly always 9100."),
            EnrolKeys.DIGITS,
            5,
        ),
        Field.REPORT_URI: FieldWords(
            QT_TRANSLATE_NOOP("Maintenance", "Address of the A4 printer"),
            QT_TRANSLATE_NOOP(
                "Maintenance", "Begins with ipp:// or ipps://. Empty: no A4 printer."
            ),
            _ADDRESS,
            200,
        ),
    }
)
"""What is typed."""

WORKING: Final[Mapping[Work, Said]] = MappingProxyType(
    {
        Work.STICK: Said(QT_TRANSLATE_NOOP("Maintenance", "The USB stick is being read…")),
        Work.CHECK: Said(QT_TRANSLATE_NOOP("Maintenance", "The servers are being asked…")),
        Work.REQUEST: Said(QT_TRANSLATE_NOOP("Maintenance", "Key and request are being made…")),
        Work.CERTIFICATE: Said(QT_TRANSLATE_NOOP("Maintenance", "The certificate is being read…")),
        Work.CAMERAS: Said(QT_TRANSLATE_NOOP("Maintenance", "Cameras are being looked for…")),
        Work.PRINTERS: Said(QT_TRANSLATE_NOOP("Maintenance", "Printers are being looked for…")),
        Work.TICKET_TRIAL: Said(
            QT_TRANSLATE_NOOP("Maintenance", "The ticket printer prints a test page…")
        ),
        Work.REPORT_TRIAL: Said(
            QT_TRANSLATE_NOOP("Maintenance", "The A4 printer prints a test page…")
        ),
    }
)
"""What is said of it while it goes on. The camera says it where its picture is to be."""
