"""The part of the headless play about reports: read one, print it, take the paper, come back."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QImageReader, QPainter

from hardware.decode.still import read_image
from kiosk.codes.classify import PAPER_PREFIX
from kiosk.codes.paper_seal import verify_paper
from kiosk.demo.phones import Phone
from kiosk.reasons import Failure
from kiosk.reports.report import ReportKind
from kiosk.session.report_screens import PrintMark, PrintPhase, ReportCard
from ui.demo.recorder import ScreenTimeoutError

if TYPE_CHECKING:
    from ui.demo.player import Player

_READER = Phone.NOTHING_TODAY
_DOTS_PER_POINT = 150 / 72


def play_reports(player: Player) -> None:
    """Of whoever has paid just now. Raises ScreenTimeoutError as `Player.play` does."""
    wanted = _open_list(player, "reports", lambda card: card.printable)
    player.screen("report", "ReportPage", since=player.tap(f"open_{wanted.id}"))
    tapped = player.tap("print")
    player.screen("printing", "Printing", phase=PrintPhase.PRINTING, since=tapped)
    done = player.screen("printed", "PrintDone", since=tapped)
    if player.shown.printed != 1:
        raise ScreenTimeoutError(f"not printed: {[line.state for line in player.shown.lines]}")
    picture = _take_paper(player)
    player.timeline.add("report out", tapped, done.at, picture)
    _check_code(player, player.out / picture)
    player.finish()
    gone = time.monotonic()
    player.expect("the hospital knows of it", lambda: player.world.report_tray().told == 1)
    player.timeline.add("hospital told", gone, time.monotonic(), note="once nobody is here")
    again = _open_list(player, "reports again", lambda card: card.id == wanted.id)
    if again.mark is not PrintMark.PRINTED:
        raise ScreenTimeoutError(f"the report is not marked as printed, but {again.mark}")
    player.finish()


def _open_list(player: Player, step: str, fits: Callable[[ReportCard], bool]) -> ReportCard:
    """The first laboratory report in the list that fits."""
    player.hold_up(_READER)
    player.screen(f"{step} offered", "Home", since=player.shown_at())
    player.world.put_away()
    player.screen(step, "Reports", since=player.tap("service_reports"))
    cards: tuple[ReportCard, ...] = player.shown.cards
    for card in cards:
        if card.kind is ReportKind.LABORATORY and fits(card):
            return card
    raise ScreenTimeoutError("the laboratory report is not in the list")


def _take_paper(player: Player) -> str:
    """Copies the tray's newest PDF and draws its pages; the name of the first one's picture."""
    pdf = player.out / "report.pdf"
    shutil.copy(player.world.report_tray().papers[-1], pdf)
    return draw_pages(pdf)[0]


def _check_code(player: Player, picture: Path) -> None:
    """Whoever has the paper reads its code and finds it genuine."""
    codes = [text for text in read_image(str(picture)).texts if text.startswith(PAPER_PREFIX)]
    for code in codes:
        judged = verify_paper(code, player.app.assembly.trust, int(time.time()))
        if isinstance(judged, Failure):
            raise ScreenTimeoutError(f"the code on the paper is refused: {judged.code}")
    if not codes:
        raise ScreenTimeoutError("there is no code on the paper to be read")


def draw_pages(pdf: Path) -> list[str]:
    """Write each page as `report-1.png`, 150 dots an inch, beside the PDF; the files' names."""
    names = []
    reader = QImageReader(str(pdf))
    for page in range(max(reader.imageCount(), 1)):
        reader = QImageReader(str(pdf))
        reader.jumpToImage(page)
        reader.setScaledSize(reader.size() * _DOTS_PER_POINT)
        drawn = reader.read()
        if drawn.isNull():
            raise OSError(f"page {page + 1} of {pdf.name} cannot be drawn: {reader.errorString()}")
        names.append(f"{pdf.stem}-{page + 1}.png")
        if not _on_white(drawn).save(str(pdf.with_name(names[-1]))):
            raise OSError(f"cannot write {names[-1]}")
    return names


def _on_white(drawn: QImage) -> QImage:
    """Paper is white; a PDF says nothing of it."""
    sheet = QImage(drawn.size(), QImage.Format.Format_RGB32)
    sheet.fill(0xFFFFFF)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return sheet
