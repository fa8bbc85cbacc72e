"""The page of the barcode scanner; what is scanned comes in as the flow hands it on."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pytest
import zxingcpp

from hardware.checks.code_picture import code_picture
from kiosk.devices import ScannerState
from kiosk.maintenance.checks import CheckId, Fact, Verdict
from kiosk.maintenance.pages.scanner import ScannerPage
from kiosk.maintenance.trial_codes import CARD, PREFIX
from kiosk.settings.sections import ScannerSettings

SERIAL = ScannerSettings(kind="serial", port="/dev/yima-scanner")


def page_of(
    engineer: Any, state: ScannerState = ScannerState.READY, seconds: float = 20.0
) -> ScannerPage:
    return ScannerPage(
        bench=engineer.bench,
        clock=engineer.clock,
        settings=SERIAL,
        terminal="YM-07",
        state_now=lambda: state,
        picture_of=code_picture,
        seconds=seconds,
    )


def seen_on(picture: str) -> str:
    """What a scanner reads of the picture."""
    png = base64.b64decode(picture.removeprefix("data:image/png;base64,"))
    image = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE)
    (code,) = zxingcpp.read_barcodes(image)
    return str(code.text)


def test_the_code_on_the_page_is_scanned(
    engineer: Any, until: Callable[[Callable[[], bool]], None]
) -> None:
    page = page_of(engineer)
    assert engineer.look(page).picture == ""
    engineer.begins(page, CheckId.SCANNER)
    until(lambda: engineer.look(page).picture != "")
    text = seen_on(engineer.look(page).picture)
    assert text.startswith(PREFIX)
    assert text in engineer.reads(page)
    engineer.bench.hand(text, by_hand=True)
    engineer.ends()
    assert engineer.record.results()[CheckId.SCANNER].verdict is Verdict.PASS
    assert engineer.look(page).picture == ""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (CARD, Verdict.PASS),
        ("YIMA-TEST:YM-07", Verdict.PASS),  # as on the ticket printer's test page
        ("]C1" + CARD, Verdict.FAIL),  # the scanner's settings do not fit
        (CARD[:-1], Verdict.FAIL),
        ("YIMA-TEST:YM-08", Verdict.FAIL),
    ],
)
def test_printed_codes_count_to_the_letter(engineer: Any, text: str, verdict: Verdict) -> None:
    page = page_of(engineer)
    engineer.begins(page, CheckId.SCANNER)
    engineer.bench.hand(text, by_hand=True)
    engineer.ends()
    assert engineer.record.results()[CheckId.SCANNER].verdict is verdict


def test_what_the_camera_reads_does_not_count(engineer: Any) -> None:
    page = page_of(engineer, seconds=0.3)
    engineer.begins(page, CheckId.SCANNER)
    engineer.bench.hand(CARD)
    engineer.ends()
    result = engineer.record.results()[CheckId.SCANNER]
    assert (result.verdict, result.facts[Fact.READ]) == (Verdict.NOT_CHECKED, 0)


def test_an_unplugged_one_fails_and_its_settings_are_shown(engineer: Any) -> None:
    page = page_of(engineer, ScannerState.OFFLINE, seconds=0.1)
    assert engineer.tests(page, CheckId.SCANNER).verdict is Verdict.FAIL
    shown = engineer.reads(page)
    assert "/dev/yima-scanner" in shown
    assert "9600 8N1" in shown
    assert "Look at the cable" in shown
