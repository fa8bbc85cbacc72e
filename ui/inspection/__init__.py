"""What is on the glass, measured: the rules of UX.md that a program can check on any screen.

Used by the gallery and by the tests. Lengths are millimetres on the panel, contrast is WCAG 2.2's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickWindow

from kiosk.session.preferences import ColourTheme, TextSize
from ui.inspection.contrast import (
    Ground,
    contrast,
    ground_of,
    icon_findings,
    text_findings,
)
from ui.inspection.direction import direction_findings
from ui.inspection.focus import order_findings, ring_findings
from ui.inspection.glyphs import glyph_findings
from ui.inspection.items import mirrored, place_of, visible_items
from ui.inspection.rules import (
    LEAST_CAPITALS,
    LEAST_CAPITALS_OF_STAFF,
    collisions,
    reading,
    sizes,
    touching,
)
from ui.inspection.targets import Target, name_findings, targets_on
from ui.inspection.words import Words, words_on

__all__ = [
    "Target",
    "Words",
    "contrast",
    "findings",
    "ground_of",
    "place_of",
    "targets_on",
    "visible_items",
    "words_on",
]

# Marks that say which way letters run, as `repr` writes them.
_DIRECTING = re.compile(r"\\u(?:200[ef]|202[a-e]|206[6-9])")


def findings(
    window: QQuickWindow,
    picture: QImage,
    px_per_mm: float,
    *,
    text_size: int = TextSize.STANDARD,
    theme: str = ColourTheme.LIGHT,
    for_staff: bool = False,
) -> list[str]:
    """What breaks a rule on this screen, one line each. `picture` is the window, grabbed."""
    least = LEAST_CAPITALS_OF_STAFF if for_staff else LEAST_CAPITALS[TextSize(text_size)]
    found = _all(window, picture, px_per_mm, least, ColourTheme(theme))
    return [_DIRECTING.sub("", each) for each in found]


def _all(
    window: QQuickWindow,
    picture: QImage,
    px_per_mm: float,
    least: float,
    theme: ColourTheme,
) -> Iterator[str]:
    words, targets = words_on(window), targets_on(window)
    glass = QRectF(0, 0, window.width(), window.height())
    ground = Ground(picture)
    yield from reading(words, glass)
    yield from sizes(words, px_per_mm, least)
    yield from glyph_findings(words)
    if mirrored(window):
        yield from direction_findings(window, words)
    yield from text_findings(words, ground, theme)
    yield from icon_findings(window, ground)
    yield from touching(targets, px_per_mm, glass)
    yield from collisions(words, targets)
    yield from name_findings(targets)
    yield from order_findings(window, targets)
    yield from ring_findings(window, targets, px_per_mm)
