"""What the dock does to the A4 printer and to the hospital's reports, and what it shows of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPageSize, QPainter, QPdfWriter

from hardware.report_printer.ipp_report_printer import IppReportPrinter
from hardware.report_printer.standin import Manners, Physical
from kiosk.demo.phones import Phone
from kiosk.reports.printer import PrintJob, PrintOutcome, ReportPrinterState
from kiosk.settings import load
from ui.demo.dock_reports import RELEASES, REPORT_PHONES
from ui.demo.dock_switches import REPORT_PRINTER
from ui.demo.report_play import draw_pages
from ui.demo.stamp import draw_stamp
from ui.demo.world import Glass

_STATES = [each.key for each in REPORT_PRINTER if each.key in set(Physical)]


def test_every_state_of_the_printer_can_be_switched_on() -> None:
    assert set(_STATES) == set(Physical)
    assert [each.key for each in REPORT_PRINTER if each.fine] == [Physical.READY]


@pytest.mark.parametrize("first", [each.key for each in REPORT_PRINTER])
@pytest.mark.parametrize("state", _STATES)
def test_the_printer_is_as_its_switch_says_whatever_was_before(
    table: Any, first: str, state: str
) -> None:
    table.taps("report_printer", first)
    table.taps("report_printer", state)
    world = table.world
    assert (world.report_printer, table.board.report_printer) == (state, state)
    assert (world.report_manners, world.sheets_left, world.sheets_to_power_cut) == (
        Manners(),
        None,
        None,
    )


@pytest.mark.parametrize(
    ("key", "manners"),
    [
        ("silent", Manners(silent=True)),
        ("lies", Manners(lies=True)),
        ("forgets", Manners(keeps_history=False)),
        ("no_pdf", Manners(takes_pdf=False)),
    ],
)
def test_a_printer_with_bad_manners(table: Any, key: str, manners: Manners) -> None:
    table.taps("report_printer", key)
    assert (table.world.report_printer, table.world.report_manners) == (Physical.READY, manners)


@pytest.mark.parametrize(
    ("key", "then"), [("last_sheet", Physical.PAPER_OUT), ("power_cut", Physical.UNPLUGGED)]
)
def test_the_switch_follows_a_printer_that_stops_by_itself(
    table: Any, key: str, then: Physical
) -> None:
    table.taps("report_printer", key)
    table.passes(1)
    assert table.board.report_printer == key
    table.world.prints_report(3)
    table.passes(1)
    shown = table.board
    assert (shown.report_printer, shown.sheet_count, shown.paper_count) == (then, 1, 0)
    table.taps("report_printer", "ready")
    table.passes(1)
    assert table.board.report_printer == "ready"


def test_what_came_out_is_shown(table: Any) -> None:
    assert (table.board.paper, table.board.sheet_count) == ("", 0)
    table.world.prints_report(2)
    table.world.prints_report(3)
    table.passes(1)
    shown = table.board
    assert (shown.sheet_count, shown.paper_count, shown.prints_told) == (5, 2, 2)
    assert shown.paper == "file:///reports/0002-P-1.pdf"
    assert shown.papers_held == 1


@pytest.mark.parametrize("card", REPORT_PHONES, ids=lambda card: card.key)
@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.key)
def test_the_hospital_releases_a_report_of_whoever_holds_up_a_phone(
    table: Any, card: Any, release: Any
) -> None:
    table.taps("phone", card.key)
    table.taps("away")
    table.taps("release", release.key)
    assert [order.patient for order in table.world.releases] == [card.key]
    assert table.board.trouble == ""


def test_of_nobody_no_report_is_released(table: Any) -> None:
    table.taps("release", RELEASES[0].key)
    assert "hold up a phone" in table.board.trouble
    table.taps("wallet", "wechat_at_once")
    table.taps("release", RELEASES[0].key)
    assert table.world.releases == []


def test_a_report_that_cannot_be_released_is_told(table: Any) -> None:
    table.taps("phone", Phone.ONE_APPOINTMENT)
    table.world.broken = True
    table.taps("release", RELEASES[0].key)
    assert table.board.trouble == "ConnectionRefusedError"


# -- paper -----------------------------------------------------------------------------------------


@pytest.fixture
def paper(tmp_path: Path, qapp: Any) -> Path:  # noqa: ARG001 - Qt must be up to write it
    """Two A4 pages, each with a blue patch."""
    path = tmp_path / "report.pdf"
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    for page in range(2):
        if page:
            writer.newPage()
        area = QRectF(writer.width() / 4, writer.height() / 4, writer.width(), writer.height())
        painter.fillRect(area, QColor("#2040ff"))
    painter.end()
    return path


def test_each_page_is_drawn_on_white(paper: Path) -> None:
    assert draw_pages(paper) == ["report-1.png", "report-2.png"]
    for name in ("report-1.png", "report-2.png"):
        with Image.open(paper.with_name(name)) as page:
            assert page.size == (1240, 1754)  # 210 x 297 mm at 150 dots an inch
            picture = page.convert("RGB")
        assert picture.getpixel((30, 30)) == (255, 255, 255)
        assert picture.getpixel((700, 1000)) == (0x20, 0x40, 0xFF)


def test_what_is_no_pdf_is_not_drawn(tmp_path: Path, qapp: Any) -> None:  # noqa: ARG001 - as above
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.4 of nothing")
    with pytest.raises(OSError, match=r"report\.pdf"):
        draw_pages(path)


@pytest.mark.parametrize("hospital", ["医院", "示范医院", "某某省某某市第一人民医院东院区"])
def test_a_stamp_is_red_on_a_clear_ground(hospital: str) -> None:
    stamp = draw_stamp(hospital, "报告专用章")
    alpha = stamp.getchannel("A")
    assert stamp.width == stamp.height
    assert alpha.getpixel((0, 0)) == 0
    assert alpha.getpixel((stamp.width // 2, 8)) == 255
    assert stamp.convert("RGB").getcolors() == [(stamp.width * stamp.height, (200, 30, 30))]
    covered = sum(alpha.histogram()[1:]) / (stamp.width * stamp.height)
    assert 0.05 < covered < 0.4


# -- the world itself ------------------------------------------------------------------------------


@pytest.fixture
def reporting(world: Any) -> Iterator[Any]:
    """A world whose printer is put right again afterwards."""
    yield world
    world.put_away()
    world.set_report_printer("ready")


def test_the_world_takes_every_position_every_phone_and_every_release(reporting: Any) -> None:
    """What it does not understand it refuses with a ValueError."""
    for position in REPORT_PRINTER:
        position.turn(reporting)
    assert reporting.report_tray().state == Physical.READY
    for card in REPORT_PHONES:
        card.hold_up(reporting, "steady")
        assert card.code(reporting)
    released = [
        reporting.release_report(Phone.NO_REPORTS, **release.settings) for release in RELEASES
    ]
    assert len(set(released)) == len(RELEASES)
    reporting.new_day()  # for whoever plays in this world next


def test_what_a_terminal_prints_lies_in_the_tray(reporting: Any, paper: Path) -> None:
    settings = load(reporting.write_settings(Glass()), {})
    assert settings.reports is not None
    assert settings.report_printer is not None
    driver = IppReportPrinter(settings.report_printer.uri, requesting_user_name="yima-test")
    before = reporting.report_tray()
    assert driver.state() is ReportPrinterState.READY
    job = PrintJob("P-1", paper.read_bytes(), 2)
    result = driver.print(job, lambda _progress: None, lambda: False)
    assert (result.outcome, result.pages_out) == (PrintOutcome.PRINTED, 2)
    tray = reporting.report_tray()
    assert tray.sheets == before.sheets + 2
    assert Path(tray.papers[-1]).read_bytes() == paper.read_bytes()
    assert tray.held == 0


def test_the_tray_runs_out_in_the_world(reporting: Any, paper: Path) -> None:
    """Where the dock says that the switch goes to by itself, the printer goes."""
    last = next(each for each in REPORT_PRINTER if each.key == "last_sheet")
    last.turn(reporting)
    settings = load(reporting.write_settings(Glass()), {})
    assert settings.report_printer is not None
    driver = IppReportPrinter(settings.report_printer.uri, requesting_user_name="yima-test")
    papers = len(reporting.report_tray().papers)
    result = driver.print(
        PrintJob("P-2", paper.read_bytes(), 2),
        lambda _progress: None,
        lambda: reporting.report_tray().state == Physical.PAPER_OUT,
    )
    assert (result.outcome, result.pages_out) == (PrintOutcome.PARTLY, 1)
    tray = reporting.report_tray()
    assert (len(tray.papers), tray.held) == (papers, 0)
