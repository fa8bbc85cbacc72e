"""The dock as it is seen and clicked on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMarginsF, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from shiboken6 import delete

from hardware.decode.still import read_image
from ui.demo.dock import draw_code
from ui.demo.dock_choices import IDENTITY_CARD, MANNERS, PHONES
from ui.demo.dock_model import Board
from ui.demo.dock_payment import SCANS, WALLETS
from ui.demo.dock_places import Places, places_on
from ui.demo.dock_reports import RELEASES, REPORT_PHONES
from ui.demo.dock_staff import BADGES
from ui.demo.dock_switches import SWITCHES
from ui.demo.dock_window import DockWindow
from ui.demo.player import find_item, tap
from ui.demo.recorder import Recorder
from ui.fonts import use_house_font
from ui.inspection import contrast, ground_of, visible_items, words_on

DESK = QRect(0, 0, 1920, 1080)
BUSY = Board(
    ready=True,
    held="one_appointment",
    seconds_left=42,
    printer="power_cut",
    hospital="drop_after_work",
    hospital_time="09:42",
    sign_ins=137,
    requests=1234,
    digits="123X · 5678",
    takings="12,345.60",
    orders_open=2,
    orders_paid=137,
    orders_returned=12,
    bills_booked=137,
    sheet_count=1_234,
    paper_count=1_137,
    papers_held=12,
    prints_told=1_137,
)
"""With every text at its longest."""
PAGES = {
    "sign_in": ("printer", "camera"),
    "payment": ("gateway", "insurance"),
    "reports": ("report_printer",),
    "staff": ("printer", "camera"),
}
"""The switches of each page; that of the hospital is on all."""


class Desk:
    """A dock's window, and what was tapped on it."""

    def __init__(self, board: Board, places: Places, *, real_camera: bool) -> None:
        self.taps: list[tuple[str, str]] = []
        self.dock = DockWindow(
            lambda what, key: self.taps.append((what, key)), real_camera=real_camera
        )
        self.dock.tell("http://127.0.0.1:65535/fhir")
        self.window: QQuickWindow = self.dock.load(board, places)
        self.settle()

    def turn_to(self, page: str) -> None:
        tap(self.window, f"page_{page}")
        self.picture()  # everything is where it belongs only once it is drawn

    def settle(self) -> None:
        for _ in range(3):
            QGuiApplication.processEvents()

    def show(self, board: Board) -> None:
        self.dock.show(board)
        self.settle()

    def picture(self) -> QImage:
        self.settle()
        return self.window.grabWindow()

    def item(self, name: str) -> QQuickItem:
        found = find_item(self.window.contentItem(), name)
        assert found is not None, name
        return found

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)
        self.settle()


@pytest.fixture
def desk(qapp: Any, qtlog: Any) -> Iterator[Callable[..., Desk]]:  # noqa: ARG001 - Qt must be up
    """Opens docks: `desk(board)`. Whatever QML complains of fails the test."""
    use_house_font()
    opened: list[Desk] = []

    def open_dock(board: Board = BUSY, screen: QRect = DESK, *, real_camera: bool = False) -> Desk:
        opened.append(Desk(board, places_on(screen), real_camera=real_camera))
        return opened[-1]

    yield open_dock
    for each in opened:
        each.window.close()
        delete(each.dock)
    QGuiApplication.processEvents()
    assert [record.message for record in qtlog.records] == []


def on_the_page(page: str) -> list[tuple[str, str]]:
    """What there is to tap; "away" is on all of them."""
    own = {
        "sign_in": [("phone", card.key) for card in PHONES],
        "payment": [("wallet", card.key) for card in WALLETS],
        "reports": [("phone", card.key) for card in REPORT_PHONES],
        "staff": [("badge", card.key) for card in BADGES],
    }[page]
    if page in {"sign_in", "reports"}:
        own.append(("document", IDENTITY_CARD.phone.value))
    own += [("scan", scan.key) for scan in SCANS if page == "payment"]
    own += [("release", release.key) for release in RELEASES if page == "reports"]
    own += [("manner", manner.situation.name) for manner in MANNERS]
    switches = (*PAGES[page], "hospital")
    return own + [(name, each.key) for name in switches for each in SWITCHES[name]]


def test_every_switch_is_on_a_page() -> None:
    assert {name for names in PAGES.values() for name in names} | {"hospital"} == set(SWITCHES)


@pytest.mark.parametrize("page", PAGES)
def test_a_click_on_each_thing_says_which(desk: Any, page: str) -> None:
    shown = desk()
    shown.turn_to(page)
    for what, key in on_the_page(page):
        tap(shown.window, f"{what}_{key}")
    assert shown.taps == on_the_page(page)
    tap(shown.window, "away")
    shown.press(Qt.Key.Key_Escape)
    assert shown.taps[-2:] == [("away", "")] * 2


def test_nothing_can_be_clicked_before_the_world_is_there(desk: Any) -> None:
    shown = desk(Board())
    for name in ("phone_one_appointment", "manner_dim", "printer_paper_out", "slip"):
        tap(shown.window, name)
    assert shown.taps == []
    assert "Setting up" in shown.item("statusLine").property("text")


def test_everything_can_be_reached_and_pressed_by_keyboard(desk: Any) -> None:
    shown = desk()
    shown.window.requestActivate()
    for page in PAGES:
        shown.item(f"page_{page}").forceActiveFocus()
        shown.press(Qt.Key.Key_Space)
        shown.taps.clear()
        for _ in range(len(on_the_page(page)) + 10):
            shown.press(Qt.Key.Key_Tab)
            if not shown.window.activeFocusItem().objectName().startswith("page_"):
                shown.press(Qt.Key.Key_Space)
        assert set(shown.taps) == {*on_the_page(page), ("away", "")}


def test_what_is_chosen_is_marked_and_only_that(desk: Any) -> None:
    shown = desk()
    chosen = {
        item.objectName() for item in visible_items(shown.window) if item.property("chosen") is True
    }
    assert chosen == {
        "page_sign_in",
        "phone_one_appointment",
        "manner_steady",
        "printer_power_cut",
        "camera_plugged",
        "hospital_drop_after_work",
    }


def test_a_page_with_something_switched_off_is_marked(desk: Any) -> None:
    fine = Board(ready=True)

    def marks(board: Board) -> list[str]:
        shown.show(board)
        seen = [one for one in visible_items(shown.window) if one.objectName() == "mark"]
        return [one.parentItem().objectName() for one in seen]

    shown = desk(fine)
    assert marks(fine) == []
    assert marks(replace(fine, printer="paper_out")) == ["page_sign_in"]
    assert marks(replace(fine, gateway="late")) == ["page_payment"]
    assert marks(replace(fine, insurance="refuse")) == ["page_payment"]
    assert marks(replace(fine, report_printer="jam")) == ["page_reports"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "screen", [DESK, QRect(0, 0, 3840, 2160), QRect(0, 0, 1080, 1920)], ids=str
)
def test_no_text_is_cut_off_or_hard_to_read(desk: Any, screen: QRect, page: str) -> None:
    shown = desk(replace(BUSY, held="unionpay_poor") if page == "payment" else BUSY, screen)
    shown.turn_to(page)
    picture = shown.picture()
    words = words_on(shown.window)
    assert len(words) > 70
    assert find_item(shown.window.contentItem(), "thumb") is None, "not all of it is there at once"
    assert [each.text for each in words if each.item.property("truncated")] == []
    faint = [each.text for each in words if contrast(each.colour, ground_of(each, picture)) < 4.5]
    assert faint == []


@pytest.mark.parametrize("page", PAGES)
def test_a_low_screen_scrolls_to_the_last_switch(desk: Any, page: str) -> None:
    shown = desk(BUSY, QRect(0, 0, 1366, 728))
    shown.turn_to(page)
    last = shown.item("hospital_gone")
    bottom = last.mapToScene(last.boundingRect().bottomLeft()).y()
    scroller = next(item for item in visible_items(shown.window) if item.property("contentHeight"))
    hidden = scroller.property("contentHeight") - scroller.height()
    assert hidden > 0
    assert shown.item("thumb").height() < scroller.height()
    assert bottom - hidden < shown.item("statusLine").mapToScene(last.position()).y()


def test_trouble_is_told_in_the_status_line(desk: Any) -> None:
    shown = desk()
    assert "http://127.0.0.1:65535/fhir" in shown.item("statusLine").property("text")
    shown.show(Board(ready=True, trouble="ConnectionRefusedError"))
    assert "ConnectionRefusedError" in shown.item("statusLine").property("text")


# -- tickets -------------------------------------------------------------------------------------


@pytest.fixture
def slip(tmp_path: Path) -> str:
    """A long, blue slip."""
    picture = QImage(576, 1400, QImage.Format.Format_RGB32)
    picture.fill(QColor("#2040ff"))
    path = tmp_path / "slip-0001.png"
    assert picture.save(str(path))
    return path.as_uri()


def test_the_latest_slip_hangs_from_the_printer(desk: Any, slip: str) -> None:
    shown = desk(Board(ready=True))
    assert find_item(shown.window.contentItem(), "slipPicture") is None
    shown.show(Board(ready=True, slip=slip, slip_count=1, slip_whole=False))
    picture = shown.item("slipPicture")
    assert Recorder.wait_until(lambda: picture.height() > picture.width(), 5)
    middle = shown.item("slip").mapRectToScene(shown.item("slip").boundingRect()).center()
    assert shown.picture().pixelColor(middle.toPoint()) == QColor("#2040ff")
    texts = [each.text for each in words_on(shown.window)]
    assert "Slip 1" in texts
    assert "不完整 Unfinished" in texts


def test_a_click_enlarges_the_slip_and_another_puts_it_back(desk: Any, slip: str) -> None:
    shown = desk(Board(ready=True, slip=slip, slip_count=1))
    centre = shown.window.contentItem().boundingRect().center().toPoint()
    before = shown.picture().pixelColor(centre)
    tap(shown.window, "slip")
    # The picture comes in from its file.
    assert Recorder.wait_until(lambda: shown.picture().pixelColor(centre) == QColor("#2040ff"), 5)
    shown.press(Qt.Key.Key_Escape)
    assert shown.picture().pixelColor(centre) == before
    assert shown.taps == []


# -- reports -------------------------------------------------------------------------------------


@pytest.fixture
def paper(tmp_path: Path, qapp: Any) -> str:  # noqa: ARG001 - Qt must be up to write it
    """Two pages, a blue one and a red one."""
    path = tmp_path / "0001-P-1.pdf"
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    for colour in ("#2040ff", "#ff2020"):
        if colour == "#ff2020":
            writer.newPage()
        painter.fillRect(0, 0, writer.width(), writer.height(), QColor(colour))
    painter.end()
    return path.as_uri()


def test_the_latest_report_lies_in_the_tray(desk: Any, paper: str) -> None:
    shown = desk(Board(ready=True))
    shown.turn_to("reports")
    shown.show(Board(ready=True, paper=paper, paper_count=1, sheet_count=2))
    tray = shown.item("paper")
    top = tray.mapRectToScene(tray.boundingRect()).center().toPoint() - QPoint(0, 100)
    assert Recorder.wait_until(lambda: shown.picture().pixelColor(top) == QColor("#2040ff"), 5)
    texts = [each.text for each in words_on(shown.window)]
    assert {"Report 1", "2 张 sheets"} <= set(texts)


def test_a_click_shows_the_report_page_below_page(desk: Any, paper: str) -> None:
    shown = desk(Board(ready=True, paper=paper, paper_count=1, sheet_count=2))
    shown.turn_to("reports")
    tap(shown.window, "paper")
    centre = shown.window.contentItem().boundingRect().center().toPoint()
    assert Recorder.wait_until(lambda: shown.picture().pixelColor(centre) == QColor("#2040ff"), 5)
    pages = [each for each in visible_items(shown.window) if each.objectName() == "page"]
    large = [each for each in pages if each.width() > 300]
    assert len(large) == 2
    assert all(abs(each.height() / each.width() - 297 / 210) < 0.01 for each in large)
    shown.press(Qt.Key.Key_Escape)
    assert shown.picture().pixelColor(centre) != QColor("#2040ff")
    assert shown.taps == []


# -- a real camera -------------------------------------------------------------------------------


def test_a_real_camera_reads_what_the_dock_shows(desk: Any, tmp_path: Path) -> None:
    text = "EHC1:" + "SYNTHETIC%" * 40
    shown = desk(Board(ready=True), real_camera=True)
    assert find_item(shown.window.contentItem(), "camera_frozen") is None
    assert find_item(shown.window.contentItem(), "manner_dim") is None
    shown.show(Board(ready=True, held="one_appointment", code=draw_code(text), seconds_left=60))
    code = shown.item("shownCode")
    assert Recorder.wait_until(lambda: code.width() > 300, 5)
    assert code.width() % code.property("sourceSize").width() == 0, "modules of unequal width"
    photograph = tmp_path / "photograph.png"
    assert shown.picture().save(str(photograph))
    assert read_image(str(photograph)).texts == (text,)
    QTest.mouseClick(
        shown.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )  # beside the phone
    assert shown.taps == [("away", "")]
