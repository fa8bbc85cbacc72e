"""All pages of devices, put together from settings: each of them can be looked at and tells what it is."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.devices import CameraState, PrinterState, ScannerState, TicketOutcome
from kiosk.maintenance.camera import CardSeen, PictureFacts
from kiosk.maintenance.pages.of_devices import device_pages
from kiosk.maintenance.pages.ports import TrialDevices
from kiosk.maintenance.sheet import PAGES, PageId
from kiosk.session.state import Equipment, Kiosk, Site
from kiosk.settings import load
from kiosk.staff.access import Act

SETTINGS = """
[terminal]
id = "YM-07"
hospital = "示范医院"
[hospital]
base_url = "http://127.0.0.1:1/secret-path"
[trust]
repository = "http://127.0.0.1:1/yima"
[ticket_printer]
host = "127.0.0.1"
port = 9100
[camera]
source = "rtsp://user:secret@127.0.0.1/live"
[scanner]
kind = "serial"
port = "/dev/yima-scanner"
[storage]
folder = "state"
"""


class Dark:
    """A camera that nobody has asked yet."""

    def __init__(self) -> None:
        self.asked = self.dropped = 0

    def examine(self, *, card: bool = False) -> None:
        self.asked += 1 + card

    def begin(self) -> None:
        """There is nothing to forget."""

    def pictures(self) -> tuple[PictureFacts, ...]:
        return ()

    def cards(self) -> tuple[tuple[CardSeen, ...], int]:
        return (), 0

    def still(self) -> bytes:
        return b"\x89PNG"

    def drop(self) -> None:
        self.dropped += 1


class Printer:
    """One that is ready, and counts its pages."""

    def __init__(self) -> None:
        self.pages = 0

    def state(self) -> PrinterState:
        return PrinterState.READY

    def print_test_page(self) -> tuple[TicketOutcome, PrinterState]:
        self.pages += 1
        return TicketOutcome.PRINTED, PrinterState.READY


def no_page(_made: datetime) -> bytes:
    raise AssertionError("nothing is printed by looking")


@pytest.fixture
def settings(tmp_path: Path) -> Any:
    path = tmp_path / "terminal.toml"
    path.write_text(SETTINGS, encoding="utf-8")
    return load(path, {})


def test_each_page_says_how_its_device_is(engineer: Any, settings: Any) -> None:
    camera, printer = Dark(), Printer()
    equipment = Equipment(camera=CameraState.FROZEN, scanner=ScannerState.OFFLINE)
    kiosk = Kiosk(Site("示范医院", "YM-07"), equipment=equipment)
    pages = device_pages(
        settings=settings,
        clock=engineer.clock,
        bench=engineer.bench,
        devices=TrialDevices(camera, printer, no_page, lambda text: text),
        kiosk=lambda: kiosk,
        lamp=None,
        report_printer=None,
        forget_document=lambda: None,
    )
    by_hand = {PageId.TOUCH}  # a screen of its own
    assert set(pages) == {page for page in PAGES if PAGES[page] is Act.TEST_DEVICES} - by_hand
    told = {page: engineer.reads(maker) for page, maker in pages.items()}
    assert "Picture stands still" in told[PageId.CAMERA]
    assert "State now No connection" in told[PageId.SCANNER]
    for page in (PageId.LAMP, PageId.IDENTITY_READER, PageId.REPORT_PRINTER, PageId.SOUND):
        assert "State now Not fitted" in told[page]
    assert "Address 127.0.0.1" in told[PageId.TICKET_PRINTER]
    assert "secret" not in "".join(told.values())
    assert printer.pages == 0
    engineer.bench.end()
    assert camera.dropped == 1
