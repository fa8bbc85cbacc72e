"""Pictures that come while the program runs, on the glass: `image://shown/...`.

Qt 6.9 never frees what it decodes of an image with a `data:` address: 14 MB for each page of a form. What a
provider hands it, it does. Two kinds of address:

- `image://shown/7`: a picture that was decoded beforehand, off the GUI thread, and is kept here;
- `image://shown/image/png;base64,...`: one that is decoded on the GUI thread, so a small one.
"""

from __future__ import annotations

import base64
import binascii
import threading
from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlEngine
from PySide6.QtQuick import QQuickImageProvider

_SCHEME: Final = "image://shown/"
_MOST: Final = 2
"""Kept: the page that goes, and the one that comes."""


class ShownPictures:
    """Safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, QImage] = OrderedDict()
        self._number = 0

    def keep(self, picture: QImage) -> str:
        """Its address, for QML. Of older ones than the last two nothing is left."""
        with self._lock:
            self._number += 1
            self._kept[str(self._number)] = picture
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
            return f"{_SCHEME}{self._number}"

    def forget(self) -> None:
        """Whoever it was shown to has gone."""
        with self._lock:
            self._kept.clear()

    def of(self, name: str) -> QImage:
        """`name`: the address without its scheme. Null where there is none, or none any more."""
        with self._lock:
            kept = self._kept.get(name)
        return _decoded(name) if kept is None else kept


class ShownProvider(QQuickImageProvider):
    def __init__(self, pictures: ShownPictures) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._pictures = pictures

    def requestImage(self, id: str, size: QSize, _requested: QSize) -> QImage:  # noqa: A002, N802 - Qt's names
        picture = self._pictures.of(id)
        size.setWidth(picture.width())
        size.setHeight(picture.height())
        return picture


def register_shown(engine: QQmlEngine, pictures: ShownPictures) -> None:
    """The engine owns the provider."""
    engine.addImageProvider("shown", ShownProvider(pictures))


def _decoded(name: str) -> QImage:
    _, found, text = name.partition(";base64,")
    try:
        return QImage.fromData(base64.b64decode(text, validate=True)) if found else QImage()
    except binascii.Error:
        return QImage()
