"""The window before there is a terminal behind it: kept light, since it is what a start waits for."""

from __future__ import annotations

import signal
from collections.abc import Callable
from datetime import datetime
from types import FrameType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.settings import ScreenSettings, Settings, SettingsError
from kiosk.settings.invitation import codes_of, services_of
from ui.fonts import use_house_font
from ui.stage import Stage

# As kiosk.session.present has them for the attract screen; a test holds the two together.
ATTRACT_ACTIONS = ("elder_mode", "no_phone", "staff")


def application() -> QGuiApplication:
    """The one QGuiApplication, in the house typeface."""
    existing = QGuiApplication.instance()
    app = existing if isinstance(existing, QGuiApplication) else QGuiApplication(["yima"])
    app.setApplicationName("yima")
    use_house_font()
    return app


def quit_on_signals() -> None:
    """SIGTERM and SIGINT end the program in order. Python runs handlers between two ticks.

    Not by quit(): that asks the windows first, and one that fills the panel stays when it is asked.
    """
    on_signal("SIGTERM", lambda: QGuiApplication.exit(0))
    # Until there is something to take a picture of.
    on_signal("SIGUSR1", lambda: None)
    on_signal("SIGINT", lambda: QGuiApplication.exit(0))


def on_signal(name: str, done: Callable[[], object]) -> None:
    """Do this on the GUI thread when the signal comes; on a system without it, never."""

    def handle(_number: int, _frame: FrameType | None) -> None:
        # By a timer: said before the event loop runs, an end would be lost.
        QTimer.singleShot(0, done)

    number = getattr(signal, name, None)
    if number is not None:
        signal.signal(number, handle)


def open_attract(settings: Settings) -> Stage:
    """The window with the attract screen, as it looks while the camera is not there yet."""
    terminal, screen = settings.terminal, settings.screen
    stage = Stage(terminal.hospital, screen.px_per_mm)
    stage.offer_languages(terminal.languages)
    promised = services_of(settings), codes_of(settings)
    place(stage.load_attract(ATTRACT_ACTIONS, terminal.languages[0], *promised), screen)
    show_time(stage, datetime.now(terminal.zone))
    return stage


def open_out_of_service(problem: SettingsError) -> Stage:
    """The window where the settings cannot be used."""
    from kiosk.reasons import Code, Failure  # noqa: PLC0415 - not for an ordinary start
    from kiosk.session.screens import OutOfService, View  # noqa: PLC0415 - as above

    stage = Stage("", px_per_mm=4.0)
    failure = Failure(Code.SETTINGS_INVALID, {"what": "; ".join(problem.problems)})
    place(stage.load(View(OutOfService(failure), actions=())), ScreenSettings())
    return stage


def show_time(stage: Stage, now: datetime) -> None:
    stage.show_clock(f"{now.hour}:{now.minute:02}")


def place(window: QQuickWindow, screen: ScreenSettings) -> None:
    """Size of the settings, or the whole panel."""
    window.resize(screen.width, screen.height)
    if screen.x is not None and screen.y is not None:
        window.setPosition(screen.x, screen.y)
    if screen.fullscreen:
        window.showFullScreen()
