"""Qt's side of `qt_loop`: the application, its event loop, and work carried over from other threads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEventLoop, QLoggingCategory, QObject, Qt, Signal


class Errands:
    """Made, run and ended on one thread; `post` and what is posted come from any.

    Raises RuntimeError where the process has an application already: it lives in another thread.
    """

    def __init__(self) -> None:
        if QCoreApplication.instance() is not None:
            raise RuntimeError("this process has a Qt application already")
        # Before QtMultimedia is loaded, which tells of each library that it would like to have.
        QLoggingCategory.setFilterRules("qt.multimedia.*=false")
        self._application = QCoreApplication(["camera"])
        self._loop = QEventLoop()
        self._door = _Door()

    def run(self) -> None:
        """Until `quit` is posted."""
        self._loop.exec()

    def quit(self) -> None:
        self._loop.quit()

    def post(self, work: Callable[[], Any]) -> None:
        """Have `work` done on the thread that runs."""
        self._door.wanted.emit(work)

    def end(self) -> None:
        """Delete Qt's objects where they lived; the collector would do it on any thread."""
        shiboken6.delete(self._door)
        shiboken6.delete(self._loop)
        self._application.shutdown()


class _Door(QObject):
    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.wanted.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def _do(self, work: Callable[[], Any]) -> None:
        work()
