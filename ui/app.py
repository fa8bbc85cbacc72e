"""The program with a screen: one window, one terminal, everything slow elsewhere.

The GUI thread steps the flow and draws; it never decodes, verifies, waits or writes. Events of
workers wake it through a queued signal.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from types import FrameType, TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.audit.catalogue import EventId, fingerprint
from kiosk.bootstrap import Assembly, Devices
from kiosk.clock import Clock
from kiosk.devices import CameraState
from kiosk.reasons import Code, Failure
from kiosk.session.effects import Record
from kiosk.session.events import Crashed, Tapped, Ticked
from kiosk.session.screens import Action, OutOfService, View
from kiosk.settings import ScreenSettings, Settings, SettingsError
from ui.fonts import use_house_font
from ui.inlet import MirrorInlet
from ui.stage import Stage

TICK_MS = 250
SETTINGS_RETRY_MS = 3_000


def application() -> QGuiApplication:
    """The one QGuiApplication, in the house typeface."""
    existing = QGuiApplication.instance()
    app = existing if isinstance(existing, QGuiApplication) else QGuiApplication(["yima"])
    app.setApplicationName("yima")
    use_house_font()
    return app


class App(QObject):
    """Puts an `Assembly` behind a `Stage`. `shown` follows every view that reached the glass."""

    woken = Signal()
    shown = Signal(object)

    def __init__(self, settings: Settings, devices: Devices, clock: Clock, stage: Stage) -> None:
        super().__init__()
        self.stage = stage
        self.devices = devices
        self._clock = clock
        self._window: QQuickWindow | None = stage.window
        self.inlet = MirrorInlet(stage.feed)
        self.assembly = Assembly(settings, devices, clock, show=self._show, wake=self.woken.emit)
        self.woken.connect(self._drain, Qt.ConnectionType.QueuedConnection)
        stage.tapped.connect(self._on_tap)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    @property
    def window(self) -> QQuickWindow:
        if self._window is None:
            raise RuntimeError("not started")
        return self._window

    def start(self) -> None:
        """Show the first screen, then set everything else going."""
        self._show_time()
        self._drain()
        self.assembly.start()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self.assembly.stop()

    def record_start(self, milliseconds: int) -> None:
        """Log how long it took from the start of the program to the first screen."""
        self.assembly.run(Record(EventId.TERMINAL_STARTED, {"start_ms": milliseconds}))

    def crash(self, error: BaseException) -> None:
        """A bug somewhere: into the safe screen. Any thread."""
        self.assembly.terminal.post(Crashed(fingerprint(error)))

    def _show(self, view: View) -> None:
        if self._window is None:
            self._window = self.stage.load(view)
        else:
            self.stage.show(view)
        if self.assembly.terminal.state.equipment.camera is not CameraState.RUNNING:
            self.stage.feed.clear()
        self.shown.emit(view)

    def _drain(self) -> None:
        self.assembly.terminal.drain()

    def _on_tick(self) -> None:
        self.assembly.terminal.post(Ticked())
        self._show_time()

    def _show_time(self) -> None:
        now = self._clock.local()
        self.stage.show_clock(f"{now.hour}:{now.minute:02}")

    def _on_tap(self, action: str, argument: str) -> None:
        self.assembly.terminal.post(Tapped(Action(action), argument))


def place_window(window: QQuickWindow, screen: ScreenSettings) -> None:
    """Size of the settings, or the whole panel."""
    window.resize(screen.width, screen.height)
    if screen.fullscreen:
        window.showFullScreen()


def wait_for_settings(
    stage: Stage,
    load: Callable[[], Settings],
    problem: SettingsError,
    go_on: Callable[[Settings], None],
) -> None:
    """Stand out of service until the settings can be used; then go on without a restart."""
    failure = Failure(Code.SETTINGS_INVALID, {"what": "; ".join(problem.problems)})
    stage.load(View(OutOfService(failure), actions=()))
    timer = QTimer(stage, interval=SETTINGS_RETRY_MS)

    def look() -> None:
        try:
            settings = load()
        except SettingsError:
            return
        timer.stop()
        go_on(settings)

    timer.timeout.connect(look)
    timer.start()


def land_bugs_in(app: App) -> None:
    """Exceptions that Qt would only print go to the safe screen."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        app.crash(error.with_traceback(trace))

    sys.excepthook = hook


def quit_on_signals() -> None:
    """SIGTERM and SIGINT end the program in order. Python runs handlers between two ticks."""

    def leave(_number: int, _frame: FrameType | None) -> None:
        QGuiApplication.quit()

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
