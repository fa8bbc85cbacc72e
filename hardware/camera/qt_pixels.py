"""From a QVideoFrame to a BGR picture, on the processor and without a GPU or a display."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from hardware.camera.library import as_frame_image, opencv

if TYPE_CHECKING:
    from hardware.camera.frames import Picture

_Format = QVideoFrameFormat.PixelFormat

# Where blue, green and red stand among the four bytes of a pixel in memory.
_PACKED: dict[QVideoFrameFormat.PixelFormat, tuple[int, int, int]] = {
    _Format.Format_BGRA8888: (0, 1, 2),
    _Format.Format_BGRA8888_Premultiplied: (0, 1, 2),
    _Format.Format_BGRX8888: (0, 1, 2),
    _Format.Format_RGBA8888: (2, 1, 0),
    _Format.Format_RGBX8888: (2, 1, 0),
    _Format.Format_ARGB8888: (3, 2, 1),
    _Format.Format_ARGB8888_Premultiplied: (3, 2, 1),
    _Format.Format_XRGB8888: (3, 2, 1),
    _Format.Format_ABGR8888: (1, 2, 3),
    _Format.Format_XBGR8888: (1, 2, 3),
}
# The planes of U and V.
_PLANAR = {
    _Format.Format_YUV420P: (1, 2),
    _Format.Format_YUV422P: (1, 2),
    _Format.Format_YV12: (2, 1),
}
# Which of the two bytes of a chroma pair is U, which V.
_PAIRED = {_Format.Format_NV12: (0, 1), _Format.Format_NV21: (1, 0)}
_INTERLEAVED = (_Format.Format_YUYV, _Format.Format_UYVY)

READABLE = frozenset(
    (*_PACKED, *_PLANAR, *_PAIRED, *_INTERLEAVED, _Format.Format_Y8, _Format.Format_Jpeg)
)


def to_bgr(frame: QVideoFrame) -> Picture | None:
    """A copy as BGR, at most 1920 px long; None for a frame that cannot be read.

    Reads 8-bit formats; video range (16 to 235, ITU-R BT.601) is taken for what does not say.
    """
    if not frame.map(QVideoFrame.MapMode.ReadOnly):
        return None
    try:
        image = _converted(frame)
    except TypeError:  # numpy, of a buffer that is shorter than the format says
        return None
    finally:
        frame.unmap()
    return None if image is None else as_frame_image(image)


def _converted(frame: QVideoFrame) -> Picture | None:
    cv2 = opencv()
    kind = frame.pixelFormat()
    height, width = frame.height(), frame.width()
    image: Picture | None = None
    if kind in _PLANAR:
        u, v = (_chroma_plane(frame, plane, height, width) for plane in _PLANAR[kind])
        image = _from_yuv(frame, u, v)
    elif kind in _PAIRED:
        half = _plane(frame, 1, (height + 1) // 2, (width + 1) // 2, 2)
        u, v = (half[:, :, place] for place in _PAIRED[kind])
        image = _from_yuv(frame, u, v)
    elif kind in _PACKED:
        image = np.ascontiguousarray(_plane(frame, 0, height, width, 4)[:, :, list(_PACKED[kind])])
    elif kind in _INTERLEAVED:
        code = cv2.COLOR_YUV2BGR_YUYV if kind is _Format.Format_YUYV else cv2.COLOR_YUV2BGR_UYVY
        image = cv2.cvtColor(np.ascontiguousarray(_plane(frame, 0, height, width, 2)), code)
    elif kind is _Format.Format_Y8:
        image = cv2.cvtColor(
            np.ascontiguousarray(_plane(frame, 0, height, width)), cv2.COLOR_GRAY2BGR
        )
    elif kind is _Format.Format_Jpeg:
        image = cv2.imdecode(np.frombuffer(frame.bits(0), np.uint8), cv2.IMREAD_COLOR)
    return image


def _plane(frame: QVideoFrame, plane: int, height: int, width: int, depth: int = 1) -> Picture:
    """A view of a mapped plane without the padding of its rows. TypeError where it is too short."""
    shape = (height, width) if depth == 1 else (height, width, depth)
    strides = (frame.bytesPerLine(plane), depth, 1)[: len(shape)]
    return np.ndarray(shape, np.uint8, buffer=frame.bits(plane), strides=strides)


def _chroma_plane(frame: QVideoFrame, plane: int, height: int, width: int) -> Picture:
    lines = height if frame.pixelFormat() is _Format.Format_YUV422P else (height + 1) // 2
    return _plane(frame, plane, lines, (width + 1) // 2)


def _from_yuv(frame: QVideoFrame, u: Picture, v: Picture) -> Picture:
    cv2 = opencv()
    height, width = frame.height(), frame.width()
    y = _plane(frame, 0, height, width)
    u, v = (
        cv2.resize(np.ascontiguousarray(part), (width, height), interpolation=cv2.INTER_LINEAR)
        for part in (u, v)
    )
    if frame.surfaceFormat().colorRange() is not QVideoFrameFormat.ColorRange.ColorRange_Full:
        y = cv2.convertScaleAbs(cv2.subtract(np.ascontiguousarray(y), 16), alpha=255 / 219)
        u, v = (cv2.convertScaleAbs(cv2.subtract(part, 16), alpha=255 / 224) for part in (u, v))
    return np.asarray(cv2.cvtColor(cv2.merge((y, v, u)), cv2.COLOR_YCrCb2BGR), np.uint8)
