"""The terminal with its window, from the first screen to the end of the program.

Two steps: the window with the attract screen, then everything behind it. Loading the rest takes
longer than drawing the first frame, so it comes after.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from kiosk.clock import Clock, SystemClock
from kiosk.settings import Settings, SettingsError
from kiosk.supervision.beginning import RESTART, STARTED_AGAIN, Beginning
from ui.command import started_ago
from ui.scale import scale_of
from ui.signals import on_signal, quit_on_orders, quit_on_signals
from ui.stage import Stage
from ui.window import application, open_attract, open_notice, open_out_of_service, place

if TYPE_CHECKING:
    from kiosk.assembly.host import Host
    from kiosk.settings.start import Start
    from ui.app import App
    from ui.lockdown import Lockdown
    from ui.support_picture import SupportPictures
    from ui.watch import Watch

SETTINGS_RETRY_MS = 3_000
RESTART_MS = 1_500
NOT_STARTED = 1


class Starter(QObject):
    """Brings one terminal up. `started` once it is there."""

    started = Signal(object)
    _restarting = Signal()

    def __init__(
        self,
        load: Callable[[], Settings],
        clock: Clock | None = None,
        beginning: Beginning = Beginning.PLAIN,
        secure: Callable[[], object] = lambda: None,
        host: Callable[[Settings, Starter], Host | None] = lambda _settings, _starter: None,
    ) -> None:
        """`load` reads the settings: now, and again while they cannot be used. `secure` is called
        before anything of a patient comes in, and after the first frame. `host`: the program around
        the terminal, as it is told.
        """
        super().__init__()
        self.app: App | None = None
        self._load = load
        self._clock = clock
        self._beginning, self._secure, self._host = beginning, secure, host
        self._watch: Watch | None = None
        self._lockdown: Lockdown | None = None
        self._settings: Settings | None = None
        self._pictures: SupportPictures | None = None
        self._restarting.connect(self._restart_soon, Qt.ConnectionType.QueuedConnection)
        self._first_frame = 0.0  # seconds after the start of the program
        self.first_frame_at = 0.0  # CLOCK_MONOTONIC seconds
        try:
            settings = load()
        except SettingsError as problem:
            self.stage = open_out_of_service(problem)
            self._retry = QTimer(self, interval=SETTINGS_RETRY_MS)
            self._retry.timeout.connect(self._look_again)
            self._retry.start()
            self._then(lambda: self._supervised(None))
        else:
            self.stage = self._first(settings)
            self._then(lambda: self._start(settings))

    def _first(self, settings: Settings) -> Stage:
        """What is on the glass before there is a terminal behind it."""
        if self._beginning is Beginning.PLAIN:
            return open_attract(settings)
        from ui.safe_notice import notice_of  # noqa: PLC0415 - not for an ordinary start

        return open_notice(settings, notice_of(self._beginning, settings))

    def _then(self, done: Callable[[], object]) -> None:
        """Go on once the first frame is on the glass, and the event loop is free again."""
        window = self.stage.window
        if window is None:
            raise RuntimeError("the stage has no window")

        def drawn() -> None:
            # A single-shot connection would say it better; naming `Qt` costs 13 ms of this start.
            if not self.first_frame_at:
                self._first_frame, self.first_frame_at = started_ago(), time.monotonic()
                QTimer.singleShot(0, self, done)

        window.frameSwapped.connect(drawn)

    def _look_again(self) -> None:
        """The settings may have been put right: go on without a restart."""
        try:
            settings = self._load()
        except SettingsError:
            return
        self._retry.stop()
        self._beginning = Beginning.PLAIN  # whoever put them right has seen to what was wrong
        self.stage.set_hospital(settings.terminal.hospital)
        self.stage.set_scale(scale_of(settings.screen))
        self.stage.set_look(settings.screen.theme, settings.screen.text_size)
        self.stage.offer_languages(settings.terminal.languages)
        if self.stage.window is not None:
            place(self.stage.window, settings.screen)
        self._start(settings)

    def _supervised(self, settings: Settings | None) -> Watch:
        """Tell whoever supervises this process that it is up; keep the window where it is."""
        if self._watch is None:
            from ui.lockdown import Lockdown  # noqa: PLC0415 - after the first frame
            from ui.watch import Watch  # noqa: PLC0415 - likewise

            self._watch = Watch(settings)
            self._watch.begin()
            self._lockdown = Lockdown.of(self.stage.window)
        return self._watch

    def _start(self, settings: Settings) -> None:
        watch = self._supervised(settings)
        self._secure()
        try:
            self.app = self._assembled(settings)
        except Exception:
            # A bug. The screen promises to scan and nothing would: whoever started the program
            # starts it again, or sees that it does not come up.
            QCoreApplication.exit(NOT_STARTED)
            raise
        from ui.recovery import go_on  # noqa: PLC0415 - after the first frame

        self.app.land_bugs()
        self.app.start()
        self.app.record_start(int(self._first_frame * 1000))
        watch.add(self.app)
        go_on(self.app, settings, self._beginning)
        self._settings = settings
        self.started.emit(self.app)

    def _assembled(self, settings: Settings) -> App:
        host = self._host(settings, self)
        if self._beginning is Beginning.SAFE_MODE:
            return assemble_safe(settings, self.stage, self._clock, host)
        return assemble(settings, self.stage, self._clock, host)

    @property
    def is_supervised(self) -> bool:
        return self._watch is not None and self._watch.is_supervised

    def renew(self, settings: Settings) -> None:
        """Settings have come in, which count from the next start on. Any thread."""
        from kiosk.settings.differences import difference  # noqa: PLC0415 - seldom

        if self.app is not None and self._settings is not None:
            self.app.assembly.renewal.came(difference(self._settings, settings))

    def restart(self) -> None:
        """End in order, soon, and with the exit code that says so. Any thread."""
        self._restarting.emit()

    def _restart_soon(self) -> None:
        """What came of it is read first."""
        QTimer.singleShot(RESTART_MS, self, lambda: QCoreApplication.exit(RESTART))

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
        if self._watch is not None:
            self._watch.end()
        if self._lockdown is not None:
            self._lockdown.release()
        if self._pictures is not None:
            self._pictures.close()

    def _clock_now(self) -> datetime:
        clock = self._clock
        return datetime.now().astimezone() if clock is None else clock.local()


def run(start: Start, beginning: Beginning = Beginning.PLAIN) -> int:
    """Until the window is closed or the program is told to end; the exit code."""
    qt = application()
    quit_on_signals()
    quit_on_orders(os.environ)
    starter = Starter(
        start,
        beginning=beginning,
        secure=_keep_temporary_in_memory,
        host=partial(_host, start, beginning),
    )
    starter.started.connect(start.reached)
    on_signal("SIGUSR1", starter.take_picture)
    code = qt.exec()
    starter.put_away()
    if starter.app is not None:
        starter.app.stop()
    return code


def _host(start: Start, beginning: Beginning, settings: Settings, starter: Starter) -> Host:
    """What comes from the fleet counts from the next start."""
    from kiosk.assembly.host import Host  # noqa: PLC0415 - after the first frame
    from kiosk.settings.fleet_inbox import FleetInbox  # noqa: PLC0415 - likewise
    from kiosk.update.launched import launched  # noqa: PLC0415 - likewise

    return Host(
        settings_file=start.path,
        environment=start.environment,
        site_files=FleetInbox.of(start.path, start.environment, settings, starter.renew),
        restart=starter.restart,
        supervised=starter.is_supervised or STARTED_AGAIN in os.environ,
        beginning=beginning,
        began=time.monotonic(),
        launched=launched(start.environment),
    )


def _keep_temporary_in_memory() -> None:
    from kiosk.supervision.host import keep_temporary_in_memory  # noqa: PLC0415 - after the first frame

    keep_temporary_in_memory(os.environ)


def assemble(
    settings: Settings,
    stage: Stage,
    clock: Clock | None = None,
    host: Host | None = None,
) -> App:
    """Put devices and terminal together behind the stage. `clock`: another than the machine's.
    `host`: the program around it, if it can do anything for it.

    The camera's process is started first: its libraries load on another core beside what is
    imported here.
    """
    from ui import fitted  # noqa: PLC0415 - after the first frame
    from ui.watch import WatchedVision  # noqa: PLC0415 - as above

    vision = WatchedVision(fitted.vision_options(settings))
    vision.launch()
    from hardware.ticket.escpos_printer import EscPosTicketPrinter  # noqa: PLC0415 - as above
    from kiosk.assembly.host import Host  # noqa: PLC0415 - as above
    from kiosk.bootstrap import Devices  # noqa: PLC0415 - as above
    from ui.app import App  # noqa: PLC0415 - as above
    from ui.trial_devices import trial_devices  # noqa: PLC0415 - as above

    at, clock = settings.ticket_printer, clock or SystemClock(settings.terminal.zone)
    printer = EscPosTicketPrinter(at.host, at.port, columns=at.columns)
    devices = Devices(
        source=vision,
        printer=printer,
        reader=fitted.reader(settings),
        scanner=fitted.scanner(settings.scanner, stage),
        lamp=fitted.lamp(settings.lamp),
        presence=fitted.presence(settings.presence),
        reports=fitted.reports(settings, stage.pictures),
        key_switch=fitted.key_switch(settings.staff),
        backlight=fitted.backlight(settings.screen),
        draw_readiness=partial(fitted.readiness_paper, settings),
    )
    app = App(
        settings,
        devices,
        clock,
        stage,
        host=host or Host(),
        trials=partial(trial_devices, settings, clock, vision=vision, printer=printer),
    )
    vision.on_picture = app.inlet.put
    vision.on_fault = app.crash
    vision.on_report = app.record_fault
    return app


def assemble_safe(
    settings: Settings, stage: Stage, clock: Clock | None = None, host: Host | None = None
) -> App:
    """For safe mode: the terminal with what brings payments and prints to their end, and nothing else."""
    from kiosk.assembly.host import Host  # noqa: PLC0415 - after the first frame
    from kiosk.bootstrap import Devices  # noqa: PLC0415 - as above
    from ui import fitted  # noqa: PLC0415 - as above
    from ui.app import App  # noqa: PLC0415 - as above
    from ui.no_devices import NoCodes, NoPrinter  # noqa: PLC0415 - as above

    devices = Devices(
        source=NoCodes(), printer=NoPrinter(), reports=fitted.reports(settings, stage.pictures)
    )
    clock = clock or SystemClock(settings.terminal.zone)
    return App(settings, devices, clock, stage, host=host or Host())
