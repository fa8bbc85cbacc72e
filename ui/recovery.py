"""How a terminal goes on after its first frame: what the log is told, and when patients are let in."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from kiosk.audit.catalogue import EventId, FieldValue
from kiosk.session.effects import Record
from kiosk.settings import Settings
from kiosk.settings.supervision import supervision_of
from kiosk.supervision import crash_record
from kiosk.supervision.beginning import Beginning
from kiosk.supervision.host import swap_on_disk
from ui.app import App
from ui.safe_notice import crashes
from ui.safe_stage import SafeStage

_LOOK_MS = 50


class Recovery(QObject):
    """Lets patients in once the journal has been seen to, or has taken too long."""

    def __init__(self, app: App, stage: SafeStage, seconds: float) -> None:
        super().__init__(stage)
        self._app, self._stage = app, stage
        self._looks_left = max(1, round(seconds * 1_000 / _LOOK_MS))
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        self._looks_left -= 1
        if self._app.assembly.recovered or self._looks_left == 0:
            self._timer.stop()
            self._stage.release(self._app.assembly.terminal.shown)
            self._app.shown.emit(self._app.assembly.terminal.shown)


def go_on(app: App, settings: Settings, beginning: Beginning) -> None:
    """Tell the log how it began; after a crash, wait for the journal; on trial, for the proof."""
    record = crash_record.read(settings.storage.folder)
    if beginning is Beginning.SAFE_MODE:
        _record(app, EventId.SAFE_MODE_ENTERED, crashes=crashes(record, settings))
    if beginning is Beginning.AFTER_CRASH:
        _record(app, EventId.PROGRAM_RESTARTED, crashes=crashes(record, settings))
        if isinstance(app.stage, SafeStage):
            Recovery(app, app.stage, supervision_of(settings).recovery_seconds)
    if app.assembly.updates.on_trial:
        from ui.trial import TrialGlass  # noqa: PLC0415 - seldom

        TrialGlass(app)
    if swapped := swap_on_disk():
        _record(app, EventId.SWAP_PRESENT, megabytes=swapped)


def _record(app: App, event: EventId, **fields: FieldValue) -> None:
    app.assembly.run(Record(event, fields))
