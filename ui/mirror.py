"""The live mirror of the camera: a feed that frames go into, and the QML item that shows them.

Nothing is kept but the newest frame, and `clear` lets go of that one too.
"""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, QPointF, QRectF, QSizeF, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPainterPath
from PySide6.QtQml import qmlRegisterType
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem
from shiboken6 import isValid

Pixels = bytes | bytearray | memoryview


class CameraFeed(QObject):
    """Where the program puts camera frames; every `CameraMirror` on the glass shows the newest.

    To be used on the GUI thread: connect a worker's signal to `show_frame` (queued).
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picture = QImage()

    @property
    def picture(self) -> QImage:
        """The newest frame as RGB32; null before the first and after `clear`."""
        return self._picture

    @Slot(object, int, int, int)
    def show_frame(self, rgb: Pixels, width: int, height: int, bytes_per_line: int) -> None:
        """Show one frame: RGB888 rows of `bytes_per_line` bytes, already mirrored. Copied at once.

        Raises ValueError when `rgb` is shorter than the rows it is said to hold.
        """
        if len(memoryview(rgb).cast("B")) < (height - 1) * bytes_per_line + width * 3:
            raise ValueError("the frame is shorter than its rows")
        borrowed = QImage(rgb, width, height, bytes_per_line, QImage.Format.Format_RGB888)
        # RGB32 halves the cost of painting, and the copy lets go of the caller's buffer.
        self._picture = borrowed.convertToFormat(QImage.Format.Format_RGB32)
        self.changed.emit()

    @Slot()
    def clear(self) -> None:
        """Forget the frame: the mirror shows its placeholder."""
        if not self._picture.isNull():
            self._picture = QImage()
            self.changed.emit()


class CameraMirror(QQuickPaintedItem):
    """Shows a feed's newest frame, cropped to the item's shape, with rounded corners.

    The corners are painted over in the colour behind the item, which costs a fraction of clipping.
    """

    feed_changed = Signal()
    radius_changed = Signal()
    ground_changed = Signal()
    live_changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._feed: CameraFeed | None = None
        self._radius = 0.0
        self._ground = QColor("white")
        self._ground_brush = plain_brush(self._ground)
        self._live = False
        self._corners = QPainterPath()
        self._corners_for = QSizeF()

    def _get_feed(self) -> QObject | None:
        return self._feed

    def _set_feed(self, feed: QObject | None) -> None:
        if feed is self._feed:
            return
        if self._feed is not None and isValid(self._feed):
            self._feed.changed.disconnect(self._on_frame)
        self._feed = feed if isinstance(feed, CameraFeed) else None
        if self._feed is not None:
            self._feed.changed.connect(self._on_frame)
        self.feed_changed.emit()
        self._on_frame()

    def _get_radius(self) -> float:
        return self._radius

    def _set_radius(self, radius: float) -> None:
        if radius != self._radius:
            self._radius = radius
            self._corners_for = QSizeF()
            self.radius_changed.emit()
            self.update()

    def _get_ground(self) -> QColor:
        return self._ground

    def _set_ground(self, ground: QColor) -> None:
        if ground != self._ground:
            self._ground = ground
            self._ground_brush = plain_brush(ground)
            self.ground_changed.emit()
            self.update()

    def _get_live(self) -> bool:
        return self._live

    feed = Property(QObject, _get_feed, _set_feed, notify=feed_changed)
    radius = Property(float, _get_radius, _set_radius, notify=radius_changed)
    ground = Property(QColor, _get_ground, _set_ground, notify=ground_changed)
    live = Property(bool, _get_live, notify=live_changed)

    def _on_frame(self) -> None:
        live = self._feed is not None and not self._feed.picture.isNull()
        if live != self._live:
            self._live = live
            self.live_changed.emit()
        self.update()

    def paint(self, painter: QPainter) -> None:
        if self._feed is None or self._feed.picture.isNull():
            return
        picture = self._feed.picture
        target = QRectF(QPointF(), self.size())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, picture, cropped(picture, target.size()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(self._corner_mask(target), self._ground_brush)

    def _corner_mask(self, target: QRectF) -> QPainterPath:
        if self._corners_for != target.size():
            # Half a dot wider than the item, so that no edge of the picture shines through.
            square = QPainterPath()
            square.addRect(target.adjusted(-0.5, -0.5, 0.5, 0.5))
            rounded = QPainterPath()
            rounded.addRoundedRect(target, self._radius, self._radius)
            self._corners = square.subtracted(rounded)
            self._corners_for = target.size()
        return self._corners


def plain_brush(colour: QColor) -> QBrush:
    """A brush of one colour, by way of a gradient.

    `QBrush(colour)` would have PySide build the whole `Qt` namespace to choose an overload: 13 ms
    on the GUI thread, before the first screen.
    """
    gradient = QLinearGradient(0.0, 0.0, 1.0, 0.0)
    gradient.setColorAt(0.0, colour)
    gradient.setColorAt(1.0, colour)
    return QBrush(gradient)


def cropped(picture: QImage, shape: QSizeF) -> QRectF:
    """The largest middle part of `picture` with the aspect ratio of `shape`."""
    width, height = float(picture.width()), float(picture.height())
    if width * shape.height() > height * shape.width():
        part = QSizeF(height * shape.width() / shape.height(), height)
    else:
        part = QSizeF(width, width * shape.height() / shape.width())
    corner = QPointF((width - part.width()) / 2, (height - part.height()) / 2)
    return QRectF(corner, part)


def register_mirror() -> None:
    """Make `import Yima.Camera` known to QML engines. Call once, before the first engine loads."""
    qmlRegisterType(CameraMirror, "Yima.Camera", 1, 0, "CameraMirror")  # type: ignore[call-overload]  # its stub wants bytes, it takes str
