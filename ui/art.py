"""Icons and illustrations in the colours of the theme: `image://art/icons/back?0a5a5f=8fded6&...`.

The files in resources/ are drawn in the light theme's colours; `Theme.qml` says which of them are what
in another. Only pictures in another theme come through here: the light ones are read by Qt itself.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtQml import QQmlEngine
from PySide6.QtQuick import QQuickImageProvider

RESOURCES = Path(__file__).parents[1] / "resources"
_HUE = re.compile(r"#([0-9a-f]{6})\b")
_NAME = re.compile(r"(?:icons|illustrations)/[\w-]+")


class ArtProvider(QQuickImageProvider):
    """Qt keeps what it makes by address and size, so that each picture is drawn once a theme."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requested: QSize) -> QImage:  # noqa: A002, N802 - Qt's names
        name, _, hues = id.partition("?")
        picture = drawn(recoloured(source_of(name), dict(parse_qsl(hues))), requested)
        size.setWidth(picture.width())
        size.setHeight(picture.height())
        return picture


def register_art(engine: QQmlEngine) -> None:
    """The engine owns the provider."""
    engine.addImageProvider("art", ArtProvider())


def source_of(name: str) -> str:
    """The SVG of "icons/back". Raises ValueError for what is no such name, OSError where there is none."""
    if _NAME.fullmatch(name) is None:
        raise ValueError("not the name of a picture")
    return (RESOURCES / f"{name}.svg").read_text(encoding="utf-8")


def recoloured(svg: str, hues: dict[str, str]) -> str:
    """`hues`: from six hexadecimal digits to six others; colours that are not named stay."""
    return _HUE.sub(lambda found: "#" + hues.get(found[1], found[1]), svg)


def drawn(svg: str, size: QSize) -> QImage:
    """At `size` in dots, or at the drawing's own where that is empty."""
    buffer = QBuffer()
    buffer.setData(QByteArray(svg.encode()))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    if not size.isEmpty():
        reader.setScaledSize(size)
    return reader.read()
