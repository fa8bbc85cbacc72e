"""A stamp and a logo of no hospital, for samples and tests."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from ui.paper.document import house_font

_SIDE: Final = 440
_RED: Final = QColor("#c8202c")
_TEAL: Final = QColor("#0b5c63")


def sample_stamp(words: str = "示范医院检验专用章样本") -> QImage:
    """A round red stamp on a clear ground, its words along the rim."""
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(_SIDE / 2, _SIDE / 2)
    painter.setPen(QPen(_RED, 9))
    painter.drawEllipse(QPointF(0, 0), 208, 208)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_RED)
    painter.drawPolygon(_star(66))
    painter.setPen(_RED)
    font = house_font(12)
    font.setPixelSize(52)
    painter.setFont(font)
    step = 250 / max(1, len(words) - 1)
    for index, character in enumerate(words):
        painter.save()
        painter.rotate(-125 + index * step)
        painter.drawText(QRectF(-40, -200, 80, 70), Qt.AlignmentFlag.AlignCenter, character)
        painter.restore()
    painter.end()
    return image


def _star(radius: float) -> QPolygonF:
    angles = [math.pi * (0.5 + index / 5) for index in range(10)]
    lengths = [radius if index % 2 == 0 else radius * 0.382 for index in range(10)]
    pairs = zip(angles, lengths, strict=True)
    return QPolygonF([QPointF(length * math.cos(a), -length * math.sin(a)) for a, length in pairs])


def sample_logo() -> QImage:
    """A white cross in a rounded square."""
    image = QImage(280, 280, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_TEAL)
    painter.drawRoundedRect(QRectF(10, 10, 260, 260), 60, 60)
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawRoundedRect(QRectF(118, 65, 44, 150), 10, 10)
    painter.drawRoundedRect(QRectF(65, 118, 150, 44), 10, 10)
    painter.end()
    return image
