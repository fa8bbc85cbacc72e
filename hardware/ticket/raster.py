"""Lines with characters that the printer's font lacks, drawn as pictures of the same size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hardware.ticket.fonts import ASCII_DOTS, CELL_DOTS, draw_cell
from hardware.ticket.layout.elements import Align, Line, Span
from hardware.ticket.typeset import clusters, width

if TYPE_CHECKING:
    from PIL import Image

_INK = 110  # of 255: grey from which a dot is burnt


def picture(line: Line, columns: int) -> Image.Image | None:
    """`line` as a picture, mode 1, ink set, as wide as the paper prints; None without a font.

    The alignment is part of the picture: not every printer aligns raster images.
    """
    from PIL import Image  # noqa: PLC0415 - heavy; only for rare characters

    high = max(span.high for span in line.spans)
    canvas = Image.new("L", (columns * ASCII_DOTS, high * CELL_DOTS))
    left = _left_edge(line, columns)
    for span in line.spans:
        drawn = _draw(span)
        if drawn is None:
            return None
        canvas.paste(drawn, (left, canvas.height - drawn.height))
        left += drawn.width
    return canvas.point([255 * (grey > _INK) for grey in range(256)]).convert("1")


def _left_edge(line: Line, columns: int) -> int:
    free = max(0, columns - line.columns) * ASCII_DOTS
    return {Align.LEFT: 0, Align.CENTER: free // 2, Align.RIGHT: free}[line.align]


def _draw(span: Span) -> Image.Image | None:
    from PIL import Image, ImageOps  # noqa: PLC0415 - heavy; only for rare characters

    strip = Image.new("L", (max(1, span.columns * ASCII_DOTS), span.high * CELL_DOTS))
    left = 0
    for cluster in clusters(span.text):
        cell = draw_cell(
            cluster,
            columns=max(1, width(cluster)),
            wide=span.wide,
            high=span.high,
            bold=span.bold,
        )
        if cell is None:
            return None
        strip.paste(cell, (left, 0))
        left += width(cluster) * ASCII_DOTS * span.wide
    return ImageOps.invert(strip) if span.inverse else strip
