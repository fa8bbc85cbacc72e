"""Chinese letters on the things held up. Without a CJK font they are left out, not boxes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PIL import ImageDraw, ImageFont

# Face index 2 of Noto's collection is "Noto Sans CJK SC".
_FONTS = (
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/opentype/source-han-sans/SourceHanSansSC-Regular.otf", 0),
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
    ("C:/Windows/Fonts/msyh.ttc", 0),
)


def centred(
    draw: ImageDraw.ImageDraw,
    text: str,
    at: tuple[float, float],
    size: float,
    colour: tuple[int, int, int],
) -> None:
    """Write `text` with its middle at `at` (px), `size` px high."""
    font = _font(round(size))
    if font is not None and text:
        draw.text(at, text, fill=(*colour, 255), font=font, anchor="mm")


@lru_cache(maxsize=32)
def _font(size: int) -> ImageFont.FreeTypeFont | None:
    for path, index in _FONTS:
        if Path(path).is_file():
            return ImageFont.truetype(path, size, index=index)
    return None
