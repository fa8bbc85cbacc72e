"""The window before there is a terminal behind it: kept light, since it is what a start waits for."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.settings import ScreenSettings, Settings, SettingsError
from kiosk.settings.invitation import codes_of, services_of
from ui.fonts import use_house_font
from ui.scale import scale_of
from ui.stage import Stage

if TYPE_CHECKING:
    from ui.safe_stage import Notice, SafeStage

# As kiosk.session.present has them for the attract screen; a test holds the two together.
ATTRACT_ACTIONS = ("elder_mode", "no_phone", "staff")


def application() -> QGuiApplication:
    """The one QGuiApplication, in the house typeface."""
    existing = QGuiApplication.instance()
    app = existing if isinstance(existing, QGuiApplication) else QGuiApplication(["yima"])
    app.setApplicationName("yima")
    use_house_font()
    return app


def open_attract(settings: Settings) -> Stage:
    """The window with the attract screen, as it looks while the camera is not there yet."""
    terminal, screen = settings.terminal, settings.screen
    stage = Stage(terminal.hospital, scale_of(screen))
    stage.offer_languages(terminal.languages)
    stage.set_look(screen.theme, screen.text_size)
    promised = services_of(settings), codes_of(settings)
    place(stage.load_attract(ATTRACT_ACTIONS, terminal.languages[0], *promised), screen)
    show_time(stage, datetime.now(terminal.zone))
    return stage


def open_notice(settings: Settings, notice: Notice) -> SafeStage:
    """The window with a notice, which stays until `SafeStage.release`."""
    from ui.safe_stage import SafeStage  # noqa: PLC0415 - not for an ordinary start

    terminal, screen = settings.terminal, settings.screen
    stage = SafeStage(terminal.hospital, scale_of(screen), notice)
    stage.offer_languages(terminal.languages)
    stage.set_look(screen.theme, screen.text_size)
    place(stage.load_notice(terminal.languages[0]), screen)
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
