"""The terminal with its window, from the first screen to the end of the program."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from hardware.ticket.escpos_printer import EscPosTicketPrinter
from hardware.vision.client import VisionProcess
from kiosk.bootstrap import Devices
from kiosk.clock import Clock, SystemClock
from kiosk.settings import Settings, SettingsError
from ui.app import (
    App,
    application,
    land_bugs_in,
    place_window,
    quit_on_signals,
    wait_for_settings,
)
from ui.command import Launch, note_start
from ui.stage import Stage


def run(launched: Launch, reload: Callable[[], Settings]) -> int:
    """Until the window is closed or the program is told to end; the exit code."""
    qt = application()
    quit_on_signals()
    apps: list[App] = []
    if isinstance(launched.settings, SettingsError):
        stage = Stage("", px_per_mm=4.0)
        wait_for_settings(
            stage,
            reload,
            launched.settings,
            lambda settings: apps.append(start(settings, stage, None)),
        )
    else:
        apps.append(start_launched(launched))
    code = qt.exec()
    for app in apps:
        app.stop()
    return code


def start_launched(launched: Launch, clock: Clock | None = None) -> App:
    """Start with settings that are known to be good. SettingsError where they are not.

    `clock`: another than the machine's, for a played day.
    """
    settings = launched.settings
    if isinstance(settings, SettingsError):
        raise settings
    stage = Stage(settings.terminal.hospital, settings.screen.px_per_mm)
    return start(settings, stage, launched.vision, clock)


def start(
    settings: Settings,
    stage: Stage,
    vision: VisionProcess | None,
    clock: Clock | None = None,
) -> App:
    """Put the parts together, show the first screen, begin."""
    vision = vision or VisionProcess(settings.camera.source)
    printer = settings.ticket_printer
    devices = Devices(
        source=vision,
        printer=EscPosTicketPrinter(printer.host, printer.port, columns=printer.columns),
    )
    app = App(settings, devices, clock or SystemClock(settings.terminal.zone), stage)
    vision.on_picture = app.inlet.put
    land_bugs_in(app)
    app.start()
    place_window(app.window, settings.screen)
    app.window.frameSwapped.connect(lambda: note_start(app), Qt.ConnectionType.SingleShotConnection)
    return app
