"""A whole terminal with a barcode scanner on a serial line, and a lamp on a relay."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.demo.phones import Phone
from kiosk.devices import LampState, ScanHint, ScannerState
from kiosk.session.screens import Attract, Refused, StaffNote
from ui.demo.dock_choices import BY_SCANNER
from ui.demo.recorder import Recorder

House = Callable[..., Any]
FITTED = {"YIMA__SCANNER__KIND": "serial", "YIMA__LAMP__KIND": "relay"}


def ready(home: Any) -> None:
    """The scanner's line is open."""
    home.comes(lambda screen: isinstance(screen, Attract) and screen.scanner)


def test_a_code_read_by_hand_signs_in(house: House) -> None:
    home = house(**FITTED)
    ready(home)
    home.hold_up(Phone.ONE_APPOINTMENT, BY_SCANNER)
    home.sees("Offer")


def test_without_a_camera_the_scanner_serves(house: House, world: Any) -> None:
    home = house(**FITTED)
    ready(home)
    world.plug_camera(False)
    screen = home.comes(
        lambda shown: isinstance(shown, Attract) and shown.staff_note is StaffNote.CAMERA_TROUBLE
    )
    assert not screen.camera_ready
    home.hold_up(Phone.PAPER_CARD, BY_SCANNER)
    home.sees("Offer")


def test_what_cannot_prove_itself_is_scanned_twice(house: House) -> None:
    home = house(**FITTED)
    ready(home)
    home.hold_up(Phone.PAYMENT_CODE, BY_SCANNER)
    home.comes(lambda screen: isinstance(screen, Attract) and screen.hint is ScanHint.ONCE_MORE)
    home.hold_up(Phone.PAYMENT_CODE, BY_SCANNER)
    home.comes(lambda screen: isinstance(screen, Refused))


def test_an_unplugged_scanner_is_seen_by_staff_and_comes_back(house: House, world: Any) -> None:
    home = house(**FITTED)
    ready(home)
    world.set_scanner("unplugged")
    home.comes(
        lambda screen: (
            isinstance(screen, Attract) and screen.staff_note is StaffNote.SCANNER_OFFLINE
        )
    )
    world.set_scanner("ready")
    ready(home)
    state = home.app.assembly.terminal.state
    assert state.equipment.scanner is ScannerState.READY


def test_the_lamp_lights_a_dark_lobby_and_the_code_is_read(house: House, world: Any) -> None:
    home = house(**FITTED)
    home.comes(lambda screen: isinstance(screen, Attract) and screen.camera_ready)
    assert not world.lamp_is_on()
    home.hold_up(Phone.ONE_APPOINTMENT, "too_dark")
    assert Recorder.wait_until(world.lamp_is_on, 20)
    home.sees("Offer")
    assert home.app.assembly.terminal.state.lamp.state is LampState.ON


def test_a_lamp_that_is_unplugged_is_seen_by_staff(house: House, world: Any) -> None:
    world.set_lamp("unplugged")
    home = house(**FITTED)
    home.comes(
        lambda screen: isinstance(screen, Attract) and screen.staff_note is StaffNote.LAMP_FAILED
    )
