"""From QVideoFrame to BGR, for each format that a camera or a film comes in. Needs no Qt application."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from hardware.camera.library import opencv
from hardware.camera.qt_pixels import to_bgr

Format = QVideoFrameFormat.PixelFormat

WIDTH, HEIGHT = 50, 38  # rows that Qt pads


def scenery() -> Any:
    """Soft colours, so that halving the chroma loses little."""
    ramp = np.linspace(30, 220, WIDTH)[None, :] * np.ones((HEIGHT, 1))
    image = np.dstack((ramp, ramp[:, ::-1], np.full_like(ramp, 120)))
    return image.astype(np.uint8)


def framed(kind: Any, planes: list[Any], full_range: bool = False) -> QVideoFrame:
    """A QVideoFrame with these planes, each rows x bytes."""
    layout = QVideoFrameFormat(QSize(WIDTH, HEIGHT), kind)
    if full_range:
        layout.setColorRange(QVideoFrameFormat.ColorRange.ColorRange_Full)
    frame = QVideoFrame(layout)
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    for number, plane in enumerate(planes):
        rows = plane.reshape(plane.shape[0], -1)
        line = frame.bytesPerLine(number)
        room = np.frombuffer(frame.bits(number), np.uint8)
        for row, content in enumerate(rows):
            room[row * line : row * line + len(content)] = content
    frame.unmap()
    return frame


def yuv(full_range: bool) -> tuple[Any, Any, Any]:
    """Planes at full size, ITU-R BT.601."""
    cv2 = opencv()
    y, v, u = cv2.split(cv2.cvtColor(scenery(), cv2.COLOR_BGR2YCrCb))
    if full_range:
        return y, u, v
    narrow = [np.round(16 + y * (219 / 255.0))]
    narrow += [np.round(128 + (part - 128.0) * (224 / 255.0)) for part in (u, v)]
    y, u, v = (part.astype(np.uint8) for part in narrow)
    return y, u, v


def planes_of(kind: Any, full_range: bool) -> list[Any]:
    y, u, v = yuv(full_range)
    small_u, small_v = u[::2, ::2], v[::2, ::2]
    match kind:
        case Format.Format_YUV420P:
            return [y, small_u, small_v]
        case Format.Format_YV12:
            return [y, small_v, small_u]
        case Format.Format_YUV422P:
            return [y, u[:, ::2], v[:, ::2]]
        case Format.Format_NV12:
            return [y, np.dstack((small_u, small_v))]
        case _:
            return [y, np.dstack((small_v, small_u))]


@pytest.mark.parametrize("full_range", [True, False], ids=["full", "video"])
@pytest.mark.parametrize(
    "kind",
    [
        Format.Format_YUV420P,
        Format.Format_YV12,
        Format.Format_YUV422P,
        Format.Format_NV12,
        Format.Format_NV21,
    ],
    ids=lambda kind: kind.name,
)
def test_planes_of_brightness_and_colour(kind: Any, full_range: bool) -> None:
    image = to_bgr(framed(kind, planes_of(kind, full_range), full_range))
    assert image is not None
    assert image.shape == (HEIGHT, WIDTH, 3)
    difference = np.abs(image.astype(int) - scenery().astype(int))
    assert difference.mean() < 4
    assert difference.max() < 16


@pytest.mark.parametrize(
    "kind", [Format.Format_YUYV, Format.Format_UYVY], ids=lambda kind: kind.name
)
def test_brightness_and_colour_in_turn(kind: Any) -> None:
    y, u, v = yuv(full_range=False)
    colour = np.where(np.arange(WIDTH) % 2 == 0, u, np.roll(v, 1, axis=1))
    pairs = (y, colour) if kind is Format.Format_YUYV else (colour, y)
    image = to_bgr(framed(kind, [np.dstack(pairs)]))
    assert image is not None
    assert np.abs(image.astype(int) - scenery().astype(int)).mean() < 4


@pytest.mark.parametrize(
    ("kind", "order"),
    [
        (Format.Format_BGRA8888, "BGRA"),
        (Format.Format_BGRX8888, "BGRA"),
        (Format.Format_RGBA8888, "RGBA"),
        (Format.Format_RGBX8888, "RGBA"),
        (Format.Format_ARGB8888, "ARGB"),
        (Format.Format_XRGB8888, "ARGB"),
        (Format.Format_ABGR8888, "ABGR"),
        (Format.Format_XBGR8888, "ABGR"),
    ],
    ids=str,
)
def test_four_bytes_a_pixel(kind: Any, order: str) -> None:
    channels = {
        **dict(zip("BGR", cv2_split(), strict=True)),
        "A": np.full_like(cv2_split()[0], 255),
    }
    image = to_bgr(framed(kind, [np.dstack([channels[name] for name in order])]))
    assert image is not None
    assert np.array_equal(image, scenery())
    assert image.flags["C_CONTIGUOUS"]


def cv2_split() -> tuple[Any, ...]:
    return tuple(opencv().split(scenery()))


def test_grey_and_what_cannot_be_read() -> None:
    grey = scenery()[:, :, 0]
    image = to_bgr(framed(Format.Format_Y8, [grey]))
    assert image is not None
    assert np.array_equal(image, np.dstack((grey,) * 3))
    assert to_bgr(QVideoFrame()) is None
    assert to_bgr(QVideoFrame(QVideoFrameFormat(QSize(64, 48), Format.Format_P010))) is None
