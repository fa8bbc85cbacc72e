"""The items of a window as they are drawn: where each is, and how much of it can be seen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow

SLACK = 1.5  # dots that rounding and the overhang of letters may take

Path = tuple[QQuickItem, ...]  # what an item lies in, the outermost first


def visible_items(window: QQuickWindow) -> Iterator[QQuickItem]:
    """Every item that can be seen, in the order in which it is drawn."""
    return (item for item, _path in placed_items(window))


def placed_items(window: QQuickWindow) -> Iterator[tuple[QQuickItem, Path]]:
    """Every visible item with what it lies in.

    Not by parentItem(): PySide then ties the two objects of Python together, and keeps them for as
    long as the window lives, past the items they stand for.
    """
    waiting: list[tuple[QQuickItem, Path]] = [(window.contentItem(), ())]
    while waiting:
        item, path = waiting.pop()
        if not item.isVisible() or item.opacity() == 0:
            continue
        yield item, path
        inner = (*path, item)
        waiting.extend((child, inner) for child in reversed(item.childItems()))


def place_of(item: QQuickItem) -> QRectF:
    """The item's rectangle in the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def seen_of(place: QRectF, path: Path) -> tuple[QRectF, bool]:
    """What is left of `place` by all that shows nothing beyond its edges, and whether it is cut off.

    What a list has scrolled out of its view is not cut off: it can be scrolled in.
    """
    seen, cut = place, False
    for frame in path:
        if not frame.clip():
            continue
        if seen.isEmpty():
            break
        room = place_of(frame)
        needed = QRectF(seen)
        if scrolls(frame):
            needed.setTop(room.top())
            needed.setBottom(room.bottom())
        cut = cut or not room.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(needed)
        seen = seen.intersected(room)
    return seen, cut


def asked(item: QQuickItem, *expressions: str) -> list[float]:
    """Numbers from QML, such as enumerations that PySide has no converter for."""
    context = qmlContext(item)
    if context is None:
        raise TypeError(f"{item} was not made by QML")
    wanted = f"[{', '.join(expressions)}].map(Number).join(' ')"
    value, _undefined = QQmlExpression(context, item, wanted).evaluate()
    return [float(each) for each in str(value).split()]


def mirrored(window: QQuickWindow) -> bool:
    """The screen is read from right to left."""
    made = (each for each in window.contentItem().childItems() if qmlContext(each) is not None)
    first = next(made, None)
    return first is not None and asked(first, "LayoutMirroring.enabled") == [1.0]


def scrolls(frame: QQuickItem) -> bool:
    """There is more in it than it shows, from top to bottom: it is a Flickable."""
    content = frame.property("contentHeight")
    return content is not None and float(content) > frame.height() + 1
