"""Pictures of the screen for support, without anything of a patient: `kill -USR1` to the terminal.

The window itself is never photographed. What it shows is reduced to what may be seen
(`kiosk.session.redacted`), and a process of its own draws that on a glass of its own: a bug in here
cannot show what it was not given.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from kiosk.bystander import ignore_what_is_meant_for_the_terminal
from kiosk.session.redacted import redacted
from kiosk.session.screens import View

KEPT: Final = 10
"""Pictures; older ones go."""

_PATIENCE_MS: Final = 20_000
_NOT_WRITTEN: Final = 1
_QT = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


class Picture(NamedTuple):
    """What is handed to the process that draws. Sizes in dots."""

    view: View
    hospital: str
    px_per_mm: float
    width: int
    height: int
    clock: str
    path: str


class SupportPictures(QObject):
    """Takes them one at a time, on the GUI thread; nothing here waits. `taken`: the path, "" on failure."""

    taken = Signal(str)

    def __init__(self, folder: Path) -> None:
        """`folder` is made with the first picture, for its owner alone."""
        super().__init__()
        self._folder = folder
        self._process = QProcess(self)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        environment = QProcessEnvironment.systemEnvironment()
        for name, value in _QT.items():
            environment.insert(name, value)
        self._process.setProcessEnvironment(environment)
        self._process.finished.connect(self._on_end)
        self._process.errorOccurred.connect(self._on_error)
        self._too_long = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._too_long.timeout.connect(self._process.kill)
        self._path: Path | None = None

    def take(self, picture: Callable[[str], Picture], now: datetime) -> None:
        """`picture` makes what is to be drawn, given the path; its view is reduced here."""
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._prune()
        except OSError:
            self.taken.emit("")
            return
        self._path = self._folder / f"screen-{now:%Y%m%d-%H%M%S}.png"
        wanted = picture(str(self._path))
        wanted = wanted._replace(view=redacted(wanted.view))
        self._too_long.start()
        self._process.start(sys.executable, ["-m", "ui.support_picture"])
        self._process.write(pickle.dumps(wanted))
        self._process.closeWriteChannel()

    def close(self) -> None:
        """The last call to this object."""
        self._process.blockSignals(True)  # noqa: FBT003 - Qt's parameter has no name
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(500)

    def _prune(self) -> None:
        for old in sorted(self._folder.glob("screen-*.png"))[: -(KEPT - 1)]:
            old.unlink()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # then `finished` does not come
            self._on_end()

    def _on_end(self) -> None:
        self._too_long.stop()
        path, self._path = self._path, None
        there = path is not None and path.exists()
        self.taken.emit(str(path) if there else "")


def draw(picture: Picture) -> bool:
    """Draw it and write it for its owner alone; whether that was done. In the process of its own."""
    import PySide6.QtQuick  # noqa: F401, PLC0415 - before the application, so that windows have their type
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - the terminal does not draw here

    from ui.stage import Stage  # noqa: PLC0415 - as above
    from ui.window import application  # noqa: PLC0415 - as above

    application()
    stage = Stage(picture.hospital, picture.px_per_mm)
    stage.set_animated(animated=False)
    stage.show_clock(picture.clock)
    window = stage.load(picture.view)
    window.resize(picture.width, picture.height)
    for _ in range(3):
        QGuiApplication.processEvents()
    os.umask(0o077)
    drawn = window.grabWindow()
    return bool(drawn.save(picture.path, "PNG"))  # type: ignore[call-overload] # PySide's stub wants bytes


def main() -> int:
    ignore_what_is_meant_for_the_terminal()
    # From the terminal that started this program, over a pipe of its own.
    picture: Picture = pickle.load(sys.stdin.buffer)  # noqa: S301 - see above
    return 0 if draw(picture) else _NOT_WRITTEN


if __name__ == "__main__":
    sys.exit(main())
