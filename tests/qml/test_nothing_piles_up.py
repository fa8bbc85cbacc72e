"""Screens that come again and again leave nothing behind, whatever they show."""

from __future__ import annotations

import base64
import gc
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from kiosk.session.screens import View
from tests.soak.inside import heap
from ui.qr import QrPicture
from ui.samples import samples

Open = Callable[..., Any]
TIMES = 10
SIDE, BYTES = 1_200, 4
PICTURE = SIDE * SIDE * BYTES / (1 << 20)  # MiB, decoded


def address(number: int) -> str:
    """Of a picture that was not there before, in no colour of another."""
    picture = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    picture.fill(0xFF000000 + number)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert picture.save(buffer, "PNG")
    return "data:image/png;base64," + base64.b64encode(bytes(buffer.data().data())).decode()


def form(number: int) -> View:
    view = samples()["report_form"]
    return replace(view, screen=replace(view.screen, image=address(number)))


def camera(number: int) -> View:
    view = samples()["staff_page-camera"]
    return replace(view, screen=replace(view.screen, picture=address(number)))


@pytest.mark.parametrize("screen", [form, camera])
def test_pictures_of_screens_that_are_gone(glass: Open, screen: Callable[[int], View]) -> None:
    shown = glass(samples()["attract"])

    def come_and_go(number: int) -> None:
        shown.show(screen(number))
        assert shown.picture().width() > 0
        shown.show(samples()["attract"])
        shown.picture()

    for number in range(3):  # what is loaded once
        come_and_go(number)
    before = heap()
    for number in range(3, 3 + TIMES):
        come_and_go(number)
    assert heap() - before < 3 * PICTURE


def test_codes_are_lent(glass: Open) -> None:
    shown = glass(samples()["attract"])

    def made() -> int:
        gc.collect()
        return sum(isinstance(each, QrPicture) for each in gc.get_objects())

    counts = set()
    for _ in range(5):
        shown.show(samples()["paying-shown"])
        shown.show(samples()["attract"])
        counts.add(made())
    assert len(counts) == 1
