"""What the stand-in burns into the paper: lines of text and QR codes as bands of dots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hardware.ticket.fonts import ASCII_DOTS, CELL_DOTS, draw_cell

if TYPE_CHECKING:
    from PIL import Image


@dataclass(frozen=True, slots=True)
class Style:
    """Modes of the printer that shape a character."""

    wide: int = 1
    high: int = 1
    bold: bool = False
    inverse: bool = False
    underline: int = 0  # dots


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as printed; `columns` is 1 for one byte, 2 for a Chinese code."""

    char: str
    columns: int
    style: Style

    @property
    def width(self) -> int:
        return self.columns * ASCII_DOTS * self.style.wide

    @property
    def height(self) -> int:
        return CELL_DOTS * self.style.high


def text_band(glyphs: list[Glyph]) -> Image.Image:
    """The glyphs side by side on a common bottom edge, mode L, ink 255."""
    from PIL import Image  # noqa: PLC0415 - heavy; needed from the first slip on

    height = max(glyph.height for glyph in glyphs)
    band = Image.new("L", (sum(glyph.width for glyph in glyphs), height))
    left = 0
    for glyph in glyphs:
        band.paste(_draw(glyph), (left, height - glyph.height))
        left += glyph.width
    return band


def qr_band(content: str, module: int, error: str) -> Image.Image:
    """A QR code without quiet zone, as printers print it, mode L, ink 255."""
    import segno  # noqa: PLC0415 - only the stand-in needs it
    from PIL import Image  # noqa: PLC0415 - heavy; needed from the first slip on

    code = segno.make(content, error=error, boost_error=False, micro=False)
    matrix = [[255 * bool(dark) for dark in row] for row in code.matrix]
    side = len(matrix)
    small = Image.frombytes("L", (side, side), bytes(dot for row in matrix for dot in row))
    return small.resize((side * module, side * module), Image.Resampling.NEAREST)


def _draw(glyph: Glyph) -> Image.Image:
    from PIL import Image, ImageDraw, ImageOps  # noqa: PLC0415 - heavy; needed from the first slip on

    style = glyph.style
    cell = draw_cell(
        glyph.char, columns=glyph.columns, wide=style.wide, high=style.high, bold=style.bold
    )
    if cell is None:  # no Chinese font on this machine: a box for every character
        cell = Image.new("L", (glyph.width, glyph.height))
        ImageDraw.Draw(cell).rectangle(
            (2, 2, glyph.width - 3, glyph.height - 3), outline=255 * (glyph.char != " ")
        )
    if style.underline:
        bottom = glyph.height - style.underline
        cell.paste(255, (0, bottom, glyph.width, glyph.height))
    return ImageOps.invert(cell) if style.inverse else cell
