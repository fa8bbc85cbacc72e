"""The A4 printer's test page: rulers in millimetres, Chinese, greys, and a code to be scanned; and the
camera's test card, to be cut out.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hardware.qr import QUIET_ZONE
from kiosk.maintenance.trial_codes import CARD, CARD_MM, PREFIX
from ui.paper.document import dots, house_font
from ui.paper.pictures import qr_picture
from ui.paper.plain_pdf import drawn_pdf

_RESOLUTION: Final = 600
_LEFT, _TOP = 20.0, 20.0  # mm
_WIDE, _HIGH = 170, 250  # mm that the rulers are long
_GREYS: Final = 11
_CODE: Final = 30.0  # mm
_BLACK: Final = QColor(0, 0, 0)


def a4_test_page(terminal: str, made: datetime) -> bytes:
    """One page of PDF. Needs a QGuiApplication; on any thread. Raises RuntimeError: it cannot be begun."""
    title = f"{terminal} {made:%Y-%m-%d}"
    return drawn_pdf(title, _RESOLUTION, lambda painter, _: _draw(painter, terminal, made))


def _draw(painter: QPainter, terminal: str, made: datetime) -> None:
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.setPen(QPen(_BLACK, _to(0.1)))
    for millimetre in range(_WIDE + 1):
        length = _length(millimetre)
        _line(painter, _LEFT + millimetre, _TOP, _LEFT + millimetre, _TOP + length)
    for millimetre in range(_HIGH + 1):
        length = _length(millimetre)
        _line(painter, _LEFT, _TOP + millimetre, _LEFT + length, _TOP + millimetre)
    for centimetre in range(1, _WIDE // 10):
        _text(painter, str(centimetre), _LEFT + 10 * centimetre - 2, _TOP + 7, 8)
    for centimetre in range(2, _HIGH // 10):
        _text(painter, str(centimetre), _LEFT + 7, _TOP + 10 * centimetre - 2, 8)
    _text(painter, "打印机测试页", 45, 40, 24)
    _text(painter, "Printer test page · mm / cm", 45, 53, 11)
    _text(painter, f"{terminal}   {made:%Y-%m-%d %H:%M}", 45, 61, 11)
    for row, size in enumerate((7.0, 9.0, 11.0, 14.0)):
        text = f"{size:g} pt  请到二楼东区三诊室候诊  0123456789 ABC abc ¥1,234.50"
        _text(painter, text, 45, 75 + 9 * row, size)
    for step in range(_GREYS):
        level = round(255 * step / (_GREYS - 1))
        painter.fillRect(_box(45 + 12 * step, 120, 12, 15), QColor(level, level, level))
    _frame(painter, 45, 120, 12 * _GREYS, 15)
    for step in range(40):  # lines from 0.05 mm on, which a worn drum loses
        painter.setPen(QPen(_BLACK, _to(0.05 + 0.01 * step)))
        _line(painter, 45 + 3.3 * step, 142, 45 + 3.3 * step, 157)
    code = qr_picture(f"{PREFIX}{terminal}")
    if code is not None:
        painter.drawImage(_box(45, 165, _CODE, _CODE), code.image)
    _text(painter, "条码可扫描、灰阶分明、刻度准确即为合格", 80, 172, 11)
    _text(painter, "Code scans, greys differ, rulers are true: pass", 80, 181, 11)
    _test_card(painter, 45, 205)


def _test_card(painter: QPainter, x: float, y: float) -> None:
    """Its code is `CARD_MM` wide without the quiet zone that its picture has."""
    code = qr_picture(CARD)
    if code is None:
        raise RuntimeError("the test card's code does not fit into a symbol")
    side = CARD_MM * code.modules / (code.modules - 2 * QUIET_ZONE)
    painter.drawImage(_box(x, y, side, side), code.image)
    _frame(painter, x, y, side, side)
    _text(painter, "摄像头测试卡，沿线剪下", x + side + 4, y + 15, 11)
    _text(painter, f"Camera test card, {CARD_MM:g} mm: cut it out", x + side + 4, y + 24, 11)


def _length(millimetre: int) -> float:
    return 6.0 if millimetre % 10 == 0 else 4.0 if millimetre % 5 == 0 else 2.5


def _text(painter: QPainter, text: str, x: float, y: float, size: float) -> None:
    painter.setPen(_BLACK)
    painter.setFont(house_font(size))
    painter.drawText(_box(x, y, 150, 14), int(Qt.AlignmentFlag.AlignLeft), text)


def _line(painter: QPainter, x: float, y: float, to_x: float, to_y: float) -> None:
    painter.drawLine(round(_to(x)), round(_to(y)), round(_to(to_x)), round(_to(to_y)))


def _frame(painter: QPainter, x: float, y: float, width: float, height: float) -> None:
    painter.setPen(QPen(_BLACK, _to(0.1)))
    painter.drawRect(_box(x, y, width, height))


def _box(x: float, y: float, width: float, height: float) -> QRectF:
    return QRectF(_to(x), _to(y), _to(width), _to(height))


def _to(millimetres: float) -> float:
    return dots(millimetres, _RESOLUTION)
