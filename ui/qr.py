"""A QR code on the glass: black on white in every theme, each module a whole number of dots."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQml import qmlRegisterType
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from hardware.qr import QUIET_ZONE, qr_symbol


class QrPicture(QQuickPaintedItem):
    """Draws `text` as large as `room` dots allow; its implicit size is what it takes of them.

    A text that no code can hold leaves it empty: `drawn` is false, and its size 0.
    """

    text_changed = Signal()
    room_changed = Signal()
    drawn_changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._room = 0.0
        self._modules = QImage()  # the symbol and its quiet zone, a dot a module

    def _get_text(self) -> str:
        return self._text

    def _set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._modules = modules_of(text)
            self.text_changed.emit()
            self.drawn_changed.emit()
            self._fit()

    def _get_room(self) -> float:
        return self._room

    def _set_room(self, room: float) -> None:
        if room != self._room:
            self._room = room
            self.room_changed.emit()
            self._fit()

    def _get_drawn(self) -> bool:
        return not self._modules.isNull()

    text = Property(str, _get_text, _set_text, notify=text_changed)
    room = Property(float, _get_room, _set_room, notify=room_changed)
    drawn = Property(bool, _get_drawn, notify=drawn_changed)

    def _fit(self) -> None:
        side = self._modules.width()
        whole = int(self._room) // side * side if side else 0
        self.setImplicitSize(whole, whole)
        self.update()

    def paint(self, painter: QPainter) -> None:
        if not self._modules.isNull():
            # Without smoothing: an edge between two modules is an edge between two dots.
            painter.drawImage(QRectF(0, 0, self.width(), self.height()), self._modules)


def modules_of(text: str) -> QImage:
    """The symbol of `text` within its quiet zone, a dot a module; null where there is none."""
    try:
        symbol = qr_symbol(text)
    except ValueError:
        return QImage()
    dark = QImage(
        symbol.light, symbol.side, symbol.side, symbol.side, QImage.Format.Format_Grayscale8
    )
    whole = symbol.side + 2 * QUIET_ZONE
    picture = QImage(whole, whole, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.drawImage(QUIET_ZONE, QUIET_ZONE, dark)
    painter.end()
    return picture


def register_qr() -> None:
    """Make `import Yima.Codes` known to QML engines. Call before the first engine loads."""
    qmlRegisterType(QrPicture, "Yima.Codes", 1, 0, "QrPicture")  # type: ignore[call-overload]  # its stub wants bytes, it takes str
