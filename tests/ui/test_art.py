"""Pictures in the colours of a theme."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from ui.art import RESOURCES, ArtProvider, drawn, recoloured, source_of

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
    '<rect width="10" height="10" fill="#0a5a5f"/><rect width="5" height="10" fill="#ffffff"/></svg>'
)


def test_the_named_colours_become_others_and_the_rest_stay() -> None:
    picture = drawn(recoloured(SVG, {"0a5a5f": "8fded6"}), QSize(40, 40))
    assert picture.size() == QSize(40, 40)
    assert picture.pixelColor(30, 20) == QColor("#8fded6")
    assert picture.pixelColor(10, 20) == QColor("#ffffff")


def test_a_colour_is_changed_once_though_another_becomes_it() -> None:
    swapped = recoloured(SVG, {"0a5a5f": "ffffff", "ffffff": "0a5a5f"})
    assert drawn(swapped, QSize(10, 10)).pixelColor(8, 5) == QColor("#ffffff")


@pytest.mark.parametrize("name", ["../secrets", "icons/../../x", "/etc/passwd", "icons/", ""])
def test_only_pictures_of_ours_are_read(name: str) -> None:
    with pytest.raises(ValueError, match="not the name"):
        source_of(name)


def test_every_picture_is_drawn_in_any_colours() -> None:
    provider = ArtProvider()
    names = [
        f"{path.parent.name}/{path.stem}"
        for folder in ("icons", "illustrations")
        for path in sorted((RESOURCES / folder).glob("*.svg"))
    ]
    assert names
    for name in names:
        size = QSize()
        picture = provider.requestImage(f"{name}?0a5a5f=8fded6&10222e=f1f6f7", size, QSize(64, 64))
        assert (size, picture.isNull()) == (QSize(64, 64), False), name


def test_the_colours_of_drawings_are_written_as_the_themes_know_them() -> None:
    """Six small digits: any other way to write one would not be found."""
    for path in [
        *Path(RESOURCES / "icons").glob("*.svg"),
        *(RESOURCES / "illustrations").glob("*.svg"),
    ]:
        text = path.read_text(encoding="utf-8")
        for attribute in ("fill", "stroke"):
            for value in text.split(f'{attribute}="')[1:]:
                colour = value.split('"')[0]
                assert colour == "none" or (len(colour) == 7 and colour == colour.lower()), (
                    path.name
                )
