"""The terminal with its window, from the first screen to the end of the program.

Two steps: the window with the attract screen, then everything behind it. Loading the rest takes
longer than drawing the first frame, so it comes after.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from kiosk.clock import Clock, SystemClock
from kiosk.settings import Settings, SettingsError
from ui.command import started_ago
from ui.stage import Stage
from ui.window import (
    application,
    on_signal,
    open_attract,
    open_out_of_service,
    place,
    quit_on_signals,
)

if TYPE_CHECKING:
    from hardware.vision.options import VisionOptions
    from kiosk.devices import DocumentReader, Lamp, PresenceSensor, Scanner
    from kiosk.handlers.report_desk import ReportDevices
    from kiosk.settings.lobby import PresenceSettings
    from kiosk.settings.sections import LampSettings, ScannerSettings
    from ui.app import App
    from ui.support_picture import SupportPictures

SETTINGS_RETRY_MS = 3_000
NOT_STARTED = 1


class Starter(QObject):
    """Brings one terminal up. `started` once it is there."""

    started = Signal(object)

    def __init__(self, load: Callable[[], Settings], clock: Clock | None = None) -> None:
        """`load` reads the settings: now, and again while they cannot be used."""
        super().__init__()
        self.app: App | None = None
        self._load = load
        self._clock = clock
        self._settings: Settings | None = None
        self._pictures: SupportPictures | None = None
        self._first_frame = 0.0  # seconds after the start of the program
        self.first_frame_at = 0.0  # CLOCK_MONOTONIC seconds
        try:
            settings = load()
        except SettingsError as problem:
            self.stage = open_out_of_service(problem)
            self._retry = QTimer(self, interval=SETTINGS_RETRY_MS)
            self._retry.timeout.connect(self._look_again)
            self._retry.start()
        else:
            self.stage = open_attract(settings)
            self._then(settings)

    def _then(self, settings: Settings) -> None:
        """Go on once the first frame is on the glass, and the event loop is free again."""
        window = self.stage.window
        if window is None:
            raise RuntimeError("the stage has no window")

        def drawn() -> None:
            # A single-shot connection would say it better; naming `Qt` costs 13 ms of this start.
            if not self.first_frame_at:
                self._first_frame, self.first_frame_at = started_ago(), time.monotonic()
                QTimer.singleShot(0, self, lambda: self._start(settings))

        window.frameSwapped.connect(drawn)

    def _look_again(self) -> None:
        """The settings may have been put right: go on without a restart."""
        try:
            settings = self._load()
        except SettingsError:
            return
        self._retry.stop()
        self.stage.set_hospital(settings.terminal.hospital)
        self.stage.set_scale(settings.screen.px_per_mm)
        self.stage.offer_languages(settings.terminal.languages)
        if self.stage.window is not None:
            place(self.stage.window, settings.screen)
        self._start(settings)

    def _start(self, settings: Settings) -> None:
        try:
            self.app = assemble(settings, self.stage, self._clock)
        except Exception:
            # A bug. The screen promises to scan and nothing would: whoever started the program
            # starts it again, or sees that it does not come up.
            QCoreApplication.exit(NOT_STARTED)
            raise
        self.app.land_bugs()
        self.app.start()
        self.app.record_start(int(self._first_frame * 1000))
        self._settings = settings
        self.started.emit(self.app)

    def take_picture(self) -> None:
        """For support: into the storage folder, without anything of a patient."""
        if self.app is None or self._settings is None:
            return
        from ui.support_picture import SupportPictures  # noqa: PLC0415 - seldom

        if self._pictures is None:
            self._pictures = SupportPictures(self._settings.storage.folder / "support")
            self._pictures.taken.connect(self.app.record_picture)
        self._pictures.take(self.app.pictured, self._clock_now())

    def put_away(self) -> None:
        """The program ends."""
        if self._pictures is not None:
            self._pictures.close()

    def _clock_now(self) -> datetime:
        clock = self._clock
        return datetime.now().astimezone() if clock is None else clock.local()


def run(load: Callable[[], Settings]) -> int:
    """Until the window is closed or the program is told to end; the exit code."""
    qt = application()
    quit_on_signals()
    starter = Starter(load)
    on_signal("SIGUSR1", starter.take_picture)
    code = qt.exec()
    starter.put_away()
    if starter.app is not None:
        starter.app.stop()
    return code


def assemble(settings: Settings, stage: Stage, clock: Clock | None = None) -> App:
    """Put devices and terminal together behind the stage. `clock`: another than the machine's.

    The camera's process is started first: its libraries load on another core beside what is
    imported here.
    """
    from hardware.vision.client import VisionProcess  # noqa: PLC0415 - after the first frame

    vision = VisionProcess(_vision_options(settings))
    vision.launch()
    from hardware.ticket.escpos_printer import (  # noqa: PLC0415 - as above
        EscPosTicketPrinter,
    )
    from kiosk.bootstrap import Devices  # noqa: PLC0415 - as above
    from ui.app import App  # noqa: PLC0415 - as above

    printer = settings.ticket_printer
    devices = Devices(
        source=vision,
        printer=EscPosTicketPrinter(printer.host, printer.port, columns=printer.columns),
        reader=_reader(settings),
        scanner=_scanner(settings.scanner, stage),
        lamp=_lamp(settings.lamp),
        presence=_presence(settings.presence),
        reports=_reports(settings),
    )
    app = App(settings, devices, clock or SystemClock(settings.terminal.zone), stage)
    vision.on_picture = app.inlet.put
    vision.on_fault = app.crash
    vision.on_report = app.record_fault
    return app


def _reports(settings: Settings) -> ReportDevices | None:
    """Imported where reports are on: drawing them takes a template engine, printing an IPP library."""
    if settings.reports is None:
        return None
    from ui.report_devices import report_devices  # noqa: PLC0415 - see above

    return report_devices(settings)


def _vision_options(settings: Settings) -> VisionOptions:
    from hardware.camera.wishes import CameraWishes  # noqa: PLC0415 - after the first frame
    from hardware.vision.options import VisionOptions  # noqa: PLC0415 - likewise

    camera = settings.camera
    wishes = CameraWishes(
        camera.width,
        camera.height,
        camera.frames_per_second,
        autofocus=camera.autofocus,
        focus=camera.focus,
        exposure=camera.exposure_seconds,
        gain=camera.gain,
    )
    return VisionOptions(camera.source, wishes, str(settings.storage.folder / "recordings"))


def _scanner(settings: ScannerSettings, stage: Stage) -> Scanner | None:
    """The barcode scanner, where this terminal has one: few do, so little is imported before."""
    if settings.kind == "none":
        return None
    from hardware.scanner.make import make_serial_scanner, make_wedge  # noqa: PLC0415 - see above

    if settings.kind == "serial":
        return make_serial_scanner(
            port=settings.port,
            baud=settings.baud,
            data_bits=settings.data_bits,
            parity=settings.parity,
            stop_bits=settings.stop_bits,
            prefix=settings.prefix,
            suffix=settings.suffix,
            aim_identifier=settings.aim_identifier,
        )
    from ui.wedge import WedgeFilter  # noqa: PLC0415 - see above

    if stage.window is None:
        raise RuntimeError("the stage has no window")
    wedge = make_wedge(
        prefix=settings.prefix,
        suffix=settings.suffix,
        aim_identifier=settings.aim_identifier,
        gap=settings.gap_ms / 1_000,
        least=settings.least,
    )
    return WedgeFilter(wedge, stage.window)


def _presence(settings: PresenceSettings) -> PresenceSensor | None:
    if settings.kind == "none":
        return None
    from hardware.presence.gpio import make_presence  # noqa: PLC0415 - few have one

    return make_presence(settings.chip, settings.line, active_low=settings.active_low)


def _lamp(settings: LampSettings) -> Lamp | None:
    if settings.kind == "none":
        return None
    from hardware.lamp.make import make_lamp  # noqa: PLC0415 - few have one

    return make_lamp(
        settings.kind,
        port=settings.port,
        chip=settings.chip,
        line=settings.line,
        active_low=settings.active_low,
    )


def _reader(settings: Settings) -> DocumentReader | None:
    """The identity document reader, where this terminal has one."""
    at = settings.identity_reader
    if not at.host:
        return None
    from hardware.identity.service_reader import ServiceReader  # noqa: PLC0415 - few have one

    return ServiceReader(at.host, at.port)
