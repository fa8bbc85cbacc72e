"""The round red stamp of a hospital that there is not, as an image file for the demo's reports."""

from __future__ import annotations

from math import cos, degrees, pi, sin
from typing import TYPE_CHECKING

from hardware.ticket.fonts import load

if TYPE_CHECKING:
    from PIL import Image

_SIDE = 480  # dots
_RED = (200, 30, 30)
_RING = 12
_ARC = 1.35 * pi  # that the hospital's name takes at most
_WIDEST = 0.62  # radians from one character to the next
_POINTS = 5
_INK = 255


def draw_stamp(hospital: str, purpose: str) -> Image.Image:
    """RGBA with a clear ground: ring, star, `hospital` along the ring, `purpose` below the star."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - heavy; drawn once, at set-up

    mask = Image.new("L", (_SIDE, _SIDE))
    draw = ImageDraw.Draw(mask)
    draw.ellipse((4, 4, _SIDE - 5, _SIDE - 5), outline=_INK, width=_RING)
    draw.polygon(_star(_SIDE / 2, _SIDE * 0.49, _SIDE * 0.14), fill=_INK)
    step = min(_ARC / len(hospital), _WIDEST)
    for index, char in enumerate(hospital):
        turn = (index - (len(hospital) - 1) / 2) * step  # clockwise from the top
        _place(mask, char, turn, _SIDE * 0.36)
    if (font := load(round(_SIDE * 0.075), bold=True)) is not None:
        draw.text((_SIDE / 2, _SIDE * 0.76), purpose, fill=_INK, font=font, anchor="mm")
    stamp = Image.new("RGBA", mask.size, _RED)
    stamp.putalpha(mask)
    return stamp


def _star(across: float, down: float, radius: float) -> list[tuple[float, float]]:
    inner = radius * 0.382  # of a regular star
    return [
        (across + r * sin(k * pi / _POINTS), down - r * cos(k * pi / _POINTS))
        for k in range(2 * _POINTS)
        for r in (inner if k % 2 else radius,)
    ]


def _place(mask: Image.Image, char: str, turn: float, radius: float) -> None:
    from PIL import Image, ImageDraw  # noqa: PLC0415 - as above

    size = round(_SIDE * 0.13)
    font = load(size, bold=True)
    if font is None:  # no Chinese font on this machine
        return
    cell = Image.new("L", (2 * size, 2 * size))
    ImageDraw.Draw(cell).text((size, size), char, fill=_INK, font=font, anchor="mm")
    cell = cell.rotate(-degrees(turn), resample=Image.Resampling.BICUBIC)
    centre = _SIDE / 2 + radius * sin(turn), _SIDE / 2 - radius * cos(turn)
    mask.paste(_INK, (round(centre[0]) - size, round(centre[1]) - size), cell)
