"""Every letter has a shape in the typeface, or in one that Qt falls back to."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QRawFont, QTextLayout

from ui.inspection.words import Words

# What directs and joins letters has no shape of its own.
_SHAPELESS = ("Cc", "Cf", "Zl", "Zp", "Zs")
_MISSING = 0  # the index of the shape that stands for what a typeface lacks


def glyph_findings(words: list[Words]) -> Iterator[str]:
    """Letters that would be drawn as boxes, or not at all."""
    for each in words:
        typeface = QFont(each.font)
        typeface.setPixelSize(32)  # shapes are the same at every size
        described = typeface.toString()
        lacking = [letter for letter in set(each.text) if not _is_drawn(letter, described)]
        if lacking:
            yield f"no shape for {' '.join(sorted(lacking))!r}: {each.text!r}"


@cache
def _is_drawn(letter: str, typeface: str) -> bool:
    """`typeface` as QFont.toString has it."""
    if unicodedata.category(letter) in _SHAPELESS:
        return True
    font = QFont()
    font.fromString(typeface)
    layout = QTextLayout(letter, font)
    layout.beginLayout()
    layout.createLine().setPosition(QPointF(0, 0))
    layout.endLayout()
    runs = layout.glyphRuns()
    return bool(runs) and all(
        _has_shape(run.rawFont(), index) for run in runs for index in run.glyphIndexes()
    )


def _has_shape(font: QRawFont, index: int) -> bool:
    """Some typefaces of last resort have a box for each letter: the shape of what is missing."""
    if index == _MISSING or font.boundingRect(index).isEmpty():
        return False
    return bool(font.pathForGlyph(index) != font.pathForGlyph(_MISSING))
