"""Notes when each screen was drawn, and waits for screens without stopping Qt's event loop."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer

from kiosk.reasons import Failure
from kiosk.session.screens import View
from ui.app import App
from ui.view_props import name_of

_POLL_MS = 20  # for what changes without an event of Qt's
_ALL_AND_WAIT = (
    QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A screen that reached the glass. `at`: CLOCK_MONOTONIC seconds of its first frame; `phase`: of a
    payment or a print run (`PayPhase`, `PrintPhase`), each of which is drawn anew.
    """

    screen: str
    at: float
    view: View
    phase: str = ""

    @property
    def summary(self) -> str:
        """What it was, and the code of the trouble that it tells of: nothing of the patient's."""
        failure = getattr(self.view.screen, "failure", None)
        code = failure.code.value if isinstance(failure, Failure) else ""
        return " ".join(filter(None, (self.screen, self.phase, code)))


class ScreenTimeoutError(Exception):
    """A screen did not come in time."""


class Recorder(QObject):
    """Follows one app. `drawn` holds every change of screen, oldest first."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self.drawn: list[Drawn] = []
        self._app = app
        self._pending: View | None = None
        self._on_shown(app.assembly.terminal.shown)
        app.shown.connect(self._on_shown)
        app.window.frameSwapped.connect(self._on_frame)

    def _on_shown(self, view: View) -> None:
        known = (self.drawn[-1].screen, self.drawn[-1].phase) if self.drawn else ("", "")
        if (name_of(view.screen), _phase(view)) != known:
            self._pending = view
            self._app.window.update()

    def _on_frame(self) -> None:
        view, self._pending = self._pending, None
        if view is not None:
            self.drawn.append(Drawn(name_of(view.screen), time.monotonic(), view, _phase(view)))

    def forget(self) -> None:
        """Drop what was noted: views hold a patient's data."""
        self.drawn.clear()

    def wait_for(self, *screens: str, phase: str = "", seconds: float = 20.0) -> Drawn:
        """Until one of these screens is the newest drawn, in this phase if one is named.

        ScreenTimeoutError names what is there.
        """

        def is_there() -> bool:
            newest = self.drawn[-1] if self.drawn else None
            return newest is not None and newest.screen in screens and phase in {"", newest.phase}

        if not self.wait_until(is_there, seconds):
            seen = [each.summary for each in self.drawn]
            wanted = f"{' or '.join(screens)} {phase}".rstrip()
            raise ScreenTimeoutError(f"waited for {wanted}, saw {seen}")
        return self.drawn[-1]

    @staticmethod
    def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
        """Run the event loop until `condition` holds, at most so long; whether it holds."""
        until = time.monotonic() + seconds
        looks = QTimer()
        looks.start(_POLL_MS)
        try:
            while not condition():
                if time.monotonic() > until:
                    return False
                QCoreApplication.processEvents(_ALL_AND_WAIT)
        finally:
            looks.stop()
        return True

    @classmethod
    def pause(cls, seconds: float) -> None:
        """Let the program run on for a while."""
        cls.wait_until(lambda: False, seconds)


def _phase(view: View) -> str:
    return str(getattr(view.screen, "phase", ""))
