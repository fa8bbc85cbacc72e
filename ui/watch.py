"""The terminal's side of being supervised: what shows progress, told to whoever asked for it."""

from __future__ import annotations

import os
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from hardware.vision.client import VisionProcess
from kiosk.settings.supervision import SupervisionSettings, supervision_of
from kiosk.supervision.notify import Summons, summoned
from kiosk.supervision.watchdog import Beat, Watchdog, WorkCheck

if TYPE_CHECKING:
    from kiosk.settings import Settings
    from ui.app import App

_BEATS = 4  # of the GUI thread within its bound


class WatchedVision(VisionProcess):
    """Remembers when it last heard of the vision process. Beats count, so a camera that is being
    looked for is progress, and one that is absent for good, too.
    """

    _last: tuple[int | None, float] = (None, 0.0)

    def launch(self) -> None:
        self._last = (None, monotonic())
        super().launch()

    def heard(self) -> None:
        super().heard()
        self._last = (self.pid, monotonic())

    def silent_for(self) -> tuple[float, bool]:
        """Seconds since the last message, and whether it was of the process that runs now."""
        pid, at = self._last
        return monotonic() - at, pid is not None and pid == self.pid


class CameraCheck:
    """The camera's process speaks; one that is being started anew has longer."""

    def __init__(self, vision: WatchedVision, settings: SupervisionSettings) -> None:
        self._vision, self._settings = vision, settings

    def progresses(self) -> bool:
        seconds, speaks = self._vision.silent_for()
        settings = self._settings
        return seconds <= (settings.camera_seconds if speaks else settings.camera_start_seconds)


class Watch(QObject):
    """From the first frame on. Without a supervisor it does nothing."""

    def __init__(self, settings: Settings | None) -> None:
        """`settings` None: they cannot be used so far."""
        super().__init__()
        self._settings = supervision_of(settings)
        self._summons: Summons | None = summoned(os.environ)
        self._watchdog: Watchdog | None = None
        self._timer = QTimer(self)

    @property
    def is_supervised(self) -> bool:
        """Somebody hears whether this process is up, and starts it again when it ends."""
        return self._summons is not None

    def begin(self) -> None:
        """Say that the first frame is on the glass. From now on the GUI thread is watched."""
        if self._summons is None:
            return
        self._summons.notifier.ready("first frame")
        if self._summons.watchdog is None:
            return
        beat = Beat(self._settings.gui_seconds)
        self._timer.timeout.connect(beat.beat)
        self._timer.start(int(self._settings.gui_seconds * 1_000 / _BEATS))
        self._watchdog = Watchdog(self._summons.notifier, self._summons.watchdog)
        self._watchdog.watch("gui", beat.progresses)
        self._watchdog.start()

    def add(self, app: App) -> None:
        """The terminal is up: its lanes and, unless it has none, its camera's process."""
        if self._watchdog is None:
            return
        from kiosk.supervision.assembly import LANE_BOUNDS  # noqa: PLC0415 - loaded by then

        work = WorkCheck(app.assembly.work.oldest, self._settings.lane_seconds, LANE_BOUNDS)
        self._watchdog.watch("lanes", work.progresses)
        source = app.devices.source
        if isinstance(source, WatchedVision):
            self._watchdog.watch("camera", CameraCheck(source, self._settings).progresses)

    def end(self) -> None:
        """The program ends in order; its supervisor gives it a time for that."""
        self._timer.stop()
        if self._watchdog is not None:
            self._watchdog.stop()
        if self._summons is not None:
            self._summons.notifier.stopping()
