"""What is plugged into a terminal, with its drivers: handed in from outside, for the product knows none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, Final

from kiosk.devices import CodeSource, DocumentReader, Lamp, PresenceSensor, Scanner, TicketPrinter
from kiosk.handlers.report_desk import ReportDevices
from kiosk.maintenance.backlight import Backlight
from kiosk.staff.key_switch import KeySwitch

if TYPE_CHECKING:
    from kiosk.maintenance.pages.ports import TrialDevices
    from kiosk.maintenance.pages.readiness import Draw

_LAST_WORDS: Final = 2.0  # seconds


@dataclass(frozen=True, slots=True)
class Devices:
    source: CodeSource
    printer: TicketPrinter
    reader: DocumentReader | None = None
    scanner: Scanner | None = None
    lamp: Lamp | None = None
    reports: ReportDevices | None = None
    presence: PresenceSensor | None = None
    key_switch: KeySwitch | None = None
    backlight: Backlight | None = None
    trials: TrialDevices | None = None  # for those who test the others
    draw_readiness: Draw | None = None


def within_reason(close: Callable[[], None]) -> None:
    """Close what may hang in its driver: it is waited for, but not for ever."""
    closing = Thread(target=close, name="closing", daemon=True)
    closing.start()
    closing.join(_LAST_WORDS)
