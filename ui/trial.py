"""A release on trial and its glass: the first screen comes on once all else is well, and is seen to stay."""

from __future__ import annotations

from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer

from kiosk.update.trial import Trial, TrialState
from ui.app import App
from ui.safe_stage import SafeStage

_LOOK_MS: Final = 250
_STAYS: Final = 2.0
"""Seconds that the screen must stay as it is: what does not load has said so by then."""


class TrialGlass(QObject):
    """Lives as long as the stage."""

    def __init__(self, app: App) -> None:
        super().__init__(app.stage)
        self._app = app
        self._shown_since: float | None = None
        self._frames = 0
        app.window.frameSwapped.connect(self._on_frame)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _on_frame(self) -> None:
        self._frames += 1

    def _look(self) -> None:
        trial = self._app.assembly.updates.trial
        if trial is None or trial.is_over:
            self._timer.stop()
        elif self._shown_since is None:
            self._uncover(trial)
        elif self._frames and monotonic() - self._shown_since >= _STAYS:
            trial.glass_shows()

    def _uncover(self, trial: Trial) -> None:
        if trial.state is not TrialState.READY:
            return
        self._frames, self._shown_since = 0, monotonic()
        stage, shown = self._app.stage, self._app.assembly.terminal.shown
        if isinstance(stage, SafeStage):
            stage.release(shown)
        self._app.shown.emit(shown)
        self._app.window.update()
