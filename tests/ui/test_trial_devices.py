"""Drivers and screen for those who test: put together from settings, and each does what it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hardware.ticket.escpos_printer import EscPosTicketPrinter
from hardware.ticket.standin import StandInPrinter
from hardware.vision.client import VisionProcess
from hardware.vision.options import VisionOptions
from kiosk.clock import SystemClock
from kiosk.devices import PrinterState, TicketOutcome
from kiosk.settings import load
from ui.trial_devices import trial_devices
from ui.voice import Voice

SETTINGS = """
[terminal]
id = "YM-07"
hospital = "示范医院"
[hospital]
base_url = "http://127.0.0.1:1/fhir"
[trust]
repository = "http://127.0.0.1:1/yima"
[ticket_printer]
host = "127.0.0.1"
[storage]
folder = "state"
"""
CLOCK = SystemClock(ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def printer() -> Iterator[StandInPrinter]:
    with StandInPrinter() as made:
        yield made


@pytest.fixture
def settings(tmp_path: Path) -> Any:
    path = tmp_path / "terminal.toml"
    path.write_text(SETTINGS, encoding="utf-8")
    return load(path, {})


@pytest.mark.usefixtures("qapp")
def test_pages_are_printed_and_drawn_from_a_worker(settings: Any, printer: StandInPrinter) -> None:
    driver = EscPosTicketPrinter(*printer.address, timeout=1.0)
    vision = VisionProcess(VisionOptions("stand-in:127.0.0.1:1"))  # it is not started
    voice = Voice(0.5)
    try:
        made = trial_devices(settings, CLOCK, vision=vision, printer=driver, voice=voice)
        with ThreadPoolExecutor(1) as worker:
            printed = worker.submit(made.ticket_printer.print_test_page).result(20)
            document = worker.submit(made.document, CLOCK.local()).result(20)
            picture = worker.submit(made.picture_of, "YIMA-TEST:ABCDEFGH").result(20)
    finally:
        voice.close()
    assert printed == (TicketOutcome.PRINTED, PrinterState.READY)
    slip = printer.wait_for_slip(5)
    assert slip is not None
    assert slip.codes == ("YIMA-TEST:YM-07",)
    assert document.startswith(b"%PDF")
    assert picture.startswith("data:image/png;base64,")
    assert made.loudspeaker is not None
    made.camera.examine()  # whom it reaches only once it runs
    assert (made.camera.pictures(), made.camera.still()) == ((), b"")


def test_without_a_voice_there_is_nothing_to_test(settings: Any, printer: StandInPrinter) -> None:
    driver = EscPosTicketPrinter(*printer.address, timeout=1.0)
    vision = VisionProcess(VisionOptions("stand-in:127.0.0.1:1"))
    made = trial_devices(settings, CLOCK, vision=vision, printer=driver, voice=None)
    assert made.loudspeaker is None
