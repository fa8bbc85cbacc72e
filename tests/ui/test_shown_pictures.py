"""What is decoded for the glass is there while it is shown, and nothing of it stays."""

from __future__ import annotations

import base64

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from ui.shown_pictures import ShownPictures


def picture(side: int) -> QImage:
    made = QImage(side, side, QImage.Format.Format_RGB32)
    made.fill(0xFF112233)
    return made


def png(side: int) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert picture(side).save(buffer, "PNG")
    return base64.b64encode(bytes(buffer.data().data())).decode()


def name_of(address: str) -> str:
    assert address.startswith("image://shown/")
    return address.removeprefix("image://shown/")


def test_what_is_kept_is_there_until_it_is_forgotten() -> None:
    pictures = ShownPictures()
    name = name_of(pictures.keep(picture(20)))
    assert pictures.of(name).width() == 20
    pictures.forget()
    assert pictures.of(name).isNull()


def test_of_older_ones_nothing_is_left() -> None:
    pictures = ShownPictures()
    names = [name_of(pictures.keep(picture(side))) for side in (10, 20, 30)]
    assert [pictures.of(name).width() for name in names] == [0, 20, 30]


def test_no_address_comes_twice() -> None:
    pictures = ShownPictures()
    first = pictures.keep(picture(10))
    pictures.forget()
    assert pictures.keep(picture(10)) != first


def test_a_small_one_is_decoded_from_its_address() -> None:
    assert ShownPictures().of(f"image/png;base64,{png(12)}").width() == 12


@pytest.mark.parametrize(
    "name", ["", "7", "image/png;base64,", "image/png;base64,####", "image/png;base64,AAAA", "a/b"]
)
def test_what_is_none(name: str) -> None:
    assert ShownPictures().of(name).isNull()
