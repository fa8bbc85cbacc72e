"""Where mirror pictures cross from a worker thread to the GUI thread; the newest wins."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Qt, Signal

from hardware.vision.wire import Picture
from ui.mirror import CameraFeed


class MirrorInlet(QObject):
    """`put` from any thread. At most one picture waits; a GUI that is slow skips, never lags."""

    _arrived = Signal()

    def __init__(self, feed: CameraFeed) -> None:
        super().__init__()
        self._feed = feed
        self._lock = threading.Lock()
        self._waiting: Picture | None = None
        self._closed = False
        self._arrived.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def put(self, picture: Picture) -> None:
        with self._lock:
            if self._closed:
                return
            announced, self._waiting = self._waiting is not None, picture
        if not announced:
            self._arrived.emit()

    def close(self) -> None:
        """Nothing crosses any more, not even what is on its way: the feed may go."""
        with self._lock:
            self._closed = True
            self._waiting = None

    def _show(self) -> None:
        with self._lock:
            picture, self._waiting = self._waiting, None
        if picture is not None:
            self._feed.show_frame(
                picture.pixels, picture.width, picture.height, picture.bytes_per_line
            )
