"""A PDF that is drawn by hand: A4, upright, without margins of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

Draw = Callable[[QPainter, Callable[[], bool]], None]
"""Draws with the painter; calls the other for each page after the first."""


def drawn_pdf(title: str, resolution: int, draw: Draw) -> bytes:
    """Needs a QGuiApplication; on any thread. `resolution`: dots per inch.

    Raises:
        RuntimeError: Qt cannot begin the PDF.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(resolution)
    a4 = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(a4, QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setCreator("Yima")
    writer.setTitle(title)
    painter = QPainter()
    if not painter.begin(writer):
        raise RuntimeError("the PDF cannot be begun")
    try:
        draw(painter, writer.newPage)
    finally:
        painter.end()
    return bytes(buffer.data().data())
