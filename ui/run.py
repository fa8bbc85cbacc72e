"""The terminal with its window, from the first screen to the end of the program.

Two steps: the window with the attract screen, then everything behind it. Loading the rest takes
longer than drawing the first frame, so it comes after.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from kiosk.clock import Clock, SystemClock
from kiosk.settings import Settings, SettingsError
from ui.command import Launch, started_ago
from ui.stage import Stage
from ui.window import application, open_attract, open_out_of_service, place, quit_on_signals

if TYPE_CHECKING:
    from hardware.vision.client import VisionProcess
    from ui.app import App

SETTINGS_RETRY_MS = 3_000
NOT_STARTED = 1


class Starter(QObject):
    """Brings one terminal up. `started` once it is there."""

    started = Signal(object)

    def __init__(
        self, launched: Launch, reload: Callable[[], Settings], clock: Clock | None = None
    ) -> None:
        super().__init__()
        self.app: App | None = None
        self._reload = reload
        self._clock = clock
        self._first_frame = 0.0  # seconds after the start of the program
        self.first_frame_at = 0.0  # CLOCK_MONOTONIC seconds
        settings = launched.settings
        if isinstance(settings, SettingsError):
            self.stage = open_out_of_service(settings)
            self._retry = QTimer(self, interval=SETTINGS_RETRY_MS)
            self._retry.timeout.connect(self._look_again)
            self._retry.start()
        else:
            self.stage = open_attract(settings)
            self._then(settings, launched.vision)

    def _then(self, settings: Settings, vision: VisionProcess | None) -> None:
        """Go on once the first frame is on the glass, and the event loop is free again."""
        window = self.stage.window
        if window is None:
            raise RuntimeError("the stage has no window")

        def drawn() -> None:
            # A single-shot connection would say it better; naming `Qt` costs 13 ms of this start.
            if not self.first_frame_at:
                self._first_frame, self.first_frame_at = started_ago(), time.monotonic()
                QTimer.singleShot(0, self, lambda: self._start(settings, vision))

        window.frameSwapped.connect(drawn)

    def _look_again(self) -> None:
        """The settings may have been put right: go on without a restart."""
        try:
            settings = self._reload()
        except SettingsError:
            return
        self._retry.stop()
        self.stage.set_hospital(settings.terminal.hospital)
        self.stage.set_scale(settings.screen.px_per_mm)
        self.stage.offer_languages(settings.terminal.languages)
        if self.stage.window is not None:
            place(self.stage.window, settings.screen)
        self._start(settings, None)

    def _start(self, settings: Settings, vision: VisionProcess | None) -> None:
        try:
            self.app = assemble(settings, self.stage, vision, self._clock)
        except Exception:
            # A bug. The screen promises to scan and nothing would: whoever started the program
            # starts it again, or sees that it does not come up.
            QCoreApplication.exit(NOT_STARTED)
            raise
        self.app.land_bugs()
        self.app.start()
        self.app.record_start(int(self._first_frame * 1000))
        self.started.emit(self.app)


def run(launched: Launch, reload: Callable[[], Settings]) -> int:
    """Until the window is closed or the program is told to end; the exit code."""
    qt = application()
    quit_on_signals()
    starter = Starter(launched, reload)
    code = qt.exec()
    if starter.app is not None:
        starter.app.stop()
    elif launched.vision is not None:
        launched.vision.stop()
    return code


def assemble(
    settings: Settings,
    stage: Stage,
    vision: VisionProcess | None = None,
    clock: Clock | None = None,
) -> App:
    """Put devices and terminal together behind the stage.

    `vision`: the camera's process, if it is on its way; `clock`: another than the machine's.
    """
    from hardware.ticket.escpos_printer import (  # noqa: PLC0415 - after the first frame
        EscPosTicketPrinter,
    )
    from hardware.vision.client import VisionProcess  # noqa: PLC0415 - as above
    from kiosk.bootstrap import Devices  # noqa: PLC0415 - as above
    from ui.app import App  # noqa: PLC0415 - as above

    vision = vision or VisionProcess(settings.camera.source)
    printer = settings.ticket_printer
    devices = Devices(
        source=vision,
        printer=EscPosTicketPrinter(printer.host, printer.port, columns=printer.columns),
    )
    app = App(settings, devices, clock or SystemClock(settings.terminal.zone), stage)
    vision.on_picture = app.inlet.put
    vision.on_fault = app.crash
    vision.on_report = app.record_fault
    return app
