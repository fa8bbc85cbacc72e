"""The demo on a desktop: the terminal's window, and beside it the dock that plays its world.

Three processes: this one with the dock, the world, and the terminal as it is installed. Whichever
ends first, the others end too, and nothing of them stays behind.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.settings import load
from kiosk.supervision.beginning import RESTART, STARTED_AGAIN
from ui.demo.dock_kiosk import KioskProcess
from ui.demo.dock_model import Board, Dock
from ui.demo.dock_places import Places, places_on
from ui.demo.dock_window import DockWindow
from ui.demo.dock_world import Started, WorldThread
from ui.demo.world import start_world
from ui.fonts import use_house_font

_TICK_MS = 200
_NO_DISPLAY = 2
_NO_DISPLAY_WORDS = "no display: use --headless --out DIR\n"
_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # Ctrl-C, kill, the terminal was closed


def run_dock(camera: str) -> int:
    """Until a window is closed or the program is told to end; the exit code.

    `camera`: a real camera for the terminal, as OpenCV opens it; empty: the played lobby's.
    """
    if not has_display(os.environ):
        sys.stderr.write(_NO_DISPLAY_WORDS)
        return _NO_DISPLAY
    qt = _application()
    with tempfile.TemporaryDirectory(prefix="yima-demo-") as folder:
        demo = Demo(Path(folder), camera, places_on(qt.primaryScreen().availableGeometry()))
        for number in _ENDING:
            signal.signal(number, lambda _number, _frame: demo.leave_soon())
        try:
            demo.open()
            qt.exec()
        finally:
            demo.end()
    return demo.exit_code


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether there is something to open a window on."""
    if sys.platform != "linux" or environment.get("QT_QPA_PLATFORM"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _application() -> QGuiApplication:
    """Qt, before anything else is started: where the display does not answer, Qt ends the program."""
    previous = qInstallMessageHandler(_on_message)
    qt = QGuiApplication(["yima-dock"])
    qInstallMessageHandler(previous)
    use_house_font()
    return qt


def _on_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    sys.stderr.write(text + "\n")
    if kind is QtMsgType.QtFatalMsg:
        sys.stderr.write(_NO_DISPLAY_WORDS)
        sys.stderr.flush()
        os._exit(_NO_DISPLAY)  # the alternative is abort()


class Demo:
    """Everything that runs while the dock is open. `folder` is the caller's to remove after `end`."""

    def __init__(self, folder: Path, camera: str, places: Places) -> None:
        self.exit_code = 0
        self._places = places
        self._camera = camera
        self._told_to_end = False
        self._kiosk: KioskProcess | None = None
        self._settings_file: Path | None = None
        self._world = WorldThread(lambda: _start(folder))
        draw = draw_code if camera else None
        self._window = DockWindow(self._on_tap, real_camera=bool(camera))
        self._dock = Dock(self._world.play, self._window.show, time.monotonic, draw)
        self._timer = QTimer(interval=_TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    @property
    def board(self) -> Board:
        """What the dock shows."""
        return self._dock.board

    def open(self) -> QQuickWindow:
        """Show the dock; the terminal follows as soon as its world is there."""
        self._world.play(
            lambda world: world.write_settings(self._places.glass, self._camera),
            self._on_world,
            self._on_no_world,
        )
        self._timer.start()
        return self._window.load(self.board, self._places)

    def leave_soon(self) -> None:
        """End at the next tick. May be called by the handler of a signal, at any moment."""
        self._told_to_end = True

    def end(self) -> None:
        """End the terminal, then its world."""
        self._timer.stop()
        self._window.hide()  # at once: the rest takes a second or two
        if self._kiosk is not None:
            self._kiosk.stop()
        self._world.stop()

    def _on_world(self, settings_file: Path) -> None:
        self._settings_file = settings_file
        self._kiosk = self._start_kiosk(settings_file)
        self._window.tell(load(settings_file, {}).hospital.base_url)
        self._dock.begin()

    def _start_kiosk(self, settings_file: Path) -> KioskProcess:
        again = {STARTED_AGAIN: "1"}
        return KioskProcess(settings_file, {**_standing_at(self._places), **again})

    def _on_no_world(self, error: Exception) -> None:
        sys.stderr.write(f"the demo's world does not start: {error}\n")
        self._leave(1)

    def _on_tap(self, what: str, key: str) -> None:
        self._dock.tapped(what, key)

    def _on_tick(self) -> None:
        """Python runs the handlers of signals here, between two events of Qt."""
        ended = self._kiosk.exit_code if self._kiosk is not None else None
        if ended == RESTART and self._settings_file is not None and not self._told_to_end:
            self._kiosk = self._start_kiosk(self._settings_file)  # staff have asked for that
        elif self._told_to_end or ended is not None:
            self._leave(ended or 0)
        else:
            self._dock.tick()

    def _leave(self, exit_code: int) -> None:
        self.exit_code = exit_code
        QGuiApplication.quit()


def _start(folder: Path) -> Started:
    manager, world = start_world(folder)

    def stop() -> None:
        try:
            world.stop()
        finally:
            manager.shutdown()

    return Started(world, stop)


def _standing_at(places: Places) -> dict[str, str]:
    """Settings of the terminal by environment: where its window stands."""
    corner = places.kiosk.topLeft()
    return {"YIMA__SCREEN__X": str(corner.x()), "YIMA__SCREEN__Y": str(corner.y())}


def draw_code(code: str) -> str:
    """A QR code as a picture's URL, one pixel a module: it stays in memory."""
    import segno  # noqa: PLC0415 - for real cameras only

    return str(segno.make(code, error="m", micro=False).png_data_uri(scale=1, border=4))
