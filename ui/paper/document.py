"""A text document that knows a few pictures by name, and opens neither a file nor an address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QPagedPaintDevice,
    QTextDocument,
    QTextOption,
)

from ui.fonts import FAMILIES

_DENSITY: Final = 96  # dots an inch of which Qt's "px" in markup is one


class GuardedDocument(QTextDocument):
    """Laid out for `device`, `width` of its dots wide and as high as it gets. Belongs to one thread."""

    def __init__(
        self,
        device: QPagedPaintDevice,
        pictures: Mapping[str, QImage],
        *,
        width: float,
        size: float,
        style: str,
        markup: str,
    ) -> None:
        super().__init__()
        self._pictures = pictures  # before anything is laid out: `loadResource` looks there
        self._asked_for_more = False
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self.documentLayout().setPaintDevice(device)
        self.setDefaultFont(house_font(size))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setDefaultTextOption(option)
        self.setDefaultStyleSheet(style)
        self.setHtml(markup)
        self.setTextWidth(width)

    def asks_for_more(self) -> bool:
        """Whether the markup names a picture, a style sheet or the like that is none of `pictures`."""
        return self._asked_for_more

    def loadResource(self, _kind: int, name: QUrl | str) -> Any:  # noqa: N802 - Qt's name
        """Never nothing: Qt would look for a file of that name itself (qtextimagehandler.cpp)."""
        asked = name.toString() if isinstance(name, QUrl) else name
        if (known := self._pictures.get(asked)) is not None:
            return known
        self._asked_for_more = True
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(0)
        return nothing


def house_font(size: float) -> QFont:
    """`size` in points. Glyphs keep their places whatever the resolution: no hinting."""
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPointSizeF(size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Beside Latin letters it would take other, equal digits, which a PDF's reader cannot copy or search.
    font.setFeature(QFont.Tag("locl"), 0)
    return font


def dots(millimetres: float, resolution: float = _DENSITY) -> float:
    return millimetres * resolution / 25.4
