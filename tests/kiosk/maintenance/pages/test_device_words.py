"""Every state that a device can have, and everything that a check measures, has its words."""

from __future__ import annotations

from enum import StrEnum

import pytest

from kiosk.devices import (
    CameraState,
    LampState,
    PresenceState,
    PrinterState,
    ReaderState,
    ScannerState,
    TicketOutcome,
    VoiceState,
)
from kiosk.maintenance.checks import CheckId, Fact
from kiosk.maintenance.pages.device_words import fact_row, of_word
from kiosk.maintenance.words import Said
from kiosk.reports.printer import PrintOutcome, ReportPrinterState

STATES: tuple[tuple[CheckId, type[StrEnum]], ...] = (
    (CheckId.CAMERA_PICTURE, CameraState),
    (CheckId.LAMP, LampState),
    (CheckId.SCANNER, ScannerState),
    (CheckId.IDENTITY_READER, ReaderState),
    (CheckId.PRESENCE, PresenceState),
    (CheckId.TICKET_PRINTER, PrinterState),
    (CheckId.TICKET_PRINTER, TicketOutcome),
    (CheckId.REPORT_PRINTER, ReportPrinterState),
    (CheckId.REPORT_PRINTER, PrintOutcome),
    (CheckId.SOUND, VoiceState),
)


@pytest.mark.parametrize(
    ("check", "word"), [(check, state.value) for check, states in STATES for state in states]
)
def test_every_state_has_words(check: CheckId, word: str) -> None:
    assert isinstance(of_word(word, check)[0], Said)


def test_the_same_word_of_two_devices() -> None:
    gone = of_word("absent", CheckId.CAMERA_PICTURE)
    nobody = of_word("absent", CheckId.PRESENCE)
    assert gone != nobody
    assert of_word("silent", CheckId.SOUND) != of_word("silent", CheckId.CAMERA_PICTURE)


def test_a_program_s_own_word_is_shown_as_it_is() -> None:
    assert of_word("v1.2.3", CheckId.SCANNER)[0] == "v1.2.3"


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        (Fact.DARK_SHARE, 0.034, "3%"),
        (Fact.WIDTH, 1280, "1280 px"),
        (Fact.READ, 10, "10"),
        (Fact.SECONDS, 2.5, "2.5 s"),
        (Fact.BRIGHTNESS, 101.25, "101.25"),
    ],
)
def test_numbers_have_their_units(name: Fact, value: float, shown: str) -> None:
    assert fact_row(name, value, CheckId.DECODING).value == shown
