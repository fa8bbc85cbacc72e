"""Drivers and screen for those who test them, put together from the settings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hardware.checks.camera_bench import VisionBench
from hardware.checks.code_picture import code_picture
from hardware.checks.ticket_page import TicketTrial
from kiosk.maintenance.pages.ports import TrialDevices
from ui.spoken_test import SpokenTest

if TYPE_CHECKING:
    from datetime import datetime

    from hardware.ticket.escpos_printer import EscPosTicketPrinter
    from hardware.vision.client import VisionProcess
    from kiosk.clock import Clock
    from kiosk.settings import Settings
    from ui.voice import Voice


def trial_devices(
    settings: Settings,
    clock: Clock,
    *,
    vision: VisionProcess,
    printer: EscPosTicketPrinter,
    voice: Voice | None,
) -> TrialDevices:
    """`vision`, `printer`: those that the terminal works with. `voice` None: there is none. On the GUI thread."""
    terminal = settings.terminal
    return TrialDevices(
        camera=VisionBench(vision),
        ticket_printer=TicketTrial(printer, terminal.id, clock.local),
        document=partial(_test_page, terminal.id),
        picture_of=code_picture,
        loudspeaker=None if voice is None else SpokenTest(voice, terminal.languages[0]),
    )


def _test_page(terminal: str, made: datetime) -> bytes:
    from ui.paper.readiness_test_page import a4_test_page  # noqa: PLC0415 - not before it is printed

    return a4_test_page(terminal, made)
