"""Codes on the glass, read as a phone reads them: from the picture that was drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QImage
from shiboken6 import delete

from hardware.decode.zxing import ZxingDecoder
from hardware.qr import QUIET_ZONE, qr_symbol
from kiosk.session.preferences import ColourTheme
from ui.gallery import PANELS
from ui.inspection import place_of
from ui.samples import as_seen, samples
from ui.samples_pay import PAID, PAYING

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

Open = Callable[..., Any]
LEAST_SIDE = 40.0  # mm with the quiet zone: a phone reads it from half a metre
WHITE, BLACK = 255, 0


def grey(picture: QImage) -> np.ndarray:
    flat = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(flat.constBits(), np.uint8).reshape(flat.height(), flat.bytesPerLine())
    return rows[:, : flat.width()].copy()


def code_of(shown: Any) -> np.ndarray:
    """The part of the glass that the code has, quiet zone and all."""
    place = place_of(shown.item("qr"))
    left, top, side = round(place.left()), round(place.top()), round(place.width())
    assert (left, top, side) == (place.left(), place.top(), place.width()), "between two dots"
    return grey(shown.picture())[top : top + side, left : left + side]


@pytest.mark.parametrize(("language", "elder"), [("zh_CN", False), ("en", True)])
@pytest.mark.parametrize("panel", PANELS)
def test_a_phone_reads_every_code_that_is_shown(
    glass: Open, panel: str, language: str, *, elder: bool
) -> None:
    shown = glass(samples()["attract"], panel)
    read = ZxingDecoder()
    for name, code in _codes().items():
        shown.show(as_seen(samples()[name], language=language, elder=elder))
        seen = {each.text for each in read.decode(grey(shown.picture()))}
        assert seen == {code}, name
        side = place_of(shown.item("qr")).width() / PANELS[panel]
        assert side >= LEAST_SIDE, name


def _codes() -> dict[str, str]:
    views = {name: view.screen for name, view in samples().items()}
    codes = {name: getattr(screen, "code", "") for name, screen in views.items()}
    invoices = {name: getattr(screen, "invoice", "") for name, screen in views.items()}
    both = {name: codes[name] or invoices[name] for name in views}
    return {name: code for name, code in both.items() if code and "undrawn" not in name}


@pytest.mark.parametrize("theme", ColourTheme)
@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("name", ["paying-shown", "paying-shown-unionpay", "paid"])
def test_each_module_is_a_whole_number_of_dots_black_or_white(
    glass: Open, name: str, panel: str, theme: ColourTheme
) -> None:
    code = code_of(glass(as_seen(samples()[name], theme=theme), panel))
    modules = qr_symbol(_codes()[name]).side + 2 * QUIET_ZONE
    dots, rest = divmod(code.shape[0], modules)
    assert rest == 0
    assert set(np.unique(code)) == {BLACK, WHITE}
    each = code.reshape(modules, dots, modules, dots).swapaxes(1, 2).reshape(modules, modules, -1)
    assert (each.min(axis=2) == each.max(axis=2)).all()
    zone = np.ones((modules, modules), bool)
    zone[QUIET_ZONE:-QUIET_ZONE, QUIET_ZONE:-QUIET_ZONE] = False
    assert (each[zone] == WHITE).all()


def test_another_code_takes_the_place_of_the_last(glass: Open) -> None:
    view = samples()["paying-shown"]
    shown = glass(view)
    shown.show(replace(view, screen=replace(PAYING, code="https://qr.example/another")))
    (read,) = ZxingDecoder().decode(grey(shown.picture()))
    assert read.text == "https://qr.example/another"


def test_counting_seconds_leaves_the_code_alone(glass: Open) -> None:
    view = samples()["paying-shown"]
    shown = glass(view)
    item, before = shown.item("qr"), code_of(shown)
    shown.show(replace(view, screen=replace(PAYING, seconds_left=9)))
    assert "还有 9 秒" in shown.texts()
    assert shown.item("qr") is item
    assert (code_of(shown) == before).all()


@pytest.mark.parametrize("code", ["", "7" * 8000])
def test_a_code_that_cannot_be_drawn_is_said_so_and_another_way_is_left(
    glass: Open, code: str
) -> None:
    view = samples()["paying-shown"]
    shown = glass(as_seen(replace(view, screen=replace(PAYING, code=code)), language="en"))
    assert any(text.startswith("This code cannot be shown") for text in shown.texts())
    assert shown.item("otherWay").isVisible()
    assert "Scan this with WeChat" not in shown.texts()


def test_no_invoice_no_empty_card(glass: Open) -> None:
    view = samples()["paid"]
    shown = glass(view)
    assert "电子票据" in shown.texts()
    for invoice in ("", "x" * 8000):
        shown.show(replace(view, screen=replace(PAID, invoice=invoice)))
        assert "电子票据" not in shown.texts()


@pytest.mark.parametrize("name", ["paying-shown", "paid"])
def test_a_code_that_goes_before_its_card_is_not_missed(glass: Open, name: str) -> None:
    """Python's items may be taken down first as a window closes: no warning then, in any binding."""
    shown = glass(samples()[name])
    delete(shown.item("qr"))
    shown.settle()
    assert shown.item("action_elder_mode").isVisible()
