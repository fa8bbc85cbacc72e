"""What is on the glass, measured: the rules of UX.md that a program can check on any screen.

Used by the gallery and by the tests. Lengths are millimetres on the panel, contrast is WCAG 2.2's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import hypot

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow

LEAST_TARGET = 10.0
LEAST_PRIMARY = 15.0
LEAST_GAP = 8.0
LEAST_CAPITALS = 4.8
LEAST_CAPITALS_ELDER = 7.3
LEAST_CONTRAST = 7.0

_SRGB_LINEAR = 0.04045  # below this, sRGB is a straight line
_SLACK = 0.06  # mm: sizes are rounded to whole dots
_TOUCHING = 1.5  # dots by which rectangles may overlap


@dataclass(frozen=True, slots=True)
class Words:
    """One text as it is drawn. `place` is where its lines are, in dots of the window."""

    item: QQuickItem
    text: str
    place: QRectF
    capitals: float  # height in dots
    colour: QColor
    cut_off: bool


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be tapped."""

    item: QQuickItem
    name: str  # what a screen reader says
    place: QRectF
    primary: bool


def visible_items(window: QQuickWindow) -> Iterator[QQuickItem]:
    """Every item that can be seen, in the order in which it is drawn."""
    waiting = [window.contentItem()]
    while waiting:
        item = waiting.pop()
        if not item.isVisible() or item.opacity() == 0:
            continue
        yield item
        waiting.extend(reversed(item.childItems()))


def words_on(window: QQuickWindow) -> list[Words]:
    """Every text that is drawn."""
    return [
        _words(item)
        for item in visible_items(window)
        if item.property("paintedWidth") is not None and item.property("text")
    ]


def targets_on(window: QQuickWindow) -> list[Target]:
    """Everything that can be tapped now."""
    return [
        Target(item, str(item.property("name")), place_of(item), bool(item.property("primary")))
        for item in visible_items(window)
        if item.isEnabled() and item.property("tappable")
    ]


def findings(window: QQuickWindow, picture: QImage, px_per_mm: float, *, elder: bool) -> list[str]:
    """What breaks a rule on this screen, one line each. `picture` is the window, grabbed."""
    words, targets = words_on(window), targets_on(window)
    glass = QRectF(0, 0, window.width(), window.height())
    return [
        *_reading(words, glass),
        *_sizes(words, px_per_mm, elder=elder),
        *_contrasts(words, picture),
        *_touching(targets, px_per_mm, glass),
        *_collisions(words, targets),
    ]


def place_of(item: QQuickItem) -> QRectF:
    """The item's rectangle in the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2 contrast ratio, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _reading(words: list[Words], glass: QRectF) -> Iterator[str]:
    for each in words:
        if each.cut_off:
            yield f"cut off: {each.text!r}"
        if not glass.contains(each.place):
            yield f"outside the glass: {each.text!r}"
        card = _card_around(each.item)
        if card is not None and not place_of(card).adjusted(-1, -1, 1, 1).contains(each.place):
            yield f"sticks out of its card: {each.text!r}"


def _sizes(words: list[Words], px_per_mm: float, *, elder: bool) -> Iterator[str]:
    least = LEAST_CAPITALS_ELDER if elder else LEAST_CAPITALS
    for each in words:
        if each.capitals / px_per_mm < least - _SLACK:
            yield f"capitals of {each.capitals / px_per_mm:.2f} mm: {each.text!r}"


def _contrasts(words: list[Words], picture: QImage) -> Iterator[str]:
    for each in words:
        if not each.place.intersects(picture.rect().toRectF()):
            continue
        ratio = contrast(each.colour, ground_of(each, picture))
        if ratio < LEAST_CONTRAST:
            yield f"contrast of {ratio:.1f}: {each.text!r}"


def _touching(targets: list[Target], px_per_mm: float, glass: QRectF) -> Iterator[str]:
    for each in targets:
        least = LEAST_PRIMARY if each.primary else LEAST_TARGET
        height, width = each.place.height() / px_per_mm, each.place.width() / px_per_mm
        if height < least - _SLACK or width < LEAST_TARGET - _SLACK:
            yield f"a target of {width:.1f} x {height:.1f} mm: {each.name!r}"
        if not each.name.strip():
            yield f"a target without a name at {each.place}"
        if not glass.contains(each.place):
            yield f"outside the glass: {each.name!r}"
    for one, other in combinations(targets, 2):
        gap = _gap(one.place, other.place) / px_per_mm
        if gap < LEAST_GAP - 2 * _SLACK:
            yield f"{gap:.1f} mm between {one.name!r} and {other.name!r}"


def _collisions(words: list[Words], targets: list[Target]) -> Iterator[str]:
    for one, other in combinations(words, 2):
        if _overlap(one.place, other.place):
            yield f"{one.text!r} runs into {other.text!r}"
    for each in words:
        for target in targets:
            inside = target.item.isAncestorOf(each.item)
            if not inside and _overlap(each.place, target.place):
                yield f"{each.text!r} runs into the button {target.name!r}"


def ground_of(words: Words, picture: QImage) -> QColor:
    """The colour most of the text's rectangle has: what it is read against."""
    place = words.place.toAlignedRect().intersected(picture.rect())
    step = max(1, place.height() // 24)
    counted = Counter(
        picture.pixel(x, y)
        for y in range(place.top(), place.bottom() + 1, step)
        for x in range(place.left(), place.right() + 1, step)
    )
    return QColor.fromRgb(counted.most_common(1)[0][0])


def _words(item: QQuickItem) -> Words:
    font = QFont(item.property("font"))
    font.setPixelSize(round(_asked(item, "fontInfo.pixelSize")))  # as fitted, not as wished
    height = item.height() - _asked(item, "topPadding + bottomPadding")
    return Words(
        item=item,
        text=str(item.property("text")),
        place=_painted(item, font.pixelSize()),
        capitals=QFontMetricsF(font).capHeight(),
        colour=item.property("color"),
        cut_off=bool(item.property("truncated"))
        or item.property("paintedWidth") > item.width() + _TOUCHING
        or item.property("paintedHeight") > height + _TOUCHING,
    )


def _painted(item: QQuickItem, pixel_size: int) -> QRectF:
    """Where the lines of a text are, without the air above the first and below the last."""
    width, height = item.property("paintedWidth"), item.property("paintedHeight")
    free = item.width() - width
    left = {1: 0.0, 2: free, 4: free / 2}[int(_asked(item, "effectiveHorizontalAlignment"))]
    top = {32: 0.0, 64: item.height() - height, 128: (item.height() - height) / 2}
    air = 0.15 * pixel_size
    return item.mapRectToScene(
        QRectF(
            left, top[int(_asked(item, "verticalAlignment"))] + air, width, max(1, height - 2 * air)
        )
    )


def _asked(item: QQuickItem, expression: str) -> float:
    """A number from QML that PySide has no converter for."""
    context = qmlContext(item)
    if context is None:
        raise TypeError(f"{item} was not made by QML")
    value, _undefined = QQmlExpression(context, item, expression).evaluate()
    return float(value)


def _card_around(item: QQuickItem) -> QQuickItem | None:
    """The nearest filled rectangle that the item lies in."""
    around: QQuickItem | None = item.parentItem()
    while around is not None:
        colour = around.property("color")
        if isinstance(colour, QColor) and colour.alpha() and around.property("radius") is not None:
            return around
        around = around.parentItem()
    return None


def _gap(one: QRectF, other: QRectF) -> float:
    across = max(one.left() - other.right(), other.left() - one.right(), 0.0)
    down = max(one.top() - other.bottom(), other.top() - one.bottom(), 0.0)
    return hypot(across, down)


def _overlap(one: QRectF, other: QRectF) -> bool:
    common = one.intersected(other)
    return common.width() > _TOUCHING and common.height() > _TOUCHING


def _luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2.2, section 2)."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= _SRGB_LINEAR else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(each) for each in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
