"""A screen that is read from right to left is so in all its parts."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtQuick import QQuickWindow

from ui.inspection.items import SLACK, placed_items
from ui.inspection.words import Words

_ONWARD = "icons/onward"  # points along the line
_MOVERS = "move"  # buttons whose names begin so move a picture, whichever way words are read


def direction_findings(window: QQuickWindow, words: list[Words]) -> Iterator[str]:
    """For a window that is read from right to left."""
    for each in words:
        # An alignment that was asked for is mirrored; none at all leaves it to the letters.
        free = each.item.width() - each.place.width()
        if each.unaligned and free > 4 * SLACK:
            yield f"begins at the wrong side: {each.text!r}"
    for item, path in placed_items(window):
        if item.property("name") != _ONWARD or item.property("mirror") is not False:
            continue
        if not any(each.objectName().startswith(_MOVERS) for each in path):
            yield f"points the wrong way: {_ONWARD}"
