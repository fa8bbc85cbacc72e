"""A Chinese font for what a printer's own font lacks, and for drawing slips.

`fonts-noto-cjk` is among the product's system packages; without any Chinese font `load` is None.
"""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image, ImageFont

ASCII_DOTS = 12
"""Width of an ASCII cell of font A; a Chinese cell is twice as wide. Both are 24 dots high."""
CELL_DOTS = 24

# Size and baseline inside a cell, in cells. Latin letters are smaller, for the sake of their tails.
_CHINESE_SIZE, _CHINESE_BASELINE = 1.0, 0.88
_LATIN_SIZE, _LATIN_BASELINE = 0.9, 0.79
# Files and the index of their monospaced simplified Chinese face, where systems put them.
_KNOWN = {
    False: (
        ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 7),
        ("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", 7),
        ("C:/Windows/Fonts/simsun.ttc", 1),
    ),
    True: (
        ("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 7),
        ("/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc", 7),
    ),
}


@cache
def load(pixels: int, *, bold: bool = False) -> ImageFont.FreeTypeFont | None:
    """The font at `pixels` per em, or None where the machine has no Chinese font."""
    from PIL import ImageFont  # noqa: PLC0415 - heavy; only for pictures

    place = _locate(bold=bold)
    if place is None:
        return None
    try:
        return ImageFont.truetype(place[0], pixels, index=place[1])
    except OSError:
        return None


def draw_cell(
    cluster: str, *, columns: int, wide: int = 1, high: int = 1, bold: bool = False
) -> Image.Image | None:
    """One character in its cell, mode L, ink 255 on 0; None without a font.

    The cell is `columns` x 12 x `wide` dots by 24 x `high`.
    """
    from PIL import Image, ImageDraw  # noqa: PLC0415 - heavy; only for pictures

    latin = columns == 1
    size = round(CELL_DOTS * high * (_LATIN_SIZE if latin else _CHINESE_SIZE))
    font = load(size, bold=bold)
    if font is None:
        return None
    baseline = round(CELL_DOTS * high * (_LATIN_BASELINE if latin else _CHINESE_BASELINE))
    natural = (columns * ASCII_DOTS * high, CELL_DOTS * high)
    cell = Image.new("L", natural)
    ImageDraw.Draw(cell).text((natural[0] / 2, baseline), cluster, fill=255, font=font, anchor="ms")
    if wide == high:
        return cell
    return cell.resize((columns * ASCII_DOTS * wide, natural[1]), Image.Resampling.BILINEAR)


@cache
def _locate(*, bold: bool) -> tuple[str, int] | None:
    for path, index in _KNOWN[bold]:
        if Path(path).exists():
            return path, index
    return _ask_fontconfig(bold=bold) or (_locate(bold=False) if bold else None)


def _ask_fontconfig(*, bold: bool) -> tuple[str, int] | None:
    program = shutil.which("fc-match")
    if program is None:
        return None
    pattern = "Noto Sans Mono CJK SC:lang=zh-cn" + (":bold" if bold else "")
    try:
        answer = subprocess.run(  # noqa: S603 - a fixed program and pattern
            [program, "-f", "%{file}\t%{index}\t%{lang}", pattern],
            capture_output=True,
            text=True,
            timeout=5,
            check=True,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    path, index, languages = [*answer.split("\t"), "", ""][:3]
    if "zh-cn" not in languages.split("|") or not index.isdigit():
        return None
    return path, int(index) & 0xFFFF  # the upper half names an instance of a variable font
