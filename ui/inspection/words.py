"""The texts on the glass."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.inspection.items import SLACK, Path, asked, placed_items, seen_of

_LEFT, _RIGHT, _CENTRED, _JUSTIFIED = 1, 2, 4, 8
_TOP, _BOTTOM, _MIDDLE = 32, 64, 128


@dataclass(frozen=True, slots=True)
class Words:
    """One text as it is drawn. `place` is where its lines are, in dots of the window."""

    item: QQuickItem
    text: str
    font: QFont
    place: QRectF
    seen: QRectF  # what no frame around it hides
    capitals: float  # height in dots
    colour: QColor
    card: QQuickItem | None  # the nearest filled rectangle that it lies in
    cut_off: bool
    unaligned: bool  # at the left because its letters run from there, not because it is said so


def words_on(window: QQuickWindow) -> list[Words]:
    """Every text that is drawn, at least in part."""
    found = [
        _words(item, path)
        for item, path in placed_items(window)
        if item.property("paintedWidth") is not None and item.property("text")
    ]
    return [each for each in found if each.cut_off or not each.seen.isEmpty()]


def _words(item: QQuickItem, path: Path) -> Words:
    size, padding, across, down, wished = asked(
        item,
        "fontInfo.pixelSize",  # as fitted, not as wished
        "topPadding + bottomPadding",
        "effectiveHorizontalAlignment",
        "verticalAlignment",
        "horizontalAlignment",
    )
    font = QFont(item.property("font"))
    font.setPixelSize(round(size))
    width, height = item.property("paintedWidth"), item.property("paintedHeight")
    place = _painted(item, (width, height), (int(across), int(down)), 0.15 * size)
    seen, hidden = seen_of(place, path)
    return Words(
        item=item,
        text=str(item.property("text")),
        font=font,
        place=place,
        seen=seen,
        capitals=_capitals(font.toString()),
        colour=item.property("color"),
        card=next((each for each in reversed(path) if _is_card(each)), None),
        cut_off=hidden
        or bool(item.property("truncated"))
        or width > item.width() + SLACK
        or height > item.height() - padding + SLACK,
        unaligned=across == wished == _LEFT,
    )


def _is_card(item: QQuickItem) -> bool:
    colour = item.property("color")
    return isinstance(colour, QColor) and colour.alpha() > 0 and item.property("radius") is not None


@cache
def _capitals(font: str) -> float:
    """Height of a capital in dots; `font` as QFont.toString has it."""
    described = QFont()
    described.fromString(font)
    return QFontMetricsF(described).capHeight()


def _painted(
    item: QQuickItem, size: tuple[float, float], alignment: tuple[int, int], air: float
) -> QRectF:
    """Where the lines of a text are, without the air above the first and below the last."""
    width, height = size
    free, below = item.width() - width, item.height() - height
    left = {_LEFT: 0.0, _RIGHT: free, _CENTRED: free / 2, _JUSTIFIED: 0.0}[alignment[0]]
    top = {_TOP: 0.0, _BOTTOM: below, _MIDDLE: below / 2}[alignment[1]]
    return item.mapRectToScene(QRectF(left, top + air, width, max(1, height - 2 * air)))
