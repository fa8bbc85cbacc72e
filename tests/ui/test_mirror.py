"""The camera's way onto the glass: cropping, corners, forgetting. Pixels are looked at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from ui.mirror import CameraFeed, CameraMirror, cropped

RED, GREEN, BLUE = b"\xff\x00\x00", b"\x00\xff\x00", b"\x00\x00\xff"


@pytest.fixture
def mirror(qapp: QGuiApplication) -> Iterator[CameraMirror]:  # noqa: ARG001 - colours need one
    made = CameraMirror()
    made.setSize(QSizeF(60, 60))
    made.setProperty("radius", 12.0)
    made.setProperty("ground", QColor("#f2f6f7"))
    yield made
    made.setProperty("feed", None)


def stripes(height: int = 40) -> bytes:
    """Rows of 120 dots: a red third, a green one, a blue one."""
    return (RED * 40 + GREEN * 40 + BLUE * 40) * height


def painted(mirror: CameraMirror) -> QImage:
    picture = QImage(60, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("black"))
    painter = QPainter(picture)
    mirror.paint(painter)
    painter.end()
    return picture


def test_a_frame_is_cropped_to_the_middle(mirror: CameraMirror) -> None:
    feed = CameraFeed()
    mirror.setProperty("feed", feed)
    feed.show_frame(stripes(), 120, 40, 360)
    picture = painted(mirror)
    assert {picture.pixelColor(x, 30).name() for x in (1, 30, 58)} == {"#00ff00"}


def test_corners_have_the_colour_behind_and_edges_the_picture(mirror: CameraMirror) -> None:
    feed = CameraFeed()
    mirror.setProperty("feed", feed)
    feed.show_frame(stripes(), 120, 40, 360)
    picture = painted(mirror)
    corners = [(0, 0), (59, 0), (0, 59), (59, 59)]
    assert {picture.pixelColor(*corner).name() for corner in corners} == {"#f2f6f7"}
    assert picture.pixelColor(30, 0).name() == "#00ff00"


def test_rows_may_be_padded(mirror: CameraMirror) -> None:
    feed = CameraFeed()
    mirror.setProperty("feed", feed)
    row = GREEN * 40 + b"\x00" * 8
    feed.show_frame(memoryview(row * 40), 40, 40, 128)
    assert painted(mirror).pixelColor(30, 30).name() == "#00ff00"


def test_the_callers_buffer_may_change_afterwards(mirror: CameraMirror) -> None:
    feed = CameraFeed()
    mirror.setProperty("feed", feed)
    buffer = bytearray(stripes())
    feed.show_frame(buffer, 120, 40, 360)
    buffer[:] = bytes(len(buffer))
    assert painted(mirror).pixelColor(30, 30).name() == "#00ff00"


def test_live_follows_the_feed_and_is_told_once(mirror: CameraMirror) -> None:
    feed, told = CameraFeed(), []
    mirror.live_changed.connect(lambda: told.append(mirror.property("live")))
    mirror.setProperty("feed", feed)
    for _ in range(3):
        feed.show_frame(stripes(), 120, 40, 360)
    feed.clear()
    feed.clear()
    assert told == [True, False]


def test_after_clear_nothing_is_painted_or_kept(mirror: CameraMirror) -> None:
    feed = CameraFeed()
    mirror.setProperty("feed", feed)
    feed.show_frame(stripes(), 120, 40, 360)
    feed.clear()
    assert painted(mirror).pixelColor(30, 30).name() == "#000000"
    assert feed.picture.isNull()


def test_a_mirror_made_later_shows_the_newest_frame(mirror: CameraMirror) -> None:
    feed = CameraFeed()
    feed.show_frame(stripes(), 120, 40, 360)
    mirror.setProperty("feed", feed)
    assert mirror.property("live") is True


def test_a_mirror_lets_go_of_a_feed(mirror: CameraMirror) -> None:
    feed = CameraFeed()
    mirror.setProperty("feed", feed)
    feed.show_frame(stripes(), 120, 40, 360)
    mirror.setProperty("feed", None)
    assert mirror.property("live") is False


@pytest.mark.parametrize("missing", [1, 360, 360 * 40])
def test_a_frame_shorter_than_its_rows_is_a_bug(missing: int) -> None:
    with pytest.raises(ValueError, match="shorter"):
        CameraFeed().show_frame(stripes()[:-missing], 120, 40, 360)


@pytest.mark.parametrize(
    ("shape", "part"),
    [
        ((60, 60), (40, 0, 40, 40)),
        ((30, 60), (50, 0, 20, 40)),
        ((120, 40), (0, 0, 120, 40)),
        ((240, 20), (0, 15, 120, 10)),
    ],
)
def test_the_largest_middle_part_of_the_shape_is_taken(
    shape: tuple[float, float], part: tuple[float, float, float, float]
) -> None:
    picture = QImage(120, 40, QImage.Format.Format_RGB32)
    assert cropped(picture, QSizeF(*shape)).getRect() == part
