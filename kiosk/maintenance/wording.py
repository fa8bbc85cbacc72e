"""Words for staff on checks: English source texts; other languages by Qt Linguist, context "Maintenance"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kiosk.maintenance.checks import CheckId, Fact, Verdict
from kiosk.maintenance.readiness import Overall
from kiosk.maintenance.usb import UsbProblem


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Mark `text` for Qt Linguist and return it as it is."""
    return text


@dataclass(frozen=True, slots=True)
class CheckWords:
    title: str
    advice: str  # what to do where it warns or fails


@dataclass(frozen=True, slots=True)
class FactWords:
    label: str
    unit: str = ""  # not translated


_NETWORK_ADVICE: Final = QT_TRANSLATE_NOOP(
    "Maintenance",
    "Look at cable and switch first, then ask the network desk for address, port and certificate.",
)


def _network(title: str) -> CheckWords:
    return CheckWords(title, _NETWORK_ADVICE)


CHECKS: Final[Mapping[CheckId, CheckWords]] = {
    CheckId.CAMERA_PICTURE: CheckWords(
        QT_TRANSLATE_NOOP("Maintenance", "Camera picture"),
        QT_TRANSLATE_NOOP("Maintenance", "Clean the glass and the lens, then look at the cable."),
    ),
    CheckId.CAMERA_FOCUS: CheckWords(
        QT_TRANSLATE_NOOP("Maintenance", "Camera focus"),
        QT_TRANSLATE_NOOP("Maintenance", "Set the focus to 60 to 250 mm with the test card."),
    ),
    CheckId.DECODING: CheckWords(
        QT_TRANSLATE_NOOP("Maintenance", "Reading codes"),
        QT_TRANSLATE_NOOP("Maintenance", "Check picture, focus and lamp first."),
    ),
    CheckId.LAMP: CheckWords(
        QT_TRANSLATE_NOOP("Maintenance", "Lamp"),
        QT_TRANSLATE_NOOP("Maintenance", "Look at the lamp, its relay and its power supply."),
    ),
    CheckId.SCANNER: CheckWords(
        QT_TRANSLATE_NOOP("Maintenance", "Barcode scanner"),
        QT_TRANSLATE_NOOP(
            "Maintenance", "Look at the cable; compare prefix and suffix with settings."
        ),
    ),
    CheckId.IDENTITY_READER: CheckWords(
        QT_TRANSLATE_NOOP("Maintenance", "Identity card reader"),
        QT_TRANSLATE_NOOP("Maintenance", "Look at the cable and at the reader's service."),
    ),
    CheckId.PRESENCE: CheckWords(
        QT_TRANSLATE_NOOP("Maintenance", "Presence sensor"),
        QT_TRANSLATE_NOOP("Maintenance", "Clean the sensor, and look where it points."),
    ),
    CheckId.TICKET_PRINTER: CheckWords(
        QT_TRANSLATE_NOOP("Maintenance", "Ticket printer"),
        QT_TRANSLATE_NOOP("Maintenance", "Refill paper, close the cover, clean head and cutter."),
    ),
    CheckId.REPORT_PRINTER: CheckWords(
        QT_TRANSLATE_NOOP("Maintenance", "A4 printer"),
        QT_TRANSLATE_NOOP("Maintenance", "Look at its own display: paper, toner, jam, cover."),
    ),
    CheckId.SOUND: CheckWords(
        QT_TRANSLATE_NOOP("Maintenance", "Sound and speech"),
        QT_TRANSLATE_NOOP("Maintenance", "Look at volume, loudspeaker and speech engine."),
    ),
    CheckId.TOUCH: CheckWords(
        QT_TRANSLATE_NOOP("Maintenance", "Touch panel"),
        QT_TRANSLATE_NOOP(
            "Maintenance", "Clean the glass and its edges; calibrate, or replace it."
        ),
    ),
    CheckId.NETWORK_HOSPITAL: _network(QT_TRANSLATE_NOOP("Maintenance", "Hospital system")),
    CheckId.NETWORK_GATEWAY: _network(QT_TRANSLATE_NOOP("Maintenance", "Payment gateway")),
    CheckId.NETWORK_INSURANCE: _network(QT_TRANSLATE_NOOP("Maintenance", "Medical insurance")),
    CheckId.NETWORK_TENCENT: _network(QT_TRANSLATE_NOOP("Maintenance", "Card platform (Tencent)")),
    CheckId.NETWORK_PROVINCIAL: _network(
        QT_TRANSLATE_NOOP("Maintenance", "Card platform (province)")
    ),
    CheckId.NETWORK_VOUCHER: _network(QT_TRANSLATE_NOOP("Maintenance", "Insurance voucher")),
    CheckId.NETWORK_ADVISOR: _network(QT_TRANSLATE_NOOP("Maintenance", "Report advisor")),
    CheckId.NETWORK_TRUST: _network(QT_TRANSLATE_NOOP("Maintenance", "Trust repository")),
    CheckId.NETWORK_TICKET_PRINTER: _network(
        QT_TRANSLATE_NOOP("Maintenance", "Network of the ticket printer")
    ),
    CheckId.NETWORK_REPORT_PRINTER: _network(
        QT_TRANSLATE_NOOP("Maintenance", "Network of the A4 printer")
    ),
    CheckId.NETWORK_IDENTITY_READER: _network(
        QT_TRANSLATE_NOOP("Maintenance", "Service of the identity card reader")
    ),
    CheckId.TRUST_LIST: CheckWords(
        QT_TRANSLATE_NOOP("Maintenance", "Trust list"),
        QT_TRANSLATE_NOOP("Maintenance", "Refresh it now; if that fails, look at the repository."),
    ),
    CheckId.STORAGE: CheckWords(
        QT_TRANSLATE_NOOP("Maintenance", "Storage"),
        QT_TRANSLATE_NOOP("Maintenance", "Make room on the disk; have its health looked at."),
    ),
    CheckId.TEMPERATURE: CheckWords(
        QT_TRANSLATE_NOOP("Maintenance", "Temperatures"),
        QT_TRANSLATE_NOOP("Maintenance", "Clean fans and air slots."),
    ),
    CheckId.MACHINE: CheckWords(
        QT_TRANSLATE_NOOP("Maintenance", "Memory and load"),
        QT_TRANSLATE_NOOP(
            "Maintenance", "Switch swap off; restart; look for what takes the memory."
        ),
    ),
    CheckId.SOFTWARE: CheckWords(
        QT_TRANSLATE_NOOP("Maintenance", "Program files"),
        QT_TRANSLATE_NOOP("Maintenance", "Install the vendor's signed release again."),
    ),
}

VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.PASS: QT_TRANSLATE_NOOP("Maintenance", "Pass"),
    Verdict.WARN: QT_TRANSLATE_NOOP("Maintenance", "Attention"),
    Verdict.FAIL: QT_TRANSLATE_NOOP("Maintenance", "Fail"),
    Verdict.NOT_FITTED: QT_TRANSLATE_NOOP("Maintenance", "Not fitted"),
    Verdict.NOT_CHECKED: QT_TRANSLATE_NOOP("Maintenance", "Not checked"),
}

OVERALL: Final[Mapping[Overall, str]] = {
    Overall.PASS: QT_TRANSLATE_NOOP("Maintenance", "Ready for patients"),
    Overall.INCOMPLETE: QT_TRANSLATE_NOOP("Maintenance", "Not all was checked"),
    Overall.FAIL: QT_TRANSLATE_NOOP("Maintenance", "Not ready"),
}

FACTS: Final[Mapping[Fact, FactWords]] = {
    Fact.STATE: FactWords(QT_TRANSLATE_NOOP("Maintenance", "State")),
    Fact.STATE_BEFORE: FactWords(QT_TRANSLATE_NOOP("Maintenance", "State before")),
    Fact.OUTCOME: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Outcome")),
    Fact.WIDTH: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Width"), "px"),
    Fact.HEIGHT: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Height"), "px"),
    Fact.FRAMES_PER_SECOND: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Pictures"), "/s"),
    Fact.SHARPNESS: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Sharpness")),
    Fact.BRIGHTNESS: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Brightness")),
    Fact.BRIGHTNESS_BEFORE: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Brightness before")),
    Fact.DARK_SHARE: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Share too dark")),
    Fact.BRIGHT_SHARE: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Share too bright")),
    Fact.BEST_MM: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Sharpest at"), "mm"),
    Fact.NEAREST_MM: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Nearest read"), "mm"),
    Fact.FARTHEST_MM: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Farthest read"), "mm"),
    Fact.READ: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Read")),
    Fact.TRIES: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Of")),
    Fact.SECONDS: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Time"), "s"),
    Fact.PAGES: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Pages")),
    Fact.ANSWERED_YES: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Confirmed by the engineer")),
    Fact.CELLS: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Cells")),
    Fact.DEAD_CELLS: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Cells not felt")),
    Fact.JITTER_PX: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Jitter"), "px"),
    Fact.CHANGES: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Changes")),
    Fact.DNS: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Name")),
    Fact.TCP: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Connection")),
    Fact.TLS: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Encryption")),
    Fact.HTTP: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Answer")),
    Fact.DAYS_LEFT: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Days left")),
    Fact.OWN_DAYS_LEFT: FactWords(
        QT_TRANSLATE_NOOP("Maintenance", "Days left of the terminal's own certificate")
    ),
    Fact.LATENCY_MS: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Latency"), "ms"),
    Fact.CLOCK_OFFSET_S: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Clock off by"), "s"),
    Fact.FAILURES: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Failures in a row")),
    Fact.PROBLEM: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Last problem")),
    Fact.VERSION: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Version")),
    Fact.FREE_MB: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Free"), "MB"),
    Fact.TOTAL_MB: FactWords(QT_TRANSLATE_NOOP("Maintenance", "In all"), "MB"),
    Fact.SMART: FactWords("SMART"),
    Fact.WRITABLE: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Can be written")),
    Fact.HOTTEST_C: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Hottest"), "°C"),
    Fact.SENSORS: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Sensors")),
    Fact.THROTTLED: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Slowed down for heat")),
    Fact.MEMORY_FREE_MB: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Free memory"), "MB"),
    Fact.MEMORY_MB: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Memory"), "MB"),
    Fact.SWAP_MB: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Swap"), "MB"),
    Fact.UPTIME_HOURS: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Running for"), "h"),
    Fact.LOAD: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Load")),
    Fact.DIGEST: FactWords("SM3"),
    Fact.SIGNED: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Signature")),
    Fact.FILES: FactWords(QT_TRANSLATE_NOOP("Maintenance", "Files")),
}

USB: Final[Mapping[UsbProblem, str]] = {
    UsbProblem.NO_VOLUME: QT_TRANSLATE_NOOP("Maintenance", "No USB stick was found."),
    UsbProblem.SEVERAL_VOLUMES: QT_TRANSLATE_NOOP(
        "Maintenance", "There is more than one USB stick. Leave one."
    ),
    UsbProblem.UNSAFE_MOUNT: QT_TRANSLATE_NOOP(
        "Maintenance", "The USB stick is mounted without noexec, nosuid and nodev."
    ),
    UsbProblem.READ_ONLY: QT_TRANSLATE_NOOP("Maintenance", "The USB stick cannot be written to."),
    UsbProblem.GONE: QT_TRANSLATE_NOOP("Maintenance", "The USB stick was pulled out."),
    UsbProblem.NO_SPACE: QT_TRANSLATE_NOOP("Maintenance", "The USB stick is too full."),
    UsbProblem.NAME_TAKEN: QT_TRANSLATE_NOOP(
        "Maintenance", "The USB stick holds too many logs of these days."
    ),
    UsbProblem.WRITE_FAILED: QT_TRANSLATE_NOOP("Maintenance", "Writing to the USB stick failed."),
}
