"""A slip as a picture: thermal grey on paper with a serrated edge, on a quiet ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

_GROUND = (232, 230, 225)
_PAPER = (253, 252, 248)
_INK = (38, 38, 44)
_BORDER = 36
_CUT_TOOTH = 8
_TORN_TOOTH = 22


def photograph(dots: Image.Image, *, cut: bool) -> Image.Image:
    """`dots` (mode L, ink 255) as RGB with a border; the lower edge cut or torn."""
    from PIL import Image, ImageFilter  # noqa: PLC0415 - heavy; drawn on demand

    outline = _outline(dots.width, dots.height, cut=cut)
    size = (dots.width + 2 * _BORDER, dots.height + 2 * _BORDER)
    scene = Image.new("RGB", size, _GROUND)
    shadow = Image.new("L", size)
    shadow.paste(outline.point([grey * 90 // 255 for grey in range(256)]), (_BORDER, _BORDER + 8))
    scene.paste((96, 92, 84), mask=shadow.filter(ImageFilter.GaussianBlur(12)))
    sheet = _sheet(dots.width, dots.height)
    # Burnt dots bleed a little into their neighbours.
    bled = dots.filter(ImageFilter.GaussianBlur(0.6))
    sheet.paste(_INK, mask=bled.point([min(245, grey * 5 // 4) for grey in range(256)]))
    scene.paste(sheet, (_BORDER, _BORDER), outline)
    return scene


def _sheet(width: int, height: int) -> Image.Image:
    """Blank paper, a little darker towards its sides, where it still remembers the roll."""
    from PIL import Image  # noqa: PLC0415 - heavy; drawn on demand

    row = Image.new("RGB", (width, 1))
    for x in range(width):
        off_centre = abs(2 * x / width - 1)
        shade = round(9 * off_centre**4)
        row.putpixel((x, 0), (_PAPER[0] - shade, _PAPER[1] - shade, _PAPER[2] - shade))
    return row.resize((width, height))


def _outline(width: int, height: int, *, cut: bool) -> Image.Image:
    """The sheet's shape, mode L: serrated above, serrated or torn below."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - heavy; drawn on demand

    points: list[tuple[float, float]] = []
    points += [(x, (x // _CUT_TOOTH % 2) * 3) for x in range(0, width + 1, _CUT_TOOTH)]
    if cut:
        lower = [
            (x, height - 1 - (x // _CUT_TOOTH % 2) * 3) for x in range(0, width + 1, _CUT_TOOTH)
        ]
    else:
        # A tear that looks irregular and is the same every time.
        lower = [
            (x, height - 1 - (x * x // 97 + 5 * x // 13) % _TORN_TOOTH)
            for x in range(0, width + 1, 11)
        ]
    points += [(width, lower[-1][1]), *reversed(lower)]
    outline = Image.new("L", (width, height))
    ImageDraw.Draw(outline).polygon(points, fill=255)
    return outline
